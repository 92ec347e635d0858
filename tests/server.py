"""A small web server for a built book, used by benchmarks and browser tests."""

import gzip
import json
import posixpath
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import MimeTypes
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import unquote, urlsplit

LOOPBACK = "127.0.0.1"
GZIP_LEVEL = 6
OUR_TYPES = {
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".ipynb": "application/json",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
}
COMPRESSIBLE = {"application/json", "application/wasm", "image/svg+xml"}

Post = Callable[[dict[str, Any], Callable[[Any], None]], None]
"""Answers what is posted, line by line: it is given the question, and what sends a line."""
Headers = Callable[[str], Mapping[str, str]]
"""Gives the headers of a file by its path, in the place of those that are always sent, or beside them."""
CACHE = {"Cache-Control": "max-age=600"}  # as on GitHub Pages

# A table of our own: the machine's mime.types must not change what is sent.
mime_types = MimeTypes()
mime_types.types_map[True].update(OUR_TYPES)


@dataclass(frozen=True)
class Answer:
    """One file as it is sent: its type, its bytes, and its bytes compressed."""

    mime_type: str
    plain: bytes
    compressed: bytes | None


NOTHING = Answer("text/plain", b"", None)


def read_answer(file: Path) -> Answer:
    """Read a file and compress it where that pays."""
    mime_type = mime_types.guess_type(file.name)[0] or "application/octet-stream"
    plain = file.read_bytes()
    compressed = None
    if mime_type.startswith("text/") or mime_type in COMPRESSIBLE:
        compressed = gzip.compress(plain, GZIP_LEVEL, mtime=0)
    return Answer(mime_type, plain, compressed)


class SiteServer(ThreadingHTTPServer):
    """A server of one folder, which reads and compresses each file once."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(
        self, directory: Path, instead: Mapping[str, bytes], posts: Mapping[str, Post], headers: Headers | None
    ) -> None:
        super().__init__((LOOPBACK, 0), SiteHandler)
        self.directory = directory
        self.instead = instead
        self.posts = posts
        self.headers = headers or (lambda _: {})
        self.read_answer = cache(read_answer)

    def find_answer(self, address: str) -> Answer | None:
        """Find what to send for the path and query of a request; None if there is no such file."""
        path = unquote(urlsplit(address).path)
        for ending, content in self.instead.items():
            if path.endswith(f"/{ending}"):
                return Answer(mime_types.guess_type(ending)[0] or "", content, None)
        if path.endswith("/"):
            path += "index.html"
        # Normalizing from the root up leaves no ".." to climb out of the folder.
        file = self.directory / posixpath.normpath("/" + path).lstrip("/")
        return self.read_answer(file) if file.is_file() else None

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Report an error, unless the browser merely hung up."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class SiteHandler(BaseHTTPRequestHandler):
    """Answers GET and HEAD over connections that stay open."""

    server: SiteServer
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1  # The head waits for the body, so that both leave together.

    def do_GET(self) -> None:
        """Send a file."""
        self.wfile.write(self.send_head())

    def do_POST(self) -> None:
        """Send the lines of an answer, each as soon as it is there."""
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "application/x-ndjson")
        self.send_header("Connection", "close")
        self.end_headers()
        self.server.posts[self.path](asked, lambda line: self.wfile.write(f"{json.dumps(line)}\n".encode()))
        self.close_connection = True

    def do_HEAD(self) -> None:
        """Send what GET would send, without the file."""
        self.send_head()

    def send_head(self) -> bytes:
        """Send the status and the headers, and return the body to send."""
        answer = self.server.find_answer(self.path)
        self.send_response(HTTPStatus.OK if answer else HTTPStatus.NOT_FOUND)
        answer = answer or self.server.find_answer("/404.html") or NOTHING  # as on GitHub Pages
        unzips = "gzip" in self.headers.get("Accept-Encoding", "")
        body = (unzips and answer.compressed) or answer.plain
        charset = "; charset=utf-8" if answer.mime_type.startswith("text/") else ""
        self.send_header("Content-Type", answer.mime_type + charset)
        self.send_header("Content-Length", str(len(body)))
        for name, value in {**CACHE, **self.server.headers(unquote(urlsplit(self.path).path))}.items():
            self.send_header(name, value)
        self.send_header("Vary", "Accept-Encoding")
        if body is answer.compressed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        return body

    def log_message(self, *_: Any) -> None:
        """Keep quiet."""


@contextmanager
def serve(
    directory: Path,
    instead: Mapping[str, bytes] | None = None,
    posts: Mapping[str, Post] | None = None,
    headers: Headers | None = None,
) -> Iterator[str]:
    """Serve a folder to this machine alone, at a free port.

    Parameters
    ----------
    directory
        The folder. Its files are taken not to change while it is served.
    instead
        Contents that stand for the files whose paths end so.
    posts
        By path, what answers a JSON object that is posted.
    headers
        What a host of the book adds to the head of an answer.

    Yields
    ------
    str
        The base address, without a slash at the end.
    """
    with SiteServer(Path(directory), instead or {}, posts or {}, headers) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://{LOOPBACK}:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()
