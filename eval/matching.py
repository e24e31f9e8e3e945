"""Exact rules on text: is a fact there, is a key fact stated, is every marker a citation's."""

from __future__ import annotations

import re

from eval.records import KeyFact
from service.answering.model import Answer

_MARKER = re.compile(r"(?<!\\)\[(\d{1,4})\]")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!<>|])")
_EMPHASIS = re.compile(r"\*{1,3}|(?<!\w)_{1,3}|_{1,3}(?!\w)")
_CHARACTERS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-"})


def markers(text: str) -> frozenset[int]:
    """The numbers in [brackets] of a Markdown text; escaped brackets are no markers."""
    return frozenset(int(number) for number in _MARKER.findall(text))


def plain(text: str) -> str:
    """Text for matching: lower case, no Markdown, no markers, plain quotes and dashes, single spaces."""
    bare = _EMPHASIS.sub("", _ESCAPE.sub(r"\1", _MARKER.sub(" ", text)))
    return " ".join(bare.translate(_CHARACTERS).lower().split())


def spoken(answer: Answer) -> str:
    """All that an answer says in its own text and that of its sections, for matching."""
    return plain("\n".join((answer.answer, *(section.text for section in answer.sections))))


def spoken_and_quoted(answer: Answer) -> str:
    """All that an answer says and quotes, for matching."""
    return "\n".join((spoken(answer), *(plain(citation.quote) for citation in answer.citations)))


def says(text: str, wanted: str) -> bool:
    """Whether `text` (as `plain` gives it) holds one of the alternatives of `wanted` ("a|b") as whole words."""
    return any(_whole(alternative).search(text) for alternative in wanted.split("|") if alternative.strip())


def states(text: str, fact: KeyFact) -> bool:
    """Whether `text` (as `plain` gives it) holds, of every group, one alternative as a substring."""
    return all(any(plain(alternative) in text for alternative in group) for group in fact.all_of)


def _whole(alternative: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(plain(alternative))}(?!\w)")
