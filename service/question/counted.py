"""What a question asks to have counted or measured: how many of what, what share, how long, what age, how much."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum


class Measure(StrEnum):
    """In what the answer is given."""

    COUNT = "count"
    OCCASIONS = "occasions"  # how many times
    SHARE = "share"
    RATE = "rate"  # a share, or so many of a thousand or more
    PER_MANY = "per many"  # so many of a thousand or more: "per 10,000 children"
    RATIO = "ratio"  # how many of one for each of another
    CHANGE = "change"  # by how much something rose or fell
    SPAN = "span"  # how long
    SO_FAR = "so far"  # how long it has been so
    AGE = "age"
    MONEY = "money"


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted, by the last words of its names ("conferences"); `nouns` are none where a measure needs none."""

    measure: Measure
    nouns: tuple[str, ...] = ()


def _told_as(asked: str, also: str = "") -> tuple[frozenset[str], frozenset[str]]:
    asked_by = frozenset(asked.split())
    return asked_by, asked_by | frozenset(also.split())


_STAFF = "worker workers practitioner practitioners staff posts professionals personnel employees"
_TOLD_AS = (
    _told_as(
        "leaver leavers",
        "people person youngster youngsters teenager teenagers teens adolescents student students adults adult year-old year-olds olds ones",
    ),
    _told_as(
        "child children kid kids pupil pupils sibling siblings uasc minors people person youngster youngsters"
        " teenager teenagers teens adolescents student students year-old year-olds olds ones",
        "leaver leavers",
    ),
    _told_as("baby babies infant infants newborns toddlers"),
    _told_as("boy boys"),
    _told_as("girl girls"),
    _told_as("family families household households parent parents couples"),
    _told_as("mother mothers mums"),
    _told_as("father fathers dads"),
    _told_as("carer carers", "household households families"),
    _told_as("adopters", "household households families couples"),
    _told_as("guardians", "household households"),
    _told_as(_STAFF),
    _told_as("adviser advisers advisor advisors pas", _STAFF),
    _told_as("officer officers", _STAFF),
    _told_as("coordinators", _STAFF),
    _told_as("nurses", _STAFF),
    _told_as("teachers", "staff posts professionals"),
    _told_as("assistants", "staff posts"),
    _told_as("doctors"),
    _told_as("managers", "posts"),
    _told_as("leaders leads executives", "posts"),
    _told_as("directors"),
    _told_as("visitors", "volunteers"),
    _told_as("advocates", "staff volunteers"),
)
"""Words that people are asked for by, and all that they may be told as: children as pupils, care leavers as young people.

A narrower group (babies) or a neighbouring one (managers) is never told for the one asked for.
"""
ANYBODY = frozenset(("people", "person", "individuals", "ones"))
YOUNG = frozenset("baby babies infant infants newborns toddlers boy boys girl girls".split())  # noqa: SIM905
"""Children of a narrower group, whom a report that speaks of them goes on to tell as children."""
PEOPLE = frozenset[str]().union(ANYBODY, *(told for _, told in _TOLD_AS))


def people_told_as(nouns: Iterable[str]) -> frozenset[str]:
    """All words that the people of these nouns may be told as, none where they are no people."""
    asked = frozenset(nouns)
    return frozenset[str]().union(*(told for words, told in _TOLD_AS if words & asked))


CASELOAD = frozenset(("caseload", "caseloads", "workload", "workloads"))
_NUMBERS_THEMSELVES = (
    CASELOAD,
    frozenset(("vacancy", "vacancies", "vacant", "unfilled")),
    frozenset(("turnover", "churn")),
    frozenset(("sickness", "absence", "absences", "sick")),
)
"""Words for what is a figure of somebody: of the vacancy rate of social workers no worker is counted."""


def numbers_themselves(nouns: Iterable[str]) -> frozenset[str]:
    """All words for such figures, where the nouns are ones."""
    asked = frozenset(nouns)
    return frozenset[str]().union(*(words for words in _NUMBERS_THEMSELVES if words & asked))


