"""What is found of other people than those asked about: foster carers' recruitment is none of social workers'."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from indexer.contracts import StoredParagraph
from service.answering.passages import Passage, under_headings
from service.clauses import phrases, sentences
from service.question.model import Question
from service.retrieval.found import Found, ScoredParagraph

_STAFF = (
    r"(?:social[- ]work(?:ers?)?|staff(?:ing)?|workforce|workers?|practitioners?|employees|newly qualified)"
)
_CARERS = r"foster(?:ing)?|carers?|adopters?|adopti(?:ve|on)"
_AT_THE_TOP = r"(?:to|of|for|into) (?:[\w-]+ ){0,3}?(?:(?:senior|leadership|director|management) (?:roles?|posts?|positions?|leaders?|team)|directors?)"
_NO_EMPLOYEES = rf"{_AT_THE_TOP}|volunteers?|independent visitors?|mentors?|advocates?"
# What is done to staff and to carers alike, in a question and in a report.
_TAKING_ON = r"recruit\w*|retain\w*|retention|hir(?:e|es|ed|ing)|attract\w*|turnover"
_TAKEN_ON = re.compile(rf"\b(?:{_TAKING_ON})\b", re.IGNORECASE)
_EMPLOYED = re.compile(rf"\b(?:{_TAKING_ON}|keep(?:s|ing)?|vacanc\w+)\b", re.IGNORECASE)
_SUPERVISED = re.compile(r"\bsupervis\w+", re.IGNORECASE)
_LOOKED_AFTER = re.compile(r"\b(?:support\w*|train(?:s|ed|ing)?|supervis\w+|keep(?:s|ing)?)\b", re.IGNORECASE)
_BECOMES_ONE = re.compile(
    r"\b(?:assess\w*|approv\w*|prospective|campaigns?|increas\w+|doubl\w+|pool)\b", re.IGNORECASE
)
_ASKS_OF_STAFF = re.compile(rf"\b{_STAFF}\b", re.IGNORECASE)
_ASKS_OF_OTHERS = re.compile(rf"\b(?:{_CARERS}|directors?|leaders?|volunteers?)\b", re.IGNORECASE)
# Of which carers it is asked, what names them in a report, and who else is meant there.
_FOSTERS = re.compile(
    r"\bfoster(?:ing)?[- ](?:carers?|parents?|famil(?:y|ies)|households?)\b|\bfosterers?\b", re.IGNORECASE
)
_ADOPTS = re.compile(r"\badopters?\b|\badoptive (?:parents?|famil(?:y|ies)|carers?)\b", re.IGNORECASE)
_OF_FOSTERING = r"foster\w*|carers?|kinship|mockingbird"
_OF_ADOPTION = r"adopt\w*"
_NO_CARERS = rf"{_STAFF}|{_NO_EMPLOYEES}|leavers?|personal advisers?|PAs"
_CHILDREN = re.compile(
    r"\b(?:child(?:ren)?|kids?|bab(?:y|ies)|teenagers?|young people|siblings?)\b", re.IGNORECASE
)
# The social worker of a foster carer, an order of a court, family time: nobody of the staff is supervised.
_NO_SUPERVISION = re.compile(
    r"\bsupervising social workers?\b|\bsupervision orders?\b|\bsupervised (?:contact|family time|visits?|time|access)\b",
    re.IGNORECASE,
)
_AS_PROBABLE = 0.5  # as the best paragraph found
_IN_CARE = re.compile(
    r"\b(?:(?:children|kids|young people|those|child) (?:in care|looked after)|looked[- ]after (?:children|young people))\b",
    re.IGNORECASE,
)
_LEFT_CARE = re.compile(r"\b(?:leavers?|care[- ]experienced|(?:leav|left)\w* care)\b", re.IGNORECASE)
_ANY_CHILD = re.compile(r"\bchild", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is asked whether it is done to somebody: the deed, what names them in a report, and who else there is.

    `called` is what has to name them: carers are named where they are meant, and staff need not be. None of staff.
    """

    deed: re.Pattern[str]
    own: re.Pattern[str]
    others: re.Pattern[str]
    called: re.Pattern[str] | None = None


