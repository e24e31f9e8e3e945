"""What is found of other people than those asked about: foster carers' recruitment is none of social workers'."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from indexer.contracts import StoredParagraph
from service.answering.passages import Passage, under_headings
from service.question.model import Question
from service.retrieval.found import Found, ScoredParagraph

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
# Whom else a paragraph is on, where it is asked of foster carers or adopters: who of them it is asked, what names them
# in a report, and what is done to them, in a question whoever else it names, and in one that names no child.
_FOSTERS = re.compile(
    r"\bfoster(?:ing)?[- ](?:carers?|parents?|famil(?:y|ies)|households?)\b|\bfosterers?\b", re.IGNORECASE
)
_ADOPTS = re.compile(r"\badopters?\b|\badoptive (?:parents?|famil(?:y|ies)|carers?)\b", re.IGNORECASE)
_OF_FOSTERING = r"foster\w*|carers?|kinship|mockingbird"
_OF_ADOPTION = r"adopt\w*"
_TAKEN_ON = re.compile(
    r"\b(?:recruit\w*|retain\w*|retention|hir(?:e|es|ed|ing)|attract\w*|turnover)\b", re.IGNORECASE
)
_LOOKED_AFTER = re.compile(r"\b(?:support\w*|train(?:s|ed|ing)?|supervis\w+|keep(?:s|ing)?)\b", re.IGNORECASE)
_BECOMES_ONE = re.compile(
    r"\b(?:assess\w*|approv\w*|prospective|campaigns?|increas\w+|doubl\w+|pool)\b", re.IGNORECASE
)
_CHILDREN = re.compile(
    r"\b(?:child(?:ren)?|kids?|bab(?:y|ies)|teenagers?|young people|siblings?)\b", re.IGNORECASE
)
_NONE_OF_CARERS = re.compile(
    rf"\b(?:{_STAFF}|{_AT_THE_TOP}|leavers?|personal advisers?|PAs|volunteers?|independent visitors?|mentors?|advocates?)\b",
    re.IGNORECASE,
)
# The social worker of a foster carer, an order of a court, family time: nobody of the staff is supervised.
_NO_SUPERVISION = re.compile(
    r"\bsupervising social workers?\b|\bsupervision orders?\b|\bsupervised (?:contact|family time|visits?|time|access)\b",
    re.IGNORECASE,
)
_CLAUSES = re.compile(r"[.,;:()]\s|\s(?:while|whilst|whereas|although|but)\s|\s[–—-]\s")
_AS_PROBABLE = 0.5  # as the best paragraph found
_SENTENCES = re.compile(r"(?<=[.;:])\s")
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
    is left does, where its best paragraph is of others. Beside others it is the same of foster carers and of adopters.
    """
    if not single and (asked := _asked_of_carers(question)) is not None:
        return _of_carers(group, asked, many=many)
    deeds = _deeds_of_staff(question)
    left = tuple(one for one in group.scored if not any(_of_others(one.stored, *deed) for deed in deeds))
    if len(left) == len(group.scored) or (single and not left):
        return group
    return _left_of(group, left, many=many)


def _left_of(group: Found, left: tuple[ScoredParagraph, ...], *, many: bool) -> Found:
    rest = replace(group, scored=left)
    return replace(rest, answers=min(group.answers, rest.top)) if many and rest.top < group.top else rest


@dataclass(frozen=True, slots=True)
class _OfCarers:
    """What is asked of foster carers or adopters: what is done to them, what may and what must name them, and who else there is."""

    deed: re.Pattern[str]
    own: re.Pattern[str]
    called: re.Pattern[str]
    others: re.Pattern[str]


def _asked_of_carers(question: Question) -> _OfCarers | None:
    """What it is asked of foster carers or adopters whether it is done to them; None where it is asked of staff as well."""
    asked = _NO_SUPERVISION.sub(" ", question.text)
    fosters, adopts = _FOSTERS.search(asked) is not None, _ADOPTS.search(asked) is not None
    if not (fosters or adopts) or _ASKS_OF_STAFF.search(asked):
        return None
    deed = _TAKEN_ON if _TAKEN_ON.search(asked) else None
    if deed is None and _LOOKED_AFTER.search(asked) and not _CHILDREN.search(asked):
        deed = _LOOKED_AFTER
    if deed is None:
        return None
    named = [words for words, is_asked in ((_OF_FOSTERING, fosters), (_OF_ADOPTION, adopts)) if is_asked]
    beside = _OF_ADOPTION if fosters else _OF_FOSTERING
    others = rf"{_NONE_OF_CARERS.pattern}|\b(?:{beside})\b"
    own = re.compile(rf"\b(?:{'|'.join(named)})\b", re.IGNORECASE)
    called = re.compile("|".join(("foster",) * fosters + ("adopt",) * adopts), re.IGNORECASE)
    return _OfCarers(deed, own, called, re.compile(others, re.IGNORECASE))


def _of_carers(group: Found, asked: _OfCarers, *, many: bool) -> Found:
    """What was found but for the paragraphs on others than the carers asked about.

    Where others were found and it is asked how they are taken on, what is left has to say so of them, or to be half as
    probable as the best; nothing is left where none says so.
    """
    left = tuple(one for one in group.scored if not _of_others_than(one.stored, asked))
    if len(left) == len(group.scored):
        return group
    if asked.deed is _TAKEN_ON:
        said = {one.stored.row for one in left if _says_it_of(one.stored, asked)}
        enough = _AS_PROBABLE * group.top if said else 1.0
        left = tuple(one for one in left if one.stored.row in said or one.probability > enough)
    return _left_of(group, left, many=many)


def _of_others_than(stored: StoredParagraph, asked: _OfCarers) -> bool:
    """Whether a paragraph has the deed and names the carers nowhere, or every clause that has it has others and not them."""
    text = stored.paragraph.text
    if not asked.deed.search(text):
        return False
    if not asked.own.search(under_headings(stored, text)):
        return True
    clauses = [one for one in _CLAUSES.split(_NO_SUPERVISION.sub(" ", text)) if asked.deed.search(one)]
    return bool(clauses) and all(asked.others.search(one) and not asked.own.search(one) for one in clauses)


def _says_it_of(stored: StoredParagraph, asked: _OfCarers) -> bool:
    """Whether a sentence of a paragraph names the carers and says that they are taken on, or how they become carers."""
    return any(
        asked.called.search(one) and (asked.deed.search(one) or _BECOMES_ONE.search(one))
        for one in _SENTENCES.split(stored.paragraph.text)
    )


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
