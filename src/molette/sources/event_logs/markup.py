"""XML from anybody read as a stream, without what XML can do to its reader: no document types, so no entities."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

DEEPEST = 64
"""Elements inside each other; a log has five, an invoice a dozen."""


class Malformed(Exception):
    """The XML cannot be read any further; `line` is where."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


@dataclass(slots=True)
class Handler:
    """What is done at the start of an element (local name, attributes), at its end and with its text."""

    start: Callable[[str, dict[str, str]], None]
    end: Callable[[str], None]
    text: Callable[[str], None] | None = None
    depth: int = field(default=0, init=False)

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        """Count the depth, then tell."""
        self.depth += 1
        if self.depth > DEEPEST:
            raise Malformed(0)
        self.start(local(name), attributes)

    def closed(self, name: str) -> None:
        """Count the depth, then tell."""
        self.depth -= 1
        self.end(local(name))


def local(name: str) -> str:
    """The name of an element without its namespace."""
    return name.rpartition(":")[2]


def fed(chunks: Iterable[bytes], handler: Handler) -> Iterator[None]:
    """Feed the handler chunk by chunk, with a pause after each; raises Malformed."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = handler.opened
    parser.EndElementHandler = handler.closed
    parser.StartDoctypeDeclHandler = _refused
    if handler.text:
        parser.CharacterDataHandler = handler.text
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)
            yield
        parser.Parse(b"", True)
    except (expat.ExpatError, ValueError, LookupError, Malformed) as wrong:
        raise Malformed(parser.CurrentLineNumber) from wrong


def _refused(*_: object) -> None:
    raise Malformed(0)
