"""Read the settings from the environment; what is wrong there is said at once, in both languages."""

import os
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

YES, NO = frozenset({"1", "yes", "true", "on", "oui"}), frozenset({"", "0", "no", "false", "off", "non"})


class Environment:
    """The variables Molette was started with."""

    def __init__(self, variables: Mapping[str, str]) -> None:
        self.variables = variables

    def text(self, name: str, default: str | None = None) -> str:
        """Return a variable's text; one without a default must be set."""
        found = self.variables.get(name, "").strip() or default
        if found is None:
            raise wrong(f"la variable {name} est nécessaire.", f"the variable {name} is needed.")
        return found

    def choice(self, name: str, *choices: str) -> str:
        """Return one of the choices, the first when nothing is set."""
        found = self.text(name, choices[0])
        if found not in choices:
            listed = ", ".join(choices)
            raise wrong(
                f"{name} vaut « {found} », au lieu de : {listed}.", f"{name} is “{found}”, not one of: {listed}."
            )
        return found

    def flag(self, name: str) -> bool:
        """Return a yes or a no; anything else is an error."""
        found = self.text(name, "").lower()
        if found not in YES | NO:
            raise wrong(
                f"{name} doit valoir yes ou no, et non « {found} ».", f"{name} must be yes or no, not “{found}”."
            )
        return found in YES

    def words(self, name: str) -> list[str]:
        """Return the words of a variable that must be set, separated by commas or spaces."""
        return self.text(name).replace(",", " ").split()

    def secret(self, name: str) -> str:
        """Return a secret given as NAME, or as the path of a file in NAME_FILE."""
        place = self.text(f"{name}_FILE", "")
        if not place:
            return self.text(name)
        try:
            found = Path(place).read_text().strip()
        except OSError as error:
            raise wrong(f"{name}_FILE est illisible ({error}).", f"{name}_FILE cannot be read ({error}).") from error
        if not found:
            raise wrong(f"le fichier de {name}_FILE est vide.", f"the file of {name}_FILE is empty.")
        return found

    def home(self) -> Path:
        """Return the folder of Molette's data, made for its owner only."""
        place = Path(self.text("MOLETTE_HOME", "~/.molette")).expanduser().absolute()
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        return place


def wrong(french: str, english: str) -> ImproperlyConfigured:
    """Return the refusal to start."""
    return ImproperlyConfigured(f"Molette ne peut pas démarrer : {french}\nMolette cannot start: {english}")


def kept_key(place: Path) -> str:
    """Return the key kept in a file only its owner reads, drawn the first time."""
    if not place.exists():
        draft = place.with_name(f"{place.name}.{os.getpid()}")
        descriptor = os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(64))
        # A link either takes the name or finds it taken: two processes that start together agree on one key.
        try:
            os.link(draft, place)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return place.read_text()


def database(url: str) -> dict[str, Any]:
    """Return Django's description of the database at an address; only SQLite and PostgreSQL are known."""
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return sqlite_at(Path(unquote(parts.path[1:])))
    if parts.scheme in {"postgres", "postgresql"}:
        return postgres(parts)
    raise wrong(
        "DATABASE_URL doit commencer par sqlite:/// ou postgres://.",
        "DATABASE_URL must start with sqlite:/// or postgres://.",
    )


def sqlite_at(file: Path) -> dict[str, Any]:
    """Return the SQLite database of an address, which says the whole path: a server starts anywhere."""
    if not file.is_absolute():
        raise wrong(
            "le chemin doit être complet : DATABASE_URL=sqlite:////dossier/molette.sqlite3.",
            "the path must be whole: DATABASE_URL=sqlite:////folder/molette.sqlite3.",
        )
    return sqlite(file)


def sqlite(file: Path) -> dict[str, Any]:
    """Return a SQLite database that several processes share.

    Without IMMEDIATE, a transaction that reads and then writes fails when another wrote in between.
    """
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": file,
        "OPTIONS": {
            "timeout": 5,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        },
    }


def postgres(parts: SplitResult) -> dict[str, Any]:
    """Return a PostgreSQL database, with the options of the address (sslmode…)."""
    name = unquote(parts.path.lstrip("/"))
    if not name:
        raise wrong("DATABASE_URL ne nomme pas de base.", "DATABASE_URL names no database.")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": dict(parse_qsl(parts.query)),
    }


def mail(url: str) -> dict[str, Any]:
    """Return Django's settings of the mail server at smtp://user:password@host:port, or smtps://.

    `?tls=no` is for a relay on this machine or network that speaks no TLS.
    """
    parts = urlsplit(url)
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise wrong(
            "MOLETTE_MAIL_URL doit ressembler à smtp://utilisateur:secret@hôte:587.",
            "MOLETTE_MAIL_URL must look like smtp://user:secret@host:587.",
        )
    implicit = parts.scheme == "smtps"
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or (465 if implicit else 587),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": implicit,
        "EMAIL_USE_TLS": not implicit and dict(parse_qsl(parts.query)).get("tls") != "no",
        "EMAIL_TIMEOUT": 20,
    }
