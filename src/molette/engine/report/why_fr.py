"""Les causes et les issues en français."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from molette.engine.report.diagnosis_fr import STANDS_OUT, tenths
from molette.engine.report.wording_fr import euros, number, short_day, spaced

Said = Mapping[str, Any]
PLACES = {"client": "Chez le client", "mission": "Dans la mission", "me": "De mon côté"}
REVERSIBLE = {"easy": "facile à défaire", "partial": "en partie réversible", "hard": "difficile à défaire"}
LEVELS = {"tweak": "petit réglage", "process": "nouvelle façon de faire", "contract": "contrat", "exit": "sortie"}
VERDICTS = {"helped": "a aidé", "nothing": "n’a rien changé", "hurt": "a fait du tort"}
WORSE = "que cela empire"
ANSWERS = {"yes": "oui", "no": "non"}


def cause(said: Said) -> str:
    """Ce qui retient le plus la mission, ou le doute."""
    first, second = said["causes"][:2]
    if first["probability"] < STANDS_OUT:
        return spaced(
            f"Aucune cause ne se détache encore : d'abord « {first['label']} » ({tenths(first['probability'])})."
        )
    return spaced(
        f"Le plus probable : « {first['label']} » ({tenths(first['probability'])}), puis « {second['label']} » "
        f"({tenths(second['probability'])})."
    )


def way_out(ways: tuple[Said, ...]) -> str:
    """La meilleure issue, ou l'attente."""
    if not ways:
        return spaced("Rien n'est bloqué : il n'y a pas d'issue à chercher.")
    best = ways[0]
    if best["remedy"] in ("wait", "nothing"):
        until = short_day(date.fromisoformat(next(way["until"] for way in ways if way["remedy"] == "wait")))
        return spaced(f"Le mieux est d'attendre jusqu'au {until} : aucune issue ne rapporte plus que ce qu'elle coûte.")
    return spaced(f"Le plus utile : {best['label'][0].lower()}{best['label'][1:]}. {gain(best)}.")


def gain(way: Said) -> str:
    """`De 0 à 8 jours gagnés, 2 chances sur 10 que cela empire`."""
    low, high = max(way["days"]["p10"], 0.0), max(way["days"]["p90"], 0.0)
    days = "Moins d'un jour gagné" if high < 1 else f"De {number(round(low))} à {number(round(high))} jours gagnés"
    return spaced(f"{days}, {tenths(way['p_backfire'])} {WORSE}")


def days(way: Said) -> str:
    """`0 à 8 jours`."""
    low, high = round(max(way["days"]["p10"], 0.0)), round(max(way["days"]["p90"], 0.0))
    return "moins d’un jour" if high < 1 else f"{number(low)} à {number(high)} jours"


def money(way: Said) -> str:
    """`-330 à 2 430 €`."""
    return f"{number(round(way['euros']['p10'], -1))} à {euros(round(way['euros']['p90'], -1))}"


def effort(hours: float) -> str:
    """`2 h`."""
    return f"{number(hours)} h"
