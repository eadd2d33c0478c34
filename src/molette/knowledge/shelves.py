"""Entries by section and id, gathered from several files: a later file changes what it names and adds the rest."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from molette.knowledge.entries import Entry, Node, Notes, Unusable, compose, entry_of

SECTIONS = (
    "sources", "families", "places", "causes", "groups", "observables", "trades", "parameters",
    "risks", "levels", "parties", "remedies",
)  # fmt: skip
SETTINGS = ("strengths", "worth", "stalled", "effects")
JOINED = ("links", "addresses", "side_effects")
"""Lists that a later file adds to; any other it replaces."""


@dataclass(slots=True)
class Shelves:
    """What the files hold; `settings` are the few values that stand outside a section."""

    notes: Notes = field(default_factory=Notes)
    sections: dict[str, dict[str, Entry]] = field(default_factory=lambda: {name: {} for name in SECTIONS})
    settings: dict[str, Entry] = field(default_factory=dict)

    def add(self, text: str, source: str) -> None:
        """Add the entries of one file."""
        root = compose(text, source, self.notes)
        if root:
            self.add_root(root)

    def add_root(self, root: Node) -> None:
        """Add the entries of one file already composed."""
        whole = entry_of(root, self.notes)
        for name in SECTIONS:
            self._fill(name, whole)
        for name in SETTINGS:
            changed, old = whole.inner(name), self.settings.get(name)
            if changed:
                self.settings[name] = _over(old, changed) if old else changed
        whole.end()

    def ids(self, section: str) -> tuple[str, ...]:
        """The ids of a section."""
        return tuple(self.sections[section])

    def entries(self, section: str) -> Iterator[tuple[str, Entry]]:
        """The entries of a section, with their ids."""
        yield from self.sections[section].items()

    def _fill(self, section: str, whole: Entry) -> None:
        seen: set[str] = set()
        for entry in _readable(whole, section):
            try:
                id = entry.word("id")
            except Unusable:
                continue
            if id in seen:
                self.notes.note("knowledge-id-twice", entry.node, id=id)
                continue
            seen.add(id)
            old = self.sections[section].get(id)
            self.sections[section][id] = _over(old, entry) if old else entry


def _readable(whole: Entry, section: str) -> Iterator[Entry]:
    try:
        yield from whole.entries(section)
    except Unusable:
        return


def _over(old: Entry, new: Entry) -> Entry:
    kept = {**old.kept, **new.kept}
    for name in JOINED:
        if name in old.kept and name in new.kept:
            kept[name] = _joined(old.kept[name], new.kept[name])
    return Entry(new.node, new.notes, kept, old)


def _joined(old: Node, new: Node) -> Node:
    if not (old.is_list and new.is_list):
        return new
    both = yaml.SequenceNode(old.yaml.tag, [*old.yaml.value, *new.yaml.value], new.yaml.start_mark)
    return Node(both, new.source)
