"""For each observable that the ledger settles: a story that says yes, one that says no, one that says nothing."""

import pytest

FAST = "\n".join(
    f"""    2026-03-{day:02} me -> chloe asks information "Question {day}" #q{day}
    2026-03-{day + 1:02} chloe answers #q{day}"""
    for day in (3, 9, 16)
)
SLOW = """
    2026-05-05 me -> chloe asks information "Effectifs" #s1
    2026-05-18 chloe answers #s1
    2026-05-06 me -> chloe asks information "Primes" #s2
    2026-05-19 chloe answers #s2
"""
MONEY = "    2026-03-31 me -> chloe bills 900 EUR due 2026-04-30 #i\n"
OVER = "    2026-03-20 me works 11 d on cadrage\n"
QUICK = """
    2026-05-18 me -> chloe asks information "Effectifs" #s1
    2026-05-19 chloe answers #s1
    2026-05-18 me -> chloe asks information "Primes" #s2
    2026-05-19 chloe answers #s2
"""
ASKED = """
    2026-05-04 me -> chloe asks {kind} by 2026-05-11 "Le fichier" #r1
"""
FOUR = "\n".join(f"    2026-05-0{n} me -> chloe plans meeting for 2026-05-1{n} 10:00 #m{n}" for n in (1, 2, 3, 4))
HELD = """
    2026-03-05 me -> paul plans meeting for 2026-03-10 10:00 #m1
    2026-03-12 me -> paul plans meeting for 2026-03-17 10:00 #m2
"""
PROMISES = "\n".join(
    f"""    2026-05-0{n} me -> chloe asks information "Pièce {n}" #p{n}
    2026-05-05 chloe promises #p{n} by 2026-05-07"""
    for n in (1, 2, 3, 4, 5)
)
ACTIVE = "\n".join(
    f"    2026-03-{day:02} me works 1 d on cadrage\n    2026-03-{day:02} me -> paul talks by phone"
    for day in (3, 4, 5, 10, 11, 12, 17, 18, 19, 24, 25, 26)
)
TWO_DUE = """mission "Paie" 2026-03-02
  person me "Alice Roux"
  person chloe "Chloé Martin", sponsor
  milestone cadrage, 8 d, due 2026-03-20, approved by chloe
  milestone specs, 15 d, due 2026-04-17, approved by chloe
"""
CHLOE_TALKS = "\n".join(f'    2026-03-{day:02} chloe -> me asks information "{day}" #c{day}' for day in (4, 11, 18, 25))

TURNED = (FAST + SLOW).replace("me -> chloe", "X").replace("chloe answers", "me answers").replace("X", "chloe -> me")

