"""What only the whole can tell: a cause that nothing shows or nothing helps, an observable that shows nothing."""

from molette.engine.diagnosis.types import Knowledge, Place
from molette.engine.remedies.types import WaysOut
from molette.knowledge.shelves import Shelves


def check_whole(knowledge: Knowledge, ways_out: WaysOut, shelves: Shelves) -> None:
    """Note what is useless as it stands."""
    shown = {link.cause for observable in knowledge.observables for link in observable.links}
    helped = {effect.cause for remedy in ways_out.remedies for effect in remedy.effects}
    causes = {cause.id for cause in knowledge.causes}
    mute = {one.id for one in knowledge.observables if not one.links and one.sign is None}
    idle = {one.id for one in ways_out.remedies if not (one.effects or one.ends_mission)}
    _note("causes", causes - shown, "knowledge-cause-unseen", shelves)
    _note("causes", causes - helped, "knowledge-cause-helpless", shelves)
    _note("observables", mute, "knowledge-observable-mute", shelves)
    _note("remedies", idle, "knowledge-remedy-idle", shelves)
    _note("places", set(shelves.ids("places")) - set(Place), "knowledge-place-unknown", shelves)


def _note(section: str, ids: set[str], code: str, shelves: Shelves) -> None:
    for id in sorted(ids):
        shelves.notes.note(code, shelves.sections[section][id].node, is_error=False, id=id)
