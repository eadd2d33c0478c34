"""Words that approve: agreed, signed, nothing to object. French and English."""

from molette.sources.mail.cues import cues

WHO = r"(?:moi|nous|ma part|notre part|mon côté|notre côté|la direction|le client|l'équipe|le juridique|la compta)"
YES = (
    r"(?:ok|okay|oui|bon|bien|good|go|parfait|d'accord|accord|validée?s?|feu vert|rien à redire|ras|r\.a\.s\.?|nickel)"
)
AGREED = r"(?:validée?s?|approuvée?s?|acceptée?s?|signée?s?|accordée?s?|entérinée?s?|actée?s?)"
GO_ON = (
    r"(?:y aller|lancer|démarrer|procéder|publier|mettre en|commencer|facturer|envoyer|imprimer|commander|diffuser|"
    r"livrer|déployer|avancer|poursuivre|signer|considérer)"
)
CONSENT = r"(?:accord|aval|feu vert|go|ok|validation|approbation|consentement|bénédiction)"

FRENCH = (
    rf"\b(?:c'est|tout est|est|sont|soit) (?:bien |donc |tout |parfaitement |maintenant |désormais )?{AGREED}\b",
    rf"\b(?:a|ont) été {AGREED}\b",
    rf"\b(?:ai|as|a|avons|avez|ont) (?:bien |déjà |tous |donc |enfin )?{AGREED}\b(?! que)",
    r"\bc'est (?:bon pour|ok pour|tout bon|parfait|ok\b|bon de)",
    r"\b(?:c'est|tout est) (?:bien |donc )?bon\b(?! (?:à|signe|de|que))",
    r"\b(?:je|nous|on) (?:vous |te )?(?:le |la |les |l')?(?:valid(?:e|ons)|approuv(?:e|ons)|accept(?:e|ons))\b(?! pas)",
    r"\bj'(?:approuve|accepte)\b(?! pas)",
    rf"^\W*{AGREED}\b(?!.{{0,60}}\?)(?! en )",
    rf"^\W*(?:\w+\W+){{1,3}}?{AGREED}\W*$",
    r"\b(?:lu et approuvé|bon pour accord|bat ok|adjugé)\b",
    rf"\b{YES}\W{{1,3}}(?:pour|pr|de|côté|chez|par) {WHO}\b",
    r"\b(?:ok|go|d'accord|feu vert|accord|partants?|partantes?) (?:pour|pr|avec|sur) (?:la|le|les|l'|votre|cette|ce|"
    r"ton|ta|tes|vos|ça|cela|\w+[eio]r\b|que)",
    r"\b(?:je|on|nous|c') ?(?:suis|est|sommes) (?:tout à fait |entièrement |plutôt )?(?:d'accord|ok|favorables?|"
    r"partants?)(?! pas| si|ne)",
    r"\bon est bons?\b",
    r"\b(?:ça|cela|ceci|tout|elles?|ils?|le document|la proposition|cette version|format|planning|texte|rendu) "
    r"(?:me|nous) (?:convien(?:t|nent)|va|vont|conviendrait|plaît)\b(?! pas| plus)",
    r"\b(?:me|nous) (?:convien(?:t|nent)|va|vont) (?:très |parfaitement |tout à fait )?(?:bien|parfaitement|comme)\b",
    rf"\b(?:avez|as) (?:bien )?(?:mon|notre|le|son|leur) {CONSENT}\b",
    r"\bcarte blanche\b",
    rf"\b(?:donne|donnons|donnent|donné|confirme|confirmons|obtenu|reçu) (?:bien )?(?:mon|notre|le|la|l'|son|leur) "
    rf"?{CONSENT}\b",
    rf"\b{CONSENT} (?:est )?(?:donnée?|obtenue?|ok|accordée?|confirmée?) ",
    r"^\W*(?:feu vert|accord|go|aval) (?:de|du|des|côté)\b(?! principe)",
    r"\b(?:validation ok|ok côté)\b",
    r"\bavis favorable\b",
    r"\bfavorables? (?:au|à la|à l'|à votre|à cette)",
    rf"\b(?:vous pouvez|tu peux|pouvez) (?:donc |maintenant |dès à présent )?{GO_ON}\b",
    r"\b(?:allez|vas)-y\b",
    r"\b(?:on|nous) (?:part|partons|y va|y vas|retient|retenons|fonce|signe|prend|prenons) (?:là-dessus|dessus|"
    r"comme ça|sur (?:ça|cela|cette|votre|ta)|votre|ta\b|cette|pour|l'option)",
    r"\bon y va\b(?! pas)",
    r"\bça part\b",
    r"^\W*(?:entendu|parfait|très bien|ok|d'accord|nickel|impeccable|top|super|oui),? (?:faites|fais|on|lance|lancez|"
    r"commande|commandez|envoie|envoyez|vous pouvez|tu peux|go|procédez|c'est)\b",
    r"\b(?:lance|lancez) la machine\b",
    r"\b(?:pas|aucune?|sans|ni) (?:d')?(?:objections?|réserves?|contre-indications?)\b",
    r"\b(?:pas de|aucune|sans) (?:remarques?|commentaires?|observations?|modifs?|modifications?|correction)\b",
    r"\brien à (?:redire|ajouter|modifier|corriger|reprocher)\b",
    r"\bras\b(?=.{0,30}(?:pour|de|,|côté))",
    r"\b(?:c'est|tout est|bien) conformes? à\b",
    r"\b(?:à l'unanimité|levée des réserves|recette est prononcée)\b",
    r"\b(?:document|devis|avenant|contrat|pv|bon de commande|exemplaire) signée?s? (?:en|ci|dans|joint)",
    r"\bc'est d'accord\b",
    r"\b(?:je suis|nous sommes|on est) (?:\w+ )?(?:en phase|alignée?s?|emballée?s?|ravie?s? de cette version)\b",
    r"\b(?:ça|cela) (?:marche|roule|colle|me semble bien|me paraît bien|nous semble bien|convient)\b(?! pas|.{0,40}\?)",
    r"\bon peut (?:y aller|lancer|avancer|démarrer|signer|commander|publier|partir)\b(?! pas|.{0,60}\bsi\b)",
    r"\b(?:je|nous) (?:vous )?confirm(?:e|ons) (?:bien )?(?:la|notre|ma|cette|votre) (?:commande|réservation|"
    r"participation|inscription)\b",
    r"\b(?:commande|réservation|option) confirmée\b|\bc'est (?:entendu|acté|adopté)\b|\bfaites au mieux\b",
    r"\bon fait comme ça\b|\bavis conforme\b|\bje (?:te|vous) suis\b(?= *[.,!]| *$| sur)",
    r"\b(?:est|sont) (?:tout à fait |entièrement )?d'accord\b(?! pas| si|ne)",
    r"\b(?:a|ont|avons) dit oui\b|\b(?:pas de souci|aucun (?:souci|problème)|pas de problème) (?:pour|avec|de "
    r"(?:mon|notre) côté)\b",
    r"\b(?:me|nous) (?:convien(?:t|nent)|plaît|plaisent)\b(?! pas| plus| guère)",
    r"\b(?:me|nous) semblent? (?:très |tout à fait )?(?:correcte?s?|bonn?e?s?|parfaite?s?|conformes?|"
    r"satisfaisante?s?)\b",
    r"^\W*(?:vendu|marché conclu|banco|adjugé|affaire conclue)\b",
    r"\bon signe\b|\b(?:lancez|lance) (?:la|l'|les) (?:commande|impression|production|travaux|fabrication)",
)

