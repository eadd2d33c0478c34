"""Problems of timesheets."""

WORDS: dict[str, tuple[str, str]] = {
    "timesheet-not-table": (
        "Ce fichier n'a pas de colonnes : exportez le relevé en CSV, séparé par des points-virgules, des virgules ou des tabulations.",
        "This file has no columns: export the timesheet as CSV, separated by semicolons, commas or tabs.",
    ),
    "timesheet-columns-unknown": (
        "Aucune colonne de date et de durée n'est reconnue dans « {header} » : indiquez lesquelles ce sont, ou nommez-les « Date » et « Durée ».",
        "No column of dates and durations is recognised in “{header}”: say which they are, or name them “Date” and “Duration”.",
    ),
    "timesheet-date-order-guessed": (
        "Les dates de cette colonne peuvent se lire de deux façons et sont lues dans l'ordre {order} (d jour, m mois, y année) : vérifiez-en une.",
        "The dates of this column can be read two ways and are read in the order {order} (d day, m month, y year): check one of them.",
    ),
    "timesheet-unit-guessed": (
        "L'unité des durées n'est pas écrite et a été devinée ({unit}) : vérifiez-la, ou nommez la colonne « Heures » ou « Jours ».",
        "The unit of the durations is not written and was guessed ({unit}): check it, or name the column “Hours” or “Days”.",
    ),
    "timesheet-several-people": (
        "Ce relevé contient les heures de {people} personnes, toutes comptées comme les vôtres : exportez seulement vos heures.",
        "This timesheet holds the hours of {people} people, all counted as yours: export only your own.",
    ),
    "timesheet-mission-unnamed": (
        "Ce relevé porte sur plusieurs missions ({projects}) et aucune n’a le nom de celle-ci : toutes les lignes sont comptées, choisissez lesquelles garder.",
        "This timesheet is about several missions ({projects}) and none has the name of this one: all rows are counted, choose which to keep.",
    ),
    "timesheet-days-doubled": (
        "Jours déjà remplis par un autre relevé ou par le journal : {days}, le premier le {first}. Ils seraient comptés deux fois : gardez un seul des deux.",
        "Days that another timesheet or the journal fills already: {days}, the first on {first}. They would be counted twice: keep one of the two.",
    ),
    "timesheet-month-unknown": (
        "Les jours sont reconnus, mais pas le mois : écrivez-le au-dessus, par exemple « mars 2026 », ou choisissez-le.",
        "The days are recognised, the month is not: write it above, for instance “March 2026”, or choose it.",
    ),
    "timesheet-day-unknown": (
        "Il n’y a pas de jour {day} en {month}, la case n’est pas lue : vérifiez le mois.",
        "There is no day {day} in {month}, the cell is left out: check the month.",
    ),
    "timesheet-date-unreadable": (
        "« {written} » n'est pas une date, la ligne n'est pas lue : écrivez-la comme 2026-03-31.",
        "“{written}” is not a date, the row is left out: write it like 2026-03-31.",
    ),
    "timesheet-duration-unreadable": (
        "« {written} » n'est pas une durée, la ligne n'est pas lue : écrivez 1,5 ou 1h30 ou 90 min.",
        "“{written}” is not a duration, the row is left out: write 1.5 or 1h30 or 90 min.",
    ),
    "timesheet-duration-negative": (
        "La durée « {written} » est négative, la ligne n'est pas lue : corrigez-la ou supprimez la ligne.",
        "The duration “{written}” is negative, the row is left out: mend it or delete the row.",
    ),
    "timesheet-duration-too-long": (
        "La durée « {written} » dépasse 24 heures pour un seul jour, la ligne n'est pas lue : répartissez-la sur plusieurs dates ou corrigez l'unité.",
        "The duration “{written}” is over 24 hours for one day, the row is left out: spread it over several dates or mend the unit.",
    ),
}
