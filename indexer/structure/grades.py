"""Grades: the scale, the many ways in which they are printed, and what they are grades of."""

from __future__ import annotations

import re
from collections.abc import Iterable

from indexer.model import Grade

SCALE = ("Outstanding", "Good", "Requires improvement", "Adequate", "Inadequate")

OVERALL = "Overall effectiveness"
LSCB = "The effectiveness of the Local Safeguarding Children Board"

_WORDS = r"outstanding|good|requires?\s+improvement(?:\s+to\s+be\s+good)?|adequate|inadequate"
_ALONE = re.compile(
    rf"(?:grade\s*\d?\s*[:\u2013-]?\s*)?\(?(?P<grade>{_WORDS})\)?(?:\s*\(?grade\s*\d\)?)?[.*]?", re.IGNORECASE
)
_NUMBERED = re.compile(rf"grade\s*(?P<digit>[1-4])\s*\(?(?P<grade>{_WORDS})?\)?\.?", re.IGNORECASE)
_NO_GRADE = re.compile(
    r"(?:not\s+(?:yet\s+)?(?:judged|graded|applicable|inspected)|no\s+(?:judgement|grade))\.?", re.IGNORECASE
)
_SUFFIX = re.compile(
    rf"^(?P<name>.+?)\s*(?:(?:\b(?:is|are)\b\s*)?[:\u2013\u2014-]\s*|\s\b(?:is|are)\s+(?:judged\s+to\s+be\s+)?|\s)"
    rf"(?P<grade>{_WORDS})\.?$",
    re.IGNORECASE,
)
_COLON = re.compile(
    rf"^(?P<name>.+?)\s*(?:\b(?:is|are)\b)?\s*[:\u2013\u2014-]\s*(?P<grade>{_WORDS})\.?$", re.IGNORECASE
)
_SENTENCE = re.compile(r"^(?P<name>.+?)\s+(?:is|are|require|requires)\s+(?P<grade>.+?)\.?$", re.IGNORECASE)


def on_scale(printed: str) -> str | None:
    """The grade of Ofsted's scale that `printed` means ("requires improvement to be good"), or None."""
    match = _ALONE.fullmatch(" ".join(printed.split()).strip(" .:*"))
    if match is None:
        return None
    word = " ".join(match["grade"].casefold().split())
    if word.startswith("require"):
        return "Requires improvement"
    return word.capitalize()


def is_grade_cell(printed: str) -> bool:
    """Whether a table's cell holds a grade, or says that none was given ("Not judged")."""
    return on_scale(printed) is not None or _NO_GRADE.fullmatch(printed.strip()) is not None


def is_grade_line(text: str) -> bool:
    """Whether a line holds a grade and nothing else ("Requires improvement", "Grade 4 (inadequate)")."""
    stripped = text.strip().strip("*")
    return (
        on_scale(stripped) is not None
        or bool(_NUMBERED.fullmatch(stripped))
        or bool(_NO_GRADE.fullmatch(stripped))
    )


def split_heading(text: str) -> tuple[str, str | None]:
    """A heading's name and the grade printed behind it ("… care leavers is: Good"), None without one."""
    match = _COLON.match(text.strip())
    if match is None:
        return text.strip(), None
    return match["name"].strip(), match["grade"]


def split_row(text: str) -> tuple[str, str] | None:
    """A row of a judgement table as name and printed grade, or None if it does not end in a grade."""
    match = _SUFFIX.match(text.strip())
    return (match["name"].strip(" :"), match["grade"]) if match else None


_JUDGEMENTS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), name)
    for pattern, name in (
        (r"overall (effectiveness|judgement)|children.s services in .+|^(the )?overall", OVERALL),
        (r"local safeguarding children.{0,3} board|safeguarding children board|\bLSCB\b", LSCB),
        (r"impact of leaders", "The impact of leaders on social work practice with children and families"),
        (r"adoption", "Adoption performance"),
        (r"children in care and care leavers", "The experiences and progress of children in care and care leavers"),
        (r"(experiences? and progress of )?care.leavers|care.experienced young", "The experiences and progress of care leavers"),
        (r"children in care", "The experiences and progress of children in care"),
        (r"looked after and (?:achieving|achieving) permanence|looked after and permanence",
         "Children looked after and achieving permanence"),
        (r"need help and protection|in need of help and protection|protection of children",
         "The experiences and progress of children who need help and protection"),
        (r"leadership,? (?:management )?and (?:governance|management)|leadership, management", "Leadership, management and governance"),
        (r"capacity to improve", "Capacity to improve"),
        (r"outcomes for looked after", "Outcomes for looked after children and young people"),
        (r"quality of (?:provision|practice|service)", "Quality of provision"),
        (r"effectiveness of (?:the )?help", "The effectiveness of the help and protection provided"),
    )
)  # fmt: skip


def judgement_name(printed: str) -> str | None:
    """The canonical name of the judgement that `printed` names, or None if it names none."""
    text = re.sub(r"^[\d.]+\s*", "", " ".join(printed.split()))
    for pattern, name in _JUDGEMENTS:
        if pattern.search(text):
            return name
    return None


def make(name: str, printed: str, page: int | None, paragraph: str | None) -> Grade | None:
    """The grade that a row or heading prints, or None when either half is not one we know."""
    judgement, grade = judgement_name(name), on_scale(printed)
    if judgement is None or grade is None:
        return None
    return Grade(judgement, grade, " ".join(printed.split()).strip(), page, paragraph)


def first_of_each(grades: Iterable[Grade]) -> tuple[Grade, ...]:
    """One grade a judgement, the first printed; later repeats are the same statement again."""
    seen: dict[str, Grade] = {}
    for grade in grades:
        seen.setdefault(grade.judgement, grade)
    return tuple(seen.values())


_STATEMENTS = (
    re.compile(
        rf"^(?P<name>the overall judgement) is (?:that .* (?:is|are) )?(?P<grade>{_WORDS})\b", re.IGNORECASE
    ),
    re.compile(
        rf"^(?:the )?(?P<name>judgement (?:for|about|on) the effectiveness of the (?:LSCB|local safeguarding children.{{0,3}} board).*?) is"
        rf"(?: that it| judged to be)?(?: is)? ?:?\s*(?P<grade>{_WORDS})\b",
        re.IGNORECASE,
    ),
    re.compile(rf"^(?P<name>children.s services in .+?) (?:are |is )?(?P<grade>{_WORDS})\.?$", re.IGNORECASE),
    re.compile(
        rf"^(?P<name>(?:the )?(?:[\w\s\u2019'-]+ )?(?:local )?safeguarding children.{{0,3}} board(?: \(\w+\))?) "
        rf"(?:is |are )?(?:judged to be )?(?P<grade>{_WORDS})\.?$",
        re.IGNORECASE,
    ),
    re.compile(
        rf"^(?:the )?(?:graded )?judgement (?:for|about|on|of) (?:the )?(?P<name>.+?) is(?: that it is| that they are)?:? (?P<grade>{_WORDS})\.?$",
        re.IGNORECASE,
    ),
)


def statement(text: str) -> tuple[str, str] | None:
    """Judgement and printed grade of a sentence that gives a grade, or None ("The overall judgement is good")."""
    line = " ".join(text.split())
    for pattern in _STATEMENTS:
        match = pattern.match(line)
        if match:
            return match["name"], match["grade"]
    return None
