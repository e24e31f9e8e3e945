"""All names of places that a question may hold, compiled once for one register of authorities."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from rapidfuzz import process
from rapidfuzz.distance import OSA

from indexer.authorities import Authority, Register
from service.question.places import Place, PlaceData, PlaceKind
from service.question.tokens import tokenize

_SHORTEST_MISSPELT = 5  # letters; shorter words have too many neighbours among everyday words
_TWO_SLIPS = 9  # letters from which two slips are forgiven
_SHORTEST_JOINED = 8
_SHORTEST_BESIDE = 4  # letters of a word of a name that the rest of the name tells, however it is misspelt
_DIRECTIONS = {"north": ("n", "nth"), "south": ("s", "sth"), "east": ("e",), "west": ("w",)}
_CORNERS = {
    ("north", "east"): "ne",
    ("north", "west"): "nw",
    ("south", "east"): "se",
    ("south", "west"): "sw",
}
_RIVER = {"upon", "on", "under", "with"}
_NEVER_ALONE = {
    "north",
    "south",
    "east",
    "west",
    "central",
    "isle",
    "isles",
    "city",
    "county",
    "the",
    "upper",
    "lower",
}
_SMALL = frozenset({*_RIVER, "and", "of", "the"})  # within a name
_SAYS_NO_PLACE = frozenset({*_NEVER_ALONE, *_RIVER, "", "and", "of", "ne", "nw", "se", "sw", "nth", "sth"})

Words = tuple[str, ...]


class Gazetteer:
    """Names of places for look-up by their words. Built once for a register; safe for many threads."""

    def __init__(self, register: Register, data: PlaceData | None = None) -> None:
        self.register = register
        self.data = data or PlaceData.load()
        self._by_name = {authority.name: authority for authority in register.authorities}
        self._by_code = {a.la_code: a for a in register.authorities if a.la_code}
        self._places: dict[Words, Place] = {}
        self._compile()
        self.longest = max((len(words) for words in self._places), default=0)
        self._joined = {
            "".join(words): words
            for words in self._places
            if len(words) > 1 and len("".join(words)) >= _SHORTEST_JOINED
        }
        self._words = sorted(
            {w for words in self._places for w in words if len(w) >= _SHORTEST_MISSPELT and w.isalpha()}
        )
        self._known_words = frozenset(word for words in self._places for word in words)
        self._but_for_one = self._names_but_for_one()

    def place(self, words: Words) -> Place | None:
        """What exactly these words name, or None."""
        return self._places.get(words)

    def authority(self, name: str) -> Authority | None:
        """The register's row of that register name."""
        return self._by_name.get(name)

    def resolve(self, name: str) -> str | None:
        """The register's name of an authority given in any spelling, or None."""
        place = self._places.get(words_of(name))
        if place is not None and place.kind is PlaceKind.AUTHORITY and len(place.members) == 1:
            return place.members[0]
        found = self.register.find(name)
        return found.name if found else None

    def region_of(self, written: str) -> str | None:
        """The register's name of a region given in any spelling, or None."""
        place = self._places.get(words_of(written.removeprefix("the ").removeprefix("The ")))
        if place is not None and place.kind is PlaceKind.REGION:
            return self._region_names.get(place.members[0]) if place.members else None
        return None

    @cached_property
    def _region_names(self) -> dict[str, str]:
        return {a.name: a.region for a in self.register.authorities if a.region}

    def in_region(self, region: str) -> tuple[str, ...]:
        """Names of the authorities of a region, abolished ones left out."""
        return tuple(
            a.name
            for a in self.register.authorities
            if a.region == region and a.name not in self.data.successors
        )

    def neighbours(self, name: str) -> tuple[str, ...]:
        """Names of an authority's statistical neighbours, nearest first; empty where none are known."""
        authority = self._by_name.get(name)
        codes = authority.neighbours if authority else ()
        return tuple(self._by_code[code].name for code in codes if code in self._by_code)

    def misspelt(self, word: str) -> str | None:
        """The word of a place's name that `word` is most likely meant to be, or None."""
        if len(word) < _SHORTEST_MISSPELT or not word.isalpha() or word in self._known_words:
            return None
        allowed = 2 if len(word) >= _TWO_SLIPS else 1
        found = process.extractOne(word, self._words, scorer=OSA.distance, score_cutoff=allowed)
        if found is None:
            return None
        target = str(found[0])
        if len(target) < _TWO_SLIPS and found[1] > 1:
            return None
        return target if _starts_alike(word, target) else None

    def but_for(self, words: Words, gap: int) -> Words | None:
        """The name of an authority that `words` are but for a slip in that at `gap`, however short that is ("nrth tyneside").

        The rest of the name must say more than a direction or a rank.
        """
        word = words[gap]
        if len(word) < _SHORTEST_BESIDE - 1 or not word.isalpha() or word in self._known_words:
            return None
        rest = (*words[:gap], "", *words[gap + 1 :])
        near = [one for one in self._but_for_one.get(rest, ()) if _is_slip(word, one)]
        return (*words[:gap], near[0], *words[gap + 1 :]) if len(near) == 1 else None

    def predecessors(self, name: str) -> tuple[str, ...]:
        """Names of the authorities that one took over from."""
        return tuple(gone for gone, successors in self.data.successors.items() if name in successors.to)

    def others(self, name: str) -> tuple[str, ...]:
        """How the authorities but that one are written, with capital letters; without words that are everyday English too."""
        written = [
            " ".join(word if word in _SMALL else word.capitalize() for word in words)
            for words, place in self._places.items()
            if place.kind is PlaceKind.AUTHORITY and name not in place.members
            if "".join(words).isalpha()
            and max(map(len, words)) >= _SHORTEST_BESIDE
            and words[0] not in self.data.cautious
        ]
        return tuple(dict.fromkeys(written))

    def joined(self, letters: str) -> Words | None:
        """The words of a name written without its spaces, or with a space too many."""
        return self._joined.get(letters)

    def knows_word(self, word: str) -> bool:
        """Whether the word stands in any place's name."""
        return word in self._known_words

    def _names_but_for_one(self) -> dict[Words, tuple[str, ...]]:
        """For names of authorities with one word left blank, the words that may stand there."""
        found: dict[Words, tuple[str, ...]] = {}
        for words, place in self._places.items():
            for gap, word in enumerate(words):
                rest = (*words[:gap], "", *words[gap + 1 :])
                telling = any(one not in _SAYS_NO_PLACE and len(one) > 1 for one in rest)
                if place.kind is PlaceKind.AUTHORITY and telling and len(word) >= _SHORTEST_BESIDE:
                    found[rest] = (*found.get(rest, ()), word)
        return found

    def _compile(self) -> None:
        for authority in self.register.authorities:
            self._add_authority(authority)
        self._add_regions()
        data = self.data
        for written, names in data.areas.items():
            self._put(written, Place(PlaceKind.AREA, written, self._known(names)))
        for written, name in data.names.items():
            self._put(written, Place(PlaceKind.AUTHORITY, written, self._known([name])), replace=True)
        for written, name in data.towns.items():
            note = f"Children's services in {written} are run by {name}."
            self._put(written, Place(PlaceKind.AUTHORITY, written, self._known([name]), note))
        for name, successors in data.successors.items():
            if name not in self._by_name:
                self._put(name, Place(PlaceKind.AUTHORITY, name, self._known(successors.to)), replace=True)
        for written in data.elsewhere:
            self._places.setdefault(words_of(written), Place(PlaceKind.ELSEWHERE, written, ()))

    def _add_regions(self) -> None:
        data = self.data
        written = {region: region for region in {a.region for a in self.register.authorities if a.region}}
        for name, region in (*sorted(written.items()), *data.regions.items()):
            self._put(name, Place(PlaceKind.REGION, name, self.in_region(region)))
        for name, regions in data.region_groups.items():
            members = tuple(one for region in regions for one in self.in_region(region))
            self._put(name, Place(PlaceKind.REGION, name, members))

    def _add_authority(self, authority: Authority) -> None:
        place = Place(PlaceKind.AUTHORITY, authority.name, (authority.name,))
        self._places[words_of(authority.name)] = place
        for alias in authority.aliases:
            self._put(alias, place)
        for written in {authority.name, *authority.aliases}:
            for words in variants(words_of(written)):
                self._places.setdefault(words, place)

    def _put(self, written: str, place: Place, *, replace: bool = False) -> None:
        words = words_of(written)
        if not words or (place.kind is not PlaceKind.ELSEWHERE and not place.members):
            return
        if place.kind in (PlaceKind.REGION, PlaceKind.AREA) and words[0] != "the":
            self._places.setdefault(("the", *words), place)
        if replace and words_of(place.members[0]) != words and not self._is_official(words):
            self._places[words] = place
        else:
            self._places.setdefault(words, place)

    def _is_official(self, words: Words) -> bool:
        held = self._places.get(words)
        return held is not None and words_of(held.written) == words and held.written in self._by_name

    def _known(self, names: Iterable[str]) -> tuple[str, ...]:
        return tuple(name for name in names if name in self._by_name)


