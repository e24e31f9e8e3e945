"""Which kinds of fact a question's words rule out, whatever else speaks for them: the catalogue lists no towns, and a board has more than a grade."""

from __future__ import annotations

import re

from service.question.fact_words import fact_words
from service.question.model import OF_GRADES, FactKind

# What stands beside a bare noun: names, times, and the small words that tie them to it.
BESIDE = re.compile(
    r"\b(?:(?:of|for|in|at|on|from|and) )*(?:the )?(?:PLACES?|REGION|EVERY|YEARS?|LATEST|PREVIOUS|FIRST|KIND)\b(?:'s|s')?(?: (?:reports?|inspections?|visits?)\b)?"
    r"|[.,:;?!()/-]|\b(?:please|pls|and|also|the|its|their|exact|full|both)\b"
)
# Who came after somebody, or for them, is told in findings: a letter names whom it was sent to and no more.
_CHANGES_HANDS = re.compile(
    r"\b(?:step(?:s|ped|ping)?|fill(?:s|ed|ing)?|cover(?:s|ed|ing)?|stood|brought|drafted|parachuted|sent) in\b"
    r"|\b(?:took|takes?|taken|taking) over\b|\b(?:replac|succe)\w+|\bsuccessor|\binstead of\b"
    r"|\b(?:when|after|since|once|because|as)\b[^.?!]*\b(?:left|went|quit|resigned|retired|departed|moved on|stepped down|stood down|(?:were|was|got) (?:sacked|fired|suspended|dismissed))\b"
)
_OF_A_LETTER = re.compile(r"\b(?:letters?|address\w*|wrote|writ\w+|paperwork|recipient|dear|to)\b")
# What the catalogue counts or lists is reports, inspections and those inspected, and no towns, teams or schools.
_OF_THE_CATALOGUE = re.compile(
    r"\b(?:reports?|(?:re-?)?inspect\w*|visit\w*|letters?|documents?|publish\w*|files?|ofsted|KIND|LATEST|FIRST|PREVIOUS|YEARS?|BEFOREYEAR|SINCEYEAR|"
    r"you|your|we|hold|held|includ\w+|index\w*|load\w*|database|collection|system|library|records?|available|far back)\b"
)
_THOSE_INSPECTED = re.compile(
    r"\b(?:WHICH|EVERY|OTHERS|NEIGHBOURS|REGION|councils?|authorit\w+|boroughs?|las?)\b"
)
# What councils have is told in findings: "which councils have an interim director".
_HAVING = re.compile(
    r"\b(?:have|has|had|with|without) (?:an?|no)\b"
    r"|\b(?:WHICH|who|EVERY|REGION) (?:have|has|had) (?!(?:been|you|not|never|already|just|got|had|the|most|more|only|at least|one|two|three|several|many|any|all|WHICH|EVERY)\b)\w"
)
# The board is spoken of for much besides its grade: who sits on it, with whom it is shared.
_BOARD = "The effectiveness of the Local Safeguarding Children Board"
_GRADED = re.compile(
    r"\b(?:grad\w+|rat(?:e|ed|ings?)|judg\w+|scor\w+|marks?|overall|ofsted|outstanding|inadequate|adequate|good|requir\w+ improvement|ri|satisfactory|verdicts?|results?|outcomes?|"
    r"effective\w*|fail\w*|pass\w*|fare[sd]?|perform\w*|do|doing|done|get|got|best|worst|better|worse|weak\w*|strong\w*|improv\w+|level)\b"
)

# Recommendations are counted, and nothing else of which somebody asks how many.
_OF_DEMANDS = re.compile(
    r"\b(?:recommend\w*|recs?|demand\w*|improv\w*|actions?|areas|points|things|priorit\w+|requirements?|instructions?|orders?|suggest\w*|tasks?|jobs?|to-?dos?|homework|fix\w*|weakness\w*|failings?|"
    r"bullets?|items?|criticisms?|issues?|changes?|asked|told|asks?|tells?|must|should|need\w*|required?|had to|has to|have to|sort|put right|wrong|list\w*|left|get|got|given|give|issued|made|make)\b"
)

# When somebody began their work is told in findings: the catalogue has the days of inspections.
_BEGAN = re.compile(
    r"\b(?:set ?up|established|founded|formed|created|launched|incorporated|beg[aiu]n|start(?:ed)?(?: up| out)?|brought in(?:to being)?|"
    r"c[ao]me into (?:being|existence|operation|effect)|go(?:ne)? live|went live|take over|took over|taken over)\b"
)
_INSPECTED = re.compile(r"\b(?:(?:re-?)?inspect\w*|visit\w*|ofsted|fieldwork|KIND|PERSON)\b")


def ruled_out(masked: str) -> frozenset[FactKind]:
    """The kinds of fact that a masked question cannot ask for, as a model may take it to."""
    found: set[FactKind] = set()
    if not of_the_catalogue(masked):
        found.add(FactKind.HELD)
    if not _GRADED.search(masked):
        if _asks_of_the_board(masked):
            found |= OF_GRADES
        elif fact_words().asks["how_many"].search(masked):
            found.add(FactKind.GRADE)
    if not _OF_DEMANDS.search(masked):
        found.add(FactKind.RECOMMENDATION_COUNT)
    if _CHANGES_HANDS.search(masked) and not _OF_A_LETTER.search(masked):
        found.add(FactKind.ADDRESSEE)
    if _BEGAN.search(masked) and not _INSPECTED.search(masked):
        found.add(FactKind.INSPECTION_DATES)
    return frozenset(found)


def of_the_catalogue(masked: str) -> bool:
    """Whether a masked question speaks of reports and inspections, or of those inspected and not of what one of them has ("what areas are there in PLACE")."""
    if _OF_THE_CATALOGUE.search(masked):
        return True
    if "PLACE" in masked or _HAVING.search(masked):
        return False
    return _THOSE_INSPECTED.search(masked) is not None


def _asks_of_the_board(masked: str) -> bool:
    """Whether a masked question has beside the safeguarding board more than names and times; "LSCB PLACE YEAR" has not."""
    board = next(one.asks for one in fact_words().judgements if one.name == _BOARD)
    return bool(board.search(masked) and BESIDE.sub(" ", board.sub(" ", masked)).split())
