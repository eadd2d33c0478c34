"""What Molette can read: each kind of source, its files, and how to get them out of the usual tools."""

from dataclasses import dataclass

from molette.sources.recognition import SourceKind


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool, and the way to export from it, in French and in English."""

    name: str
    french: str
    english: str


@dataclass(frozen=True, slots=True)
class Readable:
    """A kind of source: what it is called, the ends of its files' names, the tools it comes from."""

    kind: SourceKind
    french: str
    english: str
    suffixes: tuple[str, ...]
    tools: tuple[Tool, ...]

    def called(self, lang: str) -> str:
        """Its name."""
        return self.english if lang == "en" else self.french


GITHUB = "gh issue list --state all --json number,title,state,createdAt,closedAt,labels,assignees,author"
CATALOGUE = (
    Readable(
        SourceKind.MAILBOX, "boîte aux lettres", "mailbox", (".mbox", ".pst", ".ost", "Maildir"),
        (
            Tool("Outlook", "Fichier > Ouvrir et exporter > Importer/Exporter > fichier de données .pst",
                 "File > Open & Export > Import/Export > Outlook data file .pst"),
            Tool("Thunderbird", "le fichier du dossier dans le profil, ou l’extension ImportExportTools NG",
                 "the folder's file in the profile, or the ImportExportTools NG add-on"),
            Tool("Gmail", "takeout.google.com, Messages, format mbox", "takeout.google.com, Mail, mbox format"),
            Tool("Apple Mail", "Boîte aux lettres > Exporter la boîte aux lettres", "Mailbox > Export Mailbox"),
        ),
    ),
    Readable(
        SourceKind.MESSAGE, "message", "message", (".eml", ".msg", ".emlx"),
        (Tool("Outlook, Apple Mail", "glisser le message dans un dossier", "drag the message to a folder"),),
    ),
    Readable(
        SourceKind.CALENDAR, "agenda", "calendar", (".ics",),
        (
            Tool("Google", "Paramètres > Importer et exporter > Exporter", "Settings > Import & export > Export"),
            Tool("Outlook", "Fichier > Enregistrer le calendrier", "File > Save Calendar"),
            Tool("Nextcloud", "… > Exporter, à côté de l’agenda", "… > Export, beside the calendar"),
        ),
    ),
    Readable(
        SourceKind.TIMESHEET, "relevé de temps", "timesheet", (".csv", ".tsv", ".xlsx", ".ods", ".xls"),
        (
            Tool("Toggl Track", "Reports > Detailed > Export", "Reports > Detailed > Export"),
            Tool("Clockify", "Rapports > Détaillé > Exporter", "Reports > Detailed > Export"),
            Tool("Harvest", "Reports > Detailed time > Export", "Reports > Detailed time > Export"),
            Tool("Kimai", "Mes fiches de temps > Export", "My times > Export"),
            Tool("Everhour", "Reports > Export", "Reports > Export"),
            Tool("Portage", "le compte rendu d’activité (CRA) du mois, .xlsx ou .ods",
                 "the month's activity report (CRA), .xlsx or .ods"),
        ),
    ),
    Readable(
        SourceKind.BOARD, "tableau", "board", (".json", ".csv", ".xlsx"),
        (
            Tool("Trello", "Menu > Imprimer, exporter et partager > Exporter en JSON",
                 "Menu > Print, export and share > Export as JSON"),
            Tool("Jira", "Filtres > Exporter > CSV (tous les champs)", "Filters > Export > CSV (all fields)"),
            Tool("GitHub", GITHUB, GITHUB),
            Tool("GitLab", "le JSON de l’API /issues", "the JSON of the /issues API"),
            Tool("Notion", "… > Exporter > CSV", "… > Export > CSV"),
        ),
    ),
    Readable(
        SourceKind.EVENT_LOG, "journal d’événements", "event log", (".xes", ".xes.gz", ".csv", ".xlsx"),
        (Tool("PM4Py, Disco, Celonis", "l’export XES ou CSV", "the XES or CSV export"),),
    ),
    Readable(
        SourceKind.INVOICE, "factures", "invoices", (".csv", ".xlsx", ".pdf", ".xml"),
        (
            Tool("Facturation", "la liste des factures en CSV ou Excel, avec échéances et paiements",
                 "the list of invoices as CSV or Excel, with due dates and payments"),
            Tool("Factur-X, ZUGFeRD", "le PDF ou le XML de chaque facture", "the PDF or XML of each invoice"),
        ),
    ),
    Readable(
        SourceKind.JOURNAL, "journal de mission", "mission journal", (".journal",),
        (Tool("Molette", "« Télécharger le journal », page de la mission", "“Download the journal”, mission's page"),),
    ),
    Readable(
        SourceKind.ARCHIVE, "archive", "archive", (".zip",),
        (Tool("Zip", "tout ce qui précède, ensemble", "all of the above, together"),),
    ),
)  # fmt: skip


def called(kind: SourceKind | str, lang: str) -> str:
    """The name of a kind of source."""
    if kind == SourceKind.SPREADSHEET:
        return "workbook" if lang == "en" else "classeur"
    return next((one.called(lang) for one in CATALOGUE if one.kind == kind), str(kind))
