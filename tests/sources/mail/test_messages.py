"""Any bytes are a message; what is wrong with it is a problem, never an exception."""

import gzip
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from molette.sources.mail.boxes import split_mailbox
from molette.sources.mail.headers import Address
from molette.sources.mail.messages import Message, read_message, read_messages

DATA = Path(__file__).parents[4] / "shared/data/mail"
HEADERS = (
    "From: =?utf-8?q?Chlo=C3=A9_Garnier?= <Chloe@Arvor.example>\n"
    "To: Alice <alice@conseil.example>\nCc: driss@arvor.example\n"
    "Date: Mon, 2 Mar 2026 10:00:00 +0100\nMessage-ID: <m1@arvor.example>\n"
)


def read(headers: str = HEADERS, body: str = "Bonjour,\nvoici la liste.\n") -> Message:
    return read_message(f"{headers}\n{body}".encode())


def codes(message: Message) -> list[str]:
    return [problem.code for problem in message.problems]


def test_a_plain_message_is_read_whole() -> None:
    message = read()
    assert message.id == "m1@arvor.example"
    assert message.at == datetime(2026, 3, 2, 9, tzinfo=UTC)
    assert message.sender == Address("Chloé Garnier", "chloe@arvor.example")
    assert [address.address for address in message.to + message.cc] == ["alice@conseil.example", "driss@arvor.example"]
    assert message.body.strip() == "Bonjour,\nvoici la liste."
    assert codes(message) == []


def test_a_letter_split_between_two_encoded_words_is_put_together() -> None:
    message = read(HEADERS + "Subject: =?utf-8?q?r=C3?= =?utf-8?q?=A9union_d'=C3=A9quipe?=\n")
    assert message.subject == "réunion d'équipe"


def test_an_unknown_charset_is_read_as_best_one_can() -> None:
    raw = (HEADERS + "Content-Type: text/plain; charset=martian\n\n").encode() + "validé".encode("latin-1")
    assert "valid" in read_message(raw).body


def test_latin_letters_announced_as_utf8_are_not_lost() -> None:
    raw = (HEADERS + "Content-Type: text/plain; charset=utf-8\n\n").encode() + "validé".encode("latin-1")
    assert read_message(raw).body == "validé"


def test_html_alone_becomes_text_with_its_quotes_marked() -> None:
    html = (
        "<html><head><style>p {color: red}</style></head><body><p>Bonjour,</p><p>C&#39;est valid&eacute;.</p>"
        "<!-- secret --><blockquote>Pouvez-vous valider&nbsp;?</blockquote></body></html>"
    )
    message = read(HEADERS + "Content-Type: text/html; charset=utf-8\n", html)
    assert message.body == "Bonjour,\n\nC'est validé.\n\n> Pouvez-vous valider ?"


def test_attachments_are_named_and_not_read() -> None:
    body = (
        "--x\nContent-Type: text/plain\n\nCi-joint.\n--x\nContent-Type: application/pdf\n"
        'Content-Disposition: attachment; filename="devis.pdf"\nContent-Transfer-Encoding: base64\n\n!!!\n--x--\n'
    )
    message = read(HEADERS + "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n", body)
    assert message.attachments == ("devis.pdf",)
    assert message.body.strip() == "Ci-joint."


def test_a_message_without_id_gets_one_that_stays_the_same() -> None:
    headers = HEADERS.replace("Message-ID: <m1@arvor.example>\n", "")
    assert read(headers).id == read(headers).id != read(headers, "Autre chose").id


RECEIVED = "Received: from a by b; Tue, 3 Mar 2026 08:00:00 +0000\n"


