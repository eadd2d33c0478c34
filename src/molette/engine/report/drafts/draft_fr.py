"""Les brouillons en français : une question, une personne, une date, en vous ou en tu."""

from collections.abc import Mapping, Sequence

from molette.engine.ledger.types import Request
from molette.engine.nudges.types import Rung, SmallStep
from molette.engine.report.drafts.quoting import clipped, first_name
from molette.engine.report.drafts.types import Draft, Occasion, Tone, Topic
from molette.engine.report.nudge_fr import long_day
from molette.engine.report.wording_fr import of, short_day, spaced

YOU = {
    "could": "Pourriez-vous", "have": "Auriez-vous", "prefer": "Préférez-vous", "agree": "Seriez-vous d’accord",
    "you": "vous", "your_answer": "votre réponse", "asked": "Vous avez demandé", "for_you": "vous revient",
    "say": "dites-le-moi", "owe": "je vous dois", "prefer_talk": "vous préférez", "know": "vous avez",
    "call": "appelez-moi",
    "will_have": "Vous l’aurez", "hear": "vous entendre", "await": "vous attendez", "care": "vous occupe",
    "your": "votre",
}  # fmt: skip
THOU = {
    "could": "Pourrais-tu", "have": "Aurais-tu", "prefer": "Préfères-tu", "agree": "Serais-tu d’accord",
    "you": "toi", "your_answer": "ta réponse", "asked": "Tu as demandé", "for_you": "te revient",
    "say": "dis-le-moi", "owe": "je te dois", "prefer_talk": "tu préfères", "know": "tu as", "call": "appelle-moi",
    "will_have": "Tu l’auras", "hear": "t’entendre", "await": "tu attends", "care": "t’occupe", "your": "ta",
}  # fmt: skip
ASKED = {
    Request.INFORMATION: "l’information demandée",
    Request.APPROVAL: "la validation demandée",
    Request.DECISION: "la décision demandée",
    Request.ACCESS: "l’accès demandé",
    Request.RESOURCE: "les moyens demandés",
    Request.PAYMENT: "le paiement de la facture établie",
    Request.ACTION: "l’action demandée",
}
SHORT = {
    Request.INFORMATION: "Information demandée",
    Request.APPROVAL: "Validation demandée",
    Request.DECISION: "Décision demandée",
    Request.ACCESS: "Accès demandé",
    Request.RESOURCE: "Moyens demandés",
    Request.PAYMENT: "Facture",
    Request.ACTION: "Demande en cours",
}
SUBJECTS = {
    SmallStep.DATE: "une date", SmallStep.WORD: "un mot", SmallStep.CHOICE: "un choix", SmallStep.NAME: "un nom",
    SmallStep.TEN_MINUTES: "dix minutes", SmallStep.DECISION: "une décision", SmallStep.ADVICE: "un avis",
}  # fmt: skip
CHOICES = {
    Request.APPROVAL: "valider en l’état, ou m’indiquer le point à reprendre",
    Request.DECISION: "trancher par écrit, ou en parler dix minutes",
    Request.INFORMATION: "m’envoyer ce qui existe déjà, ou m’indiquer qui peut répondre",
    Request.ACCESS: "ouvrir l’accès, ou m’indiquer qui peut l’ouvrir",
    Request.RESOURCE: "libérer une partie de ce qui était prévu, ou décaler cette étape",
    Request.PAYMENT: "m’indiquer une date de paiement, ou la pièce qui manque",
    Request.ACTION: "en faire une partie, ou choisir une autre date",
}
QUESTIONS = {
    SmallStep.DATE: "{could} m’indiquer, d’ici au {by}, à quelle date je peux compter sur {what} ?",
    SmallStep.WORD: "{could} me répondre d’un mot d’ici au {by} : oui, non, ou « parlons-en » ?",
    SmallStep.CHOICE: "{prefer}, d’ici au {by}, {choice} ?",
    SmallStep.NAME: "{could} me donner, d’ici au {by}, le nom de la personne qui peut répondre ?",
    SmallStep.TEN_MINUTES: "{have} dix minutes d’ici au {by}, pour que je prépare la réponse avec {you} ?",
    SmallStep.DECISION: "{could} trancher d’ici au {by}, ou m’indiquer qui peut le faire ?",
    SmallStep.ADVICE: "{have} un quart d’heure d’ici au {by} ?",
}
SPECIAL = {
    Rung.TALK: "{have} dix minutes d’ici au {by} pour en parler de vive voix ?",
    Rung.HEADS_UP: "{agree}, d’ici au {by}, pour que nous le fassions ensemble ?",
    Rung.NEWS: "{could} me dire, d’ici au {by}, si la réponse est venue ?",
    Rung.DEPUTY: "{could} m’indiquer, d’ici au {by}, qui peut répondre ?",
}
USUAL = {
    Tone.WARM: "Je reviens sur {topic}.",
    Tone.DIRECT: "Je n’ai pas encore de réponse sur {topic}.",
}
OPENINGS = {
    Rung.TALK: "Plutôt qu’un message de plus sur {topic}, je préfère {hear}.",
    Rung.DEPUTY: "Je cherche une réponse sur {topic} ; {holder} n’est peut-être pas disponible.",
    Rung.HEADS_UP: (
        "Je n’ai pas encore de réponse sur {topic} ; cela ne dépend sans doute pas que de {you}. "
        "Je propose d’en parler avec {sponsor}."
    ),
    Rung.SPONSOR: "Une décision {for_you} : {topic}. {holder}, en copie, le sait.",
    Rung.NEWS: "Je pense à {topic}, que {await} {of_holder}.",
    Rung.OWN: "{owe} encore {owed}.",
}
CARE = {
    Tone.WARM: "Je comprends que ce sujet n’est pas le seul qui {care}.",
    Tone.DIRECT: "Je sais que {know} d’autres priorités.",
}

