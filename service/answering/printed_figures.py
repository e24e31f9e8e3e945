"""The figures that a sentence prints, in digits or in words: what each measures, and what it may count."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from service.question.counted import ENDS_NAME, MANY, Measure
from service.spelt import TENS, UP_TO_TWENTY

_YEARS = r"(?:19|20)\d\d ?[-/\u2013] ?(?:19|20)?\d\d\b(?!,\d)"  # "2014\u201315"
_TOKEN = re.compile(
    rf"{_YEARS}|"
    r"£?\d[\d,.]*\d(?:%|m\b|k\b)?|£?\d%?|[A-Za-z@]+\d*(?:['\u2019][a-z]+)?(?:-[A-Za-z0-9]+)*|[.,;:()\u2013%]"
)
_YEAR = re.compile(rf"(?:19|20)\d\d|{_YEARS}")
_MONTHS = frozenset(
    "january february march april may june july august september october november december".split()  # noqa: SIM905
)
_NONE = frozenset(("no", "none", "nobody", "zero"))
_WORDS = frozenset((*UP_TO_TWENTY[1:], *TENS, "hundred", "thousand", "dozen", "twice")) | _NONE
_PARTS = frozenset(
    "half third thirds quarter quarters fifth fifths tenth tenths majority minority most all".split()  # noqa: SIM905
)
_VAGUE = frozenset(("majority", "minority", "most", "all"))  # parts that say no number
_VAGUE_SPANS = frozenset(("several", "few", "many", "couple"))  # before a unit of time
_DENIES = frozenset(("not", "without", "never"))
_SURELY_NONE = frozenset(("longer", "doubt", "evidence", "one"))  # "no longer"
_NUMBERED = frozenset(
    "section sections s stage paragraph paragraphs page tier step appendix grade regulation year level phase recommendation recommendations".split()  # noqa: SIM905
)
_UNITS = frozenset(
    "day days week weeks month months year years hour hours minute minutes night nights".split()  # noqa: SIM905
)
_KINDS_OF_UNIT = frozenset(("working", "school", "calendar", "full", "of", "or"))
_SAYS = frozenset("said says told tells commented explained described stated reflected spoke".split())  # noqa: SIM905
_NEXT = frozenset(("past", "last", "previous", "first", "preceding", "next"))  # "in the past six months"
_OF_TIME = _NEXT | {"this", "that", "each", "every", "per", "a"}  # "this year 12 were approved"
_PRIOR = frozenset(("prior", "before", "preceding"))  # "in the six months before"
_DURING = frozenset(("in", "over", "during", "within", "for"))
_WITHIN = frozenset("% of the per cent current a in".split())  # of the phrase that a figure begins  # noqa: SIM905
_CLOSES = frozenset(".,;:()\u2013")
# "98 of the 101", "four in five", "10 percent"
_SHARE_OF = re.compile(
    rf"%|per\b|per-?cent\b|(?:out )?of (?:the )?\d|in (?:\d|(?:{'|'.join(UP_TO_TWENTY[2:11])})\b)"
)
# "77 per 10,000", "40 girls per ten thousand", and the rate of 41 that needs not say it again
_PER_MANY = re.compile(rf"(?:[a-z]+ ){{0,2}}?per {MANY}")
_CHANGES = frozenset("increase rise improvement reduction decrease fall drop decline growth".split())  # noqa: SIM905
_RATE_OF = (("rate", "of"), ("rates", "of"))
_PHRASE = 8  # tokens behind a figure that may name what it counts


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that a sentence prints: what it measures, and the words behind it that name what it counts."""

    written: str
    measure: Measure
    of: tuple[str, ...]

    @property
    def is_part(self) -> bool:
        """Whether it is a part of a whole in words: a third, two-thirds, most."""
        return not _PARTS.isdisjoint(self.written.split("-"))

    @property
    def is_vague(self) -> bool:
        """Whether it is a part that says no number: most, all."""
        return self.written in _VAGUE

    @property
    def is_none(self) -> bool:
        """Whether it says that there are none."""
        return self.written in _NONE


@lru_cache(maxsize=10_000)
def figures_of(sentence: str) -> tuple[Figure, ...]:
    """The figures of a sentence in digits or words, but for years, days and numbers of sections."""
    words = tuple(match.group().lower() for match in _TOKEN.finditer(sentence))
    return tuple(_figure(words, place) for place in range(len(words)) if _is_figure(words, place))


