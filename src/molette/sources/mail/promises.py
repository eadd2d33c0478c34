"""Words that promise an answer or a deed: by themselves, or once they name a day. French and English."""

from molette.sources.mail.cues import cues

TO_YOU = r"(?:vous |te |t'|le |la |les |lui |leur |en |y |l'|m'|me |nous |m'en |s'en )*"
DOES = (  # verbs whose present tells what will be done
    r"(?:dis|dit|disons|fais|fait|faisons|finis|finit|termine|terminons|boucle|bouclons|prends|prend|prenons|"
    r"reprends|reprend|livre|livrons|prépare|préparons|relis|relit|corrige|corrigeons|passe|passons|appelle|"
    r"appelons|essaie|essaye|essayons|demande|demandons|vois|voit|voyons|réponds|répond|confirme|confirmons|redis|"
    r"redit|relance|complète|mets|met|continue|rends|rend|dépose|signe|installe|lance|paie|règle|réglons|expédie|"
    r"expédions|charge|occupe|engage)"
)

PROMISES = cues(
    (
        rf"\b(?:je|on|nous) {TO_YOU}(?:reviens|revenons|reviendrai|reviendrons|revient|recontacte\w*|répond(?:s|ons|"
        rf"rai|rons)|envoi(?:e|es|ent)|enverr(?:ai|ons|a)|envoyons|transmets|transmettons|transmettrai|"
        rf"transmettrons|fais (?:ça|cela|passer|suivre|parvenir|le (?:point|nécessaire)|un (?:retour|point))|ferai|"
        rf"ferons|fera|tiens au courant|tiens informée?|tiendrai|tiendrons|occupe|occupons|regarde|regardons|"
        rf"regarderai|vérifie|verrai|verrons|valide(?:rai|rons)|donne(?:rai|rons) (?:une )?(?:réponse|retour|"
        rf"nouvelles)|aurai|aurons|communique\w*|adresse(?:rai|rons)|livre(?:rai|rons)|finaliser\w+|terminer(?:ai|"
        rf"ons)|renverr\w+|renvoie|confirme(?:rai|rons))\b"
    ),
    rf"\b(?:je|on|nous) {TO_YOU}rappelle(?:rai|rons)?\b(?! que| qu'| à)",
    r"\bretour de (?:ma|notre) part\b(?= (?:d'ici|avant|sous|demain|lundi|mardi|mercredi|jeudi|vendredi|cette|la|en|"
    r"dans|pour|au))",
    r"\b(?:vous (?:aurez|recevrez|l'aurez)|tu (?:auras|recevras|l'auras))\b",
    (
        r"\b(?:réponse|retour|retours|validation|décision|envoi|livraison|mise à jour|version) (?:prévue?s?|"
        r"attendue?s?|promise?)?\s?(?:avant|pour|d'ici|dans la journée|demain|lundi|mardi|mercredi|jeudi|vendredi|"
        r"la semaine prochaine|en fin de|en début|courant|sous)\b"
    ),
    r"\bje m'en (?:occupe|charge)\b",
    r"\bon s'en (?:occupe|charge)\b",
    r"\bje me (?:renseigne|penche|charge)\b",
    r"\bje (?:vais|compte|m'engage à|essaie de|essaye de|tâche de|pense|devrais|pourrai|pense pouvoir) (?:\w+ "
    r"){0,3}?\w+(?:er|ir|re|oir)\b",
    r"\b(?:nous allons|on va) (?:\w+ ){0,2}?(?:étudier|regarder|vérifier|répondre|revenir|traiter|faire le|envoyer|"
    r"demander)\b",
    r"\b(?:ce|cela|ça) sera (?:fait|prêt|envoyé|livré)\b",
    r"\bon en (?:reparle|rediscute)\b(?! peut)",
    r"\b(?:compte|comptez) sur moi\b",
    r"\b(?:promis|c'est promis)\b",
    r"\b(?:laissez|laisse|donnez|donne)[- ]moi jusqu'",
    (
        r"\b(?:i|we)(?:'ll| will| shall| am going to|'m going to| are going to|'re going to) (?:\w+ ){0,2}?(?:get "
        r"back|come back|reply|answer|respond|send|let you know|look into|look at|check|review|have a look|take a "
        r"look|follow up|keep you|confirm|provide|forward|revert|call you|be in touch|do (?:it|that|this)|have "
        r"(?:it|an answer|something)|try|fix|give you|update you|work on|see|be able|finish|deliver|share|need "
        r"until|take care|ask|handle|prepare|pay|complete)\b"
    ),
    r"\byou(?:'ll| will| should) (?:have|get|receive|hear|find)\b",
    r"\b(?:get|revert|come|be) back to you\b",
    r"\b(?:expect|you can expect) (?:an answer|a reply|it|our|my)\b",
    r"\bon (?:my|our) (?:list|todo|to-do)\b",
    r"\b(?:i'm|i am|we're|we are) on it\b",
    r"\bleave it (?:with|to) (?:me|us)\b",
    r"\b(?:you can )?count on (?:me|us)\b",
    r"\b(?:give|allow) (?:me|us) until\b",
    r"\bwill do\b",
    r"\b(?:i|we) (?:aim|plan|intend|hope|expect|promise|commit|undertake) to (?:\w+ ){0,2}?(?:deliver|finish|send|"
    r"have|reply|answer|complete|review|ship|get|provide|do|give|come)\b",
    r"\bshould be (?:done|ready|fixed|finished|available|able)\b",
)

