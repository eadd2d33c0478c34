"""Names of days, months and small numbers, French and English, without accents."""


def _numbered(*lists: str, start: int = 0) -> dict[str, int]:
    return {name: number for names in lists for number, name in enumerate(names.split(), start)}


WEEKDAYS = _numbered(
    "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "monday tuesday wednesday thursday friday saturday sunday",
)
FULL_MONTHS = _numbered(
    "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
    "january february march april may june july august september october november december",
    start=1,
)
MONTHS = FULL_MONTHS | _numbered(
    "janv fevr mar avr mai juin juil aout sept oct nov dec",
    "jan feb mar apr may jun jul aug sep oct nov dec",
    start=1,
)
NUMBERS = (
    _numbered(
        "zero un deux trois quatre cinq six sept huit neuf dix", "zero one two three four five six seven eight nine ten"
    )
    | {
        "une": 1,
        "a": 1,
        "an": 1,
        "huitaine": 8,
        "dizaine": 10,
        "quinze": 15,
        "quinzaine": 15,
        "vingt": 20,
        "trente": 30,
    }
    | {"fifteen": 15, "twenty": 20, "thirty": 30}
)
