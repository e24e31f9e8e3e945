"""One polite connection to the publisher: pauses, conditional requests, retries, bounds."""

from __future__ import annotations

import http.client
import time
import urllib.error
import urllib.request
from collections.abc import Collection
from dataclasses import dataclass
from typing import IO
from urllib.parse import urlsplit

from indexer.errors import PilcrowError

_AGAIN = frozenset({429, 500, 502, 503, 504})
_NOT_MODIFIED = 304
_LONGEST_WAIT = 120.0  # seconds; a publisher that asks for more is asked again on another day


class FetchError(PilcrowError):
    """The publisher did not give what was asked for; asking again later can help."""

    retryable = True


@dataclass(frozen=True, slots=True)
class Manners:
    """How requests are made: who asks, how long between two, and what an answer may cost."""

    agent: str
    pause: float = 1.0
    timeout: float = 30.0
    tries: int = 4
    size: int = 100_000_000


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back; `body` is None when nothing changed since the last time (304)."""

    body: bytes | None
    etag: str | None
    modified: str | None


class _WithinHosts(urllib.request.HTTPRedirectHandler):
    def __init__(self, hosts: Collection[str]) -> None:
        self._hosts = hosts

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        if urlsplit(newurl).netloc not in self._hosts:
            raise FetchError(f"{req.full_url} leads to {newurl}, which is not the publisher's")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


class Client:
    """Requests to the publisher's hosts alone, one at a time."""

    def __init__(self, hosts: Collection[str], manners: Manners) -> None:
        self._hosts = frozenset(hosts)
        self._manners = manners
        self._opener = urllib.request.build_opener(_WithinHosts(self._hosts))
        self._last = 0.0

    def get(self, url: str, *, etag: str | None = None, modified: str | None = None) -> Reply:
        """Get an address; with `etag` or `modified` only if it changed. Raises FetchError saying why not."""
        if urlsplit(url).scheme not in ("http", "https") or urlsplit(url).netloc not in self._hosts:
            raise FetchError(f"{url} is not an address of the publisher")
        headers = {"User-Agent": self._manners.agent, "Accept-Encoding": "identity"}
        if etag:
            headers["If-None-Match"] = etag
        if modified:
            headers["If-Modified-Since"] = modified
        reason = ""
        for attempt in range(self._manners.tries):
            self._wait(0.0 if attempt == 0 else self._manners.pause * 2**attempt)
            try:
                return self._once(urllib.request.Request(url, headers=headers))  # noqa: S310 - scheme checked
            except urllib.error.HTTPError as error:
                if error.code == _NOT_MODIFIED:
                    return Reply(None, etag, modified)
                reason = f"the publisher answered {error.code}"
                if error.code not in _AGAIN:
                    break
                time.sleep(_asked_to_wait(error.headers.get("Retry-After")))
            except (OSError, http.client.HTTPException) as error:
                reason = f"the connection failed ({error or type(error).__name__})"
        raise FetchError(f"{url}: {reason}; run the same command again later, it goes on where it stopped")

    def _once(self, request: urllib.request.Request) -> Reply:
        with self._opener.open(request, timeout=self._manners.timeout) as response:
            body = response.read(self._manners.size + 1)
            if len(body) > self._manners.size:
                raise FetchError(f"{request.full_url}: more than {self._manners.size:,} bytes; not a report")
            expected = response.headers.get("Content-Length")
            if expected and int(expected) != len(body):
                raise http.client.IncompleteRead(body, int(expected) - len(body))
            return Reply(body, response.headers.get("ETag"), response.headers.get("Last-Modified"))

    def _wait(self, more: float) -> None:
        due = self._last + self._manners.pause + more
        time.sleep(max(0.0, due - time.monotonic()) if self._last else 0.0)
        self._last = time.monotonic()


def _asked_to_wait(value: str | None) -> float:
    return min(float(value), _LONGEST_WAIT) if value and value.isdigit() else 0.0
