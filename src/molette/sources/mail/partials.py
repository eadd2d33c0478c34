"""Words that answer in part: some of it now, the rest later, yes but. French and English."""

from molette.sources.mail.cues import cues

NUMBER = r"(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|two|three|four|five|seven|eight|nine|ten)"
GIVEN = (
    r"(?:voici|voilà|ci[- ]joint\w*|ci-dessous|en pj|pj|joint\w*|vous avez ici|"
    r"je (?:te |vous )?(?:joins|transmets|envoie|donne))"
)
FINE = (
    r"(?:ok|oui|bon|bien|validée?s?|d'accord|accord|acceptée?s?|c'est bon|tout|complet|prêts?|créés|signée?|yes|"
    r"approved|accepted|fine|good|ready|everything|agreed?)"
)
LATER = (
    r"(?:suivra|suivront|suit|suivent|arrive|arrivent|arrivera|attendra|attendront|viendra|viendront|est en cours|"
    r"sont en cours|parviendr\w+)"
)

FRENCH = (
    r"\bune (?:première |seule )?partie (?:des?|du|seulement)\b",
    r"\b(?:la |1re |1ère )?première partie (?:des|de vos|de tes|de la liste|de ma réponse)\b",
    rf"\b{GIVEN} .{{0,30}}\bpremière partie\b",
    r"\bpremi(?:er|ère|ers|ères) (?:éléments?|retours?|réponses?|élément|séries?|lots?|fichiers?|données|jet|liste|"
    r"version|envoi|témoignages|partie des|chiffres)\b",
    (
        r"\b(?:le reste|la suite|les autres|l'autre|le complément|le solde|la deuxième partie|la seconde|d'autres|"
        r"les derniers|les dernières|les pièces manquantes) (?:\w+ ){0,3}?(?:suivra|suivront|suit|arrive|arrivent|"
        r"viendra|viendront|vous (?:sera|seront|parvien\w+)|sera|seront|d'ici|demain|plus tard|dans|la semaine|"
        r"lundi|mardi|mercredi|jeudi|vendredi|au prochain|est en|sont à venir|attendra)\b"
    ),
    rf", (?:\w+['’ ]){{1,5}}{LATER}\b",
    r"\b(?:ceux|celles|celui|celle) (?:de |du |des |en )?(?:\w+['’ ]){1,3}(?:arrive|arrivent|suivront|suivra|"
    r"viendront)\b",
    r"\b(?:réponses?|retours?|éléments?|listes?|version|accord) (?:partiel(?:le)?s?|incompl[èe]te?s?|provisoires?|"
    r"de principe)\b",
    r"\bpartiellement\b|\ben partie\b|\bincomplète? en attendant\b",
    r"\b(?:premier jet|bout de réponse|ébauche|esquisse)\b",
    rf"\b{GIVEN}.{{0,60}}\ben attendant\b",
    r"\ben attendant (?:le|la|les|l'|celles?|ceux|mieux|des).{0,50}, (?:voici|voilà|je)",
    r"\b(?:une première|un premier) \w+ en attendant\b",
    r"\b(?:il )?(?:vous )?manque(?:nt)? (?:encore|toujours|juste|seulement|plus que) (?!ta|ton|tes|votre|vos|un |une )",
    rf"\b(?:{FINE}|{GIVEN})\b.{{0,60}}(?:,|et|mais) (?:il )?(?:me |nous |vous )?manque(?:nt)?\b",
    r"\b(?:pour (?:le moment|l'instant)|à ce stade),? (?:je (?:n'ai que|peux)|nous n'avons que|on n'a que|seulement|"
    r"uniquement)\b",
    r"\b(?:je|nous|on) (?:n'ai|n'avons|n'a|ne dispose\w*|ne dispos\w+|ne peux|ne peut) (?:\w+ ){0,3}?que (?!vous|tu|"
    r"nous|je|le |la )",
    r"\bn'ai (?:pour l'instant |pour le moment )?que\b",
    r"\b(?:ai|avons|a) seulement (?:pu|les?|la)\b",
    r"\bje n'ai pas (?:encore )?tout\b|\bpas tout mais\b",
    r"\bne (?:me |nous )?reste (?:plus )?que\b",
    r"\bvalid(?:é|e|ée|ons) (?:sous réserve|avec réserves?|sauf|à l'exception|hormis)\b",
    r"\bsous réserve (?:de|des|du|que)\b|\bsous réserve d'",
    rf"\b{FINE}\b.{{0,60}}\b(?:sauf|hormis|excepté|à l'exception)\b",
    r"\btout (?:est là|y est|le reste)\b.{0,30}\b(?:sauf|hormis|à part)\b|\bà tout sauf\b",
    rf"\b{FINE}\b.{{0,60}}(?:, |mais |par contre |en revanche )(?:mais |par contre |en revanche )?(?:\w+['’ "
    rf"]){{0,5}}?(?:pas (?:encore|sur|le|la|les|celui)|reste à|restent à|il reste|à revoir|à définir|à corriger|à "
    rf"reparler|doit|reparler|n'a pas encore|n'est pas encore|n'ai pas encore|n'ont pas encore|attendra|il faut "
    rf"voir|j'attends|on attend|est à revoir|faut (?:re|modif|chang|corrig|préci)\w+|en suspens)\b",
    r"\b(?:aux|les) (?:\w+ )?premi(?:ères|ers) (?:questions|points|chapitres|lots|pages|demandes)\b",
    r"\bpour .{1,40} (?:c'est (?:bon|ok|fait)|oui|ok)\b.{0,10}, (?:mais )?pour .{3,60}\b(?:pas|voir|attend|reste)\b",
    r"\bpour .{1,40} oui, pour\b",
    r"\b(?:réponds|répondu) (?:à|aux) .{0,30}(?:premières?|questions),? (?:pour|mais)",
    r"\b(?:réponds|répondu) (?:à une partie|en partie|partiellement)\b",
    r"\b(?:ok|oui|bon) pour (?:les points|le point|la date|le lieu|le fond|le principe)\b",
    r"\bd'accord sur (?:le principe|le fond|l'essentiel|l'idée)\b",
    rf"\b{NUMBER} (?:des|sur les|de vos|de nos) {NUMBER}\b",
    rf"\b{GIVEN} \d{{1,2}} des \d",
    r"\b(?:traité|reçu|répondu|fait|terminé|installé)\b.{0,20} \d{1,3} .{0,20}\bsur \d",
    r"^\W*(?:la moitié|un tiers|les trois quarts|une bonne partie|l'essentiel|une partie) (?:des?|du)\b",
    r"\b(?:récupéré?|reçu|traité|installé|joins|envoie|trouvé|réuni) (?:\w+ ){0,2}?(?:la moitié|un tiers|une partie|"
    r"l'essentiel) (?:des?|du)\b",
    r"\bvous avez ici l'essentiel\b",
    r"\bà \d{1,2} ?%, (?:il )?(?:reste|manque)",
    r"\bseuls? (?:les|le|la|une?) .{1,40}\b(?:ont|a|sont|est)\b",
    r"\bréponses? \d{1,2} (?:à|et|-) \d{1,2}\b",
    r"\bce (?:que j'ai|qu'on a|que nous avons)\b.{0,40}(?:à ce jour|rassembler|manque|pu trouver|pour l'instant)",
    r"\bvoici déjà\b",
    r"\bjusqu'à la page\b",
    r"\b(?:je|on|nous) (?:complète|continue|complétons|continuons)\b.{0,25}\b(?:demain|lundi|mardi|mercredi|jeudi|"
    r"vendredi|semaine)",
    r"\bon peut déjà\b",
    r"\bà suivre\W*$",
    r"\bdonnées brutes\b|\bsans (?:ses|les) annexes\b",
    r"\bd'autres (?:sont à venir|suivront)\b|\brefais d'autres\b",
    r"\bla suite (?:au|dans|demain)\b",
    r"\b(?:finie?s?|terminée?s?|livrée?s?|confirm\w+|prête?s?|faite?s?|retrouvée?s?|reçue?s?|envoyée?s?|là|joins|"
    r"mets)\b.{2,60}(?:,| mais| et) .{0,40}\b(?:pas encore|n'est pas encore|en cours|en relecture|en revanche|par "
    r"contre aucune?)\b",
    r"\bvoilà pour .{3,40}, (?:je n'ai|il manque|pas)",
    rf"\b{NUMBER} \w+ sur {NUMBER}\b|\b{NUMBER} \w+ out of {NUMBER}\b",
    r"\ble début (?:du|de la|des) .{0,40}, la (?:fin|suite)\b",
)

