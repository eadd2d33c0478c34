"""What is observed of one mission: what the ledger shows by itself, and what the consultant answered.

Of the same question, what the ledger measures counts before what is answered; a hint only where nothing is answered.
Where the two differ, both are kept side by side: the gap is shown, and nobody is blamed.
"""

from collections.abc import Container, Iterable

from molette.engine.diagnosis.types import Answer, Gap, Observation, Witness
from molette.engine.ledger.types import Kind, Ledger
from molette.engine.signals.types import Signal


def observe(ledger: Ledger, signals: Iterable[Signal], known: Container[str]) -> tuple[Observation, ...]:
    """The observations of `known` observables: answers told in the ledger, then measures."""
    answered = {
        fact.about: Observation(fact.about, Answer(fact.word), words=fact.text)
        for fact in ledger.of(Kind.OBSERVE)
        if fact.about in known and fact.word in set(Answer)
    }
    measured = [
        _measured(signal)
        for signal in signals
        if signal.observable in known and not (signal.is_hint and signal.observable in answered)
    ]
    return (*answered.values(), *measured)


def gaps(ledger: Ledger, signals: Iterable[Signal]) -> tuple[Gap, ...]:
    """Where what was answered is not what the ledger shows."""
    answered = {fact.about: fact.word for fact in ledger.of(Kind.OBSERVE)}
    shown = {signal.observable: _measured(signal) for signal in signals}
    return tuple(
        Gap(name, Answer(word), shown[name].answer, shown[name].facts)
        for name, word in answered.items()
        if name in shown and word in set(Answer) and shown[name].answer != word
    )


def _measured(signal: Signal) -> Observation:
    answer = Answer.YES if signal.is_yes else Answer.NO
    return Observation(signal.observable, answer, Witness.MEASURED, facts=signal.facts)