@pytest.mark.parametrize(
    ("date", "code"),
    [
        ("", "mail-date-missing"),
        ("Date: Thu, 1 Jan 1970 00:00:00 +0000\n", "mail-date-odd"),
        ("Date: Sun, 7 Feb 2106 06:28:15 +0000\n", "mail-date-odd"),
        ("Date: hier soir\n", "mail-date-odd"),
        ("Date: Mon, 2 Mar 2020 10:00:00 +0100\n", "mail-date-odd"),
    ],
)
def test_an_odd_date_is_replaced_by_the_relays_and_told(date: str, code: str) -> None:
    headers = RECEIVED + HEADERS.replace("Date: Mon, 2 Mar 2026 10:00:00 +0100\n", date)
    message = read(headers)
    assert message.at == datetime(2026, 3, 3, 8, tzinfo=UTC)
    assert codes(message) == [code]
    assert not message.problems[0].is_error


def test_without_any_date_the_message_is_kept_and_the_problem_is_an_error() -> None:
    message = read(HEADERS.replace("Date: Mon, 2 Mar 2026 10:00:00 +0100\n", ""))
    assert message.at is None
    assert message.problems[0].is_error


@pytest.mark.parametrize(
    ("header", "automatic", "bounce", "is_list"),
    [
        ("Subject: Re: devis\n", False, False, False),
        ("Auto-Submitted: auto-replied\n", True, False, False),
        ("Auto-Submitted: no\n", False, False, False),
        ("X-Autoreply: yes\n", True, False, False),
        ("Subject: =?utf-8?q?R=C3=A9ponse_automatique_=3A_devis?=\n", True, False, False),
        ("Subject: Out of Office: budget\n", True, False, False),
        ("X-Failed-Recipients: claire@arvor.example\n", True, True, False),
        ("List-Id: Dev <dev.lists.example>\nList-Post: <mailto:dev@lists.example>\n", False, False, True),
        ("Precedence: bulk\nX-list: alice\n", False, False, True),
        ("List-Unsubscribe: <https://shop.example/out>\nList-Id: <news.shop.example>\n", True, False, False),
    ],
)
def test_robots_and_lists_are_told_from_people(header: str, automatic: bool, bounce: bool, is_list: bool) -> None:
    message = read(HEADERS + header)
    assert (message.is_automatic, message.is_bounce, message.is_list) == (automatic, bounce, is_list)


def test_the_list_in_a_short_header_is_found_among_the_recipients() -> None:
    assert read(HEADERS + "X-list: alice\n").list_address == "alice@conseil.example"


def test_a_message_nested_twenty_thousand_times_is_kept_by_its_headers() -> None:
    nest = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(20_000))
    message = read(HEADERS.rstrip("\n") + "\n" + nest, "fin")
    assert message.id == "m1@arvor.example"
    assert codes(message) == ["mail-nested-too-deep"]


def test_a_message_from_nobody_is_told() -> None:
    assert "mail-sender-missing" in codes(read_message(b"Subject: qui ?\n\nmoi\n"))


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=400))
def test_no_bytes_crash(raw: bytes) -> None:
    assert read_message(raw).id
    assert read_message(HEADERS.encode() + raw).id


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 600), st.binary(min_size=1, max_size=12))
def test_a_damaged_message_is_still_one(place: int, damage: bytes) -> None:
    raw = (
        HEADERS + "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64\n\nPGI+b2s8L2I+\n"
    ).encode()
    assert read_message(raw[:place] + damage + raw[place + len(damage) :]).id


def public(name: str) -> Path:
    path = DATA / name
    if not path.exists():
        pytest.skip(f"the public data {name} is not beside the repository")
    return path


@pytest.mark.parametrize("folder", ["cpython", "mailparser", "talon", "crisp"])
def test_every_public_fixture_is_read(folder: str) -> None:
    for path in sorted(public(f"fixtures/{folder}").iterdir()):
        assert list(read_messages(split_mailbox(path))) or path.stat().st_size == 0


def test_a_year_of_a_public_list_is_read(tmp_path: Path) -> None:
    path = tmp_path / "2004.mbox"
    path.write_bytes(gzip.decompress(public("linux_mips/linux-mips-2004.mbox.gz").read_bytes()))
    messages = list(read_messages(split_mailbox(path)))
    assert len(messages) == 2814
    assert sum(message.is_list for message in messages) == 2814
    assert all(message.at and message.sender.address for message in messages)
