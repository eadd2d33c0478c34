"""What waits have taught, to rows and back: one for each mission, so that one's other missions inform a new one."""

from datetime import date
from typing import Any

import numpy as np

from molette.engine.waits.response import together
from molette.engine.waits.types.answers import NEW, STEPS, Experience, Recalled, Seen
from molette.web.assessments.models import Assessment
from molette.web.missions.models import Mission

DECIMALS = 4


def experience_row(experience: Experience) -> dict[str, Any]:
    """The experience as a row keeps it."""
    return {
        "seen": {name: _counts(seen) for name, seen in experience.seen.items()},
        "nudged": [experience.nudged.expected, experience.nudged.came],
        "spoken": [experience.spoken.expected, experience.spoken.came],
        "weekdays": {name: np.round(days, DECIMALS).tolist() for name, days in experience.weekdays.items()},
    }


def _counts(seen: Seen) -> list[list[float]]:
    return [np.round(counts, DECIMALS).tolist() for counts in (seen.silent, seen.answered, seen.came)]


def experience_in(row: dict[str, Any]) -> Experience:
    """The experience again; nothing of a row kept before it was, or by other steps of silence."""
    if not row:
        return NEW
    found = {name: Seen(*(np.array(counts) for counts in three)) for name, three in row["seen"].items()}
    seen = {name: one for name, one in found.items() if len(one.silent) == len(STEPS) - 1}
    weekdays = {name: np.array(days) for name, days in row.get("weekdays", {}).items()}
    return Experience(seen, Recalled(*row["nudged"]), Recalled(*row["spoken"]), weekdays)


def experience_elsewhere(mission: Mission, today: date) -> Experience:
    """What the other missions of the account have taught, each up to its last assessment; samples are apart."""
    if mission.sample:
        return NEW
    others = Assessment.objects.filter(mission__account=mission.account_id, mission__sample="").exclude(mission=mission)
    rows = others.values_list("experience", "day").order_by("mission_id")
    return together((experience_in(row), (today - day).days) for row, day in rows)
