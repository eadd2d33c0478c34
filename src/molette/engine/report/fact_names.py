"""The kinds of facts by name, to count them: one and several, in French and in English."""

from molette.engine.ledger.types import Kind

NAMES: dict[Kind, tuple[str, str, str, str]] = {
    Kind.ASK: ("demande", "demandes", "request", "requests"),
    Kind.ANSWER: ("réponse", "réponses", "answer", "answers"),
    Kind.PART: ("réponse partielle", "réponses partielles", "partial answer", "partial answers"),
    Kind.APPROVE: ("validation", "validations", "approval", "approvals"),
    Kind.REFUSE: ("refus", "refus", "refusal", "refusals"),
    Kind.WITHDRAW: ("demande retirée", "demandes retirées", "request withdrawn", "requests withdrawn"),
    Kind.MOOT: ("demande sans objet", "demandes sans objet", "request no longer needed", "requests no longer needed"),
    Kind.NUDGE: ("relance", "relances", "reminder", "reminders"),
    Kind.PROMISE: ("promesse", "promesses", "promise", "promises"),
    Kind.HOLD: ("attente convenue", "attentes convenues", "agreed hold", "agreed holds"),
    Kind.RESUME: ("reprise", "reprises", "resumption", "resumptions"),
    Kind.AWAY: ("absence", "absences", "absence", "absences"),
    Kind.JOIN: ("arrivée", "arrivées", "arrival", "arrivals"),
    Kind.LEAVE: ("départ", "départs", "departure", "departures"),
    Kind.MEETING: ("réunion prévue", "réunions prévues", "planned meeting", "planned meetings"),
    Kind.MOVE: ("report", "reports", "move", "moves"),
    Kind.CANCEL: ("réunion annulée", "réunions annulées", "cancelled meeting", "cancelled meetings"),
    Kind.MEET: ("réunion tenue", "réunions tenues", "meeting held", "meetings held"),
    Kind.TALK: ("échange", "échanges", "talk", "talks"),
    Kind.WORK: ("temps de travail", "temps de travail", "piece of work", "pieces of work"),
    Kind.PROGRESS: ("avancement", "avancements", "progress report", "progress reports"),
    Kind.ESTIMATE: ("estimation", "estimations", "estimate", "estimates"),
    Kind.DELIVER: ("livraison", "livraisons", "delivery", "deliveries"),
    Kind.ACCEPT: ("acceptation", "acceptations", "acceptance", "acceptances"),
    Kind.RETURN: ("retour à reprendre", "retours à reprendre", "return", "returns"),
    Kind.DECIDE: ("décision", "décisions", "decision", "decisions"),
    Kind.REOPEN: ("décision rouverte", "décisions rouvertes", "decision reopened", "decisions reopened"),
    Kind.SCOPE: ("ajout au périmètre", "ajouts au périmètre", "addition to the scope", "additions to the scope"),
    Kind.CUT: ("retrait du périmètre", "retraits du périmètre", "cut of the scope", "cuts of the scope"),
    Kind.CONTEXT: ("changement chez le client", "changements chez le client", "change at the client",
                   "changes at the client"),
    Kind.BILL: ("facture", "factures", "invoice", "invoices"),
    Kind.PAY: ("paiement", "paiements", "payment", "payments"),
    Kind.OBSERVE: ("observation", "observations", "observation", "observations"),
    Kind.STRAIN: ("tension", "tensions", "strain", "strains"),
    Kind.CHOOSE: ("issue choisie", "issues choisies", "way out chosen", "ways out chosen"),
    Kind.REVIEW: ("bilan", "bilans", "review", "reviews"),
    Kind.CONTEST: ("contestation", "contestations", "contested fact", "contested facts"),
    Kind.NOTE: ("note", "notes", "note", "notes"),
    Kind.RETRACT: ("retrait", "retraits", "retraction", "retractions"),
}  # fmt: skip


def fact_name(kind: Kind | str, count: int, lang: str) -> str:
    """`12 demandes`, `1 request`."""
    one, several, single, plural = NAMES[Kind(kind)]
    if lang.startswith("en"):
        return f"{count} {single if count == 1 else plural}"
    return f"{count} {one if count < 2 else several}"
