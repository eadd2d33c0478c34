"""The issues of a GitHub or GitLab project, read with a token: what changed since last time, each with its history.

https://docs.github.com/en/rest/issues and https://docs.gitlab.com/api/issues/
"""

import json
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from math import ceil
from re import compile as pattern
from typing import Any
from urllib.parse import quote, urlencode, urljoin

from molette.connectors.failures import Failure
from molette.connectors.http import Access, Answer, ask, parse_address
from molette.connectors.logins import Login, Means

PAGE = 100  # the most both give
MOST_PAGES = 50  # of one history
GITHUB_ADDRESS = "https://api.github.com"
NEXT = pattern(r'<([^<>]+)>\s*;[^,]*\brel="?next"?')
BEYOND_THE_NAME = pattern(r"/-(?:/.*)?$|/(?:issues|boards|projects|pulls|merge_requests)(?:/.*)?$|\.git$")
SPOKEN = pattern(r"@\w|\?")
# What the reader of boards uses, and no more is kept: molette.sources.boards.issues.
FIELDS = (
    "id", "number", "iid", "title", "state", "state_reason", "created_at", "updated_at", "closed_at", "due_date",
)  # fmt: skip
PEOPLE = ("user", "author", "assignee", "closed_by", "actor")
NAMES = ("login", "username", "name")
MISSING, LIMITED = {404, 410}, {403, 429}

Row = Mapping[str, Any]


class Service(StrEnum):
    """Whose interface it is."""

    GITHUB = "github"
    GITLAB = "gitlab"


@dataclass(frozen=True, slots=True)
class Board:
    """A project: `root` is where its service answers, `project` its name there; a public one needs no `token`."""

    service: Service
    root: str
    project: str
    token: str = field(default="", repr=False)
    authority: str = field(default="", repr=False)
    public_only: bool = False
    patience: float = 0.0

    @property
    def access(self) -> Access:
        """Who asks."""
        login = Login("token", self.token, Means.TOKEN) if self.token else None
        return Access(login, self.authority, self.public_only, self.patience)

    @property
    def host(self) -> str:
        """The machine that answers."""
        return parse_address(self.root).host


@dataclass(frozen=True, slots=True)
class Mark:
    """How far a board was read: the last change's moment, the issues read of that very moment, the answer's tag."""

    since: str = ""
    read: tuple[str, ...] = ()
    tag: str = ""


@dataclass(frozen=True, slots=True)
class Fetched:
    """One issue with its history, and the mark to start from once it is kept; no issue: only the mark has moved."""

    key: str
    issue: dict[str, Any] | None
    mark: Mark


def board_at(address: str, token: str = "", service: Service | None = None) -> Board:
    """The project whose page is at an address, as it is pasted from a browser. Errors: Failure."""
    page = parse_address(address)
    site = f"{page.scheme}://{page.host}" + ("" if page.port in (80, 443) else f":{page.port}")
    found = service or (Service.GITHUB if "github" in page.host else Service.GITLAB)
    names = BEYOND_THE_NAME.sub("", page.path.partition("?")[0].rstrip("/")).strip("/").split("/")
    if found is Service.GITHUB:
        root = GITHUB_ADDRESS if page.host in ("github.com", "www.github.com") else f"{site}/api/v3"
        names = names[:2]
    else:
        root = f"{site}/api/v4"
    if len(names) < 2 or not all(names):
        raise Failure("connector-project-odd", page.host, host=page.host)
    return Board(found, root, "/".join(names), token)


def check(board: Board) -> str:
    """The project's full name, once it was reached and its issues could be read. Errors: Failure."""
    said = _object(_asked(board, _address(board, "")))
    _rows(_asked(board, _address(board, "/issues", per_page=1)), board)
    return str(said.get("full_name") or said.get("path_with_namespace") or board.project)


def fetch(board: Board, mark: Mark | None = None, *, limit: int) -> Iterator[Fetched]:
    """At most `limit` issues new or changed since a mark, the oldest change first; go on from the last mark.

    Nothing is lost when the reading stops anywhere, a limit of the service included. Errors: Failure.
    """
    here, left, following = mark or Mark(), limit, "first"
    while following and left > 0:
        answer = _asked(board, _page(board, here), here.tag)
        if answer.status == 304:
            return
        rows, following = _rows(answer, board), _next(answer)
        for _ in range(MOST_PAGES):  # a page that holds a single moment cannot be asked past it: page after page then
            if not (following and rows and _moment(rows[-1]) == _instant(here.since)):
                break
            answer = _asked(board, following)
            rows, following = [*rows, *_rows(answer, board)], _next(answer)
        fresh = [row for row in rows if _is_new(row, here)]
        for row in fresh[:left]:
            here = _after(here, row)
            yield Fetched(_name(row), _whole(board, row), here)
        left -= len(fresh)
        following = following if fresh else ""
    if left >= 0 and not following and here != mark and (tag := _tag(board, here)) != here.tag:
        yield Fetched("", None, Mark(here.since, here.read, tag))


def _page(board: Board, mark: Mark) -> str:
    """The address of the issues changed since a mark, that moment included, oldest change first."""
    if board.service is Service.GITHUB:
        asked = {"state": "all", "sort": "updated", "direction": "asc", "since": mark.since}
    else:
        asked = {"scope": "all", "order_by": "updated_at", "sort": "asc", "updated_after": mark.since}
    return _address(board, "/issues", **{name: value for name, value in asked.items() if value}, per_page=PAGE)


