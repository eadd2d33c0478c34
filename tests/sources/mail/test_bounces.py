"""Messages that come back: the address is told, and whoever wrote from it before has left."""

import pytest
from tests.sources.mail.test_exchanges import ALICE, ASKS, CHLOE, Message, mail, read

from molette.engine.ledger.types import Kind

DAEMON = "Mail Delivery System <mailer-daemon@mx.example>"
PARTS = """\
--B
Content-Type: text/plain

Your message could not be delivered.

--B
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; chloe@arvor.example
Action: failed
Status: {status}

--B
Content-Type: message/rfc822

Subject: Note de cadrage
From: bruno@elsewhere.example

Bonjour
--B--
"""
REPORT = 'MIME-Version: 1.0\nContent-Type: multipart/report; report-type=delivery-status; boundary="B"\n'


def report(status: str) -> Message:
    return mail(2, DAEMON, ALICE, PARTS.format(status=status), more=REPORT, subject="Undelivered mail")


def plain(body: str) -> Message:
    return mail(2, DAEMON, ALICE, body, subject="Undelivered mail")


@pytest.mark.parametrize(
    ("bounce", "has_left"),
    [
        (report("5.1.1"), True),
        (report("5.1.10"), True),
        (report("5.2.2"), False),
        (report("4.4.1"), False),
        (plain("<chloe@arvor.example>: host mx said: 550 5.1.1 User unknown"), True),
        (plain("L'adresse chloe@arvor.example est introuvable."), True),
        (plain("chloe@arvor.example\nMailbox full, over quota."), False),
    ],
)
def test_whoever_wrote_from_an_address_that_is_gone_has_left(bounce: Message, has_left: bool) -> None:
    found = read(mail(0, CHLOE, ALICE, "Bonjour Alice,\n\nBienvenue.\n"), bounce)
    assert [fact.by for fact in found.facts if fact.kind is Kind.LEAVE] == ["chloe"] * has_left
    (problem,) = found.problems
    assert (problem.code, problem.values["address"]) == ("mail-undelivered-to", "chloe@arvor.example")


def test_an_address_that_never_wrote_may_be_mistyped() -> None:
    found = read(mail(0, ALICE, CHLOE, ASKS), report("5.1.1"))
    assert [fact.kind for fact in found.facts] == [Kind.ASK]


def test_whoever_writes_after_a_bounce_has_not_left() -> None:
    found = read(
        mail(0, CHLOE, ALICE, "Bonjour."), report("5.1.1"), mail(3, CHLOE, ALICE, "Me revoilà.", subject="Adresse")
    )
    assert [fact.kind for fact in found.facts if fact.kind is Kind.LEAVE] == []
