"""Real servers, each in a folder of its own, for the whole session: pymap, Dovecot, Radicale."""

import importlib.util
import json
import os
import shutil
import signal
import socket
import ssl
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from imapclient import IMAPClient

from molette.connectors.imap import Account, Security
from molette.connectors.logins import Login

PASSWORD = 'mot de passe é"\\1'
TOKEN = "jeton-0123456789"
DOVECOT_CONF = """
base_dir = {room}/run
state_dir = {room}/run
log_path = {room}/log
protocols = imap
listen = 127.0.0.1
ssl = yes
ssl_cert = <{room}/cert.pem
ssl_key = <{room}/key.pem
disable_plaintext_auth = no
auth_mechanisms = {mechanisms}
first_valid_uid = 1
mail_location = maildir:~/Maildir
default_login_user = dovenull
default_internal_user = dovecot
mail_max_userip_connections = 50
auth_failure_delay = 0
service anvil {{
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service imap-login {{
  inet_listener imap {{
    port = {plain}
  }}
  inet_listener imaps {{
    port = {tls}
    ssl = yes
  }}
}}
service auth {{
  unix_listener auth-userdb {{
    user = dovecot
  }}
}}
namespace inbox {{
  inbox = yes
  mailbox Sent {{
    special_use = \\Sent
    auto = create
  }}
}}
passdb {{
  driver = passwd-file
  args = scheme=PLAIN username_format=%u {room}/users
}}
passdb {{
  driver = oauth2
  mechanisms = xoauth2 oauthbearer
  args = {room}/oauth.conf
}}
userdb {{
  driver = static
  args = uid=mail gid=mail home={room}/homes/%u
}}
"""
RADICALE_CONF = """
[server]
hosts = 127.0.0.1:{port}
[auth]
type = htpasswd
htpasswd_filename = {room}/users
htpasswd_encryption = plain
delay = 0
[storage]
filesystem_folder = {room}/collections
[logging]
level = warning
"""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(port, process, log):
    for _ in range(200):
        with closing(socket.socket()) as line:
            if not line.connect_ex(("127.0.0.1", port)):
                return
        assert process.poll() is None, log.read_text() if log.exists() else "it ended"
        time.sleep(0.05)
    raise AssertionError(log.read_text() if log.exists() else "it never listened")


@contextmanager
def running(command, port, log, stop=signal.SIGTERM):
    with log.open("ab") as out:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=out)
    try:
        wait_for(port, process, log)
        yield process
    finally:
        process.send_signal(stop)
        process.wait(20)


@pytest.fixture(scope="session")
def room():
    """A folder that the servers' own accounts can enter."""
    with tempfile.TemporaryDirectory(prefix="molette-servers-", ignore_cleanup_errors=True) as name:
        Path(name).chmod(0o755)
        yield Path(name)


def certificate(names, days=30):
    """A self-signed certificate and its key, as PEM."""
    key = ec.generate_private_key(ec.SECP256R1())
    who = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "molette test")])
    start = datetime.now(UTC) - timedelta(days=60)
    built = (
        x509.CertificateBuilder()
        .subject_name(who)
        .issuer_name(who)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(datetime.now(UTC) + timedelta(days=days))
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return built.public_bytes(serialization.Encoding.PEM).decode(), private.decode()


@pytest.fixture(scope="session")
def own_certificate():
    return certificate([x509.DNSName("localhost"), x509.IPAddress(ip_address("127.0.0.1"))])


@dataclass(frozen=True)
class MailServer:
    """A running server; `account` is read through the connectors, `admin` writes by another way."""

    name: str
    account: Account
    homes: Path | None = None

    def of(self, user):
        return replace(self.account, login=Login(user, self.account.login.secret))

    @contextmanager
    def admin(self, account=None):
        account = account or self.account
        with IMAPClient(account.host, account.port, ssl=False, timeout=20) as client:
            # An append is three short sends: each would wait for the server's delayed acknowledgement.
            client.socket().setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            client.plain_login(account.login.user, account.login.secret)
            yield client


def letter(number, size=0):
    return (
        f"Message-ID: <{number}@arvor.example>\n"
        "From: Claire Martin <claire@arvor.example>\n"
        "To: moi@roux.example\n"
        "Date: Mon, 02 Mar 2026 09:00:00 +0100\n"
        "Subject: Bonjour\n"
        "\n"
        f"Pouvez-vous valider le point {number} ?\n" + "x" * size
    ).encode()


@pytest.fixture(scope="session")
def letters():
    return letter


def dovecot_program():
    place = Path(__file__).parents[2] / "setup" / "mailserver.py"
    spec = importlib.util.spec_from_file_location("mailserver", place)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.installed()


class Introspection(BaseHTTPRequestHandler):
    """An OAuth 2 server that knows one token (RFC 7662)."""

    def do_POST(self):
        sent = parse_qs(self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode())
        self.answer(sent.get("token", [""])[0])

    def answer(self, token):
        said = json.dumps({"active": token == TOKEN, "user": "alice", "scope": "mail"}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(said)))
        self.end_headers()
        self.wfile.write(said)

    def log_message(self, *_):
        pass


