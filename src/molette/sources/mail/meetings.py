"""Words that propose to meet: a date, a call, a visit, when are you free. French and English."""

from molette.sources.mail.cues import cues

MEETING = (
    r"(?:réunion|rdv|rendez[- ]vous|point|visio|visioconf\w*|call|atelier|entretien|visite|zoom|teams|créneau|café|"
    r"déjeuner|échange|rencontre|comité|copil|kick-?off|session|séance|présentation|restitution|soutenance|appel|"
    r"coup de fil|tél|tel|date)"
)
MEET = (
    r"(?:se (?:voir|parler|rencontrer|retrouver|rappeler|caler|faire (?:un|une))|s'appel(?:er|le)|nous (?:voir|"
    r"parler|rencontrer|retrouver|réunir|recevoir|appeler)|faire (?:un|une) (?:point|visio|réunion|call)|vous "
    r"(?:voir|rencontrer)|te voir|échanger|convenir d'un|organiser (?:un|une)|planifier (?:un|une)|caler (?:un|une)|"
    r"passer (?:vous|te|nous) voir|m'accorder|bloquer|avancer notre|décaler notre)"
)
FREE = r"(?:dispo|dispos|disponibles?|disponibilités?|libres?|là)"
DAY = r"(?:lundi|mardi|mercredi|jeudi|vendredi|demain|ce soir|cet après-midi|la semaine|le \d|\d{1,2} ?h|\d|midi|matin)"
ASKED = r".{0,120}\?"
SESSION = (
    r"(?:meeting|call|chat|catch[- ]up|lunch|coffee|workshop|visit|kick-?off|interview|session|appointment|debrief|"
    r"demo|zoom|teams|presentation|discussion|slots?|time slot)"
)
WHEN = (
    r"(?:monday|tuesday|wednesday|thursday|friday|tomorrow|today|tonight|next week|"
    r"this (?:week|afternoon|morning)|the \d|\d)"
)

