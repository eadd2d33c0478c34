"""A small real SMTP server for the tests: it keeps what it accepts, and can refuse, drop the line or never answer."""

import socketserver
import threading
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default


class _Talk(socketserver.StreamRequestHandler):
    """One connection."""

    def handle(self) -> None:
        server: Server = self.server  # type: ignore[assignment]
        self.say("220 test ready")
        while line := self.rfile.readline():
            verb = line[:4].upper().decode("ascii", "replace").strip()
            if verb == "DATA":
                if not self.take(server):
                    return
            elif verb == "QUIT":
                self.say("221 bye")
                return
            elif verb == "RCPT" and server.mood == "refuse":
                self.say("550 no such person here")
            else:
                self.say("250 test" if verb != "NOOP" else "250 ok")

    def take(self, server: "Server") -> bool:
        """Read a message; False when the line is dropped or held instead of an answer."""
        self.say("354 go on")
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line[1:] if line.startswith(b"..") else line)
        server.messages.append(message_from_bytes(b"".join(lines), policy=default))
        server.arrived.set()
        if server.mood == "hold":
            server.released.wait(30)
        if server.mood in ("drop", "hold"):
            return False
        self.say("250 taken")
        return True

    def say(self, text: str) -> None:
        self.wfile.write(text.encode() + b"\r\n")


class Server(socketserver.ThreadingTCPServer):
    """Listens on a free port of this machine; `mood` is `accept`, `refuse`, `drop` or `hold`."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Talk)
        self.mood = "accept"
        self.messages: list[EmailMessage] = []
        self.arrived, self.released = threading.Event(), threading.Event()
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    def close(self) -> None:
        """Stop listening, and let go of whoever is held."""
        self.released.set()
        self.shutdown()
        self.server_close()
