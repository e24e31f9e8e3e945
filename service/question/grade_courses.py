"""Who of those that had one grade has another now, or still the same: everyday ways of asking it, said again in four forms.

"Which councils moved from A (in YEAR) to B", "which councils improved (declined) from A", "which councils stayed A
throughout" and "what became of those judged A".
"""

from __future__ import annotations

import re

SCALE = r"outstanding|good|requir\w+ improvement|adequate|inadequate"
"""The grades, for patterns."""

_COUNCILS = r"(?:councils|authorities|las|boroughs|WHICH|EVERY|REGION)"
# "Of the councils | that required improvement in 2016, | which have since | become good": who moved from one to the other.
_OF_THOSE = rf"^(?:and |so )?(?:(?:of |among |out of |which of |how many of )?(?:all )?(?:the |those |which |how many )?(?:(?:[\w-]+ ){{0,3}}?{_COUNCILS}|who|which (?:ones|of (?:them|those|these)))|how many) "
_YEAR = r"(?: (?:at|in|from|of) (?:an? |its |their |the )?(?:YEAR|(?:19|20)\d\d))"
_HAD = (
    r"(?:that |which |who )?(?:used to be |used to have |once |were |was |had been |got |had |have been )*"
    r"(?:once )?(?:rated |judged |graded |found )?(?:to be )?(?:an? )?"
)
_WITH_ONE = rf"{_HAD}({SCALE})(?: overall)?({_YEAR})?(?: inspections?)?,? "
_AND = r"(?:(?:and|but|yet|then|,) )*(?:(?:which|who|how many)(?: of (?:them|those))?(?: ones)? )?"
_HAVE_SINCE = (
    r"(?:(?:and|but|yet) )?(?:(?:which|who)(?: of (?:them|those))?(?: ones)? )?(?:have |has |are |is |now )*"
    r"(?:since |now |later |then |subsequently |went on to |go on to )+"
)
_BECOME = (
    r"(?:been |get |got |gotten )?(?:to )?(?:become?|became|rated|judged|graded|reach(?:ed)?|improved?|moved?|risen|gone|climbed|dropped|fallen|fell|slipped|made it)?"
    r"(?: up| down| back)?(?: as)?(?: to(?: be)?)? ?(?:an? )?"
)
_SINCE_THEN = r"(?:(?:have|has|had|did|since|now|then|later|subsequently) )*"
_ROSE = r"(?:improved?|got better|gotten better|gone up|went up|risen|rose|moved up|climbed)"
_FELL = r"(?:declined?|got worse|gotten worse|gone down|went down|fallen|fell|moved down|dropped|slipped|deteriorated|worsened)"
_STILL = r"(?:still (?:are|is|were|do|does|have it)|(?:are|is) still|(?:have |has )?(?:remain(?:ed)?|stay(?:ed)?)(?: so| that way| that| there)?)"
_NOW = r"(?:now|today|currently|at present|these days|since|since then|nowadays)"
_ENDS = rf"(?: {_NOW})?\W*$"
# "The inadequate councils of 2015", "the councils that were inadequate in 2015".
_THOSE_JUDGED = rf"(?:all )?(?:of )?(?:the |those )?(?:{_COUNCILS} {_HAD}({SCALE})(?: overall)?|({SCALE}) {_COUNCILS}|(?:ones )?{_HAD}({SCALE}))({_YEAR})?(?: inspections?)?"
_FARED = r"(?:done|fared|got on|gone|developed|progressed|performed|doing|faring|stood|moved|changed|standing|rated|judged|graded)"
_NOW_RATED = rf"(?:and )?(?:how|what|where) (?:are|is|have|has|do|does|did|(?:grades?|ratings?) (?:do|did|have|are)) (?:they|those|these|each|each of them|all of them)(?: (?:all|each|been|have|had|get|got|got to|be|{_FARED}))*(?: {_NOW})?"
_BECAME = r"what became of those judged "

