"""Sentences that answer, French and English: approved, refused, promised, answered in part, away, on hold."""

import re

from molette.engine.ledger.types import Kind
from molette.sources.mail.absences import AWAY, HOLDS
from molette.sources.mail.cues import Cues, cues

# What is asked, wished, supposed or still to come is not said.
UNREAL = cues(
    (
        r"^\W*(?:si|dès (?:que|réception|validation)|une fois|lorsqu|quand|après|avant|en attente|afin|"
        r"pour (?:que|valid|approuv|accord)|if|once|when|as soon as|until|unless|after|before|in order)\b"
    ),
    r"\b(?:if|once|when|as soon as|until|unless|whether) (?:you|it|this|that|they|he|she|the|everything|i|we)\b",
    (
        r"\b(?:si|quand|dès que|une fois que|lorsque|tant que|avant que|à condition que) (?:vous|tu|c['’]est|"
        r"il|elle|le|la|les|tout|nous|on|je|ce)\b"
    ),
    (
        r"\b(?:doi[ts]|devez|devra|devrait|faudra|faut|reste à|attend\w*|en vue de|avant de|"
        r"besoin)\b.{0,40}\b(?:valid|approuv|accord)"
    ),
    (
        r"\b(?:merci|pouvez|pourriez|veuillez|please|could you|can you|waiting|awaiting|need|must|"
        r"should)\b.{0,60}\b(?:valid|approv|accord|sign)"
    ),
)

APPROVES = cues(
    (
        r"\b(?:c['’]est|tout est|est) (?:bien |donc |tout |parfaitement )?(?:validée?s?|approuvée?s?|"
        r"acceptée?s?|bon pour (?:moi|nous)|ok pour (?:moi|nous)|tout bon)\b"
    ),
    (
        r"\b(?:je|nous|on) (?:vous |te )?(?:le |la |les |l['’])?(?:valid(?:e|ons)|approuv(?:e|ons)|accept(?:e|"
        r"ons))\b(?! pas)"
    ),
    r"\bj['’](?:approuve|accepte|ai (?:bien )?validée?|ai approuvée?|ai signée?)\b",
    r"\b(?:nous avons|on a) (?:bien )?(?:validée?s?|approuvée?s?|signée?s?)\b",
    r"^\W*(?:validée?s?|approuvée?s?|bon pour accord|accordée?|adjugé|bat ok|accord)\b(?!.{0,40}\?)",
    r"\bbon pour accord\b",
    (
        r"\b(?:ok|okay|oui|bon|good|go|c['’]est bon|ça (?:me )?va|parfait|d['’]accord|accord|feu vert|"
        r"rien à redire|ras|r\.a\.s\.?)\W{1,3}(?:pour (?:moi|nous|la|le|les|l['’]|votre|cette|ce|lancer|"
        r"démarrer)|de (?:mon|notre) côté|de ma part)"
    ),
    (
        r"\b(?:ça|cela|ceci|tout|elles?|ils?|la proposition|le document|"
        r"cette version) (?:me|nous) (?:convien(?:t|nent)|va)\b"
    ),
    r"\b(?:vous avez|tu as) (?:mon|notre|le) (?:accord|feu vert|go)\b",
    (
        r"\b(?:je|nous) (?:vous )?(?:donne|donnons|confirme|confirmons) (?:mon|notre|le|l['’]) ?(?:accord|"
        r"feu vert|go|validation|approbation)\b"
    ),
    r"\b(?:vous pouvez|tu peux) (?:y aller|lancer|démarrer|procéder|publier|mettre en production|commencer)\b",
    r"\b(?:je suis|nous sommes|on est) (?:tout à fait |entièrement )?(?:d['’]accord|ok|favorables?)\b(?! pas| si)",
    r"\bsans réserves?\b",
    r"^\W*d['’]accord (?:pour|avec) (?:la|le|les|cette|ce|votre|l['’])",
    r"\b(?:is|are|been|it['’]s|all|hereby|have|has|consider it|fully) (?:now |hereby |fully |all )?approved\b",
    r"^\W*(?:approved|accepted|agreed|signed off|lgtm|ship it)\b",
    r"^\W*(?:(?:ok|thanks|sure|cool|yes)\W+)?(?:applied|committed|merged|checked in)\b(?! (?:to|for) (?:the )?job)",
    r"\bi (?:hereby |can |do )?(?:approve|accept|agree with (?:the|your))\b",
    r"\blooks? (?:good|fine|great|ok|okay|perfect)(?: to (?:me|us))?\b(?!.{0,60}\bbut\b)",
    r"\blgtm\b",
    r"\b(?:ok|okay|fine|good|works|ok too|happy|great) (?:for|with|by|from) (?:me|us|my side|our side|my end)\b",
    r"\b(?:please |you can |you may )?go (?:right )?ahead\b",
    r"\b(?:signed|sign) off\b(?! by)",
    r"\byou have (?:my|our) (?:approval|go|green light|agreement|ok)\b",
    r"\b(?:we|i)(?:['’]re| are| am|['’]m) (?:happy|fine|ok|okay|good) (?:with|to proceed|to go)\b",
    r"\bgreen light (?:from|to)\b",
    r"\b(?:please|you can|you may|let['’]s) proceed\b",
)