FRENCH = (
    rf"\b(?:seriez|êtes|serez|es|serais|sera|seras|sont|est|etes)[- ](?:vous|tu|il|elle|ils) (?:\w+ "
    rf"){{0,2}}?{FREE}\b{ASKED}",
    rf"\b(?:vous|tu) (?:êtes|es|seriez|serais|serez) (?:\w+ )?{FREE}\b{ASKED}",
    rf"^\W*{FREE} (?:\w+ ){{0,2}}?(?:pour|{DAY}){ASKED}",
    r"\b(?:vos|tes|leurs|mes|nos) (?:dispos?|disponibilités|créneaux)\b",
    r"\bquand (?:pou[rv]+i?ons|peut|pourrait|êtes|est-ce qu'on|pouvons|seriez|es-tu|serez)\b.{0,30}(?:voir|voit|"
    r"point|appeler|parler|rencontrer|libres?|"
    r"dispo\w*|réunir|échanger|faire)" + ASKED,
    rf"\b(?:pou[rv]+i?ons|peut|pourrait|pouvez|pourriez|peux|pourrais|possible|est-ce qu'on peut|souhait\w+|"
    rf"voudrais|aimerais|j'aimerais|ravie?|serait bien|propose|propos\w+)[- ](?:\w+['’ "
    rf"-]){{0,5}}?{MEET}\b(?!.{{0,30}}(?:fichier|document|copie))",
    rf"\b(?:on|nous) (?:se |s')(?:\w+ )?(?:cale|fait|voit|appelle|parle|retrouve|prend|fixe|"
    rf"voie)\b.{{0,40}}(?:{DAY}|{MEETING}){ASKED}",
    rf"\bon (?:fait|cale|prend|fixe|maintient|déjeune|décale|prévoit) (?:\w+ ){{0,3}}?(?:{MEETING}|ensemble|une? "
    rf"date){ASKED}",
    r"\bon déjeune\b" + ASKED,
    r"\bquand est-ce qu'on se (?:voit|parle|retrouve|rencontre)\b",
    rf"\b(?:propose|proposons|propose de|proposez|proposer|suggère)\b.{{0,40}}\b(?:{MEETING}|créneaux|qu'on se|"
    rf"qu'on s'|nous (?:voir|retrouver|rencontrer))\b",
    rf"\b{MEETING}\b.{{0,50}}\b(?:je (?:vous|te) propose|nous (?:vous )?proposons|propose un|propose le)\b",
    r"\b(?:me |nous )?proposer (?:deux|des|une|trois|quelques|plusieurs) (?:dates?|créneaux|horaires)\b",
    rf"\b(?:un|une|notre|petit|petite|court) (?:petit |court |bref )?{MEETING}\b.{{0,60}}\b(?:conviendrait|vous "
    rf"irait|t'irait|ça te va|ça vous va|vous arrange|dispo)",
    rf"\b(?:t'irait|vous irait|te dit|vous dit|te tente) (?:\w+ ){{0,2}}?{MEETING}",
    rf"^\W*(?:{MEETING}|petit \w+|un petit \w+) (?:\w+['’: ]+){{0,5}}?{DAY}{ASKED}",
    rf"^\W*{MEETING} {DAY}.{{0,30}}(?:te|vous|toi) (?:va|convient|dit){ASKED}",
    rf"\b(?:le \d|mardi|lundi|mercredi|jeudi|vendredi|demain|date|créneau|horaire).{{0,25}}(?:vous|te) "
    rf"(?:convien(?:t|drait)|irait|arrange(?:rait)?)\b.{{0,30}}(?:visite|{MEETING}|\?|\d)",
    r"\bquel(?:le)?s? (?:jour|date|créneau|heure|horaire)s? (?:\w+ ){0,2}?(?:arrange|convien|irait|préf)\w*",
    r"\bme dire si (?:le|la|lundi|mardi|mercredi|jeudi|vendredi|demain).{0,30}(?:convien|va\b|arrange)",
    r"\b(?:auriez|avez|as|aurais)[- ](?:vous|tu) (?:un créneau|du temps|\d+ ?min\w*|une? (?:demi-)?heure|quelques "
    r"minutes|un moment|dix minutes)\b",
    r"\b(?:tu as|vous avez|t'as) (?:\d+ ?min\w*|un moment|deux minutes|cinq minutes|un créneau|une minute) (?:pour|"
    r"à|qu'on)",
    rf"\b(?:je (?:vous|te) invite|nous vous invitons|je vous invite|vous êtes invitée?s?|convie) à (?:la|une?|notre|"
    rf"l') ?(?:{MEETING}|journée|inauguration|webinaire)",
    r"\b(?:calons|fixons|prenons|trouvons|planifions|organisons|programmons) (?:une? |la |un petit )?(?:date|point|"
    r"rdv|rendez-vous|réunion|visio|créneau|appel|call)",
    r"\b(?:rencontrons|voyons|retrouvons|appelons|parlons)-nous\b",
    rf"\bje (?:peux|pourrais|suis prêt à) (?:passer|venir|vous (?:recevoir|rejoindre|rencontrer)).{{0,40}}{DAY}",
    rf"\b(?:je me tiens|je suis|reste|disponible) (?:à votre disposition |dispo |disponible |libre )pour (?:un|une) "
    rf"{MEETING}\b.{{0,30}}\d",
    r"\b(?:invitation|invit) (?:\w+ )?(?:pour|teams|zoom|outlook)\b",
    r"\bok pour qu'on se (?:parle|voie|retrouve|rencontre)\b",
    rf"\b(?:recevoir|accueillir) (?:\w+ )?(?:le \d|{DAY}){ASKED}",
    r"\b(?:seriez|serais|êtes|serez)(?:[- ](?:vous|tu))? des nôtres\b",
    r"\b(?:bloquer|réserver) (?:\w+ ){0,3}?(?:dans (?:ton|votre) agenda|le créneau)",
    r"\bpossible de se (?:voir|parler|rencontrer|retrouver)\b",
    r"\b(?:une|la) réunion s'impose\b",
    r"\bun rendez-vous le \d",
    r"\b(?:prendre|caler|fixer|convenir d'un) (?:un )?(?:rdv|rendez-vous)\b|\bréservez (?:la date|votre \w+)\b|"
    r"\bsave the date\b",
    rf"\bvotre présence .{{0,30}}\b(?:souhaitée|attendue|requise) (?:le|{DAY})",
    r"\bun moment pour (?:échanger|en parler|qu'on|faire)\b",
    rf"\b(?:bloque|bloquez|réserve|réservez|retenez|retiens|notez) (?:\w+['’ ]){{0,3}}?(?:matinée|après-midi|"
    rf"journée|date|soirée|{DAY})",
    rf"\b(?:fixons|calons|disons) .{{1,30}}\b(?:à|pour|au) {DAY}",
    r"\bquand (?:passez|passes|venez|viens)[- ](?:vous|tu)\b" + ASKED,
)

