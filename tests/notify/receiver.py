"""A webhook receiver on loopback that fails as often as a test says, and knows messages by their ids."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread

from versioner.notify.webhook import signature


class Receiver:
    """What came: every delivery, and each message once."""

    def __init__(self, secret: str, fails: Callable[[str, int], int | None]) -> None:
        self.secret, self.fails = secret, fails
        self.came: Counter[str] = Counter()
        self.kept: dict[str, bytes] = {}
        self.headers: list[dict[str, str]] = []
        self.forged = 0
        self.url = ""
        self._one_at_a_time = Lock()

    def take(self, headers: dict[str, str], body: bytes) -> int:
        """The status that it answers."""
        with self._one_at_a_time:
            uid, at = headers.get("webhook-id", ""), int(headers.get("webhook-timestamp", "0"))
            self.headers.append(headers)
            if headers.get("webhook-signature") != signature(self.secret, uid, at, body):
                self.forged += 1
                return 401
            self.came[uid] += 1
            status = self.fails(uid, self.came[uid])
            if status is None or status < 0:
                self.kept.setdefault(uid, body)
            return status or 204


@contextmanager
def receiving(secret: str, fails: Callable[[str, int], int | None] = lambda *_: None) -> Iterator[Receiver]:
    """A receiver; `fails` says with which status the n-th delivery of an id is refused.

    A negative status: the message is kept, and the connection is cut before anything is answered.
    """
    found = Receiver(secret, fails)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            status = found.take({name.lower(): value for name, value in self.headers.items()}, body)
            if status > 0:
                self.send_response(status)
                self.send_header("Content-Length", "0")
                self.end_headers()
            self.close_connection = True

        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    found.url = f"http://127.0.0.1:{server.server_address[1]}/hook/secret-path"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield found
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