def of_those_asked(question: Question, group: Found, *, single: bool, many: bool) -> Found:
    """What was found of one of a question's groups but for the paragraphs on other people than those asked about.

    Asked how staff are recruited, kept or supervised, a paragraph that says so of foster carers or of directors alone
    is of others: it is told where one authority (`single`) has nothing else. One of `many` answers as probably as what
    is left does, where its best paragraph is of others. Beside others it is the same of foster carers and of adopters;
    asked how these are taken on, what is left has to say so of them, or to be half as probable as the best.
    """
    of_carers = None if single else _asked_of_carers(question)
    every = _asked_of_staff(question) if of_carers is None else [of_carers]
    left = tuple(one for one in group.scored if not any(_of_others(one.stored, asked) for asked in every))
    if len(left) == len(group.scored) or (single and not left):
        return group
    if of_carers is not None and of_carers.deed is _TAKEN_ON:
        left = _where_told(left, of_carers, _AS_PROBABLE * group.top)
    return group.left_with(left) if many else replace(group, scored=left)


def _asked_of_staff(question: Question) -> list[_Asked]:
    """What it is asked of staff whether it is done to them; only staff are asked about where supervision is."""
    asked = _NO_SUPERVISION.sub(" ", question.text)
    if _ASKS_OF_OTHERS.search(asked):
        return []
    found = []
    if _EMPLOYED.search(asked) and _ASKS_OF_STAFF.search(asked):
        found.append(_Asked(_EMPLOYED, _ASKS_OF_STAFF, _words(_CARERS, _NO_EMPLOYEES)))
    if _SUPERVISED.search(asked):
        found.append(_Asked(_SUPERVISED, _ASKS_OF_STAFF, _words(_CARERS)))
    return found


def _asked_of_carers(question: Question) -> _Asked | None:
    """What it is asked of foster carers or adopters whether it is done to them; None where it is asked of staff as well."""
    asked = _NO_SUPERVISION.sub(" ", question.text)
    fosters, adopts = _FOSTERS.search(asked) is not None, _ADOPTS.search(asked) is not None
    if not (fosters or adopts) or _ASKS_OF_STAFF.search(asked):
        return None
    if _TAKEN_ON.search(asked):
        deed = _TAKEN_ON
    elif _LOOKED_AFTER.search(asked) and not _CHILDREN.search(asked):
        deed = _LOOKED_AFTER
    else:
        return None
    own = _words(*(_OF_FOSTERING,) * fosters, *(_OF_ADOPTION,) * adopts)
    called = re.compile("|".join(("foster",) * fosters + ("adopt",) * adopts), re.IGNORECASE)
    return _Asked(deed, own, _words(_NO_CARERS, _OF_ADOPTION if fosters else _OF_FOSTERING), called)


def _words(*words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)


def _of_others(stored: StoredParagraph, asked: _Asked) -> bool:
    """Whether a paragraph has the deed, and every clause that has it has others and not those asked about.

    So too where it nowhere names those who have to be named. With no clause but on the social workers of foster carers
    it is on these.
    """
    text = stored.paragraph.text
    if not asked.deed.search(text):
        return False
    if asked.called is not None and not asked.own.search(under_headings(stored, text)):
        return True
    told = [one for one in phrases(_NO_SUPERVISION.sub(" ", text)) if asked.deed.search(one)]
    if not told:
        return asked.called is None
    return all(asked.others.search(one) and not asked.own.search(one) for one in told)


def _where_told(
    left: tuple[ScoredParagraph, ...], asked: _Asked, enough: float
) -> tuple[ScoredParagraph, ...]:
    """Those paragraphs that say it of the carers asked about, or are more probable than `enough`; none where none says so."""
    said = {one.stored.row for one in left if _says_it_of(one.stored, asked)}
    return tuple(one for one in left if said and (one.stored.row in said or one.probability > enough))


def _says_it_of(stored: StoredParagraph, asked: _Asked) -> bool:
    """Whether a sentence of a paragraph calls them by name and says that they are taken on, or how they become carers."""
    return asked.called is not None and any(
        asked.called.search(one) and (asked.deed.search(one) or _BECOMES_ONE.search(one))
        for one in sentences(stored.paragraph.text, ".?!;:")
    )


def without_leavers(question: Question, passages: Sequence[Passage]) -> list[Passage]:
    """The passages but for those on care leavers alone, where children in care are asked about and something else is found."""
    asked = question.text
    if not _IN_CARE.search(asked) or _LEFT_CARE.search(asked):
        return list(passages)
    kept = [one for one in passages if not _LEFT_CARE.search(one.quote) or _ANY_CHILD.search(one.quote)]
    return kept or list(passages)
