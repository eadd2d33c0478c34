"""The quick reader of usual messages reads what the patient one reads, or leaves the message to it."""

from email.message import EmailMessage
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from molette.sources.mail.parts import Parts
from molette.sources.mail.patient import read_patiently
from molette.sources.mail.usual import read_usual

ODD = [
    b"\r\n", b"\n", b'"', b"<", b"=?", b"?=", b"--", b";", b":", b" ", b"\t", b"\x00", b"\xe9", b"boundary=",
    b"\r\n\r\n", b"\n\n", b"From: x <a@b>\r\n", b"Content-Transfer-Encoding: base64\r\n", b"=\r\n", b"=3D",
    b"--=_1--\r\n",
]  # fmt: skip
LOST = [1, 2, 10, 40, 5000]


def letter(*, html: bool, file: str, encoding: str, end: str) -> bytes:
    mail = EmailMessage()
    mail["From"], mail["To"] = "Chloé Garnier <chloe@arvor.example>", "alice@alice.example, Bruno <bruno@alice.example>"
    mail["Cc"] = "driss@arvor.example"
    mail["Subject"], mail["Message-ID"] = "Données de paie de mars, à valider avant vendredi", "<1@arvor.example>"
    mail["Date"] = "Mon, 02 Mar 2026 09:00:00 +0100"
    mail.set_content("Bonjour,\n\nC'est validé.\n\nChloé\n", cte=encoding)
    if html:
        mail.add_alternative("<p>C'est validé.</p>", subtype="html", cte="quoted-printable")
    if file:
        mail.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename=file)
    for number, part in enumerate(part for part in mail.walk() if part.is_multipart()):
        part.set_boundary(f"=_{number}")
    return mail.as_bytes().replace(b"\n", end.encode())


LETTERS = [
    letter(html=html, file=file, encoding=encoding, end=end)
    for html, file, encoding, end in product(
        (False, True),
        ("", "note.pdf", "compte rendu réunion.pdf"),
        ("8bit", "quoted-printable", "base64"),
        ("\n", "\r\n"),
    )
]


def said(parts: Parts) -> tuple[object, ...]:
    plain = [line for line in parts.plain.splitlines() if line.strip()]  # a lost boundary may leave an empty line
    return parts.subject, parts.sender, parts.to, parts.cc, parts.date, plain, parts.attachments


@pytest.mark.parametrize("raw", LETTERS)
def test_a_message_as_programs_write_it_is_usual(raw: bytes) -> None:
    usual = read_usual(raw)
    assert usual is not None
    assert said(usual) == said(read_patiently(raw))
    assert usual.sender is not None
    assert usual.sender.name == "Chloé Garnier"
    assert "validé" in usual.plain


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from(LETTERS),
    st.lists(st.tuples(st.floats(0, 1), st.sampled_from([b"", *ODD]), st.sampled_from([0, *LOST])), max_size=3),
)
def test_a_damaged_message_is_read_alike_or_left(raw: bytes, damages: list[tuple[float, bytes, int]]) -> None:
    for share, added, lost in damages:
        place = int(share * len(raw))
        raw = raw[:place] + added + raw[place + lost :]
    usual, patient = read_usual(raw), read_patiently(raw)
    if usual and patient.plain:  # where a boundary is lost the quick reader may find a text that the other does not
        assert said(usual) == said(patient)
