"""Problems of the knowledge and of answers."""

WORDS: dict[str, tuple[str, str]] = {
    "yaml-unreadable": (
        "Le fichier ne se lit pas comme du YAML ou du JSON ({reason}) : vérifiez les retraits et les guillemets à partir de cette ligne.",
        "The file does not read as YAML or JSON ({reason}): check indents and quotes from this line on.",
    ),
    "knowledge-mapping-expected": (
        "« {found} » se trouve là où il faut des noms et des valeurs, comme « id: mon_exemple » : réécrivez l'entrée.",
        "“{found}” stands where names and values are needed, such as “id: my_example”: write the entry anew.",
    ),
    "knowledge-list-expected": (
        "« {key} » doit être une liste : mettez un tiret devant chaque élément, ou des crochets autour de tous.",
        "“{key}” must be a list: put a dash before each item, or brackets around all.",
    ),
    "knowledge-key-missing": (
        "Il manque « {key} » à cette entrée, laissée de côté : ajoutez-le.",
        "This entry lacks “{key}” and is left out: add it.",
    ),
    "knowledge-key-unknown": (
        "« {key} » n'est pas un nom connu ici et n'est pas lu : corrigez-le ou ôtez-le.{hint}",
        "“{key}” is not a known name here and is not read: mend or remove it.{hint}",
    ),
    "knowledge-key-twice": (
        "« {key} » est écrit deux fois ici, seule la dernière valeur compte : ôtez l'autre.",
        "“{key}” is written twice here, only the last value counts: remove the other.",
    ),
    "knowledge-word-unknown": (
        "« {found} » n'est pas une valeur possible de « {key} » : choisissez un identifiant ou un mot connu.{hint}",
        "“{found}” is no possible value of “{key}”: choose a known id or word.{hint}",
    ),
    "knowledge-number-expected": (
        "« {key} » doit être un nombre, pas « {found} » : écrivez par exemple 0.25.",
        "“{key}” must be a number, not “{found}”: write for instance 0.25.",
    ),
    "knowledge-number-outside": (
        "« {key} » vaut {found} ; il doit se tenir entre {least} et {most} : corrigez-le.",
        "“{key}” is {found}; it must stand between {least} and {most}: mend it.",
    ),
    "knowledge-range-wrong": (
        "« {key} » doit avoir trois nombres croissants, comme [1, 2, 4] : le moins, le plus probable, le plus.",
        "“{key}” needs three growing numbers, such as [1, 2, 4]: least, likeliest, most.",
    ),
    "knowledge-language-missing": (
        "Le texte « {key} » manque en « {lang} », l'autre langue le remplace : ajoutez-le.",
        "The text “{key}” lacks its “{lang}”, the other language stands for it: add it.",
    ),
    "knowledge-id-twice": (
        "L'identifiant « {id} » est déjà pris dans ce fichier, cette entrée est laissée de côté : donnez-en un autre.",
        "The id “{id}” is already taken in this file, this entry is left out: give it another.",
    ),
    "knowledge-cause-unseen": (
        "Rien ne montre la cause « {id} » : liez-la à une observation au moins, sinon aucune réponse ne changera ses chances.",
        "Nothing shows the cause “{id}”: link it to one observable at least, or no answer will change its odds.",
    ),
    "knowledge-cause-helpless": (
        "Aucune issue n'aide contre la cause « {id} » : ajoutez-la à une issue.",
        "No way out helps against the cause “{id}”: add it to one.",
    ),
    "knowledge-observable-mute": (
        "L'observation « {id} » n'est liée à aucune cause : ajoutez un lien, ou ôtez-la.",
        "The observable “{id}” is linked to no cause: add a link, or remove it.",
    ),
    "knowledge-remedy-idle": (
        "L'issue « {id} » n'agit sur aucune cause : dites sur laquelle, ou ôtez-la.",
        "The way out “{id}” acts on no cause: say on which, or remove it.",
    ),
    "knowledge-place-unknown": (
        "Le lieu « {id} » n'existe pas : les lieux sont « client », « mission » et « me ».",
        "There is no place “{id}”: the places are “client”, “mission” and “me”.",
    ),
    "answer-unknown": (
        "« {found} » n'est pas une réponse à « {id} », laissée de côté : écrivez yes, no, ou ôtez la ligne si vous ne savez pas.",
        "“{found}” is no answer to “{id}”, left out: write yes or no, or remove the line if you do not know.",
    ),
    "question-unknown": (
        "« {id} » n'est pas une question connue, sa réponse est laissée de côté : corrigez l'identifiant.{hint}",
        "“{id}” is not a known question, its answer is left out: mend the id.{hint}",
    ),
    "answers-not-a-list": (
        "Les réponses doivent être écrites une par ligne, comme « approval_overdue: yes ».",
        "Answers must be written one a line, such as “approval_overdue: yes”.",
    ),
}
