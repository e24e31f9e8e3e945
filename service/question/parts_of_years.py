"""Times of inspections that are told as a part of a year or by the pandemic, said again as months.

"Who was inspected in early 2019?", "the good ones of spring 2018", "graded before the pandemic". Only where a
question asks of inspections and grades alone: what was found of a time is of whatever report tells of it.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable

from service.question.relative_years import Dated
from service.spelt import UP_TO_TWENTY

_YEAR = r"(?:19|20)\d\d"
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11)}
_PARTS = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}
_LIKE = {
    "start": "early", "beginning": "early", "first part": "early", "early part": "early", "opening months": "early", "early months": "early",
    "middle": "mid", "end": "late", "close": "late", "later": "late", "latter part": "late", "last part": "late", "closing months": "late", "later part": "late", "late part": "late",
}  # fmt: skip
_HALVES = {"first": 1, "1st": 1, "early": 1, "second": 2, "2nd": 2, "latter": 2, "last": 2, "later": 2}
_QUARTERS = {
    "first": 1, "1st": 1, "opening": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "final": 4, "last": 4,
}  # fmt: skip
_IN = r"(?:(?:right )?(?:in|at|during|over|throughout|within|around|about|towards?|from|of|for|dated) )?(?:the )?(?:very )?"
_OF = r"(?: (?:in|of|months of))?(?: the)?(?: year)?"
_NAMES = sorted((*_SEASONS, *_PARTS, *_LIKE), key=len, reverse=True)
_PART = (
    rf"(?:(?P<part>{'|'.join(_NAMES)})(?:{_OF} |-)|(?P<half>{'|'.join(_HALVES)}) half{_OF} |(?P<quarter>{'|'.join(_QUARTERS)}) quarter{_OF} "
    rf"|(?P<end>first|last|final|opening|closing) (?P<number>\d|{'|'.join(UP_TO_TWENTY[2:12])}) months{_OF} |[qQ](?P<q>[1-4]){_OF} |[hH](?P<h>[12]){_OF} )(?P<year>{_YEAR})"
)
_BEHIND = rf"(?P<year>{_YEAR}) (?:[qQ](?P<q>[1-4])|[hH](?P<h>[12]))"
_REPORT = r"(?:(?:full|short|ofsted|ilacs|focus(?:s?ed)?|monitoring|inspection) )*(?:inspections?|visits?|reports?|letters?|grades?|ratings?|judge?ments?|ones)"
# From the first lockdown to the end of the last restrictions in England.
_PANDEMIC = r"(?:the )?(?:(?:covid|corona(?:virus)?)(?:[- ]?19)?(?: pandemic| crisis| outbreak| lockdowns?| restrictions| period| years?| times?| era| days)?|pandemic(?: (?:years?|period|times?))?|(?:first |national )?lockdowns?)(?: (?:hit|struck|began|started|came|was on))?"
_DURING = r"(?:right )?(?:during|in|amid(?:st)?|through(?:out)?|over|at the height of|(?:at|in|around|about|from|during) the (?:time|times|period|days|years|era) of|while|when)"
_BEFORE, _AFTER = r"(?:before|prior to|ahead of|until|up to|pre)", r"(?:since|after|following|post)"
_PANDEMIC_TIMES = {
    "during": "from April 2020 to July 2021",
    "before": "before April 2020",
    "after": "since August 2021",
}
_NOT_OPEN = r"(?<!since )(?<!after )(?<!before )(?<!until )(?<!till )(?<!by )(?<!to )(?<!than )(?<!post )(?<!between )(?<!since the )(?<!after the )(?<!before the )(?<!until the )(?<!by the )(?<!to the )(?<!than the )"
_ON = r"(?! on(?:wards?)?\b)"


def _numbered(pattern: str, number: int) -> str:
    return re.sub(r"\?P<(\w+)>", rf"?P<\g<1>{number}>", pattern)


_BETWEEN = re.compile(
    rf"\b(?P<time>(?:between|from) (?:the )?{_numbered(_PART, 1)} (?:and|to|until|till|up to|through) (?:the )?{_numbered(_PART, 2)})\b",
    re.IGNORECASE,
)
_PART_BEHIND = re.compile(rf"\b(?P<time>{_IN}{_BEHIND})\b{_ON}", re.IGNORECASE)
_PART_OF = re.compile(rf"{_NOT_OPEN}\b(?P<time>{_IN}{_PART})\b{_ON}", re.IGNORECASE)
_IN_PANDEMIC = re.compile(
    rf"\b(?P<time>(?:(?P<before>{_BEFORE})|(?P<after>{_AFTER})|(?P<during>{_DURING}))[ -]{_PANDEMIC})(?=\W|$)",
    re.IGNORECASE,
)
_NOUN = re.compile(rf"^ (?P<noun>{_REPORT})\b", re.IGNORECASE)

# All that a question says which asks of inspections and grades alone.
_ASKS = (
    "which who whose whom what when how many much was were did do does is are be been being have has had having can could any anyone anybody anywhere somewhere "
    "some one ones all each every both of the a an in on at by for from to and or but so then there it its they them their he she those these that this ever yet still also not no "
    "only most more just least up out as with than list show give gave given name tell say me us i you your please count number percentage share proportion total compare between "
    "council councils authority authorities borough boroughs la las area areas place places county counties city region regions country nationally national "
    "inspect inspected inspecting inspection inspections reinspected reinspection inspector inspectors visit visits visited focused focussed focus monitoring joint full short standard "
    "ilacs sif jtai ofsted report reports reported letter letters publish published come came carried done doing held hold took take taken taking place happen happened conducted made "
    "led lead leading leader leads headed head team teams charge grade grades graded rate rated rating ratings judge judged judgement judgements judgment judgments score scored scores "
    "verdict verdicts outcome outcomes result results outstanding good requires require required requiring improvement improve improved improving inadequate adequate better worse best "
    "worst high highest low lowest overall effectiveness decline declined drop dropped fell fallen rose risen got get gets getting became become turned went go gone moved move stayed "
    "stay remained remain kept change changed fail failed failing long longest short shortest day days week weeks last lasted new newest old oldest latest first there's who's what's back end ended ending resulted turn turning handed awarded achieved scored"
)
_OF_JUDGEMENTS = "leadership leaders management managers child children young people help protection protected care leavers looked after adoption permanence experience experiences progress impact need needs services"
_BLAND = frozenset(_ASKS.split())
_BLAND_GRADED = _BLAND | frozenset(_OF_JUDGEMENTS.split())
_GRADED = re.compile(
    r"\b(?:graded?s?|rated?|ratings?|judged|judge?ments?|scored?|outstanding|good|requir\w+ improvement|inadequate|adequate)\b"
)
_INSPECTED = re.compile(
    rf"\b(?:(?:re-?)?inspect\w*|visit(?:s|ed)?|ofsted|reports?|letters?|improved|declined|better|worse)\b|{_GRADED.pattern}"
)


def as_months(text: str, unnamed: Callable[[str], str]) -> Dated:
    """A cleaned text with a part of a year or the pandemic as months, where it asks of inspections and grades alone.

    `unnamed` leaves out the names of authorities and regions of a text.
    """
    for pattern, read in (
        (_BETWEEN, _range),
        (_PART_BEHIND, _part),
        (_PART_OF, _part),
        (_IN_PANDEMIC, _pandemic),
    ):
        found = pattern.search(text)
        if found is None:
            continue
        start, end = found.span("time")
        if not _of_inspections_alone(unnamed(f"{text[:start]} {text[end:]}")):
            continue
        months = read(found)
        written = found["time"]
        noun = _NOUN.match(text[end:])
        behind = f"{noun['noun']} {months}" if noun else months
        rest = text[end + (noun.end() if noun else 0) :]
        return Dated(
            f"{text[:start]}{behind}{rest}",
            f"“{written}” was read as {months.removeprefix('from ')}.",
        )
    return Dated(text)


def _of_inspections_alone(rest: str) -> bool:
    """Whether the words beside a time and names ask of inspections and grades and of nothing else."""
    low = rest.lower().replace("’", "'")
    if _INSPECTED.search(low) is None:
        return False
    bland = _BLAND_GRADED if _GRADED.search(low) else _BLAND
    words = re.findall(r"[A-Za-z][\w'’]*", rest)
    # A word with a capital within the sentence names somebody.
    named = (place > 0 and word[0].isupper() for place, word in enumerate(words))
    plain = (re.sub(r"(?:n't|'s)$", "", word.lower().replace("’", "'")) for word in words)
    return all(is_name or word in bland for word, is_name in zip(plain, named, strict=True))


def _range(found: re.Match[str]) -> str:
    first, last = (
        _months({name[:-1]: value for name, value in found.groupdict().items() if name.endswith(number)})
        for number in ("1", "2")
    )
    return f"from {_written(first[0])} to {_written(last[1])}"


def _part(found: re.Match[str]) -> str:
    first, last = _months(found.groupdict())
    return f"from {_written(first)} to {_written(last)}"


def _pandemic(found: re.Match[str]) -> str:
    return next(said for time, said in _PANDEMIC_TIMES.items() if found[time])


def _written(month: tuple[int, int]) -> str:
    return f"{calendar.month_name[month[1]]} {month[0]}"


def _months(named: dict[str, str | None]) -> tuple[tuple[int, int], tuple[int, int]]:
    """The first and the last month, each with its year."""
    year = int(named["year"] or 0)
    first, last = _span({name: (value or "").lower() for name, value in named.items()})
    return (year, first), (year, last)


def _span(named: dict[str, str]) -> tuple[int, int]:
    half = named.get("h") or _HALVES.get(named.get("half", ""))
    if half:
        return (1, 6) if int(half) == 1 else (7, 12)
    quarter = named.get("q") or _QUARTERS.get(named.get("quarter", ""))
    if quarter:
        return 3 * int(quarter) - 2, 3 * int(quarter)
    if number := named.get("number"):
        length = int(number) if number.isdigit() else UP_TO_TWENTY.index(number)
        return (1, length) if named["end"] in ("first", "opening") else (13 - length, 12)
    part = _LIKE.get(named["part"], named["part"])
    return _SEASONS.get(part) or _PARTS[part]
