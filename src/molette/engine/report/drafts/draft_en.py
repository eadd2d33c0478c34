"""Drafts in English: one question, one person, one date."""

from collections.abc import Sequence

from molette.engine.ledger.types import Request
from molette.engine.nudges.types import Rung, SmallStep
from molette.engine.report.drafts.quoting import clipped, first_name
from molette.engine.report.drafts.types import Draft, Occasion, Tone, Topic
from molette.engine.report.nudge_en import long_day
from molette.engine.report.wording_en import short_day

ASKED = {
    Request.INFORMATION: "the information asked for",
    Request.APPROVAL: "the approval asked for",
    Request.DECISION: "the decision asked for",
    Request.ACCESS: "the access asked for",
    Request.RESOURCE: "the resources asked for",
    Request.PAYMENT: "the payment of the invoice made",
    Request.ACTION: "the action asked for",
}
SHORT = {
    Request.INFORMATION: "Information asked for",
    Request.APPROVAL: "Approval asked for",
    Request.DECISION: "Decision asked for",
    Request.ACCESS: "Access asked for",
    Request.RESOURCE: "Resources asked for",
    Request.PAYMENT: "Invoice",
    Request.ACTION: "Open request",
}
SUBJECTS = {
    SmallStep.DATE: "a date", SmallStep.WORD: "one word", SmallStep.CHOICE: "a choice", SmallStep.NAME: "a name",
    SmallStep.TEN_MINUTES: "ten minutes", SmallStep.DECISION: "a decision", SmallStep.ADVICE: "advice",
}  # fmt: skip
CHOICES = {
    Request.APPROVAL: "approve it as it is, or tell me what to change",
    Request.DECISION: "decide in writing, or talk it over for ten minutes",
    Request.INFORMATION: "send me what there is, or tell me who can answer",
    Request.ACCESS: "open the access, or tell me who can",
    Request.RESOURCE: "free part of what was planned, or move this step",
    Request.PAYMENT: "give me a date of payment, or tell me which document is missing",
    Request.ACTION: "do part of it, or choose another date",
}
QUESTIONS = {
    SmallStep.DATE: "Could you tell me, by {by}, when I can count on {what}?",
    SmallStep.WORD: "Could you answer in one word by {by}: yes, no, or “let us talk”?",
    SmallStep.CHOICE: "Would you rather, by {by}, {choice}?",
    SmallStep.NAME: "Could you give me, by {by}, the name of somebody who can answer?",
    SmallStep.TEN_MINUTES: "Would you have ten minutes by {by}, so that I prepare the answer with you?",
    SmallStep.DECISION: "Could you decide by {by}, or tell me who can?",
    SmallStep.ADVICE: "Would you have a quarter of an hour by {by}?",
}
SPECIAL = {
    Rung.TALK: "Would you have ten minutes by {by} to talk about it?",
    Rung.HEADS_UP: "Would you agree, by {by}, to do it together?",
    Rung.NEWS: "Could you tell me, by {by}, whether the answer has come?",
    Rung.DEPUTY: "Could you tell me, by {by}, who can answer?",
}
USUAL = {
    Tone.WARM: "I am coming back to {topic}.",
    Tone.DIRECT: "I have no answer yet about {topic}.",
}
OPENINGS = {
    Rung.TALK: "Rather than send one more message about {topic}, I would rather hear your view.",
    Rung.DEPUTY: "I am looking for an answer about {topic}; {holder} may not be available.",
    Rung.HEADS_UP: (
        "I have no answer yet about {topic}; it probably does not depend on you alone. "
        "I would like to raise it with {sponsor}."
    ),
    Rung.SPONSOR: "A decision is yours to take: {topic}. {holder}, in copy, knows about it.",
    Rung.NEWS: "I have in mind {topic}, which {holder} is to answer.",
    Rung.OWN: "I still owe you {owed}.",
}
CARE = {
    Tone.WARM: "I understand that this is not the only thing on your desk.",
    Tone.DIRECT: "I know that you have other priorities.",
}
MOST_LISTED = 2
MOST = 80  # letters of the request that the message is about
LESS = 42  # letters of a request that is not the first one
MINE = (Rung.REMINDER, Rung.EFFECT, Rung.TALK, Rung.HEADS_UP)


def draft(occasion: Occasion, tone: Tone, *, is_familiar: bool) -> Draft:
    """The message, to be reread; English has one "you"."""
    parts = [_hello(occasion), *_debt(occasion), _opening(occasion, tone), _closing(occasion, tone)]
    return Draft(_subject(occasion), "\n\n".join([*parts, _goodbye(occasion, tone)]))


def spoken_question() -> str:
    """The question to ask when talking: it does not accuse, it looks."""
    return "What makes this point hard on your side?"


