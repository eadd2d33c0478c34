"""Les constats en français : sa grammaire, ses espaces et ses virgules."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from molette.engine.forecast.types import Status
from molette.engine.ledger.types import Request
from molette.engine.report.types import Finding, Headline

THIN = "\u202f"
MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
WEEKDAYS = ("lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim.")
STATUS = {
    Status.MOVING: "avance",
    Status.SLOWING: "piétine",
    Status.STALLED: "est au point mort",
    Status.ON_HOLD: "est en attente convenue",
}
STATUS_WORD = {
    Status.MOVING: "avance",
    Status.SLOWING: "piétine",
    Status.STALLED: "au point mort",
    Status.ON_HOLD: "en attente convenue",
}
NOT_KNOWN = "rien encore"
KINDS = {
    Request.INFORMATION: "information",
    Request.APPROVAL: "validation",
    Request.DECISION: "décision",
    Request.ACCESS: "accès",
    Request.RESOURCE: "moyens",
    Request.PAYMENT: "paiement",
    Request.ACTION: "action",
}
ASKED = {
    Request.INFORMATION: "l’information demandée",
    Request.APPROVAL: "la validation demandée",
    Request.DECISION: "la décision demandée",
    Request.ACCESS: "l’accès demandé",
    Request.RESOURCE: "les moyens demandés",
    Request.PAYMENT: "le paiement de la facture",
    Request.ACTION: "ce qui a été demandé",
}
PLACES = {
    "work": "travail",
    "client": "client",
    "third_party": "tiers",
    "mission": "congés, pauses et jours non prévus",
    "me": "vous",
    "concurrent": "en même temps",
}
STATES = {
    "open": "en cours",
    "held": "silence convenu",
    "answered": "répondue",
    "refused": "refusée",
    "withdrawn": "retirée",
    "moot": "sans objet",
    "lapsed": "abandonnée",
}
BEFORE = re.compile(r"(?<![ \u00a0\u202f(])[ \u00a0\u202f]*([:;?!»%€])(?=[\s.,)]|$)")
APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")
OPENING = re.compile(r"«[ \u00a0\u202f]*")
ELIDED = tuple("aeiouyhâàéèêëîïôûùœAEIOUYHÂÀÉÈÊËÎÏÔÛÙŒ")


def spaced(text: str) -> str:
    """French typography: a narrow no-break space before : ; ? ! » % € and after «, and a curved apostrophe."""
    return APOSTROPHE.sub("’", OPENING.sub("«" + THIN, BEFORE.sub(THIN + r"\1", text)))


def day(on: date) -> str:
    """`mar. 7 avril`."""
    return f"{WEEKDAYS[on.weekday()]} {short_day(on)}"


def short_day(on: date) -> str:
    """`7 avril`, `1er mai`."""
    return f"{'1er' if on.day == 1 else on.day} {MONTHS[on.month - 1]}"


def number(value: float) -> str:
    """`1 234,5`, une décimale au plus."""
    return f"{value:,.1f}".removesuffix(".0").replace(",", THIN).replace(".", ",")


def exact(value: float) -> str:
    """Un nombre de jours à deux décimales au plus, pour que les parts fassent le tout."""
    return f"{value:,.2f}".rstrip("0").rstrip(".").replace(",", THIN).replace(".", ",")


def euros(value: float) -> str:
    """`1 258 €`, sans centimes."""
    return f"{number(round(value))}{THIN}€"


def about(value: float) -> str:
    """`environ 1 500 €` : deux chiffres, les autres feraient croire qu'on les sait."""
    step = 10 ** max(len(str(round(abs(value)))) - 2, 0)
    return f"environ {number(round(value / step) * step)} €"


def working_days(days: float) -> str:
    """`12 jours ouvrés`."""
    if days < 1:
        return "moins d’un jour ouvré"
    whole = round(days)
    return "1 jour ouvré" if whole == 1 else f"{number(whole)} jours ouvrés"


def odds(chance: float) -> str:
    """Une probabilité comme on la dit."""
    tenths = round(chance * 10)
    if tenths >= 10:
        return "il est presque certain"
    if abs(chance - 2 / 3) < 0.04:
        return "il y a 2 chances sur 3"
    if abs(chance - 1 / 3) < 0.04:
        return "il y a 1 chance sur 3"
    if tenths == 5:
        return "il y a 1 chance sur 2"
    if tenths == 0:
        return "il y a moins d’1 chance sur 10"
    return f"il y a {tenths} chances sur 10" if tenths > 1 else "il y a 1 chance sur 10"


def _clip(text: str) -> str:
    return text if len(text) <= 80 else text[:79].rstrip() + "…"


def of(name: str) -> str:
    """`de Claire`, `d’Inès`."""
    return f"d’{name}" if name.startswith(ELIDED) else f"de {name}"


def subject(values: Mapping[str, Any]) -> str:
    """Ce qui est attendu, sujet d'une phrase."""
    if values["kind"] is Request.APPROVAL and values["about"]:
        text = f"la validation de « {values['about']} »"
    elif values["text"]:
        text = f"la réponse à « {_clip(values['text'])} »"
    else:
        text = ASKED[values["kind"]]
    return spaced(f"la suite de ce qui a été demandé ({text})" if values["partial"] else text)


