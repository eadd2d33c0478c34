"""HTML turned into the plain text a reader sees, in linear time."""

import re
from html import unescape

HIDDEN = ("style", "script", "head", "title")
TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)[^<>]*>|<[!?][^<>]*>")
BLOCKS_WORDS = """
address article aside blockquote center dd div dl dt fieldset footer form h1 h2 h3 h4 h5 h6 header hr li main
nav ol p pre section table tbody tfoot thead tr ul
"""
BLOCKS = frozenset(BLOCKS_WORDS.split())
SPACED = frozenset(("p", "h1", "h2", "h3", "h4", "blockquote"))
SPACES = re.compile(r"[ \t\r\n\f\xa0]+")
DEEPEST_QUOTE = 9


def text_of_html(html: str) -> str:
    """The text of a page: blocks on their own lines, list items dashed, block quotes marked with `>`."""
    lines, depth, start = _Lines(), 0, 0
    html = _without_hidden(html)
    for tag in TAG.finditer(html):
        lines.write(html[start : tag.start()])
        start = tag.end()
        name, is_closing = (tag[2] or "").lower(), bool(tag[1])
        if name == "br":
            lines.end()
        elif name in BLOCKS:
            lines.block(is_spaced=name in SPACED)
            if name == "blockquote":
                depth = max(depth - 1, 0) if is_closing else depth + 1
                lines.mark = "> " * min(depth, DEEPEST_QUOTE)
            elif name == "li" and not is_closing:
                lines.write("- ")
    lines.write(html[start:])
    return lines.text()


class _Lines:
    """Lines being written, each with the mark of the quote it stands in."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.current: list[str] = []
        self.mark = ""

    def write(self, raw: str) -> None:
        if raw:
            self.current.append(raw)

    def end(self) -> None:
        words = SPACES.sub(" ", unescape("".join(self.current))).strip()
        self.done.append((self.mark + words).rstrip())
        self.current = []

    def block(self, *, is_spaced: bool) -> None:
        if any(not part.isspace() for part in self.current):
            self.end()
        self.current = []
        if is_spaced and self.done and self.done[-1].strip("> "):
            self.done.append(self.mark.rstrip())

    def text(self) -> str:
        self.end()
        while self.done and not self.done[-1].strip("> "):
            self.done.pop()
        return "\n".join(self.done).strip("\n")


def _without_hidden(html: str) -> str:
    """The page without comments, styles and scripts."""
    html = _without(html, "<!--", "-->")
    for name in HIDDEN:
        if f"<{name}" in html or f"<{name.upper()}" in html:
            html = _without_element(html, name)
    return html


def _without(html: str, opening: str, closing: str) -> str:
    kept, start = [], 0
    while (found := html.find(opening, start)) >= 0:
        kept.append(html[start:found])
        end = html.find(closing, found)
        start = len(html) if end < 0 else end + len(closing)
    return "".join([*kept, html[start:]])


def _without_element(html: str, name: str) -> str:
    kept, start = [], 0
    closing = re.compile(f"</{name}[^<>]*>", re.IGNORECASE)
    for found in re.finditer(f"<{name}\\b[^<>]*>", html, re.IGNORECASE):
        if found.start() < start:
            continue
        kept.append(html[start : found.start()])
        end = closing.search(html, found.end())
        start = end.end() if end else found.end()
        if not end:
            break
    return "".join([*kept, html[start:]])
