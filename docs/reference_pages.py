"""The pages of what Molette knows, written from its knowledge: causes, questions, ways out, the start, sources."""

from collections.abc import Callable, Iterable, Iterator

from molette.engine.diagnosis.types import Cause, Knowledge, Observable, Text
from molette.engine.remedies.types import Remedy, Triangle, WaysOut
from molette.engine.report.wording_fr import spaced
from molette.knowledge.library import own_library

Page = Callable[[Knowledge, WaysOut, str], Iterator[str]]

WORDS = {
    "causes": ("Les causes d'un blocage", "The causes of a stall"),
    "causes-opening": (
        "Écrit d'après `src/molette/knowledge/`. Une part se lit ainsi : sur 100 missions au point mort, la cause joue un rôle dans tant d'entre elles ; plusieurs causes agissent ensemble. Elle vaut autant que si elle avait été comptée sur le nombre de cas indiqué. Ce qu'on peut y faire est dans [les issues](ways-out.md) ; comment les causes sont pesées, dans [l'explication](../explanation/diagnosis.md).",
        "Written from `src/molette/knowledge/`. A share reads so: out of 100 stalled missions, the cause plays a part in so many; several causes act together. It is worth as much as if it had been counted on the number of cases given. What one can do is in [the ways out](ways-out.md); how causes are weighed, in [the explanation](../explanation/diagnosis.md).",
    ),
    "share": (
        "Part : {rate} sur 100 missions au point mort (vaut {worth} cas), {moving} sur 100 de celles qui avancent. Niveau {grade}.",
        "Share: {rate} in 100 stalled missions (worth {worth} cases), {moving} in 100 of those that move. Grade {grade}.",
    ),
    "held": ("Lieu : {place}. Bloque {days} jours ouvrés (médiane) si rien n'est fait.", "Place: {place}. Blocks {days} working days (median) if nothing is done."),
    "basis": ("D'où vient ce chiffre : {basis} Sources : {sources}.", "Where the figure comes from: {basis} Sources: {sources}."),
    "shown": ("| ce qui la montre | chance | pourquoi |", "| what shows it | chance | why |"),
    "trades": ("Selon le métier", "By trade"),
    "trades-opening": (
        "Les chances (rapport de cotes) d'une cause sont multipliées par ce nombre ; avis d'expert.",
        "The odds of a cause are multiplied by this number; expert judgement.",
    ),
    "trade-rows": ("| cause | × |", "| cause | × |"),
    "questions": ("Les questions", "The questions"),
    "questions-opening": (
        "Chaque question porte sur un fait. « Sans cause » est la chance de voir le fait quand aucune des causes liées n'agit ; la chance d'une cause est celle de le voir si elle agit seule. Toutes par avis d'expert, sauf mention ; un lien vaut 8 cas, une chance sans cause 12.",
        "Each question is about a fact. “Without a cause” is the chance of seeing the fact when none of the linked causes acts; the chance of a cause is that of seeing it if it acts alone. All by expert judgement unless said; a link is worth 8 cases, a chance without a cause 12.",
    ),
    "question": (
        "`{id}`. Vu si la réponse est « {answer} ». Sans cause : {leak} %.{sensitive}",
        "`{id}`. Seen if the answer is “{answer}”. Without a cause: {leak} %.{sensitive}",
    ),
    "sensitive": (" Délicate : posée en dernier.", " Sensitive: asked last."),
    "measured": ("Mesuré : {metric} ({threshold}).", "Measured: {metric} ({threshold})."),
    "sign": (
        "Signe du mouvement lui-même : vu dans {stalled} % des missions au point mort, {moving} % de celles qui avancent.",
        "A sign of the movement itself: seen in {stalled} % of stalled missions, {moving} % of those that move.",
    ),
    "links": ("| cause | chance | pourquoi |", "| cause | chance | why |"),
    "ways": ("Les issues", "The ways out"),
    "ways-opening": (
        "De la légère retouche à la sortie. La chance est celle que l'issue mette fin à la cause ; sinon elle l'abrège un temps. Avis d'expert sauf mention, chaque chiffre valant 6 cas. Niveau A : terrain ou méta-analyse ; B : laboratoire ou enquête ; C : pratique ; D : avis d'expert.",
        "From a slight tweak to leaving. The chance is that the way out ends the cause; otherwise it shortens it for a while. Expert judgement unless said, each figure worth 6 cases. Grade A: field or meta-analysis; B: laboratory or survey; C: practice; D: expert judgement.",
    ),
    "effects": ("| cause | chance | plus vite |", "| cause | chance | faster |"),
    "side": ("| effet contraire | chance | gravité (1 à 5) | |", "| may break | chance | severity (1 to 5) | |"),
    "way": (
        "Effort : {effort} heures. Agit après : {delay} jours ouvrés. Coût payé : {cost} euros. À convenir avec : {agreement}. Niveau {grade} : {note} Sources : {sources}.",
        "Effort: {effort} hours. Acts after: {delay} working days. Paid out: {cost} euros. To agree with: {agreement}. Grade {grade}: {note} Sources: {sources}.",
    ),
    "first": ("Premier pas : {first}", "First step: {first}"),
    "needs": ("Il faut : {needs}.", "Needs: {needs}."),
    "start": ("Les points à convenir au départ", "The points to settle at the start"),
    "start-opening": (
        "Chaque point a une vérification. Une fois passée, les chances des causes citées sont multipliées par le nombre donné.",
        "Each point has a test. Once it passes, the odds of the causes named are multiplied by the number given.",
    ),
    "start-rows": ("| | point | vérification | poids | rend plus rares | × |", "| | point | test | weight | makes rarer | × |"),
    "all": ("toutes", "all"),
    "sources": ("Les sources", "The sources"),
    "sources-opening": (
        "« Vu » : le chiffre ou le texte lui-même a été lu ; sinon il est cité de mémoire ou de seconde main.",
        "“Seen”: the figure or the text itself was read; else it is quoted from memory or second-hand.",
    ),
    "source-rows": ("| | source | |", "| | source | |"),
    "checked": ("vu", "seen"),
    "yes": ("oui", "yes"),
    "no": ("non", "no"),
}  # fmt: skip


