"""A mailbox file is cut into messages without losing a byte."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from molette.sources.mail import boxes
from molette.sources.mail.boxes import split_mailbox

POSTMARK = b"From alice@arvor.example Mon Mar  2 09:00:00 2026\n"
ONE = POSTMARK + b"From: alice@arvor.example\nSubject: un\n\nBonjour Bruno,\n\n"
TWO = POSTMARK + b"From: bruno@conseil.example\nSubject: deux\n\nBonjour Alice,\n"


@pytest.fixture
def box(tmp_path: Path) -> Path:
    return tmp_path / "mission.mbox"


def test_two_messages_are_two_pieces_that_touch(box: Path) -> None:
    box.write_bytes(ONE + TWO)
    one, two = split_mailbox(box)
    assert (one.offset, one.end, two.end) == (0, two.offset, len(ONE + TWO))
    assert one.raw.startswith(b"From: alice")
    assert two.raw.startswith(b"From: bruno")


def test_windows_line_ends_do_not_matter(box: Path) -> None:
    box.write_bytes((ONE + TWO).replace(b"\n", b"\r\n"))
    assert len(list(split_mailbox(box))) == 2


def test_an_import_resumes_where_the_last_one_ended(box: Path) -> None:
    box.write_bytes(ONE)
    (last,) = split_mailbox(box)
    box.write_bytes(ONE + TWO)
    (new,) = split_mailbox(box, last.end)
    assert b"deux" in new.raw


def test_nothing_new_gives_nothing(box: Path) -> None:
    box.write_bytes(ONE + TWO)
    assert list(split_mailbox(box, len(ONE + TWO))) == []


def test_a_place_that_begins_no_message_reads_all_again(box: Path) -> None:
    box.write_bytes(ONE + TWO)
    assert len(list(split_mailbox(box, 7))) == 2


def test_a_sentence_that_begins_with_from_cuts_nothing(box: Path) -> None:
    box.write_bytes(ONE + b"\n\nFrom here on we need your approval.\n" + b"\n" + TWO)
    assert len(list(split_mailbox(box))) == 2


def test_escaped_from_lines_are_given_back(box: Path) -> None:
    box.write_bytes(ONE + b">From now on\n>>From quoted\n\n" + TWO)
    assert b"\nFrom now on\n>From quoted\n" in next(split_mailbox(box)).raw


def test_a_single_message_file_is_never_cut(box: Path) -> None:
    box.write_bytes(TWO.removeprefix(POSTMARK) + b"\n\n" + ONE)
    (whole,) = split_mailbox(box)
    assert whole.length == len(box.read_bytes())


def test_an_empty_file_holds_no_message(box: Path) -> None:
    box.write_bytes(b"")
    assert list(split_mailbox(box)) == []


def test_a_huge_message_is_kept_by_its_headers_and_the_next_one_whole(
    box: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(boxes, "LARGEST", 500)
    box.write_bytes(ONE.rstrip(b"\n") + b"x" * 1000 + b"\n\n" + TWO)
    huge, two = split_mailbox(box)
    assert b"Subject: un" in huge.raw
    assert b"xxx" not in huge.raw
    assert [problem.code for problem in huge.problems] == ["mail-too-large"]
    assert two.problems == ()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from([ONE, TWO, b"\n", b"\r\n", b"From ", b"From x\n", b"\n\nFrom a 10:10 2020\n", b"\x00\xff"])
    )
)
def test_splitting_loses_no_byte(box: Path, parts: list[bytes]) -> None:
    box.write_bytes(b"".join(parts))
    pieces = list(split_mailbox(box))
    assert [piece.offset for piece in pieces] == [sum(p.length for p in pieces[:n]) for n in range(len(pieces))]
    assert sum(piece.length for piece in pieces) == len(box.read_bytes())
