"""A web server on this machine, for as long as a test runs, that answers what the test tells it to."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from sayso.settings import Settings

Answer = tuple[int, dict[str, str], bytes]


@dataclass
class Site:
    """A site: what it answers, and what it was asked."""

    base: str
    answers: dict[str, Answer | Callable[[BaseHTTPRequestHandler], None]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)

    def serve(self, path: str, body: bytes = b"", *, status: int = 200, **headers: str) -> str:
        """Answer *path* so from now on; gives its address."""
        self.answers[path] = (status, {name.replace("_", "-"): value for name, value in headers.items()}, body)
        return self.base + path


@pytest.fixture
def site() -> Iterator[Site]:
    """A site without pages; each answers 404 until it is told otherwise."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            made.asked.append(self.path)
            made.headers.append(dict(self.headers))
            answer = made.answers.get(self.path, (404, {}, b""))
            try:
                if callable(answer):
                    answer(self)
                    self.close_connection = True
                else:
                    self.answer(*answer)
            except OSError:
                self.close_connection = True  # whoever asked went away

        def answer(self, status: int, headers: dict[str, str], body: bytes) -> None:
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: Any) -> None:
            pass  # a connection that was cut

    with Server(("127.0.0.1", 0), Handler) as server:
        made = Site(f"http://127.0.0.1:{server.server_port}")
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield made
        server.shutdown()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings that may ask this machine, without pauses, and keep pages in the test's own folder."""
    return Settings(allow_private=True, host_pause_s=0, timeout_s=5, cache_dir=str(tmp_path / "cache"))
