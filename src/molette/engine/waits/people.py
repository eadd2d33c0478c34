"""Whom a request is looked at with: groups that bear the same name in every mission."""

from molette.engine.ledger.types import ME, Person, Request, Side


def groups(person: Person, client: str, kind: Request) -> dict[str, str]:
    """The groups a request falls in, by level; the same person in another mission is in the same ones."""
    who = _person(person, client)
    around = {"organisation": f"@{_organisation(person, client)}"} if person.side is Side.CLIENT else {}
    return {"everyone": "", "kind": str(kind), **around, "person": f"={who}", "both": f"={who} {kind}"}


def _organisation(person: Person, client: str) -> str:
    """The client's name, else the domain of the address."""
    domain = person.addresses[0].rpartition("@")[2] if person.addresses else ""
    return (client or domain).casefold()


def _person(person: Person, client: str) -> str:
    """The first address, else the name within the client's mission."""
    if person.side is Side.ME:
        return ME
    return (person.addresses[0] if person.addresses else f"{client}/{person.called}").casefold()