_SHARE_WORD = r"(?:share|percentage|proportion|percent|per cent|rate|fraction)s?"
_AGE = re.compile(
    r"\bhow old\b(?! (?:is|are|was|were) (?:the |its |their |PLACE )?(?:\w+ )?(?:plans?|strateg\w+|polic\w+|systems?|data|figures|buildings?|guidance)\b)|\b(?:what|which|from|between what) ages?\b|\bage (?:group|range)s?\b"
)
_SPAN = re.compile(
    r"\bhow long\b(?![- ]standing)|\bhow many (?:working |school )?(?:days|weeks|months|years|hours|nights)\b|\b(?:average|typical|usual) (?:length|wait|time)\b|\bwait(?:ing)? times?\b|\blength of\b"
)
_SO_FAR = re.compile(r"\bhow long (?:ha(?:s|ve|d)|is it since|since)\b")
_CHANGE = re.compile(
    r"\bby how (?:much|many)\b|\b(?:how much|by what|how far)\b.*\b(?:ris(?:en|e|es)|rose|fall(?:en|s)?|fell|(?:in|de)creas(?:e|es|ed)|reduced?|(?:gone|went|go) (?:up|down)|dropp?(?:ed|s)?|grown?|grew|improved?|cut)\b"
)
_MONEY = re.compile(
    r"\bhow much (?:(?:more|extra|new|of the) )?(?:money|cash|funding|investment|budget|savings?|debt|financial)\b|\bhow much (?:is|was|are|were|do|does|did|has|have|had|will)\b.*\b(?:costs?|grants?|allowances?|bursar\w+|pa(?:y|id|ys|ying|yments?)|spen[dt]|spending|invest\w*|budgets?|fund\w*|fees?|worth|savings?|saved|debts?|charged?|money)\b|\bhow (?:big|large) (?:is|are|was|were)\b.*\b(?:grants?|bursar\w+|budgets?|payments?|allowances?|funds?|gaps?|deficits?|debts?)\b|\bwhat (?:amount|sum)\b|\bcosts?\b|\bbudget\b|£"
)
_COUNT = re.compile(r"\b(?:how many|(?:the )?(?:total )?numbers? of|what number of|how much of)\b(.*)")
_SHARE = re.compile(
    rf"(?:\b(?P<rate>[a-z]+(?:-[a-z]+)*) )?\b(?P<word>{_SHARE_WORD}|PERCENT)\b(?: (?:of|among|for))?(?P<of>.*)"
)
_AVERAGE = re.compile(r"\baverage (\w+(?: \w+)?)")
_OCCASIONS = re.compile(
    r"\b(?:how many|numbers? of) (?:separate |different )?(?:times(?! (?:as|more|less|higher|lower|bigger|the|over)\b)|occasions)\b"
)
_RATIO = re.compile(r"^(?P<before>.*?)\bratios?\b(?: (?:of|between))?(?P<of>.*)")
_TO = re.compile(r"[ -](?:to|and|per|for each)[ -]")
MANY = r"(?:1,?000|10,?000|100,?000|(?:ten |(?:a )?hundred )?thousand)\b"
"""So many that a rate is told of them: "per 10,000"."""
_PER_MANY = re.compile(rf"\b(?:per|(?:for|in) (?:every|each)) {MANY}")
_WHOSE = r"(?:(?:the|an?|their|its|PLACE|PLACE's) )*"
_CASELOAD = re.compile(
    rf"(?:^|\b(?:what(?:'s| is| was| are| were)|tell me|give me|and) ){_WHOSE}(?:size of {_WHOSE})?"
    r"(?:(?:(?:high|bigg?|larg|heavi|low|small|great|light)est|maximum|minimum|top|peak|typical|usual|normal|average|mean) (?:[\w'-]+ ){0,4}?caseloads?"
    r"|(?:[\w'-]+ ){0,3}?caseload (?:size|of|for|per|held|in)|(?:[\w'-]+ ){0,3}caseload\W*$)\b"
    r"|\bhow (?:high|big|large|low|small) (?:is|are|was|were) (?:[\w'-]+ ){0,5}?caseloads?\b"
)
_HOW_HIGH = re.compile(
    r"\bhow (?:high|low|big|large|bad) (?:is|are|was|were)(?: [\w'-]+){0,4} (turnover|sickness)\b"
)
_BEFORE = frozenset(
    """
    of the more other others extra new a an all any its their his her different such current additional total fewer
    PLACE PLACES YEAR LATEST
    """.split()  # noqa: SIM905
)
ENDS_NAME = frozenset(
    """
    are is was were be been being have has had do does did can could will would should may might get gets got go
    goes went gone come came take takes took turn turned use used uses need needs live lives living lived stay
    stays stayed in of at on for with to by from under over after before who that which whose placed known
    waiting receiving there within since during as given until leave left want wanted said than made up not
    about against into through and or but when where while because also currently now then each per out off
    still having broke broken end ended finish finished dropped fell falls fall fallen apart led became become becomes happen happens happened break breaks down resulted attend PLACE PLACES YEAR LATEST SINCELAST SINCEYEAR
    """.split()  # noqa: SIM905
)  # fmt: skip
"""Words that end the name of what is counted."""
_WORD = re.compile(r"[a-z@'0-9-]+|[A-Z]+")
_AGED = re.compile(
    r"\b(?:\d\d,? ?(?:to|and|or|-|\u2013) ?)?\d\d[- ]?(?:plus |\+ )?year[- ]?olds?\b|\b(?:over|under)-?(?: the age of )?\d\d?s?\b|\b\d\d? and (?:over|under)s?\b"
)
PLURAL = re.compile(r"(?:s|people|children|staff|uasc)$")
_GO_ON = frozenset(("leavers", "leaver", "carers", "workers", "advisers", "people"))
_LONGEST = 5


