"""Write what the pages take from the code: the problems in both languages, and the answers of the commands shown.

`python docs/generate.py` rewrites the files that changed and names them. A shown answer that holds `…` was shortened by
hand and is left alone. The tests read the pages with the same functions.
"""

import contextlib
import io
import os
import re
import shlex
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from molette.cli import main as cli
from molette.engine.report.wording_fr import spaced
from molette.engine.report.words import (
    boards,
    calendars,
    connectors,
    event_logs,
    files,
    invoices,
    journals,
    knowledge,
    mails,
    messages,
    timesheets,
)

DOCS = Path(__file__).resolve().parent
ROOT = DOCS.parent
sys.path.insert(0, str(DOCS))
LANGUAGES = ("en", "fr")
FENCE = re.compile(r"^```(?P<info>[^\n]*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
PROMPT = "$ molette "
CUT = "…"

GROUPS = (
    (journals, "Journal and chain", "Journal et chaîne"),
    (files, "Files", "Fichiers"),
    (mails, "Mails", "Courriers"),
    (calendars, "Calendars", "Agendas"),
    (timesheets, "Timesheets", "Relevés de temps"),
    (boards, "Boards", "Tableaux"),
    (event_logs, "Event logs", "Journaux d’événements"),
    (invoices, "Invoices", "Factures"),
    (connectors, "Live sources", "Sources en direct"),
    (messages, "Messages before they are sent", "Messages avant l’envoi"),
    (knowledge, "Knowledge and answers", "Connaissances et réponses"),
)
OPENINGS = {
    "en": """\
# Problems

What Molette could not read, and how to mend it. One bad line never stops the others. The command line and the pages
show the sentence; JSON gives the code beside it. Values of your data stand where `{…}` is written here.
""",
    "fr": """\
# Problèmes

Ce que Molette n’a pas pu lire, et comment le corriger. Une ligne fautive n’arrête jamais les autres. La ligne de
commande et les pages montrent la phrase\u202f; le JSON donne le code à côté. Vos données prennent la place de `{…}`.
""",
}
COLUMNS = {"en": "| code | sentence |", "fr": "| code | phrase |"}


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block of a page: the words after the fence, its text, and where the text begins."""

    info: str
    body: str
    start: int


@dataclass(frozen=True, slots=True)
class Shown:
    """A command as a page shows it, and the answer shown under it."""

    words: tuple[str, ...]
    answer: str


def blocks(page: str) -> Iterator[Block]:
    """The fenced blocks of a page."""
    for match in FENCE.finditer(page):
        yield Block(match["info"].strip(), match["body"], match.start("body"))


def shown(body: str) -> list[Shown]:
    """The commands of a console block, each with its answer."""
    pieces = re.split(rf"^{re.escape(PROMPT)}", body, flags=re.MULTILINE)
    lines = [piece.partition("\n") for piece in pieces[1:]]
    return [Shown(tuple(shlex.split(words)), answer) for words, _, answer in lines]


def language_of(page: Path) -> str:
    """The language a page is written in."""
    return "fr" if "fr" in page.relative_to(ROOT).parts or page.name.endswith(".fr.md") else "en"


def pages() -> list[Path]:
    """Every page that is written by hand."""
    return [*sorted(ROOT.glob("*.md")), *sorted(DOCS.rglob("*.md"))]


def answer(words: tuple[str, ...], lang: str) -> tuple[int, str]:
    """Run a command at the root of the repository as a reader of that language would; its code and what it prints."""
    heard = io.StringIO()
    usual, before = cli.usual_language, Path.cwd()
    cli.usual_language = lambda: lang
    os.chdir(ROOT)
    try:
        with contextlib.redirect_stdout(heard), contextlib.redirect_stderr(heard):
            try:
                code = cli.main(list(words))
            except SystemExit as ended:
                code = int(ended.code or 0)
    finally:
        cli.usual_language = usual
        os.chdir(before)
    return code, heard.getvalue()


def problems_page(lang: str) -> str:
    """The page of every problem."""
    parts = [OPENINGS[lang]]
    for words, english, french in GROUPS:
        rows = (f"| `{code}` | {sentence(said, lang)} |" for code, said in words.WORDS.items())
        parts.append(
            "\n".join([f"\n## {english if lang == 'en' else french}\n", COLUMNS[lang], "|---|---|", *rows]) + "\n"
        )
    return "".join(parts)


def sentence(said: tuple[str, str], lang: str) -> str:
    """The sentence as it is shown, its values left open."""
    return said[1] if lang == "en" else spaced(said[0])


def problems_file(lang: str) -> Path:
    """Where that page stands."""
    return DOCS / lang / "reference" / "problems.md"


def reference_files(lang: str) -> dict[Path, str]:
    """The pages of what Molette knows."""
    from reference_pages import reference_pages

    return {DOCS / lang / "reference" / name: text for name, text in reference_pages(lang).items()}


def answered(page: Path) -> str:
    """The page with the answers of today under its commands."""
    text = page.read_text()
    for block in reversed(list(blocks(text))):
        if block.info == "console" and CUT not in block.body:
            fresh = "".join(_fresh(one, language_of(page)) for one in shown(block.body))
            text = text[: block.start] + fresh + text[block.start + len(block.body) :]
    return text


def _fresh(one: Shown, lang: str) -> str:
    said = answer(one.words, lang)[1]
    said = "".join(f"{line.rstrip()}\n" for line in said.splitlines())
    return f"{PROMPT}{shlex.join(one.words)}\n" + (said if one.answer.strip() else one.answer)


def main() -> None:
    """Rewrite what changed."""
    fresh = {problems_file(lang): problems_page(lang) for lang in LANGUAGES}
    fresh |= {page: text for lang in LANGUAGES for page, text in reference_files(lang).items()}
    fresh |= {page: answered(page) for page in pages() if page not in fresh}
    for page, text in fresh.items():
        if not page.exists() or page.read_text() != text:
            page.write_text(text)
            sys.stdout.write(f"{page.relative_to(ROOT)}\n")


if __name__ == "__main__":
    main()
