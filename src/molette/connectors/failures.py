"""What can go wrong between here and a server, as a Problem without any secret in it."""

import socket
import ssl
from imaplib import IMAP4

from molette.engine.problems import Place, Problem, Value

# OpenSSL's X509_V_ERR_*: https://docs.openssl.org/3.0/man3/X509_STORE_CTX_get_error/
NOT_YET_OR_EXPIRED, OTHER_NAMES = {9, 10}, {62, 64}


class Failure(Exception):
    """Nothing more can be read; the problem says why and what to do."""

    def __init__(self, code: str, where: str = "", **values: Value):
        super().__init__(code)
        self.problem = Problem(code, Place(where), values)


def failure_of(error: Exception, host: str, port: int) -> Failure:
    """An error of the network or of the conversation, in the user's terms; its text may hold anything and is left."""
    if isinstance(error, Failure):
        return error
    return Failure(_code(error), host, host=host, port=port)


def _code(error: Exception) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return _certificate_code(error.verify_code)
    if isinstance(error, IMAP4.abort):  # the same error for a line that ends and for what is no IMAP at all
        return "connector-answer-odd" if "unexpected" in str(error) else "connector-cut"
    for kinds, code in CODES:
        if isinstance(error, kinds):
            return code
    return "connector-answer-odd"


def _certificate_code(number: int) -> str:
    if number in NOT_YET_OR_EXPIRED:
        return "connector-certificate-expired"
    return "connector-certificate-other" if number in OTHER_NAMES else "connector-certificate-unknown"


# From the narrowest to the widest: the first that fits is the one.
CODES: tuple[tuple[type[Exception] | tuple[type[Exception], ...], str], ...] = (
    (ssl.SSLEOFError, "connector-cut"),
    (ssl.SSLError, "connector-no-tls"),
    (socket.gaierror, "connector-host-unknown"),
    (TimeoutError, "connector-silent"),
    (ConnectionRefusedError, "connector-refused"),
    (OSError, "connector-cut"),
    (UnicodeError, "connector-character-odd"),
)
