"""One line of a journal cut in tokens, and a cursor that walks over them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from molette.engine.problems import Value

SHAPES = re.compile(
    r"""(?P<space>[^\S\n]+)
      | (?P<comment>;.*)
      | (?P<string>"(?:[^"\\]|\\.)*")
      | (?P<address><[^<>\s]*>)
      | (?P<arrow>->)
      | (?P<label>\#[\w.-]+|~[0-9a-f]{12}(?!\w))
      | (?P<mark>[\[\],])
      | (?P<word>\d+,\d+|(?:(?!->)[^\s",;\[\]\#<>])+)
      | (?P<odd>["\#<>].*|.)""",
    re.VERBOSE,
)
ESCAPE = re.compile(r"\\(.)")


class Unreadable(Exception):
    """This line cannot be read; it becomes a Problem, never leaves the package."""

    def __init__(self, code: str, column: int, **values: Value):
        super().__init__(code)
        self.code, self.column, self.values = code, column, values


@dataclass(frozen=True, slots=True)
class Token:
    """A word, string, label, arrow, mark or address, at a column counted from 1."""

    shape: str
    text: str
    column: int


def tokens(line: str) -> Iterator[Token]:
    """The tokens of a line without spaces and comments; raises Unreadable on a character that fits nowhere."""
    for match in SHAPES.finditer(line):
        shape, column = match.lastgroup or "odd", match.start() + 1
        if shape == "odd":
            code = "string-unclosed" if match[0].startswith('"') else "character-unknown"
            raise Unreadable(code, column, found=match[0][:20])
        if shape not in ("space", "comment"):
            yield Token(shape, match[0], column)


def unquoted(text: str) -> str:
    """The text that a quoted string stands for."""
    return ESCAPE.sub(lambda match: "\n" if match[1] == "n" else match[1], text[1:-1])


def quoted(text: str) -> str:
    """A text as a quoted string on one line."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


@dataclass(slots=True)
class Cursor:
    """A place in a line's tokens."""

    line: str
    found: tuple[Token, ...] = ()
    place: int = field(default=0)

    def __post_init__(self) -> None:
        self.found = tuple(tokens(self.line))

    @property
    def column(self) -> int:
        """The column of the next token, or just after the line."""
        return self.found[self.place].column if self.place < len(self.found) else len(self.line) + 1

    def peek(self, shape: str = "", text: str = "") -> Token | None:
        """The next token if it has this shape and text."""
        if self.place >= len(self.found):
            return None
        token = self.found[self.place]
        return token if (not shape or token.shape == shape) and (not text or token.text == text) else None

    def take(self, shape: str = "", text: str = "") -> Token | None:
        """The same, and go past it."""
        token = self.peek(shape, text)
        self.place += token is not None
        return token

    def need(self, code: str, shape: str = "", text: str = "") -> Token:
        """The next token, or Unreadable with this code and what stands there instead."""
        token = self.take(shape, text)
        if token is None:
            raise Unreadable(code, self.column, found=self.rest(), expected=text)
        return token

    def rest(self) -> str:
        """The next word as the user wrote it, for a message."""
        return self.found[self.place].text[:40] if self.place < len(self.found) else ""
