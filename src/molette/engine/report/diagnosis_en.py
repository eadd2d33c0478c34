"""The diagnosis in English: doubt is said, nobody is blamed."""

LIKELY, UNLIKELY = 0.6, 0.4
STANDS_OUT = 0.3


def tenths(chance: float) -> str:
    """`7 chances in 10`, never 0 nor 10."""
    count = round(chance * 10)
    if count <= 0:
        return "less than 1 chance in 10"
    if count >= 10:
        return "more than 9 chances in 10"
    return "1 chance in 10" if count == 1 else f"{count} chances in 10"


def stall(chance: float) -> str:
    """Whether it is a stall at all."""
    if chance >= LIKELY:
        return f"The mission is probably stalled ({tenths(chance)})."
    if chance <= UNLIKELY:
        return f"Nothing shows that the mission is stalled ({tenths(chance)} that it is)."
    return f"Whether the mission is stalled cannot be told yet ({tenths(chance)})."


def leading(first: str, chance: float, second: str, other: float) -> str:
    """The likeliest cause, if it stands out."""
    if chance < STANDS_OUT:
        return f"If it is, no cause stands out yet: first “{first}” ({tenths(chance)})."
    text = f"If it is, the likeliest cause is “{first}” ({tenths(chance)}),"
    return f"{text} then “{second}” ({tenths(other)})."