@contextmanager
def http_server(handler):
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)


@pytest.fixture(scope="session")
def served():
    """Start an HTTP server of one's own around a handler class."""
    return http_server


@contextmanager
def dovecot_server(room, own_certificate, mechanisms, introspection):
    room.mkdir()
    plain, tls = free_port(), free_port()
    (room / "cert.pem").write_text(own_certificate[0])
    (room / "key.pem").write_text(own_certificate[1])
    users = ("alice", "bruno", "chloe", "denis", "emma")
    (room / "users").write_text("".join(f"{user}:{{PLAIN}}{PASSWORD}\n" for user in users))
    (room / "oauth.conf").write_text(
        f"introspection_url = http://127.0.0.1:{introspection}/\nintrospection_mode = post\nforce_introspection = yes\n"
        "username_attribute = user\nactive_attribute = active\nactive_value = true\ntimeout_msecs = 5000\n"
    )
    (room / "homes").mkdir()
    shutil.chown(room / "homes", "mail", "mail")
    conf = room / "dovecot.conf"
    conf.write_text(DOVECOT_CONF.format(room=room, plain=plain, tls=tls, mechanisms=mechanisms))
    with running([dovecot_program(), "-F", "-c", str(conf)], plain, room / "log"):
        account = Account("127.0.0.1", Login("alice", PASSWORD), plain, Security.PLAIN)
        yield MailServer("dovecot", account, room / "homes"), tls


@pytest.fixture(scope="session")
def dovecot_ports(room, own_certificate):
    if not dovecot_program():
        pytest.skip("Dovecot is not on this machine: run setup/mailserver.py as root on Debian")
    if os.geteuid() != 0:
        pytest.skip("Dovecot can be started by root only")
    with (
        http_server(Introspection) as introspection,
        dovecot_server(
            room / "dovecot", own_certificate, "plain login xoauth2 oauthbearer", introspection.server_port
        ) as found,
    ):
        yield found


@pytest.fixture(scope="session")
def dovecot(dovecot_ports):
    return dovecot_ports[0]


@pytest.fixture(scope="session")
def dovecot_tls(dovecot_ports):
    """The same, its account through TLS, its certificate not trusted."""
    server, port = dovecot_ports
    return replace(server.account, port=port, security=Security.TLS)


@pytest.fixture(scope="session")
def pymap(room):
    port = free_port()
    program = Path(sys.executable).parent / "pymap"
    command = [str(program), "--no-tls", "--host", "127.0.0.1", "--port", str(port), "dict", "--demo-data"]
    with running([*command, "--demo-user", "alice", "--demo-password", "secret"], port, room / "pymap.log"):
        yield MailServer("pymap", Account("127.0.0.1", Login("alice", "secret"), port, Security.PLAIN))


@pytest.fixture(params=["pymap", "dovecot"])
def mail(request):
    return request.getfixturevalue(request.param)


@pytest.fixture
def folder(mail, request):
    """A folder of its own for a test, with an accent in its name, and the letters put in it."""
    name = f"Clients/été {abs(hash(request.node.nodeid)) % 10**8}".replace("/", "." if mail.name == "dovecot" else "/")
    with mail.admin() as client:
        client.create_folder(name)
        for number in range(7):
            client.append(name, letter(number), flags=[b"\\Seen"] if number % 3 == 0 else [])
    return name


