"""Words that refuse: rejected, opposed, not possible, given up. French and English."""

from molette.sources.mail.cues import cues

GRANT = (
    r"(?:accepter|valider|approuver|signer|donner|retenir|prendre|payer|prêter|fournir|ouvrir|accorder|accéder|faire|"
    r"poursuivre|renouveler|prolonger|répondre favorablement|suivre|financer|engager|participer|autoriser|décaler)"
)
FIT = (
    r"(?:validée?s?|approuvée?s?|acceptée?s?|retenue?s?|d'accord|possible|recevable|acceptable|envisageable|"
    r"favorables?|en mesure|tenable|faisable|conforme|jouable|réaliste|satisfaisante?|souhaitable)"
)

FRENCH = (
    r"\b(?:ne |n')(?:\w+['’ ]){0,4}?(?:valid|approuv|accept|retien|retenons|convien)\w*\s+(?:pas|plus|"
    r"malheureusement)\b",
    rf"\b(?:n'|ne )\w+ (?:donc |malheureusement |vraiment )?pas (?:encore |du tout |vraiment |tout à fait |jugée? |"
    rf"été |une option )?{FIT}\b",
    rf"\b(?:ne |n'|on )(?:nous |le |la |les |vous |te )?(?:peut|peux|pouvons|peuvent|pourra|pourrai|pourrons|"
    rf"pourront|souhaite|souhaitons|souhaitent|veut|veux|voulons|allons|va|vais|compte|comptons)(?: donc| "
    rf"malheureusement)? (?:pas|plus) (?:\w+ ){{0,2}}?{GRANT}\b",
    r"\bnous ne pouvons (?:l'|le |la |les )(?:accepter|valider|approuver|signer)\b",
    r"\bne (?:peut|peux|pouvons) (?:donc )?(?:pas )?donner (?:une )?suite\b",
    r"\b(?:pas|sans) donner suite\b|\bne donner(?:ons|ai|a) pas\b",
    r"\bn'(?:a|ai|avons|ont) pas (?:été )?(?:validée?s?|retenue?s?|acceptée?s?|approuvée?s?|voulu|souhaité|donné "
    r"(?:son (?:accord|feu vert|aval)|suite|leur accord|d'accord))\b",
    r"\bn'est pas (?:validé|retenu|accepté|bon\b|bonne\b)",
    r"\bne donn(?:e|ons|ent) pas (?:mon|notre|son|leur|d'|de|suite)\b",
    r"\b(?:je|nous|on|la direction|le comité|il|elle|mairie|banque|client|siège|commission|assurance|direction) "
    r"(?:vous |le |la |les |l'|avons |a |ai |ont )*(?:refus|rejet|déclin)(?:e|ons|é|ée|ent)\b",
    r"\b(?:a|ai|avons|ont) (?:été )?(?:refusé|rejeté|décliné|écarté|débouté)e?s?\b",
    r"\b(?:a|ai|avons|ont) dit non\b",
    r"\b(?:est|sont|était|été|c'est) (?:donc |malheureusement )?(?:refusée?s?|rejetée?s?|écartée?s?)\b",
    r"^\W*(?:\w+\W+){1,5}?(?:refusée?s?|rejetée?s?)(?=\W*$|\s?[,.;:!]| (?:par|pour|car|faute)\b)",
    r"^\W*(?:refusée?|rejetée?|refus (?:de|du)|non,? (?:merci|désolé|ce n'est|c'est (?:non|trop)|pas (?:pour|"
    r"question|possible)|nous|je|on ne|le|la|impossible|malheureusement))\b",
    r"\bpas (?:d'accord|ok\b|possible|question|validé|favorable|acceptable|envisageable|tenable)(?!.{0,60}\?)",
    r"\b(?:c'est|est|sera|donc|dit|alors) (?:un )?(?:non|niet|mort)\b(?! [a-z]+é)",
    r"^\W*(?:niet|hélas,? non|hors budget)\b",
    r"\b(?:hors de question|no go|impossible (?:pour|de (?:vous|te|valider|accepter|prolonger|accéder|donner)))\b",
    r"\b(?:nous (?:ne )?souhaitons pas|je ne souhaite pas|nous déclinons|je décline)\b",
    r"\b(?:réponse|avis) (?:\w+ ){0,5}?(?:négative?|défavorable|non)\b",
    r"\b(?:m'|s'|nous )oppos(?:e|ons|ent) (?:à|fermement|formellement)",
    r"\bs'y oppose|\bm'y oppose",
    r"\b(?:je suis|nous sommes|est|reste) (?:plutôt |tout à fait )?(?:contre\b|opposée?s? à)",
    r"\b(?:on|nous|je) (?:y )?(?:abandonn(?:e|ons)|renon(?:ce|çons)|laisse tomber|préfère ne pas|préférons ne pas|"
    r"passe notre tour)\b",
    r"\bpréf(?:ère|érons) ne pas\b",
    r"\bon ne (?:le |la |les )?(?:part|prend|prendra|prendrons|signe|signera|retient|change|fera) (?:pas|plus)\b",
    r"\bne part pas sur\b",
    r"\b(?:prix|budget|tarif|délai|version|couleur|planning) ne (?:passe|convient|va|correspond|tient) pas\b",
    r"\bne (?:passe|correspond) pas\b",
    r"\b(?:ça|cela|elle|il|ceci) ne (?:me |nous )?(?:va|vont|convien\w+) pas\b",
    r"\b(?:à|il faut) (?:tout )?(?:refaire|reprendre) (?:entièrement|complètement)\b|\btout reprendre\b|, à refaire\b",
    r"\bn'(?:est|sont) pas bons?,",
    r"\bne prend pas en charge\b",
    r"\bne veut pas de\b",
    r"\bn'accepte(?:nt)? pas\b",
    r"\bne (?:retien(?:s|t|dra|drons)|retenons) pas\b|\bpas retenir\b",
    r"\bcontraire à notre politique\b",
    r"\b(?:classée?s?|laissée?s?|restera) sans suite\b|\bnous en rest(?:ons|erons) là\b|\bon (?:en reste|s'arrête) "
    r"là\b",
    r"\bpas (?:dans nos priorités|au budget|prévu au budget|dans le budget|convaincue?s?|l'intention)\b|\bn'entre "
    r"pas dans\b",
    r"\b(?:je|nous|on) (?:mets|met|mettons) (?:mon|notre|son )?(?:veto|un veto)\b|\bça ne colle pas\b|\bnon "
    r"retenue?s?\b",
    r"\bnous préférons (?:rester|en rester|garder|conserver|attendre)\b|\bne peut pas se (?:le |la )?permettre\b",
    r"\b(?:finir par|fini par|préféré|dû|devoir) (?:\w+ )?(?:dire non|refuser|renoncer|décliner)\b",
    r"\ble?s? ?veut rien savoir\b|\bne veulent rien savoir\b|\bsans façon\b",
    r"\b(?:choisi|retenu|pris|trouvé) (?:un autre|une autre) (?:\w+ )?(?:prestataire|fournisseur|société|entreprise|"
    r"solution|candidat)",
    r"\b(?:bloque|refuse) le (?:projet|dossier|permis)\b",
    r"\bne peux pas (?:cautionner|soutenir|me permettre|engager)\b|\btrop cher (?:pour nous|,)",
    r"\bpas (?:jouable|faisable|tenable)\b|\bce ne (?:soit|sera) pas (?:jouable|possible)\b",
)