def _address(board: Board, path: str, **asked: str | int) -> str:
    name = quote(board.project) if board.service is Service.GITHUB else quote(board.project, safe="")
    place = f"repos/{name}" if board.service is Service.GITHUB else f"projects/{name}"
    return f"{board.root}/{place}{path}" + (f"?{urlencode(asked)}" if asked else "")


def _tag(board: Board, mark: Mark) -> str:
    """The tag of the answer to the question that will be put next time, so that a quiet board costs nothing then."""
    return _asked(board, _page(board, mark)).headers.get("etag", "")


def _asked(board: Board, address: str, tag: str = "") -> Answer:
    headers = {"Accept": "application/json", **({"If-None-Match": tag} if tag else {})}
    return _checked(ask("GET", address, board.access, headers=headers), board)


def _checked(answer: Answer, board: Board) -> Answer:
    host = board.host
    if answer.status in LIMITED and (minutes := _minutes_to_wait(answer)):
        raise Failure("connector-limited", host, host=host, minutes=minutes)
    if answer.status == 401 or (answer.status == 403 and board.token):
        raise Failure("connector-token-refused", host, host=host)
    if answer.status in MISSING or answer.status == 403:
        raise Failure("connector-project-missing", host, host=host, project=board.project)
    return answer.require(200, 304)


def _minutes_to_wait(answer: Answer) -> int:
    """How long the service asks to wait, in minutes; 0 when it does not."""
    said = answer.headers
    after, reset = _number(said.get("retry-after")), _number(said.get("x-ratelimit-reset", said.get("ratelimit-reset")))
    remaining = said.get("x-ratelimit-remaining", said.get("ratelimit-remaining"))
    if after:
        return ceil(after / 60)
    if remaining == "0" or answer.status == 429:
        return max(1, ceil((reset - time.time()) / 60)) if reset else 1
    return 0


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text[:12].isdecimal() else 0


def _rows(answer: Answer, board: Board) -> list[Row]:
    """The objects of a list. Errors: Failure when it is none."""
    said = _json(answer)
    if not isinstance(said, list):
        raise Failure("connector-answer-odd", board.host, host=board.host)
    return [row for row in said if isinstance(row, dict)]


def _object(answer: Answer) -> Row:
    said = _json(answer)
    return said if isinstance(said, dict) else {}


def _json(answer: Answer) -> object:
    try:
        return json.loads(answer.body)
    except (ValueError, RecursionError):
        return None


def _next(answer: Answer) -> str:
    """The address of the next page, on the same service, or nothing."""
    found = NEXT.search(answer.headers.get("link", ""))
    address = urljoin(answer.address, found.group(1)) if found else ""
    is_here = address and parse_address(address).host == parse_address(answer.address).host
    return address if is_here else ""


def _name(row: Row) -> str:
    return str(row.get("number") or row.get("iid") or "")


def _moment(row: Row) -> datetime | None:
    """When an issue was last changed."""
    return _instant(str(row.get("updated_at") or ""))


def _instant(text: str) -> datetime | None:
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return None
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _is_new(row: Row, mark: Mark) -> bool:
    """Whether an issue changed after the mark; one that does not say when cannot be placed and is left."""
    at, since = _moment(row), _instant(mark.since)
    if at is None or not _name(row):
        return False
    return since is None or at > since or (at == since and _name(row) not in mark.read)


def _after(mark: Mark, row: Row) -> Mark:
    """The mark once an issue is read."""
    is_same = _moment(row) == _instant(mark.since)
    return Mark(str(row["updated_at"]), (*mark.read, _name(row)) if is_same else (_name(row),))


def _whole(board: Board, row: Row) -> dict[str, Any] | None:
    """What is kept of an issue and its history; nothing of a pull request."""
    if row.get("pull_request"):
        return None
    return kept(row) | {part: [kept(event) for event in _history(board, _name(row), part)] for part in _parts(board)}


def _parts(board: Board) -> Sequence[str]:
    return ("timeline",) if board.service is Service.GITHUB else ("resource_label_events", "notes")


def _history(board: Board, name: str, part: str) -> Iterator[Row]:
    order = {} if board.service is Service.GITHUB else {"sort": "asc"}
    address = _address(board, f"/issues/{quote(name)}/{part}", per_page=PAGE, **order)
    for _ in range(MOST_PAGES):
        answer = _asked(board, address)
        yield from _rows(answer, board)
        if not (address := _next(answer)):
            return


def kept(row: Row) -> dict[str, Any]:
    """An issue or an event without what is not read: of what people wrote, only whether they spoke to somebody."""
    told: dict[str, Any] = {name: row[name] for name in (*FIELDS, "event", "action", "system") if row.get(name)}
    told |= {name: _person(row[name]) for name in PEOPLE if isinstance(row.get(name), dict)}
    if isinstance(row.get("assignees"), list):
        told["assignees"] = [_person(one) for one in row["assignees"] if isinstance(one, dict)]
    if isinstance(row.get("labels"), list):
        told["labels"] = [label.get("name") if isinstance(label, dict) else label for label in row["labels"]]
    if isinstance(label := row.get("label"), dict):
        told["label"] = {"name": label.get("name")}
    if isinstance(step := row.get("milestone"), dict):
        told["milestone"] = {name: step.get(name) for name in ("title", "due_on", "due_date")}
    if isinstance(row.get("body"), str) and ("event" in row or "system" in row):
        told["body"] = "?" if SPOKEN.search(row["body"]) else ""
    return told


def _person(said: Row) -> dict[str, Any]:
    return {name: said[name] for name in NAMES if said.get(name)}
