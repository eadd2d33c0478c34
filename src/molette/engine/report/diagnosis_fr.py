"""Le diagnostic en français : le doute se dit, personne n'est accusé."""

from molette.engine.report.wording_fr import spaced

LIKELY, UNLIKELY = 0.6, 0.4
STANDS_OUT = 0.3


def tenths(chance: float) -> str:
    """`7 chances sur 10`, jamais 0 ni 10."""
    count = round(chance * 10)
    if count <= 0:
        return "moins d’une chance sur 10"
    if count >= 10:
        return "plus de 9 chances sur 10"
    return "1 chance sur 10" if count == 1 else f"{count} chances sur 10"


def stall(chance: float) -> str:
    """Si c’est seulement un blocage."""
    if chance >= LIKELY:
        return f"La mission est sans doute bloquée ({tenths(chance)})."
    if chance <= UNLIKELY:
        return f"Rien ne montre que la mission soit bloquée ({tenths(chance)} qu’elle le soit)."
    return f"On ne peut pas encore dire si la mission est bloquée ({tenths(chance)})."


def leading(first: str, chance: float, second: str, other: float) -> str:
    """La cause la plus probable, si elle se détache."""
    if chance < STANDS_OUT:
        return spaced(f"Si elle l’est, aucune cause ne se détache encore : d’abord « {first} » ({tenths(chance)}).")
    text = f"Si elle l’est, la cause la plus probable est « {first} » ({tenths(chance)}),"
    return spaced(f"{text} puis « {second} » ({tenths(other)}).")
