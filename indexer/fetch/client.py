"""Asking the publisher politely: one request at a time, with pauses, only of its own hosts, with bounds."""

from __future__ import annotations

import http.client
import ssl
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import Message
from typing import IO, Any, TypeVar
from urllib.parse import urlsplit

from indexer.errors import DownloadBreakError, FetchError, FetchStopError
from indexer.fetch.partial import Partial, Validators
from indexer.fetch.patience import AGAIN, asked_rest, backoff
from indexer.fetch.settings import FetchSettings, origin

_PAGE_LIMIT = 10_000_000  # bytes; the publisher's longest pages are a hundredth of it
_CHUNK = 65_536
_STALE_RANGE = 416
_SLOWER = "the publisher asks to slow down"

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it came."""

    content: bytes
    validators: Validators


class PoliteClient:
    """Asks for pages and documents, one after the other; not for use by several threads.

    `sleep` and `clock` (seconds) are the time that pauses are made of.
    """

    def __init__(
        self,
        settings: FetchSettings,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._settings = settings
        self._sleep = sleep
        self._clock = clock
        self._last: float | None = None
        self._opener = urllib.request.build_opener(_OwnHosts(settings.origins))

    def page(self, address: str, known: Validators = Validators()) -> Page | None:  # noqa: B008 - frozen
        """A page, or None where it is still the version `known`.

        Raises FetchError, DownloadBreakError after some attempts, or FetchStopError.
        """

        def take(response: http.client.HTTPResponse) -> Page:
            content = response.read(_PAGE_LIMIT + 1)
            if len(content) > _PAGE_LIMIT:
                raise FetchError(address, f"the page is longer than {_PAGE_LIMIT // 1_000_000} MB")
            _whole(response, address)
            return Page(content, _validators(response))

        return self._ask(address, lambda: known.if_changed, take)

    def download(self, address: str, partial: Partial, known: Validators) -> Validators | None:
        """Bring all of a document into `partial`, going on where an earlier download broke off.

        Returns what its version is known by, or None where it is still `known`. Raises as `page`, and
        StoreError where the disk refuses.
        """

        def headers() -> Mapping[str, str]:
            return partial.headers or known.if_changed

        def take(response: http.client.HTTPResponse) -> Validators:
            return self._receive(response, address, partial)

        return self._ask(address, headers, take, partial.discard)

    def _receive(self, response: http.client.HTTPResponse, address: str, partial: Partial) -> Validators:
        goes_on = response.status == http.HTTPStatus.PARTIAL_CONTENT and (
            response.headers["Content-Range"] or ""
        ).startswith(f"bytes {partial.size}-")
        if response.status == http.HTTPStatus.PARTIAL_CONTENT and not goes_on:
            partial.discard()
            raise DownloadBreakError(address, "the publisher sent another part than was asked for")
        validators = _validators(response)
        if not goes_on:
            partial.begin(validators)
        limit = self._settings.fetch_size_mb * 1_000_000
        deadline = self._clock() + self._settings.fetch_seconds
        size = partial.size
        while chunk := response.read1(_CHUNK):
            size += len(chunk)
            if size > limit:
                partial.discard()
                raise FetchError(
                    address,
                    f"it is larger than {self._settings.fetch_size_mb} MB; PILCROW_FETCH_SIZE_MB allows more",
                )
            partial.append(chunk)
            if self._clock() > deadline:
                raise DownloadBreakError(
                    address, f"it took more than {self._settings.fetch_seconds:.0f} s (PILCROW_FETCH_SECONDS)"
                )
        _whole(response, address)
        return validators

    def _ask(
        self,
        address: str,
        headers: Callable[[], Mapping[str, str]],
        take: Callable[[http.client.HTTPResponse], T],
        restart: Callable[[], None] = lambda: None,
    ) -> T | None:
        """What `take` makes of the answer, asked again where that can help; None for "not modified"."""
        asked = own_address(address, self._settings.origins)
        trouble, rest = "", 0.0
        for attempt in range(self._settings.fetch_attempts):
            self._pause(max(rest, backoff(attempt)) if attempt else 0.0)
            rest = 0.0
            try:
                with self._open(asked, headers()) as response:
                    return take(response)
            except urllib.error.HTTPError as error:
                with error:
                    if error.code == http.HTTPStatus.NOT_MODIFIED:
                        return None
                    if error.code == _STALE_RANGE:
                        restart()
                    trouble, rest = self._status(error, address)
            except (DownloadBreakError, http.client.HTTPException, OSError) as error:
                trouble = _trouble(error, address)
            finally:
                self._last = self._clock()
        if rest or trouble == _SLOWER:
            raise FetchStopError(address, f"{trouble}; fetch again later")
        raise DownloadBreakError(
            address, f"{trouble} (asked {self._settings.fetch_attempts} times); fetch again later"
        )

    def _status(self, error: urllib.error.HTTPError, address: str) -> tuple[str, float]:
        """What the publisher's refusal means, and the rest it asks for in seconds, where asking again can help.

        Raises FetchError where it cannot, FetchStopError where the rest is longer than is waited.
        """
        if error.code not in AGAIN | {_STALE_RANGE}:
            raise FetchError(address, _refusal(error.code)) from error
        rest = asked_rest(error.headers["Retry-After"], datetime.now(UTC))
        if rest > self._settings.fetch_patience:
            raise FetchStopError(
                address, f"the publisher asks for a rest of {rest:.0f} seconds; fetch again after that"
            ) from error
        if error.code == http.HTTPStatus.TOO_MANY_REQUESTS:
            return _SLOWER, rest
        return f"the publisher answers with {error.code}", rest

    def _open(self, address: str, headers: Mapping[str, str]) -> http.client.HTTPResponse:
        told = {"User-Agent": self._settings.agent, "Accept-Encoding": "identity", **headers}
        request = urllib.request.Request(address, headers=told)  # noqa: S310 - the scheme was checked
        response: http.client.HTTPResponse = self._opener.open(request, timeout=self._settings.fetch_timeout)
        return response

    def _pause(self, rest: float) -> None:
        wanted = max(rest, self._settings.fetch_pause)
        if self._last is not None:
            self._sleep(max(0.0, wanted - (self._clock() - self._last)))


class _OwnHosts(urllib.request.HTTPRedirectHandler):
    """Follows redirects only to the publisher's own hosts."""

    def __init__(self, origins: frozenset[str]) -> None:
        self._origins = origins

    def redirect_request(  # noqa: PLR0913,PLR0917,RUF100 - the base class names them
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: Message,
        newurl: str,
    ) -> urllib.request.Request | None:
        target = own_address(newurl, self._origins)
        return super().redirect_request(req, fp, code, msg, headers, target)  # type: ignore[arg-type]