@dataclass(frozen=True)
class CalendarServer:
    """A running Radicale."""

    port: int

    @property
    def address(self):
        return f"http://127.0.0.1:{self.port}/"

    def send(self, method, path, body="", **headers):
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=10)) as line:
            line.request(method, path, body.encode(), {"Authorization": "Basic YWxpY2U6c2VjcmV0", **headers})
            answer = line.getresponse()
            answer.read()
            assert answer.status < 300, answer.status

    def make(self, name, title, kind="VEVENT"):
        self.send(
            "MKCALENDAR",
            f"/alice/{name}/",
            '<C:mkcalendar xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><D:set><D:prop>'
            f"<D:displayname>{title}</D:displayname><C:supported-calendar-component-set>"
            f'<C:comp name="{kind}"/></C:supported-calendar-component-set></D:prop></D:set></C:mkcalendar>',
        )

    def put(self, name, number, summary="Comité"):
        self.send("PUT", f"/alice/{name}/{number}.ics", event(number, summary), **{"Content-Type": "text/calendar"})

    def delete(self, name, number):
        self.send("DELETE", f"/alice/{name}/{number}.ics")


def event(number, summary="Comité"):
    return (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Molette//test//FR\r\nBEGIN:VEVENT\r\n"
        f"UID:{number}@roux.example\r\nDTSTAMP:20260301T080000Z\r\nDTSTART:20260310T090000Z\r\n"
        f"DTEND:20260310T100000Z\r\nSUMMARY:{summary} {number}\r\n"
        "ORGANIZER:mailto:moi@roux.example\r\nATTENDEE:mailto:claire@arvor.example\r\n"
        "END:VEVENT\r\nEND:VCALENDAR\r\n"
    )


@pytest.fixture(scope="session")
def events():
    return event


@pytest.fixture(scope="session")
def radicale(room):
    place, port = room / "radicale", free_port()
    place.mkdir()
    (place / "users").write_text("alice:secret\n")
    conf = place / "config"
    conf.write_text(RADICALE_CONF.format(port=port, room=place))
    with running([sys.executable, "-m", "radicale", "--config", str(conf)], port, place / "log"):
        yield CalendarServer(port)


@contextmanager
def deaf(says=b"", *, wrap=None, is_closing=False):
    """A server that says one thing to whoever comes, then is silent or hangs up."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        kept = []

        def welcome():
            while True:
                try:
                    line, _ = door.accept()
                except OSError:
                    return
                try:
                    line = wrap.wrap_socket(line, server_side=True) if wrap else line
                    line.sendall(says)
                except (OSError, ssl.SSLError):
                    line.close()
                    continue
                if is_closing:
                    line.close()
                else:
                    kept.append(line)

        thread = threading.Thread(target=welcome, daemon=True)
        thread.start()
        try:
            yield door.getsockname()[1]
        finally:
            door.shutdown(socket.SHUT_RDWR)
            door.close()
            thread.join(5)
            for line in kept:
                line.close()


@contextmanager
def scissors(target, after):
    """A relay towards a port that cuts the line once the server has said so many bytes."""
    with socket.create_server(("127.0.0.1", 0)) as door:

        def carry(source, sink, most):
            try:
                while most > 0 and (piece := source.recv(4096)):
                    sink.sendall(piece[:most])
                    most -= len(piece)
            except OSError:
                pass
            for line in (source, sink):
                with suppress(OSError):
                    line.shutdown(socket.SHUT_RDWR)

        def relay():
            client, _ = door.accept()
            with client, socket.create_connection(("127.0.0.1", target)) as server:
                back = threading.Thread(target=carry, args=(client, server, 10**9))
                back.start()
                carry(server, client, after)
                back.join()

        thread = threading.Thread(target=relay, daemon=True)
        thread.start()
        yield door.getsockname()[1]
        thread.join(5)


@pytest.fixture(scope="session")
def cut():
    return scissors


@pytest.fixture(scope="session")
def mute():
    return deaf


@pytest.fixture(scope="session")
def certified():
    return certificate


@pytest.fixture(scope="session")
def token():
    return TOKEN
