"""A fact as a sentence, in two languages: `{by}` who, `{has}` the verb that goes with it, `{to}` whom."""

from molette.engine.ledger.types import ME, Fact, Kind, Mission
from molette.engine.report.language import wording
from molette.engine.report.wording_fr import spaced

PHRASES: dict[Kind, tuple[str, str]] = {
    Kind.ASK: ("{by} {you}{has} demandé ({request}){to}", "{by} asked{whom} ({request})"),
    Kind.ANSWER: ("{by} {has} répondu", "{by} answered"),
    Kind.PART: ("{by} {has} répondu en partie", "{by} answered in part"),
    Kind.APPROVE: ("{by} {has} validé", "{by} approved"),
    Kind.REFUSE: ("{by} {has} refusé", "{by} refused"),
    Kind.WITHDRAW: ("{by} {has} retiré la demande", "{by} withdrew the request"),
    Kind.MOOT: ("La demande n’a plus d’objet", "The request is no longer needed"),
    Kind.NUDGE: ("{by} {has} relancé{to}", "{by} sent a reminder{to}"),
    Kind.PROMISE: ("{by} {has} promis une réponse{due}", "{by} promised an answer{due}"),
    Kind.HOLD: ("Attente convenue{due}", "Agreed hold{due}"),
    Kind.RESUME: ("Fin de l’attente convenue", "End of the agreed hold"),
    Kind.AWAY: ("{by} {is} en congé{due}", "{by} away{due}"),
    Kind.JOIN: ("{by} {has} rejoint la mission", "{by} joined the mission"),
    Kind.LEAVE: ("{by} {has} quitté la mission", "{by} left the mission"),
    Kind.MEETING: ("Réunion prévue{due}", "Meeting planned{due}"),
    Kind.MOVE: ("Report{about}{due}", "Moved{about}{due}"),
    Kind.CANCEL: ("{by} {has} annulé la réunion", "{by} cancelled the meeting"),
    Kind.MEET: ("Réunion tenue", "Meeting held"),
    Kind.TALK: ("Échange de vive voix{to}", "Talk{to}"),
    Kind.WORK: ("{by} {has} travaillé {days} j{about}", "{by} worked {days} d{about}"),
    Kind.PROGRESS: ("Avancement : {share} %{about}", "Progress: {share} %{about}"),
    Kind.ESTIMATE: ("Reste à faire : {days} j{about}", "Work left: {days} d{about}"),
    Kind.DELIVER: ("{by} {has} livré{about}{to}", "{by} delivered{about}{to}"),
    Kind.ACCEPT: ("{by} {has} accepté{about}", "{by} accepted{about}"),
    Kind.RETURN: ("{by} {has} renvoyé{about} à reprendre", "{by} returned{about}"),
    Kind.DECIDE: ("{by} {has} décidé{about}", "{by} decided{about}"),
    Kind.REOPEN: ("{by} {has} remis une décision en question", "{by} reopened a decision"),
    Kind.SCOPE: ("Périmètre : {days} j de plus{about}", "Scope: {days} d more{about}"),
    Kind.CUT: ("Périmètre : {days} j de moins{about}", "Scope: {days} d less{about}"),
    Kind.CONTEXT: ("Changement chez le client ({word})", "A change at the client ({word})"),
    Kind.BILL: ("Facture de {euros} €{due}", "Invoice of €{euros}{due}"),
    Kind.PAY: ("{by} {has} payé", "{by} paid"),
    Kind.OBSERVE: ("Observation : {word}", "Observation: {word}"),
    Kind.STRAIN: ("Tension : {level} sur 5", "Strain: {level} of 5"),
    Kind.CHOOSE: ("Issue choisie ({word})", "Way out chosen ({word})"),
    Kind.REVIEW: ("Bilan d’une issue ({word})", "Review of a way out ({word})"),
    Kind.CONTEST: ("{by} {has} contesté un fait", "{by} contested a fact"),
    Kind.NOTE: ("Note", "Note"),
    Kind.RETRACT: ("Fait retiré", "Fact taken back"),
}


def fact_words(fact: Fact, mission: Mission, lang: str) -> str:
    """The sentence, with the words of the fact in quotes."""
    is_french = not lang.startswith("en")
    phrase = PHRASES[fact.kind][0 if is_french else 1]
    sentence = phrase.format_map(_values(fact, mission, lang, is_french))
    if not fact.text:
        return spaced(sentence) if is_french else sentence
    return spaced(f"{sentence} : « {fact.text} »") if is_french else f"{sentence}: “{fact.text}”"


def _values(fact: Fact, mission: Mission, lang: str, is_french: bool) -> dict[str, str]:
    words = wording(lang)
    mine = fact.by in ("", ME)
    to_me = is_french and fact.to == (ME,)
    names = ", ".join(
        mission.person(handle).called if handle != ME else ("vous" if is_french else "you") for handle in fact.to
    )
    milestone = mission.milestone(fact.about)
    about = f" « {milestone.called} »" if milestone and is_french else f" “{milestone.called}”" if milestone else ""
    due = words.short_day(fact.due_at.date()) if fact.due_at else ""
    return {
        "by": ("Vous" if is_french else "You") if mine else mission.person(fact.by).called,
        "has": "avez" if mine else "a",
        "is": "êtes" if mine else "est",
        "you": "vous " if to_me else "",
        "whom": f" {names}" if names else "",
        "to": (f" à {names}" if is_french else f" to {names}") if names and not to_me else "",
        "about": about,
        "due": (f" (jusqu’au ou pour le {due})" if is_french else f" (until or for {due})") if due else "",
        "days": words.number(fact.days or 0),
        "share": words.number(100 * (fact.share or 0)),
        "level": str(round(5 * (fact.share or 0))),
        "euros": words.number(fact.euros or 0),
        "request": words.KINDS[fact.request] if fact.request else "",
        "word": fact.word,
    }
