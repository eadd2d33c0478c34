"""How long the pages take with a mission of 1,000 facts, in the whole stack, on one core.

Run: python bench/pages.py
Makes a mission of invented facts in a temporary house, then prints the median and the slowest of 60 requests per page.
"""

import os
import statistics
import tempfile
import time
from datetime import date, timedelta

os.environ.update(MOLETTE_HOME=tempfile.mkdtemp(), DJANGO_SETTINGS_MODULE="molette.web.settings", MOLETTE_MODE="own")

FACTS, REQUESTS = 1_050, 60  # the last ones fall after today and are left out


def story(start: date) -> str:
    """A journal of 1,000 facts: questions, answers, days of work."""
    lines = []
    for n in range(FACTS // 3):
        day = start + timedelta(days=n * 180 // (FACTS // 3))
        lines.append(f'{day} me -> p{n % 8} asks information "question {n}" #q{n}')
        lines.append(f"{day + timedelta(days=1 + n % 4)} p{n % 8} answers #q{n}")
        lines.append(f"{day} me works 0.25 d #w{n}")
    return "\n".join(lines[:-40])


def main() -> None:
    """Print one line a page."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.test import Client

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    from molette.engine.ledger.reading import read_journal
    from molette.web.accounts.models import User
    from molette.web.bridge.recording import record_assessment, record_facts
    from molette.web.missions.models import Mission

    start = date.today() - timedelta(days=190)
    plan = f'mission "Paie" {start}\n' + "".join(f"  person p{n}\n" for n in range(8))
    mission = Mission.objects.create(account=User.objects.local_owner("fr"), name="Paie", plan=plan)
    began = time.perf_counter()
    added = record_facts(mission, read_journal(plan + story(start)).ledger)
    recorded = time.perf_counter()
    record_assessment(mission)
    print(f"{added} facts recorded in {recorded - began:.2f} s, assessed in {time.perf_counter() - recorded:.2f} s")
    client = Client(SERVER_NAME="localhost")
    for path in ("/", f"/missions/{mission.pk}/", f"/missions/{mission.pk}/facts/"):
        times = [timed(client, path) for _ in range(REQUESTS)]
        print(f"{path[:12]:<14} median {statistics.median(times):6.1f} ms   slowest {max(times):6.1f} ms")


def timed(client: object, path: str) -> float:
    """Milliseconds of one request."""
    began = time.perf_counter()
    assert client.get(path).status_code == 200  # type: ignore[attr-defined]
    return 1000 * (time.perf_counter() - began)


if __name__ == "__main__":
    main()
