"""What the user says of proposed facts: left out, wrong, or something else; remembered, and applied to what comes."""

from collections.abc import Iterable, Mapping

from django.db import transaction

from molette.engine.ledger.merging import identity
from molette.engine.ledger.phrases import read_fact
from molette.engine.ledger.types import Fact, Kind, Request
from molette.sources.mail.corrections import ACTS, settled
from molette.sources.mail.examples import Example
from molette.web.intake.models import Correction, Import

OUT, NOTHING, ASKED = "out", "nothing", "ask:"
"""Left out of this import only; read wrongly and saying nothing; `ask:approval`: a request of another kind."""
LONGEST = 500

Verdict = Kind | Request | None


def verdict_of(word: str) -> Verdict:
    """The verdict a word stands for; ValueError if it is none."""
    if word in (OUT, NOTHING, ""):
        return None
    if word.startswith(ASKED):
        return Request(word.removeprefix(ASKED))
    return Kind(word)


def is_verdict(word: str) -> bool:
    """Whether a word may be said of a fact."""
    try:
        return verdict_of(word) in (None, *ACTS, *Request)
    except ValueError:
        return False


@transaction.atomic
def judge(intake: Import, said: Mapping[int, str]) -> None:
    """Write verdicts on lines, by their places; an empty one takes a verdict back. Corrections are remembered."""
    row = Import.objects.select_for_update().get(pk=intake.pk)
    for place, word in said.items():
        if not 0 <= place < len(row.lines) or (word and not is_verdict(word)):
            continue
        fact = read_fact(row.lines[place])
        name = identity(fact)
        before = row.verdicts.get(name, "")
        if word == before:
            continue
        if before not in ("", OUT):
            forget_correction(row.account_id, fact)
        if word not in ("", OUT):
            remember_correction(row.account_id, fact, word)
        if word:
            row.verdicts[name] = word
        else:
            row.verdicts.pop(name, None)
    row.save(update_fields=["verdicts", "touched_at"])
    intake.verdicts = row.verdicts


def remember_correction(account: int, fact: Fact, word: str) -> None:
    """Remember that words do something else than was read in them."""
    if fact.text:
        act = "" if word == NOTHING else word
        Correction.objects.update_or_create(
            account_id=account, kind=str(fact.kind), words=fact.text[:LONGEST], defaults={"act": act}
        )


def forget_correction(account: int, fact: Fact) -> None:
    """Take back what was said of these words."""
    Correction.objects.filter(account=account, kind=str(fact.kind), words=fact.text[:LONGEST]).delete()


def final_facts(intake: Import) -> list[Fact]:
    """The facts as the user has judged them."""
    facts = [read_fact(line) for line in intake.lines]
    places = {identity(fact): place for place, fact in enumerate(facts)}
    said = {places[name]: verdict_of(word) for name, word in intake.verdicts.items() if name in places}
    return settled(facts, said)


def remembered(account: int, facts: Iterable[Fact]) -> dict[int, Verdict]:
    """What was said before of the words of these facts, by their places."""
    said = {
        (kind, words): act
        for kind, words, act in Correction.objects.filter(account=account).values_list("kind", "words", "act")
    }
    keys = ((place, (str(fact.kind), fact.text[:LONGEST])) for place, fact in enumerate(facts))
    return {place: verdict_of(said[key]) for place, key in keys if key in said}


def examples_of(account: int) -> tuple[Example, ...]:
    """The sentences this user has judged, the latest last."""
    rows = Correction.objects.filter(account=account).order_by("made_at", "pk").values_list("words", "act")
    return tuple(Example(words, Kind(act) if act else None) for words, act in rows if not act.startswith(ASKED))
