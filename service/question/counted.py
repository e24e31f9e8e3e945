"""What a question asks to have counted or measured: how many of what, what share, how long, what age, how much."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class Measure(StrEnum):
    """In what the answer is given."""

    COUNT = "count"
    SHARE = "share"
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


PEOPLE = (
    frozenset(
        """
    child children kid kids people person youngster youngsters teenager teenagers teens boy boys girl girls
    pupil pupils baby babies infant infants toddlers leaver leavers adolescents student students sibling
    siblings uasc minors year-old year-olds olds ones
    """.split()  # noqa: SIM905
    ),
    frozenset("family families household households parent parents mother mothers father fathers mums dads couples".split()),  # noqa: SIM905
    frozenset("carer carers household households adopters guardians families".split()),  # noqa: SIM905
    frozenset(
        """
    worker workers staff adviser advisers advisor advisors practitioner practitioners posts officer officers
    managers visitors nurses pas professionals advocates coordinators personnel directors executives leaders leads doctors teachers assistants
    """.split()  # noqa: SIM905
    ),
)  # fmt: skip
"""Words that stand for each other where people are counted: children are told as pupils, leavers, 16-year-olds."""

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
_SHARE = re.compile(rf"(?:\b(?P<rate>[a-z]+(?:-[a-z]+)*) )?\b(?:{_SHARE_WORD}|PERCENT)\b(?: of)?(?P<of>.*)")
_AVERAGE = re.compile(r"\baverage (\w+(?: \w+)?)")
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
_CHILD_OR = frozenset(
    ("child", "family", "parent", "looked-after", "year-olds")
)  # rather says which visits, plans …
_GO_ON = frozenset(("leavers", "leaver", "carers", "workers", "advisers", "people"))
_LONGEST = 5


def counted_in(masked: str) -> Counted | None:
    """What a masked question (see `tokens.masked`) asks to have counted, None where it is something else."""
    if _AGE.search(masked):
        return Counted(Measure.AGE)
    if _CHANGE.search(masked):
        return Counted(Measure.CHANGE)
    if _SO_FAR.search(masked):
        return Counted(Measure.SO_FAR)
    if _SPAN.search(masked):
        return Counted(Measure.SPAN)
    if _MONEY.search(masked):
        return Counted(Measure.MONEY)
    count, share = _COUNT.search(masked), _SHARE.search(masked)
    if share and (not count or share.start() < count.start()):
        return Counted(Measure.SHARE, _nouns(share["of"]) or _nouns(share["rate"] or ""))
    found = count or _AVERAGE.search(masked)
    return Counted(Measure.COUNT, _nouns(found[1])) if found else None


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


def _is_done(word: str, named: list[str]) -> bool:
    """Whether a word behind a plural says what was done: "assessments completed"."""
    return bool(named) and named[-1].endswith("s") and word.endswith("ed") and word != "looked"


def _head(named: list[str]) -> str:
    """The last word of a name, or where people are named first, these: "children missing"."""
    people = frozenset[str]().union(*PEOPLE)
    for place, word in enumerate(named[:-1]):
        if word in people and word not in _CHILD_OR and named[place + 1] not in _GO_ON:
            return word
    return named[-1]
