"""Alice's workbooks: sheets, titles, merged cells, typed values; and those made to hurt."""

import io
import zipfile
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from molette.engine.ledger.types import ME, Kind, Mission, Person
from molette.sources.papers import paper_facts, settled
from molette.sources.recognition import SourceKind, recognise
from molette.sources.tables import open_tables
from molette.sources.tables.cells import cell_of
from molette.sources.timesheets.dates import Order, read_triple
from molette.sources.timesheets.durations import read_amount, read_minutes

BOOKS = Path(__file__).with_name("workbooks")
FAST = settings(max_examples=60, deadline=None)
PEOPLE = (Person(ME, "Alice Roux"), Person("chloe", "Chloé Martin"))
MISSION = Mission("Paie", date(2026, 3, 1), client="Groupe Arvor", people=PEOPLE)
NOW = datetime(2026, 6, 1, 12)


def content(name):
    return (BOOKS / name).read_bytes()


def facts(name):
    return paper_facts(SourceKind.SPREADSHEET, content(name), name, MISSION, NOW)


def codes(problems):
    return [problem.code for problem in problems]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("heures.xlsx", SourceKind.TIMESHEET),
        ("heures.ods", SourceKind.TIMESHEET),
        ("cra.xls", SourceKind.TIMESHEET),
        ("cra.xlsx", SourceKind.TIMESHEET),
        ("factures.xlsx", SourceKind.INVOICE),
        ("taches.xlsx", SourceKind.BOARD),
        ("dossiers.xlsx", SourceKind.EVENT_LOG),
    ],
)
def test_a_workbook_is_known_by_what_its_columns_say(name, kind):
    assert recognise(name, content(name)[:4096]) is SourceKind.SPREADSHEET
    assert settled(SourceKind.SPREADSHEET, content(name), name) is kind


def test_the_months_of_a_workbook_are_read_together_and_the_other_sheets_are_said():
    read, problems = facts("heures.xlsx")

    assert [(f"{fact.at:%m-%d}", fact.days, fact.text) for fact in read] == [
        ("03-02", 0.5, "Entretiens"),
        ("03-02", 0.5, "Plan"),
        ("04-07", 1.0, "Rédaction"),
    ], "a date merged over two rows is that of both; the total and the hidden sheet are no work"
    assert codes(problems) == ["sheet-chosen"]
    assert problems[0].values == {"read": "Mars, Avril", "others": "Notice"}


def test_an_opendocument_sheet_is_read_too():
    assert [(fact.days, fact.text) for fact in facts("heures.ods")[0]] == [(0.5, "Entretiens"), (1.0, "Plan")]


def test_the_invoices_of_a_workbook_keep_their_amounts_to_the_cent():
    bills = [fact for fact in facts("factures.xlsx")[0] if fact.kind is Kind.BILL]
    assert [(fact.euros, f"{fact.due_at:%m-%d}") for fact in bills] == [(1234.567, "04-30"), (6500.0, "05-30")]


def test_the_board_and_the_log_of_a_workbook_keep_their_hours():
    wait = next(fact for fact in facts("taches.xlsx")[0] if fact.kind is Kind.ASK)
    assert (wait.at, wait.to) == (datetime(2026, 3, 5, 14), ("chloe",))
    assert [fact.at for fact in facts("dossiers.xlsx")[0] if fact.kind is Kind.NOTE] == [
        datetime(2026, 3, 2, 9),
        datetime(2026, 3, 9, 16, 30),
    ]


@pytest.mark.parametrize(
    ("value", "day", "hours", "minutes"),
    [
        (date(2026, 3, 4), (2026, 3, 4), None, None),
        (datetime(2026, 3, 4, 9, 30), (2026, 3, 4), None, 570),
        (46085.0, (2026, 3, 4), None, None),
        (timedelta(hours=30, minutes=15), None, 30.25, None),
        (timedelta(hours=3, minutes=29, seconds=59, microseconds=997000), None, 3.5, 210),
        (datetime(1900, 1, 1, 12), None, 36, None),
        (0.375, None, None, 540),
    ],
)
def test_a_typed_cell_is_never_guessed_from_its_text(value, day, hours, minutes):
    cell = cell_of(value)
    triple = read_triple(cell)
    assert (triple.numbers if triple else None) == day
    assert not triple or triple.date(Order.MONTH_FIRST) == date(*day), "no order of day and month is looked for"
    if hours is not None:
        assert read_amount(cell).days("days", 7) == pytest.approx(hours / 7)
    if minutes is not None:
        assert read_minutes(cell) == minutes


