"""The documents tell the truth: their journals are read, their commands run, their lists are whole."""

import argparse
import ast
import importlib.util
import json
import re
import sys
from pathlib import Path

import pytest

from molette.cli import main as cli
from molette.engine import Policy
from molette.engine.ledger.grammar import PHRASES
from molette.engine.ledger.phrases import read_fact
from molette.engine.ledger.reading import read_journal
from molette.engine.ledger.types import Kind
from molette.engine.policy import CostPolicy, DiagnosisPolicy, WayOutPolicy
from molette.engine.report.problem_words import PROBLEM_WORDS

ROOT = Path(__file__).resolve().parents[1]
DOCS, SOURCE = ROOT / "docs", ROOT / "src" / "molette"
EXAMPLE = DOCS / "examples" / "paie.journal"
WORDS = SOURCE / "engine" / "report" / "words"

CODED = {"Problem": 0, "Unreadable": 0, "need": 0, "_refusal": 0, "_broken": 0}
PLACEHOLDER = re.compile(r"\{(\w+)\}")
HEADING = re.compile(r"^(#+) ", re.MULTILINE)
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
UNSPACED = re.compile(r"[^\s\u202f\u00a0\W][;?!»€](?=\s|$)|\w:(?=\s|$)| [:;?!»€](?=\s|$)|«(?![\u202f\u00a0])")


