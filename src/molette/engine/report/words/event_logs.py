"""Problems of event logs."""

WORDS: dict[str, tuple[str, str]] = {
    "event-log-unknown": (
        "« {name} » n'a pas de colonnes de dossier, d'activité et de date : nommez-les « case_id », « activity » et « timestamp ».",
        "“{name}” has no columns of cases, activities and dates: name them “case_id”, “activity” and “timestamp”.",
    ),
    "event-log-broken": (
        "Le journal d'événements s'interrompt ou n'est pas du XES, {cases} dossiers ont été vus : exportez-le de nouveau.",
        "The event log breaks off or is not XES, {cases} cases were seen: export it again.",
    ),
    "event-log-too-large": (
        "Le journal d'événements « {name} » est trop gros : exportez une période plus courte.",
        "The event log “{name}” is too large: export a shorter period.",
    ),
    "event-undated": (
        "Un événement du dossier « {case} » n'a pas d'activité ou pas de date lisible (« {written} ») et n'est pas lu : écrivez la date comme 2026-03-31T10:00:00.",
        "An event of the case “{case}” has no activity or no readable date (“{written}”) and is left out: write the date like 2026-03-31T10:00:00.",
    ),
}
