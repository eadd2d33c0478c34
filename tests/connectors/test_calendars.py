"""Live calendars: CalDAV on Radicale and on servers that know less, subscription addresses."""

import ssl
import threading
from dataclasses import replace
from datetime import date
from http.server import BaseHTTPRequestHandler

import pytest
from cryptography import x509

from molette.connectors import caldav, http, subscription
from molette.connectors.caldav import Calendar, Server, State, calendars, changes
from molette.connectors.failures import Failure
from molette.connectors.http import Access, ask, may_know, parse_address
from molette.connectors.logins import Login, Means
from molette.connectors.peers import is_allowed
from molette.connectors.subscription import Edition, Subscription
from molette.engine.ledger.types import Kind, Person
from molette.engine.report.problem_words import problem_words
from molette.sources.calendars.reading import read_calendar

ALICE = Access(Login("alice", "secret"))


def code_of(call):
    """The code of the problem of a call that fails, whose sentences are whole and without the secret."""
    with pytest.raises(Failure) as caught:
        call()
    problem = caught.value.problem
    for lang in ("fr", "en"):
        said = problem_words(problem, lang).replace("secret address", "")
        assert "{" not in said
        assert "secret" not in f"{said}{problem}"
    return problem.code


@pytest.fixture
def calendar(radicale, request):
    """A calendar of its own for a test, with three meetings; its server as the connectors see it."""
    name = f"agenda{abs(hash(request.node.nodeid))}"
    radicale.make(name, "Réunions d'Arvor")
    for number in range(3):
        radicale.put(name, number)
    return Calendar(f"{radicale.address}alice/{name}/", name)


def names(items):
    return sorted(item.path.rpartition("/")[2] for item in items)


def test_the_calendars_of_an_account_are_found_from_any_of_its_addresses(radicale, calendar):
    radicale.make("taches", "Tâches", kind="VTODO")

    for address in (radicale.address, radicale.address + "alice/", calendar.address):
        found = calendars(Server(address, ALICE))
        assert calendar.address in [each.address for each in found]
        assert "Réunions d'Arvor" in [each.name for each in found]
        assert "Tâches" not in [each.name for each in found]
    with_login = radicale.address.replace("//", "//alice:secret@") + "alice/"
    assert calendars(Server(with_login, Access()))


def test_only_what_changed_comes_again(radicale, calendar):
    server = Server(radicale.address, ALICE)
    first = changes(server, calendar)
    assert names(first.items) == ["0.ics", "1.ics", "2.ics"]
    assert first.is_whole
    still = changes(server, calendar, first.state)
    assert (still.items, still.gone, still.state) == ((), (), first.state)

    radicale.put(calendar.name, 1, "Comité déplacé")
    radicale.put(calendar.name, 3)
    radicale.delete(calendar.name, 0)
    second = changes(server, calendar, first.state)

    assert names(second.items) == ["1.ics", "3.ics"]
    assert [path.rpartition("/")[2] for path in second.gone] == ["0.ics"]
    assert "Comité déplacé".encode() in next(item.raw for item in second.items if item.path.endswith("1.ics"))
    third = changes(server, calendar, second.state)
    assert (third.items, third.gone) == ((), ())


def test_what_comes_out_is_read_as_a_calendar(radicale, calendar):
    item = changes(Server(radicale.address, ALICE), calendar).items[0]

    read = read_calendar(
        item.raw,
        zone="Europe/Paris",
        me=("moi@roux.example",),
        people=(Person("claire", "Claire Martin", ("claire@arvor.example",)),),
        since=date(2026, 1, 1),
        until=date(2026, 12, 31),
        source="agenda",
    )

    assert Kind.MEETING in {fact.kind for fact in read.facts}


@pytest.mark.parametrize(
    "state", [State("token http://radicale.org/ns/sync/0", {}), State("tag vieux", {"/x.ics": "1"})]
)
def test_a_mark_the_server_forgot_reads_all_and_tells_what_is_gone(radicale, calendar, state):
    found = changes(Server(radicale.address, ALICE), calendar, state)

    assert names(found.items) == ["0.ics", "1.ics", "2.ics"]
    assert set(found.gone) == set(state.etags)


