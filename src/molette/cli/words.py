"""What the command line says of itself, in two languages."""

import locale

WORDS: dict[str, tuple[str, str]] = {
    "about": (
        "Molette garde les missions des consultants en mouvement.",
        "Molette keeps consultants' client missions moving.",
    ),
    "assess": (
        "dit qui a la balle, depuis quand, et si la mission avance",
        "say who holds the ball, since when, and whether the mission moves",
    ),
    "waits": ("trouve qui attend qui dans une boîte aux lettres", "find who waits for whom in a mailbox"),
    "journal": ("vérifie, met en forme, exporte ou contrôle un journal", "check, format, export or verify a journal"),
    "demo": ("montre les missions d’exemple", "show the sample missions"),
    "serve": ("ouvre Molette dans le navigateur", "open Molette in the browser"),
    "worker": ("fait le travail de fond seulement", "do the background work only"),
    "backtest": (
        "rejoue un relevé du passé et écrit ce qui en aurait été prévu à chaque instant",
        "replay a log of the past and write what would have been foreseen at each instant",
    ),
    "backtest-waits": (
        "pour chaque attente encore sans réponse : la chance d’une réponse sous 24, 72, 168 et 336 heures",
        "for each wait still unanswered: the chance of an answer within 24, 72, 168 and 336 hours",
    ),
    "diagnose": (
        "dit pourquoi la mission est bloquée, d’après vos réponses",
        "say why the mission is stalled, from your answers",
    ),
    "answers": (
        "vos réponses : une observation par ligne, yes ou no (.yaml ou .json)",
        "your answers: one observable a line, yes or no (.yaml or .json)",
    ),
    "trade": ("votre métier, dont les causes sont pesées", "your trade, whose causes are weighed"),
    "trade-unknown": (
        "le métier « {found} » n’est pas connu ; choisissez parmi : {trades}",
        "the trade “{found}” is not known; choose one of: {trades}",
    ),
    "causes": ("Les causes, si elle est bloquée", "The causes, if it is stalled"),
    "places": ("Où elles se tiennent", "Where they stand"),
    "next-question": ("La question suivante", "The next question"),
    "would-change": ("Ce qui changerait l’avis sur la première cause", "What would change the first cause"),
    "between": ("{low} à {high}", "{low} to {high}"),
    "change": ("De {before} à {after}.", "From {before} to {after}."),
    "knowledge": ("ce que Molette sait des blocages", "what Molette knows of stalls"),
    "check-knowledge": (
        "dit ce qui est faux dans les connaissances, et comment le corriger",
        "say what is wrong with the knowledge, and how to mend it",
    ),
    "knowledge-file": (
        "vos connaissances (.yaml), ajoutées à celles de Molette",
        "knowledge of your own (.yaml), added to Molette's",
    ),
    "known": (
        "Causes : {causes}. Observations : {observables}, liens : {links}. Issues : {remedies}. Sources : {sources}.",
        "Causes: {causes}. Observables: {observables}, links: {links}. Ways out: {remedies}. Sources: {sources}.",
    ),
    "backtest-finish": (
        "pour chaque réestimation d’un projet : la date de fin que 1 fois sur 10, 1 sur 2 et 9 sur 10 il n’aurait pas dépassée",
        "for each re-estimate of a project: the finish that 1 time in 10, 1 in 2 and 9 in 10 it would not have gone beyond",
    ),
    "reports-file": ("un relevé de réestimations (.csv ou .csv.gz)", "a log of re-estimates (.csv or .csv.gz)"),
    "finish-foreseen": (
        "Projets : {projects}. Réestimations : {reports}, leurs dates de fin sont écrites dans {path}.",
        "Projects: {projects}. Re-estimates: {reports}, their finish dates are written to {path}.",
    ),
    "report-wrong": (
        "Cette ligne ne se lit pas : il faut un projet et des dates comme 2026-05-21. Elle est laissée de côté.",
        "This line cannot be read: it needs a project and dates like 2026-05-21. It is left out.",
    ),
    "before-the-start": (
        "Cette ligne parle d’un jour d’avant le début du projet. Elle est laissée de côté.",
        "This line tells of a day before the project started. It is left out.",
    ),
    "steps": (
        "dit quelles étapes d’un journal d’événements attendent quelque chose du dehors",
        "say which steps of an event log wait for something outside",
    ),
    "log-file": (
        "un journal d’événements (.xes, .csv, ou l’un des deux en .gz)",
        "an event log (.xes, .csv, or either as .gz)",
    ),
    "steps-found": (
        "Dossiers : {cases}. Ni le reste du travail ni les heures des gens n’expliquent ces attentes, la plus longue en tout d’abord :",
        "Cases: {cases}. Neither people’s other work nor their hours explain these waits, the longest in all first:",
    ),
    "steps-none": (
        "Dossiers : {cases}. Aucune étape n’attend sans que le reste du travail ou les heures des gens l’expliquent.",
        "Cases: {cases}. No step waits without people’s other work or their hours explaining it.",
    ),
    "steps-line": (
        "{step} : {share} % des {runs} fois, {hours} h d’ordinaire, {total} h en tout",
        "{step}: {share} % of {runs} times, {hours} h usually, {total} h in all",
    ),
    "steps-begins": (
        "Ce journal ne dit pas quand les étapes commencent : le temps qu’elles prennent est compté comme attente.",
        "This log does not say when steps begin: the time they take is counted as waiting.",
    ),
    "waits-file": ("un relevé d’attentes (.csv ou .csv.gz)", "a log of waits (.csv or .csv.gz)"),
    "predictions-file": ("le fichier où écrire ce qui est prévu", "the file to write what is foreseen to"),
    "foreseeing": ("Prévision", "Foreseeing"),
    "foreseen": (
        "Attentes : {waits}. Questions : {questions}, écrites dans {path}.",
        "Waits: {waits}. Questions: {questions}, written to {path}.",
    ),
    "repeated": (
        "Lignes laissées de côté, leur identifiant revenant plus loin : {count}.",
        "Lines left out, their id coming again later: {count}.",
    ),
    "gzip-broken": ("l’archive gzip est abîmée", "the gzip archive is damaged"),
    "columns-missing": ("il y manque les colonnes {names}", "it lacks the columns {names}"),
    "out-is-input": ("le résultat l’écraserait", "the result would overwrite it"),
    "row-wrong": (
        "Cette ligne ne se lit pas : il faut un identifiant et des dates comme 2026-05-21T09:00:00+02:00. Elle est laissée de côté.",
        "This line cannot be read: it needs an id and dates like 2026-05-21T09:00:00+02:00. It is left out.",
    ),
    "answer-too-early": (
        "La réponse précède la demande. La ligne est laissée de côté.",
        "The answer comes before the request. The line is left out.",
    ),
    "observed-too-short": (
        "L’observation s’arrête avant la demande. La ligne est laissée de côté.",
        "The observation ends before the request. The line is left out.",
    ),
    "path": (
        "un journal, ou un dossier avec un journal, des mails, un agenda, un relevé de temps",
        "a journal, or a folder with a journal, mails, a calendar, a timesheet",
    ),
    "mailbox": (
        "une boîte aux lettres (.mbox, .pst, Maildir), un message (.eml, .msg) ou un dossier qui en contient",
        "a mailbox (.mbox, .pst, Maildir), a message (.eml, .msg) or a folder of them",
    ),
    "me": ("votre adresse ; à répéter si vous en avez plusieurs", "your address; repeat it if you have several"),
    "now": ("la date à laquelle juger (aujourd’hui sinon)", "the date to judge at (today otherwise)"),
    "seed": (
        "la graine du tirage : la même donne les mêmes dates",
        "the seed of the draws: the same gives the same dates",
    ),
    "format": ("text pour lire, json pour un programme", "text to read, json for a program"),
    "lang": (
        "la langue des phrases (celle du système sinon)",
        "the language of the sentences (the system's otherwise)",
    ),
    "write": ("réécrire le fichier au lieu de l’afficher", "rewrite the file instead of printing it"),
    "host": ("l’adresse d’écoute", "the address to listen on"),
    "port": ("le premier port à essayer", "the first port to try"),
    "no-browser": ("ne pas ouvrir le navigateur", "do not open the browser"),
    "import": (
        "ajoute au journal d’une mission ce que disent des fichiers ; le même fichier deux fois n’ajoute rien",
        "add to a mission's journal what files say; the same file twice adds nothing",
    ),
    "import-mission": (
        "un journal, ou le dossier qui le contient ; créé s’il n’existe pas",
        "a journal, or the folder that holds it; made if there is none",
    ),
    "import-path": ("un fichier, un dossier ou une archive .zip", "a file, a folder or a .zip archive"),
    "import-what": (
        "donnez des fichiers à importer, ou --undo pour reprendre le dernier import",
        "give files to import, or --undo to take the last import back",
    ),
    "map": (
        'comment le relevé de temps est écrit : date=1, duration="Temps passé", unit=hours, day=7.5, order=dmy, header=3, sheet=Mars, month=2026-03, keep="Arvor · Paie" ; à répéter',
        'how the timesheet is written: date=1, duration="Time spent", unit=hours, day=7.5, order=dmy, header=3, sheet=March, month=2026-03, keep="Arvor · Payroll"; repeat it',
    ),
    "map-wrong": (
        "« {text} » n’est pas compris ; écrivez par exemple --map duration=4 --map unit=hours --map day=7.5",
        "“{text}” is not understood; write for instance --map duration=4 --map unit=hours --map day=7.5",
    ),
    "dry-run": ("montrer sans rien écrire", "show without writing anything"),
    "undo": ("reprendre le dernier import", "take the last import back"),
    "journals-several": (
        "Le dossier {path} contient plusieurs journaux ({names}) ; nommez celui qu’il faut.",
        "The folder {path} holds several journals ({names}); name the one you mean.",
    ),
    "journal-expected": (
        "{path} n’est pas un journal de mission ; donnez un fichier .journal ou un dossier.",
        "{path} is not a mission's journal; give a .journal file or a folder.",
    ),
    "file-refused": ("{name} : non lu.", "{name}: not read."),
    "file-read": (
        "{name} : {kind}. Faits nouveaux : {new}, déjà là : {known}.",
        "{name}: {kind}. New facts: {new}, already there: {known}.",
    ),
    "added": ("Faits ajoutés à {path} : {facts}.", "Facts added to {path}: {facts}."),
    "would-add": (
        "Faits qui seraient ajoutés à {path} : {facts}. Rien n’est écrit.",
        "Facts that would be added to {path}: {facts}. Nothing is written.",
    ),
    "nothing-new": ("Rien de nouveau pour {path}.", "Nothing new for {path}."),
    "undone": ("Faits retirés de {path} : {facts} ({names}).", "Facts taken out of {path}: {facts} ({names})."),
    "would-undo": (
        "Faits qui seraient retirés de {path} : {facts} ({names}). Rien n’est écrit.",
        "Facts that would be taken out of {path}: {facts} ({names}). Nothing is written.",
    ),
    "nothing-to-undo": (
        "Le journal {path} ne porte la marque d’aucun import.",
        "The journal {path} bears the mark of no import.",
    ),
    "sources": (
        "dit ce que Molette sait lire, ou ce que sont des fichiers et ce qu’ils donneraient",
        "say what Molette can read, or what files are and what they would give",
    ),
    "sources-path": ("un fichier, un dossier ou une archive", "a file, a folder or an archive"),
    "readable": ("{kind} ({suffixes})", "{kind} ({suffixes})"),
    "gives": ("{name} : {kind}. Donnerait {facts}.", "{name}: {kind}. Would give {facts}."),
    "gives-messages": (
        "{name} : {kind}, messages : {messages}. Donnerait {facts}.",
        "{name}: {kind}, messages: {messages}. Would give {facts}.",
    ),
    "gives-nothing": ("aucun fait", "no fact"),
    "check": ("dit ce qui ne se lit pas, et comment le corriger", "say what cannot be read, and how to mend it"),
    "format-journal": ("met chaque ligne dans sa forme usuelle", "put each line in its usual form"),
    "export": ("réunit journal et preuves en un journal scellé", "gather journal and evidence in one sealed journal"),
    "verify": (
        "contrôle la chaîne des faits qui engagent le client",
        "verify the chain of the facts that commit the client",
    ),
    "unreadable": ("{path} ne peut pas être lu : {reason}.", "{path} cannot be read: {reason}."),
    "date-wrong": (
        "« {text} » n’est pas une date ; écrivez par exemple 2026-05-21.",
        "“{text}” is not a date; write for instance 2026-05-21.",
    ),
    "all-good": ("Tout se lit : {facts} faits.", "All can be read: {facts} facts."),
    "chain-good": ("La chaîne est entière : {facts} faits scellés.", "The chain is whole: {facts} sealed facts."),
    "ball": ("La balle", "The ball"),
    "nobody": ("Personne n’attend personne.", "Nobody waits for anybody."),
    "days": ("Les jours", "The days"),
    "ways-out": ("Les issues", "The ways out"),
    "assumed": (
        "Sans relevé de temps, les jours sans attente sont comptés comme travaillés.",
        "Without a timesheet, days without a wait are counted as worked.",
    ),
    "problems": ("À regarder", "To look at"),
    "more": ("… et {count} autres", "… and {count} more"),
    "since": ("depuis le {day} ({days})", "since {day} ({days})"),
    "late": ("en retard", "late"),
    "held": ("silence convenu", "agreed silence"),
    "reading": ("Lecture de {name}", "Reading {name}"),
    "found": (
        "Messages : {messages}. Conversations : {threads}. Personnes : {people}. Attentes ouvertes : {open}, closes : {closed}.",
        "Messages: {messages}. Conversations: {threads}. People: {people}. Open waits: {open}, closed: {closed}.",
    ),
}


def say(code: str, lang: str, **values: object) -> str:
    """The words of that code."""
    return WORDS[code][1 if lang == "en" else 0].format(**values)


def usual_language() -> str:
    """French or English, by the locale."""
    name = locale.getlocale()[0] or ""
    return "en" if name[:2].lower() in ("en", "c", "c.", "po") else "fr"