STORIES = [
    ("reply_latency_high", "2026-05-20", FAST + SLOW, True),
    ("reply_latency_high", "2026-05-20", FAST + QUICK, False),
    ("reply_latency_high", "2026-03-20", FAST, None),
    ("no_reply_after_reminders", "2026-05-20", ASKED.format(kind="information") + """
    2026-05-12 me reminds #r1
    2026-05-15 me reminds #r1 by phone
    """, True),
    ("no_reply_after_reminders", "2026-05-20", ASKED.format(kind="information"), False),
    ("no_reply_after_reminders", "2026-05-20", FAST, None),
    ("approval_overdue", "2026-05-20", ASKED.format(kind="approval of cadrage"), True),
    ("approval_overdue", "2026-05-12", ASKED.format(kind="approval of cadrage"), False),
    ("approval_overdue", "2026-05-20", ASKED.format(kind="approval of cadrage")
     + "    2026-05-12 chloe promises #r1 by 2026-05-29\n", None),
    ("inputs_overdue", "2026-05-20", ASKED.format(kind="access"), True),
    ("inputs_overdue", "2026-05-12", ASKED.format(kind="access"), False),
    ("inputs_overdue", "2026-05-20", ASKED.format(kind="approval of cadrage"), None),
    ("waiting_for_third_party", "2026-05-20", ASKED.format(kind="access").replace("chloe", "softpaie"), True),
    ("waiting_for_third_party", "2026-05-20", ASKED.format(kind="access"), False),
    ("waiting_for_third_party", "2026-05-20", TWO_DUE, None),
    ("meetings_cancelled", "2026-05-20", FOUR + "\n    2026-05-10 chloe cancels #m1\n    2026-05-11 chloe moves #m2 to "
     "2026-05-19\n", True),
    ("meetings_cancelled", "2026-05-20", FOUR + "\n    2026-05-10 me cancels #m1\n    2026-05-11 me cancels #m2\n",
     False),
    ("meetings_cancelled", "2026-05-20", "    2026-05-01 me plans meeting for 2026-05-11 #m1\n", None),
    ("sponsor_absent", "2026-03-20", HELD, True),
    ("sponsor_absent", "2026-03-20", HELD.replace("paul", "chloe, paul"), False),
    ("sponsor_absent", "2026-03-11", HELD, None),
    ("reviews_not_held", "2026-05-20", HELD, True),
    ("reviews_not_held", "2026-03-20", HELD, False),
    ("reviews_not_held", "2026-05-20", FAST, None),
    ("silent_only_on_the_blocking_subject", "2026-05-20", ASKED.format(kind="approval of cadrage") + QUICK + """
    2026-05-12 me -> chloe asks information "Dates" #s3
    2026-05-13 chloe answers #s3
    """, True),
    ("silent_only_on_the_blocking_subject", "2026-05-20", ASKED.format(kind="approval of cadrage") + QUICK, None),
    ("requests_incomplete", "2026-05-20", FAST + SLOW, True),
    ("requests_incomplete", "2026-05-20", (FAST + SLOW).replace('information "', 'information by 2026-06-01 "'), False),
    ("requests_incomplete", "2026-05-20", FAST, None),
    ("sudden_stop", "2026-05-20", ACTIVE, True),
    ("sudden_stop", "2026-04-02", ACTIVE, None),
    ("approver_unknown", "2026-03-10", TWO_DUE, True),
    ("approver_unknown", "2026-03-10", TWO_DUE.replace(", approved by chloe", ""), False),
    ("approver_unknown", "2026-03-10", 'mission "Paie" 2026-03-02\n', None),
    ("decision_reopened", "2026-05-20", "    2026-05-04 chloe decides #k\n    2026-05-12 chloe reopens #k\n", True),
    ("decision_reopened", "2026-05-20", "    2026-05-04 chloe decides #k\n", False),
    ("decision_reopened", "2026-05-20", FAST, None),
    ("input_owner_missing", "2026-05-20", ASKED.format(kind="access"), True),
    ("input_owner_missing", "2026-05-20", ASKED.format(kind="access").replace(" -> chloe", ""), False),
    ("input_owner_missing", "2026-05-20", FAST, None),
    ("contact_changed", "2026-05-20", CHLOE_TALKS + "\n    2026-05-04 chloe leaves\n", True),
    ("contact_changed", "2026-05-20", CHLOE_TALKS + '\n    2026-05-04 paul -> me asks information "?"\n', True),
    ("contact_changed", "2026-04-01", CHLOE_TALKS, False),
    ("contact_changed", "2026-05-20", FAST.replace("chloe", "paul"), False),
    ("people_reassigned", "2026-05-20", "    2026-05-04 paul leaves\n", True),
    ("people_reassigned", "2026-05-20", FAST, None),
    ("crisis_at_client", "2026-05-20", "    2026-05-04 me learns of crisis\n", True),
    ("reorganisation_announced", "2026-05-20", "    2026-05-04 me learns of takeover\n", True),
    ("reorganisation_announced", "2026-05-20", "    2026-05-04 me learns of crisis\n", None),
    ("invoice_late_or_disputed", "2026-05-20", MONEY, True),
    ("invoice_late_or_disputed", "2026-05-20", MONEY + "    2026-05-02 chloe pays on #i\n", False),
    ("invoice_late_or_disputed", "2026-05-20", FAST, None),
    ("promises_not_kept", "2026-05-20", PROMISES, True),
    ("promises_not_kept", "2026-05-20", PROMISES + "\n" + "\n".join(f"    2026-05-06 chloe answers #p{n}"
                                                                   for n in (1, 2, 3, 4)), False),
    ("promises_not_kept", "2026-05-06", PROMISES, None),
    ("kept_out_of_meetings", "2026-05-29", CHLOE_TALKS, True),
    ("kept_out_of_meetings", "2026-05-29", CHLOE_TALKS + "\n" + CHLOE_TALKS.replace("2026-03", "2026-05").replace(
        "#c", "#d"), False),
    ("kept_out_of_meetings", "2026-04-10", CHLOE_TALKS, None),
    ("stuck_on_one_step", "2026-05-20", ASKED.format(kind="approval of cadrage"), True),
    ("stuck_on_one_step", "2026-05-20", ASKED.format(kind="approval of specs"), False),
    ("stuck_on_one_step", "2026-05-20", 'mission "Paie" 2026-03-02\n', None),
    ("time_overrun", "2026-05-20", OVER + "    2026-03-20 chloe accepts cadrage\n", True),
    ("time_overrun", "2026-05-20", OVER.replace("11", "8") + "    2026-03-20 chloe accepts cadrage\n", False),
    ("time_overrun", "2026-05-20", OVER, None),
    ("milestones_slipping", "2026-05-20", TWO_DUE, True),
    ("milestones_slipping", "2026-05-20", TWO_DUE + "\n2026-03-19 chloe accepts cadrage\n", False),
    ("milestones_slipping", "2026-03-20", TWO_DUE, None),
    ("tasks_discovered_late", "2026-05-20", "    2026-04-01 me adds 7 d to specs\n", True),
    ("tasks_discovered_late", "2026-05-20", "    2026-04-01 me adds 2 d to specs\n", False),
    ("tasks_discovered_late", "2026-05-20", FAST, None),
    ("requests_added", "2026-05-20", "    2026-04-01 chloe adds 7 d to specs\n", True),
    ("requests_added", "2026-05-20", "    2026-04-01 chloe adds 7 d to specs\n"
     "    2026-04-02 me removes 7 d from specs\n", False),
    ("requests_added", "2026-05-20", "    2026-04-01 me adds 7 d to specs\n", None),
    ("deliverable_reworked", "2026-05-20", "    2026-04-01 me delivers specs\n"
     + "".join(f"    2026-04-0{n} chloe returns specs\n" for n in (2, 3, 7)), True),
    ("deliverable_reworked", "2026-05-20", "    2026-04-01 me delivers specs\n", False),
    ("deliverable_reworked", "2026-05-20", FAST, None),
    ("client_cannot_state_progress", "2026-05-20", "    2026-05-18 me reports specs at 40 %\n", True),
    ("client_cannot_state_progress", "2026-05-20", "    2026-04-01 me reports specs at 40 %\n", False),
    ("client_cannot_state_progress", "2026-05-20", FAST, None),
    ("own_actions_overdue", "2026-05-20", """
    2026-05-04 chloe -> me asks information by 2026-05-06 "Le plan" #o1
    2026-05-04 chloe -> me asks information by 2026-05-07 "Les dates" #o2
    """, True),
    ("own_actions_overdue", "2026-05-20", CHLOE_TALKS, False),
    ("own_actions_overdue", "2026-05-20", FAST, None),
    ("own_replies_slower", "2026-05-20", TURNED, True),
    ("own_replies_slower", "2026-05-20", FAST + SLOW, None),
    ("no_recent_progress", "2026-05-20", "    2026-05-18 chloe accepts cadrage\n", True),
    ("no_recent_progress", "2026-05-20", "    2026-04-20 chloe accepts cadrage\n", False),
    ("no_recent_progress", "2026-05-20", "    2026-05-18 me works 1 d\n", None),
    ("silence_agreed", "2026-05-20", "    2026-05-18 holds until 2026-05-29\n", True),
    ("silence_agreed", "2026-05-20", ASKED.format(kind="access") + "    2026-05-12 chloe promises #r1 by 2026-05-29\n",
     True),
    ("silence_agreed", "2026-05-20", "    2026-05-18 holds until 2026-05-29\n    2026-05-19 resumes\n"
     + ASKED.format(kind="access"), False),
    ("silence_agreed", "2026-05-20", FAST, None),
    ("hierarchy_in_copy", "2026-05-20", "    2026-05-12 driss joins as achats\n", True),
    ("hierarchy_in_copy", "2026-05-20", "    2026-05-12 driss joins as stagiaire\n", None),
]  # fmt: skip


NAMES = [f"{observable}-{answer}" for observable, _, _, answer in STORIES]


@pytest.mark.parametrize(("observable", "now", "story", "answer"), STORIES, ids=NAMES)
def test_what_the_ledger_says(found, observable, now, story, answer):
    signal = found(now, story).get(observable)

    assert (signal.is_yes if signal else None) is answer


def test_a_signal_says_what_it_rests_on(found):
    signal = found("2026-05-20", FAST + SLOW)["reply_latency_high"]

    assert signal.facts == ("s1", "s2")
    assert signal.value > signal.limit == 2.0


def test_an_empty_ledger_says_nothing(found):
    assert found("2026-05-20", 'mission "Paie" 2026-03-02\n') == {}
