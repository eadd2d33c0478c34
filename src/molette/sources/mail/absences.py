"""Words that tell that somebody is away for a time. French and English."""

from molette.sources.mail.cues import cues

DAY = r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)"
WHEN = rf"(?:du|jusqu|à partir|de mon|ce|cette|pour|le|toute|la|en|aujourd|demain|{DAY}|\d)"
OFF = (
    r"(?:absente?s?|en (?:congés?|vacances|vacs|déplacement|arrêt|formation|rtt|séminaire)|indisponibles?|"
    r"injoignables?|hors (?:du )?bureau|de retour|off\b|à l'étranger|hospitalisée?s?|peu joignables?|difficilement "
    r"joignables?|sur un chantier|souffrante?|malade|au salon)"
)

AWAY = cues(
    rf"\b(?:suis|serai|sommes|serons|actuellement|est|sera|sont|seront|serez|étant) (?:\w+ ){{0,3}}?{OFF}(?!\w)(?! "
    rf"des| d')",
    r"^\W*(?:absente?|hospitalisée?|fermeture (?:annuelle|estivale|de|du|exceptionnelle)|malade)\b",
    rf"^\W*(?:(?:bonjour|hello),? )?(?:suis )?en (?:congés?|vacances|vacs|déplacement|rtt|formation|"
    rf"arrêt)\b.{{0,30}}\b{WHEN}",
    rf"\babsente?s? {WHEN}",
    rf"\babsence (?:jusqu|du|à partir|de \w+ jours|le|prévue|{DAY})",
    rf"\b(?:de retour|serai de retour|reviens au bureau|je reviens|reprends) (?:au bureau |de congés |de vacances |"
    rf"prévu |mi |à partir du |le travail )*(?:le|lundi|mardi|mercredi|jeudi|vendredi|à partir|avril|{DAY}|mi-?)(?! "
    rf"vous| vers)\b",
    r"^\W*retour (?:au bureau |prévu |de congés )?(?:le|lundi|mardi|mercredi|jeudi|vendredi)\b",
    r"\breprend(?:s|ra|rai)? (?:le travail|son poste|du service|mi|son activité)\b",
    rf"\b(?:en |mes |ses )?congés? (?:annuels |payés |d'été |maternité |paternité |parental )?{WHEN}",
    r"\bjusqu'.{0,60}\b(?:difficiles?|peu) (?:à joindre|joignables?)\b",
    r"\b(?:pendant|en|durant) (?:mon|son|notre) absence\b",
    r"\bà (?:mon|son|notre) retour\b(?=.{0,25}\d)",
    r"\b(?:nos bureaux|l'agence|le cabinet|l'étude|le magasin|notre agence|l'entreprise) (?:sont|seront|est|sera) "
    r"fermée?s?\b",
    r"\b(?:sont|seront|est|sera) (?:\w+ )?fermée?s? (?:du|le|jusqu|pour|cette|demain|à partir|en|entre|les)\b",
    r"\b(?:nous|on) (?:fermons|ferme|fermerons) (?:entre|du|le|pour|jusqu|cette|la semaine|en août)",
    r"\bfermeture (?:annuelle|estivale|de l'entreprise|des bureaux)\b",
    rf"\b(?:ne (?:suis|serai|serons|sera|sommes) pas|pas) (?:là|au bureau|présente?|dispo|disponible|"
    rf"joignable)\b(?=.{{0,30}}\b(?:cette|demain|aujourd|jusqu|avant|ce|le \d|la semaine|{DAY}|du \d))",
    rf"\bne travaille pas (?:le |ce |les |{DAY})",
    r"\b(?:je|on|nous) (?:pars|part|partons|m'absente|prends|prend|prenons) .{0,25}(?:\bpour \w+ (?:jours|semaines?)|"
    r"en (?:congés?|vacances|déplacement)|quelques jours|une semaine|\w+ jours de)",
    r"\brtt (?:vendredi|lundi|mardi|mercredi|jeudi|demain|le)\b",
    r"\bne (?:lirai|consulterai|lis|consulte) (?:pas )?(?:\w+ ){0,2}(?:mails?|messages?|mes|ma)\b",
    r"\bsans (?:date de retour|réseau jusqu)",
    r"\bretour au bureau (?:le|lundi|mardi|mercredi|jeudi|vendredi)\b|\bback in the office (?:on|from|by)\b",
    r"\b(?:annual|parental|maternity|paternity|sick) leave (?:until|till|from)\b|\bwill be closed from\b",
    r"\b(?:suis|serai|sommes) (?:au ski|à la mer|à la montagne|en (?:italie|espagne|cure|croisière|voyage))\b",
    r"\bout of (?:the )?office\b",
    r"\b(?:de repos|d'astreinte|en rtt|en récup) (?:le|lundi|mardi|mercredi|jeudi|vendredi|demain|cette)\b",
    r"\bje (?:pose|prends) (?:ma|la|mon) (?:journée|semaine|après-midi|vendredi|lundi|mercredi)\b",
    r"\b(?:i've|i have|i'm|i am) (?:taken|taking) .{1,20}\boff\b|\b(?:out|off) sick\b|\bnot working (?:on|this|next|"
    r"tomorrow)\b",
    r"\bday off\b(?=.{0,20}(?:tomorrow|today|on|this|next))",
    r"^\W*ooo\b(?! ?\()",
    r"\booo (?:until|till|from|on|this|next|today|tomorrow)\b",
    r"\b(?:i'm|i am|is|currently|taking|we're|are|be|on my|reply:) (?:on |taking )?(?:annual |parental |sick |"
    r"maternity |paternity |my |a )?(?:leave|vacation|holidays?|pto|sick leave)\b(?! are| is)",
    r"^\W*on (?:annual |parental |sick |maternity |paternity )?(?:leave|vacation|holiday|pto)\b",
    r"\btaking (?:a few|some|\w+) days? off\b",
    r"\b(?:i|we|he|she|they|director|team|manager)(?:'m| am|'ll be| will be|'re| are| is| be|'s) (?:\w+ly )?(?:away|"
    r"off|on leave|unavailable|travell?ing|abroad|on (?:holiday|vacation|leave))\b(?=.{0,60}(?:until|till|from|on|this|"
    r"next|all|monday|tuesday|wednesday|thursday|friday|tomorrow|today|later|\d|week))",
    r"\b(?:i|we)(?:'m| am|'ll be| will be|'re| are) out (?:all |most of )?(?:until|till|from|on|this|next|week|"
    r"tomorrow|today)\b",
    r"\bis (?:on (?:holiday|vacation|leave)|at a (?:seminar|conference|trade show|client))\b(?=.{0,30}(?:until|till|"
    r"this|next|all))",
    r"\bteam is at a\b|\bon a (?:training course|course|business trip|field trip) (?:until|till|from|on|this|next)\b",
    r"\b(?:be|am) back (?:in the office |at work )?(?:on|from|by|the|monday|tuesday|wednesday|thursday|friday|next)\b",
    r"^\W*back (?:in the office |at work )?(?:on|monday|tuesday|wednesday|thursday|friday)\b",
    r"\b(?:return|returning|back) to work on\b",
    r"\b(?:during|in) my absence\b",
    r"\b(?:limited|no|patchy|little) access to (?:my )?e?-?mails?\b|\bpatchy e-?mail\b",
    r"\b(?:our|the) offices? (?:is|are|will be) closed\b",
    r"\b(?:don't|do not|doesn't) work (?:on )?(?:mondays?|tuesdays?|wednesdays?|thursdays?|fridays?)\b",
    r"\b(?:won't|will not) be (?:in|here|available|reachable|in the office) (?:tomorrow|today|until|this|next|on|"
    r"before)\b",
    r"\b(?:abroad|away|off) all week\b",
)
