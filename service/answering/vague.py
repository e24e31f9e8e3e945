"""Whether a text only mentions what is asked for ("some services", "a range of tools") and does not say which."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

from service.answering.answer_types import names_somebody
from service.clauses import sentences
from service.words import stems

_SOME_BEFORE = re.compile(
    r"(?:\b(?:some|several|many|various|certain|existing|multiple|different|numerous|few|no|other|(?<!, )an?|two|three|four|five|six|all|most|new|relevant|appropriate|these|those|such(?! as\b)|"
    r"an? (?:\w+ )?(?:number|range|variety|handful|series|group|set|array|selection|mix|majority|minority) of(?: the| their| its)?)"
    r" (?:[\w'\u2019-]+,? ){0,3}(?:[\w'\u2019-]+-)?|\bmulti-)$",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"(?:[\w'\u2019-]+,? ){0,4}(?:[\w'\u2019-]+-)?$")
# What says which, between the noun and the end of its sentence; letters in brackets only abbreviate.
_TOLD = re.compile(
    r"\b(?:such as|including|includ(?:es?|ed)|for (?:example|instance)|namely|e\.g\.|particularly|especially|notably|called|known as|titled|named|comprising|consisting of|made up of)\b"
    r"|[:\u2013\u2014]| -|\((?![A-Z]{2,6}s?\))",
    re.IGNORECASE,
)
# Bodies that work together are spoken of everywhere as such ("partner agencies"): which they are is told by their kind.
_BODIES = frozenset(
    "agencies partners organisations bodies professions universities consultants employers trades businesses".split()  # noqa: SIM905
)
_BODY = re.compile(
    r"\b(?:police\w*|health|nhs|camhs|ccg|gps?|doctors?|paediatric\w*|nurs\w+|midwi\w+|hospitals?|ambulance|fire|schools?|colleges?|education|housing|probation|youth (?:offending|justice|service)|yos|yot|"
    r"social (?:care|work(?:ers)?)|adults? (?:services|social care)|voluntary|chari(?:ty|ties)|third sector|faith|cafcass|courts?|judiciary|domestic abuse|substance misuse|drug|mental health|job ?centre|dwp|"
    r"local authorit\w+|councils?|districts?|nurser\w+|dentists?|immigration|border|licensing|hotels?|taxi|retail|construction|catering|hospitality)\b",
    re.IGNORECASE,
)
_NOUN = re.compile(r"[^\W_]+")
_RIGHT_BEHIND = 2  # the space behind the noun, and a word


# Things that bear names: spoken of in the plural and by none, they are not told, whatever stands before them.
_BEAR_NAMES = frozenset(
    "tools toolkits apps programmes projects schemes courses subjects initiatives charities companies providers awards qualifications languages countries nationalities universities hotels businesses models frameworks".split()  # noqa: SIM905
)


# Which they are only a name tells, spoken of or not: "overseas recruitment" names no country.
_TOLD_BY_NAME = frozenset("countries nationalities languages".split())  # noqa: SIM905
# Of what somebody says there is a clause that says it: "a concern that the passes are not generous".
_SAID = frozenset("concerns worries fears complaints views messages themes issues problems".split())  # noqa: SIM905
_SAYS_IT = re.compile(r"s? (?:that|about|over|regarding|around|with)\b")


def only_mentions(text: str, noun: str, beside: Collection[str] = ()) -> bool:
    """Whether every mention of `noun` in a text is of some or of a number of them, and nothing says which.

    A name before or right behind it does ("some Northumbrian nurses", "two operations, Lantern and Kite"), but for
    those `beside` (see `names_somebody`); of bodies that work together the kind of any in the text tells which.
    """
    asked = _stem(noun)
    if noun in _BODIES and not names_somebody(text, beside) and _BODY.search(text) is None:
        return True
    if noun in _TOLD_BY_NAME and not names_somebody(text, beside):
        return True
    found = [match for match in _NOUN.finditer(text) if stems(match.group()) == (asked,)]
    if noun in _SAID and any(_SAYS_IT.match(text, match.end()) for match in found):
        return False
    # Where services are spoken of, "the service" is something else.
    found = [match for match in found if match.group().lower() == noun] or found
    named = noun in _BEAR_NAMES
    return bool(found) and all(_only_some(text, match, beside, named=named) for match in found)


def _only_some(text: str, match: re.Match[str], beside: Collection[str], *, named: bool) -> bool:
    some = _SOME_BEFORE.search(text[: match.start()])
    if named and not some and match.group().endswith("s"):
        some = _BEFORE.search(text[: match.start()])
    rest = sentences(text[match.end() :], ".?!;")[0]
    if not some or _TOLD.search(rest):
        return False
    around = text[some.start() : match.end()] + " ".join(rest.split(" ")[:_RIGHT_BEHIND])
    return not names_somebody(around, beside)


@cache
def _stem(noun: str) -> str:
    return stems(noun)[0]