MOST_LISTED = 2
MOST = 80  # letters of the request that the message is about
LESS = 42  # letters of a request that is not the first one
MINE = (Rung.REMINDER, Rung.EFFECT, Rung.TALK, Rung.HEADS_UP)


def draft(occasion: Occasion, tone: Tone, *, is_familiar: bool) -> Draft:
    """Le message, à relire."""
    you = THOU if is_familiar else YOU
    parts = [_hello(occasion), *_debt(occasion, you), _opening(occasion, tone, you), _closing(occasion, tone, you)]
    body = "\n\n".join([*parts, _goodbye(occasion, tone)])
    return Draft(spaced(_subject(occasion)), "\n".join(spaced(line) for line in body.split("\n")))


def spoken_question() -> str:
    """La question à poser de vive voix : elle n'accuse pas, elle cherche."""
    return spaced("Qu’est-ce qui rend ce point difficile de votre côté ?")


def _hello(occasion: Occasion) -> str:
    name = first_name(occasion.to)
    return f"Bonjour {name}," if name else "Bonjour,"


def _goodbye(occasion: Occasion, tone: Tone) -> str:
    word = "Merci, et bonne journée," if tone is Tone.WARM else "Merci,"
    return f"{word}\n{occasion.me}" if occasion.me else word.rstrip(",") + "."


def _subject(occasion: Occasion) -> str:
    topic = occasion.topic
    short = clipped(topic.about or topic.text, 32) or SHORT[topic.kind]
    if occasion.rung is Rung.OWN:
        return f"{short} : ma réponse le {short_day(occasion.answer_by)}"
    return f"{short} : {SUBJECTS[_step(occasion)]} d’ici au {short_day(occasion.answer_by)}"


def topic_words(topic: Topic, whose: str = "la", most: int = MOST) -> str:
    """`la validation de « Cadrage », demandée le lundi 9 mars`, ou `ma demande du lundi 9 mars (« … »)`."""
    on = long_day(topic.asked_on)
    if topic.kind is Request.APPROVAL and topic.about:
        return f"la validation de « {clipped(topic.about, 60)} », demandée le {on}"
    if topic.text:
        return f"{whose} demande du {on} (« {clipped(topic.text, most)} »)"
    return f"{ASKED[topic.kind]} le {on}"


