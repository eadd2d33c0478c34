"""How the .msg files beside this were made, with aspose-email-foss 26.3 (MIT), which the tests do not need.

Run: python tests/sources/mail/outlook/make.py
"""

from datetime import UTC, datetime
from pathlib import Path

from aspose.email_foss import msg

HERE = Path(__file__).parent
PID, TYPE = msg.PropertyId, msg.PropertyTypeCode
IN_REPLY_TO, SUBMITTED, RICH_TEXT = 0x1042, 0x0039, 0x1009
HEADERS = """\
Received: from mx1.arvor.example (192.0.2.1) by mta.alice.example;\r
\tMon, 2 Mar 2026 09:00:05 +0100\r
From: =?utf-8?q?Chlo=C3=A9_Garnier?= <chloe@arvor.example>\r
To: Alice Morel <alice@alice.example>\r
Cc: Bruno <bruno@alice.example>\r
Subject: =?utf-8?q?Donn=C3=A9es_de_paie?=\r
Date: Mon, 2 Mar 2026 09:00:00 +0100\r
Message-ID: <paie-1@arvor.example>\r
Content-Type: multipart/mixed;\r
\tboundary="gone"\r
MIME-Version: 1.0\r
"""
HTML = "<html><body><p>Le planning est <b>décalé</b>.</p></body></html>"
EXCHANGE = "/O=ARVOR/OU=EXCHANGE ADMINISTRATIVE GROUP/CN=RECIPIENTS/CN=0042-CHLOE"


def received() -> msg.MapiMessage:
    mail = msg.MapiMessage.create(
        "Données de paie",
        "Bonjour Alice,\r\n\r\nPouvez-vous valider les données de paie avant vendredi ?\r\n\r\nChloé\r\n",
    )
    mail.set_property(PID.TRANSPORT_MESSAGE_HEADERS, HEADERS)
    mail.set_property(PID.INTERNET_MESSAGE_ID, "<paie-1@arvor.example>")
    mail.set_property(PID.SENDER_NAME, "Chloé Garnier")
    mail.set_property(PID.SENDER_EMAIL_ADDRESS, "chloe@arvor.example")
    mail.set_property(PID.MESSAGE_DELIVERY_TIME, datetime(2026, 3, 2, 8, 0, 5, tzinfo=UTC))
    mail.add_recipient("alice@alice.example", display_name="Alice Morel")
    mail.add_attachment("paie mars.csv", b"a;b\n", mime_type="text/csv")
    return mail


def sent() -> msg.MapiMessage:
    """As Exchange keeps what was sent: no header, an address of its own."""
    mail = msg.MapiMessage.create("RE: Données de paie", "C'est validé de notre côté.\r\n")
    mail.set_property(PID.INTERNET_MESSAGE_ID, "<paie-2@arvor.example>")
    mail.set_property(IN_REPLY_TO, TYPE.PTYP_STRING, "<paie-1@arvor.example>")
    mail.set_property(PID.SENDER_NAME, "Chloé Garnier")
    mail.set_property(PID.SENDER_EMAIL_ADDRESS, EXCHANGE)
    mail.set_property(SUBMITTED, TYPE.PTYP_TIME, datetime(2026, 3, 4, 10, 30, tzinfo=UTC))
    mail.add_recipient("alice@alice.example", display_name="Alice Morel")
    return mail


def page() -> msg.MapiMessage:
    """A body in HTML only."""
    mail = msg.MapiMessage.create("Planning", "")
    mail.set_property(PID.BODY_HTML, HTML.encode())
    mail.set_property(PID.SENDER_NAME, "Bruno")
    mail.set_property(PID.SENDER_EMAIL_ADDRESS, "bruno@alice.example")
    mail.set_property(SUBMITTED, TYPE.PTYP_TIME, datetime(2026, 3, 5, 8, 0, tzinfo=UTC))
    mail.add_recipient("alice@alice.example")
    return mail


def rich() -> msg.MapiMessage:
    """A body in Outlook's own format only (compressed RTF, here stored as it is: "MELA")."""
    mail = msg.MapiMessage.create("Compte rendu", "")
    text = rb"{\rtf1\ansi Bonjour}"
    header = (len(text) + 12).to_bytes(4, "little") + len(text).to_bytes(4, "little") + b"MELA" + bytes(4)
    mail.set_property(RICH_TEXT, TYPE.PTYP_BINARY, header + text)
    mail.set_property(PID.SENDER_NAME, "Bruno")
    mail.set_property(PID.SENDER_EMAIL_ADDRESS, "bruno@alice.example")
    mail.set_property(SUBMITTED, TYPE.PTYP_TIME, datetime(2026, 3, 6, 8, 0, tzinfo=UTC))
    mail.add_recipient("alice@alice.example")
    return mail


for make in (received, sent, page, rich):
    make().save(str(HERE / f"{make.__name__}.msg"))
