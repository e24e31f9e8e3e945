"""What one generation of the index holds, arranged as pages need it: by authority, region, year and kind."""

from __future__ import annotations

import difflib
import re
import threading
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

from indexer.authorities import Authority, Register, load
from indexer.contracts import PublishedIndex, StoredReport

OVERALL = "Overall effectiveness"
_SHORTEST = 3  # letters of a name that another is looked for
_ALIKE = 0.75  # from 0 to 1; "Leedes" and "Leeds" are 0.91, "Leeds" and "Leicester" 0.57
_MEANT = 3
_JOINED = re.compile(r",? and |, | upon ")


class Directory:
    """The reports of one generation and the register of authorities behind them. Safe for many threads."""

    def __init__(self, index: PublishedIndex) -> None:
        self.index = index
        self.reports: Sequence[StoredReport] = index.reports()
        self.by_authority: dict[str, list[StoredReport]] = defaultdict(list)
        for stored in self.reports:
            self.by_authority[stored.report.authority].append(stored)
        self.register: Register = load(*index.registers)
        self._by_name = {authority.name: authority for authority in self.register.authorities}
        self._by_code = {one.la_code: one.name for one in self.register.authorities if one.la_code}

    @cached_property
    def fictional(self) -> bool:
        """Whether any report was made up."""
        return any(stored.report.fictional for stored in self.reports)

    @cached_property
    def authorities(self) -> tuple[str, ...]:
        """Authorities of which a report is held, in order of the alphabet."""
        return tuple(sorted(self.by_authority))

    @cached_property
    def years(self) -> tuple[int, ...]:
        """Years of the reports held, newest first."""
        return tuple(sorted({one.report.year for one in self.reports if one.report.year}, reverse=True))

    @cached_property
    def regions(self) -> tuple[str, ...]:
        """Regions of the reports held."""
        return tuple(sorted({one.report.region for one in self.reports if one.report.region}))

    @cached_property
    def kinds(self) -> tuple[str, ...]:
        """Kinds of the reports held."""
        return tuple(sorted({one.report.kind.value for one in self.reports}))

    def authority(self, name: str) -> Authority | None:
        """The register's row of an authority, by its name or any other it goes by."""
        return self._by_name.get(name) or self.register.find(name)

    def neighbours(self, name: str) -> tuple[str, ...]:
        """Names of an authority's statistical neighbours, nearest first; none where the register has none."""
        row = self.authority(name)
        return tuple(self._by_code[code] for code in (row.neighbours if row else ()) if code in self._by_code)

    def beside(self, stored: StoredReport) -> tuple[StoredReport | None, StoredReport | None]:
        """The report of the same authority before this one, and the one after it."""
        held = self.by_authority[stored.report.authority]
        place = held.index(stored)
        return held[place - 1] if place else None, held[place + 1] if place + 1 < len(held) else None

    def holding(self, part: str) -> tuple[str, ...]:
        """The authorities held whose names have a part, however it is written."""
        return tuple(name for name in self.authorities if part.casefold() in name.casefold())

    def meant(self, written: str) -> tuple[str, ...]:
        """The authorities held that a misspelt name may stand for, likeliest first: at most three.

        None where the register has an authority of that name.
        """
        if self.authority(written) is not None or len(written) < _SHORTEST:
            return ()
        low = written.casefold()
        likeness = {
            name: max(_like(low, one.casefold()) for one in self._names(name)) for name in self.authorities
        }
        near = sorted(likeness, key=lambda name: (-likeness[name], name))
        return tuple(name for name in near[:_MEANT] if likeness[name] >= _ALIKE)

    def _names(self, name: str) -> Sequence[str]:
        """A name, its other names, and its parts where it joins several places."""
        row = self.authority(name)
        return (name, *(row.aliases if row else ()), *_JOINED.split(name))

    def resembling(self, report_id: str) -> tuple[StoredReport, ...]:
        """Reports with an id like a given one, likeliest first: at most eight."""
        ids = {stored.report.report_id: stored for stored in self.reports}
        near = difflib.get_close_matches(report_id, ids, n=8, cutoff=0.55)
        return tuple(ids[one] for one in near)


def _like(written: str, name: str) -> float:
    """How alike two names are, from 0 to 1; a part of a name is as good as all of it."""
    return 1.0 if written in name else difflib.SequenceMatcher(None, written, name).ratio()


def overall(stored: StoredReport) -> str | None:
    """The grade for overall effectiveness, where the report gives one."""
    return next((one.grade for one in stored.report.grades if one.judgement == OVERALL), None)


class Directories:
    """The directory of whatever generation is live, made once for each. Safe for many threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._directory: Directory | None = None

    def of(self, index: PublishedIndex) -> Directory:
        """The directory of an index."""
        with self._lock:
            if self._directory is None or self._directory.index is not index:
                self._directory = Directory(index)
            return self._directory
