"""JSON of unknown shape walked without surprise: what is not there is empty."""

import json
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Node:
    """A value of a JSON document, or nothing."""

    value: object = None

    def __getitem__(self, key: str) -> "Node":
        return Node(self.value.get(key)) if isinstance(self.value, dict) else Node()

    def __contains__(self, key: str) -> bool:
        return isinstance(self.value, dict) and key in self.value

    def __bool__(self) -> bool:
        return self.value not in (None, False, "", [], {})

    @property
    def text(self) -> str:
        """The text or the number as text, on one line; empty for anything else."""
        is_number = isinstance(self.value, int) and not isinstance(self.value, bool)
        written = str(self.value) if isinstance(self.value, str) or is_number else ""
        return " ".join(written.split())

    @property
    def items(self) -> tuple["Node", ...]:
        """The items of a list."""
        return tuple(Node(item) for item in self.value) if isinstance(self.value, list) else ()


def read_json(text: str) -> Node | None:
    """The document, none when it is not JSON."""
    try:
        return Node(json.loads(text))
    except (ValueError, RecursionError):
        return None