def _generator():
    spec = importlib.util.spec_from_file_location("molette_docs_generate", DOCS / "generate.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


generate = _generator()
PAGES = generate.pages()


def name_of(page):
    return str(page.relative_to(ROOT))


def blocks_of(*infos):
    return [
        pytest.param(page, block, id=f"{name_of(page)}:{page.read_text()[: block.start].count(chr(10))}")
        for page in PAGES
        for block in generate.blocks(page.read_text())
        if block.info in infos
    ]


def prose(page):
    """A page without its fenced blocks and its quoted code."""
    return re.sub(r"`[^`\n]*`", "", generate.FENCE.sub("", page.read_text()))


def told(body):
    """A journal shown in a page; lines without a title are told after those of the example."""
    if 'mission "' in body:
        return body
    example = EXAMPLE.read_text()
    return example + "".join(line + "\n" for line in body.splitlines() if line not in example.splitlines())


@pytest.mark.parametrize(("document", "block"), blocks_of("journal"))
def test_every_journal_shown_is_read(document, block):
    assert read_journal(told(block.body)).problems == ()


@pytest.mark.parametrize(("document", "block"), blocks_of("journal wrong"))
def test_every_mistake_shown_gives_the_problem_named_under_it(document, block):
    after = document.read_text()[block.start + len(block.body) :]
    named = re.search(r"`([a-z-]+)`", after.removeprefix("```"))

    assert named
    assert named[1] in {problem.code for problem in read_journal(told(block.body)).problems}


def test_the_example_is_shown_whole_in_both_tutorials():
    for lang in generate.LANGUAGES:
        shown = [block.body for block in generate.blocks((DOCS / lang / "tutorial" / "journal.md").read_text())]
        assert EXAMPLE.read_text() in shown


@pytest.mark.parametrize(("document", "block"), blocks_of("console"))
def test_every_command_shown_answers_what_is_shown(document, block):
    commands = generate.shown(block.body)

    assert commands
    for one in commands:
        code, said = generate.answer(one.words, generate.language_of(document))
        assert code in (0, 1), said
        if one.answer.strip():
            expected = "\n".join(line.rstrip() for line in one.answer.strip().splitlines())
            found = "\n".join(line.rstrip() for line in said.strip().splitlines())
            pattern = ".*".join(re.escape(piece) for piece in expected.split(generate.CUT))
            assert re.fullmatch(pattern, found, re.DOTALL), found


@pytest.mark.parametrize("document", PAGES, ids=name_of)
def test_every_link_leads_somewhere(document):
    links = [
        link for link in LINK.findall(document.read_text()) if "://" not in link and not link.startswith("mailto:")
    ]

    # The pictures are made from the pages, apart.
    assert not [link for link in links if not link.endswith(".png") and not (document.parent / link).exists()]


@pytest.mark.parametrize("document", [page for page in PAGES if generate.language_of(page) == "fr"], ids=name_of)
def test_french_is_set_as_french_is(document):
    assert not [
        line for line in prose(document).splitlines() if UNSPACED.search(line) or re.search(r"[^\W\d]'\w", line)
    ]


def test_both_languages_have_the_same_pages_with_the_same_headings():
    english, french = (
        {str(page.relative_to(DOCS / lang)): page for page in (DOCS / lang).rglob("*.md")}
        for lang in generate.LANGUAGES
    )
    pairs = {**{name: (page, french.get(name)) for name, page in english.items()}}
    pairs["README"] = (ROOT / "README.md", ROOT / "README.fr.md")

    assert set(english) == set(french)
    for name, (one, other) in pairs.items():
        levels = [HEADING.findall(generate.FENCE.sub("", page.read_text())) for page in (one, other)]
        assert levels[0] == levels[1], name


@pytest.mark.parametrize("lang", generate.LANGUAGES)
def test_the_page_of_problems_is_the_one_the_code_gives(lang):
    page = generate.problems_file(lang).read_text()

    assert page == generate.problems_page(lang), "run: python docs/generate.py"
    missing = [
        code for code, said in PROBLEM_WORDS.items() if f"`{code}` | {generate.sentence(said, lang)} |" not in page
    ]
    assert not missing


@pytest.mark.parametrize("lang", generate.LANGUAGES)
def test_the_pages_of_the_knowledge_are_those_it_gives(lang):
    for page, text in generate.reference_files(lang).items():
        assert page.read_text() == text, "run: python docs/generate.py"


def test_every_problem_is_worded_and_every_wording_is_used():
    used, strings = set(), set()
    for file in SOURCE.rglob("*.py"):
        if WORDS in file.parents:
            continue
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                strings.add(node.value)
            if isinstance(node, ast.Call):
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                first = node.args[0] if node.args and name in CODED else None
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    used.add(first.value)

    assert len(used) > 40
    assert not used - set(PROBLEM_WORDS)
    assert not set(PROBLEM_WORDS) - strings


def test_a_problem_has_one_wording_in_each_language_with_the_same_values():
    codes = [code for words, _english, _french in generate.GROUPS for code in words.WORDS]

    assert len(codes) == len(set(codes)), sorted(code for code in codes if codes.count(code) > 1)
    for code, (french, english) in PROBLEM_WORDS.items():
        assert french.strip(), code
        assert english.strip(), code
        assert sorted(PLACEHOLDER.findall(french)) == sorted(PLACEHOLDER.findall(english)), code


def test_the_glossary_names_every_kind_of_fact():
    glossary = (DOCS / "glossary.md").read_text()

    assert not [kind for kind in Kind if f"| `{kind}` |" not in glossary]


@pytest.mark.parametrize("lang", generate.LANGUAGES)
def test_the_tutorial_of_the_journal_has_every_phrase_with_an_example(lang):
    page = (DOCS / lang / "tutorial" / "journal.md").read_text()
    examples = [read_fact(line) for line in re.findall(r"\| `(\d{4}-[^`]+)` \|", page)]

    assert not [phrase for phrase in PHRASES.values() if f"| `{phrase}` |" not in page]
    assert {fact.kind for fact in examples} == set(Kind)


def commands_of(parser, before=""):
    """Every command of a parser, and of the parsers under it."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, under in action.choices.items():
                found = list(commands_of(under, f"{before}{name} "))
                yield from found or [f"{before}{name}"]


@pytest.mark.parametrize("lang", generate.LANGUAGES)
def test_the_page_of_the_command_line_has_every_command_option_and_key(lang):
    page = (DOCS / lang / "how-to" / "command-line.md").read_text()
    said = json.loads(generate.answer(("assess", str(EXAMPLE), "--format", "json"), lang)[1])
    found = json.loads(
        generate.answer(
            ("waits", str(DOCS / "examples" / "attentes.mbox"), "--me", "a@b.example", "--format", "json"), lang
        )[1]
    )
    options = re.findall(r'"(--[a-z-]+)"', (SOURCE / "cli" / "main.py").read_text())

    assert not [name for name in commands_of(cli._parser(lang)) if f"molette {name}" not in page]
    assert not [key for key in {*said, *said["waits"][0], *said["ball"][0], *found} if f"`{key}`" not in page]
    assert not [option for option in options if option not in page]


@pytest.mark.parametrize("lang", generate.LANGUAGES)
def test_the_page_of_the_server_has_every_variable(lang):
    page = (DOCS / lang / "how-to" / "server.md").read_text()
    variables = {
        name
        for file in (SOURCE / "web").rglob("*.py")
        for name in re.findall(r'"(MOLETTE_[A-Z_]+|DATABASE_URL)"', file.read_text())
    }

    assert "MOLETTE_MODE" in variables
    assert not [name for name in variables if f"`{name}`" not in page]


def test_the_page_of_parameters_has_every_number_of_the_policy():
    page = (DOCS / "science" / "parameters.md").read_text()

    policies = (Policy(), CostPolicy(), WayOutPolicy(), DiagnosisPolicy())
    values = {name: getattr(policy, name) for policy in policies for name in policy.__slots__}
    numbers = {name: value for name, value in values.items() if isinstance(value, (int, float))}
    assert not [name for name, value in numbers.items() if f"`{name}` | {value:g} |" not in page]


def test_no_page_speaks_of_a_machine():
    assert not [name_of(page) for page in PAGES if re.search(r"/(?:home|root|work|Users|tmp)/", page.read_text())]
