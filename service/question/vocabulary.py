"""The reviewed vocabulary of the field: from what people say to what reports call it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

from service.words import stems

TERM = 0.95  # another official term is nearly as good as the words asked
NEAR = 0.6  # a neighbouring word often stands where the thing is spoken of
AMBIGUOUS = 0.8  # of the worth above, where the words asked fit a second entry too

_OWNERS = frozenset("their its his her our my your".split())  # noqa: SIM905 - easier to review
_WORKERS = frozenset("workers staff officers carers visitors".split())  # noqa: SIM905
_UNSAID = _OWNERS | frozenset("the a an some any those these this that".split())  # noqa: SIM905

_WITHIN = frozenset("of and the for in".split())  # noqa: SIM905 - within a term, left out where it is abbreviated
_ALSO_WORDS = frozenset({"par"})  # abbreviations, and words of English

# What joins a noun and what it is said to be: "men who are violent" are violent men.
_RELATIVES = frozenset("who which".split())  # noqa: SIM905 - easier to review
_COPULAS = frozenset("are is were was be been being have has had get gets got become became".split())  # noqa: SIM905


def _ways(saying: str) -> Iterator[str]:
    """What a saying with choices stands for: "(ill|sick) (mum|dad)" is four sayings."""
    parts = [part.split("|") for part in _CHOICES.split(saying)]
    return map("".join, product(*parts))


def _heads(groups: str) -> dict[str, str]:
    """Of groups of words, parted by ";" or a new line: the first of its group for each word."""
    return {
        word: group.split()[0]
        for group in groups.replace("\n", ";").split(";")
        if group.strip()
        for word in group.split()
    }


# Forms of one word that no stemmer joins.
_FORMS = _heads(
    """
    children child childrens; beat beaten; break broke broken; bring brought; build built; buy bought; catch caught
    choose chose chosen; come came; deal dealt; eat ate eaten; fall fell fallen; feed fed; get got gotten
    give gave given; go went gone; grow grew grown; hear heard; hide hid hidden; hold held; keep kept; know knew known
    leave left; lose lost; make made; meet met; pay paid; run ran; see saw seen; sell sold; send sent; sleep slept
    speak spoke spoken; spend spent; stand stood; stick stuck; take took taken; teach taught; tell told
    throw threw thrown; write wrote written
    """
)
# What a family is called at home: as good in a run of words, but no term of a report.
_AT_HOME = _heads(
    """
    children kid kids youngster youngsters; teenager teenagers teen teens
    mum mums mother mothers mom moms mam mams mummy; dad dads father fathers daddy
    """
)
_SAME = _FORMS | _AT_HOME

_CHOICES = re.compile(r"[()]")

Stems = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One matter: what reports call it, words near it, and what else people say for it.

    `forms` are other wordings of reports, searched for like terms; what has them in a question is read by its words.
    `narrower` is what is but one of its things ("driving lessons" of entitlements): asked for, it has to be named.
    A `general` entry ("strengths", "children") says little by itself and is used only where a question
    holds nothing more special. An entry `by_name` is a part of another that has the same lay words: it counts where it is
    asked for by its name, and lay words that no entry has mean the other. One that is `anybodys` is of every field: its
    words make no question one about these reports.
    """

    terms: tuple[str, ...]
    near: tuple[str, ...] = ()
    says: tuple[str, ...] = ()
    narrower: tuple[str, ...] = ()
    general: bool = False
    by_name: bool = False
    forms: tuple[str, ...] = ()
    anybodys: bool = False

    @property
    def is_matter(self) -> bool:
        """Whether it is a matter of its own, which a question may mean without naming it."""
        return not (self.general or self.by_name)

    @property
    def surfaces(self) -> tuple[str, ...]:
        """Everything that people or reports say for it."""
        return (*self.terms, *self.near, *self.says, *self.narrower)

    @property
    def names(self) -> tuple[str, ...]:
        """What names something when it is asked for: its terms and what is narrower."""
        return (*self.terms, *self.narrower)


@dataclass(frozen=True, slots=True)
class Found:
    """Words `first` to `last` (exclusive) of a text that name these entries, most fitting first."""

    first: int
    last: int
    entries: tuple[Entry, ...]


