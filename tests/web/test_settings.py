"""The settings: what the browser is told, and what Molette refuses to start with."""

import os
import stat
import subprocess
import sys

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import connection
from django.urls import reverse

from molette.web.environment import Environment, database, kept_key, mail

SERVER = {
    "MOLETTE_MODE": "server",
    "MOLETTE_SECRET_KEY": "x" * 64,
    "MOLETTE_ALLOWED_HOSTS": "molette.example",
}


def start(variables, statement="import django; django.setup()"):
    """Start Molette in a process of its own."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("MOLETTE_", "DATABASE"))}
    surroundings = {**inherited, "MOLETTE_HOME": os.environ["MOLETTE_HOME"], **variables}
    return subprocess.run([sys.executable, "-c", statement], env=surroundings, capture_output=True, text=True)


class TestHeaders:
    @pytest.fixture
    def answer(self, alice_client):
        return alice_client.get(reverse("accounts:profile"))

    def test_the_content_policy_is_exactly_this(self, answer):
        given = {rule.strip() for rule in answer["Content-Security-Policy"].split(";")}

        assert given == {
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data:",
            "connect-src 'self'",
            "font-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
        }

    @pytest.mark.parametrize(
        ("name", "value"),
        [
            ("X-Frame-Options", "DENY"),
            ("X-Content-Type-Options", "nosniff"),
            ("Referrer-Policy", "same-origin"),
            ("Cross-Origin-Opener-Policy", "same-origin"),
            ("Cross-Origin-Resource-Policy", "same-origin"),
            ("Content-Language", "fr"),
        ],
    )
    def test_the_browser_is_kept_in_bounds(self, answer, name, value):
        assert answer[name] == value

    def test_no_page_carries_style_or_script_inside(self, answer):
        text = answer.content.decode()

        assert " style=" not in text
        assert "<style" not in text
        assert text.count("<script") == text.count("<script src=") == 1


class TestServerMode:
    @pytest.mark.parametrize("missing", ["MOLETTE_SECRET_KEY", "MOLETTE_ALLOWED_HOSTS", "DATABASE_URL"])
    def test_it_does_not_start_without(self, missing, tmp_path):
        variables = {**SERVER, "DATABASE_URL": f"sqlite:///{tmp_path}/m.sqlite3"}
        del variables[missing]

        ended = start(variables)

        assert ended.returncode
        assert f"Molette ne peut pas démarrer : la variable {missing} est nécessaire." in ended.stderr
        assert f"Molette cannot start: the variable {missing} is needed." in ended.stderr

    def test_it_starts_with_all_of_them(self, tmp_path):
        ended = start({**SERVER, "DATABASE_URL": f"sqlite:///{tmp_path}/m.sqlite3"})

        assert not ended.returncode, ended.stderr

    def test_serving_says_the_sentence_and_nothing_else(self):
        ended = start({"MOLETTE_MODE": "cloud"}, "from molette.web.serving import serve; serve()")

        assert ended.returncode == 1
        assert ended.stderr.strip().splitlines() == [
            "Molette ne peut pas démarrer : MOLETTE_MODE vaut « cloud », au lieu de : own, server.",
            "Molette cannot start: MOLETTE_MODE is “cloud”, not one of: own, server.",
        ]

    def test_its_own_checks_of_deployment_are_satisfied(self, tmp_path):
        check = "from django.core.management import execute_from_command_line as run; run(['', 'check', '--deploy'])"

        ended = start({**SERVER, "DATABASE_URL": f"sqlite:///{tmp_path}/m.sqlite3"}, check)

        assert not ended.returncode, ended.stderr
        warnings = {word for word in ended.stderr.replace(")", " ").split() if word.startswith("(security.")}
        # Subdomains and the browsers' preload list are the host's business, not ours to decide.
        assert warnings <= {"(security.W005", "(security.W009", "(security.W021"}


class TestEnvironment:
    def test_a_secret_may_come_from_a_file(self, tmp_path):
        (tmp_path / "key").write_text("hidden\n")

        assert Environment({"KEY_FILE": str(tmp_path / "key")}).secret("KEY") == "hidden"

    @pytest.mark.parametrize("name", ["absent", "empty"])
    def test_a_file_that_gives_nothing_is_refused(self, tmp_path, name):
        (tmp_path / "empty").write_text("\n")

        with pytest.raises(ImproperlyConfigured, match="KEY_FILE"):
            Environment({"KEY_FILE": str(tmp_path / name)}).secret("KEY")

    @pytest.mark.parametrize(("text", "value"), [("yes", True), ("oui", True), ("1", True), ("no", False), ("", False)])
    def test_a_yes_is_a_yes(self, text, value):
        assert Environment({"FLAG": text}).flag("FLAG") is value

    def test_a_perhaps_is_refused(self):
        with pytest.raises(ImproperlyConfigured, match="FLAG"):
            Environment({"FLAG": "perhaps"}).flag("FLAG")

    def test_words_are_separated_by_commas_or_spaces(self):
        assert Environment({"HOSTS": "a.example, b.example"}).words("HOSTS") == ["a.example", "b.example"]

    def test_the_key_is_drawn_once_and_read_by_its_owner_only(self, tmp_path):
        key = kept_key(tmp_path / "key")

        assert kept_key(tmp_path / "key") == key
        assert len(key) > 60
        assert stat.S_IMODE((tmp_path / "key").stat().st_mode) == 0o600
        assert [file.name for file in tmp_path.iterdir()] == ["key"]

    def test_the_house_is_closed_to_others(self, tmp_path):
        home = Environment({"MOLETTE_HOME": str(tmp_path / "new" / "home")}).home()

        assert stat.S_IMODE(home.stat().st_mode) == 0o700


class TestDatabase:
    def test_postgres(self):
        found = database("postgres://alice:p%40ss@db.example:5433/molette?sslmode=require")

        assert found["ENGINE"] == "django.db.backends.postgresql"
        assert (found["USER"], found["PASSWORD"], found["HOST"], found["PORT"], found["NAME"]) == (
            "alice", "p@ss", "db.example", "5433", "molette",
        )  # fmt: skip
        assert found["OPTIONS"] == {"sslmode": "require"}

    def test_sqlite(self):
        assert str(database("sqlite:////srv/molette.sqlite3")["NAME"]) == "/srv/molette.sqlite3"

    @pytest.mark.parametrize(
        "url",
        [
            "mysql://db.example/molette",
            "molette.sqlite3",
            "postgres://db.example",
            "sqlite://",
            "sqlite:///here",
        ],
    )
    def test_others_are_refused(self, url):
        with pytest.raises(ImproperlyConfigured, match="DATABASE_URL"):
            database(url)

    def test_sqlite_is_shared_safely(self, db, tmp_path):
        if connection.vendor != "sqlite":
            pytest.skip("this is about SQLite")
        options = connection.settings_dict["OPTIONS"]

        assert options["transaction_mode"] == "IMMEDIATE"
        assert options["timeout"] == 5


class TestMail:
    def test_a_mail_server(self):
        found = mail("smtp://alice:s%2Fcret@mail.example")

        assert (found["EMAIL_PORT"], found["EMAIL_HOST_PASSWORD"], found["EMAIL_USE_TLS"]) == (587, "s/cret", True)

    def test_a_relay_without_tls_is_asked_for(self):
        assert mail("smtp://mail.example")["EMAIL_USE_TLS"]
        assert not mail("smtp://localhost:25?tls=no")["EMAIL_USE_TLS"]

    def test_a_mail_server_over_tls_from_the_start(self):
        assert mail("smtps://mail.example")["EMAIL_PORT"] == 465

    @pytest.mark.parametrize("url", ["mail.example", "http://mail.example", "smtp://"])
    def test_others_are_refused(self, url):
        with pytest.raises(ImproperlyConfigured, match="MOLETTE_MAIL_URL"):
            mail(url)


def test_no_migration_is_missing(db):
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