# A deed announced for a day that is named.
DATED = cues(
    r"\b(?:sera|seront|aura|auront|fera|feront|verra)\b(?! de retour)",
    r"\b(?:arrive|arrivent|démarre|démarrent|commence|commencent|attaque|attaquent|part|partent|passe) (?:le|lundi|"
    r"mardi|mercredi|jeudi|vendredi|demain|ce|la semaine|mi|début|fin)\b",
    r"\b(?:arrives?|starts?|ships?|leaves?) (?:on|tomorrow|next|by|this|mid)\b",
    r"\b(?:prévue?s?|planifiée?s?|programmée?s?|attendue?s?) (?:pour|le|la|en|d'ici|dans|courant|fin|début|mi)\b",
    r"\b(?:scheduled|planned|due|expected|eta) (?:for|on|by|in|is|next)\b",
    r"\b(?:au plus tard|sans faute|at the latest|without fail)\b",
    r"\b(?:je|on) (?!suis|serai|sera|ai|a |vous ai|t'ai|n'|ne |l'ai|voi|sais|pense|crois|me permets)(?:vous |te |le "
    r"|la |les |l'|t'|y |en |m'y |me )?\w{3,}e?s?\b(?=.{0,60}\b(?:lundi|mardi|mercredi|jeudi|vendredi|demain|ce "
    r"soir|semaine|d'ici|avant|le \d|pour le|mi-\w+|début|fin))",
    r"\b(?:i|we)'ll \w+\b",
    r"\b(?:let|give|leave) (?:me|us) .{0,30}\buntil\b|\b(?:laissez|laisse|donnez|donne)[- ](?:moi|nous) "
    r".{0,30}\b(?:week-end|jusqu|jours?|semaine)",
    r"\b(?:you can )?expect (?:the|a|an|our|my|some)\b|\bwe should have\b",
    rf"\b(?:je|j'|on|nous) ?{TO_YOU}{DOES}\b",
    rf"\b(?:et|puis|,) {TO_YOU}(?:confirme|réponds|dis|reviens|rappelle|fais|envoie|tiens)\b",
    r"\b\w{2,}(?:erai|irai|drai|trai|erons|irons|drons|trons|eront|iront|dront|tront|viendra|fera|sera|aura|verra|"
    r"era|ira|dra|tra)\b",
    r"\b(?:envoi|livraison|réponse|retour|décision|virement|rapport|compte rendu|mise à jour|paiement|document|"
    r"dossier|devis) (?:\w+ ){0,2}?(?:prévue?|arrive|part|attendue?|courant|sous|d'ici|avant|pour)\b",
    r"\btu l'as\b|\bvous l'avez\b",
    r"\bwill (?:\w+ )?(?:be|come|ship|reply|answer|go|arrive|follow|revert|deliver|pay|finish|send|start|confirm|"
    r"visit|call|take)\b",
    r"\b(?:samples?|order|parcel|version|report|payment|delivery|shipment|goods?|it) (?:ships?|leaves?|goes out|is "
    r"due|arrives?|comes?|is planned)\b",
    r"\b(?:working|looking) (?:on|into|at) (?:it|this|that)\b",
    r"\b(?:i|we) (?:plan|aim|hope|intend)\b",
    r"\bby (?:eod|cob|end of)\b(?=.{0,20}$)",
)
