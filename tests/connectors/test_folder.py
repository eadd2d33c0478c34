"""A watched folder: whole files, once each, and nothing touched."""

import os
import time

import pytest

from molette.connectors import folder
from molette.connectors.failures import Failure
from molette.connectors.folder import changes
from molette.engine.report.problem_words import problem_words


def later():
    return time.time() + 10


def names(found):
    return [each.name for each in found.found]


def test_a_file_is_given_once_and_again_when_it_changes(tmp_path):
    (tmp_path / "a.mbox").write_text("un")
    (tmp_path / "sous").mkdir()
    (tmp_path / "sous" / "b.ics").write_text("deux")
    first = changes(tmp_path, now=later())
    assert names(first) == ["a.mbox", "sous/b.ics"]
    assert first.found[0].path.read_text() == "un"
    assert names(changes(tmp_path, first.known, now=later())) == []

    (tmp_path / "a.mbox").write_text("un de plus")

    assert names(changes(tmp_path, first.known, now=later())) == ["a.mbox"]


def test_a_file_being_written_is_waited_for(tmp_path):
    path = tmp_path / "a.mbox"
    path.write_text("un")
    os.utime(path, (1, 1))  # as a copy that keeps dates

    soon = changes(tmp_path)

    assert (names(soon), soon.is_waiting, soon.known) == ([], True, {})
    assert names(changes(tmp_path, soon.known, now=later())) == ["a.mbox"]


def test_a_file_that_changes_while_it_is_read_is_left_for_next_time(tmp_path, monkeypatch):
    path = tmp_path / "a.mbox"
    path.write_text("un")
    real = folder.file_digest

    def slow(file, name):
        path.write_text("un et demi")
        return real(file, name)

    monkeypatch.setattr(folder, "file_digest", slow)

    assert names(changes(tmp_path, now=later())) == []


def test_the_same_bytes_with_another_date_are_not_given_again(tmp_path):
    path = tmp_path / "a.mbox"
    path.write_text("un")
    first = changes(tmp_path, now=later())
    os.utime(path, (5, 5))

    again = changes(tmp_path, first.known, now=later())

    assert names(again) == []
    assert again.known["a.mbox"].modified == 5_000_000_000


def test_a_limit_leaves_the_rest_for_the_next_look(tmp_path):
    for number in range(5):
        (tmp_path / f"{number}.eml").write_text(str(number))
    known, seen, is_waiting = {}, [], True
    while is_waiting:
        found = changes(tmp_path, known, limit=2, now=later())
        known, is_waiting = found.known, found.is_waiting
        seen += names(found)

    assert seen == [f"{number}.eml" for number in range(5)]


def test_hidden_unfinished_and_linked_files_are_left(tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.mbox").write_text("x")
    watched = tmp_path / "watched"
    (watched / ".git").mkdir(parents=True)
    for name in (".cache", "~$relevé.xlsx", "a.mbox.part", ".git/b.mbox", "bon.mbox"):
        (watched / name).write_text("x")
    (watched / "lien").symlink_to(outside)
    (watched / "lien.mbox").symlink_to(outside / "secret.mbox")
    os.mkfifo(watched / "tube")

    assert names(changes(watched, now=later())) == ["bon.mbox"]


def test_nothing_is_touched(tmp_path):
    path = tmp_path / "a.mbox"
    path.write_text("un")
    before = path.stat()

    changes(tmp_path, now=later())

    after = path.stat()
    assert (before.st_mtime_ns, before.st_ctime_ns, before.st_ino) == (
        after.st_mtime_ns,
        after.st_ctime_ns,
        after.st_ino,
    )
    assert [each.name for each in tmp_path.iterdir()] == ["a.mbox"]


def test_what_cannot_be_read_is_said_and_the_rest_is_read(tmp_path, monkeypatch):
    for name in ("a.eml", "b.eml"):
        (tmp_path / name).write_text(name)
    real = folder._mark

    def mark(path, *rest):
        if path.name == "a.eml":
            raise PermissionError
        return real(path, *rest)

    monkeypatch.setattr(folder, "_mark", mark)
    found = changes(tmp_path, now=later())

    assert names(found) == ["b.eml"]
    assert [problem.code for problem in found.problems] == ["connector-file-unreadable"]
    assert "a.eml" in problem_words(found.problems[0], "fr")


def test_a_folder_that_is_gone_or_huge_is_said(tmp_path, monkeypatch):
    with pytest.raises(Failure) as caught:
        changes(tmp_path / "absent")
    assert caught.value.problem.code == "connector-folder-absent"
    monkeypatch.setattr(folder, "MOST", 1)
    for name in ("a.eml", "b.eml"):
        (tmp_path / name).write_text(name)
    with pytest.raises(Failure) as caught:
        changes(tmp_path)
    assert caught.value.problem.code == "connector-folder-huge"
