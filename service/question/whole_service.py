"""Questions about all that one council does at once: what got better or worse there, where it is weakest or strongest.

No matter is named, so that nothing can be searched for by its words: grades tell it, and what the report says of moves
and of what needs to improve. Such a question is told by one of a few cores, beside which only words of asking stand.
"""

from __future__ import annotations

import re
from enum import StrEnum


class WholeService(StrEnum):
    """What is asked of all that one council does."""

    IMPROVED = "improved"
    DECLINED = "declined"
    UNIMPROVED = "unimproved"  # what should have got better and has not
    CHANGED = "changed"
    WEAKEST = "weakest"
    STRONGEST = "strongest"


MOVES = frozenset(
    {WholeService.IMPROVED, WholeService.DECLINED, WholeService.UNIMPROVED, WholeService.CHANGED}
)

_PARTS = r"(?:areas?|parts?|services?|aspects?|things?|bits?|elements?|strands?|sides?|points?|spots?)"
_ALL = r"(?:(?:children's (?:social (?:care|work) )?|council's |council )?(?:services|service|department|social care)|children's social work|social work practice|practice|performance)"
_SMALL = re.compile(
    rf"\b(?:what's|what|which|WHICH|where|how|in what (?:ways?|respects?)|tell me|show me|list|describe|anything|everything|something|PLACE|"
    r"of|in|at|for|to|by|with|about|within|across|the|an?|its?|their|they|them|there|this|that|here|and|or|but|so|also|"
    r"is|are|was|were|be|been|has|have|had|does|did|do|doing|being|made|seen|happened|"
    r"any|all|much|far|really|actually|exactly|specifically|overall|generally|currently|now|today|recently|lately|already|since|then|yet|"
    rf"SINCELAST|SINCEYEAR|LATEST|PREVIOUS|KIND|YEARS?|over (?:time|the (?:last|past) (?:\w+ )?years|the years)|in recent years|from YEAR to YEAR|between|"
    rf"compared (?:to|with)|according to|ofsted|inspectors?|inspections?|reports?|say|says|said|think|thinks|found|find|see|"
    rf"council|authority|local authority|borough|county|city|{_PARTS}|{_ALL})\b"
)
_IMPROVED = (
    r"(?:improved|improves?|improving|got (?:any )?better|gotten better|get better|getting better|become better|become stronger|strengthened|progressed|"
    r"changed for the better|moved (?:on|forwards?)|come on)"
)
_DECLINED = (
    r"(?:declined|declining|deteriorated|deteriorating|worsened|worsening|slipped(?: back)?|slipping|regressed|weakened|fallen back|"
    r"(?:got|gotten|get|getting|become|gone|grown) (?:any )?(?:worse|weaker|poorer|downhill|backwards?)|(?:gone|went|going) (?:downhill|backwards?)|changed for the worse)"
)
_NOT = r"(?:not|hasn't|haven't|isn't|aren't|didn't|never)"
_WORST = r"(?:weakest|worst|poorest)"
_BEST = r"(?:strongest|best(?! (?:practice|interests?)\b))"
_MOST = r"(?:biggest|main|greatest|largest|most serious|most important|chief|number one|top|key|single biggest|worst)"
_FAULT = r"(?:problems?|weakness|failing|shortcoming|failure|issues?|concerns?|challenges?|fault|criticism|gap|difficulty)"
_MERIT = r"(?:strengths?|achievements?|successes|success|asset|merit)"
_THAN_THEN = r"(?=.*\b(?:than|SINCEYEAR|SINCELAST|PREVIOUS|now)\b)"
_CORES: tuple[tuple[WholeService, re.Pattern[str]], ...] = tuple(
    (asked, re.compile(pattern))
    for asked, pattern in (
        (
            WholeService.UNIMPROVED,
            rf"\b{_NOT} (?:been )?(?:PLACE )?(?:yet )?(?:{_IMPROVED}|changed|(?:been )?(?:fixed|addressed|put right|sorted(?: out)?|resolved))\b|\bno better\b"
            r"|\bstill (?:left )?to (?:do|be done|fix|be fixed|sort out|put right)\b|\bleft to (?:do|fix|put right)\b|\bremains to be (?:done|fixed|improved)\b"
            r"|\bstill (?:not|hasn't|haven't) (?:been )?(?:improved|fixed|addressed|put right|sorted(?: out)?|resolved|got right)\b|\bstill (?:wrong|outstanding)\b",
        ),
        (WholeService.DECLINED, rf"\b{_DECLINED}\b|{_THAN_THEN}\bworse(?: than)?\b"),
        (
            WholeService.IMPROVED,
            rf"\b{_IMPROVED}\b|\b(?<!for )(?<!of )(?:improvements?|progress)\b(?=.*\b(?:made|been|seen|has|have|had|did|was|were|SINCELAST|SINCEYEAR)\b)|{_THAN_THEN}\bbetter(?: than)?\b",
        ),
        (WholeService.CHANGED, r"\b(?:changed|different|changes)\b"),
        (
            WholeService.WEAKEST,
            rf"\b{_WORST}(?: {_PARTS}| at| in)?\b|\b(?:{_MOST}|weak) {_FAULT}\b|\bweak (?:spot|point|area|side)\b|\bstruggl(?:es?|ing)(?: with)?(?: the)? most\b|\bmost struggl\w+\b|\bfall(?:s|ing)? (?:the )?(?:most short|shortest|furthest short|short the most|short most)\b"
            r"|\b(?:needs?|needing) (?:the )?most (?:improvement|improving|work|attention)\b|\b(?:needs?|has|have) to improve (?:the )?most\b|\bleast (?:well|good|strong|effective)\b",
        ),
        (WholeService.STRONGEST, rf"\b{_BEST}(?: {_PARTS}| at| in)?\b|\b{_MOST} {_MERIT}\b"),
    )
)
_ASKS_WHAT = re.compile(
    r"^(?:(?:so|and|but|ok|then|please) )*(?:(?:tell|show) me (?:about )?|list |describe )?(?:(?:in|at|by|on) )?(?:what|what's|which|WHICH|where|how|has anything|have any|(?:the )?(?:improvements?|progress|changes|strongest|weakest|best|worst)\b)"
)
# What is to get better is asked of what the report wants done.
_WISHED = re.compile(
    r"\b(?:to|must|should|can|could|will|would|might|help) (?:\w+ )?(?:improve|get better|change|progress)\b(?! the most| most)"
)
_GRADES = re.compile(r"\b(?:grades?|ratings?|judge?ments?|rated|graded|judged|scores?)\b")
_THAN = re.compile(r"\bthan\b")


def whole_service_asked(masked: str) -> WholeService | None:
    """What a masked question asks of all that one council does; None where it names a matter, or asks for grades or of several."""
    text = masked.rstrip(" ?.!")
    if _ASKS_WHAT.match(text) is None or text.count("PLACE") > 1:
        return None
    if _GRADES.search(text) or _WISHED.search(text):
        return None
    left, found = text, []
    for asked, core in _CORES:
        shorter = core.sub(" ", left)
        if shorter != left:
            found.append(asked)
            left = shorter
    left = _THAN.sub(" ", left) if MOVES.intersection(found) else left
    if not found or re.search(r"\w", _SMALL.sub(" ", left)):
        return None
    return _together(found)


def set_beside_year(masked: str) -> bool:
    """Whether what is so now is set beside a year ("better than in 2015"), so that it is asked since then."""
    return _THAN.search(masked) is not None


def _together(found: list[WholeService]) -> WholeService | None:
    """What several cores ask at once: any two moves are a change; an end of an order and something else are no one thing."""
    if len(found) == 1:
        return found[0]
    return WholeService.CHANGED if MOVES.issuperset(found) else None
