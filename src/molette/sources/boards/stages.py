"""What a column, a status or a label says of the cards in it, in French and in English."""

import re
from enum import StrEnum

from molette.sources.tables import folded


class Stage(StrEnum):
    """Where a card stands."""

    TODO = "todo"
    DOING = "doing"
    APPROVAL = "approval"
    WAITING = "waiting"
    BLOCKED = "blocked"
    DONE = "done"


AWAITED = (Stage.APPROVAL, Stage.WAITING, Stage.BLOCKED)
LONGEST = 60
"""Characters of a name; a longer one is a sentence and not the name of a column."""

PATTERNS = (
    (
        Stage.APPROVAL,
        r"a valider|a approuver|a relire|a recetter|validation|relecture|recette|uat|qa|review|reviewing|sign off"
        r"|(?:to|for|pending|awaiting|waiting|needs?) (?:be )?(?:approv\w+|validat\w+|acceptance)"
        r"|ready (?:to|for) (?:merge|test|testing|acceptance|demo)|to approve|approval|attente d approbation",
    ),
    (Stage.BLOCKED, r"blocked|bloquee?s?|blocage|blocker|stuck|impediments?|empeche"),
    (
        Stage.WAITING,
        r"en attente|attente|waiting|awaiting|pending|need(?:s|ed)? (?:more )?info\w*|more info needed"
        r"|chez le client|cote client|with (?:the )?client|feedback needed|question",
    ),
    (
        Stage.DONE,
        r"done|finie?s?|finished|terminee?s?|livree?s?|delivered|closed|clos|fermee?s?|resolved|resolue?s?|released"
        r"|faite?s?|validee?s?|approved|accepted|acceptee?s?|completed?|shipped|deployed|en production|recettee?s?",
    ),
    (Stage.DOING, r"doing|en cours|in progress|wip|started|in development|en developpement|realisation|open"),
    (Stage.TODO, r"a faire|to do|todo|backlog|up next|next|prochain\w*|a venir|pret|ready|planned|prevu|idees?|ideas?"),
)
COMPILED = tuple((stage, re.compile(rf"\b(?:{pattern})\b")) for stage, pattern in PATTERNS)
UNDONE = re.compile(r"\b(?:not|non|pas|un|never)\b|\b(?:todo|to do|a faire)\b")


def stage_of(name: str) -> Stage | None:
    """The stage a name tells, none when it tells nothing (a theme, a page, a person)."""
    if len(name) > LONGEST:
        return None
    said = folded(name)
    found = next((stage for stage, pattern in COMPILED if pattern.search(said)), None)
    if found is Stage.DONE and UNDONE.search(said):
        return Stage.TODO
    return found
