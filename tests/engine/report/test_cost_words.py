"""The three coins, said in French and in English."""

from molette.engine.report.cost_words import cost_wording

COSTS = {
    "money": {
        "certain": 1504, "expected": 1410, "next_day": 317,
        "lines": [{"item": "idle", "certain": True, "so_far": 1258.15, "next_day": 148.02}],
        "envelope": {"days_at_completion": 52.0, "overrun": 12.0, "at_risk": 6600, "effective_rate": 418},
        "late": [{"euros": 11880.0, "due": "2026-04-30", "days_late": 30, "paid": False, "claim": 158.64}],
    },
    "time": {"blocked_days": 15.0, "share": 0.25, "slip": 27.0, "later_prospecting": 5.1, "months": 31.0,
             "near_limit": True},
    "strength": {"latest": 4, "on": "2026-05-19", "weeks_high": 1, "trend": None, "alert": "none"},
}  # fmt: skip
CALM = {
    "money": COSTS["money"] | {"lines": [], "late": [], "envelope": COSTS["money"]["envelope"] | {"overrun": 0.0}},
    "time": {"blocked_days": 0.0, "share": 0.0, "slip": None, "later_prospecting": 0.0, "months": 1.0,
             "near_limit": False},
    "strength": {"latest": None, "on": None, "weeks_high": 0, "trend": None, "alert": "none"},
}  # fmt: skip


def test_the_sentence_that_answers():
    assert cost_wording("fr").sentence(COSTS) == (
        "L’attente a coûté environ 1\u202f500\u202f€ nets, et environ 1\u202f400\u202f€ de plus sont à craindre\u202f; "
        "chaque jour de plus coûte environ 320\u202f€."
    )
    assert cost_wording("en").sentence(COSTS) == (
        "Waiting has cost about €1,500 net, and about €1,400 more is to be feared; each further day costs about €320."
    )


def test_without_a_rate_or_without_waiting_it_says_so():
    assert "n’est pas connu" in cost_wording("fr").sentence(COSTS | {"money": None})
    assert cost_wording("en").sentence(CALM) == "Waiting has cost nothing so far."
    assert list(cost_wording("fr").money(COSTS | {"money": None})) == []


def test_the_envelope_and_the_late_bill():
    envelope, bill = cost_wording("fr").money(COSTS)

    assert envelope.startswith("À ce rythme, la mission prend 52 jours, 12 de plus que vendu\u202f: ")
    assert "n’est toujours pas payée, avec 30 jours de retard" in bill
    assert list(cost_wording("en").money(CALM)) == []


def test_time_says_nothing_of_what_is_small():
    assert len(list(cost_wording("fr").time(COSTS))) == 4
    assert list(cost_wording("en").time(CALM)) == []


def test_strength_gives_no_verdict():
    assert cost_wording("fr").strength(COSTS) == "Dernière réponse, le 19 mai\u202f: assez fortement."
    assert "for your eyes only" in cost_wording("en").strength(CALM)
    assert "médecin" in cost_wording("fr").strength({"strength": COSTS["strength"] | {"alert": "lasting"}})
