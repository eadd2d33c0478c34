"""The journal's grammar: one phrase for each kind of fact, used both to read and to write it.

A phrase is made of words and of `<slots>`; what stands in `[...]` may be left out. Every line is
`DATE [TIME] [WHO [-> WHOM, WHOM]] PHRASE ["text"] [#label] [tags]`.
"""

import re
from dataclasses import dataclass

from molette.engine.ledger.types import Kind

PHRASES: dict[Kind, str] = {
    Kind.ASK: "asks <request> [of <about>] [by <due_at>]",
    Kind.ANSWER: "answers <ref>",
    Kind.PART: "partly answers <ref>",
    Kind.APPROVE: "approves <ref>",
    Kind.REFUSE: "refuses <ref>",
    Kind.WITHDRAW: "withdraws <ref>",
    Kind.MOOT: "sets aside <ref>",
    Kind.NUDGE: "reminds <ref> [by <word>]",
    Kind.PROMISE: "promises <ref> by <due_at>",
    Kind.HOLD: "holds [<ref>] until <due_at>",
    Kind.RESUME: "resumes [on <ref>]",
    Kind.AWAY: "is away [<days>] [until <due_at>]",
    Kind.JOIN: "joins [as <word>]",
    Kind.LEAVE: "leaves",
    Kind.MEETING: "plans meeting for <due_at>",
    Kind.MOVE: "moves [<about>] [<ref>] to <due_at>",
    Kind.CANCEL: "cancels <ref>",
    Kind.MEET: "meets [for <ref>]",
    Kind.TALK: "talks [by <word>]",
    Kind.WORK: "works <days> [on <about>]",
    Kind.PROGRESS: "reports [<about>] at <share>",
    Kind.ESTIMATE: "estimates <days> left [on <about>]",
    Kind.DELIVER: "delivers <about> [for <request>] [by <due_at>]",
    Kind.ACCEPT: "accepts <about>",
    Kind.RETURN: "returns <about>",
    Kind.DECIDE: "decides [on <about>]",
    Kind.REOPEN: "reopens <ref>",
    Kind.SCOPE: "adds <days> [to <about>]",
    Kind.CUT: "removes <days> [from <about>]",
    Kind.CONTEXT: "learns of <word>",
    Kind.BILL: "bills <euros> [due <due_at>]",
    Kind.PAY: "pays [<euros>] [on <ref>]",
    Kind.OBSERVE: "observes <about> as <word>",
    Kind.STRAIN: "feels <level>",
    Kind.CHOOSE: "chooses <word> [expecting <days>] [by <due_at>]",
    Kind.REVIEW: "reviews <ref> as <word>",
    Kind.CONTEST: "contests <ref>",
    Kind.NOTE: "notes",
    Kind.RETRACT: "retracts <ref>",
}

PIECE = re.compile(r"\[|\]|<\w+>|[^\s\[\]<>]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A word to be found as it is, or a slot to be filled; pieces of one optional group share its number."""

    word: str = ""
    slot: str = ""
    group: int = 0


def pieces(phrase: str) -> tuple[Piece, ...]:
    """A phrase cut in pieces."""
    found, group, inside = [], 0, 0
    for token in PIECE.findall(phrase):
        if token == "[":
            group += 1
            inside = group
        elif token == "]":
            inside = 0
        elif token.startswith("<"):
            found.append(Piece(slot=token[1:-1], group=inside))
        else:
            found.append(Piece(word=token, group=inside))
    return tuple(found)


GRAMMAR: dict[Kind, tuple[Piece, ...]] = {kind: pieces(phrase) for kind, phrase in PHRASES.items()}
OPENERS: dict[str, Kind] = {phrase.split()[0]: kind for kind, phrase in PHRASES.items()}

WORDS = frozenset(piece.word for phrase in GRAMMAR.values() for piece in phrase if piece.word)

CONTEXTS = ("reorganisation", "takeover", "sponsor", "budget", "crisis", "priorities", "law", "other")
CHANNELS = ("mail", "phone", "video", "chat", "person", "letter")
CLOSED_LISTS: dict[Kind, tuple[str, ...]] = {
    Kind.CONTEXT: CONTEXTS,
    Kind.NUDGE: CHANNELS,
    Kind.TALK: CHANNELS,
    Kind.OBSERVE: ("yes", "no"),
    Kind.REVIEW: ("helped", "nothing", "hurt"),
}