def own_address(address: str, origins: frozenset[str]) -> str:
    """The address to ask: itself, or over https where only that is the publisher's.

    Raises FetchError for any other scheme, host or port.
    """
    try:
        parts = urlsplit(address)
        found = origin(address)
    except ValueError as error:
        raise FetchError(address, f"this is no address ({error})") from error
    if parts.username is None:
        if found in origins:
            return address
        if parts.scheme == "http" and origin(parts._replace(scheme="https").geturl()) in origins:
            return parts._replace(scheme="https").geturl()
    raise FetchError(
        address,
        "this is not at the publisher's; PILCROW_PUBLISHER and PILCROW_PUBLISHER_FILES name its hosts",
    )


def _validators(response: http.client.HTTPResponse) -> Validators:
    return Validators(response.headers["ETag"], response.headers["Last-Modified"])


def _whole(response: Any, address: str) -> None:
    """Raise DownloadBreakError where fewer bytes came than were announced; the library does not say so."""
    if response.length:
        raise DownloadBreakError(address, f"the connection broke off {response.length} bytes before the end")


def _trouble(error: Exception, address: str) -> str:
    """What broke, for a person; raises FetchStopError where no asking again can help."""
    reason = getattr(error, "reason", error)
    if isinstance(reason, ssl.SSLCertVerificationError):
        message = (
            f"the certificate is not trusted ({reason.verify_message}); behind a proxy, set SSL_CERT_FILE"
        )
        raise FetchStopError(address, message) from error
    return str(reason) or type(reason).__name__


def _refusal(status: int) -> str:
    if status in (http.HTTPStatus.NOT_FOUND, http.HTTPStatus.GONE):
        return f"the publisher has nothing there ({status})"
    if status in (http.HTTPStatus.UNAUTHORIZED, http.HTTPStatus.FORBIDDEN):
        return f"the publisher refuses ({status}); say who you are with PILCROW_FETCH_AGENT, or ask it"
    return f"the publisher answers with {status}"
