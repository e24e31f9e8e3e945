"""One run of fetching: every provider's page, every document on it, and what came of each."""

from __future__ import annotations

import fcntl
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from indexer.errors import DownloadBreakError, FetchError, FetchStopError, PageChangedError, StoreError
from indexer.fetch import manifest
from indexer.fetch.client import PoliteClient
from indexer.fetch.downloads import Outcome, expected, fetch_document
from indexer.fetch.pages import Listed, Listing, Provider, read_provider
from indexer.fetch.partial import Validators
from indexer.fetch.state import State, load, save

_ENOUGH = 3  # things in a row that could not be had although asked for several times: the publisher is down


@dataclass(frozen=True, slots=True)
class Event:
    """What became of a document, or of a page (then `document` and `file` are None)."""

    outcome: Outcome
    provider: Provider
    reason: str = ""
    file: str | None = None
    kind: str = ""
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Wish:
    """What of a page is wanted: documents of other kinds too, only those published on or after a day."""

    since: date | None = None
    every_kind: bool = False


@dataclass(slots=True)
class Result:
    """How a run ended. `passed_over` counts documents that were not wanted, by kind."""

    counts: Counter[Outcome] = field(default_factory=Counter)
    passed_over: Counter[str] = field(default_factory=Counter)
    stopped: str = ""

    @property
    def good(self) -> bool:
        """Whether everything wanted is held."""
        return not self.stopped and not self.counts[Outcome.FAILED]


class Run:
    """Fetches into a folder, or with `check` only looks what there is to fetch and writes nothing."""

    def __init__(
        self,
        folder: Path,
        client: PoliteClient,
        document_origins: frozenset[str],
        tell: Callable[[Event], None],
        *,
        check: bool,
        wish: Wish = Wish(),
    ) -> None:
        self._folder = folder
        self._client = client
        self._document_origins = document_origins
        self._tell = tell
        self._check = check
        self._wish = wish
        self._state = State()
        self._result = Result()
        self._in_a_row = 0

    def run(self, find: Callable[[], Sequence[Provider]], begun: Callable[[int, Provider], None]) -> Result:
        """Do it for all providers that `find` names. `begun` is told how many pages are left, and the next.

        Raises StoreError where the folder cannot be used, and FetchError where `find` does.
        """
        if self._check:
            self._state = load(self._folder)
            self._providers(find(), begun)
            return self._result
        with _alone(self._folder):
            manifest.read(self._folder)  # one that cannot be kept is found before anything is asked
            self._state = load(self._folder)
            try:
                self._providers(find(), begun)
            finally:
                save(self._folder, self._state)
                manifest.update(self._folder, self._rows())
        return self._result

    def _providers(self, providers: Sequence[Provider], begun: Callable[[int, Provider], None]) -> None:
        for place, provider in enumerate(providers):
            begun(len(providers) - place, provider)
            try:
                self._provider(provider)
            except FetchStopError as error:
                self._say(Event(Outcome.FAILED, provider, str(error)))
                self._result.stopped = error.reason
                return

    def _provider(self, provider: Provider) -> None:
        try:
            listing = self._listing(provider)
        except FetchError as error:
            self._failed(Event(Outcome.FAILED, provider, str(error)), error)
            return
        self._in_a_row = 0
        for label in listing.unread:
            reason = f"{provider.address}: the link {label!r} does not say kind, form and date; see docs/fetching.md"
            self._say(Event(Outcome.FAILED, provider, reason))
        self._note_gone(provider, listing)
        for document in self._wanted(listing):
            self._document(document, provider)

    def _listing(self, provider: Provider) -> Listing:
        """What a provider's page lists; an unchanged page is not read again."""
        seen = self._state.pages.get(provider.address)
        page = self._client.page(provider.address, seen.validators if seen else Validators())
        if page is None:
            if seen is None:
                raise PageChangedError(provider.address, "the publisher says it is unchanged, but it is new")
            return seen.listing
        listing = read_provider(page.content, provider.address, self._document_origins)
        held = any(one.urn == provider.urn and one.listed for one in self._state.documents.values())
        if held and not listing.documents:
            raise PageChangedError(
                provider.address,
                "the page lists no document, but did before; nothing that is held was touched. "
                "See docs/fetching.md, “When the pages change”",
            )
        # A page with links that could not be understood is read again next time, perhaps by a better reader.
        self._state.saw(provider.address, listing, Validators() if listing.unread else page.validators)
        return listing

    def _note_gone(self, provider: Provider, listing: Listing) -> None:
        if listing.unread:
            return  # one of those may be the one that is missed
        there = {document.address for document in listing.documents}
        for address, held in self._state.documents.items():
            if held.urn == provider.urn and held.listed and address not in there:
                held.listed = False
                reason = "the page no longer lists it; the file is kept"
                self._say(Event(Outcome.GONE, provider, reason, held.file, held.kind, held.published))

    def _wanted(self, listing: Listing) -> Iterator[Listed]:
        for document in listing.documents:
            if document.wanted or (self._wish.every_kind and document.form.lower() == "pdf"):
                if self._wish.since is None or document.published >= self._wish.since:
                    yield document
            else:
                self._result.passed_over[f"{document.kind}, {document.form}"] += 1

    def _document(self, document: Listed, provider: Provider) -> None:
        kind, published = document.kind, document.published
        if self._check:
            outcome = expected(document, self._folder, self._state)
            self._say(Event(outcome, provider, document.address, None, kind, published))
            return
        try:
            outcome, file = fetch_document(document, provider.urn, self._folder, self._state, self._client)
        except FetchStopError:
            raise
        except FetchError as error:
            self._failed(Event(Outcome.FAILED, provider, str(error), None, kind, published), error)
            return
        self._in_a_row = 0
        self._say(Event(outcome, provider, document.address, file, kind, published))

    def _failed(self, event: Event, error: FetchError) -> None:
        """Note a failure; raise FetchStopError where the publisher does not answer at all."""
        if isinstance(error, FetchStopError):
            raise error
        self._in_a_row = self._in_a_row + 1 if isinstance(error, DownloadBreakError) else 0
        if self._in_a_row >= _ENOUGH:
            raise FetchStopError(
                error.address,
                f"{error.reason}. {_ENOUGH} in a row could not be had, so no more are asked for",
            ) from error
        self._say(event)

    def _say(self, event: Event) -> None:
        self._result.counts[event.outcome] += 1
        self._tell(event)

    def _rows(self) -> Iterable[manifest.Row]:
        for address, held in self._state.documents.items():
            yield manifest.Row(held.file, address, held.published.isoformat(), held.urn)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Make the folder and hold it; raises StoreError where another process fetches into it."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = (folder / ".fetch.lock").open("a", encoding="utf-8")
    except OSError as error:
        raise StoreError(f"{folder} cannot be written to ({error.strerror})") from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise StoreError(f"another process is fetching into {folder}; wait for it to end") from error
        yield