COURSES: tuple[tuple[str, str], ...] = (
    (rf"{_OF_THOSE}{_WITH_ONE}{_HAVE_SINCE}{_BECOME}(?=(?:{SCALE}))", r"which councils moved from \1\2 to "),
    (rf"{_OF_THOSE}{_WITH_ONE}{_AND}(?:(?:are|is|have been|has been) )?(?:rated |judged )?({SCALE}) (?:now|today|currently|at present|these days)\b", r"which councils moved from \1\2 to \3"),
    (rf"{_OF_THOSE}{_WITH_ONE}{_AND}{_SINCE_THEN}{_ROSE}\b(?! (?:to|from|into) )(?: since| since then| now)?", r"which councils improved from \1\2"),
    (rf"{_OF_THOSE}{_WITH_ONE}{_AND}{_SINCE_THEN}{_FELL}\b(?! (?:to|from|into) )(?: since| since then| now)?", r"which councils declined from \1\2"),
    (rf"{_OF_THOSE}{_WITH_ONE}{_AND}{_STILL}(?: (?:now|today|so|good|outstanding|inadequate|requires improvement))*\W*$", r"which councils stayed \1 throughout\2"),
    (rf"{_OF_THOSE}{_WITH_ONE}{_AND}(?:(?:are|is|do|does|have been|has been) (?:not|no longer)|(?:are|is|do|does)n['’]?t)(?: so| that)?(?: any ?more| any longer| now| today)?\W*$", r"which councils moved from \1\2"),
    # "Which inadequate councils have improved?", "which councils used to be inadequate?"
    (rf"^(?:and |so )?(?:which|what|how many|have any|has any|any)(?: of)?(?: (?:the|all|once|formerly|previously))* ({SCALE}) {_COUNCILS} {_SINCE_THEN}{_ROSE}{_ENDS}", r"which councils improved from \1"),
    (rf"^(?:and |so )?(?:which|what|how many|have any|has any|any)(?: of)?(?: (?:the|all|once|formerly|previously))* ({SCALE}) {_COUNCILS} {_SINCE_THEN}{_FELL}{_ENDS}", r"which councils declined from \1"),
    (rf"^(?:and |so )?(?:which|what|how many)(?: of)?(?: the)? (?:once|formerly|previously|originally) (?:rated |judged )?({SCALE}) {_COUNCILS} (?:(?:have|has|are|is|now|since|become|became|been|rated|judged|improved|to|risen|an?|got) )+({SCALE}){_ENDS}", r"which councils moved from \1 to \2"),
    (rf"{_OF_THOSE}used to (?:be|have) (?:rated |judged |graded )?(?:an? )?({SCALE})(?: overall)?{_ENDS}", r"which councils moved from \1"),
    (rf"^(?:and |so )?(?:which|who|WHICH)(?: councils| authorities)? (?:have |has )?{_ROSE} from (?:an? |being )?({SCALE})(?= (?:at|in) |\W*$)", r"which councils improved from \1"),
    (rf"^(?:and |so )?(?:which|who|WHICH)(?: councils| authorities)? (?:have |has )?{_FELL} from (?:an? |being )?({SCALE})(?= (?:at|in) |\W*$)", r"which councils declined from \1"),
    # What became of them, whatever it was.
    (rf"^(?:and |so )?what (?:has |have |did )?(?:happened|happen|became|become|came|come) (?:to|of|with) {_THOSE_JUDGED}{_ENDS}", rf"{_BECAME}\1\2\3\4"),
    (rf"^(?:and |so )?(?:how|where) (?:have|are|did|do|were) {_THOSE_JUDGED}(?: {_FARED})?{_ENDS}", rf"{_BECAME}\1\2\3\4"),
    (rf"^(?:and |so )?(?:what|which|how)(?: (?:grades?|ratings?))? (?:have|are|did|do|is) {_THOSE_JUDGED}(?: (?:have|get|got|rated|judged|graded))? {_NOW}\W*$", rf"{_BECAME}\1\2\3\4"),
    (rf"{_OF_THOSE}{_WITH_ONE}{_NOW_RATED}\W*$", rf"{_BECAME}\1\2"),
)  # fmt: skip
"""Patterns over a question in plain words, and what it says instead."""

_COURSE = re.compile(
    rf"which councils (?:moved|improved|declined|stayed) (?!.* and )[\w ]+\W*|{_BECAME}[\w ]+\W*"
)


def is_course(plain: str) -> bool:
    """Whether a question in plain words is one of these forms and nothing more."""
    return _COURSE.fullmatch(plain) is not None