def _opening(occasion: Occasion, tone: Tone, you: Mapping[str, str]) -> str:
    topic = topic_words(occasion.topic, "ma" if occasion.rung in MINE else "la")
    if occasion.rung is Rung.ADVISER:
        return _advice(occasion, topic)
    first = OPENINGS.get(occasion.rung, USUAL[tone])
    text = first.format(
        **you,
        topic=topic,
        owed=_owed(occasion.topic, you, MOST),
        holder=occasion.holder,
        of_holder=of(occasion.holder),
        sponsor=occasion.sponsor,
    )
    if occasion.rung is Rung.OWN:
        return _capital(text)
    return _capital(" ".join([text, *_effect(occasion), _care(tone, you)])) + _list(occasion.together)


def _owed(topic: Topic, you: Mapping[str, str], most: int) -> str:
    """Ce que je dois, complément du verbe."""
    is_plain = topic.text and not (topic.kind is Request.APPROVAL and topic.about)
    return ("une réponse à " if is_plain else "") + topic_words(topic, you["your"], most)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _care(tone: Tone, you: Mapping[str, str]) -> str:
    return CARE[tone].format(**you)


def _effect(occasion: Occasion) -> list[str]:
    effect = occasion.effect
    if effect is None or occasion.together or occasion.rung not in (Rung.EFFECT, Rung.SPONSOR):
        return []
    due = f", prévue pour le {short_day(effect.due)}" if effect.due else ""
    return [f"L’étape « {clipped(effect.milestone, 60)} »{due}, en dépend : elle se décale d’autant."]


def _list(topics: Sequence[Topic]) -> str:
    if not topics:
        return ""
    lines = [f"- {topic_words(topic, 'ma', LESS)}" for topic in topics[:MOST_LISTED]]
    return "\n\nJ’attends aussi, à la même occasion :\n" + "\n".join(lines)


def _advice(occasion: Occasion, topic: str) -> str:
    tried = occasion.tried or {}
    client = f", chez {occasion.client}," if occasion.client else ""
    return (
        f"J’aimerais un avis sur une mission{client} qui attend : {topic}, soit {occasion.days} jours ouvrés. "
        f"Messages envoyés : {tried.get('written', 0)} ; appels et échanges : {tried.get('spoken', 0)}. "
        "Je comprends que d’autres dossiers pressent."
    )


def _debt(occasion: Occasion, you: Mapping[str, str]) -> list[str]:
    """Ma part d'abord : ce que je dois, et pour quand."""
    debt = occasion.debt
    if debt is None:
        return []
    return [
        f"D’abord ma part : {you['owe']} encore {_owed(debt.topic, you, LESS)}. Ce sera fait le {long_day(debt.on)}."
    ]


def _step(occasion: Occasion) -> SmallStep:
    """Several requests in one message share one question: when."""
    return SmallStep.DATE if occasion.together else occasion.step


def _closing(occasion: Occasion, tone: Tone, you: Mapping[str, str]) -> str:
    by = long_day(occasion.answer_by)
    if occasion.rung is Rung.OWN:
        return (
            f"{you['will_have']} le {by} au plus tard. Si cette date gêne, {you['say']} : nous en choisirons une autre."
        )
    what = "ces réponses" if occasion.together else you["your_answer"]
    template = SPECIAL.get(occasion.rung, QUESTIONS[_step(occasion)])
    question = template.format(**you, by=by, what=what, choice=CHOICES[occasion.topic.kind])
    return f"{question} {_help(occasion, tone, you)}".rstrip()


def _help(occasion: Occasion, tone: Tone, you: Mapping[str, str]) -> str:
    """Ce qui rend la réponse facile."""
    if occasion.rung is Rung.TALK:
        return "Une seule question, puis je résume en trois lignes ce que nous aurons décidé."
    if _step(occasion) is SmallStep.DATE:
        return "Une date approximative me suffit."
    if tone is Tone.WARM and occasion.rung in (Rung.REMINDER, Rung.EFFECT, Rung.HEADS_UP):
        return f"Si {you['prefer_talk']} en parler, {you['call']}."
    return ""