def say(code: str, lang: str, **values: object) -> str:
    """The words of that code."""
    french, english = WORDS[code]
    text = (english if lang == "en" else french).format(**values)
    return text if lang == "en" else spaced(text)


def reference_pages(lang: str) -> dict[str, str]:
    """The text of each page, by name."""
    library = own_library()
    makers: dict[str, Page] = {
        "causes": causes_page, "questions": questions_page, "ways-out": ways_page, "start": start_page,
        "sources": sources_page,
    }  # fmt: skip
    return {
        f"{name}.md": "\n".join(page(library.knowledge, library.ways_out, lang)) + "\n" for name, page in makers.items()
    }


def number(value: float, lang: str, digits: int = 2) -> str:
    """A number without useless zeros."""
    text = f"{value:.{digits}f}".rstrip("0").rstrip(".")
    return text if lang == "en" else text.replace(".", ",")


def percent(value: float, lang: str) -> str:
    """A probability as so many in 100."""
    return number(100 * value, lang, 1)


def row(*cells: str) -> str:
    """A row of a table."""
    return "| " + " | ".join(cell.replace("|", "/") for cell in cells) + " |"


def table(code: str, lang: str, rows: Iterable[str]) -> Iterator[str]:
    """A table, nothing without rows."""
    found = list(rows)
    head = say(code, lang)
    if found:
        yield from ("", head, "|" + "---|" * (head.count("|") - 1), *found)


def opening(code: str, lang: str) -> Iterator[str]:
    """The title and what the page says of itself."""
    yield from (f"# {say(code, lang)}", "", say(f"{code}-opening", lang))


def cited(sources: Iterable[str]) -> str:
    """The sources, each leading to its line."""
    return ", ".join(f"[{id}](sources.md)" for id in sources)


def causes_page(knowledge: Knowledge, _ways: WaysOut, lang: str) -> Iterator[str]:
    """Every cause, by family."""
    yield from opening("causes", lang)
    for family in knowledge.families:
        yield from ("", f"## {family.label.said(lang)}", "", family.about.said(lang))
        for cause in knowledge.causes:
            if cause.family == family.id:
                yield from cause_lines(cause, knowledge, lang)
    yield from ("", f"## {say('trades', lang)}", "", say("trades-opening", lang))
    for trade in knowledge.trades:
        yield from ("", f"### {trade.label.said(lang)}")
        rows = (row(knowledge.cause(id).label.said(lang), number(times, lang)) for id, times in trade.odds.items())
        yield from table("trade-rows", lang, rows)


def cause_lines(cause: Cause, knowledge: Knowledge, lang: str) -> Iterator[str]:
    """One cause: its share, where the figure comes from, what shows it."""
    yield from ("", f"### {cause.label.said(lang)}", "", cause.definition.said(lang), "")
    rate, moving = percent(cause.rate.mean, lang), percent(cause.rate_moving.mean, lang)
    yield say("share", lang, rate=rate, worth=number(cause.rate.worth, lang), moving=moving, grade=cause.grade)
    yield say("held", lang, place=knowledge.places[cause.place].said(lang), days=number(cause.block_days, lang))
    yield say("basis", lang, basis=cause.basis.said(lang), sources=cited(cause.sources))
    shown = ((link, one) for one in knowledge.observables for link in one.links if link.cause == cause.id)
    ranked = sorted(shown, key=lambda pair: -pair[0].belief.mean)
    rows = (
        row(one.seen.said(lang), f"{percent(link.belief.mean, lang)} %", link.why.said(lang)) for link, one in ranked
    )
    yield from table("shown", lang, rows)