ENGLISH = (
    (
        r"\b(?:the )?(?:rest|remainder|remaining \w+|others?|second part|second one|missing \w+|balance|"
        r"remaining)(?: of (?:the|your|it|them)(?: \w+)?)? (?:will (?:follow|come|be (?:sent|provided|available)|"
        r"have to)|to follow|follows|is coming|are coming|is on|later|tomorrow|next week|in production)\b"
    ),
    r"\b(?:is|are) (?:still )?on (?:its|their|the) way\b",
    r"\bto follow\W*$",
    r"\bpartial(?:ly)?\b(?! match)",
    (
        r"\b(?:here (?:is|are)|attached (?:is|are)|this is|answering) (?:only |just )?(?:(?:part|some|half|a few|"
        r"most) of|all i could|(?:the|a) first (?:part|batch|half|set|elements|answers|draft|version))\b"
    ),
    r"\bfirst (?:part|batch|half|set|elements|answers|draft)\b",
    r"^\W*(?:still|only) missing\b",
    r"\b(?:i|we)(?:'ve| have)? (?:have |got )?only (?:have|got|hold|received|found|half)\b|\b(?:i|we) only (?:have|"
    r"hold|got)\b",
    r"\bonly got\b",
    r"\bapproved (?:except|subject to|with (?:reservations|comments|changes)|apart from)\b",
    r"\bsubject to (?:the|your|minor|some|a|approval)\b",
    rf"\b{FINE}\b.{{0,50}}\b(?:except|apart from|other than)\b",
    r"\b(?:agreed?|agrees) (?:in|on the) principle\b",
    rf"\b{NUMBER} (?:of|out of) (?:the|your|our) {NUMBER}\b",
    r"\b(?:dealt with|received|done|answered|finished) \d{1,3} (?:of|out of) (?:the )?\d",
    r"\bhalf of (?:the|them|it|your)\b",
    r"\banswered (?:some|part|half|a few|most)\b|\bsome of (?:your|the) (?:questions|points|files|items|documents)\b",
    r"\banswers? \d{1,2} (?:to|and) \d{1,2}\b",
    r"\bso far\b.{0,30}\bonly\b",
    r"\b(?:only|half)\b.{0,10}\b(?:have|got|received|found|give|send|of)\b.{0,30}\bso far\b",
    r"\bonly (?:give|tell|send|confirm) you\b",
    r"\bwhat (?:we|i) have (?:so far|to date|for now)\b|\ball (?:i|we) (?:could|have)\b.{0,30}\bfor now\b",
    r"\bstill (?:open|incomplete|pending)\b|\byes to (?:the|your)\b.{0,50}, (?:the|but|not)",
    rf"\b{FINE}\b.{{0,60}}(?:, |but )(?:but )?(?:\w+ ){{0,6}}?(?:isn't yet|not yet|have to wait|needs? (?:rework|to "
    rf"talk)|not (?:on|with|the|to)|no information)\b",
    r"\b(?:agree|ok|fine|good) (?:with|on|for) .{1,40} but\b",
    r", (?:the )?(?:\w+ ){1,4}(?:will follow|follows|to follow|is coming|tomorrow)\b",
    r"\bpart of the (?:answer|information|data|documents|figures)\b",
    r"\bwill have to wait\b",
    r"\bcommented up to\b|\bup to page\b",
    r"\bonly \w+(?:, \w+)*(?: and \w+)? (?:have|has) (?:replied|answered|responded)\b",
    r"\bshipped, second\b|\bwill (?:continue|complete)\b.{0,20}\b(?:on|tomorrow|next|later)\b",
    r"\bfrom \d{4} onwards\b",
    r"\b(?:finished|done|delivered|confirmed|ready|attached|sent|complete)\b.{2,50}(?:,| but) .{0,30}\b(?:is not|"
    r"isn't|still to be|not yet|being proofread|pending)\b",
    r"\bthe beginning of\b.{0,40}, the (?:end|rest)\b",
)

PARTLY = cues(*FRENCH, *ENGLISH)
