"""Every parser of bytes as a target: what is fuzzed, and the files of the repository it starts from."""

import io
import json
import re
import tempfile
import zipfile
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from pathlib import Path

from tests.fuzz import lines
from tests.fuzz.holding import Said, Target

from molette.connectors import boards, imap, subscription
from molette.connectors.dav import CAL, DAV, read_multistatus
from molette.connectors.failures import Failure
from molette.connectors.http import Access, Answer, parse_address
from molette.connectors.logins import Login
from molette.engine.ledger.merging import merge
from molette.engine.ledger.reading import read_journal
from molette.engine.ledger.types import ME, Fact, Journal, Ledger, Milestone, Mission, Person, Side
from molette.engine.ledger.writing import format_journal, write_journal
from molette.engine.problems import Problem
from molette.knowledge.library import own_library, read_library
from molette.sources.answers import read_answers
from molette.sources.boards import read_board
from molette.sources.finding import File, find_files
from molette.sources.gathering import gather
from molette.sources.mail.markup import text_of_html
from molette.sources.mail.messages import read_message
from molette.sources.mail.patient import read_patiently
from molette.sources.mail.quoting import own_words
from molette.sources.mail.stores.outlook_store import heard, pieces_told
from molette.sources.mail.usual import read_usual
from molette.sources.papers import paper_facts
from molette.sources.recognition import SourceKind, decode
from molette.sources.timesheets import read_timesheet

PEOPLE = (
    Person(ME, "Alice Roux", ("alice@alice.example",), side=Side.ME),
    Person("chloe", "Chloé Martin", ("chloe@arvor.example",)),
)
MILESTONES = (Milestone("cadrage", "Note de cadrage", 5.0), Milestone("recette", "Recette", 8.0, ("cadrage",)))
MISSION = Mission("Paie", date(2026, 3, 1), client="Groupe Arvor", people=PEOPLE, milestones=MILESTONES)
NOW = datetime(2026, 6, 1, 12)
ELSEWHERE = re.compile(rb"location", re.IGNORECASE)
PART = re.compile(rb"^=== (.{1,80}) ===\n", re.MULTILINE)
NAMES = (
    "é.zip", "a.csv", "a.xlsx", "a.msg", "a.eml", "a.ics", "a.json", "a.xes", "a.pdf", "a.journal", "a.txt", "a",
    "a.xls", "a.mbox", "a.pst", "a.yaml",
)  # fmt: skip
MEMORY_FILES = Path("/dev/shm")  # where it exists, files cost no disk


def room() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(dir=MEMORY_FILES if MEMORY_FILES.is_dir() else None)


def written(facts: tuple[Fact, ...], mission: Mission = MISSION) -> Said:
    """What the journal says of the facts, and what it would say against itself once read again."""
    text = write_journal(Journal(mission, merge(Ledger(), facts)))
    read = read_journal(text)
    strange = [problem for problem in read.problems if problem.is_error and problem.code not in REFERENCES]
    assert not strange, f"a fact that cannot be read again: {strange[0]}"
    return Said(text)


REFERENCES = ("label-unknown", "label-twice", "milestone-unknown")
"""What a file says of another: the labels of a journal may lie elsewhere."""


def mail(content: bytes) -> Said:
    """A file of mail, as it is found: mailbox, message of any program."""
    with room() as place:
        path = Path(place, "mail")
        path.write_bytes(content)
        read = gather([File(path, "mail", SourceKind.MAILBOX)], replace(MISSION, people=PEOPLE[:1]), now=NOW)
    return Said(written(read.facts, read.mission).found, read.all_problems)


def message(content: bytes) -> Said:
    """Both readers of a message; they agree on who wrote to whom when the usual one dares."""
    usual, patient = read_usual(content), read_patiently(content)
    for parts in (usual, patient):
        if parts:
            own_words(parts.plain)
            text_of_html(parts.html)
    whole = read_message(content)
    return Said((usual, patient, whole), whole.problems)


def words(content: bytes) -> Said:
    """The text of a message: what its sender wrote there, found again if sought again; its text if it is a page."""
    text = decode(content)[0]
    own = own_words(text)
    return Said((own, text_of_html(text)))


