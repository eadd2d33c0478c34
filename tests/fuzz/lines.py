"""A server on this very machine that says whatever it is told to: what a connector hears from a hostile one."""

import re
import socket
import threading
from collections.abc import Callable, Iterator
from functools import cache

STEP = re.compile(rb"^~\n", re.MULTILINE)
PATIENCE = 2.0

Talk = Callable[[socket.socket, bytes], None]


class Server:
    """Listens; each line that is opened hears `content` as `talk` tells it, then is closed."""

    def __init__(self, talk: Talk) -> None:
        self.talk, self.content = talk, b""
        self.listening = socket.create_server(("127.0.0.1", 0))
        self.port = self.listening.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            line, _ = self.listening.accept()
            line.settimeout(PATIENCE)
            try:
                self.talk(line, self.content)
            except OSError:  # the connector heard enough
                pass
            finally:
                line.close()


@cache
def server(talk: Talk) -> Server:
    """The one server that talks so."""
    return Server(talk)


def web(line: socket.socket, content: bytes) -> None:
    """The same answer to any question."""
    asked = b""
    while b"\r\n\r\n" not in asked:
        if not (piece := line.recv(4096)):
            return
        asked += piece
    line.sendall(content)


def mail(line: socket.socket, content: bytes) -> None:
    """A greeting, then an answer to each command in turn; TAG stands for the command's own."""
    steps = iter(STEP.split(content))
    line.sendall(next(steps))
    for command in _commands(line):
        step = next(steps, None)
        if step is None:
            return
        line.sendall(step.replace(b"TAG", command.partition(b" ")[0]))
        if b"TAG" not in step:  # whoever asked would wait for more
            return


def _commands(line: socket.socket) -> Iterator[bytes]:
    with line.makefile("rb") as heard:
        yield from heard