def questions_page(knowledge: Knowledge, _ways: WaysOut, lang: str) -> Iterator[str]:
    """Every question, by group."""
    yield from opening("questions", lang)
    for group in knowledge.groups:
        yield from ("", f"## {group.label.said(lang)}")
        for one in knowledge.observables:
            if one.group == group.id:
                yield from question_lines(one, knowledge, lang)


def question_lines(one: Observable, knowledge: Knowledge, lang: str) -> Iterator[str]:
    """One question: what it shows, how it is measured, the causes it speaks of."""
    yield from ("", f"### {one.question.said(lang)}", "")
    sensitive = say("sensitive", lang) if one.is_sensitive else ""
    answer = say(str(one.seen_when), lang)
    yield say("question", lang, id=one.id, answer=answer, leak=percent(one.leak.mean, lang), sensitive=sensitive)
    metric, threshold = one.measure.metric.said(lang), one.measure.threshold.said(lang)
    if threshold:
        yield say("measured", lang, metric=metric, threshold=threshold)
    if one.sign:
        stalled, moving = (percent(belief.mean, lang) for belief in (one.sign.stalled, one.sign.moving))
        yield say("sign", lang, stalled=stalled, moving=moving)
    rows = (
        row(knowledge.cause(link.cause).label.said(lang), f"{percent(link.belief.mean, lang)} %", link.why.said(lang))
        for link in one.links
    )
    yield from table("links", lang, rows)


def ways_page(knowledge: Knowledge, ways: WaysOut, lang: str) -> Iterator[str]:
    """Every way out, by level."""
    yield from opening("ways", lang)
    for level, label in ways.levels.items():
        yield from ("", f"## {label.said(lang)}")
        for remedy in ways.remedies:
            if remedy.level is level:
                yield from way_lines(remedy, knowledge, ways, lang)


def way_lines(remedy: Remedy, knowledge: Knowledge, ways: WaysOut, lang: str) -> Iterator[str]:
    """One way out: what it does, what it takes, what it may break, its first step and its words."""
    yield from ("", f"### {remedy.label.said(lang)}", "", remedy.description.said(lang), "")
    yield say(
        "way",
        lang,
        effort=spread(remedy.effort_hours, lang),
        delay=spread(remedy.delay_days, lang),
        cost=spread(remedy.cost_euros, lang),
        agreement=listed((ways.parties[party] for party in remedy.agreement), lang),
        grade=remedy.grade,
        note=remedy.note.said(lang),
        sources=cited(remedy.sources),
    )
    if remedy.needs:
        yield say("needs", lang, needs=listed(remedy.needs, lang, "; " if lang == "en" else " ; "))
    yield from ("", say("first", lang, first=remedy.first_step.said(lang)), "", f"> {remedy.script.said(lang)}")
    effects = (
        row(knowledge.cause(one.cause).label.said(lang), f"{percent(one.resolves.mean, lang)} %",
            f"× {number(one.speedup, lang)}")
        for one in remedy.effects
    )  # fmt: skip
    yield from table("effects", lang, effects)
    risks = {risk.id: risk.label for risk in ways.risks}
    broken = (
        row((knowledge.cause(one.cause).label if one.cause else risks[one.risk]).said(lang),
            f"{percent(one.belief.mean, lang)} %", str(one.severity), one.note.said(lang))
        for one in remedy.side_effects
    )  # fmt: skip
    yield from table("side", lang, broken)


def spread(triangle: Triangle, lang: str) -> str:
    """Three marks as words."""
    if triangle.most == triangle.least:
        return number(triangle.least, lang)
    to = "to" if lang == "en" else "à"
    likely = number(triangle.likely, lang)
    return f"{number(triangle.least, lang)} {to} {number(triangle.most, lang)} ({likely})"


def listed(texts: Iterable[Text], lang: str, between: str = ", ") -> str:
    """Several texts in one line."""
    return between.join(text.said(lang) for text in texts)


def start_page(knowledge: Knowledge, _ways: WaysOut, lang: str) -> Iterator[str]:
    """The points to settle at the start."""
    yield from opening("start", lang)
    yield from table("start-rows", lang, start_rows(knowledge, lang))


def start_rows(knowledge: Knowledge, lang: str) -> Iterator[str]:
    """One row for each point."""
    for one in knowledge.parameters:
        whole = len(one.prevents) == len(knowledge.causes)
        rarer = say("all", lang) if whole else listed((knowledge.cause(id).label for id in one.prevents), lang)
        yield row(one.code, one.label.said(lang), one.test.said(lang), str(one.weight), rarer, number(one.odds, lang))


def sources_page(knowledge: Knowledge, _ways: WaysOut, lang: str) -> Iterator[str]:
    """Who says so."""
    yield from opening("sources", lang)
    rows = (
        row(f"`{one.id}`", f"[{one.text.said(lang)}]({one.address})" if one.address else one.text.said(lang),
            say("checked", lang) if one.is_checked else "")
        for one in sorted(knowledge.sources.values(), key=lambda source: source.id)
    )  # fmt: skip
    yield from table("source-rows", lang, rows)
