"""What only makes sense in a conversation: recalling a request, taking it back."""

import re

from molette.sources.mail.cues import cues

RECALLS = cues(
    r"\brelanc(?:e|er|ons)\b",
    r"\brappel\b",
    r"\bpetit (?:rappel|up)\b",
    r"^up\b",
    r"^ping\b",
    r"\bje reviens (?:vers (?:vous|toi) )?(?:au sujet|à propos|concernant|sur)\b",
    r"\bsans (?:nouvelles?|réponse|retour) de (?:votre|ta) part\b",
    r"\bdu nouveau\b",
    r"\bdes nouvelles\b",
    r"\bqu['’]en est[- ]il\b",
    r"\boù en (?:est|êtes|es|sommes)\b",
    r"\b(?:avez|as)[- ](?:vous|tu) (?:pu|eu le temps|eu l['’]occasion|bien reçu|reçu)\b",
    r"\b(?:toujours|encore) (?:en attente|pas|rien|besoin)\b",
    r"\bmon (?:précédent|dernier) (?:mail|message|courriel|e-mail)\b",
    r"\bj['’]attends (?:toujours|encore)\b",
    r"\b(?:any|some) (?:news|updates?|progress|feedback|thoughts|comments?)\b",
    r"\breminder\b",
    r"\bfollow(?:ing)?[- ]up\b",
    r"\bhave(?:n['’]t| not) (?:heard|received|had|seen)\b",
    r"\bdid you (?:get|have|see|manage|receive)\b",
    r"\bhave you (?:had|been able|got|received|seen|managed)\b",
    r"\bmy (?:previous|last|earlier) (?:mail|message|e-?mail|patch|question)\b",
    r"\bstill (?:waiting|need|no|wondering|missing)\b",
    r"\b(?:ping|bump)\b",
    r"\bno (?:answer|reply|response)\b",
)

TAKES_BACK = cues(
    (
        r"\b(?:oubliez|oublie|annulez|annule|ignorez|ignore) (?:ma |mon |cette |ce |le |la |donc )*(?:demande|"
        r"message|mail|question|courriel|précédent)"
    ),
    r"\bplus besoin\b",
    r"\bne tenez pas compte\b",
    r"\bj['’]ai (?:finalement )?trouvé (?:la|l['’]|ma|mon|le) (?:réponse|info|solution|bug|problème)\b",
    r"\bma demande (?:est|n['’]est) (?:plus|sans objet|caduque|annulée)",
    r"\bnever ?mind\b",
    r"\b(?:please )?(?:ignore|disregard|forget) (?:my|this|that|the|about)\b",
    r"\bno longer (?:need|necessary|needed|required)\b",
    r"\bi (?:just )?(?:found|figured|got|solved|fixed) (?:it|the (?:problem|answer|solution|bug)|out)\b",
)

WORD = re.compile(r"[^\W\d_]{4,}")
COMMON_WORDS = """
pour avec dans vous nous votre notre cette merci bonjour pouvez pourriez avez bien plus faire être elle sont
mais tout that this with have your please could would from what when will about there they been just them some
know need does anyone should into than then were which where
"""
COMMON = frozenset(COMMON_WORDS.split())


def topic(text: str) -> frozenset[str]:
    """The words of a text that tell what it is about."""
    return frozenset(word for word in WORD.findall(text.lower()) if word not in COMMON)
