"""Ce qui blesse, lasse ou reste vague dans un message en français ; d'après le travail de clarification (section 6)."""

from molette.engine.report.nudge_fr import WEEKDAYS
from molette.engine.report.wording_fr import MONTHS

DAYS = "|".join(WEEKDAYS)
DATE = (
    rf"(?:(?:{DAYS})\s+)?(?:\d{{1,2}}(?:er)?\s+(?:{'|'.join(MONTHS)})(?:\s+\d{{4}})?"
    rf"|\d{{1,2}}/\d{{1,2}}(?:/\d{{2,4}})?|\d{{4}}-\d\d-\d\d)|(?:{DAYS})(?:\s+(?:prochain|matin|midi|soir))?"
)
UNTIL = r"d'ici(?:\s+(?:au|le|à))?|avant(?:\s+le)?|au plus tard(?:\s+le)?|jusqu'au|pour(?:\s+le)?"
PLANNED = r"(?:prévue?s?|attendue?s?|demandée?s?|promise?s?|fixée?s?)\s+"
"""A date that only tells what was planned is no request."""

CARE = r"je (?:comprends|sais que|me doute|devine)|j'imagine que|de votre côté|de ton côté"
SHARE = r"de mon côté|je vous dois|je te dois|j'ai tardé|j'aurais dû|mon retard|ma part"
BAD: dict[str, tuple[str, ...]] = {
    "message-absolute": (r"toujours", r"jamais", r"systématiquement", r"à chaque fois", r"constamment", r"sans cesse"),
    "message-accusing": (
        r"vous n'avez (?:pas|toujours|jamais|rien)", r"vous ne (?:répondez|faites|donnez|tenez|respectez)",
        r"vous avez (?:oublié|omis|négligé|encore)", r"vous refusez", r"vous bloquez", r"vous nous bloquez",
        r"votre (?:manque de|silence|inaction|négligence|retard)", r"à cause de vous", r"par votre faute",
        r"vos équipes bloquent", r"tu n'as (?:pas|toujours|jamais|rien)", r"tu ne (?:réponds|fais|donnes|tiens)",
        r"tu as (?:oublié|omis|négligé|encore)", r"tu refuses", r"tu bloques", r"à cause de toi",
        r"ton (?:manque de|silence|inaction|retard)",
    ),
    "message-irritated": (
        r"comme (?:je (?:vous|te) l'ai )?déjà dit", r"comme je (?:vous|te) l'ai (?:dit|écrit|demandé)",
        r"malgré mes (?:nombreuses |multiples )?(?:relances|rappels|messages)",
        r"je m'étonne", r"force est de constater",
        r"encore une fois", r"une fois de plus", r"pour la (?:deuxième|troisième|énième|\d+e) fois",
        r"je (?:vous|te) rappelle que", r"c'était pourtant clair", r"si ça continue",
    ),
    "message-judging": (
        r"inadmissible", r"inacceptable", r"mauvaise volonté", r"incompéten\w+", r"n'importe quoi",
        r"blocage de (?:votre|ta) part", r"pas (?:très )?sérieux", r"scandaleux", r"irresponsable", r"désinvolt\w+",
    ),
    "message-legal": (
        r"faute(?! d[e'])", r"mise en demeure", r"préjudices?", r"résili\w+", r"tribunal", r"avocat", r"poursuites",
    ),
    "message-vague": (
        r"dès que possible", r"au plus vite", r"le plus (?:vite|tôt|rapidement) possible", r"au plus tôt",
        r"rapidement",
        r"asap", r"dans les meilleurs délais", r"sous peu",
        r"quand (?:vous|tu) (?:pourrez|pouvez|pourras|peux|aurez|auras)",
        r"(?:avez-vous|as-tu|auriez-vous|des) (?:du nouveau|des nouvelles|nouvelles)", r"(?:un )?petit point",
        r"tenez-moi au courant",
        r"tiens-moi au courant", r"faire un point",
    ),
}  # fmt: skip