def store(content: bytes) -> Said:
    """What the reader of Outlook's data files says, as it may be once a damaged file has brought it to rave."""
    items = ({"from": 0, "to": len(content), **said} for said in heard(content.splitlines(keepends=True)))
    pieces = list(pieces_told(items, len(content), "store"))
    return Said(
        [read_message(piece.raw) for piece in pieces if piece.raw],
        [problem for piece in pieces for problem in piece.problems],
    )


def paper(kind: SourceKind, content: bytes) -> Said:
    facts, problems = paper_facts(kind, content, f"{kind}", MISSION, NOW)
    return Said(written(facts).found, problems)


def timesheet(content: bytes) -> Said:
    """A timesheet for its mission, and in the other language."""
    facts, problems = paper_facts(SourceKind.TIMESHEET, content, "timesheet", MISSION, NOW)
    other = read_timesheet(content, source="timesheet", lang="en")
    return Said((written(facts).found, written(other.facts).found), (*problems, *other.problems))


def workbook(content: bytes) -> Said:
    """A workbook as it is, or the parts of one."""
    return paper(SourceKind.SPREADSHEET, zipped(content))


def archive(content: bytes) -> Said:
    """An archive, as it is or as its parts: all the files found in it."""
    return _files(zipped(content), "archive.zip")


def file(content: bytes) -> Said:
    """Any file under some name, which the first byte chooses."""
    return _files(content[1:], NAMES[content[0] % len(NAMES)] if content else "a")


def _files(content: bytes, name: str) -> Said:
    with room() as place:
        path, unpacked = Path(place, name), Path(place, "unpacked")
        path.write_bytes(content)
        found = list(find_files([path], unpacked))
        read = gather([one for one in found if isinstance(one, File)], MISSION, now=NOW)
    refused = [one for one in found if isinstance(one, Problem)]
    kinds = [(one.name, one.kind) for one in found if isinstance(one, File)]
    return Said((kinds, written(read.facts, read.mission).found), (*refused, *read.all_problems))


def journal(content: bytes) -> Said:
    """A journal: what is written of it is read the same, and so is its tidy form."""
    read = read_journal(decode(content)[0], "journal")
    text = write_journal(read)
    again = read_journal(text, "journal")
    assert again.ledger == read.ledger, "written, then read otherwise"
    assert write_journal(again) == text, "written twice, written otherwise"
    tidy = format_journal(decode(content)[0])
    assert format_journal(tidy) == tidy, "formatted twice, formatted otherwise"
    assert read_journal(tidy, "journal").ledger == read.ledger, "formatted, then read otherwise"
    return Said(text, read.problems)


def answers(content: bytes) -> Said:
    known = tuple(one.id for one in own_library().knowledge.observables)
    read = read_answers(decode(content)[0], "answers.yaml", known)
    return Said(read.observations, read.problems)


def knowledge(content: bytes) -> Said:
    read = read_library([(content.decode("utf-8", "replace"), "mine.yaml")])
    return Said((len(read.knowledge.causes), len(read.ways_out.remedies)), read.problems)


def multistatus(content: bytes) -> Said:
    """What a calendar server says of its resources."""
    try:
        read = read_multistatus(Answer(207, {}, content, "https://agenda.example/chloe/"))
    except Failure as failure:
        return Said((), (failure.problem,))
    names = (f"{DAV}displayname", f"{CAL}calendar-home-set", f"{CAL}calendar-data")
    told = [(one.key, one.status, *((one.text(name), one.link(name)) for name in names)) for one in read.entries]
    return Said((told, read.token))


def address(content: bytes) -> Said:
    """An address as it is pasted."""
    try:
        read = parse_address(content.decode(errors="replace"))
    except Failure as failure:
        return Said((), (failure.problem,))
    assert parse_address(read.text).text == read.text, "an address read again is another"
    return Said(read.text)