_OF_NOTHING_NAMED = (
    (_AGE, Measure.AGE),
    (_CHANGE, Measure.CHANGE),
    (_SO_FAR, Measure.SO_FAR),
    (_SPAN, Measure.SPAN),
    (_MONEY, Measure.MONEY),
)


def counted_in(masked: str) -> Counted | None:
    """What a masked question (see `tokens.masked`) asks to have counted, None where it is something else."""
    for pattern, measure in _OF_NOTHING_NAMED:
        if pattern.search(masked):
            return Counted(measure)
    if times := _OCCASIONS.search(masked):
        done = [word for word in _WORD.findall(masked[times.end() :]) if _may_be_done(word)]
        return Counted(Measure.OCCASIONS, tuple(done))
    if asks_caseload(masked):
        return Counted(Measure.COUNT, ("caseload",))
    if ratio := _RATIO.search(masked):
        return Counted(Measure.RATIO, _of_ratio(ratio["of"], ratio["before"]))
    if high := _HOW_HIGH.search(masked):
        return Counted(Measure.RATE, (high[1],))
    found = _share_or_count(_PER_MANY.sub(" ", masked))
    return replace(found, measure=Measure.PER_MANY) if found and _PER_MANY.search(masked) else found


def _of_ratio(of: str, before: str) -> tuple[str, ...]:
    """What is set beside what: "of managers to staff", "the manager-to-staff ratio"."""
    if _TO.search(of):
        return tuple(noun for one in _TO.split(of) for noun in _nouns(one)[:1])
    return tuple(noun for one in _TO.split(before) for noun in one.split()[-1:])


def _share_or_count(masked: str) -> Counted | None:
    count, share = _COUNT.search(masked), _SHARE.search(masked)
    if share and (not count or share.start() < count.start()):
        called = share["rate"] or ""
        if "rate" not in share["word"]:
            return Counted(Measure.SHARE, _nouns(share["of"]) or _nouns(called))
        itself = (called,) if numbers_themselves((called,)) else ()
        return Counted(Measure.RATE, itself or _nouns(share["of"]) or _nouns(called))
    found = count or _AVERAGE.search(masked)
    return Counted(Measure.COUNT, _nouns(found[1])) if found else None


def asks_caseload(masked: str) -> bool:
    """Whether a masked question asks how many cases somebody holds: "the highest caseload"."""
    return _CASELOAD.search(masked) is not None


def _nouns(following: str) -> tuple[str, ...]:
    """The last words of the names that stand behind "how many", "share of"."""
    named: list[str] = []
    nouns: list[str] = []
    for word in _WORD.findall(_AGED.sub(" year-olds ", following.replace("looked after", "looked-after"))):
        if word.endswith("'s") and len(named) <= 1:
            named = []  # whose it is
        elif word in _BEFORE and not named:
            continue
        elif word == "and" and named and not nouns:
            nouns.append(_head(named))
            named = []
        elif word in ENDS_NAME or word in _BEFORE or word.endswith("'s") or _is_done(word, named):
            break
        else:
            named.append(word)
    if named:
        nouns.append(_head(named[:_LONGEST]))
    return tuple(nouns)


def _may_be_done(word: str) -> bool:
    return word not in PEOPLE and word not in ENDS_NAME and word not in _BEFORE


def _is_done(word: str, named: list[str]) -> bool:
    """Whether a word behind a plural says what was done: "assessments completed"."""
    return bool(named) and named[-1].endswith("s") and word.endswith("ed") and word != "looked"


def _head(named: list[str]) -> str:
    """The last word of a name, or where people are named first, these: "children missing", but "student social workers"."""
    for place, word in enumerate(named[:-1]):
        if word in PEOPLE and PLURAL.search(word) and word != "year-olds" and named[place + 1] not in _GO_ON:
            return word
    return named[-1]
