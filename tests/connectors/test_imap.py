"""A live mailbox, on pymap and on Dovecot: nothing touched, nothing lost, nothing twice."""

import json
import logging
import shutil
import signal
import ssl
import subprocess
import sys
import time
from dataclasses import asdict, replace
from datetime import date, datetime

import pytest
from cryptography import x509
from imapclient import SocketTimeout

from molette.connectors import imap
from molette.connectors.failures import Failure
from molette.connectors.imap import Folder, Position, Security, Session, fetch, folders, gone, headers
from molette.connectors.logins import Login, Means
from molette.engine.report.problem_words import problem_words
from molette.sources.mail.messages import read_message

READER = """
import json, sys, time
from dataclasses import asdict
from molette.connectors.imap import Account, Security, fetch
from molette.connectors.logins import Login
from molette.sources.mail.messages import read_message
host, port, user, secret, folder, kept = json.loads(sys.argv[1])
account = Account(host, Login(user, secret), port, Security.PLAIN)
with open(kept, "a") as file:
    for one in fetch(account, folder, limit=10_000):
        file.write(json.dumps([read_message(one.raw).id, asdict(one.position)]) + "\\n")
        file.flush()
        time.sleep(0.002)
"""


def ids(fetched):
    return [read_message(one.raw).id for one in fetched]


def numbered(*numbers):
    return [f"{number}@arvor.example" for number in numbers]


def problem_of(call):
    """The problem of a call that fails, its sentence whole in both languages and without the secret."""
    with pytest.raises(Failure) as caught:
        list(call())
    problem = caught.value.problem
    for lang in ("fr", "en"):
        said = problem_words(problem, lang)
        assert "{" not in said
        assert "secret" not in f"{said}{problem}"
    return problem


def code_of(call):
    return problem_of(call).code


def fill(dovecot, user, count, letters):
    """Letters laid straight in a mailbox, as a server that delivers would; the account that reads them."""
    home = dovecot.homes / user
    for name in ("cur", "new", "tmp"):
        (home / "Maildir" / name).mkdir(parents=True, exist_ok=True)
    for number in range(count):
        (home / "Maildir" / "cur" / f"{1000 + number:06}.M1P1.test:2,").write_bytes(letters(number))
    for place in (home, *home.rglob("*")):
        shutil.chown(place, "mail", "mail")
    return dovecot.of(user)


def test_folders_are_listed_the_inbox_first_with_their_accents(mail, folder):
    found = folders(mail.account)

    assert found[0] == Folder("INBOX", "inbox")
    assert folder in [each.name for each in found]


def test_what_a_folder_is_for_is_known_where_the_server_says_it(dovecot):
    assert Folder("Sent", "sent") in folders(dovecot.account)


@pytest.mark.parametrize(
    ("flags", "mark", "name", "role"),
    [
        ((b"\\HasNoChildren",), b"/", "INBOX/Corbeille", "trash"),
        ((), b".", "INBOX.Éléments envoyés", "sent"),
        ((), None, "Brouillons", "drafts"),
        ((b"\\Junk",), b"/", "Trash", "junk"),
        ((), b"/", "Corbeille à idées", ""),
        ((), b"/", "inbox", "inbox"),
    ],
)
def test_what_a_folder_is_for_is_known_by_its_name_where_the_server_is_silent(flags, mark, name, role):
    assert imap._folder(flags, mark, name).role == role


def test_reading_leaves_every_flag_as_it_was(mail, folder):
    def flags():
        with mail.admin() as client:
            client.select_folder(folder, readonly=True)
            said = client.get_flags(client.search())
        return {uid: {flag for flag in each if flag != b"\\Recent"} for uid, each in said.items()}

    before = flags()

    assert len(list(fetch(mail.account, folder, limit=100))) == 7
    assert flags() == before
    assert any(b"\\Seen" in each for each in before.values())
    assert not all(b"\\Seen" in each for each in before.values())


def test_a_second_reading_brings_only_what_is_new(mail, folder, letters):
    first = list(fetch(mail.account, folder, limit=100))
    assert ids(first) == numbered(*range(7))
    assert list(fetch(mail.account, folder, first[-1].position, limit=100)) == []

    with mail.admin() as client:
        client.append(folder, letters(7))
        client.append(folder, letters(8))

    assert ids(fetch(mail.account, folder, first[-1].position, limit=100)) == numbered(7, 8)


def test_a_limit_is_kept_and_the_next_call_goes_on(mail, folder):
    position, seen = None, []
    while found := list(fetch(mail.account, folder, position, limit=3)):
        assert len(found) <= 3
        seen += ids(found)
        position = found[-1].position

    assert seen == numbered(*range(7))