def web(content: bytes) -> Said:
    """What a server answers to who asks for a calendar; it may send nobody elsewhere, for this must stay here."""
    server = lines.server(lines.web)
    server.content = ELSEWHERE.sub(b"locution", content)
    place = subscription.Subscription(f"http://127.0.0.1:{server.port}/", Access(patience=lines.PATIENCE))
    try:
        return Said(subscription.fetch(place))
    except Failure as failure:
        return Said((), (told_anywhere(failure, server),))


def issues(content: bytes) -> Said:
    """What a service of boards answers, its issues and their histories, read as a board."""
    server = lines.server(lines.web)
    server.content = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%b" % (len(content), content)
    root = f"http://127.0.0.1:{server.port}"
    found, problems = [], []
    for service in boards.Service:
        board = boards.Board(service, root, "arvor/paie", patience=lines.PATIENCE)
        try:
            found += boards.fetch(board, limit=3)
        except Failure as failure:
            problems.append(told_anywhere(failure, server))
    kept = json.dumps([one.issue for one in found if one.issue])
    read = read_board(kept.encode(), source="board", people=PEOPLE, now=NOW)
    return Said((found, read.facts), (*problems, *read.problems))


def mailbox(content: bytes) -> Said:
    """What a mail server answers to who lists its folders, then reads one."""
    server = lines.server(lines.mail)
    server.content = content
    account = imap.Account(
        "127.0.0.1", Login("alice", "sesame"), server.port, imap.Security.PLAIN, patience=lines.PATIENCE
    )
    found: list[object] = []
    problems = []
    for ask in (lambda: imap.folders(account), lambda: list(imap.fetch(account, "INBOX", limit=3))):
        try:
            found.append(ask())
        except Failure as failure:
            problems.append(told_anywhere(failure, server))
    return Said(found, problems)


def told_anywhere(failure: Failure, server: lines.Server) -> Problem:
    """The problem, whatever the port."""
    told = {name: value for name, value in failure.problem.values.items() if value != server.port}
    return replace(failure.problem, values=told)


def zipped(content: bytes) -> bytes:
    """The parts of an archive put together: bytes changed inside a .zip would only break its sums."""
    parts = PART.split(content)[1:]
    if content.startswith(b"PK") or not parts:
        return content
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as made:
        for number, (name, part) in enumerate(zip(parts[::2], parts[1::2], strict=True)):
            shown = name.decode(errors="replace").replace("\0", "_")
            made.writestr(shown if shown not in made.namelist() else f"{number}/{shown}", part)
    return held.getvalue()


def taken_apart(content: bytes) -> bytes:
    """An archive as its parts."""
    if not content.startswith(b"PK"):
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        return b"".join(b"=== %b ===\n%b" % (name.encode(), opened.read(name)) for name in opened.namelist())


def named(content: bytes) -> bytes:
    return b"\x0a" + content


TARGETS = {
    target.name: target
    for target in (
        Target("mail", mail, ("demo/*/mails.mbox", "docs/examples/*.mbox", "tests/sources/mail/outlook/*.msg")),
        Target("message", message),
        Target("words", words),
        Target("store", store),
        Target("calendar", partial(paper, SourceKind.CALENDAR), ("demo/*/agenda.ics",)),
        Target("timesheet", timesheet, ("demo/*/temps.csv", "docs/examples/*.csv")),
        Target("workbook", workbook, ("tests/sources/workbooks/*.*s*",), taken_apart),
        Target("board", partial(paper, SourceKind.BOARD)),
        Target("event_log", partial(paper, SourceKind.EVENT_LOG)),
        Target("invoice", partial(paper, SourceKind.INVOICE)),
        Target("journal", journal, ("demo/*/mission.journal", "docs/examples/*.journal")),
        Target("archive", archive),
        Target("file", file, ("demo/*/*", "docs/examples/*", "tests/sources/workbooks/*.*s*"), named),
        Target("answers", answers, ("docs/examples/*.yaml",)),
        Target("knowledge", knowledge, ("src/molette/knowledge/*.yaml",)),
        Target("multistatus", multistatus),
        Target("address", address),
        Target("web", web),
        Target("issues", issues),
        Target("mailbox", mailbox),
    )
}