@pytest.mark.parametrize("speaks", ["token", "tag", "nothing"])
def test_a_server_that_knows_less_is_read_by_the_versions(radicale, calendar, speaks, monkeypatch):
    if speaks != "token":
        monkeypatch.setattr(caldav, "_mark", lambda *_: "tag x" if speaks == "tag" else "")
    else:
        monkeypatch.setattr(caldav, "_synchronised", lambda *_: None)
    server = Server(radicale.address, ALICE)
    first = changes(server, calendar)
    radicale.put(calendar.name, 1, "Autre")
    radicale.delete(calendar.name, 2)
    if speaks == "tag":
        monkeypatch.setattr(caldav, "_mark", lambda *_: "tag y")
    second = changes(server, calendar, first.state)

    assert names(first.items) == ["0.ics", "1.ics", "2.ics"]
    assert names(second.items) == ["1.ics"]
    assert [path.rpartition("/")[2] for path in second.gone] == ["2.ics"]


def test_a_large_calendar_comes_in_pieces_and_a_stop_between_them_loses_nothing(radicale, calendar, monkeypatch):
    monkeypatch.setattr(caldav, "CHUNK", 2)
    for number in range(3, 11):
        radicale.put(calendar.name, number)
    server, state, seen, is_whole = Server(radicale.address, ALICE), None, [], False
    while not is_whole:
        found = changes(server, calendar, state, limit=4)
        seen += names(found.items)
        state, is_whole = found.state, found.is_whole
        if len(seen) == 4:
            radicale.put(calendar.name, 90)

    assert sorted(seen) == sorted([*(f"{number}.ics" for number in range(11)), "90.ics"])
    assert changes(server, calendar, state).items == ()


def test_names_with_spaces_and_accents_are_asked_for_rightly(radicale, calendar):
    radicale.send(
        "PUT", f"/alice/{calendar.name}/r%C3%A9union%20un%2Bdeux.ics", EVENT, **{"Content-Type": "text/calendar"}
    )

    found = changes(Server(radicale.address, ALICE), calendar)

    assert "réunion un+deux.ics" in names(found.items)
    assert found.problems == ()


EVENT = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//M//FR\r\nBEGIN:VEVENT\r\nUID:x@roux.example\r\n"
    "DTSTAMP:20260301T080000Z\r\nDTSTART:20260310T090000Z\r\nSUMMARY:Été\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)


def test_what_is_refused_is_said(radicale, calendar):
    wrong = Access(Login("alice", "secret2"))
    assert code_of(lambda: calendars(Server(radicale.address + "alice/", wrong))) == "connector-login-refused"
    absent = Calendar(radicale.address + "alice/absent/", "")
    assert code_of(lambda: changes(Server(radicale.address, ALICE), absent)) == "connector-address-missing"
    assert code_of(lambda: calendars(Server("http://mail.example/", ALICE))) == "connector-plain-refused"
    assert code_of(lambda: calendars(Server("ftp://mail.example/", ALICE))) == "connector-address-odd"
    assert code_of(lambda: calendars(Server("https://nulle-part.invalid/", ALICE))) == "connector-host-unknown"
    private = replace(ALICE, public_only=True)
    assert code_of(lambda: calendars(Server(radicale.address, private))) == "connector-peer-private"
    injected = Access(Login("alice", "secret\r\nX: y", Means.TOKEN))
    assert code_of(lambda: calendars(Server(radicale.address, injected))) == "connector-character-odd"


class Site(BaseHTTPRequestHandler):
    """A web server whose answers a test chooses: `pages` by path; `asked` keeps the requests."""

    protocol_version = "HTTP/1.1"
    pages, asked = {}, []

    def answer(self):
        length = int(self.headers.get("Content-Length") or 0)
        self.rfile.read(length)
        type(self).asked.append((self.command, self.path, dict(self.headers)))
        status, headers, body = self.pages.get(self.path, (404, {}, b""))
        etag = headers.get("ETag")
        if etag and self.headers.get("If-None-Match") == etag:
            status, body = 304, b""
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)
        self.close_connection = True

    do_GET = do_PROPFIND = do_REPORT = answer  # noqa: N815 (named by the standard library)

    def log_message(self, *_):
        pass


