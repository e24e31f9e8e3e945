"""Which way the clauses point that name a thing: by plain words of what is good and what is bad, denied or not.

A run of sentences may praise one thing and fault another. Who is counted as faulted or praised is told by the clause
with the thing itself: "the service is prompt; some other referrals wait" faults no service. A clause has what it goes
on with without naming the thing again ("… but are not embedded", "They are too high"), and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator

from service.clauses import TURNS, sentences
from service.words import stems

# Where another clause may begin.
_CLAUSES = re.compile(
    rf"[;:]\s*|,?\s*\b(?=(?:{TURNS}|yet|nevertheless|despite|except)\b)"
    r"|,\s*(?=(?:and|which|where|who|with|so|enabling|allowing|meaning|leading|resulting|making)\b)",
    re.IGNORECASE,
)
_JOINS = rf"(?:(?:{TURNS}|yet|and|nevertheless|nonetheless|still|conversely|so|which|also),? )*"
# A clause or sentence that has no subject of its own, or one that only points back.
_GOES_ON = re.compile(
    rf"{_JOINS}(?:(?:it|they|this|these|those|some|many|most|not all|others|a few|too many|the (?:service|team|unit|offer|scheme|support|response)|(?:their|its)(?: [\w-]+){{1,3}}?) "
    r"(?:children |young people |families |care leavers |carers |of (?:these|them|those) )?)?(?:still |also |now |then |often |always |sometimes )*"
    r"(?:making|enabling|allowing|meaning|leading|resulting|is|are|was|were|has|have|had|do|does|did|not|remains?|remained|can|cannot|could|will|would|needs?|needed|lacks?|lacked|varies|vary|continues?|ceases?|took|takes?|"
    r"fails?|failed|receives?|received|gets?|waits?|waited|experienced?|benefits?|works?|responds?|provides?|offers?)\b(?! the case\b)",
    re.IGNORECASE,
)
_WAS = re.compile(
    r"\b(?:previous|former|historic|once|formerly|historically|previously) (?:\w+ )?\w+"
    r"|^[^,.]{0,40}\b(?:years?|months?) ago\b(?:(?!\bbut\b)[^.;])*|\b(?:at|since) the (?:time of the )?(?:last|previous) inspection\b",
    re.IGNORECASE,
)
_NOT = r"(?:not|no|never|without|nor|neither|cannot|rarely|hardly|\w+n['\u2019]t|lack(?:s|ed|ing)?(?: of)?|insufficient(?:ly)?|too few|less)"
_ANY = r"(?: (?:a|an|any|the|always|yet|been|be|being|sufficiently|consistently|fully|very|so|as|well|enough|routinely|significant|undue|unnecessary|give|given|get|receive|received|provide|provided|offer|offered|have|make|made|show|evidence|demonstrate)){0,3}"
_GOOD_WORDS = (
    r"(?:effective(?:ly)?|good|strong(?:ly)?|strengths?|exceptional(?:ly)?|excellent|outstanding|impressive|timely|prompt(?:ly)?|swift(?:ly)?|quick(?:ly)?|well|"
    r"robust(?:ly)?|thorough(?:ly)?|appropriate(?:ly)?|sound|stable|stability|comprehensive|skilled|skilful(?:ly)?|sensitive(?:ly)?|proportionate(?:ly)?|valued?|valuable|"
    r"benefit(?:s|ed|ing)?|positive(?:ly)?|success(?:ful(?:ly)?)?|high[- ]quality|improv(?:ed|ing)|embedded|tailored|creative(?:ly)?|careful(?:ly)?|rigorous(?:ly)?|"
    r"suitabl[ey]|safe(?:ly)?|sufficient(?:ly)?|consistent(?:ly)?|regular(?:ly)?|clear(?:ly)?|easy|easily|up[- ]to[- ]date)"
)
# Words that may be meant as praise, and as fault: enough for the side that is asked for not to be denied.
_PERHAPS_GOOD = (
    r"(?:better|stronger|close|help(?:s|ed|ful|ing)?|enabl\w+|responsive|responds?|rich|progress|prais\w+)"
)
_BAD_WORDS = (
    r"(?:weak(?:er|ness|nesses)?|poor(?:er|ly)?|bad(?:ly)?|slow(?:er|ly)?|late|delay(?:s|ed|ing)?|drift|overdue|backlogs?|gaps?|shortfalls?|shortages?|fail(?:s|ed|ing|ure|ures)?|"
    r"inadequate(?:ly)?|insufficient(?:ly)?|inconsisten\w+|variab\w+|var(?:y|ies|ied)|patchy|unclear|incomplete|unsuitable|unacceptable|inappropriate(?:ly)?|"
    r"ineffective(?:ly)?|irregular(?:ly)?|infrequent(?:ly)?|sporadic|superficial|fragmented|fragile|underdeveloped|under-developed|outdated|out of date|deteriorat\w+|declin\w+|"
    r"lack(?:s|ed|ing)?|too|rarely|seldom|hardly|ceas\w+|withdrawn|undermin\w+|compromis\w+|not|no|cannot|\w+n['\u2019]t|without|unallocated|excessive|over-?reli\w+|overly)"
)
_PERHAPS_BAD = (
    r"(?:limited|unsafe|difficult\w*|problems?|concern(?:s|ing)?|issues?|challeng\w+|confus\w+|absen(?:t|ce)|missing|missed|few|fewer|little|only|less|waits?|waiting|long|stopped|ended|"
    r"unmet|unaware|unable|could be|need(?:s|ed)? to|risks?|struggl\w+|hamper\w*|hinder\w*|impact(?:s|ed|ing) (?:on|negatively)|(?:negative|adverse|detrimental) (?:impact|effect)|"
    r"further work|never|nor|neither|minority|yet to|pressures?|strain\w*)"
)
# Of what should be little: how much or how little of it there is.
_LITTLE_WORDS = r"(?:manageable|reasonable|reduc(?:ed?|es|ing|tion)|lessen\w*|decreas\w+|low(?:er)?|small(?:er)?|fallen|falling|minimal|few(?:er)?|little|less|declin\w+)"
_MUCH_WORDS = r"(?:high(?:er|est|ly)?|heav(?:y|ily|ier)|large(?:r)?|great(?:er)?|increas\w+|ris(?:en|ing)|significant(?: \w+)? (?:number|proportion|use|reliance)|still|variable|vary)"


def _either(*words: str) -> str:
    return rf"(?:{'|'.join(words)})"


def _denied(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b{_NOT}{_ANY} {words}\b", re.IGNORECASE)


def _plain(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b{words}\b", re.IGNORECASE)


_LITTLE_OF_BAD = _either(
    "delay(?:s|ed)?",
    "drift",
    "overdue",
    "backlogs?",
    "gaps?",
    "shortages?",
    "problems?",
    "concerns?",
    "issues?",
    "waits?",
    "waiting",
    "difficult\\w*",
    "risks?",
    "weakness\\w*",
)
_NONE_BAD = re.compile(
    rf"\b(?:(?:no|not|never|without|nor|rarely|few|little|fewer|zero){_ANY}|(?:reduc|prevent|minimis|mitigat|avoid)(?:e|es|ed|ing)?(?: (?:any|the|their|these))?) {_LITTLE_OF_BAD}\b",
    re.IGNORECASE,
)
_GOOD, _BAD, _NOT_GOOD = _plain(_GOOD_WORDS), _plain(_BAD_WORDS), _denied(_GOOD_WORDS)
_WIDELY_GOOD, _WIDELY_BAD = (
    _plain(_either(_GOOD_WORDS, _PERHAPS_GOOD)),
    _plain(_either(_BAD_WORDS, _PERHAPS_BAD)),
)
_LITTLE, _MUCH, _NOT_LITTLE = _plain(_LITTLE_WORDS), _plain(_MUCH_WORDS), _denied(_LITTLE_WORDS)


def points_otherwise(
    text: str,
    is_it: Callable[[str], bool],
    *,
    faulted: bool,
    burden: bool,
    again: Collection[str] = frozenset(),
) -> bool:
    """Whether every clause that names a thing, as `is_it` tells of a text, plainly praises it where it is to be `faulted`, or faults it where it is to be praised.

    False where no clause names it, or where one does and says neither. `burden`: of the thing little is good. `again` are
    stems by which a clause may name it once more ("plans" of "personal education plans").
    """
    ways = [_way(unit, faulted=faulted, burden=burden) for unit in _units(text, is_it, again) if is_it(unit)]
    other = (True, False) if faulted else (False, True)
    return bool(ways) and all(way == other for way in ways)


def _units(text: str, is_it: Callable[[str], bool], again: Collection[str]) -> Iterator[str]:
    """The clauses of a text, each with those behind it that go on with its subject."""
    unit = ""
    for sentence in sentences(text):
        for clause in _CLAUSES.split(sentence):
            named_again = not set(again).isdisjoint(stems(clause)) and not is_it(clause)
            if unit and clause and not (_GOES_ON.match(clause) or named_again):
                yield unit
                unit = clause
            else:
                unit = f"{unit} {clause}".strip()
    if unit:
        yield unit


def _way(unit: str, *, faulted: bool, burden: bool) -> tuple[bool, bool]:
    """Whether a clause says something good, and whether it says something bad: of the side asked for any word tells."""
    is_good, is_bad = (_GOOD, _WIDELY_BAD) if faulted else (_WIDELY_GOOD, _BAD)
    text = _WAS.sub(" ", unit)
    none_bad = _NONE_BAD.sub(" ", text)
    left = _NOT_GOOD.sub(" ", none_bad)
    good = none_bad != text or is_good.search(left) is not None
    bad = left != none_bad
    if burden:
        less = _NOT_LITTLE.sub(" ", left)
        bad = bad or less != left or _MUCH.search(less) is not None
        good = good or _LITTLE.search(less) is not None
        left = _LITTLE.sub(" ", less)
    return good, bad or is_bad.search(left) is not None
