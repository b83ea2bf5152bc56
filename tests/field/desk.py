"""A person at a desk, without a screen: signed in, calling the API on one kept-alive connection."""

import http.client
import json
from typing import Any, Self
from urllib.parse import quote
from uuid import uuid4


class Desk:
    """One signed-in person on one connection."""

    def __init__(self, port: int) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        self.cookies: dict[str, str] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *how: object) -> None:
        self.connection.close()

    def call(self, method: str, path: str, body: Any = None, **headers: str) -> tuple[int, bytes]:
        """Send one request, under the Idempotency-Key it is given or a new one, and read its whole answer."""
        sent = {
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            "X-CSRFToken": self.cookies.get("csrftoken", ""),
            "Content-Type": "application/json",
            **headers,
        }
        if method != "GET":
            sent.setdefault("Idempotency-Key", str(uuid4()))
        payload = None if body is None else json.dumps(body).encode()
        answer = self._ask(method, quote(path, safe="/?=&%:"), payload, sent)
        data = answer.read()
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                key, _, rest = value.partition("=")
                self.cookies[key] = rest.partition(";")[0]
        return answer.status, data

    def _ask(
        self, method: str, path: str, payload: bytes | None, sent: dict[str, str]
    ) -> http.client.HTTPResponse:
        try:
            self.connection.request(method, path, payload, sent)
            return self.connection.getresponse()
        except (ConnectionError, http.client.HTTPException):  # the server closed an idle connection
            self.connection.close()
            self.connection.request(method, path, payload, sent)
            return self.connection.getresponse()

    def get(self, path: str) -> Any:
        """A read that must succeed."""
        status, data = self.call("GET", path)
        if status != 200:
            raise RuntimeError(f"{path}: {status} {data[:300]!r}")
        return json.loads(data)

    def sign_in(self, username: str, password: str) -> Self:
        """Through the front door, as everybody."""
        self.call("GET", "/api/session")
        status, data = self.call(
            "POST", "/_allauth/browser/v1/auth/login", {"username": username, "password": password}
        )
        if status != 200:
            raise RuntimeError(f"{username}: {status} {data[:300]!r}")
        return self
