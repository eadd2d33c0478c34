"""Problems of files as a whole."""

WORDS: dict[str, tuple[str, str]] = {
    "file-empty": (
        "Le fichier « {name} » est vide : exportez-le de nouveau, puis déposez-le.",
        "The file “{name}” is empty: export it again, then drop it here.",
    ),
    "file-compressed": (
        "Le fichier « {name} » est compressé : décompressez-le, puis déposez ce qu’il contient.",
        "The file “{name}” is compressed: unpack it, then drop what it holds.",
    ),
    "archive-broken": (
        "L’archive « {name} » est abîmée ou protégée par un mot de passe : décompressez-la, puis déposez ce qu’elle contient.",
        "The archive “{name}” is damaged or protected by a password: unpack it, then drop what it holds.",
    ),
    "archive-too-large": (
        "L’archive « {name} » contient trop pour être lue d’un coup : décompressez-la, puis déposez les fichiers de la mission.",
        "The archive “{name}” holds too much to be read at once: unpack it, then drop the files of the mission.",
    ),
    "sheet-broken": (
        "Le classeur « {name} » ne s’ouvre pas : enregistrez-le de nouveau en .xlsx, .ods ou .csv, puis déposez-le.",
        "The workbook “{name}” cannot be opened: save it again as .xlsx, .ods or .csv, then drop it.",
    ),
    "sheet-locked": (
        "Le classeur « {name} » est protégé par un mot de passe : enregistrez-le sans, puis déposez-le.",
        "The workbook “{name}” is protected by a password: save it without one, then drop it.",
    ),
    "sheet-too-large": (
        "Le classeur « {name} » prendrait trop de place une fois ouvert : gardez la feuille utile, ou exportez-la en .csv.",
        "The workbook “{name}” would take too much room once open: keep the sheet that matters, or export it as .csv.",
    ),
    "sheet-chosen": (
        "Feuilles lues : {read}. Laissées de côté : {others}. Si ce n’est pas la bonne, choisissez-la.",
        "Sheets read: {read}. Left out: {others}. If it is not the right one, choose it.",
    ),
    "file-binary": (
        "Le fichier « {name} » n'est pas du texte : exportez-le en .mbox, .eml, .ics, .csv, .json ou .xes.",
        "The file “{name}” is not text: export it as .mbox, .eml, .ics, .csv, .json or .xes.",
    ),
    "file-unknown": (
        "Le fichier « {name} » n'est ni un courrier, ni un agenda, ni un relevé de temps, ni un tableau, ni une facture : vérifiez que c’est le bon fichier.",
        "The file “{name}” is neither mail, a calendar, a timesheet, a board nor an invoice: check that it is the right file.",
    ),
    "files-unread": (
        "Autres fichiers que Molette ne sait pas lire : {count}. Ils restent de côté ; ne déposez que ceux de la mission.",
        "Other files that Molette cannot read: {count}. They are left aside; drop only those of the mission.",
    ),
    "file-too-large": (
        "« {name} » est trop gros pour un agenda, un relevé ou un journal ; exportez une période plus courte.",
        "“{name}” is too large for a calendar, a timesheet or a journal; export a shorter period.",
    ),
    "journal-second": (
        "« {name} » est un deuxième journal dans ce dossier et n’est pas lu ; gardez une mission par dossier.",
        "“{name}” is a second journal in this folder and is not read; keep one mission per folder.",
    ),
    "country-unknown": (
        "Les jours fériés de « {found} » sont inconnus ; écrivez dans le journal, par exemple : calendar FR",
        "The public holidays of “{found}” are unknown; write in the journal, for instance: calendar FR",
    ),
}
