"""Les trois monnaies en français, à partir du JSON d'un jugement."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from molette.engine.report.wording_fr import about, exact, number, short_day, spaced, working_days

Said = Mapping[str, Any]
ITEMS: Mapping[str, str] = {
    "idle": "Jours tenus libres et restés vides",
    "chasing": "Temps passé à relancer",
    "restart": "Remise en route, le moment venu",
    "abandon": "Risque que la mission s’arrête là",
    "offers": "Propositions qu’il faut décliner",
    "prospecting": "Prospection remise à plus tard",
}
LEVELS = ("Pas du tout", "Un peu seulement", "Dans une certaine mesure", "Assez fortement", "Très fortement")
"""Les cinq réponses à la question unique d'Elo et autres 2003 ; la traduction est la nôtre, elle n'est pas validée."""
QUESTION = spaced(
    "Cette semaine, avez-vous ressenti tension, agitation ou anxiété, ou votre sommeil en a-t-il souffert ?"
)


def sentence(costs: Said) -> str:
    """Ce que l'attente a coûté, et un jour de plus."""
    money = costs["money"]
    if money is None:
        return spaced("Le plan ne dit pas le prix d'une journée : ce que l'attente coûte en argent n'est pas connu.")
    if not money["lines"]:
        return "L’attente n’a encore rien coûté."
    certain, expected, day = (about(money[name]) for name in ("certain", "expected", "next_day"))
    return spaced(
        f"L'attente a coûté {certain} nets, et {expected} de plus sont à craindre ; chaque jour de plus coûte {day}."
    )


def money(costs: Said) -> Iterator[str]:
    """Où vont les jours vendus, et les factures en retard."""
    if costs["money"] is None:
        return
    envelope = costs["money"]["envelope"]
    if envelope["overrun"] >= 1:
        days, total = exact(round(envelope["overrun"])), exact(round(envelope["days_at_completion"]))
        lost = about(envelope["at_risk"])
        uncovered = f" ; {lost} de chiffre d'affaires ne sont pas couverts" if envelope["at_risk"] else ""
        yield spaced(
            f"À ce rythme, la mission prend {total} jours, {days} de plus que vendu : une journée rapporte alors "
            f"{number(envelope['effective_rate'])} €{uncovered}."
        )
    yield from (_late(bill) for bill in costs["money"]["late"])


def time(costs: Said) -> Iterator[str]:
    """La part d'attente, le glissement, ce qui est remis à plus tard, la limite légale."""
    found = costs["time"]
    if found["blocked_days"] >= 1:
        share, days = round(100 * found["share"]), working_days(found["blocked_days"])
        yield spaced(f"La mission a attendu quelqu'un pendant {days}, soit {share} % de son temps.")
    if found["slip"] and abs(found["slip"]) >= 1:
        side = "après" if found["slip"] > 0 else "avant"
        yield f"La fin la plus probable tombe {working_days(abs(found['slip']))} {side} la date prévue."
    if found["later_prospecting"] >= 1:
        later = working_days(found["later_prospecting"])
        yield spaced(f"L'intermission à venir pourrait durer {later} de plus, faute de prospection.")
    if found["near_limit"]:
        yield spaced("Une prestation en portage dure 36 mois au plus : le terme approche.")


def strength(costs: Said) -> str:
    """Ce que disent vos propres réponses, et rien de plus."""
    found = costs["strength"]
    if found["latest"] is None:
        return "Une question par semaine, pour vos yeux seulement."
    if found["alert"] == "lasting":
        return spaced(
            "Quatre semaines difficiles de suite : parlez-en à quelqu'un de confiance, à votre médecin ou à la "
            "médecine du travail."
        )
    if found["alert"] == "high":
        return spaced(
            "Deux semaines difficiles de suite. Écrire la prochaine étape, quand et où, redonne souvent du repos."
        )
    level, on = LEVELS[found["latest"] - 1].lower(), short_day(date.fromisoformat(found["on"]))
    return spaced(f"Dernière réponse, le {on} : {level}.")


def _late(bill: Said) -> str:
    state = "a été payée" if bill["paid"] else "n'est toujours pas payée,"
    days = "1 jour" if bill["days_late"] == 1 else f"{bill['days_late']} jours"
    due = short_day(date.fromisoformat(bill["due"]))
    return spaced(
        f"La facture de {number(bill['euros'])} € à échéance du {due} {state} avec {days} de retard : "
        f"{number(bill['claim'])} € peuvent être réclamés par qui l'a émise."
    )
