"""Une réponse dont le plan aura besoin, en français : quand, combien de temps elle prend, quand la demander."""

from collections.abc import Mapping
from typing import Any

from molette.engine.ledger.types import Request
from molette.engine.report.wording_fr import odds, of, short_day, spaced, working_days

NEEDED = {
    Request.INFORMATION: "une information",
    Request.APPROVAL: "une validation",
    Request.DECISION: "une décision",
    Request.ACCESS: "un accès",
    Request.RESOURCE: "des moyens",
    Request.PAYMENT: "un paiement",
    Request.ACTION: "une action",
}


def foreseen(values: Mapping[str, Any]) -> str:
    """Ce qu'il faudra, et ce que cela demande."""
    verb = "Il fallait" if values["is_past"] else "Il faudra"
    needed = f"{verb} {_what(values)} le {short_day(values['due'])}."
    return spaced(
        f"{needed} De telles réponses viennent 8 fois sur 10 en {working_days(values['takes'])}{_then(values)}."
    )


def _what(values: Mapping[str, Any]) -> str:
    whom = "de votre part" if values["mine"] else of(values["holder"])
    if values["kind"] is Request.APPROVAL and values["about"]:
        by = "par vous" if values["mine"] else f"par {values['holder']}"
        return f"la validation de « {values['about']} » {by}"
    about = f" pour « {values['about']} »" if values["about"] else ""
    return f"{NEEDED[values['kind']]} {whom}{about}"


def _then(values: Mapping[str, Any]) -> str:
    is_delivery = values["kind"] is Request.APPROVAL and values["about"]
    if values["is_past"]:
        return ""
    if values["is_late"]:
        past = "l’envoi était à faire" if is_delivery else "la demande était à faire"
        late = f" : {past} le {short_day(values['ask_by'])} au plus tard."
        return f"{late} Aujourd’hui, {odds(values['chance'])} que la réponse vienne à temps"
    return f" : {'envoyez le livrable' if is_delivery else 'demandez'} le {short_day(values['ask_by'])} au plus tard"
