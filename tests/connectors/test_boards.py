"""Live boards: GitHub and GitLab as documented, over a real line; only what changed, nothing lost or secret kept."""

import json
from dataclasses import replace

import pytest
from tests.connectors.services import (
    TOKEN,
    GitHub,
    GitLab,
    github_issue,
    github_timeline,
    gitlab_events,
    gitlab_issue,
    gitlab_notes,
    name_of,
    serving,
)

from molette.connectors import boards
from molette.connectors.boards import Mark, Service, board_at, check, fetch
from molette.connectors.failures import Failure
from molette.engine.ledger.types import Kind
from molette.engine.report.problem_words import problem_words
from molette.sources.boards import read_board


@pytest.fixture
def github(served):
    handler = serving(GitHub)
    with served(handler) as server:
        handler.project.board = board_at(
            f"http://127.0.0.1:{server.server_port}/arvor/paie/issues?q=is%3Aopen", TOKEN, Service.GITHUB
        )
        yield handler.project


@pytest.fixture
def gitlab(served):
    handler = serving(GitLab)
    with served(handler) as server:
        handler.project.board = board_at(f"http://127.0.0.1:{server.server_port}/arvor/rh/paie/-/issues", TOKEN)
        yield handler.project


def fill(project, minutes, make=github_issue):
    """Issues 1, 2, 3… changed at these minutes, with their histories."""
    for number, minute in enumerate(minutes, start=1):
        project.issues.append(make(number, minute))
        project.histories[str(number), "timeline"] = github_timeline(number, minute)
        project.histories[str(number), "resource_label_events"] = gitlab_events(minute)
        project.histories[str(number), "notes"] = gitlab_notes(minute)


def keys(fetched):
    return [one.key for one in fetched if one.issue]


def problem_of(call):
    with pytest.raises(Failure) as caught:
        call()
    problem = caught.value.problem
    for lang in ("fr", "en"):
        said = problem_words(problem, lang)
        assert "{" not in said
        assert TOKEN not in f"{said}{problem}{caught.value!r}"
    return problem


def code_of(call):
    return problem_of(call).code


def test_a_project_is_found_from_its_page(github, gitlab):
    assert check(github.board) == "Arvor/paie"
    assert check(gitlab.board) == "arvor/rh/paie"


@pytest.mark.parametrize(
    ("address", "root", "project"),
    [
        ("https://github.com/arvor/paie", "https://api.github.com", "arvor/paie"),
        ("github.com/arvor/paie/issues/12#x", "https://api.github.com", "arvor/paie"),
        ("https://github.arvor.example/arvor/paie.git", "https://github.arvor.example/api/v3", "arvor/paie"),
        ("https://gitlab.com/arvor/rh/paie/-/boards", "https://gitlab.com/api/v4", "arvor/rh/paie"),
        ("https://git.arvor.example:8443/a/b/", "https://git.arvor.example:8443/api/v4", "a/b"),
    ],
)
def test_an_address_is_read_as_it_is_pasted(address, root, project):
    found = board_at(address)

    assert (found.root, found.project) == (root, project)


@pytest.mark.parametrize("address", ["https://github.com/arvor", "https://gitlab.com/", "https://gitlab.com//-/issues"])
def test_an_address_that_names_no_project_is_said(address):
    assert code_of(lambda: board_at(address)) == "connector-project-odd"


@pytest.mark.parametrize("service", ["github", "gitlab"])
def test_only_what_changed_comes_again_with_its_history(service, request):
    project = request.getfixturevalue(service)
    make = {"github": github_issue, "gitlab": gitlab_issue}[service]
    fill(project, (1, 2, 3), make)
    first = list(fetch(project.board, limit=100))
    assert keys(first) == ["1", "2", "3"]
    project.asked.clear()
    assert list(fetch(project.board, first[-1].mark, limit=100)) == []
    assert len(project.asked) == 1

    project.issues[0] = make(1, 30)
    project.issues.append(make(4, 31))
    second = list(fetch(project.board, first[-1].mark, limit=100))

    assert keys(second) == ["1", "4"]
    assert [name_of(path) for path, _ in project.asked if name_of(path) == "2"] == []


@pytest.mark.parametrize("service", ["github", "gitlab"])
def test_what_comes_out_is_read_as_an_export_is(service, request):
    project = request.getfixturevalue(service)
    fill(project, (1,), {"github": github_issue, "gitlab": gitlab_issue}[service])

    issues = [one.issue for one in fetch(project.board, limit=10) if one.issue]
    read = read_board(json.dumps(issues).encode(), source="paie", me=("alice",))

    assert [fact.kind for fact in read.facts] == [Kind.ASK, Kind.NUDGE]
    assert read.problems == ()
    assert "secret" not in json.dumps(issues)
    assert "confidentiel" not in json.dumps(issues)


