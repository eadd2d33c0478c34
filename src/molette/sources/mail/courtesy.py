"""Courtesy, advertising and small talk: shaped like requests, asking for nothing. French and English."""

from molette.sources.mail.cues import cues

COURTESY = cues(
    r"comment (?:allez|vas|vont|va|ça va|tu vas)",
    r"\b(?:ça va|tu vas bien|vous allez bien|bien rentrée?s?)\b.{0,25}\?",
    r"how (?:are (?:you|things)|is it going|have you been|do you do)\b",
    r"how['’]s (?:it going|life|everything)",
    r"what['’]s up\b",
    r"j['’]espère que (?:vous|tu) (?:allez|vas|avez)",
    r"i hope (?:this|you (?:are|had|have|enjoy|find)|you['’]re|all (?:is|goes|of you))\b",
    r"n['’]hésite[zr]? pas",
    r"(?:feel free|do(?:n['’]t| not) hesitate)",
    r"(?:reste|restons|demeure) à (?:votre|ta) disposition",
    r"veuillez (?:agréer|croire|accepter|recevoir)",
    r"je vous prie de (?:trouver|noter)\b",
    r"je vous prie (?:de croire|d['’]agréer|de recevoir|de bien vouloir agréer)",
    (
        r"merci (?:de|pour) (?:votre|ta|vos|tes) (?:patience|compréhension|confiance|attention|réactivité|"
        r"aide|réponse|message|mail|retour rapide)"
    ),
    r"\b(?:merci|remercie|remercions) (?:\w+ ){0,2}?(?:de|d['’]) ?(?:m['’]|l['’]|nous |les? )?(?:avoir|être)\b",
    r"(?:veuillez|vous) trouver(?:ez)?\b(?!.{0,200}\bpour (?:validation|accord|signature|avis|approbation))",
    (
        r"please (?:find|see) (?:attached|enclosed|below|the attached|"
        r"my)(?!.{0,200}\bfor (?:your )?(?:approval|review|signature))"
    ),
    r"please accept (?:our|my)",
    r"please (?:consider the environment|note that)",
    r"please do(?:n['’]t| not) (?:reply|feel|hesitate|worry|be)",
    r"please (?:cc|copy) (?:me|us|replies|answers)\b",
    r"correct me if\b",
    r"let (?:me|us) know if (?:you|there) (?:have|need|are|is) (?:any|further|more|some|help)",
    r"if you have any (?:further |other |more )?(?:questions?|queries|concerns)",
    r"(?:dites|dis)[- ](?:moi|nous) si (?:vous avez|tu as|besoin)",
    r"si (?:vous avez|tu as) (?:besoin|des questions|la moindre|d['’]autres questions)",
    r"ne pas répondre à ce",
    r"unsubscri(?<!how to unsubscri)(?<!please unsubscri)(?!be me\b)",
    r"désabonn",
    r"désinscri",
    r"(?:your|to the) white ?list\b",
    r"safe sender",
    r"address book",
    r"carnet d['’]adresses",
    r"cliquez (?:ici|sur)",
    r"n['’]est-ce pas\s*\?",
    r"^(?:because|parce qu[e'’]).{0,200}\?",  # a guess offered as an answer
    r"isn['’]t it\s*\?",
    r"^(?:who cares|why not|so what|pourquoi pas|et alors)\s*\?",
    r"\bthank you for\b(?!.{0,80}\?)",
)
