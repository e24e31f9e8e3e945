"""The side of the findings that a question about many asks for by a word that judges its subject: "weak support", "are slow to …".

Who is asked for is then told by what inspectors fault or praise, and not by what there is at all.
"""

from __future__ import annotations

import re

from service.patterns import PatternTable
from service.question.model import Leaning

# "Children who are late" judges the children: who, where and whose ask only where a question begins.
_MANY = (
    r"(?:\b(?:WHICH|REGION|EVERY|councils|authorities)\b|^(?:and |so |but )?(?:which|who|whose|where|any)\b)"
)
_HAS = r"\b(?:ha(?:ve|s|d)|gets?|got|gives?|gave|offers?|offered|provides?|provided|runs?|ran|shows?|(?:is|are|was|were) there|there (?:is|are|was|were))"
_IS = r"\b(?:is|are|was|were|be|been|being|remains?|seems?)\b"
_HOW = r"(?: (?:an?|the|very|really|quite|rather|too|particularly|especially|relatively|fairly|such|so|some|most|pretty|still|often|generally|consistently))*"
_ON = r"(?: (?!(?:who|whom|that|which|when|if|because|how|why|not|no|never|improv\w+|tackl\w+|address\w+|challeng\w+|support\w* for \w+ with)\b)[\w'\u2019-]+){0,8}?"
_BAD = (
    r"(?:weak(?:er|est)?|poor(?:er|est|-quality|ly)?|slow(?:er|est)?|late|patchy|inadequate|insufficient|ineffective|inconsistent|unreliable|unsatisfactory|"
    r"delayed|incomplete|irregular|infrequent|sporadic|superficial|fragmented|disjointed|outdated|overstretched|unstable|underdeveloped|substandard|shoddy)"
)
_GOOD = (
    r"(?:strong(?:er|est)?|excellent|exceptional|effective|timely|prompt|robust|thorough|high-quality|good-quality|good|great|impressive|exemplary|first-rate|skilled|"
    r"rigorous|innovative|well-\w+)"
)
# Of people and times these words judge nothing ("poor families", "late teens"), nor of a grade ("good or better").
_NOT_OF = r"(?!(?:children|kids|people|families|parents|households|teens|teenagers|entrants|arrivals|starters|diagnos\w+|areas?|or|for|at|enough|overall|grades?|judgements?|ratings?)\b)"
_MUCH = r"(?:high(?:er|est)?|heavy|heavier|heaviest|large|larger|largest|big|bigger|biggest|excessive|unmanageable)"
_HIGH = re.compile(
    rf"(?:^|{_MANY}[\w ',-]*? ){_MUCH} (?:social work(?:ers?)? |staff )?(?:caseloads?|case loads?|workloads?|turnover|vacanc\w+|reliance|dependen\w+|sickness)\b"
    rf"|{_MANY}[\w ',-]*? (?:case ?loads?|workloads?|turnover|vacanc\w+|reliance) (?:\w+ ){{0,3}}?(?:too )?{_MUCH}\b"
    rf"|{_MANY}[\w ',-]*? too (?:high|low|large|big|heavy|great|many|much)\b"
)
_OF_MANY = PatternTable(
    {
        Leaning.FAULT: (
            rf"{_MANY}{_ON} {_HAS}{_HOW} {_BAD}(?:,? (?:and|or) (?!better)[\w-]+)? (?=\w){_NOT_OF}"
            rf"|{_MANY}{_ON} {_IS}(?:{_ON})?{_HOW} {_BAD}\b(?!-)(?! (?:children|people|families|or|for overall)\b)"
        ),
        Leaning.PRAISE: rf"{_MANY}{_ON} {_HAS}{_HOW} {_GOOD}(?:,? (?:and|or) (?!better)[\w-]+)? (?=\w){_NOT_OF}",
    }
)
_JUDGES = re.compile(rf"{_BAD}|{_GOOD}|{_MUCH}")
_DENIES = re.compile(
    r"\b(?:no|not|never|without|neither|lack\w*|need\w*|improv\w+|tackl\w+|address\w+|challeng\w+|overc\w+|avoid\w*|reduc\w+|prevent\w*)\b|n['\u2019]t\b"
)


def judges_subject(word: str) -> bool:
    """Whether a word judges what it stands with ("late", "strong")."""
    return _JUDGES.fullmatch(word) is not None


def side_by_word(masked: str) -> Leaning | None:
    """The side that a masked question (see `tokens.masked`) asks for by a word that judges its subject, None where it has none or it denies it."""
    if _DENIES.search(masked):
        return None
    if _HIGH.search(masked):
        return Leaning.FAULT
    sides = _OF_MANY.every(masked)
    return sides[0] if len(sides) == 1 else None
