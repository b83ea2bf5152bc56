"""A network between tablet and server that fails on order: no answer after the commit, the same request twice."""

import http.client
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

HOP = {"connection", "keep-alive", "transfer-encoding", "content-length", "host"}
Which = Callable[[str, str], bool]


@dataclass(slots=True)
class Weather:
    """What the network does now. Rules are asked in order; each is used up as it says."""

    down: bool = False
    cuts: list[Which] = field(default_factory=list)  # the request arrives, its answer is lost
    refusals: list[Which] = field(default_factory=list)  # the request never arrives
    doubles: list[Which] = field(default_factory=list)  # the request arrives twice
    delays: list[tuple[Which, float]] = field(default_factory=list)
    log: list[tuple[str, str, int]] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def takes(self, rules: list[Which], method: str, path: str) -> bool:
        """Use up the first rule that speaks of this request."""
        with self.lock:
            for rule in rules:
                if rule(method, path):
                    rules.remove(rule)
                    return True
        return False

    def wait(self, method: str, path: str) -> float:
        """How long this request is held up, in seconds; each delay is used up by one request."""
        with self.lock:
            mine = [delay for delay in self.delays if delay[0](method, path)]
            self.delays = [delay for delay in self.delays if delay not in mine]
        return sum(seconds for _, seconds in mine)


class Network:
    """A forwarding server on its own port, with its weather."""

    def __init__(self, upstream: int, port: int = 0) -> None:
        self.upstream = upstream
        self.weather = Weather()
        network = self

        class Forward(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def _forward(self) -> None:
                try:
                    network.forward(self)
                except (BrokenPipeError, ConnectionResetError):
                    self.close_connection = True  # the tablet hung up first

            do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = do_HEAD = _forward  # noqa: N815  the library's names

            def log_message(self, format: str, *args: Any) -> None:
                """Say nothing: the weather keeps the log."""

        self.server = ThreadingHTTPServer(("127.0.0.1", port), Forward)
        self.server.daemon_threads = True
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def url(self) -> str:
        """Where the tablet goes."""
        return f"http://127.0.0.1:{self.port}"

    def forward(self, handler: BaseHTTPRequestHandler) -> None:
        """Carry one request over, as the weather allows."""
        weather, method, path = self.weather, handler.command, handler.path
        length = int(handler.headers.get("Content-Length") or 0)
        body = handler.rfile.read(length) if length else None
        if weather.down or weather.takes(weather.refusals, method, path):
            self._hang_up(handler)
            return
        time.sleep(weather.wait(method, path))
        if weather.takes(weather.doubles, method, path):
            self._ask(handler, body)
        status, headers, answer = self._ask(handler, body)
        weather.log.append((method, path, status))
        if weather.down or weather.takes(weather.cuts, method, path):
            self._hang_up(handler)
            return
        handler.send_response(status)
        for name, value in headers:
            if name.lower() not in HOP:
                handler.send_header(name, value)
        handler.send_header("Content-Length", str(len(answer)))
        handler.end_headers()
        if method != "HEAD":
            handler.wfile.write(answer)

    def _ask(
        self, handler: BaseHTTPRequestHandler, body: bytes | None
    ) -> tuple[int, list[tuple[str, str]], bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.upstream, timeout=60)
        headers = {name: value for name, value in handler.headers.items() if name.lower() not in HOP}
        headers["Host"] = f"127.0.0.1:{self.port}"
        try:
            connection.request(handler.command, handler.path, body, headers)
            answer = connection.getresponse()
            return answer.status, answer.getheaders(), answer.read()
        finally:
            connection.close()

    def _hang_up(self, handler: BaseHTTPRequestHandler) -> None:
        handler.close_connection = True
        handler.connection.close()

    def close(self) -> None:
        """Go home."""
        self.server.shutdown()
        self.server.server_close()


def is_write(to: str = "") -> Which:
    """A write whose address ends so (any write without a name)."""
    return lambda method, path: (
        method in ("POST", "PATCH", "PUT") and path.startswith("/api/") and path.endswith(to)
    )
