"""The judgements and the grades that a question names."""

from __future__ import annotations

import re
from itertools import pairwise

from service.question.fact_words import fact_words

OVERALL = "Overall effectiveness"

_HOW_GOOD = re.compile(r"\bhow (?:good|outstanding|inadequate|adequate)\b")
_WORD = re.compile(r"[a-z']+")
# What is said of a judgement's matter as a whole, beside its name.
_OF_ALL_OF_IT = frozenset(
    """
    a all an any around at been better being change changed changes course did different difference differ differed do does done
    for from get gets getting given got has have how improve improved improves improving improvement improvements in is it its made
    make makes making more much of offer on over service services since the their things through time to way well what with between
    work works worked working support supported supporting help helped helping provision practice experience experiences progress
    progressed outcome outcomes quality life lives standard standards effectiveness impact arrangements worse worsened declined
    deteriorated developed development evolved moved council council's local authority young people years
    """.split()  # noqa: SIM905 - a list in lines is easier to review
)
_JOINS = re.compile(
    r"(?=.*(?:[,/&+]|\b(?:and|plus|or|versus|vs|as well as|compared? (?:to|with)|than|differ\w*)\b))"
    r"(?:[\s,/&+]|\b(?:and|plus|or|also|as well as|versus|vs|compared? (?:to|with)|than|differ\w*|from|PLACE|of PLACE|s|for|on|of|in|at|to|the|its|their|both|"
    r"grades?|graded|ratings?|judge?ments?|judged|scores?|effectiveness|services?)\b)+"
)


def judgement_asked(masked: str) -> str | None:
    """The canonical judgement that a question names, or None."""
    return next((one.name for one in fact_words().judgements if one.asks.search(masked)), None)


def judgement_of(topic: str) -> str | None:
    """The judgement whose very matter a topic is ("support for care leavers"); None where it is of more, or of a part of it."""
    text = topic.lower()
    named = next((one for one in fact_words().judgements if one.asks.search(text)), None)
    if named is None:
        return None
    left = _WORD.findall(named.asks.sub(" ", text))
    return named.name if _OF_ALL_OF_IT.issuperset(left) else None


def judgement_spans(masked: str) -> tuple[tuple[int, int, str], ...]:
    """Where a question names judgements, in its order, each by its canonical name."""
    left = masked
    found: list[tuple[int, int, str]] = []
    for one in fact_words().judgements:
        for match in one.asks.finditer(left):
            found.append((match.start(), match.end(), one.name))
            left = f"{left[: match.start()]}{'#' * (match.end() - match.start())}{left[match.end() :]}"
    return tuple(sorted(found))


def judgements_asked(masked: str) -> tuple[str, ...]:
    """The judgements that a question strings together ("overall and for leadership"), in its order; () for one alone."""
    found = judgement_spans(masked)
    joined = all(_JOINS.fullmatch(masked, before[1], after[0]) for before, after in pairwise(found))
    names = tuple(dict.fromkeys(name for _, _, name in found))
    return names if joined and len(names) > 1 else ()


def grade_asked(masked: str) -> str | None:
    """The first grade of Ofsted's scale that a question names, the highest first, or None."""
    return next(iter(grades_asked(masked)), None)


def grades_asked(masked: str) -> tuple[str, ...]:
    """The grades on Ofsted's scale that a question names; "how good" names none."""
    left, found = _HOW_GOOD.sub("how", masked), []
    for one in fact_words().grades:
        shorter = one.asks.sub(" ", left)
        if shorter != left:
            found.append(one.name)
            left = shorter
    return tuple(found)
