"""The missions a mailbox seems to hold: one for each organisation that writes."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from molette.sources.mail.messages import Message

PROVIDERS = """
gmail.com googlemail.com outlook.com outlook.fr hotmail.com hotmail.fr live.com live.fr msn.com yahoo.com
yahoo.fr ymail.com icloud.com me.com mac.com aol.com gmx.com gmx.fr gmx.de gmx.net web.de protonmail.com
proton.me pm.me orange.fr wanadoo.fr free.fr sfr.fr neuf.fr laposte.net bbox.fr numericable.fr cegetel.net club-
internet.fr t-online.de libero.it comcast.net verizon.net mail.ru yandex.ru zoho.com tutanota.com mailo.com
hey.com fastmail.com
"""
PUBLIC = frozenset(PROVIDERS.split())
SECOND_LEVEL = frozenset(["co", "com", "org", "net", "gov", "ac", "edu", "gouv", "asso"])
FEWEST_MESSAGES = 3


@dataclass(frozen=True, slots=True)
class MissionGuess:
    """An organisation (its domain, or one address at a public provider), its messages, the addresses that took part."""

    organisation: str
    messages: int
    people: tuple[str, ...]


def suggest_missions(messages: Iterable[Message], me: Collection[str]) -> tuple[MissionGuess, ...]:
    """Organisations exchanged with, the busiest first; robots, lists and the domains of `me` are no mission.

    A message counts once for each organisation in it; fewer than three messages are no mission.
    """
    mine = {address.lower() for address in me}
    own = {organisation_of(address) for address in mine} - mine
    counts: Counter[str] = Counter()
    people: dict[str, dict[str, None]] = {}
    for message in messages:
        if message.is_automatic or message.is_list:
            continue
        found = {address.address for address in (message.sender, *message.to, *message.cc)} - mine
        named = {address: organisation_of(address) for address in sorted(found) if "@" in address}
        counts.update(set(named.values()) - own)
        for address, organisation in named.items():
            people.setdefault(organisation, {}).setdefault(address)
    return tuple(
        MissionGuess(organisation, times, tuple(people[organisation]))
        for organisation, times in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        if times >= FEWEST_MESSAGES
    )


def organisation_of(address: str) -> str:
    """The domain of an address without its sub-domains, or the address itself at a public provider."""
    domain = address.lower().rpartition("@")[2]
    if domain in PUBLIC:
        return address.lower()
    parts = domain.split(".")
    kept = 3 if len(parts) > 2 and parts[-2] in SECOND_LEVEL else 2
    return ".".join(parts[-kept:])