def test_a_folder_numbered_anew_is_read_again(mail, folder, letters):
    first = list(fetch(mail.account, folder, limit=100))
    with mail.admin() as client:
        client.delete_folder(folder)
        time.sleep(1.1)  # Dovecot numbers by the second
        client.create_folder(folder)
        client.append(folder, letters(0))
        client.append(folder, letters(50))

    again = list(fetch(mail.account, folder, first[-1].position, limit=100))

    assert ids(again) == numbered(0, 50)
    assert again[-1].position.validity != first[-1].position.validity
    assert gone(mail.account, folder, first[-1].position, {1, 2}) == {1, 2}


def test_what_was_deleted_since_is_known(mail, folder):
    first = list(fetch(mail.account, folder, limit=100))
    known = {one.uid for one in first}
    assert gone(mail.account, folder, first[-1].position, known) == frozenset()

    with mail.admin() as client:
        client.select_folder(folder)
        client.delete_messages([first[2].uid, first[6].uid])
        client.expunge()

    assert gone(mail.account, folder, first[-1].position, known) == {first[2].uid, first[6].uid}
    assert list(fetch(mail.account, folder, first[-1].position, limit=100)) == []


def test_headers_alone_can_be_seen_before_anything_is_read(mail, folder):
    found = headers(mail.account, folder, limit=3)

    assert [read_message(raw).id for raw in found] == numbered(4, 5, 6)
    assert not any(b"valider" in raw for raw in found)
    assert headers(mail.account, "INBOX", limit=3, since=date(2100, 1, 1)) == ()


def test_one_session_reads_several_folders_and_comes_in_once(mail, folder, letters, monkeypatch):
    other = f"Autre{abs(hash(folder))}"
    with mail.admin() as client:
        client.create_folder(other)
        client.append(other, letters(50))
    entries, real = [], imap._Client
    monkeypatch.setattr(imap, "_Client", lambda account: entries.append(account) or real(account))

    with Session(mail.account) as session:
        assert entries == []
        assert ids(fetch(session, other, limit=10)) == numbered(50)
        assert code_of(lambda: fetch(session, "Pas là", limit=1)) == "connector-folder-missing"
        assert ids(fetch(session, folder, limit=3)) == numbered(0, 1, 2)
        assert len(headers(session, folder, limit=2)) == 2

    assert len(entries) == 1


def test_an_error_of_whoever_uses_a_session_stays_its_own(pymap):
    def use():
        with Session(pymap.account) as session:
            list(fetch(session, "INBOX", limit=1))
            raise KeyError

    with pytest.raises(KeyError):
        use()


def test_impatience_is_a_matter_of_the_account(pymap, mute):
    with mute() as port:
        assert code_of(lambda: folders(replace(pymap.account, port=port, patience=0.2))) == "connector-silent"


def test_an_empty_folder_gives_nothing(mail):
    with mail.admin() as client:
        client.create_folder("Vide")

    assert list(fetch(mail.account, "Vide", limit=10)) == []


def test_only_mail_received_since_a_day_is_read_when_asked(dovecot, letters):
    with dovecot.admin() as client:
        client.create_folder("Depuis")
        client.append("Depuis", letters(1), msg_time=datetime(2025, 1, 5, 12))
        client.append("Depuis", letters(2), msg_time=datetime(2026, 3, 5, 12))

    assert ids(fetch(dovecot.account, "Depuis", limit=10, since=date(2026, 1, 1))) == numbered(2)


def test_dovecot_says_at_once_that_nothing_changed(dovecot, letters, monkeypatch):
    with dovecot.admin() as client:
        client.create_folder("Calme")
        client.append("Calme", letters(1))
        client.append("Calme", letters(2))
    part = list(fetch(dovecot.account, "Calme", limit=1))[-1].position
    whole = list(fetch(dovecot.account, "Calme", part, limit=10))[-1].position

    assert part.modseq == 0
    assert whole.modseq > 0
    monkeypatch.setattr(imap, "_new_uids", None)  # not even searched
    assert list(fetch(dovecot.account, "Calme", whole, limit=10)) == []
    assert gone(dovecot.account, "Calme", whole, {1, 2}) == frozenset()


