"""Where the parts of a question begin and end, and what is only told before or after them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from service.question.completed import names_somebody
from service.question.model import FactKind
from service.question.reading import Reading

_BETWEEN = re.compile(
    r"(?:\s*[?!;,]+|(?<!\.\w)[.:](?=\s))\s*(?:(?:and|but|also|plus|then)\s+)*|\s+[-–—]{1,2}\s+(?:(?:and|but)\s+)*|\s+(?:and|plus|n|as well as|but|while|whereas|yet|even though|although|though)\s+(?:(?:also|then)\s+)*|\s*[+&/]\s*",
    re.IGNORECASE,
)
_DASHES = ("-", "–", "—")
_APART = (".", ":", *_DASHES)  # marks that end what is told before a question
_STORY = re.compile(r"\b(?:my|mine|i|i'm|i've|we|our|us|me)\b", re.IGNORECASE)
_EXCEPT = re.compile(
    r"\W*(?:apart from|besides|other than|leaving aside|not counting|except for)\b[^,]*$", re.IGNORECASE
)
_BEFORE = re.compile(r"\W*(?:just |right )?(?:before|prior to) (?!and\b)[^,]*$", re.IGNORECASE)  # tells when
_OF_SOME = re.compile(r"\W*(?:of|among|out of) (?:all )?(?:the|those)\b[^,]*$", re.IGNORECASE)
_POSTSCRIPT = re.compile(
    r"\W*(?:(?:i|we) (?:just |only )?(?:need|want) (?:the |a |their |her |his )?(?:full )?names?|(?:the |a )?(?:full )?names?(?: only)?)(?: please| pls| thanks)?\W*$",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[?!;,]+\s*")
_OPENS = re.compile(
    r"(?:please |also |then |still,? |so |on |in |at |by |under |to |for |from |exactly )*"
    r"(?:who(?:'?s|m|se)?|wh?en|wh?at(?:'?s)?|wot|which|wich|how|where|why|"
    r"did|does|do|was|were|is|are|has|have|had|can|list|give|show|tell|name|say|"
    r"i (?:also |really |just )?(?:need|want|would like)|i'd (?:also )?like)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\b(?:who(?:'?s|m|se)?|wh?en|wh?at(?:'?s)?|wot|which|wich|how|where|why|did|does|was|were|is|are|has|have|"
    r"list|give|show|tell|name|compare|need|want|like|looking for|remind|confirm|state)\b",
    re.IGNORECASE,
)
_ONLY_WHEN = re.compile(r"^\W*(?:when|in (?:which|what) years?|which years?)\W*$", re.IGNORECASE)


def cut(text: str) -> tuple[list[str], list[str]]:
    """The pieces of a text between marks and words of joining, and what stands between them (one fewer)."""
    return _BETWEEN.split(text), [match[0] for match in _BETWEEN.finditer(text)]


def asks(text: str) -> bool:
    """Whether a text has a word of asking."""
    return _ASKS.search(text) is not None


def joined(
    pieces: Sequence[str], marks: Sequence[str], read: Callable[[str], Reading]
) -> tuple[Reading | None, list[str], bool]:
    """What stands before the first question and says whom or when it is about, the questions, and whether that is all.

    The pieces are put together again but for those that begin something new; what is told after a fact was
    asked for is left out ("… for the latest inspection? I heard they came twice.", "… Name please").
    """
    texts = [pieces[0]]
    preface: Reading | None = None
    for piece, mark in zip(pieces[1:], marks, strict=True):
        opens = bool(piece.strip() and (_OPENS.match(piece) or _bare_fact(read(piece), mark)))
        if opens and _ONLY_WHEN.match(piece) and counts_grades(read(texts[-1])):
            texts[-1] += mark + piece  # of those that are found, not of all who are asked about
        elif (
            _EXCEPT.match(texts[-1])
            or _BEFORE.match(texts[-1])
            or (_OF_SOME.match(texts[-1]) and counts_grades(read(texts[-1])))
        ):
            texts[-1] += mark + piece
        elif mark.strip()[:1] in ("?", ".") and _POSTSCRIPT.match(piece):
            return preface, texts, False
        elif opens and _asks_for_something(texts[-1], read) and not _tells(texts[-1], mark, read):
            texts.append(piece)
        elif not opens and mark.strip()[:1] == "?" and read(texts[-1]).facts:
            return preface, texts, False
        elif opens and preface is None and len(texts) == 1 and _is_preface(read(texts[0]), mark, piece):
            preface, texts = read(texts[0]), [piece]
        else:
            texts[-1] += mark + piece
    return preface, texts, True


def _asks_for_something(text: str, read: Callable[[str], Reading]) -> bool:
    return bool(asks(text) or read(text).fragments or read(text).facts)


def is_beside_a_story(part: Reading, preface: Reading) -> bool:
    """Whether a part with a topic of its own stands beside what somebody tells of themselves, not of that."""
    own = part.topic.special > 0 and re.search(r"\b(?:it|her|him|she|he)\b", part.text, re.IGNORECASE) is None
    return own and _STORY.search(preface.text) is not None


def _bare_fact(reading: Reading, mark: str) -> bool:
    """Whether a piece is bare nouns of facts, or a fact after a colon or the like ("…: every judgement, please")."""
    return bool(reading.fragments or (reading.facts and mark.strip()[:1] in _APART))


def _tells(text: str, mark: str, read: Callable[[str], Reading]) -> bool:
    """Whether what stands before a mark is told and not asked ("It is a new council. What did it get?")."""
    opened = any(_OPENS.match(clause) for clause in _CLAUSE.split(text))
    return mark.strip()[:1] in _APART and not (opened or read(text).fragments or read(text).facts)


def _is_preface(reading: Reading, mark: str, piece: str) -> bool:
    if mark.strip()[:1] in _DASHES and reading.topic.special and not _OPENS.match(piece):
        return False  # "… support for foster carers - any good?" is of that support
    return mark.strip()[:1] in (",", ";", *_APART) and (
        names_somebody(reading) or reading.when.says_something
    )


def counts_grades(part: Reading) -> bool:
    """Whether a part asks who has a grade, or how many."""
    return any(fact.kind is FactKind.GRADE_COUNT for fact in part.facts)
