"""The surroundings of every test: a house of its own, so that nobody's missions are ever touched."""

import os
import tempfile

import django
import pytest
from django.core.management import call_command

# Set before pytest-django reads the settings.
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "molette.web.settings")
os.environ.setdefault("MOLETTE_HOME", tempfile.mkdtemp(prefix="molette-test-"))
os.environ["MOLETTE_WORK_AT_ONCE"] = "yes"
os.environ["MOLETTE_MODE"] = "own"

# The cast of tests/web imports its models before pytest-django would have prepared them.
django.setup()


@pytest.fixture(scope="session")
def collected_static():
    """The style sheets, served as they are for the user."""
    call_command("collectstatic", interactive=False, verbosity=0)
