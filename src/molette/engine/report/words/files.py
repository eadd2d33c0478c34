"""Problems of files as a whole."""

WORDS: dict[str, tuple[str, str]] = {
    "file-empty": (
        "Le fichier « {name} » est vide : exportez-le de nouveau, puis déposez-le.",
        "The file “{name}” is empty: export it again, then drop it here.",
    ),
    "file-compressed": (
        "Le fichier « {name} » est compressé : décompressez-le, puis déposez ce qu'il contient.",
        "The file “{name}” is compressed: unpack it, then drop what it holds.",
    ),
    "file-binary": (
        "Le fichier « {name} » n'est pas du texte : exportez-le en .mbox, .eml, .ics ou .csv.",
        "The file “{name}” is not text: export it as .mbox, .eml, .ics or .csv.",
    ),
    "file-unknown": (
        "Le fichier « {name} » n'est ni un courrier, ni un agenda, ni un relevé de temps, ni un journal de Molette : vérifiez que c'est le bon fichier.",
        "The file “{name}” is neither mail, a calendar, a timesheet nor a Molette journal: check that it is the right file.",
    ),
    "file-kind-later": (
        "« {name} » vient d’un tableau ou d’un journal d’événements, que Molette ne lit pas encore ; le reste est lu.",
        "“{name}” comes from a board or an event log, which Molette does not read yet; the rest is read.",
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