ENGLISH = (
    r"\b(?:not|isn't|wasn't|cannot be|can't be|won't be) (?:been |yet )?(?:approved|selected|retained|shortlisted|"
    r"accepted|acceptable|possible|ok with|granted|feasible)\b",
    r"\b(?:does(?:n't| not)|did(?:n't| not)) (?:approve|accept|agree|sign|validate|want this|retain)\b",
    r"\b(?:can(?:no|')t|could ?n't|won't|will not|do(?:n't| not)|unable to|not able to|not willing to|not going to) "
    r"(?:be able to |want to )?(?:approve|accept|agree|sign|validate|support this|do (?:that|this)|provide|grant|"
    r"give (?:you|our|my)|renew|postpone|go ahead|proceed)\b",
    r"\bdecided (?:not to|against)\b|\b(?:we|i)(?:'d| would)? (?:rather|prefer) not\b",
    r"\b(?<!had )(?:rejected|declined|nack(?:ed)?|turned (?:us |it |this |them )?down|refused|denied|"
    r"vetoed)\b(?!.{0,30}\?)",
    r"\b(?:we|i) (?:must |have to |regret to |will |would )?(?:decline|reject|refuse|disagree|object)\b",
    r"^\W*(?:nope|nah)\b",
    r"\bno,? (?:thanks|thank you|sorry|we can|i can|we do|that's not|this is not|not)\b",
    r"\bnot (?:ok|okay|fine|acceptable) (?:for|with|by|to) (?:me|us)\b",
    r"\b(?:doesn't|don't|does not|do not) (?:work for|suit) (?:me|us)\b",
    r"\b(?:it's|it is|that's|answer is|says) (?:a )?no\b(?= *[,.!;]| *$| (?:from|for|i'm))",
    r"\bno[- ]go\b",
    r"\bnot (?:possible|in favou?r|acceptable|happy with)\b",
    r"\b(?:is|are|am|'m|'re) (?:strongly )?(?:against (?:it|this|the|that)|opposed to)\b",
    r"\bout of the question\b",
    r"\bunfavou?rable\b",
    r"\bnot (?:what was|what we) (?:agreed|asked|ordered)\b|\bisn't what (?:was|we) agreed\b",
    r"\bhas to be (?:redone|done again|reworked)\b",
    r"\bagainst (?:our |the )?(?:policy|rules)\b",
    r"\b(?:we'll|we will|i'll) pass\b",
    r"\b(?:not|aren't|isn't) (?:convinced|keen|a priority|going forward|moving forward)\b|\bcan(?:no|')t afford\b|"
    r"\bno budget for\b",
    r"\b(?:have to|had to|must) (?:say no|turn (?:this|it|you) down)\b|\bdoes(?:n't| not) meet our\b",
    r"\b(?:won't|wouldn't) hear of\b|\b(?:gone|going|went) with (?:another|a different|someone else)\b|\bwe're "
    r"dropping\b",
)

REFUSES = cues(*FRENCH, *ENGLISH)