def test_a_reading_killed_in_the_middle_loses_nothing_and_repeats_nothing(dovecot, letters, tmp_path):
    account, kept = fill(dovecot, "bruno", 400, letters), tmp_path / "kept"
    said = json.dumps([account.host, account.port, "bruno", account.login.secret, "INBOX", str(kept)])
    with subprocess.Popen([sys.executable, "-c", READER, said]) as reader:
        while not kept.exists() or kept.read_bytes().count(b"\n") < 137:
            assert reader.poll() is None
            time.sleep(0.005)
        reader.send_signal(signal.SIGKILL)
    lines = [json.loads(line) for line in kept.read_text().splitlines(keepends=True) if line.endswith("\n")]
    assert 137 <= len(lines) < 400

    rest = ids(fetch(account, "INBOX", Position(**lines[-1][1]), limit=1000))

    assert sorted([id for id, _ in lines] + rest) == sorted(numbered(*range(400)))


def test_a_line_cut_in_the_middle_is_said_and_the_next_reading_goes_on(mail, letters, cut, monkeypatch):
    monkeypatch.setattr(imap, "CHUNK", 5)
    with mail.admin() as client:
        client.create_folder("Coupé")
        for number in range(20):
            client.append("Coupé", letters(number, size=1000))
    got = []
    with cut(mail.account.port, after=14_000) as port:
        problem = problem_of(lambda: map(got.append, fetch(replace(mail.account, port=port), "Coupé", limit=100)))

    assert problem.code == "connector-cut"
    assert 0 < len(got) < 20
    assert ids(got) + ids(fetch(mail.account, "Coupé", got[-1].position, limit=100)) == numbered(*range(20))


def test_a_reader_that_stops_by_itself_hangs_up(dovecot, letters):
    account = fill(dovecot, "chloe", 30, letters)
    reading = fetch(account, "INBOX", limit=30)
    first = next(reading)
    reading.close()

    assert len(ids(fetch(account, "INBOX", first.position, limit=100))) == 29


def test_a_huge_folder_comes_in_pieces(dovecot, letters, monkeypatch):
    monkeypatch.setattr(imap, "WINDOW", 300)
    account, position, seen = fill(dovecot, "denis", 1200, letters), None, []

    while found := list(fetch(account, "INBOX", position, limit=500)):
        seen.append(ids(found))
        position = found[-1].position

    assert [len(part) for part in seen] == [500, 500, 200]
    assert sorted(id for part in seen for id in part) == sorted(numbered(*range(1200)))


def test_a_message_over_the_limit_is_its_headers(dovecot, letters):
    account = fill(dovecot, "emma", 2, letters)
    big = dovecot.homes / "emma" / "Maildir" / "cur" / "000999.M1P1.test:2,"
    big.write_bytes(letters(99).replace(b"\n\n", b"\n\n" + b"x" * 76 + b"\n", 1) + (b"y" * 76 + b"\n") * 560_000)
    shutil.chown(big, "mail", "mail")

    found = {read_message(one.raw).id: one for one in fetch(account, "INBOX", limit=10)}

    assert set(found) == set(numbered(0, 1, 99))
    large = found["99@arvor.example"]
    assert len(large.raw) < 2000
    assert [problem.code for problem in large.problems] == ["connector-mail-too-large"]
    assert large.problems[0].values["megabytes"] == 41
    assert "41" in problem_words(large.problems[0], "fr")


def test_large_messages_are_not_held_together(dovecot, letters, monkeypatch):
    monkeypatch.setattr(imap, "CHUNK_BYTES", 50_000)
    with dovecot.admin() as client:
        client.create_folder("Lourd")
        for number in range(6):
            client.append("Lourd", letters(number, size=20_000 if number != 3 else 90_000))

    assert ids(fetch(dovecot.account, "Lourd", limit=10)) == numbered(*range(6))


@pytest.mark.parametrize("offered", ["OAUTHBEARER", "XOAUTH2"])
def test_a_token_opens_the_mailbox(dovecot, token, offered, monkeypatch):
    real = imap.IMAPClient.has_capability
    monkeypatch.setattr(
        imap.IMAPClient,
        "has_capability",
        lambda client, name: real(client, name) and (name == f"AUTH={offered}" or not name.startswith("AUTH=")),
    )
    account = replace(dovecot.account, login=Login("alice", token, Means.TOKEN))

    assert folders(account)[0].name == "INBOX"
    assert code_of(lambda: folders(replace(account, login=Login("alice", "secret", Means.TOKEN)))) == (
        "connector-token-expired"
    )


def test_a_token_is_not_given_where_it_is_not_taken(pymap):
    account = replace(pymap.account, login=Login("alice", "secret", Means.TOKEN))

    assert code_of(lambda: folders(account)) == "connector-token-not-taken"


