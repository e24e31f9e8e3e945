"""Whether a text tells who holds a post: by name, or by another post that its holder has."""

from __future__ import annotations

import re
from collections.abc import Collection

from service.answering.answer_types import as_named, is_nobody
from service.answering.doers import tells_doer
from service.question.deeds import Deed
from service.question.posts import POST

_POST = re.compile(
    rf"\b{POST}\b|\b(?:councillors?|psychologists?|paediatricians?)\b",
    re.IGNORECASE,
)
# Between two posts that one and the same person has, with but a few words of the second after it.
_IS_ALSO = re.compile(
    r"(?:\b(?:is|are|was|were) (?:also )?(?:the|an?|their|its|fulfilled by|held by|carried out by|undertaken by|covered by)\b|\bas (?:the|an?|its|their|well as)\b(?! (?:results?|consequence|whole|priority|matter))|\brole of\b"
    r"|\bacts? as\b|\b(?:holds?|fulfils?|undertakes?|takes on|combines?) (?:the|this)\b)"
    r"(?: (?!(?:to|that|who|which|first|only|ones)\b)[\w'\u2019-]+){0,4}\W*$",
    re.IGNORECASE,
)
_NEAR = 90  # characters between them
_CHAIRED = re.compile(
    rf"\b(?:co-)?chaired by\b|\b{POST} (?:[\w'\u2019-]+ ){{0,3}}?(?:co-)?chairs\b", re.IGNORECASE
)
_AT_THE_HEAD = re.compile(r"(?:heads?|leads?|leaders?|managers?)")
_PERSON = r"(?-i:[A-Z][a-z\u2019'-]+)"
_NAMED = re.compile(
    rf"\b{POST},? \(?(?P<behind>{_PERSON})(?! (?:(?-i:[A-Z])|of\b|for\b))?"
    rf"|(?P<before>{_PERSON})(?: {_PERSON})+, (?:[\w\u2019'-]+ ){{0,4}}?{POST}\b"
    rf"|\b(?:dr|mrs?|ms|miss|sir|dame|professor|councillor|cllr)\.? (?P<titled>{_PERSON})",
    re.IGNORECASE,
)


def tells_holder(text: str, post: str, beside: Collection[str]) -> bool:
    """Whether a sentence says who holds `post`, as the question calls it; `beside` are the words of the question, as for `names_somebody`.

    What the holder does tells nobody, nor does a name that is not beside a post ("the head of the service at
    Northam Hub has ..."): who is told by another post must be said to have both.
    """
    if any(
        not is_nobody(as_named(name)) and as_named(name) not in beside
        for found in _NAMED.finditer(text)
        for name in found.groupdict().values()
        if name
    ):
        return True
    if post.startswith("chair") and _CHAIRED.search(text):
        return True
    if _AT_THE_HEAD.fullmatch(post) and tells_doer(text, Deed.LEAD, beside):
        return True
    return _has_both(text, post, beside)


def _has_both(text: str, post: str, beside: Collection[str]) -> bool:
    asked = {word.rstrip("s") for word in beside}
    held = [found.span() for found in re.finditer(rf"\b{re.escape(post.split()[-1])}", text, re.IGNORECASE)]
    others = [
        found.span()
        for found in _POST.finditer(text)
        if not {as_named(one).rstrip("s") for one in found[0].split()} & asked
    ]
    between = (text[min(one[1], other[1]) : max(one[0], other[0])] for one in held for other in others)
    return any(len(words) <= _NEAR and ";" not in words and _IS_ALSO.search(words) for words in between)
