"""The register of local authorities, and finding in it the authority that a report names."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from indexer.errors import ReadError
from indexer.structure.headings import slugify

_FICTIONAL = "fictional"


@dataclass(frozen=True, slots=True)
class Authority:
    """One row of the register. Codes are None where the register has none; neighbours are LA codes."""

    name: str
    urn: str | None = None
    la_code: str | None = None
    gss_code: str | None = None
    aliases: tuple[str, ...] = ()
    region: str | None = None
    neighbours: tuple[str, ...] = ()
    type: str = ""

    @property
    def slug(self) -> str:
        """The authority's part of a report id."""
        return slugify(self.name)

    @property
    def fictional(self) -> bool:
        """Whether the authority was made up, for samples and tests."""
        return self.type.casefold() == _FICTIONAL


_NOISE = re.compile(
    r"\b(?:the|council|councils|county|city|borough|metropolitan|london|royal|unitary|authority|local|district|mbc|cc"
    r"|of|children.?s|services?|safeguarding|board|corporation)\b"
)
_LONDON = "city of london"


def _key(name: str) -> str:
    """A name without what councils call themselves, for comparison only."""
    lowered = name.casefold().replace("&", " and ").replace("\u2019", "'")
    lowered = re.sub(r"[^a-z' ]+", " ", lowered)
    words = " ".join(lowered.split())
    if "london" in words and re.fullmatch(
        r"(?:the )?city of london(?: corporation)?(?: local authority)?", words
    ):
        return _LONDON
    return " ".join(_NOISE.sub(" ", words.replace("'", "")).split())


class Register:
    """All authorities known, looked up by any of their names."""

    def __init__(self, authorities: Iterable[Authority]) -> None:
        self.authorities: tuple[Authority, ...] = tuple(authorities)

    @cached_property
    def _by_key(self) -> dict[str, Authority]:
        found: dict[str, Authority] = {}
        for authority in self.authorities:
            found.setdefault(_key(authority.name), authority)
        for authority in self.authorities:
            for alias in authority.aliases:
                found.setdefault(_key(alias), authority)
        return {key: authority for key, authority in found.items() if key}

    @cached_property
    def _by_urn(self) -> dict[str, Authority]:
        return {authority.urn: authority for authority in self.authorities if authority.urn}

    @cached_property
    def _names(self) -> list[tuple[re.Pattern[str], Authority]]:
        names = [(name, a) for a in self.authorities for name in (a.name, *a.aliases) if len(name) > 3]
        names.sort(key=lambda pair: -len(pair[0]))
        return [(_pattern(name), authority) for name, authority in names]

    def find(self, printed: str) -> Authority | None:
        """The authority that goes by this name, in whatever form ("Royal Borough of …", "… City Council")."""
        return self._by_key.get(_key(printed))

    def by_urn(self, urn: str) -> Authority | None:
        """The authority of that number of Ofsted's, or None."""
        return self._by_urn.get(urn)

    def mentioned(self, text: str) -> Authority | None:
        """The authority whose name stands first in `text`; of names that overlap the longest counts."""
        best: tuple[int, int, Authority] | None = None
        for pattern, authority in self._names:
            match = pattern.search(text)
            if match and (best is None or (match.start(), -len(match.group())) < (best[0], best[1])):
                best = (match.start(), -len(match.group()), authority)
        return best[2] if best else None

    def extended(self, authorities: Iterable[Authority]) -> Register:
        """The register with further rows; a row of a known name or URN takes its place."""
        added = list(authorities)
        names = {a.name for a in added}
        urns = {a.urn for a in added if a.urn}
        kept = [a for a in self.authorities if a.name not in names and a.urn not in urns]
        return Register([*kept, *added])


def _pattern(name: str) -> re.Pattern[str]:
    words = [re.escape(word) for word in re.split(r"[\s-]+", name.replace("&", "and")) if word]
    joined = r"[\s-]+".join("(?:and|&)" if word == "and" else word for word in words)
    return re.compile(rf"(?<![\w-]){joined}(?![\w-])", re.IGNORECASE)


def read_rows(path: Path) -> Iterator[Authority]:
    """The rows of a register file (UTF-8, columns as in the package's own `authorities.csv`).

    Raises ReadError naming the file when it has no `name` column or is no CSV text.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            if "name" not in (reader.fieldnames or ()):
                raise ReadError(
                    path.name, "the register of authorities has no column 'name'. Add the header row."
                )
            for row in reader:
                if (row.get("name") or "").strip():
                    yield _authority(row)
    except (OSError, UnicodeDecodeError, csv.Error) as exc:
        raise ReadError(
            path.name, f"the register of authorities cannot be read ({exc}). Save it as UTF-8 CSV."
        ) from exc


def _authority(row: dict[str, str | None]) -> Authority:
    def cell(name: str) -> str | None:
        return (row.get(name) or "").strip() or None

    # Names may hold commas ("Bristol, City of"), so a list of them is parted by semicolons where it has any.
    known_as = cell("also_known_as") or ""
    aliases = tuple(part.strip() for part in known_as.split(";" if ";" in known_as else ",") if part.strip())
    return Authority(
        name=cell("name") or "",
        urn=cell("urn"),
        la_code=cell("la_code"),
        gss_code=cell("gss_code"),
        aliases=aliases,
        region=cell("region"),
        neighbours=tuple((cell("statistical_neighbour_la_codes") or "").split()),
        type=cell("type") or "",
    )


def load(*extra: Path) -> Register:
    """The packaged register, extended by the rows of further files."""
    register = Register(read_rows(Path(__file__).with_name("authorities.csv")))
    for path in extra:
        register = register.extended(read_rows(path))
    return register
