"""Where the mail and the calendars of an address are kept, for the common providers of France; else a guess.

Sources: [T] what Thunderbird publishes, https://github.com/thunderbird/autoconfig (ispdb); [P] the provider's own help
pages, named beside each; without a mark, expert judgement. The user sees the guess and may change it.
"""

from dataclasses import dataclass
from enum import StrEnum

MICROSOFT = "outlook.com outlook.fr hotmail.com hotmail.fr live.com live.fr msn.com"


class Advice(StrEnum):
    """What to know before the password is asked."""

    APP_PASSWORD = "app-password"  # the account's own password is refused where it has a second factor
    TOKEN_ONLY = "token-only"  # passwords are refused, an OAuth 2 token is needed
    OPEN_IMAP = "open-imap"  # IMAP is closed until it is opened in the webmail's settings
    BRIDGE = "bridge"  # only through a program of the provider on one's own machine


@dataclass(frozen=True, slots=True)
class Provider:
    """A mail server: `has_short_login` when the login is what stands before the @, `help` where the provider says so.

    `caldav`: the address of its calendars, when it has some.
    """

    name: str
    host: str
    port: int = 993
    security: str = "tls"
    has_short_login: bool = False
    advice: Advice | None = None
    help: str = ""
    caldav: str = ""
    is_guess: bool = False

    def login_of(self, address: str) -> str:
        """The login that this provider takes for an address."""
        return address.partition("@")[0] if self.has_short_login else address


GOOGLE_HELP = "https://support.google.com/accounts/answer/185833"  # [P] app passwords
MICROSOFT_HELP = (  # [P] the end of passwords for IMAP
    "https://learn.microsoft.com/exchange/clients-and-mobile-in-exchange-online/deprecation-of-basic-authentication-exchange-online"
)
APPLE_HELP = "https://support.apple.com/102654"  # [P] app-specific passwords
YAHOO_HELP = "https://help.yahoo.com/kb/SLN15241.html"  # [P]

PROVIDERS: dict[str, Provider] = {
    "orange.fr wanadoo.fr": Provider("Orange", "imap.orange.fr"),  # [T] orange.fr.xml
    "free.fr": Provider(  # [T] free.fr.xml
        "Free", "imap.free.fr", has_short_login=True, help="https://assistance.free.fr/articles/609"
    ),
    "sfr.fr neuf.fr cegetel.net club-internet.fr numericable.fr": Provider("SFR", "imap.sfr.fr"),
    "bbox.fr": Provider("Bouygues Telecom", "imap4.bouyguestelecom.fr"),
    "laposte.net": Provider("La Poste", "imap.laposte.net"),
    "gmail.com googlemail.com": Provider(  # [T] googlemail.com.xml
        "Gmail", "imap.gmail.com", advice=Advice.APP_PASSWORD, help=GOOGLE_HELP
    ),
    MICROSOFT: Provider(  # [T] hotmail.com.xml
        "Outlook.com", "outlook.office365.com", advice=Advice.TOKEN_ONLY, help=MICROSOFT_HELP
    ),
    "onmicrosoft.com office365.com": Provider(  # [T] office365.com
        "Microsoft 365", "outlook.office365.com", advice=Advice.TOKEN_ONLY, help=MICROSOFT_HELP
    ),
    "yahoo.fr yahoo.com ymail.com": Provider(
        "Yahoo", "imap.mail.yahoo.com", advice=Advice.APP_PASSWORD, help=YAHOO_HELP,
        caldav="https://caldav.calendar.yahoo.com",
    ),
    "icloud.com me.com mac.com": Provider(  # [T] me.com.xml
        "iCloud", "imap.mail.me.com", advice=Advice.APP_PASSWORD, help=APPLE_HELP, caldav="https://caldav.icloud.com",
    ),
    "ovh.net ovh.fr": Provider("OVHcloud", "ssl0.ovh.net"),
    "gandi.net": Provider("Gandi", "mail.gandi.net"),
    "ionos.fr 1and1.fr": Provider("IONOS", "imap.ionos.fr"),  # [T] ionos.fr
    "infomaniak.com ik.me etik.com": Provider(  # [P] https://infomaniak.com/en/support/faq/468
        "Infomaniak", "mail.infomaniak.com", caldav="https://sync.infomaniak.com"
    ),
    "mailo.com net-c.com": Provider("Mailo", "mail.mailo.com"),
    "gmx.fr gmx.com": Provider("GMX", "imap.gmx.com", advice=Advice.OPEN_IMAP),  # [T] gmx.com.xml
    "fastmail.com fastmail.fm": Provider(  # [T] messagingengine.com.xml
        "Fastmail", "imap.fastmail.com", advice=Advice.APP_PASSWORD, caldav="https://caldav.fastmail.com"
    ),
    "mailbox.org": Provider("mailbox.org", "imap.mailbox.org", caldav="https://dav.mailbox.org"),  # [T] mailbox.org.xml
    "zoho.com zoho.eu": Provider("Zoho", "imap.zoho.eu", advice=Advice.OPEN_IMAP),
    "proton.me protonmail.com pm.me": Provider(  # [P] https://proton.me/mail/bridge
        "Proton", "127.0.0.1", 1143, "starttls", advice=Advice.BRIDGE, help="https://proton.me/mail/bridge"
    ),
}  # fmt: skip
BY_DOMAIN = {domain: provider for domains, provider in PROVIDERS.items() for domain in domains.split()}


def provider_of(address: str) -> Provider:
    """Who keeps the mail of an address; a domain that is not known is guessed to have a server named after it."""
    domain = address.partition("@")[2].strip().lower()
    named = domain
    while named:
        if named in BY_DOMAIN:
            return BY_DOMAIN[named]
        named = named.partition(".")[2]
    return Provider(domain, f"imap.{domain}" if domain else "", is_guess=True)