def test_a_server_without_sasl_plain_is_told_by_login(dovecot, monkeypatch):
    real = imap.IMAPClient.has_capability
    monkeypatch.setattr(
        imap.IMAPClient, "has_capability", lambda client, name: name != "AUTH=PLAIN" and real(client, name)
    )

    assert code_of(lambda: folders(dovecot.account)) == "connector-character-odd"  # é cannot go by LOGIN
    wrong = replace(dovecot.account, login=Login('al"ice', "secret"))
    assert code_of(lambda: folders(wrong)) == "connector-login-refused"


def test_tls_is_checked_and_a_certificate_of_ones_own_can_be_trusted(dovecot, dovecot_tls, own_certificate):
    starttls = replace(dovecot.account, security=Security.STARTTLS)
    for account in (dovecot_tls, starttls):
        assert code_of(lambda account=account: folders(account)) == "connector-certificate-unknown"
        assert folders(replace(account, authority=own_certificate[0]))[0].name == "INBOX"
    assert code_of(lambda: folders(replace(dovecot_tls, authority="coucou"))) == "connector-authority-unreadable"


@pytest.mark.parametrize(
    ("names", "days", "code"),
    [
        (["localhost"], -1, "connector-certificate-expired"),
        (["autre.example"], 30, "connector-certificate-other"),
    ],
)
def test_a_certificate_past_its_date_or_of_another_is_told_apart(
    certified, mute, tmp_path, names, days, code, dovecot_tls
):
    pem, key = certified([x509.DNSName(name) for name in names], days)
    both = tmp_path / "both.pem"
    both.write_text(pem + key)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(both)
    with mute(b"* OK\r\n", wrap=context) as port:
        assert code_of(lambda: folders(replace(dovecot_tls, host="localhost", port=port, authority=pem))) == code


def test_a_wrong_password_is_said(mail):
    wrong = replace(mail.account, login=Login("alice", "secret2"))

    problem = problem_of(lambda: folders(wrong))

    assert problem.code == "connector-login-refused"
    assert "127.0.0.1" in problem_words(problem, "fr")


def test_a_folder_that_is_not_there_is_said(mail):
    problem = problem_of(lambda: fetch(mail.account, "Pas là", limit=1))

    assert problem.code == "connector-folder-missing"
    assert "Pas là" in problem_words(problem, "en")


def test_what_cannot_be_reached_is_said(pymap, mute, monkeypatch):
    monkeypatch.setattr(imap, "PATIENCE", SocketTimeout(connect=1, read=0.3))
    account = pymap.account
    with mute() as port:
        assert code_of(lambda: folders(replace(account, port=port))) == "connector-silent"
        tls = replace(account, port=port, security=Security.TLS)
        assert code_of(lambda: folders(tls)) == "connector-silent"
    assert code_of(lambda: folders(replace(account, port=port))) == "connector-refused"
    with mute(b"HTTP/1.1 400 Bad Request\r\n\r\n") as port:
        assert code_of(lambda: folders(replace(account, port=port))) == "connector-answer-odd"
    with mute(b"* OK\r\n", is_closing=True) as port:
        assert code_of(lambda: folders(replace(account, port=port))) == "connector-cut"
    assert code_of(lambda: folders(replace(account, security=Security.TLS))) == "connector-no-tls"
    assert code_of(lambda: folders(replace(account, security=Security.STARTTLS))) == "connector-no-tls"
    unknown = replace(account, host="nulle-part.invalid", security=Security.TLS)
    assert code_of(lambda: folders(unknown)) == "connector-host-unknown"


def test_what_must_not_be_said_is_not(pymap):
    account = pymap.account
    assert code_of(lambda: folders(replace(account, host="mail.example"))) == "connector-plain-refused"
    assert code_of(lambda: folders(replace(account, public_only=True))) == "connector-peer-private"
    injected = replace(account, login=Login("alice", "secret\r\nA1 DELETE INBOX"))
    assert code_of(lambda: folders(injected)) == "connector-character-odd"
    for folder in ('x"\r\nA1 DELETE INBOX', 'x" "', "*"):
        assert code_of(lambda folder=folder: fetch(account, folder, limit=1)) in (
            "connector-folder-missing",
            "connector-answer-odd",
        )
    assert folders(account)


def test_no_secret_and_no_mail_is_ever_shown(mail, folder, caplog):
    with caplog.at_level(logging.DEBUG):
        found = list(fetch(mail.account, folder, limit=2))

    shown = caplog.text + repr(mail.account)
    assert mail.account.login.secret not in shown
    assert "valider le point" not in caplog.text
    assert asdict(found[0].position)