def _is_slip(word: str, target: str) -> bool:
    return OSA.distance(word, target, score_cutoff=1) == 1 and _starts_alike(word, target)


def _starts_alike(word: str, target: str) -> bool:
    return word[0] == target[0] or word[:2] == target[1::-1]


def words_of(name: str) -> Words:
    """A name's words in comparable form ("B&NES" → b, and, nes)."""
    return tuple(token.low for token in tokenize(name))


def variants(words: Words) -> Iterator[Words]:
    """Shorter ways of saying an authority's name, by rule: without rivers, second halves and ranks."""
    if words[-2:] in (("city", "of"), ("county", "of")):
        yield words[:-2]
    if len(words) > 1 and words[-1] in ("borough", "county", "council"):
        yield from _unless_direction(words[:-1])
    for place, word in enumerate(words):
        if word in _RIVER and 0 < place < len(words) - 1:
            yield from _unless_direction(words[:place])
    if "and" in words:
        place = words.index("and")
        for half in (words[:place], words[place + 1 :]):
            yield from _unless_direction(half)
    yield from _abbreviated(words)


def _unless_direction(words: Words) -> Iterator[Words]:
    alone = len(words) == 1 and (words[0] in _NEVER_ALONE or len(words[0]) < 4)
    if words and not alone and words[0] not in ("north", "south", "east", "west"):
        yield words


def _abbreviated(words: Words) -> Iterator[Words]:
    if len(words) < 2:
        return
    corner = _CORNERS.get((words[0], words[1]))
    if corner and len(words) > 2:
        yield (corner, *words[2:])
    for short in _DIRECTIONS.get(words[0], ()):
        yield (short, *words[1:])


_COUNCIL = re.compile(
    r"(?:(?:local )?(?:authorities|councils|boroughs|las|region)\b|(?:(?:city|county|borough|metropolitan|district|unitary|london|royal|local) )*(?:council|authority|corporation)"
    r"|metropolitan borough|borough|mbc|cc|lbc|la|lb)\b(?! tax| house| flat)"
)
_RANK = re.compile(
    r"(?:\b(?:the )?(?:(?:london |royal |metropolitan )?borough|city|county|council|lb|lbc) of(?: the)?|\blb|\blondon borough of)$"
)


def council_words_after(text: str) -> int:
    """How many words at the start of `text` say that the name before is a council's."""
    match = _COUNCIL.match(text)
    return len(match.group().split()) if match else 0


def council_words_before(text: str) -> int:
    """How many words at the end of `text` say that the name after is a council's ("royal borough of")."""
    match = _RANK.search(text)
    return len(match.group().split()) if match else 0