@pytest.fixture
def site(served):
    handler = type("Pages", (Site,), {"pages": {}, "asked": []})
    with served(handler) as server:
        server.pages, server.asked = handler.pages, handler.asked
        server.address = f"http://127.0.0.1:{server.server_port}"
        yield server


def test_a_subscription_is_read_again_only_when_it_changed(site):
    page = Subscription(site.address + "/secret-1234/agenda.ics")
    site.pages["/secret-1234/agenda.ics"] = (
        200,
        {"ETag": '"1"', "Last-Modified": "Mon, 02 Mar 2026 09:00:00 GMT"},
        EVENT.encode(),
    )
    first = subscription.fetch(page)
    assert first.raw == EVENT.encode()
    assert first.edition == Edition('"1"', "Mon, 02 Mar 2026 09:00:00 GMT")
    assert subscription.fetch(page, first.edition) is None

    site.pages["/secret-1234/agenda.ics"] = (200, {"ETag": '"2"'}, EVENT.replace("Été", "Hiver").encode())

    assert b"Hiver" in subscription.fetch(page, first.edition).raw
    assert "secret" not in repr(page)


def test_redirects_are_followed_but_not_out_of_http_nor_for_ever(site):
    site.pages |= {
        "/a": (302, {"Location": "/b"}, b""),
        "/b": (301, {"Location": site.address + "/c"}, b""),
        "/c": (200, {}, EVENT.encode()),
        "/file": (302, {"Location": "file:///etc/passwd"}, b""),
        "/ftp": (302, {"Location": "ftp://127.0.0.1/"}, b""),
        "/loop": (302, {"Location": "/loop"}, b""),
    }
    assert subscription.fetch(Subscription(site.address + "/a")).raw == EVENT.encode()
    for path in ("/file", "/ftp"):
        assert code_of(lambda path=path: subscription.fetch(Subscription(site.address + path))) == (
            "connector-redirect-refused"
        )
    assert code_of(lambda: subscription.fetch(Subscription(site.address + "/loop"))) == "connector-redirects"


@pytest.mark.parametrize(
    ("status", "body", "code"),
    [
        (200, b"<html>secret</html>", "connector-not-calendar"),
        (401, b"", "connector-login-refused"),
        (404, b"", "connector-address-missing"),
        (429, b"", "connector-busy"),
        (500, b"secret", "connector-down"),
    ],
)
def test_what_is_no_calendar_is_said(site, status, body, code):
    site.pages["/x?secret"] = (status, {}, body)

    assert code_of(lambda: subscription.fetch(Subscription(site.address + "/x?secret"))) == code


def test_an_answer_that_swells_or_stops_short_is_refused(site, monkeypatch):
    monkeypatch.setattr(http, "LARGEST", 100_000)
    site.pages["/big"] = (200, {}, EVENT.encode() + b"x" * 200_000)
    site.pages["/short"] = (200, {"Content-Length": "5000"}, EVENT.encode())

    assert code_of(lambda: subscription.fetch(Subscription(site.address + "/big"))) == "connector-too-large"
    assert code_of(lambda: subscription.fetch(Subscription(site.address + "/short"))) == "connector-cut"