ENGLISH = (
    r"\b(?:is|are|been|it's|all|hereby|have|has|consider (?:it|this|the \w+)|fully|was|were) (?:now |hereby |fully |"
    r"all |also )?(?:approved|accepted|signed off|validated)\b",
    r"^\W*(?:approved|accepted|agreed|signed off|lgtm|ship it|granted|signed copy)\b",
    r"^\W*(?:(?:ok|thanks|sure|cool|yes)\W+)?(?:applied|committed|merged|checked in)\b(?! (?:to|for) (?:the )?job)",
    r"\b(?:board|committee|management|client|director|legal|finance|council|team|bank|boss|ceo|cfo|partners?|he|she|"
    r"they|mayor) (?:has |have |had |just |all )?(?:approved|accepted|agreed|signed|validated|okayed)\b",
    r"\b(?:i|we) (?:hereby |can |do |fully |gladly |have |just )?(?:approved?|accept|agreed? (?:with|to) (?:the|"
    r"your|this|that|these)|confirm (?:our|my) (?:agreement|approval))\b",
    r"\b(?:looks?|sounds?|seems?) (?:very |really |all )?(?:good|fine|great|ok|okay|perfect|right)(?= to (?:me|us)| "
    r"?[-.,!]| *$)(?!.{0,60}\bbut\b)",
    r"\blgtm\b",
    r"\b(?:ok|okay|fine|good|works|ok too|happy|great|perfect|approved) (?:for|with|by) (?:me|us|legal|finance)\b",
    r"\b(?:ok|okay|fine|good|great|perfect) (?:from|on) (?:my|our) (?:end|side|part)\b",
    r"\b(?:please |you can |you may |feel free to )?go (?:right )?ahead\b(?! with)",
    r"\bgo ahead with\b",
    r"\bgo for it\b",
    r"\blet's go (?:with|for) (?:that|this|it|the|option|your)\b",
    r"\b(?:signed|sign) off\b(?! by)",
    r"\byou have (?:my|our) (?:approval|go|green light|agreement|ok|blessing|consent)\b",
    r"\b(?:we|i)(?:'re| are| am|'m) (?:all |both |quite |very )?(?:happy|fine|ok|okay|good) (?:with|to|for)\b",
    r"\b(?:is|are) happy (?:with|to sign|to proceed)\b",
    r"\bhappy with (?:this|the|it|that)\b",
    r"\bgreen light (?:from|to|for)\b",
    r"\b(?:please|you can|you may|let's) proceed\b",
    r"\byou (?:may|can) (?:now )?(?:invoice|publish|print|ship|launch|begin|start (?:the|work)|order|consider)\b",
    r"\bfeel free to (?:publish|send|start|launch|print|order|go|proceed|sign)\b",
    r"\bno (?:objections?|further comments?|remarks|reservations|changes needed)\b",
    r"\bwithout (?:any )?reservations?\b",
    r"\bnothing to add\b",
    r"\bexactly what we wanted\b",
    r"\bfavou?rable opinion\b",
    r"\b(?:that's|it's|a) (?:a )?(?:go|yes)\b(?! (?:or|from where))",
    r"\bconsider (?:the|it|this|that) .{0,30}\b(?:approved|accepted|signed|agreed)\b",
    r"^\W*\+1\b",
    r"\b(?:has |have )?said yes\b|^\W*(?:it's a )?deal\b|\bwe're in\b(?= *[.!,]| *$)",
    r"\bsend it to print\b",
    r"\b(?:that|this|it) works\b(?= *[.,!]| *$| for)|\bgood to go\b|\ball clear\b|\bon board with\b|\bsounds like a "
    r"plan\b",
    r"\b(?:i|we) confirm (?:the|our) (?:order|booking|participation)\b|\b(?:order|booking) confirmed\b|\bcleared by "
    r"\w+",
    r"\b(?:no|zero) (?:issues?|concerns?|problems?) (?:from|on) (?:my|our)\b|\bthumbs up\b|\bwe're aligned\b",
    r"^\W*signed (?:copy|contract|quote|amendment|order)\b",
)

APPROVES = cues(*FRENCH, *ENGLISH)