class Vocabulary:
    """All entries, found by the stems of any of their words. Built once; safe for many threads."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = tuple(entries)
        self._by_term = {entry.terms[0]: entry for entry in self.entries}
        self._surfaces: dict[Stems, list[Entry]] = {}
        self._written: dict[str, list[Entry]] = {}  # those that have a single word in this form
        self._titles: dict[Stems, list[Entry]] = {}  # those of whom a run is a term, with no owner inside
        self._participles: dict[Stems, list[Entry]] = {}  # of these, what they are called by what they do
        keys: dict[str, Stems] = {}
        for surfaces in ("terms", "narrower", "says", "near"):
            for entry in self.entries:
                for surface in getattr(entry, surfaces):
                    key = keys[surface] = said(surface)
                    if surfaces != "near" or len(key) > 1:
                        self._add(key, entry, first_only=surfaces == "near")
                    if surfaces != "near" and len(key) == 1:
                        self._written.setdefault(surface.lower(), []).append(entry)
                    if surfaces == "terms" and _OWNERS.isdisjoint(_split(surface)):
                        self._titles.setdefault(key, []).append(entry)
                        if _split(surface)[0].endswith("ing"):
                            self._participles.setdefault(key, []).append(entry)
        for key, entries in self._surfaces.items():
            if len(entries) > 1:
                entries.sort(key=lambda entry: _place_in(entry, key, keys))
        self._longest = max((len(surface) for surface in self._surfaces), default=0)
        self._beginnings = {key[:count] for key in self._surfaces for count in range(2, len(key) + 1)}

    @classmethod
    def load(cls, path: Path | None = None) -> Vocabulary:
        """Read the vocabulary that comes with the package, or another file of the same form."""
        raw: dict[str, Any] = tomllib.loads(
            (path or Path(__file__).with_name("vocabulary.toml")).read_text(encoding="utf-8")
        )
        return cls(
            Entry(
                tuple(entry["terms"]),
                tuple(entry.get("near", ())),
                tuple(dict.fromkeys(way for saying in entry.get("says", ()) for way in _ways(saying))),
                tuple(entry.get("narrower", ())),
                bool(entry.get("general", False)),
                bool(entry.get("by_name", False)),
                tuple(entry.get("forms", ())),
                bool(entry.get("anybodys", False)),
            )
            for entry in raw["entry"]
        )

    def entry(self, term: str) -> Entry | None:
        """The entry with this first term."""
        return self._by_term.get(term)

    def words(self) -> frozenset[str]:
        """Every single word of every term and saying, lower case."""
        return frozenset(
            word
            for entry in self.entries
            for surface in (*entry.surfaces, *entry.forms)
            for word in surface.lower().replace("-", " ").replace("/", " ").replace("'s", "").split()
        )

    def find(self, words: Sequence[str], unless: Collection[str] = ()) -> list[Found]:
        """Entries that runs of lower-case words name, in order, none overlapping.

        Of runs that overlap the one with most telling words counts. Words in `unless` tell nothing, and
        none of them names an entry by itself. Single words are compared but for plain inflections,
        runs of words by their stems. An owner in a run makes it no term, nor does a verb: who supervises its
        social workers, or social workers, speaks of no supervising social workers. A relative clause is read as what it says of its noun, but
        gives way to a run as written that tells as much.
        """
        kept = [place for place, word in enumerate(words) if word not in _UNSAID]
        stemmed = [_stem_of(words[place]) for place in kept]
        matches = []
        for first, last, entries in self._runs(words, kept, stemmed):
            run = [words[place] for place in kept[first:last]]
            if (len(run) == 1 and run[0] in unless) or _finds_it(run, words[kept[last - 1] + 1 :]):
                continue
            owned = not _OWNERS.isdisjoint(words[kept[first] : kept[last - 1]])
            done_to = run[-1] in _WORKERS and not run[0].endswith("ing")  # "supervise social workers"
            titles = self._titles if owned else self._participles if done_to else {}
            titled = titles.get(tuple(stemmed[first:last]), ())
            if left := tuple(entry for entry in entries if entry not in titled):
                telling = sum(word not in unless for word in run)
                matches.append((-telling, 0, first - last, first, last, left))
        for first, last, key, telling in self._relative([words[place] for place in kept], stemmed, unless):
            if key in self._surfaces:
                matches.append((-telling, 1, first - last, first, last, tuple(self._surfaces[key])))
        taken: set[int] = set()
        found = []
        for _, _, _, first, last, named in sorted(matches, key=lambda match: match[:5]):
            if taken.isdisjoint(range(first, last)):
                taken.update(range(first, last))
                found.append(Found(kept[first], kept[last - 1] + 1, named))
        return sorted(found, key=lambda one: one.first)

    def _runs(
        self, words: Sequence[str], kept: Sequence[int], stemmed: Sequence[str]
    ) -> Iterator[tuple[int, int, list[Entry]]]:
        """Runs of the words `kept` that are a surface: where each begins and ends among them, and its entries."""
        for first in range(len(kept)):
            word = words[kept[first]]
            if alone := self._surfaces.get((f"={_plain(word)}",)):
                written = self._written.get(word, ())
                yield first, first + 1, [entry for entry in alone if entry in written] or alone
            for last in range(first + 2, min(len(kept), first + self._longest) + 1):
                key = tuple(stemmed[first:last])
                if key not in self._beginnings:
                    break
                if entries := self._surfaces.get(key):
                    yield first, last, entries

    def _relative(
        self, words: Sequence[str], stemmed: Sequence[str], unless: Collection[str]
    ) -> Iterator[tuple[int, int, Stems, int]]:
        """Nouns with a clause on them: where each begins and ends, its stems both ways round, its telling words."""
        for place, word in enumerate(words):
            if word not in _RELATIVES or not place or words[place - 1] in unless:
                continue
            start = place + 1
            while start < len(words) and words[start] in _COPULAS:
                start += 1
            noun = (stemmed[place - 1],)
            for end in range(start + 1, min(len(words), start + self._longest - 1) + 1):
                clause = tuple(stemmed[start:end])
                telling = 1 + sum(said not in unless for said in words[start:end])
                if telling > 1:
                    yield place - 1, end, clause + noun, telling
                    yield place - 1, end, noun + clause, telling

    def _add(self, surface: Stems, entry: Entry, *, first_only: bool) -> None:
        if not surface:
            return
        entries = self._surfaces.setdefault(surface, [])
        if entry not in entries and not (first_only and entries):
            entries.append(entry)


@cache
def _abbreviations(entry: Entry) -> tuple[str, ...]:
    """Those of what people say that are short for a term ("iros"): a report that never spells it out means the same."""
    return tuple(
        short
        for short in entry.says
        if short not in _ALSO_WORDS and any(is_short_for(short, term) for term in entry.terms)
    )


def is_short_for(short: str, term: str) -> bool:
    """Whether these are the initials of a term of several words, in the plural where the term is; numbers stay whole."""
    words = _split(term)
    first = [word if word.isdigit() else word[0] for word in words]
    initials = {
        "".join(first),
        "".join(one for one, word in zip(first, words, strict=True) if word not in _WITHIN),
    }
    if term.endswith("s"):
        initials |= {f"{one}s" for one in initials}
    return len(words) > 1 and short in initials


def _finds_it(run: Sequence[str], following: Sequence[str]) -> bool:
    """Whether a run is somebody who finds something so ("families find it hard"), and no family finding."""
    return (
        len(run) > 1
        and run[-1] in ("find", "finds")
        and following[:1] in (["it"], ["that"], ["them"], ["out"])
    )


def said(surface: str) -> Stems:
    """The key by which a saying is found: without articles and owners, stems, or "=" and a single word."""
    words = [word for word in _split(surface) if word not in _UNSAID]
    return (f"={_plain(words[0])}",) if len(words) == 1 else tuple(_stem_of(word) for word in words)


def in_one_form(text: str) -> Stems:
    """Stems of all words of `text`, in one form those that no stemmer joins ("child" and "children", "go" and "went")."""
    return stems(" ".join(_FORMS.get(word, word) for word in _split(text)))


def _plain(word: str) -> str:
    """A word without the endings of plural, past and present participle: managers and manager, not management."""
    bare = word.split("'")[0]
    for ending in ("ies", "ing", "ed", "es", "s"):
        if bare.endswith(ending) and len(bare) - len(ending) > 2 and not bare.endswith("ss"):
            bare = bare[: -len(ending)]
            break
    return bare[:-1] if bare[-1:] in ("e", "y") and len(bare) > 3 else bare


def _split(surface: str) -> list[str]:
    lowered = surface.lower().replace("\u2019", "'").replace("&", " and ")
    return [
        word
        for part in lowered.replace("-", " ").replace("/", " ").split()
        for word in part.replace(".", " ").replace(",", " ").split()
    ]


def _stem_of(word: str) -> str:
    found = stems(_SAME.get(word, word))
    return found[0] if found else word


def _place_in(entry: Entry, key: Stems, keys: Mapping[str, Stems]) -> int:
    """How far down the entry's lists a saying stands: its own first terms before its lay words."""
    sayings = (*entry.names, *entry.says, *entry.near)
    return next((place for place, saying in enumerate(sayings) if keys[saying] == key), len(sayings))


def alternatives(written: str, entries: Sequence[Entry]) -> dict[str, float]:
    """What a paragraph may say instead of `written`, and how good each is (0 to 1)."""
    worths = {written: 1.0}
    asked = said(written)
    for place, entry in enumerate(entries):
        factor = 1.0 if place == 0 else AMBIGUOUS
        if asked in map(said, entry.narrower):  # its matter at large is no more than near
            for term in (*entry.terms, *entry.forms):
                worths[term] = max(worths.get(term, 0.0), NEAR * factor)
            continue
        for term in (*entry.terms, *entry.forms):
            worths[term] = max(worths.get(term, 0.0), TERM * factor)
        for short in _abbreviations(entry):
            worths[short] = max(worths.get(short, 0.0), TERM * factor)
        for word in entry.near:
            worths[word] = max(worths.get(word, 0.0), NEAR * factor)
    return worths
