"""GitHub and GitLab as their documentation tells their answers: issues, histories, pages, limits, tags.

https://docs.github.com/en/rest/issues/issues, https://docs.github.com/en/rest/issues/timeline,
https://docs.gitlab.com/api/issues/, https://docs.gitlab.com/api/notes/, https://docs.gitlab.com/api/rest/#pagination
"""

import json
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, unquote, urlencode, urlsplit

TOKEN = "ghp-sesame-0123"


@dataclass
class Project:
    """What the service holds, and how it misbehaves: `refusals` are answers given before any other, in turn."""

    issues: list = field(default_factory=list)
    histories: dict = field(default_factory=dict)
    refusals: list = field(default_factory=list)
    asked: list = field(default_factory=list)
    hourly: int = 10_000
    is_public: bool = False
    knows_tags: bool = True


class Service(BaseHTTPRequestHandler):
    """What the two services have in common."""

    protocol_version = "HTTP/1.1"
    project = Project()
    root, tokens = "", ("Authorization",)

    def do_GET(self):
        project, parts = self.project, urlsplit(self.path)
        asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
        project.asked.append((parts.path, asked))
        if project.refusals:
            self.say(*project.refusals.pop(0))
        elif project.hourly < 1:
            self.say(403, {"x-ratelimit-remaining": "0", "x-ratelimit-reset": "4102444800"}, {"message": "limit"})
        elif not (project.is_public or f"Bearer {TOKEN}" == self.headers.get("Authorization")):
            self.say(401, {}, {"message": "Bad credentials"})
        elif not parts.path.startswith(self.root):
            self.say(404, {}, {"message": "Not Found"})
        else:
            project.hourly -= 1
            self.route(parts.path.removeprefix(self.root), asked)

    def route(self, rest, asked):
        if rest == "":
            self.say(200, {}, self.described())
        elif rest == "/issues":
            self.page(self.changed(asked), asked)
        elif (name := rest.removeprefix("/issues/").partition("/"))[0] in self.names():
            self.page(self.project.histories.get((name[0], name[2]), []), asked)
        else:
            self.say(404, {}, {"message": "Not Found"})

    def names(self):
        return {str(issue.get("number") or issue.get("iid")) for issue in self.project.issues}

    def changed(self, asked):
        since = asked.get("since") or asked.get("updated_after") or ""
        return sorted(
            (issue for issue in self.project.issues if issue["updated_at"] >= since), key=lambda one: one["updated_at"]
        )

    def page(self, rows, asked):
        size, number = int(asked.get("per_page", 30)), int(asked.get("page", 1))
        shown = rows[(number - 1) * size : number * size]
        headers = {}
        if number * size < len(rows):
            base = f"http://127.0.0.1:{self.server.server_port}{urlsplit(self.path).path}"
            links = {"next": number + 1, "last": -(-len(rows) // size)}
            headers["Link"] = ", ".join(
                f'<{base}?{urlencode(asked | {"page": page})}>; rel="{rel}"' for rel, page in links.items()
            )
        self.say(200, headers, shown)

    def say(self, status, headers, said):
        body = said if isinstance(said, bytes) else json.dumps(said).encode()
        tag = f'W/"{sha256(body).hexdigest()[:16]}"'
        if status == 200 and self.project.knows_tags:
            headers = {**headers, "ETag": tag}
            if self.headers.get("If-None-Match") == tag:
                status, body = 304, b""
                self.project.hourly += 1
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)
        self.close_connection = True

    def log_message(self, *_):
        pass


class GitHub(Service):
    root = "/api/v3/repos/arvor/paie"

    def described(self):
        return {"id": 1, "full_name": "Arvor/paie", "private": True}


class GitLab(Service):
    root = "/api/v4/projects/arvor%2Frh%2Fpaie"

    def described(self):
        return {"id": 7, "path_with_namespace": "arvor/rh/paie"}


def serving(kind):
    """A handler class of that service with a project of its own."""
    return type("Serving", (kind,), {"project": Project()})


def github_issue(number, minute, **more):
    """An issue as GitHub gives it, changed so many minutes after nine."""
    at = f"2026-03-02T09:{minute:02}:00Z"
    return {
        "id": 1000 + number,
        "number": number,
        "title": f"Lot {number}",
        "body": "Le corps du ticket, confidentiel.",
        "state": "open",
        "user": {"login": "alice", "id": 1, "avatar_url": "https://x.example/a.png"},
        "labels": [{"id": 1, "name": "à valider", "color": "f00"}],
        "assignees": [{"login": "claire"}],
        "assignee": {"login": "claire"},
        "milestone": None,
        "comments": 1,
        "created_at": "2026-03-01T08:00:00Z",
        "updated_at": at,
        "closed_at": None,
        **more,
    }


def github_timeline(number, minute):
    """The label put, then a word to somebody."""
    at = f"2026-03-02T09:{minute:02}:00Z"
    return [
        {"event": "labeled", "actor": {"login": "alice"}, "created_at": at, "label": {"name": "à valider"}},
        {"event": "commented", "actor": {"login": "alice"}, "created_at": at, "body": "@claire, un secret ?"},
    ]


def gitlab_issue(iid, minute, **more):
    """An issue as GitLab gives it."""
    return {
        "id": 5000 + iid,
        "iid": iid,
        "title": f"Lot {iid}",
        "description": "Le corps du ticket, confidentiel.",
        "state": "opened",
        "author": {"id": 1, "username": "alice", "name": "Alice Roux"},
        "labels": ["en attente client"],
        "assignees": [{"username": "claire", "name": "Claire Martin"}],
        "milestone": {"title": "Cadrage", "due_date": "2026-04-01"},
        "created_at": "2026-03-01T08:00:00.000Z",
        "updated_at": f"2026-03-02T09:{minute:02}:00.000Z",
        "closed_at": None,
        **more,
    }


def gitlab_events(minute):
    at = f"2026-03-02T09:{minute:02}:00.000Z"
    return [
        {"id": 1, "user": {"username": "alice", "name": "Alice Roux"}, "created_at": at, "action": "add",
         "label": {"id": 1, "name": "en attente client"}},
    ]  # fmt: skip


def gitlab_notes(minute):
    at = f"2026-03-02T09:{minute:02}:30.000Z"
    return [
        {"id": 9, "body": "added ~1 label", "author": {"username": "alice"}, "created_at": at, "system": True},
        {"id": 10, "body": "Bonjour @claire, un secret ?", "author": {"username": "alice"}, "created_at": at,
         "system": False},
    ]  # fmt: skip


def name_of(path):
    """The number of the issue whose history is asked, or nothing."""
    return unquote(path).partition("/issues/")[2].partition("/")[0]