REFUSES = cues(
    (
        r"\b(?:ne|n['’])\s?(?:\w+['’ ]){0,4}?(?:valid|approuv|accept|retien|retenons|convien)\w*\s+(?:pas|"
        r"plus|malheureusement)\b"
    ),
    (
        r"\b(?:n['’](?:est|a|ai|avons|ont)|ne (?:sera|suis|sommes|peut|peux|pouvons|pourrons)) (?:donc |"
        r"malheureusement )?pas (?:\w+ ){0,3}?(?:validée?|approuvée?|acceptée?|d['’]accord|possible|accepter|"
        r"valider|approuver|donner suite|recevable|acceptable|envisageable|favorables?|en mesure)\b"
    ),
    (
        r"\b(?:je|nous|on|la direction|le comité|il|elle) (?:vous |le |la |les |l['’]|avons |a |ai |"
        r"ont )*(?:refus|rejet)(?:e|ons|é|ée|ent)\b"
    ),
    r"\bj['’]ai (?:refusé|rejeté)\b",
    r"\b(?:est|sont|était|été) (?:donc |malheureusement )?(?:refusée?s?|rejetée?s?|écartée?s?)\b",
    (
        r"^\W*(?:refusée?|rejetée?|non,? (?:merci|désolé|ce n['’]est|c['’]est (?:non|trop)|pas (?:pour|"
        r"question|possible)|nous|je))\b"
    ),
    r"\bpas (?:d['’]accord|ok|possible|validé|question)\b(?!.{0,60}\?)",
    r"\bc['’]est (?:un )?non\b",
    (
        r"\b(?:hors de question|no go|nous (?:ne )?souhaitons pas|je ne souhaite pas|nous déclinons|"
        r"je décline|ne pouvons (?:donc )?pas donner|ne donnons pas|ne donnerons pas suite|impossible (?:pour|"
        r"de (?:valider|accepter)))\b"
    ),
    (
        r"\b(?:not|isn['’]t|wasn['’]t|cannot be|can['’]t be|won['’]t be) (?:been |yet )?(?:approved|accepted|"
        r"acceptable|possible|ok with)\b"
    ),
    (
        r"\b(?:can(?:no|['’])t|could ?n['’]t|won['’]t|will not|do(?:n['’]t| not)|unable to|not able to|"
        r"not willing to|not going to) (?:be able to )?(?:approve|accept|agree|sign off|validate|support this|"
        r"do (?:that|this)|provide|grant)\b"
    ),
    r"\b(?:rejected|declined|nack(?:ed)?|turned down|refused)\b(?!.{0,30}\?)",
    r"\b(?:we|i) (?:must |have to |regret to )?(?:decline|reject|refuse|disagree|object)\b",
    r"\bno,? (?:thanks|thank you|sorry|we can|i can|we do|that['’]s not|this is not|not)\b",
    r"\bnot (?:ok|okay|fine|acceptable) (?:for|with|by|to) (?:me|us)\b",
    r"\bit['’]s a no\b",
    r"\bno[- ]go\b",
)

PROMISES = cues(
    (
        r"\b(?:je|on|nous) (?:vous |te |t['’]|le |la |les |lui |leur |en |y |l['’]|m['’]|me |"
        r"nous )*(?:reviens|revenons|reviendrai|reviendrons|revient|recontacte\w*|rappelle\w*|répond(?:s|ons|"
        r"rai|rons)|envoi(?:e|es|ent)|enverr(?:ai|ons|a)|envoyons|transmets|transmettons|transmettrai|"
        r"transmettrons|fais (?:ça|cela|passer|suivre|parvenir|le (?:point|nécessaire)|un (?:retour|point))|"
        r"ferai|ferons|tiens au courant|tiendrai|tiendrons|occupe|occupons|regarde|regardons|regarderai|"
        r"vérifie|verrai|verrons|valide(?:rai|rons)|donne(?:rai|rons) (?:une )?(?:réponse|retour|nouvelles)|"
        r"aurai|aurons|communique\w*|adresse(?:rai|rons)?|livre(?:rai|rons)?|finali\w+|termine\w*|renvoie\w*|"
        r"confirme(?:rai|rons))\b"
    ),
    r"\bretour de (?:ma|notre) part\b",
    r"\b(?:vous (?:aurez|recevrez|l['’]aurez)|tu (?:auras|recevras|l['’]auras))\b",
    (
        r"\b(?:réponse|retour|retours|validation|décision) (?:prévue?s?|attendue?s?|promise?)?\s?(?:avant|"
        r"pour|d['’]ici|dans la journée|demain|lundi|mardi|mercredi|jeudi|vendredi|la semaine prochaine|"
        r"en fin de)\b"
    ),
    r"\bje m['’]en occupe\b",
    r"\bje (?:vais|compte) (?:\w+ ){0,2}?\w+(?:er|ir|re)\b",
    r"\bce sera (?:fait|prêt|envoyé)\b",
    r"\bon en (?:reparle|rediscute)\b",
    (
        r"\b(?:i|we)(?:['’]ll| will| shall| am going to|['’]m going to| are going to|"
        r"['’]re going to) (?:\w+ ){0,2}?(?:get back|come back|reply|answer|respond|send|let you know|"
        r"look into|look at|check|review|have a look|take a look|follow up|keep you|confirm|provide|forward|"
        r"revert|call you|be in touch|do (?:it|that|this)|have (?:it|an answer|something)|try|fix|give you|"
        r"update you|work on|see|be able|finish|deliver|share|need until)\b"
    ),
    r"\byou(?:['’]ll| will) (?:have|get|receive|hear)\b",
    r"\b(?:get|revert|come|be) back to you\b",
    r"\b(?:expect|you can expect) (?:an answer|a reply|it|our|my)\b",
    r"\bon (?:my|our) (?:list|todo|to-do)\b",
)

