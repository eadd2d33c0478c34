"""Problems of journals and of the chain that protects them."""

WORDS: dict[str, tuple[str, str]] = {
    "mission-missing": (
        'La mission n’est pas nommée ; commencez le journal par une ligne comme : mission "Nom" 2026-03-02 .. 2026-09-30',
        'The mission is not named; start the journal with a line such as: mission "Name" 2026-03-02 .. 2026-09-30',
    ),
    "mission-twice": (
        "Ce journal nomme une deuxième mission ; gardez une mission par fichier et déplacez celle-ci dans un autre.",
        "This journal names a second mission; keep one mission per file and move this one to another.",
    ),
    "end-before-start": (
        "La fin ({found}) vient avant le début ({expected}) ; corrigez l’une des deux dates.",
        "The end ({found}) comes before the start ({expected}); mend one of the two dates.",
    ),
    "plan-word-unknown": (
        "« {found} » n’est pas une ligne du plan ; les lignes possibles sont : {expected}.",
        "“{found}” is not a line of the plan; the possible lines are: {expected}.",
    ),
    "date-expected": (
        "Une date est attendue ici, comme 2026-03-18 ; il y a « {found} ».",
        "A date is expected here, such as 2026-03-18; there is “{found}”.",
    ),
    "name-expected": (
        "Un nom court est attendu ici (une lettre d’abord, sans espace) ; il y a « {found} ».",
        "A short name is expected here (a letter first, no space); there is “{found}”.",
    ),
    "name-reserved": (
        "« {found} » est un mot du journal, il ne peut pas servir de nom ; ajoutez-y une lettre ou un chiffre.",
        "“{found}” is a word of the journal and cannot be a name; add a letter or a digit to it.",
    ),
    "name-twice": (
        "Le nom « {found} » est déjà pris plus haut ; choisissez-en un autre.",
        "The name “{found}” is taken above; choose another.",
    ),
    "line-twice": (
        "Cette ligne dit la même chose que la ligne {first} et compte une seule fois ; si c’est arrivé deux fois, donnez-lui une étiquette, comme #a2.",
        "This line says the same as line {first} and counts once; if it happened twice, give it a label, such as #a2.",
    ),
    "label-expected": (
        "Une étiquette comme #r1 est attendue ici ; il y a « {found} ».",
        "A label such as #r1 is expected here; there is “{found}”.",
    ),
    "label-twice": (
        "L’étiquette #{found} sert déjà plus haut ; donnez-en une autre à cette ligne.",
        "The label #{found} is used above; give this line another.",
    ),
    "label-unknown": (
        "Aucune ligne ne porte l’étiquette #{found} ; ajoutez-la à la demande dont il s’agit, ou corrigez-la ici.",
        "No line has the label #{found}; add it to the request you mean, or mend it here.",
    ),
    "milestone-unknown": (
        "Le plan n’a pas de jalon « {found} » ; ajoutez une ligne « milestone {found} » ou corrigez le nom.",
        "The plan has no milestone “{found}”; add a line “milestone {found}” or mend the name.",
    ),
    "number-expected": (
        "Un nombre est attendu ici ; il y a « {found} ».",
        "A number is expected here; there is “{found}”.",
    ),
    "unit-expected": (
        "L’unité {expected} est attendue après le nombre ; il y a « {found} ».",
        "The unit {expected} is expected after the number; there is “{found}”.",
    ),
    "share-too-large": (
        "Un avancement ne dépasse pas 100 % ; il y a {found} %.",
        "Progress is at most 100 %; there is {found} %.",
    ),
    "level-expected": (
        "Une note comme « 4 of 5 » est attendue ici ; il y a « {found} ».",
        "A mark such as “4 of 5” is expected here; there is “{found}”.",
    ),
    "pay-unknown": (
        "« {found} » ne dit pas comment vous êtes payé(e) : écrivez {expected}, par exemple « paid portage, fee 7 %, junior » ou « paid freelance, keeps 74 % ».",
        "“{found}” does not say how you are paid: write {expected}, for example “paid portage, fee 7 %, junior” or “paid freelance, keeps 74 %”.",
    ),
    "capacity-odd": (
        "La capacité va de plus de 0 à 7 jours par semaine ; il y a {found}.",
        "Capacity goes from more than 0 to 7 days a week; there is {found}.",
    ),
    "day-unknown": (
        "« {found} » n’est pas un jour ; écrivez par exemple : works mon tue half-fri (parmi {expected}).",
        "“{found}” is not a day; write for instance: works mon tue half-fri (among {expected}).",
    ),
    "zone-unknown": (
        "Le fuseau « {found} » est inconnu ; écrivez par exemple Europe/Paris.",
        "The time zone “{found}” is unknown; write for instance Europe/Paris.",
    ),
    "request-expected": (
        "« {found} » n’est pas une sorte de demande ; il y a : {expected}.",
        "“{found}” is not a kind of request; there are: {expected}.",
    ),
    "word-expected": (
        "Un mot est attendu ici ; il y a « {found} ».",
        "A word is expected here; there is “{found}”.",
    ),
    "word-missing": (
        "Le mot « {expected} » est attendu ici ; il y a « {found} ».",
        "The word “{expected}” is expected here; there is “{found}”.",
    ),
    "word-not-listed": (
        "« {found} » n’est pas possible ici ; il y a : {expected}.",
        "“{found}” is not possible here; there are: {expected}.",
    ),
    "words-left": (
        "« {found} » est en trop ; mettez le texte libre entre guillemets droits, avant l’étiquette.",
        "“{found}” is too much; put free text between straight quotes, before the label.",
    ),
    "verb-expected": (
        "Il manque ce qui s’est passé : asks, answers, approves, reminds, works…",
        "What happened is missing: asks, answers, approves, reminds, works…",
    ),
    "verb-unknown": (
        "« {found} » n’est pas un verbe du journal.{hint}",
        "“{found}” is not a verb of the journal.{hint}",
    ),
    "string-expected": (
        "Un texte entre guillemets droits est attendu ici ; il y a « {found} ».",
        "A text between straight quotes is expected here; there is “{found}”.",
    ),
    "string-unclosed": (
        'Le guillemet ouvert ici n’est pas fermé sur la même ligne ; ajoutez " à la fin du texte.',
        'The quote opened here is not closed on the same line; add " at the end of the text.',
    ),
    "character-unknown": (
        "« {found} » ne se lit pas ; mettez le texte libre entre guillemets droits.",
        "“{found}” cannot be read; put free text between straight quotes.",
    ),
    "tag-unknown": (
        "« {found} » n’est pas une mention entre crochets ; il y a : known, from, replaces, private, seal.",
        "“{found}” is not a tag in brackets; there are: known, from, replaces, private, seal.",
    ),
    "bracket-missing": (
        "Le crochet ouvert n’est pas fermé ; ajoutez ].",
        "The bracket is not closed; add ].",
    ),
    "seal-expected": (
        "Un numéro et une empreinte sont attendus ici ; il y a « {found} ». N’écrivez pas les scellés à la main.",
        "A number and a digest are expected here; there is “{found}”. Do not write seals by hand.",
    ),
    "answer-without-request": (
        "Une réponse du {day} parle de « {found} », qu’aucune demande ouverte ne porte ; elle ne ferme rien.",
        "An answer of {day} speaks of “{found}”, which no open request bears; it closes nothing.",
    ),
    "chain-unsealed": (
        "Ce fait engage le client et n’est pas scellé : {fact}. Lancez « molette journal export » pour le sceller.",
        "This fact commits the client and is not sealed: {fact}. Run “molette journal export” to seal it.",
    ),
    "chain-gap": (
        "Le maillon {number} de la chaîne manque, avant : {fact}.",
        "Link {number} of the chain is missing, before: {fact}.",
    ),
    "chain-changed": (
        "Le fait scellé au maillon {number} a changé depuis : {fact}.",
        "The fact sealed at link {number} has changed since: {fact}.",
    ),
    "chain-cut": (
        "La chaîne devrait finir au maillon {number} et finit au maillon {found} : des faits scellés manquent.",
        "The chain should end at link {number} and ends at link {found}: sealed facts are missing.",
    ),
}