@pytest.mark.parametrize(
    ("name", "code"),
    [("protege.xlsx", "sheet-locked"), ("tronque.xlsx", "sheet-broken"), ("vide.xlsx", "file-empty")],
)
def test_a_workbook_that_cannot_be_opened_says_why(name, code):
    broken = {"tronque.xlsx": content("heures.xlsx")[:3000], "vide.xlsx": book("")}
    read, problems = paper_facts(SourceKind.SPREADSHEET, broken.get(name) or content(name), name, MISSION, NOW)
    assert (read, codes(problems)) == ((), [code])


CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml."
PARTS = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    f'<Override PartName="/xl/workbook.xml" ContentType="{CONTENT_TYPE}sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{CONTENT_TYPE}worksheet+xml"/></Types>',
    "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
    'Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://'
    'schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="A" sheetId="1" r:id="r1"/>'
    "</sheets></workbook>",
    "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" '
    'Target="worksheets/sheet1.xml"/></Relationships>',
}


def packed(parts):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return held.getvalue()


def book(rows):
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        f"{rows}</sheetData></worksheet>"
    )
    return packed({**PARTS, "xl/worksheets/sheet1.xml": sheet})


def open_book(rows):
    spaces = "".join(f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in NAMESPACES)
    return packed({
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": f"<office:document-content{spaces}><office:body><office:spreadsheet><table:table "
        f'table:name="A">{rows}</table:table></office:spreadsheet></office:body></office:document-content>',
    })  # fmt: skip


NAMESPACES = ("office", "table", "text")
FAR = '<row r="1"><c r="A1"><v>1</v></c></row><row r="100000"><c r="ALL100000"><v>1</v></c></row>'
BEYOND = '<row r="9999999999"><c r="ZZZZZ9999999999"><v>1</v></c></row>'
REPEATED = (
    '<table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="16384" '
    'office:value-type="float" office:value="1"><text:p>1</text:p></table:table-cell></table:table-row>'
)


@pytest.mark.parametrize(
    "hostile",
    [
        pytest.param(book(FAR), id="a cell far away"),
        pytest.param(book(BEYOND), id="a cell beyond any sheet"),
        pytest.param(book("<row r='1048576'>" + "<c><v>1</v></c>" * 9 + "</row>"), id="cells without a place"),
        pytest.param(open_book(REPEATED), id="rows repeated a million times"),
        pytest.param(book("<row r='1'><c r='A1'><v>" + "0" * 400_000_000 + "</v></c></row>"), id="a bomb"),
    ],
)
def test_a_workbook_that_would_fill_the_memory_is_not_opened(hostile):
    assert len(hostile) < 1_000_000
    assert open_tables(hostile, "a.xlsx").refusal.code == "sheet-too-large"


def test_a_sheet_formatted_down_to_its_last_row_is_no_larger_for_it():
    far = '<row r="1"><c r="A1" t="str"><v>Date</v></c></row><row r="1048576"><c r="XFD1048576" s="1"/></row>'
    assert open_tables(book(far), "a.xlsx").refusal is None


@FAST
@given(st.data())
def test_no_change_of_a_byte_makes_it_fail(data):
    name = data.draw(st.sampled_from(["heures.xlsx", "heures.ods", "cra.xls"]))
    hurt = bytearray(content(name))
    for _ in range(data.draw(st.integers(1, 6))):
        hurt[data.draw(st.integers(0, len(hurt) - 1))] = data.draw(st.integers(0, 255))
    paper_facts(SourceKind.SPREADSHEET, bytes(hurt), name, MISSION, NOW)
