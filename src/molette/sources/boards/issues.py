"""Issues of GitHub and GitLab as their REST interfaces export them → cards: a label is a column."""

from collections.abc import Iterator
from datetime import datetime

from molette.sources.boards.cards import Actor, Card, Move, Step, in_order
from molette.sources.boards.moments import Clock
from molette.sources.boards.nodes import Node
from molette.sources.boards.stages import AWAITED, stage_of

OPEN, CLOSED = "Open", "Closed"
LABELLED = ("labeled", "add")
UNLABELLED = ("unlabeled", "remove")
ASSIGNED = {"assigned": Move.ASSIGN, "unassigned": Move.UNASSIGN}
HISTORY = ("events", "timeline", "resource_label_events", "label_events")
COMMENTS = ("comments", "notes", "discussions")


def issues_in(root: Node) -> tuple[Node, ...]:
    """The issues of an array, or of an object that holds one."""
    found = next((root[key].items for key in ("issues", "items", "nodes", "data") if root[key].items), root.items)
    listed = found or ((root,) if "title" in root and "state" in root else ())
    return tuple(issue for issue in listed if "title" in issue and ("number" in issue or "iid" in issue))


def read_issues(issues: tuple[Node, ...], clock: Clock) -> Iterator[Card]:
    """A card for each issue; pull requests are left out."""
    for issue in issues:
        if not issue["pull_request"]:
            yield _card(issue, clock)


def _card(issue: Node, clock: Clock) -> Card:
    name = issue["number"].text or issue["iid"].text
    labels = tuple(label["name"].text or label.text for label in issue["labels"].items)
    history = [event for key in HISTORY for event in issue[key].items]
    comments = [step for key in COMMENTS for one in issue[key].items for step in _comment(one, name, clock)]
    steps = [*_ends(issue, name, history, clock), *comments]
    told = [step for place, event in enumerate(history) for step in _event(event, f"{name}-e{place}", clock)]
    is_told = any(stage_of(step.column) in AWAITED for step in told)
    steps += told if is_told else [*told, *_placed(issue, name, labels, clock)]
    due = clock.read(issue["due_date"].text or issue["milestone"]["due_on"].text or issue["milestone"]["due_date"].text)
    assigned = tuple(actor_of(one) for one in issue["assignees"].items) or (actor_of(issue["assignee"]),)
    moved = any(step.move in (Move.ASSIGN, Move.UNASSIGN) for step in told)
    return Card(
        issue["id"].text or name,
        issue["title"].text,
        in_order(steps),
        () if moved else tuple(one for one in assigned if one),
        tuple(theme for theme in (issue["milestone"]["title"].text, *labels) if theme),
        due,
        is_snapshot=not is_told,
    )


def actor_of(user: Node) -> Actor:
    """Somebody of GitHub (`login`) or GitLab (`username`)."""
    return Actor(user["name"].text, user["login"].text or user["username"].text, user["email"].text)


def _ends(issue: Node, name: str, history: list[Node], clock: Clock) -> Iterator[Step]:
    """Opened and closed, where the history does not tell it."""
    if opened := clock.read(issue["created_at"].text):
        author = actor_of(issue["user"]) or actor_of(issue["author"])
        yield Step(opened, Move.ENTER, f"{name}-opened", author, OPEN)
    closed = clock.read(issue["closed_at"].text)
    if closed and issue["state"].text == "closed" and not any(one["event"].text == "closed" for one in history):
        yield _closed(issue["state_reason"].text, f"{name}-closed", closed, actor_of(issue["closed_by"]))


def _closed(reason: str, item: str, at: datetime, by: Actor) -> Step:
    """Closed as done, unless it is said that nobody will do it."""
    if reason in ("not_planned", "duplicate"):
        return Step(at, Move.SHELVE, item, by)
    return Step(at, Move.ENTER, item, by, CLOSED)


def _event(event: Node, item: str, clock: Clock) -> Iterator[Step]:
    """A step of a history: a label put or taken, somebody assigned, closed, reopened."""
    at, kind = clock.read(event["created_at"].text), event["event"].text or event["action"].text
    if at is None:
        return
    by, label = actor_of(event["actor"]) or actor_of(event["user"]), event["label"]["name"].text
    if kind in ASSIGNED:
        yield Step(at, ASSIGNED[kind], item, by, whom=actor_of(event["assignee"]))
    elif kind == "commented":
        yield Step(at, Move.COMMENT, item, by, text=event["body"].text)
    elif kind in LABELLED and stage_of(label):
        yield Step(at, Move.ENTER, item, by, label)
    elif (kind in UNLABELLED and stage_of(label)) or kind == "reopened":
        yield Step(at, Move.ENTER, item, by, OPEN, left=label)
    elif kind == "closed":
        yield _closed(event["state_reason"].text, item, at, by)


def _comment(one: Node, name: str, clock: Clock) -> Iterator[Step]:
    at = clock.read(one["created_at"].text)
    if at and not one["system"]:
        by = actor_of(one["user"]) or actor_of(one["author"])
        yield Step(at, Move.COMMENT, f"{name}-c{one['id'].text}", by, text=one["body"].text)


def _placed(issue: Node, name: str, labels: tuple[str, ...], clock: Clock) -> Iterator[Step]:
    """Without history, a label is known to be there since the issue was last touched, at the latest."""
    at = clock.read(issue["updated_at"].text)
    column = next((label for label in labels if stage_of(label) in AWAITED), "")
    if at and column and issue["state"].text != "closed":
        author = actor_of(issue["user"]) or actor_of(issue["author"])
        yield Step(at, Move.ENTER, f"{name}-placed", author, column)
