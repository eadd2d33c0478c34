"""Mail kept in other ways than a mailbox file: Outlook's files, Maildir, Apple's, archives; damaged ones too."""

import lzma
import mailbox
import shutil
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from molette.sources.evidence import read_mission
from molette.sources.finding import find_files
from molette.sources.mail.boxes import Piece
from molette.sources.mail.messages import Message, read_messages
from molette.sources.mail.stores import pieces_of
from molette.sources.mail.stores.items import Item, message_bytes
from molette.sources.recognition import SourceKind, recognise

HERE = Path(__file__).parent / "outlook"
ASKS = """\
From: Chloé Garnier <chloe@arvor.example>
To: Alice <alice@alice.example>
Subject: Données de paie
Date: Mon, 2 Mar 2026 09:00:00 +0100
Message-ID: <paie-1@arvor.example>

Bonjour,

Pouvez-vous valider les données de paie avant vendredi ?

Chloé
"""
ANSWERS = """\
From: Alice <alice@alice.example>
To: Chloé Garnier <chloe@arvor.example>
Subject: Re: Données de paie
Date: Tue, 3 Mar 2026 09:00:00 +0100
Message-ID: <paie-9@alice.example>
In-Reply-To: <paie-1@arvor.example>

C'est validé.
"""


def read(path: Path) -> list[Message]:
    return list(read_messages(pieces_of(path)))


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An Outlook data file, see its README."""
    path = tmp_path_factory.mktemp("outlook") / "boite.ost"
    path.write_bytes(lzma.decompress((HERE / "pst_extractor_test.ost.xz").read_bytes()))
    return path


def test_a_saved_outlook_message_is_the_message_that_came() -> None:
    (message,) = read(HERE / "received.msg")

    assert message.id == "paie-1@arvor.example"
    assert (message.sender.name, message.sender.address) == ("Chloé Garnier", "chloe@arvor.example")
    assert [found.address for found in (*message.to, *message.cc)] == ["alice@alice.example", "bruno@alice.example"]
    assert message.subject == "Données de paie"
    assert "avant vendredi" in message.body
    assert message.attachments == ("paie mars.csv",)
    assert message.problems == ()


def test_what_exchange_sent_has_the_sender_it_can_have() -> None:
    (message,) = read(HERE / "sent.msg")

    assert (message.id, message.in_reply_to) == ("paie-2@arvor.example", "paie-1@arvor.example")
    assert (message.sender.name, message.sender.address) == ("Chloé Garnier", "0042-chloe@exchange.invalid")
    assert message.at is not None


def test_a_body_in_html_is_read_and_one_in_rich_text_is_told() -> None:
    (page,), (rich,) = read(HERE / "page.msg"), read(HERE / "rich.msg")

    assert page.body == "Le planning est décalé."
    assert (rich.subject, rich.body) == ("Compte rendu", "")
    assert [problem.code for problem in rich.problems] == ["mail-body-rich"]


def test_the_same_message_from_outlook_and_from_elsewhere_counts_once(tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_text(ASKS)
    (tmp_path / "b.eml").write_text(ANSWERS)
    shutil.copy(HERE / "received.msg", tmp_path)

    journal = read_mission(tmp_path, me=["alice@alice.example"])

    assert [(fact.kind, fact.by) for fact in journal.ledger] == [("ask", "chloe"), ("approve", "me")]


def test_a_data_file_gives_the_mail_in_all_its_folders(store: Path) -> None:
    assert recognise("boite.ost", store.read_bytes()[:4096]) is SourceKind.MAILBOX
    pieces = list(pieces_of(store))
    messages = [message for message in read_messages(pieces) if message.id]

    accepted, meeting = messages
    assert accepted.subject == "Accepted: meeting from Ed"
    assert accepted.sender.address == "pstextractortest@outlook.com", "the address inside Exchange is looked up"
    assert len(accepted.to) == 1
    assert "text.txt" in meeting.attachments
    lost = [problem for piece in pieces for problem in piece.problems]
    assert [(problem.code, problem.values["count"]) for problem in lost] == [
        ("store-items-broken", 11),
        ("store-items-broken", 169),
    ]
    places = [piece.offset for piece in pieces]
    assert places == sorted(set(places))
    assert pieces[-1].end <= store.stat().st_size


def test_a_data_file_is_read_on_from_any_place(store: Path) -> None:
    pieces = list(pieces_of(store))

    for number in range(len(pieces)):
        assert list(pieces_of(store, pieces[number].end)) == pieces[number + 1 :]


@pytest.mark.parametrize(("start", "length"), [(0, 3), (0x200, 400), (40_000, 30_000), (0, 0)])
def test_a_damaged_data_file_costs_its_own_messages_only(store: Path, tmp_path: Path, start: int, length: int) -> None:
    content = bytearray(store.read_bytes())
    content[start : start + length] = b"\xff" * length
    path = tmp_path / "abime.pst"
    path.write_bytes(bytes(content if length else content[:100_000]))

    for piece in pieces_of(path):
        assert piece.raw or piece.problems


def test_what_is_no_data_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "vide.pst"
    path.write_bytes(b"!BDN" + bytes(2000))

    (piece,) = pieces_of(path)

    assert [(problem.code, problem.values["name"]) for problem in piece.problems] == [("store-broken", "vide.pst")]
    assert [message.id for message in read_messages([piece])] == [""]


SAVED = [path.read_bytes() for path in sorted(HERE.glob("*.msg"))]


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from(SAVED),
    st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=8)), min_size=1, max_size=4),
    st.floats(0.02, 1),
)
def test_a_damaged_outlook_message_is_told_and_no_more(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, damages: list[tuple[float, bytes]], share: float
) -> None:
    for at, bytes_ in damages:
        place = int(at * len(content))
        content = content[:place] + bytes_ + content[place + len(bytes_) :]
    path = tmp_path_factory.mktemp("abime") / "abime.msg"
    path.write_bytes(SAVED[0][:8] + content[8 : max(int(share * len(content)), 8)])

    (piece,) = pieces_of(path)

    assert piece.raw or [problem.code for problem in piece.problems] == ["mail-item-broken"]
    list(read_messages([piece]))


def maildir(place: Path) -> Path:
    """A Maildir as Python's own library writes it, one folder in it, a mail server's notes beside."""
    place.parent.mkdir(exist_ok=True)
    box = mailbox.Maildir(place)
    box.add(ASKS.encode())
    box.add_folder("Sent").add(ANSWERS.encode())
    (place / "dovecot-uidlist").write_text("3 V1 N2\n")
    (place / ".Sent" / "dovecot.index").write_bytes(bytes(100))
    (place / "tmp" / "half").write_text("From: nob")
    return place


def test_a_maildir_and_its_folders_are_read(tmp_path: Path) -> None:
    maildir(tmp_path / "Mission" / "mail")

    journal = read_mission(tmp_path / "Mission", me=["alice@alice.example"])

    assert [fact.kind for fact in journal.ledger] == ["ask", "approve"]
    assert journal.problems == ()


def test_a_zipped_maildir_is_read(tmp_path: Path) -> None:
    place = maildir(tmp_path / "mail")
    with zipfile.ZipFile(tmp_path / "mail.zip", "w") as archive:
        for file in sorted(found for found in place.rglob("*") if found.is_file()):
            archive.write(file, file.relative_to(tmp_path))
    (tmp_path / "room").mkdir()

    found = list(find_files([tmp_path / "mail.zip"], tmp_path / "room"))

    assert sum(getattr(file, "kind", None) is SourceKind.MESSAGE for file in found) >= 2


def test_an_apple_message_is_read_without_the_notes_below_it(tmp_path: Path) -> None:
    raw = ASKS.encode()
    path = tmp_path / "1.emlx"
    path.write_bytes(b"%-10d\n%b<?xml version='1.0'?><plist/>" % (len(raw), raw))

    assert recognise(path.name, path.read_bytes()) is SourceKind.MESSAGE
    (message,) = read(path)
    assert message.id == "paie-1@arvor.example"
    assert "plist" not in message.body


def test_a_message_alone_and_in_a_mailbox_has_one_id_of_its_own(tmp_path: Path) -> None:
    raw = ASKS.replace("Message-ID: <paie-1@arvor.example>\n", "")
    (tmp_path / "a.eml").write_text(raw)
    (tmp_path / "b.mbox").write_text(f"From chloe Mon Mar  2 09:00:00 2026\n{raw}\n")

    assert read(tmp_path / "a.eml")[0].id == read(tmp_path / "b.mbox")[0].id


@given(st.builds(Item, headers=st.text(), subject=st.text(), sender=st.tuples(st.text(), st.text()), plain=st.text(),
                 html=st.text(), id=st.text(), attachments=st.lists(st.text(), max_size=2).map(tuple)))  # fmt: skip
def test_any_item_makes_one_message(item: Item) -> None:
    raw = message_bytes(item)

    assert raw == message_bytes(item)
    (message,) = read_messages([Piece(0, len(raw), raw)])
    assert message.id
