"""Whether a text says of a thing that it is not there or not used: a denial right before its name, or right behind it.

Only what is plain counts: between the denial and the name stands nothing but whom or where it is of ("no young person
has been placed in …", "… is not used"), so that "no policy for …" and "… not always used" deny nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

_WORD = re.compile(r"[a-z0-9]+(?:['\u2019-][a-z0-9]+)*")
_PARTS = re.compile(
    r"[.;:()]|\b(?:but|however|whereas)\b|,(?= (?:and|which|where)\b)",
    re.IGNORECASE,
)
_LONGEST = 8  # words of a name
_BEFORE, _AFTER = 6, 4  # words close by
_LACKS = re.compile(
    r"(?:no|not|never|none|nor|neither|without|cannot|lack\w*|absen\w+|missing|few|fewer|insufficient|limited|yet|underdeveloped|\w+n['\u2019]t)$"
)
_DENIAL = frozenset({"no", "not", "never", "nor", "neither", "without", "cannot", "none"})
# Whom or where it is of, and what is done with it.
_BETWEEN = frozenset(
    """
    a an any the their its this these such one of in into at to from for with by on as or and currently been being be is are was were has have
    had do does did will would can could child children young person people care leaver leavers families family parents carers foster staff
    use uses used using make makes made making place places placed placing live lives lived living stay stays stayed staying accommodate
    accommodated house housed put offer offers offered offering provide provides provided hold holds held have having exempt exempted exempts
    pay pays paid operate operates employ employs employed run runs known reported now longer other unsuitable accommodation
    provision including under aged homeless local authority council service services year-olds option considered there who
    """.split()  # noqa: SIM905 - a list in lines is easier to review
)
_BEHIND = re.compile(
    r"(?: (?:provision|accommodation|placements?|services?|homes?|arrangements?|schemes?|is|are|was|were|has|have|had|does|do|did|been|being|currently|no|longer))*? "
    r"(?:not|never|no longer) (?:(?:been|be|being|currently|considered|seen|as|an|a) )*(?:used|use|offered|provided|available|held|made|permitted|allowed|option|options|acceptable|supported|employed|in use|in place|place|exist)\b(?! (?:\w+ )?(?:well|enough|often|consistently|effectively|routinely|regularly|sufficiently|fully|always|widely|systematically|to|as|for all)\b)"
)
_OF_IT = frozenset(
    "policy policies strategy strategies framework protocol data evidence plan plans team targets guidance".split()  # noqa: SIM905 - a list in lines is easier to review
)
# A condition, a concession or an exception: something is so after all.
_AFTER_ALL = re.compile(r"\s*(?:where|when|if|whether|until|although|though|while|by)\b", re.IGNORECASE)
_EXCEPT = re.compile(r"\b(?:except(?:ion\w*)?|unless|last resort|apart from)\b", re.IGNORECASE)
_HAS_DENIAL = re.compile(rf"\b(?:{'|'.join(sorted(_DENIAL))})\b|n['\u2019]t\b", re.IGNORECASE)
_NOT_BORNE = re.compile(r"\bzero[- ]tolerance (?:of|to|for|towards?)\b", re.IGNORECASE)
_LESS = re.compile(
    r"(?:little|low|lower|minimal|less|lessen\w*|fewer|reduc\w+|decreas\w+|declin\w+|fallen|falling|limited)$"
)
_MUCH_STILL = re.compile(
    r"\b(?:too|still|however|over-?rel\w+|heav\w+|high|highest|highly|significant (?:number|proportion|reliance|use)|not (?:yet |sufficiently )?(?:reduc|decreas)\w+)\b",
    re.IGNORECASE,
)
_LESS_BESIDE = 4  # words
_SCARCELY = frozenset({"rarely", "seldom", "hardly"})
_AVOIDS = re.compile(
    r"\b(?:avoid|prevent|eliminat|end|stop|not to|only ever|last resort)\w*\b", re.IGNORECASE
)
_NONE_SUCH = re.compile(
    r"\bno such \w+|\bnone (?:is|are|was|were|has|have|had)\b|\b(?:is|are|was|were) (?:currently )?none\b|\bnot (?:currently |been )?(?:in use|used)\b",
    re.IGNORECASE,
)


def plainly_denied(text: str, is_it: Callable[[str], bool]) -> bool:
    """Whether a text names a thing, as `is_it` tells of a run of words, and denies it wherever it does."""
    text = _NOT_BORNE.sub("no", text)
    if _HAS_DENIAL.search(text) is None:  # so most texts are told at once
        return False
    told = [denied for part in _PARTS.split(text) for denied in _mentions(part, is_it)]
    return bool(told) and all(told)


def scarcely(text: str, is_it: Callable[[str], bool]) -> bool:
    """Whether a text names a thing, as `is_it` tells of a run of words, and wherever it does says right before that it is rare."""
    told = [
        any(word in _SCARCELY for word in words[max(0, span[0] - _LESS_BESIDE) : span[0]])
        for part in _PARTS.split(text)
        if (span := _first_mention(words := _WORD.findall(part.lower()), 0, is_it)) is not None
    ]
    return bool(told) and all(told)


def taken_as_denied(text: str, behind: str) -> bool:
    """Whether a text says that something is to be avoided, and the sentence behind it that there is none such."""
    return _AVOIDS.search(text) is not None and _NONE_SUCH.search(behind) is not None


def says_less(text: str, is_it: Callable[[str], bool]) -> bool:
    """Whether a text names a thing, as `is_it` tells of a run of words, and wherever it does says that there is little or less of it."""
    told = [_less_beside(part, is_it) for part in _PARTS.split(text)]
    named = [less for less in told if less is not None]
    return bool(named) and all(named) and _MUCH_STILL.search(text) is None


def _less_beside(part: str, is_it: Callable[[str], bool]) -> bool | None:
    """Whether a part of a sentence has a word of less close by the thing; None where it does not name it."""
    words = _WORD.findall(part.lower())
    span = _first_mention(words, 0, is_it)
    if span is None:
        return None
    first, last = span
    close = words[max(0, first - _LESS_BESIDE) : first] + words[last : last + _LESS_BESIDE]
    return any(_LESS.match(word) for word in close)


def denied_close_by(text: str, is_it: Callable[[str], bool]) -> bool:
    """Whether a text names a thing, as `is_it` tells of a run of words, with a word close by that says it lacks."""
    for part in _PARTS.split(text):
        words, start = _WORD.findall(part.lower()), 0
        while (span := _first_mention(words, start, is_it)) is not None:
            first, start = span
            close = words[max(0, first - _BEFORE) : first] + words[start : start + _AFTER]
            if any(_LACKS.match(word) for word in close):
                return True
    return False


def _mentions(part: str, is_it: Callable[[str], bool]) -> Iterator[bool]:
    """Of each mention in a part of a sentence whether it is denied."""
    words = _WORD.findall(part.lower())
    start = 0
    while (span := _first_mention(words, start, is_it)) is not None:
        first, last = span
        yield (
            _AFTER_ALL.match(part) is None
            and _EXCEPT.search(part) is None
            and (_denied_before(words, first, last) or _denied_behind(words, last))
        )
        start = last


def _first_mention(words: list[str], start: int, is_it: Callable[[str], bool]) -> tuple[int, int] | None:
    """The shortest run of words from `start` on that is it: its first place and the one behind it."""
    for end in range(start + 1, len(words) + 1):
        if is_it(" ".join(words[start:end])):
            for first in range(end - 1, max(start, end - _LONGEST) - 1, -1):
                if is_it(" ".join(words[first:end])):
                    return first, end
            return None
    return None


def _denied_before(words: list[str], first: int, last: int) -> bool:
    if not _OF_IT.isdisjoint(words[last : last + 1]):
        return False
    for word in reversed(words[:first]):
        if word in _DENIAL or word.endswith(("n't", "n\u2019t")):
            return True
        if word not in _BETWEEN and not word.isdigit():
            return False
    return False


def _denied_behind(words: list[str], last: int) -> bool:
    return _BEHIND.match(" " + " ".join(words[last:])) is not None