PARTLY = cues(
    r"\b(?:une|la|première|1re|1ère) (?:première |seule )?partie (?:des?|du|seulement|de vos|de tes)\b",
    r"\bpremi(?:er|ère|ers|ères) (?:éléments?|retours?|réponses?|partie|élément|série|lot|fichiers?|données)\b",
    (
        r"\b(?:le reste|la suite|les autres|l['’]autre|le complément|le solde|la deuxième partie|"
        r"les derniers) (?:\w+ ){0,3}?(?:suivra|suivront|suit|arrive|viendra|viendront|vous (?:sera|seront|"
        r"parviendra)|sera|seront|d['’]ici|demain|plus tard|dans|la semaine|lundi|mardi|mercredi|jeudi|"
        r"vendredi)\b"
    ),
    r"\b(?:réponse|réponses|retour|retours|élément|éléments|liste) (?:partielle?s?|incompl[èe]te?s?|provisoires?)\b",
    r"\bpartiellement\b",
    r"\ben partie\b",
    r"\b(?:il (?:me |nous )?manque|manque(?:nt)?) (?:encore|toujours|juste|seulement|plus que)\b",
    r"\bpour (?:le moment|l['’]instant),? (?:je n['’]ai que|nous n['’]avons que|seulement|uniquement)\b",
    r"\bje n['’]ai (?:pour l['’]instant |pour le moment )?que\b",
    r"\bvalid(?:é|e|ée|ons) (?:sous réserve|avec réserves?|sauf|à l['’]exception|hormis)\b",
    r"\bsous réserve (?:de|des|du|que)\b",
    r"\bok (?:sauf|hormis|à part)\b",
    (
        r"\b(?:the )?(?:rest|remainder|remaining \w+|others?|second part|missing \w+) (?:will follow|"
        r"to follow|follows|is coming|are coming|will come|will be (?:sent|provided|available)|later|tomorrow|"
        r"next week)\b"
    ),
    r"\bpartial(?:ly)?\b(?! match)",
    (
        r"\b(?:here (?:is|are)|attached (?:is|are)|this is|answering) (?:only |just )?(?:part|some|half|"
        r"the first|a first|a few|most) (?:of )?\w"
    ),
    r"\bfirst (?:part|batch|half|set|elements|answers)\b",
    r"\b(?:still|only) missing\b",
    r"\bi only have\b",
    r"\bwe only have\b",
    r"\bapproved (?:except|subject to|with (?:reservations|comments|changes)|apart from)\b",
    r"\bsubject to (?:the|your|minor|some)\b",
    r"\bok except\b",
)

QUESTION = re.compile(r"\?\W{0,9}$")

ORDER: tuple[tuple[Kind, Cues], ...] = (
    (Kind.AWAY, AWAY),
    (Kind.HOLD, HOLDS),
    (Kind.PART, PARTLY),
    (Kind.REFUSE, REFUSES),
    (Kind.APPROVE, APPROVES),
    (Kind.PROMISE, PROMISES),
)
ANY = cues(*(pattern for _, said in ORDER for pattern in said.patterns))


def answer_of(sentence: str) -> Kind | None:
    """What a sentence answers; nothing when it asks, supposes, or says something else."""
    sentence = sentence[:400].lower()
    if not ANY.is_likely(sentence) or QUESTION.search(sentence):
        return None
    kind = next((kind for kind, said in ORDER if said.found(sentence)), None)
    return None if kind in (Kind.APPROVE, Kind.REFUSE) and UNREAL.found(sentence) else kind
