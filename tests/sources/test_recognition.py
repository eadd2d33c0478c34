"""What a file is: by what it holds first, then by its name."""

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from molette.engine.problems import Problem
from molette.sources.recognition import SourceKind, decode, recognise

MAIL = b"Return-Path: <chloe@arvor.example>\r\nFrom: chloe@arvor.example\r\nSubject: Note\r\n\r\nBonjour\r\n"


def packed(name):
    """The beginning of a zip whose first file has this name."""
    return b"PK\x03\x04" + bytes(22) + len(name).to_bytes(2, "little") + bytes(2) + name


XES = b'<?xml version="1.0"?>\n<log xes.version="1.0"></log>'
CALENDAR = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"


@pytest.mark.parametrize(
    ("name", "head", "kind"),
    [
        ("mails", b"From chloe@arvor.example Mon Mar  2 09:00:00 2026\nSubject: a\n", SourceKind.MAILBOX),
        ("note.txt", MAIL, SourceKind.MESSAGE),
        ("piece.bin", CALENDAR, SourceKind.CALENDAR),
        ("agenda.csv", b"\xef\xbb\xbf" + CALENDAR, SourceKind.CALENDAR),
        ("agenda", CALENDAR.decode().encode("utf-16"), SourceKind.CALENDAR),
        ("heures.txt", b"Date;Dur\xe9e;Projet\n02/03/2026;1,5;Paie\n", SourceKind.TIMESHEET),
        ("mission.txt", b'# une mission\n\nmission "Paie" 2026-03-02\n', SourceKind.JOURNAL),
        ("mission", 'mission "Paie"\r\n'.encode("utf-8-sig"), SourceKind.JOURNAL),
        ("tableau", b'{"name": "Paie", "cards": []}', SourceKind.BOARD),
        ("log.xml", XES, SourceKind.EVENT_LOG),
        ("log.xes.gz", gzip.compress(XES), SourceKind.EVENT_LOG),
        ("log.csv", b"case:concept:name,concept:name,time:timestamp\n1,a,2026-03-02\n", SourceKind.EVENT_LOG),
        ("log.csv", b"Activity,Case ID,Time\na,1,2026-03-02\n", SourceKind.EVENT_LOG),
        ("heures.CSV", b"une seule colonne\n", SourceKind.TIMESHEET),
        ("log.csv", "Numéro de dossier;Activité;Date\n1;Appel;2026-03-02\n".encode(), SourceKind.EVENT_LOG),
        ("jira.csv", b"Summary,Issue key,Status,Time Spent\nPaie,P-1,Done,3\n", SourceKind.BOARD),
        ("jira.csv", b'"id","project","created_date","finished_date"\n"a",0,2026-03-02,2026-03-03\n', SourceKind.BOARD),
        ("notion.csv", "Nom,Statut,Échéance\nPaie,En cours,2026-03-02\n".encode(), SourceKind.BOARD),
        ("liste.csv", "Numéro;Date;Échéance;Montant HT\n1;02/03/2026;1/4/2026;100\n".encode(), SourceKind.INVOICE),
        ("bills.csv", b"Invoice,Issued,Due date,Amount,Status\n1,2026-03-02,2026-04-01,100,paid\n", SourceKind.INVOICE),
        ("piece.xml", b"<?xml version='1.0'?><rsm:CrossIndustryInvoice xmlns:rsm='x'>", SourceKind.INVOICE),
        ("piece", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", SourceKind.INVOICE),
        ("heures.xlsx", b"PK\x03\x04rest", SourceKind.SPREADSHEET),
        ("heures", packed(b"[Content_Types].xml") + b"PK\x03\x04xl/workbook.xml", SourceKind.SPREADSHEET),
        ("heures.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", SourceKind.SPREADSHEET),
        ("tout.zip", b"PK\x03\x04rest", SourceKind.ARCHIVE),
        ("tout.zip", packed(b"heures.xlsx") + b"PK\x03\x04xl/workbook.xml", SourceKind.ARCHIVE),
        ("heures.csv", b"Date,Hours,Task,Status\n2026-03-02,3,Specs,billed\n", SourceKind.TIMESHEET),
    ],
)
def test_a_file_is_known_by_its_content_then_by_its_name(name, head, kind):
    assert recognise(name, head) is kind


@pytest.mark.parametrize(
    ("name", "head", "code"),
    [
        ("vide.ics", b"", "file-empty"),
        ("vide.ics", b"\r\n  \n", "file-empty"),
        ("lettre.docx", packed(b"word/document.xml"), "file-unknown"),
        ("lettre.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "file-unknown"),
        ("mails.rar", b"Rar!rest", "file-compressed"),
        ("agenda.ics.gz", gzip.compress(CALENDAR), "file-compressed"),
        ("faux.gz", b"\x1f\x8bnothing", "file-compressed"),
        ("photo.csv", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x02\x03\x04", "file-binary"),
        ("note.txt", b"Bonjour,\nrien a voir ici.\n", "file-unknown"),
        ("page.html", b"<html><body>Bonjour</body></html>", "file-unknown"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_reason(name, head, code):
    refusal = recognise(name, head)
    assert isinstance(refusal, Problem)
    assert (refusal.code, refusal.where.source, refusal.values["name"]) == (code, name, name)


@given(st.text(max_size=20), st.binary(max_size=200))
def test_no_bytes_make_it_fail(name, head):
    assert isinstance(recognise(name, head), SourceKind | Problem)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_the_usual_encodings_give_the_same_text(encoding):
    assert decode("Durée : 1 h 30, validée".encode(encoding))[0] == "Durée : 1 h 30, validée"


def test_a_text_cut_in_the_middle_of_a_letter_keeps_the_rest():
    assert decode("durée".encode()[:4]) == ("dur", "utf-8")