def test_pages_are_followed_and_a_stop_between_two_loses_nothing(github, monkeypatch):
    monkeypatch.setattr(boards, "PAGE", 3)
    fill(github, range(1, 15))
    mark, seen = None, []
    while found := list(fetch(github.board, mark, limit=4)):
        assert len(keys(found)) <= 4
        seen += keys(found)
        mark = found[-1].mark

    assert seen == [str(number) for number in range(1, 15)]


def test_many_issues_of_the_very_same_moment_are_all_read(github, monkeypatch):
    monkeypatch.setattr(boards, "PAGE", 3)
    fill(github, [5] * 10 + [6])
    mark, seen = None, []
    while found := list(fetch(github.board, mark, limit=4)):
        seen += keys(found)
        mark = found[-1].mark

    assert sorted(seen, key=int) == [str(number) for number in range(1, 12)]


def test_a_long_history_is_read_to_its_end(github, monkeypatch):
    monkeypatch.setattr(boards, "PAGE", 2)
    fill(github, (1,))
    github.histories["1", "timeline"] = github_timeline(1, 1) * 3

    assert len(next(fetch(github.board, limit=1)).issue["timeline"]) == 6


def test_pull_requests_are_passed_over(github):
    fill(github, (1, 2))
    github.issues[0]["pull_request"] = {"url": "https://x.example"}
    found = list(fetch(github.board, limit=10))

    assert keys(found) == ["2"]
    assert ("/api/v3/repos/arvor/paie/issues/1/timeline", {"per_page": "100"}) not in github.asked


def test_a_limit_in_the_middle_keeps_what_was_read_and_says_how_long_to_wait(github):
    fill(github, (1, 2, 3))
    github.hourly, got = 3, []
    problem = problem_of(lambda: [got.append(one) for one in fetch(github.board, limit=10)])
    assert problem.code == "connector-limited"
    assert problem.values["minutes"] > 60
    assert keys(got) == ["1", "2"]

    github.hourly = 100

    assert keys(fetch(github.board, got[-1].mark, limit=10)) == ["3"]


def test_without_tags_a_quiet_board_brings_nothing_either(github):
    github.knows_tags = False
    fill(github, (1, 2))
    mark = list(fetch(github.board, limit=10))[-1].mark

    assert mark.tag == ""
    assert list(fetch(github.board, mark, limit=10)) == []


@pytest.mark.parametrize(
    ("refusal", "code"),
    [
        ((401, {}, {"message": "Bad credentials"}), "connector-token-refused"),
        ((403, {}, {"message": "Resource not accessible"}), "connector-token-refused"),
        ((403, {"Retry-After": "90"}, {"message": "secondary"}), "connector-limited"),
        ((429, {"RateLimit-Remaining": "0", "RateLimit-Reset": "1"}, {}), "connector-limited"),
        ((404, {}, {"message": "Not Found"}), "connector-project-missing"),
        ((410, {}, {"message": "Issues are disabled"}), "connector-project-missing"),
        ((500, {}, b"oops"), "connector-down"),
        ((200, {}, b"<html>"), "connector-answer-odd"),
        ((200, {}, {"issues": []}), "connector-answer-odd"),
        ((200, {}, b"[" * 100_000), "connector-answer-odd"),
    ],
)
@pytest.mark.parametrize("service", ["github", "gitlab"])
def test_what_goes_wrong_is_said(service, refusal, code, request):
    project = request.getfixturevalue(service)
    project.refusals.append(refusal)

    assert code_of(lambda: list(fetch(project.board, limit=10))) == code


def test_a_wrong_or_missing_token_is_said(github):
    assert code_of(lambda: check(replace(github.board, token="autre"))) == "connector-token-refused"
    github.is_public = True
    assert check(replace(github.board, token="")) == "Arvor/paie"
    assert code_of(lambda: check(replace(github.board, project="arvor/autre"))) == "connector-project-missing"
    assert TOKEN not in repr(github.board)


def test_a_hostile_service_is_not_followed(github):
    fill(github, (1, 2))
    github.issues += [{"number": 3}, {"updated_at": "2026-03-02T09:50:00Z"}, github_issue(5, 40, updated_at="hier")]
    github.issues = [issue if "updated_at" in issue else {**issue, "updated_at": "x"} for issue in github.issues]

    assert keys(fetch(github.board, limit=10)) == ["1", "2"]
    github.refusals.append((200, {"Link": '<https://ailleurs.example/x>; rel="next"'}, github.issues[:2]))
    assert keys(fetch(github.board, limit=10)) == ["1", "2"]
    assert code_of(lambda: check(replace(github.board, public_only=True))) == "connector-peer-private"


def test_a_service_that_ignores_the_mark_does_not_go_round_for_ever(github):
    fill(github, (1, 2, 3))
    mark = list(fetch(github.board, limit=10))[-1].mark
    github.refusals.append((200, {}, github.issues))

    assert list(fetch(github.board, Mark(mark.since, mark.read), limit=10)) == []
