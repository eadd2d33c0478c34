"""Words that tell that somebody is no longer there: left, retired, moved to another post, address closed."""

from molette.sources.mail.cues import cues

PLACE = (
    r"(?:l'entreprise|la société|la boîte|l'établissement|l'association|l'organisation|le groupe|le cabinet|l'agence|"
    r"l'équipe|le projet|nos effectifs|ses fonctions|mes fonctions|la mairie|la maison|le service|mon poste|son poste|"
    r"notre société|notre entreprise|le navire|le poste)"
)
MAILBOX = r"(?:adresse|boîte|messagerie|compte|boite aux lettres|mailbox|account|e-?mail address|address|inbox)"

LEFT = cues(
    r"\bne (?:fais|fait|font|faisons) plus partie\b",
    r"\bne travaille(?:nt)? plus (?:chez|ici|dans|avec|pour|au|à|en|sur)\b",
    r"\bn'(?:est|es|suis|sont) plus (?:chez|dans (?:l'|la |les |nos |notre )(?:entreprise|société|effectifs|boîte|"
    r"service|équipe|groupe|murs|maison)|en (?:charge|poste|fonction|activité)|notre|votre|mon|le (?:bon|"
    r"responsable)|la (?:bonne|responsable)|des nôtres|parmi|au sein|responsable|ici|à ce poste)",
    r"\bne suis plus (?:chez|dans|en (?:charge|poste|fonction)|votre|le bon|la bonne|responsable|l'interlocut)",
    r"\bsuis plus (?:chez|dans|en charge)\b",
    r"\bn'(?:exerce|interviens|intervient|occupe|appartient|appartiens) plus\b",
    r"\bne (?:s'|m')occupe plus\b|\bne (?:suit|suis|gère) plus (?:le|ce|votre|la|les)\b",
    rf"\b(?:a|ai|ont|avons|ayant) quitté {PLACE}",
    r"\b(?:a|ai|ont|aurai) quitté (?:arvor|ses|mes|notre|nos|le 1|\w+ (?:le|en|fin)\b)",
    r"\bj'ai quitté\b(?! (?:la réunion|le bureau|la salle|l'atelier|tôt))",
    r"\bnous a(?:vait)? quittée?s\b",
    rf"\bquitt(?:e|erai|era|ons|ant|ent|er) {PLACE}",
    r"\b(?:a|ai|ont) (?:démissionné|pris sa retraite|pris ma retraite|été (?:licenciée?|mutée?|remercié|remplacée? "
    r"par)|cessé (?:son|mon|ses|mes)|changé de (?:poste|service|fonction|société)|rejoint (?:une autre|un autre|le "
    r"siège|une nouvelle)|fait valoir ses droits|terminé son stage|cédé (?:ma|sa) société|perdu les élections)\b",
    r"\b(?:est|sera|suis|était) (?:désormais |maintenant |depuis peu )?(?:partie?s? (?:en|à la) retraite|partie? "
    r"sans|partie? pour d'autres|décédée?|affectée? (?:à|au)|mutée? (?:à|au)|remplacée? par|licenciée?|en fin de "
    r"mission|retraitée?)\b",
    r"\b(?:pars|part|partira|partirai|partie?) (?:à|en) (?:la )?retraite\b",
    r"\b(?:mon|son) dernier jour\b(?=.{0,30}\b(?:chez|dans|au|à|ici|est|parmi)\b)|\best (?:mon|son) dernier (?:jour|"
    r"mail)\b",
    r"\b(?:mon|son) (?:contrat|stage|cdd|mandat) (?:se termine|prend fin|s'achève|s'arrête)\b",
    r"\bmis fin (?:au contrat|à ses fonctions|à sa mission)\b",
    r"\bchange (?:d'entreprise|de société|d'employeur|de poste)\b",
    r"\b(?:mon|ma|son|sa) (?:remplaçante?|successeure?|successeuse) (?:s'appelle|est|sera)\b|\b(?:voici|est) mon "
    r"successeur\b",
    r"\b(?:prend|prendra|prenant) (?:ma|sa) (?:suite|succession)\b",
    r"\breprend (?:mes|ses) dossiers\b|\breprend le dossier suite\b",
    r"\bpasse le relais\b|\bpasse la main à\b",
    r"\b(?:suite (?:à|au)|depuis|après|informe de) (?:mon|son|le) départ (?:de|du)\b|\bsuite (?:à (?:mon|son)|au) "
    r"départ\b",
    r"\bvotre (?:interlocut\w+|contact)(?: a changé|, .{2,30}, (?:est|a)|.{0,20} désormais)\b",
    r"\badressez-vous désormais\b",
    r"\bplus le bon (?:interlocuteur|contact)\b|\bplus la bonne (?:personne|interlocutrice)\b",
    rf"\b{MAILBOX}\b.{{0,40}}\b(?:n'existe (?:plus|pas)|inexistante?|supprimée?|désactivée?|fermée?|inconnue?|n'est "
    rf"plus (?:active|valide|utilisée|consultée?|relevée|lue|en service|surveillée))\b",
    r"\bdestinataire (?:est )?inconnue?\b|\butilisateur inconnu\b|\bn'existe pas dans notre annuaire\b",
    r"\bne plus m'écrire à cette adresse\b",
    r"\bn'est plus en (?:poste|fonction)\b|\b(?:nouvel|nouvelle|nouveau) (?:interlocut\w+|contact) (?:est|sera|:)",
    r"\bpartie? à la concurrence\b|\bprend (?:la tête|le poste|la place)\b(?= d)",
    r"\b(?:a|ai|ont) passé (?:la main|le relais|le flambeau)\b|\bne représente plus (?:la|le|les|cette|l')",
    r"\b(?:vient|viens) de (?:partir|quitter|démissionner)\b|\bvoyez désormais\b|\bplus sous contrat\b",
    r"\bfin de (?:mon|son) (?:cdd|contrat|stage|mandat|intérim)\b",
    r"\b(?:is|are|am|was) no longer (?:with|at|working|employed|part of|in charge|here|responsible|a member|your "
    r"contact|the right)\b",
    r"\bno longer (?:follows|handles|in charge|deals with|represents|works? (?:here|with us|for|at|there))\b",
    r"\b(?:has|have|had) (?:recently |now )?(?:left|retired|resigned|quit|moved on|passed away|been (?:transferred|"
    r"replaced by|laid off|let go))\b(?! (?:the (?:office|meeting|room|building)|for (?:the day|lunch)|a (?:message|"
    r"note)|it|him|them|some))",
    r"\b(?:he|she|manager|director|intern|assistant|colleague|boss) (?:quit|retired|resigned|left us|was (?:laid "
    r"off|replaced|dismissed))\b",
    r"\b(?!(?:being|is|are|was|were|to|will|be|not|has|have) )\w+ (?:retired|resigned|stepped down|was (?:laid off|"
    r"dismissed))\b",
    r"\bleft (?:the (?:company|firm|organi[sz]ation|project|team|group|business|school|agency)|our (?:company|firm)|"
    r"us\b(?! a| the))",
    r"\b(?:i'm|i am|is|be|will be) (?:stepping down|retiring|(?:leaving|quitting) (?:the (?:company|firm|team|"
    r"project|group)|us\b|my (?:job|post|position|role)|our (?:company|team)|for a new|at the end of|on (?:mon|tues|"
    r"wednes|thurs|fri)day))\b",
    r"\b(?:my|his|her) last (?:day|mail|email)\b(?=.{0,15}\b(?:at|with|here|is|in)\b|\W*$)|\bis (?:my|his|her) last "
    r"day\b",
    r"\b(?:my|his|her) (?:contract|internship|assignment|mandate) (?:ends|expires|finishes)\b",
    r"\b(?:doesn't|does not|don't|do not) work (?:here|there|for us|at \w+|with us) any ?more\b",
    r"\bhasn't been with us\b",
    r"\b(?:my|his|her) (?:successor|replacement) is\b|\byour new contact (?:person )?is\b",
    r"\bhas been replaced by\b|\bno longer employed\b|\byour (?:new )?(?:point of )?contact (?:is now|will now be)\b",
    r"\b(?:takes?|taking|took) over (?:from|for|my|his|her|following|the file)\b|, \w+ takes over\b",
    r"\b(?:i've|i have|he has|she has) changed (?:jobs?|position|company)\b",
    r"\bnot the right (?:person|contact) any ?more\b|\bno longer the right\b",
    r"\b(?:to reach|to contact|trying to reach) has left\b",
    rf"\b{MAILBOX}\b.{{0,40}}\b(?:no longer (?:exists?|monitored|in use|active|valid)|does not exist|doesn't exist|"
    rf"has been (?:disabled|closed|deactivated|deleted)|is no longer|unavailable|not found)\b",
    r"\b(?:stopped|ceased) working (?:for|with|at|here)\b|\bnot part of the (?:team|company|project) any\b|\bhanded "
    r"over to\b",
    r"\bleft us for\b|\bfollowing .{2,40} departure\b",
    r"\b(?:user|recipient|mailbox) (?:is )?unknown\b|\bunknown (?:user|recipient)\b|\bno such user\b",
    r"\bfinished (?:yesterday|last week|(?:his|her) internship)\b(?<!we finished yesterday)",
)