def test_a_server_that_trickles_is_not_waited_for(served, monkeypatch):
    ended = threading.Event()

    class Trickle(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.end_headers()
            while not ended.wait(0.05):
                self.wfile.write(b"x")

        def log_message(self, *_):
            pass

    monkeypatch.setattr(http, "LONGEST", 0.4)
    with served(Trickle) as server:
        page = Subscription(f"http://127.0.0.1:{server.server_port}/")
        assert code_of(lambda: subscription.fetch(page)) == "connector-silent"
        ended.set()


def test_a_silent_or_closed_port_is_said(mute, monkeypatch):
    monkeypatch.setattr(http, "PATIENCE", 0.3)
    with mute() as port:
        assert code_of(lambda: subscription.fetch(Subscription(f"http://127.0.0.1:{port}/"))) == "connector-silent"
    assert code_of(lambda: subscription.fetch(Subscription(f"http://127.0.0.1:{port}/"))) == "connector-refused"
    with mute(b"* OK IMAP4\r\n", is_closing=True) as port:
        assert code_of(lambda: subscription.fetch(Subscription(f"http://127.0.0.1:{port}/"))) in (
            "connector-answer-odd",
            "connector-cut",
        )


def test_a_certificate_is_checked_and_ones_own_can_be_trusted(served, own_certificate, certified, tmp_path):
    both = tmp_path / "both.pem"
    both.write_text("".join(own_certificate))
    handler = type("Pages", (Site,), {"pages": {"/": (200, {}, EVENT.encode())}, "asked": []})
    with served(handler) as server:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(both)
        server.socket = context.wrap_socket(server.socket, server_side=True)
        address = f"https://127.0.0.1:{server.server_port}/"
        assert code_of(lambda: subscription.fetch(Subscription(address))) == "connector-certificate-unknown"
        trusted = Subscription(address, Access(authority=own_certificate[0]))
        assert subscription.fetch(trusted).raw == EVENT.encode()
        handler.pages["/"] = (302, {"Location": "http://127.0.0.1:1/"}, b"")
        assert code_of(lambda: subscription.fetch(trusted)) == "connector-redirect-refused"
        other = certified([x509.DNSName("autre.example")])[0]
        untrusted = Subscription(address, Access(authority=other))
        assert code_of(lambda: subscription.fetch(untrusted)) == "connector-certificate-unknown"


def test_a_password_does_not_follow_to_strangers(site, served):
    handler = type("Pages", (Site,), {"pages": {"/x": (200, {}, b"")}, "asked": []})
    with served(handler) as stranger:
        site.pages["/here"] = (302, {"Location": "/there"}, b"")
        site.pages["/there"] = (302, {"Location": f"http://127.0.0.1:{stranger.server_port}/x"}, b"")
        ask("PROPFIND", site.address + "/here", ALICE)

    assert [("Authorization" in headers) for _, _, headers in site.asked] == [True, True]
    assert [(method, "Authorization" in headers) for method, _, headers in handler.asked] == [("PROPFIND", False)]


@pytest.mark.parametrize(
    ("first", "other", "may"),
    [
        ("https://caldav.icloud.com", "https://p12-caldav.icloud.com:443/1/", True),
        ("https://dav.example.org", "https://dav.example.org:8443", True),
        ("https://dav.example.org", "http://dav.example.org:8080", False),
        ("https://dav.example.org", "http://www.example.org", False),
        ("https://example.org", "https://other.org", False),
        ("https://dav.example.org", "https://evil-example.org", False),
    ],
)
def test_who_may_know_a_password(first, other, may):
    assert may_know(parse_address(first), parse_address(other)) is may


@pytest.mark.parametrize(
    ("pasted", "read"),
    [
        ("webcal://agenda.example/x y.ics?k=é", "https://agenda.example:443/x%20y.ics?k=%C3%A9"),
        (" dav.example.org/alice ", "https://dav.example.org:443/alice"),
        ("http://[::1]:5232", "http://[::1]:5232/"),
    ],
)
def test_an_address_is_read_as_it_is_pasted(pasted, read):
    assert parse_address(pasted).text == read


@pytest.mark.parametrize(
    "pasted", ["", "file:///etc/passwd", "https://", "https://a.example:99999", "javascript:x", "https://a\nb"]
)
def test_what_is_no_web_address_is_refused(pasted):
    assert code_of(lambda: parse_address(pasted)) == "connector-address-odd"


@pytest.mark.parametrize(
    ("address", "anywhere", "public"),
    [
        ("93.184.215.14", True, True),
        ("192.168.1.5", True, False),
        ("10.0.0.1", True, False),
        ("127.0.0.1", True, False),
        ("::1", True, False),
        ("fd00::1", True, False),
        ("::ffff:10.0.0.1", True, False),
        ("169.254.169.254", False, False),
        ("::ffff:169.254.169.254", False, False),
        ("fe80::1%eth0", False, False),
    ],
)
def test_which_machines_may_be_talked_to(address, anywhere, public):
    assert (is_allowed(address, public_only=False), is_allowed(address, public_only=True)) == (anywhere, public)


HOSTILE = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>',
    b"<html><body>secret",
    b"",
    b"\xff\xfe<\x00x\x00/\x00>\x00",
    b'<D:multistatus xmlns:D="DAV:"/>',
    b'<D:multistatus xmlns:D="DAV:"><D:response><D:status>x y</D:status></D:response></D:multistatus>',
    b"<a>" * 100_000,
)


