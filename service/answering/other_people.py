"""What is found of other people than those asked about: foster carers' recruitment is none of social workers'."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from indexer.contracts import StoredParagraph
from service.answering.passages import Passage
from service.question.model import Question
from service.retrieval.found import Found

_STAFF = (
    r"(?:social[- ]work(?:ers?)?|staff(?:ing)?|workforce|workers?|practitioners?|employees|newly qualified)"
)
_CARERS = r"foster(?:ing)?|carers?|adopters?|adopti(?:ve|on)"
_AT_THE_TOP = r"(?:to|of|for|into) (?:[\w-]+ ){0,3}?(?:(?:senior|leadership|director|management) (?:roles?|posts?|positions?|leaders?|team)|directors?)"
# What is done to staff and to others alike, in a question and in a report, and who these others are.
_Deed = tuple[re.Pattern[str], re.Pattern[str]]
_SUPERVISION = re.compile(r"\bsupervis\w+", re.IGNORECASE)
_DEEDS: tuple[_Deed, ...] = (
    (
        re.compile(
            r"\b(?:recruit\w*|retain\w*|retention|hir(?:e|es|ed|ing)|keep(?:s|ing)?|attract\w*|turnover|vacanc\w+)\b",
            re.IGNORECASE,
        ),
        re.compile(
            rf"\b(?:{_CARERS}|{_AT_THE_TOP}|volunteers?|independent visitors?|mentors?|advocates?)\b",
            re.IGNORECASE,
        ),
    ),
    (_SUPERVISION, re.compile(rf"\b(?:{_CARERS})\b", re.IGNORECASE)),
)
_ASKS_OF_STAFF = re.compile(rf"\b{_STAFF}\b", re.IGNORECASE)
_ASKS_OF_OTHERS = re.compile(rf"\b(?:{_CARERS}|directors?|leaders?|volunteers?)\b", re.IGNORECASE)
# The social worker of a foster carer, an order of a court, family time: nobody of the staff is supervised.
_NO_SUPERVISION = re.compile(
    r"\bsupervising social workers?\b|\bsupervision orders?\b|\bsupervised (?:contact|family time|visits?|time|access)\b",
    re.IGNORECASE,
)
_CLAUSES = re.compile(r"[.,;:()]\s|\s(?:while|whilst|whereas|although|but)\s|\s[–—-]\s")
_IN_CARE = re.compile(
    r"\b(?:(?:children|kids|young people|those|child) (?:in care|looked after)|looked[- ]after (?:children|young people))\b",
    re.IGNORECASE,
)
_LEFT_CARE = re.compile(r"\b(?:leavers?|care[- ]experienced|(?:leav|left)\w* care)\b", re.IGNORECASE)
_ANY_CHILD = re.compile(r"\bchild", re.IGNORECASE)


def of_those_asked(question: Question, group: Found, *, single: bool, many: bool) -> Found:
    """What was found of one of a question's groups but for the paragraphs on other people than those asked about.

    Asked how staff are recruited, kept or supervised, a paragraph that says so of foster carers or of directors alone
    is of others: it is told where one authority (`single`) has nothing else. One of `many` answers as probably as what
    is left does, where its best paragraph is of others.
    """
    deeds = _deeds_of_staff(question)
    left = tuple(one for one in group.scored if not any(_of_others(one.stored, *deed) for deed in deeds))
    if len(left) == len(group.scored) or (single and not left):
        return group
    rest = replace(group, scored=left)
    return replace(rest, answers=min(group.answers, rest.top)) if many and rest.top < group.top else rest


def _deeds_of_staff(question: Question) -> list[_Deed]:
    """What it is asked of staff whether it is done to them, each with those to whom it is done as well."""
    asked = _NO_SUPERVISION.sub(" ", question.text)
    if _ASKS_OF_OTHERS.search(asked):
        return []
    of_staff = _ASKS_OF_STAFF.search(asked) is not None
    return [
        (deed, others) for deed, others in _DEEDS if deed.search(asked) and (of_staff or deed is _SUPERVISION)
    ]


def _of_others(stored: StoredParagraph, deed: re.Pattern[str], others: re.Pattern[str]) -> bool:
    """Whether a paragraph has the deed, and every clause that has it has others and no staff."""
    text = stored.paragraph.text
    if not deed.search(text):
        return False
    clauses = _CLAUSES.split(_NO_SUPERVISION.sub(" ", text))
    return all(
        others.search(clause) and not _ASKS_OF_STAFF.search(clause)
        for clause in clauses
        if deed.search(clause)
    )


def without_leavers(question: Question, passages: Sequence[Passage]) -> list[Passage]:
    """The passages but for those on care leavers alone, where children in care are asked about and something else is found."""
    asked = question.text
    if not _IN_CARE.search(asked) or _LEFT_CARE.search(asked):
        return list(passages)
    kept = [one for one in passages if not _LEFT_CARE.search(one.quote) or _ANY_CHILD.search(one.quote)]
    return kept or list(passages)
