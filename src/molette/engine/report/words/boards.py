"""Problems of boards."""

WORDS: dict[str, tuple[str, str]] = {
    "board-unknown": (
        "« {name} » n'est pas un tableau que Molette connaît : exportez-le de Trello, GitHub ou GitLab en JSON, de Jira ou Notion en CSV.",
        "“{name}” is no board Molette knows: export it from Trello, GitHub or GitLab as JSON, from Jira or Notion as CSV.",
    ),
    "board-columns-unknown": (
        "Aucune colonne de titre et de statut n'est reconnue dans « {header} » : nommez-les « Titre » et « Statut ».",
        "No column of titles and statuses is recognised in “{header}”: name them “Title” and “Status”.",
    ),
    "board-zone-unknown": (
        "Le fuseau horaire « {zone} » est inconnu, les heures sont lues en UTC : écrivez par exemple Europe/Paris.",
        "The time zone “{zone}” is unknown, hours are read as UTC: write for instance Europe/Paris.",
    ),
    "board-card-undated": (
        "La carte « {card} » n'a pas de date et n'est pas lue : ajoutez à l'export la date de création ou de mise à jour.",
        "The card “{card}” has no date and is left out: add the date it was created or updated to the export.",
    ),
    "board-dates-reversed": (
        "La carte « {card} » finit avant d'avoir commencé : corrigez l'une des deux dates.",
        "The card “{card}” ends before it begins: mend one of the two dates.",
    ),
    "board-blocked-by-nobody": (
        "La carte « {card} » est bloquée et personne d'autre que vous n'y est affecté : affectez la personne attendue.",
        "The card “{card}” is blocked and nobody but you is assigned to it: assign the person who is awaited.",
    ),
    "board-truncated": (
        "L'export de Trello s'arrête à {actions} actions : ce qui précède manque ; exportez le tableau plus souvent.",
        "The Trello export stops at {actions} actions: what came before is missing; export the board more often.",
    ),
}
