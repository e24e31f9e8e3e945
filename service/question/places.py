"""What a name of a place can stand for, and the reviewed names in `places.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any


class PlaceKind(StrEnum):
    """What a name stands for."""

    AUTHORITY = "authority"
    AREA = "area"  # several authorities under a customary name
    REGION = "region"
    ELSEWHERE = "elsewhere"  # not in the register of England's authorities


@dataclass(frozen=True, slots=True)
class Place:
    """What a name means: the register's names it stands for, and what to say of it, if anything."""

    kind: PlaceKind
    written: str
    members: tuple[str, ...]
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Successors:
    """Who took over an authority's children's services, and in which year."""

    to: tuple[str, ...]
    since: int


@dataclass(frozen=True)
class PlaceData:
    """The reviewed file `places.toml`, as values."""

    cautious: frozenset[str]
    not_after_in: frozenset[str]
    not_beside: Mapping[str, frozenset[str]]
    names: Mapping[str, str]
    bodies: frozenset[str]  # in lower case: those of `names` and `areas` that run services and are no places
    successors: Mapping[str, Successors]
    areas: Mapping[str, tuple[str, ...]]
    regions: Mapping[str, str]
    region_groups: Mapping[str, tuple[str, ...]]
    towns: Mapping[str, str]
    said: Mapping[str, str]
    elsewhere: tuple[str, ...] = field(default_factory=tuple)

    @classmethod
    def load(cls, path: Path | None = None) -> PlaceData:
        """Read the file that comes with the package, or another of the same form."""
        raw: dict[str, Any] = tomllib.loads(
            (path or Path(__file__).with_name("places.toml")).read_text(encoding="utf-8")
        )
        return cls(
            cautious=frozenset(raw["cautious"]),
            not_after_in=frozenset(raw["not_after_in"]),
            not_beside={word: frozenset(others) for word, others in raw["not_beside"].items()},
            names={**raw["names"], **{body: of[0] for body, of in raw["bodies"].items() if len(of) == 1}},
            bodies=frozenset(map(str.lower, raw["bodies"])),
            successors={
                name: Successors(tuple(entry["to"]), entry["since"])
                for name, entry in raw["successors"].items()
            },
            areas={
                name: tuple(members)
                for name, members in (*raw["areas"].items(), *raw["bodies"].items())
                if len(members) > 1
            },
            regions=raw["regions"],
            region_groups={name: tuple(members) for name, members in raw["region_groups"].items()},
            towns=raw["towns"],
            said={written.lower(): note for written, note in raw["said"].items()},
            elsewhere=tuple(raw["elsewhere"]["names"]),
        )