ENGLISH = (
    rf"\b(?:are|would|will|is) (?:you|he|she|they|your \w+|anyone) (?:be )?(?:free|available|around)\b{ASKED}",
    rf"\b(?:when|what time) (?:could|can|are|would|shall|should|is|will) (?:we|you|i|a)\b.{{0,40}}\b(?:meet|talk|"
    rf"speak|catch|call|discuss|free|available|see|good|chat)\b{ASKED}",
    rf"\b(?:how|what) about (?:a |an )?(?:\w+ )?(?:{SESSION}|{WHEN}|meeting)",
    r"\blet's (?:meet|talk|speak|catch up|have a (?:call|chat|meeting)|set up|schedule|find a (?:date|time|slot)|"
    r"get together|fix a date)\b",
    rf"\b(?:could|can|shall|may|should) (?:we|i) (?:\w+ )?(?:meet|speak|talk|schedule|catch up|set up|arrange|have "
    rf"(?:a|\d+)|bring our|move our|get together|say|book|plan)\b{ASKED}",
    rf"\b(?:i|we) (?:suggest|propose|would suggest|would propose) (?:a |an |moving |to meet|that we|we meet|meeting|"
    rf"having a|our)\b.{{0,60}}\b(?:{SESSION}|meet|{WHEN})",
    rf"\b(?:does|would|do) {WHEN}.{{0,30}}\b(?:work|suit|fit|be)\b{ASKED}",
    rf"^\W*(?:quick |short )?(?:\d+ ?min(?:ute)? )?(?:{SESSION})\b.{{0,40}}(?:{WHEN}){ASKED}",
    r"\b(?:what is|what's|send me|let me know|share|give me) (?:your|his|her|their) availab\w+",
    r"\byour availability\b",
    rf"\b(?:would|'d) like to (?:set up|schedule|arrange|have|hold|organi[sz]e|plan|book) (?:a|an|our) (?:\w+ "
    rf")?{SESSION}\b",
    r"\b(?:would|'d) like to (?:invite you|meet)\b",
    rf"\bdo you have (?:half an hour|an hour|\d+ ?min\w*|a (?:moment|minute|slot)|(?:some )?time (?:for a|to "
    rf"(?:meet|talk|speak|discuss|chat))|ten minutes)\b{ASKED}",
    r"\b(?:could|can|would) (?:drop|come|stop|pop|swing) by\b",
    r"\bare you around\b",
    r"\b(?:propose|suggest|offer|give) (?:me |us )?(?:two|three|some|a few|other|several|a) (?:dates?|slots?|times?)\b",
    r"\bmy (?:slots?|availab\w+)\b",
    r"\b(?:a )?good time (?:to|for)\b",
    r"\b(?:block|reserve|book|hold) (?:\w+ ){0,3}?(?:hours?|slot|time|in your (?:calendar|diary))\b",
    r"\b(?:can|could) you (?:meet|see|receive|join) (?:us|me)\b(?=.{0,40}(?:day|\d|next|tomorrow|at))",
    r"\bfancy (?:a|some) (?:\w+ )?(?:coffee|lunch|call|chat|drink)",
    rf"\bavailable for (?:a |an )?(?:{SESSION}|quick|short)\b",
    r"\bfind a (?:date|time|slot) for\b",
    r"\bcatch up (?:on|about)\b.{0,30}\?",
    r"\b(?:hop|jump|get) on a (?:quick )?(?:call|zoom)\b|\btouch base\b|\bpencil (?:you |it )?in\b|\bset something "
    r"up\b",
    r"\b(?:quick|short) sync\b",
)

PROPOSES = cues(*FRENCH, *ENGLISH)
