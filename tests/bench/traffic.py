"""What a page takes over the wire, and when, as Chromium reports it."""

from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import CDPSession

Event = dict[str, Any]


@dataclass
class Request:
    """One request for something on the net.

    Attributes
    ----------
    answered_at
        When the response began, in seconds of the browser's own clock.
    encoded_bytes
        Bytes on the wire, headers included.
    pieces
        When each piece of the body came, and its bytes.
    """

    answered_at: float = float("inf")
    encoded_bytes: int = 0
    pieces: list[tuple[float, int]] = field(default_factory=list)

    def bytes_until(self, moment: float) -> int:
        """Count the bytes that had come by a moment.

        The headers, and a body reported only as a whole (the page itself), count from
        the start of the response on: rather too early than too late.
        """
        in_pieces = sum(size for _, size in self.pieces)
        whole = self.encoded_bytes - in_pieces if self.answered_at <= moment else 0
        return whole + sum(size for time, size in self.pieces if time <= moment)


class Traffic:
    """Listens to all requests of a page from its creation on.

    Parameters
    ----------
    session
        A session of the Chrome DevTools Protocol with the page.
    """

    def __init__(self, session: CDPSession) -> None:
        self.requests: dict[str, Request] = {}
        self._clock_offset: float | None = None
        session.on("Network.requestWillBeSent", self._on_request)
        session.on("Network.requestServedFromCache", self._on_cache)
        session.on("Network.responseReceived", self._on_response)
        session.on("Network.dataReceived", self._on_data)
        session.on("Network.loadingFinished", self._on_finished)
        session.send("Network.enable")

    def bytes_until(self, moment: float = float("inf")) -> int:
        """Count the bytes that had come by a moment.

        Parameters
        ----------
        moment
            Seconds since 1970; by default the end of time.
        """
        moment -= self._clock_offset or 0
        return sum(request.bytes_until(moment) for request in self.requests.values())

    def _on_request(self, event: Event) -> None:
        if self._clock_offset is None:
            self._clock_offset = event["wallTime"] - event["timestamp"]
        if event["request"]["url"].startswith("http"):
            self.requests[event["requestId"]] = Request()

    def _on_cache(self, event: Event) -> None:
        self.requests.pop(event["requestId"], None)

    def _on_response(self, event: Event) -> None:
        if request := self.requests.get(event["requestId"]):
            request.answered_at = event["timestamp"]
            request.encoded_bytes = event["response"]["encodedDataLength"]

    def _on_data(self, event: Event) -> None:
        if request := self.requests.get(event["requestId"]):
            request.pieces.append((event["timestamp"], event["encodedDataLength"]))

    def _on_finished(self, event: Event) -> None:
        if request := self.requests.get(event["requestId"]):
            request.encoded_bytes = event["encodedDataLength"]
