"""Words that announce a silence: somebody is away, a mission is on hold. French and English."""

from molette.sources.mail.cues import cues

AWAY = cues(
    (
        r"\b(?:je (?:suis|serai)|nous (?:sommes|serons)|actuellement|est|sera|"
        r"suis) (?:\w+ ){0,3}?(?:absente?s?|en (?:congés?|vacances|déplacement|arrêt|formation|rtt)|fermée?s?|"
        r"indisponibles?|injoignables?|hors (?:du )?bureau|de retour)\b"
    ),
    r"^\W*(?:absente?|en (?:congés?|vacances)|fermeture)\b",
    r"\babsente?s? (?:du|jusqu|à partir|de mon|ce|cette|pour|le|lundi|mardi|mercredi|jeudi|vendredi)\b",
    (
        r"\b(?:de retour|retour|reviens au bureau|reprends|serai de retour) (?:au bureau |de congés |"
        r"de vacances |prévu |à partir du )?(?:le|lundi|mardi|mercredi|jeudi|vendredi|à partir)\b"
    ),
    r"\ben congés? (?:jusqu|du|à partir|le|cette|la|pour|ce|\w+ jusqu)",
    r"\bjusqu['’].{0,60}\b(?:difficiles?|peu) (?:à joindre|joignables?)\b",
    r"\bpendant mon absence\b",
    r"\ben mon absence\b",
    r"\bdurant mon absence\b",
    r"\bnos bureaux (?:sont|seront) fermés\b",
    r"\bout of (?:the )?office\b",
    r"\booo\b",
    r"\b(?:on|taking) (?:annual |parental |sick |maternity |paternity |my )?(?:leave|vacation|holidays?|pto)\b",
    (
        r"\b(?:i|we)(?:['’]m| am|['’]ll be| will be|['’]re| are) (?:\w+ ){0,2}?(?:away|off|on leave|"
        r"unavailable|travell?ing|out|out of office|back)\b(?=.{0,60}(?:until|till|from|on|this|next|monday|"
        r"tuesday|wednesday|thursday|friday|\d|week|the))"
    ),
    (
        r"\b(?:be|am) back (?:in the office |at work )?(?:on|from|by|the|monday|tuesday|wednesday|thursday|"
        r"friday|next)\b"
    ),
    r"\b(?:during|in) my absence\b",
    r"\blimited access to (?:my )?e?-?mail\b",
    r"\bour offices? (?:is|are|will be) closed\b",
)

HOLDS = cues(
    (
        r"\b(?:mett(?:re|ons|ez)|met|mis|mise) (?:\w+ ){0,3}?(?:en (?:pause|attente|suspens|veille|stand-?by)|"
        r"au frigo)\b"
    ),
    (
        r"\b(?:gel|geler|gelée?s?|gelons|suspend(?:u|ue|ons|s|re)?|suspension)\b.{0,60}\b(?:jusqu|projet|mission|"
        r"budget|travaux|chantier|lot)"
    ),
    (
        r"\b(?:projet|mission|chantier|budget|sujet|dossier|lot) (?:\w+ ){0,3}?(?:en (?:pause|suspens|attente|"
        r"stand-?by)|gelée?|suspendue?|à l['’]arrêt)\b"
    ),
    (
        r"\b(?:on|nous) (?:reprend(?:ra|rons|s|ons)?|report(?:e|ons)|décal(?:e|ons)) (?:\w+ ){0,5}?(?:le|en|"
        r"au|à|après|lundi|mardi|mercredi|jeudi|vendredi|janvier|février|mars|avril|mai|juin|juillet|août|"
        r"septembre|octobre|novembre|décembre)\b"
    ),
    r"\b(?:put|putting|placed?|is|are|keep) (?:\w+ ){0,4}?on (?:hold|ice|pause|standby)\b",
    r"\b(?:freeze|frozen|paus(?:e|ed|ing)|suspend(?:ed)?)\b.{0,60}\b(?:until|till|project|mission|work|budget)",
    r"\b(?:postpone|defer|resume)\w*\b.{0,50}\b(?:until|till|to|in|on)\b",
)