@pytest.mark.parametrize("body", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_answer_is_refused_not_believed(site, body):
    for path in ("/", "/.well-known/caldav"):
        site.pages[path] = (207, {}, body)

    assert code_of(lambda: calendars(Server(site.address, ALICE))) in (
        "connector-not-caldav",
        "connector-no-calendar",
        "connector-answer-odd",
    )


def test_a_server_found_by_its_well_known_address_and_its_principal(site):
    def said(path, inside):
        return (
            '<D:multistatus xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><D:response>'
            f"<D:href>{path}</D:href><D:propstat><D:prop>{inside}</D:prop><D:status>HTTP/1.1 200 OK</D:status>"
            "</D:propstat></D:response></D:multistatus>"
        ).encode()

    site.pages |= {
        "/": (405, {}, b""),
        "/.well-known/caldav": (301, {"Location": "/dav/"}, b""),
        "/dav/": (207, {}, said("/dav/", "<D:current-user-principal><D:href>/p/</D:href></D:current-user-principal>")),
        "/p/": (207, {}, said("/p/", "<C:calendar-home-set><D:href>/home/</D:href></C:calendar-home-set>")),
        "/home/": (207, {}, said("/home/a%20b/", "<D:resourcetype><D:collection/><C:calendar/></D:resourcetype>")),
    }

    assert calendars(Server(site.address, ALICE)) == (Calendar(site.address + "/home/a%20b/", "a b"),)


def listed(*entries, token):
    """A multistatus of entries: a path, a status, and properties when there are."""
    said = "".join(
        f"<D:response><D:href>{path}</D:href>"
        + (f"<D:propstat><D:prop>{inside}</D:prop><D:status>HTTP/1.1 200 OK</D:status></D:propstat>" if inside else "")
        + f"<D:status>HTTP/1.1 {status} X</D:status></D:response>"
        for path, status, inside in entries
    )
    spaces = 'xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"'
    return f"<D:multistatus {spaces}>{said}<D:sync-token>{token}</D:sync-token></D:multistatus>".encode()


class Pager(BaseHTTPRequestHandler):
    """A server that tells its changes page after page, and names an event that it does not give."""

    def do_PROPFIND(self):
        self.answer(listed(("/c/", 200, "<D:sync-token>t2</D:sync-token>"), token=""))

    def do_REPORT(self):
        asked = self.rfile.read(int(self.headers["Content-Length"])).decode()
        a, b = (f"<D:getetag>{name}</D:getetag>" for name in "ab")
        if "multiget" in asked:
            data = f"<C:calendar-data>{EVENT}</C:calendar-data>"
            self.answer(listed(("/c/a.ics", 200, data), ("/c/b.ics", 403, ""), ("/c/d.ics", 404, ""), token=""))
        elif "<D:sync-token>t1<" in asked:
            self.answer(listed(("/c/b.ics", 200, b), ("/c/d.ics", 200, "<D:getetag>d</D:getetag>"), token="t2"))
        else:
            self.answer(listed(("/c/a.ics", 200, a), ("/c/", 507, ""), token="t1"))

    def answer(self, body):
        self.rfile.close()
        self.send_response(207)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


def test_changes_told_page_after_page_are_all_read_and_what_is_not_given_is_said(served):
    with served(Pager) as server:
        address = f"http://127.0.0.1:{server.server_port}/c/"
        found = changes(Server(address, ALICE), Calendar(address, "c"))

    assert names(found.items) == ["a.ics"]
    assert [(problem.code, problem.values["name"]) for problem in found.problems] == [
        ("connector-item-unread", "b.ics")
    ]
    assert found.state.mark == "token t2"
    assert found.is_whole