def _is_figure(words: Sequence[str], place: int) -> bool:
    word = words[place]
    after = words[place + 1] if place + 1 < len(words) else ""
    before = words[place - 1] if place else ""
    if _is_label(words, place) or before == "per" or (before == "ten" and words[max(0, place - 2)] == "per"):
        return False
    if after == "s" and word.isdigit():
        return False  # "into their early 20s"
    if word == "one" and not _SAYS.isdisjoint(words[place + 1 : place + 5]):
        return False  # "one young person said"
    if word == "single":  # "not a single one", but "a single point of contact"
        return before == "a" and bool(_DENIES & set(words[max(0, place - _PHRASE) : place]))
    if not (word[0].isdigit() or word[0] == "£"):
        first, _, rest = word.partition("-")
        if word in _VAGUE_SPANS:
            return bool(_UNITS & set(words[place + 1 : place + 3]))  # "a couple of weeks"
        plain = word in _WORDS or word in _PARTS or (rest and first in _WORDS - {"no"})
        return bool(plain) and not (word == "no" and after in _SURELY_NONE)
    dated = after in _MONTHS and words[place + 1 : place + 3] != ("may", "be")
    return not (_YEAR.fullmatch(word.rstrip(".,")) or dated)


def _is_label(words: Sequence[str], place: int) -> bool:
    """Whether a number tells which one it is: "section 47", "s.47", but "this year 12 were approved"."""
    before = tuple(words[max(0, place - 2) : place])
    if before == ("s", "."):
        return True
    this_year = before[-1:] == ("year",) and before[0] in _OF_TIME
    return bool(before) and before[-1] in _NUMBERED and not this_year


def _behind(words: Sequence[str], place: int, most: int) -> Sequence[str]:
    """What follows a figure, but for the dash that closes it off: "at \u2013 747 \u2013 days"."""
    behind = words[place + 1 : place + 3 + most]
    if behind[:1] == ("\u2013",) and len(behind) > 1:
        if behind[1][0].isdigit():
            behind = behind[2:]
        elif behind[1] in _UNITS or words[max(0, place - 1)] == "\u2013":
            behind = behind[1:]
    return behind[:most]


def _figure(words: Sequence[str], place: int) -> Figure:
    word, behind = words[place], _behind(words, place, _PHRASE)
    parts = [part for part in word.split("-")[1:] if part.isalpha()]
    of = [part for part in parts if part not in _UNITS]
    for number, next_ in enumerate(behind):
        if next_ in _WITHIN and number < _PHRASE // 2:
            continue
        if next_[0].isdigit() and number and behind[number - 1] in (*_NUMBERED, "per"):
            continue  # "12 section 47 enquiries", "77 per 10,000 children"
        if next_ in _CLOSES or next_ in ENDS_NAME or next_[0].isdigit():
            break
        of.append(next_)
    return Figure(word, _measure(words, place, parts), tuple(of))


def _measure(words: Sequence[str], place: int, parts: Sequence[str]) -> Measure:
    word, behind = words[place], _behind(words, place, 5)
    if word[0] == "£" or "million" in behind[:1]:
        return Measure.MONEY
    if _is_age(words, place):
        return Measure.AGE
    before = set(words[max(0, place - 3) : place])
    window = _NEXT & set(words[max(0, place - 2) : place]) or (_PRIOR & set(behind[:4]) and _DURING & before)
    if (
        _UNITS & set(behind[:1])
        or (behind[:1] and behind[0] in _KINDS_OF_UNIT and _UNITS & set(behind[1:2]))
        or _UNITS & set(parts)
    ):
        return Measure.SO_FAR if window else Measure.SPAN
    following = " ".join(behind)
    if _PER_MANY.match(following):
        return Measure.PER_MANY
    rate = tuple(words[max(0, place - 2) : place]) in _RATE_OF
    if rate and word[-1].isdigit() and not _SHARE_OF.match(following):
        return Measure.PER_MANY
    share = word.endswith("%") or _PARTS & {word, *parts} or _SHARE_OF.match(following)
    if share and place > 1 and words[place - 1] == "of" and words[place - 2] in _CHANGES:
        return Measure.CHANGE
    return Measure.SHARE if share else Measure.COUNT


def _is_age(words: Sequence[str], place: int) -> bool:
    word, before = words[place], words[max(0, place - 4) : place]
    behind = words[place + 1 : place + 6]
    if re.search(r"year-olds?$", word) or {"age", "aged", "ages"} & set(before):
        return True
    if any("year-old" in one or one in ("olds", "old") for one in behind[:4]):
        return True
    years = behind[1:] if behind and behind[0] in ("year", "years") else behind
    if years[:1] in (("upwards",), ("onwards",)) or years[:2] in (
        ("and", "over"),
        ("and", "under"),
        ("or", "over"),
    ):
        return True
    if not re.fullmatch(r"\d\d(?:-\d\d)?", word):
        return False
    alone = not behind or behind[0] in _CLOSES or behind[0] in ENDS_NAME
    return "-" in word or bool(before and before[-1] in ("turn", "reach", "under", "over") and alone)
