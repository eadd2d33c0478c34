"""What is asked of the missions' tables."""

from molette.web.missions.models import Mission


def journal_text(mission: Mission) -> str:
    """The mission's whole journal: its plan, its chain and its facts in order."""
    lines = [mission.plan.rstrip("\n")]
    if mission.seal_number:
        lines.append(f"  sealed {mission.seal_number} {mission.seal_digest}")
    lines.append("")
    lines += [str(gone) for gone in mission.erased.all()]
    lines += mission.facts.order_by("at", "id").values_list("line", flat=True)
    return "\n".join(lines) + "\n"