def headline(finding: Finding) -> Headline:
    """La première phrase."""
    values = finding.values
    if finding.code == "nothing-known":
        after = " : déposez un mail, un agenda ou un relevé de temps, ou dites ce qui s’est passé."
        return Headline(f"De la mission {values['mission']}, ", "rien n’est encore connu", spaced(after))
    why = values["why"]
    return Headline(
        f"La mission {values['mission']} ", STATUS[values["status"]], spaced(f" : {WHY[why.code](why.values)}.")
    )


def habit(values: Mapping[str, Any]) -> str:
    """D'où vient le rythme habituel."""
    if values["asked"] < 3:
        return (
            "Trop peu d’échanges encore pour connaître le rythme habituel ; de telles réponses viennent souvent en "
            f"{working_days(values['usual'])}."
        )
    who, has = ("vous", "avez") if values["mine"] else (values["holder"], "a")
    if not values["answered"]:
        return f"Sur {values['asked']} demandes, {who} n’{has} répondu à aucune."
    count = "toutes" if values["answered"] == values["asked"] else values["answered"]
    half = working_days(values["half"]) + ("" if values["half"] < 1 else " ou moins")
    return f"Sur {values['asked']} demandes, {who} {has} répondu à {count}, la moitié en {half}."


def habit_short(seen: Mapping[str, Any]) -> str:
    """La même chose dans une case d'un tableau ; rien de trop peu d'échanges."""
    answers = "réponses" if seen["answered"] > 1 else "réponse"
    return f"{seen['answered']} {answers} à {seen['asked']} demandes" if seen["asked"] >= 3 else ""


def _forgotten(values: Mapping[str, Any]) -> str:
    text = odds(values["chance"])
    without = "sans autre démarche" if values["nudges"] else "sans relance"
    return f"{text[0].upper()}{text[1:]} que la réponse ne vienne plus {without}."


def _stuck(values: Mapping[str, Any]) -> str:
    days = round(values["share"] * 10)
    return f"Sur les 10 prochains jours ouvrés, {days} environ {'sont bloqués' if days > 1 else 'est bloqué'}."


def _cost(values: Mapping[str, Any]) -> str:
    likely = f", et {about(values['expected'])} de plus sont à craindre" if values["expected"] >= 1 else ""
    return (
        f"Chaque jour de plus coûte {about(values['next_day'])} nets ; l'attente a déjà coûté "
        f"{about(values['certain'])}{likely}."
    )


def _finish(values: Mapping[str, Any]) -> str:
    dates = values["range"]
    year = f" {dates.p10.year}" if dates.p10.year != dates.p90.year else ""
    between = f"entre le {short_day(dates.p10)}{year} et le {short_day(dates.p90)} {dates.p90.year}"
    text = f"À ce rythme, la fin tombe {between} (8 chances sur 10)"
    return f"{text} ; elle était prévue le {short_day(values['due'])}." if values["due"] else f"{text}."


def _mine_too(values: Mapping[str, Any]) -> str:
    what = "1 réponse" if values["count"] == 1 else f"{values['count']} réponses"
    return f"De votre côté, vous devez {what}, la plus ancienne depuis {working_days(values['days'])}."


def _until(values: Mapping[str, Any]) -> str:
    until = values["until"]
    return f" jusqu’au {day(until)}" if until and until < date.max else ""


def _in_time(values: Mapping[str, Any]) -> str:
    if values["mine"]:
        return f"la balle est chez vous ({subject(values)}), dans le délai habituel"
    return f"{subject(values)} est chez {values['holder']}, dans le délai habituel"


def _awaited(values: Mapping[str, Any]) -> str:
    verb = "sont" if values["kind"] is Request.RESOURCE and not values["text"] else "est"
    return f"{subject(values)} {verb} chez {values['holder']} depuis {working_days(values['days'])}"


WHY: dict[str, Callable[[Mapping[str, Any]], str]] = {
    "paused": lambda values: f"rien n’est attendu{_until(values)}",
    "quiet": lambda values: "plus rien ne s’est passé depuis plus de dix jours ouvrés",
    "nothing-awaited": lambda values: "aucune réponse n’est attendue",
    "held": lambda values: f"le silence est convenu{_until(values)} pour {subject(values)}",
    "in-time": _in_time,
    "awaited": _awaited,
    "owed": lambda values: f"vous devez {subject(values)} à {values['asker']} depuis {working_days(values['days'])}",
}
DETAILS: dict[str, Callable[[Mapping[str, Any]], str]] = {
    "habit": habit,
    "forgotten": _forgotten,
    "stuck": _stuck,
    "cost": _cost,
    "finish": _finish,
    "mine-too": _mine_too,
}


def detail(finding: Finding) -> str:
    """Une phrase de la suite."""
    return spaced(DETAILS[finding.code](finding.values))


def account(values: Mapping[str, float]) -> str:
    """Le titre du compte des jours, qui en est la réponse."""
    total = sum(values.values())
    days = f"{exact(total)} {'jours ouvrés' if total >= 2 else 'jour ouvré'}"
    return f"Sur {days}, {exact(values['work'])} à travailler et {exact(values['client'])} à attendre le client"