def _hello(occasion: Occasion) -> str:
    name = first_name(occasion.to)
    return f"Hello {name}," if name else "Hello,"


def _goodbye(occasion: Occasion, tone: Tone) -> str:
    word = "Thank you, and have a good day," if tone is Tone.WARM else "Thank you,"
    return f"{word}\n{occasion.me}" if occasion.me else word.rstrip(",") + "."


def _subject(occasion: Occasion) -> str:
    topic = occasion.topic
    short = clipped(topic.about or topic.text, 32) or SHORT[topic.kind]
    if occasion.rung is Rung.OWN:
        return f"{short}: my answer on {short_day(occasion.answer_by)}"
    return f"{short}: {SUBJECTS[_step(occasion)]} by {short_day(occasion.answer_by)}"


def topic_words(topic: Topic, whose: str = "the", most: int = MOST) -> str:
    """`the approval of “Framing”, asked for on Monday 9 March`, or `my request of Monday 9 March (“…”)`."""
    on = long_day(topic.asked_on)
    if topic.kind is Request.APPROVAL and topic.about:
        return f"the approval of “{clipped(topic.about, 60)}”, asked for on {on}"
    if topic.text:
        return f"{whose} request of {on} (“{clipped(topic.text, most)}”)"
    return f"{ASKED[topic.kind]} on {on}"


def _opening(occasion: Occasion, tone: Tone) -> str:
    topic = topic_words(occasion.topic, "my" if occasion.rung in MINE else "the")
    if occasion.rung is Rung.ADVISER:
        return _advice(occasion, topic)
    first = OPENINGS.get(occasion.rung, USUAL[tone])
    text = first.format(topic=topic, owed=_owed(occasion.topic, MOST), holder=occasion.holder, sponsor=occasion.sponsor)
    if occasion.rung is Rung.OWN:
        return text
    return " ".join([text, *_effect(occasion), CARE[tone]]) + _list(occasion.together)


def _owed(topic: Topic, most: int) -> str:
    """What I owe, after the verb."""
    is_plain = topic.text and not (topic.kind is Request.APPROVAL and topic.about)
    return ("an answer to " if is_plain else "") + topic_words(topic, "your", most)


def _effect(occasion: Occasion) -> list[str]:
    effect = occasion.effect
    if effect is None or occasion.together or occasion.rung not in (Rung.EFFECT, Rung.SPONSOR):
        return []
    due = f", planned for {short_day(effect.due)}," if effect.due else ""
    return [f"The step “{clipped(effect.milestone, 60)}”{due} depends on it and moves as much."]


def _list(topics: Sequence[Topic]) -> str:
    if not topics:
        return ""
    return "\n\nI am also waiting for:\n" + "\n".join(
        f"- {topic_words(topic, 'my', LESS)}" for topic in topics[:MOST_LISTED]
    )


def _advice(occasion: Occasion, topic: str) -> str:
    tried = occasion.tried or {}
    client = f" at {occasion.client}" if occasion.client else ""
    return (
        f"I would like advice about a mission{client} that is waiting: {topic}, that is {occasion.days} working days. "
        f"Messages sent: {tried.get('written', 0)}; calls and talks: {tried.get('spoken', 0)}. "
        "I understand that other files press."
    )


def _debt(occasion: Occasion) -> list[str]:
    """My own share first: what I owe, and for when."""
    debt = occasion.debt
    if debt is None:
        return []
    return [f"My share first: I still owe you {_owed(debt.topic, LESS)}. It will be done on {long_day(debt.on)}."]


def _step(occasion: Occasion) -> SmallStep:
    """Several requests in one message share one question: when."""
    return SmallStep.DATE if occasion.together else occasion.step


def _closing(occasion: Occasion, tone: Tone) -> str:
    by = long_day(occasion.answer_by)
    if occasion.rung is Rung.OWN:
        return f"You will have it on {by} at the latest. If that date is awkward, tell me: we will choose another one."
    what = "these answers" if occasion.together else "your answer"
    template = SPECIAL.get(occasion.rung, QUESTIONS[_step(occasion)])
    question = template.format(by=by, what=what, choice=CHOICES[occasion.topic.kind])
    return f"{question} {_help(occasion, tone)}".rstrip()


def _help(occasion: Occasion, tone: Tone) -> str:
    """What makes the answer easy."""
    if occasion.rung is Rung.TALK:
        return "A single question, then I sum up in three lines what we decide."
    if _step(occasion) is SmallStep.DATE:
        return "A rough date is enough."
    if tone is Tone.WARM and occasion.rung in (Rung.REMINDER, Rung.EFFECT, Rung.HEADS_UP):
        return "If you would rather talk about it, call me."
    return ""
