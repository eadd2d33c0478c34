"""An entry of a knowledge file: what it holds, asked by name and kind, each mistake noted with its line."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from math import isfinite

import yaml

from molette.engine.diagnosis.types import Text
from molette.engine.problems import Place, Problem, Value
from molette.engine.report.wording_fr import spaced

LONGEST = 60
FLAGS = {"yes": True, "true": True, "no": False, "false": False}


class Unusable(Exception):
    """The entry cannot be kept; why was noted."""


@dataclass(slots=True)
class Notes:
    """The problems met so far."""

    problems: list[Problem] = field(default_factory=list)

    def note(self, code: str, node: "Node", /, *, is_error: bool = True, **values: Value) -> None:
        """Note a problem where that node stands, once."""
        problem = Problem(code, node.place, values, is_error)
        if problem not in self.problems:
            self.problems.append(problem)


@dataclass(frozen=True, slots=True)
class Node:
    """A piece of YAML and the file it stands in."""

    yaml: yaml.Node
    source: str

    @property
    def place(self) -> Place:
        """Where it begins."""
        mark = self.yaml.start_mark
        return Place(self.source, mark.line + 1, mark.column + 1)

    @property
    def word(self) -> str:
        """What a scalar says; nothing for anything else."""
        return str(self.yaml.value).strip() if self.is_scalar else ""

    @property
    def is_scalar(self) -> bool:
        """Whether it is one word, and neither a list nor a mapping."""
        return isinstance(self.yaml, yaml.ScalarNode)

    @property
    def is_mapping(self) -> bool:
        """Whether it is names and values."""
        return isinstance(self.yaml, yaml.MappingNode)

    @property
    def is_list(self) -> bool:
        """Whether it is a list."""
        return isinstance(self.yaml, yaml.SequenceNode)

    def items(self) -> tuple["Node", ...]:
        """The items of a list."""
        return tuple(Node(item, self.source) for item in self.yaml.value) if self.is_list else ()

    def pairs(self) -> Iterator[tuple["Node", "Node"]]:
        """The keys and values of a mapping."""
        for key, value in self.yaml.value if self.is_mapping else ():
            yield Node(key, self.source), Node(value, self.source)


def compose(text: str, source: str, notes: Notes) -> Node | None:
    """The root of a YAML or JSON text; nothing, and a note, when it cannot be read."""
    try:
        root = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Place(source, mark.line + 1, mark.column + 1) if mark else Place(source)
        notes.problems.append(Problem("yaml-unreadable", place, {"reason": str(error.problem or error.context)}))
        return None
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        notes.problems.append(Problem("yaml-unreadable", Place(source), {"reason": str(error)[:LONGEST]}))
        return None
    return Node(root, source) if root else None


@dataclass(slots=True)
class Entry:
    """A mapping read by name. What is asked and missing or wrong is noted, and `Unusable` raised."""

    node: Node
    notes: Notes
    kept: Mapping[str, Node]
    before: "Entry | None" = None
    """The same entry as an earlier file tells it."""
    asked: set[str] = field(default_factory=set)

    def find(self, name: str) -> Node | None:
        """The value of that name, if there is one."""
        self.asked.add(name)
        return self.kept.get(name)

    def must(self, name: str) -> Node:
        """The value of that name."""
        found = self.find(name)
        if found is None:
            raise self.refusal("knowledge-key-missing", self.node, key=name)
        return found

    def refusal(self, code: str, node: Node, **values: Value) -> Unusable:
        """Note what makes the entry unusable."""
        self.notes.problems.append(Problem(code, node.place, values))
        return Unusable(code)

    def word(self, name: str, among: Sequence[str] = ()) -> str:
        """A word, one of those allowed."""
        return self.one(self.must(name), name, among)

    def one(self, node: Node, name: str, among: Sequence[str]) -> str:
        """The word that a node says, one of those allowed."""
        word = node.word
        if not word or (among and word not in among):
            close = get_close_matches(word[:LONGEST], among, 1)
            expected = close[0] if close else ""
            raise self.refusal("knowledge-word-unknown", node, key=name, found=word[:LONGEST], expected=expected)
        return word

    def words(self, name: str, among: Sequence[str] = ()) -> tuple[str, ...]:
        """A list of words; nothing when it is not given. A wrong one is left out."""
        found = self.find(name)
        if found is None:
            return ()
        if not found.is_list:
            raise self.refusal("knowledge-list-expected", found, key=name)
        return tuple(self._good_words(found, name, among))

    def _good_words(self, found: Node, name: str, among: Sequence[str]) -> Iterator[str]:
        for item in found.items():
            try:
                yield self.one(item, name, among)
            except Unusable:
                continue

    def number(self, name: str, least: float, most: float, usual: float | None = None) -> float:
        """A number between two others; `usual` when it is not given."""
        found = self.find(name)
        if found is None and usual is not None:
            return usual
        return self.number_of(self.must(name), name, least, most)

    def number_of(self, node: Node, name: str, least: float, most: float) -> float:
        """The number that a node says."""
        try:
            value = float(node.word)
        except ValueError:
            raise self.refusal("knowledge-number-expected", node, key=name, found=node.word[:LONGEST]) from None
        if not (isfinite(value) and least <= value <= most):
            raise self.refusal("knowledge-number-outside", node, key=name, found=value, least=least, most=most)
        return value

    def flag(self, name: str) -> bool:
        """Yes or no; no when it is not given."""
        found = self.find(name)
        if found is None:
            return False
        return FLAGS[self.one(found, name, tuple(FLAGS))]

    def text(self, name: str, *, usual: Text | None = None) -> Text:
        """Words in both languages; one missing is noted and the other stands for it."""
        found = self.find(name)
        if found is None and usual is not None:
            return usual
        return both(self.must(name), name, self.notes)

    def entries(self, name: str) -> Iterator["Entry"]:
        """The mappings of a list, or none."""
        found = self.find(name)
        if found is not None and not found.is_list:
            raise self.refusal("knowledge-list-expected", found, key=name)
        for item in found.items() if found else ():
            yield entry_of(item, self.notes)

    def inner(self, name: str) -> "Entry | None":
        """The mapping of that name, if there is one."""
        found = self.find(name)
        return entry_of(found, self.notes) if found else None

    def end(self) -> None:
        """Note the names that nobody asked for."""
        for name in self.kept.keys() - self.asked:
            close = get_close_matches(name, sorted(self.asked), 1)
            expected = close[0] if close else ""
            self.notes.note(
                "knowledge-key-unknown", self.kept[name], is_error=False, key=name[:LONGEST], expected=expected
            )


def entry_of(node: Node, notes: Notes) -> Entry:
    """A mapping ready to be asked; the last of two equal names is kept, and noted."""
    kept: dict[str, Node] = {}
    if not node.is_mapping:
        notes.note("knowledge-mapping-expected", node, found=node.word[:LONGEST])
    for key, value in node.pairs():
        if key.word in kept:
            notes.note("knowledge-key-twice", key, is_error=False, key=key.word[:LONGEST])
        kept[key.word] = value
    return Entry(node, notes, kept)


def both(node: Node, name: str, notes: Notes) -> Text:
    """Words in both languages, French set as French is."""
    said = {key.word: value.word for key, value in node.pairs()} if not node.word else {}
    for lang in ("fr", "en"):
        if not said.get(lang):
            notes.note("knowledge-language-missing", node, is_error=False, key=name, lang=lang)
    other = said.get("fr") or said.get("en") or node.word
    return Text(spaced(said.get("fr") or other), said.get("en") or other)
