"""Of whom how many reports are held: those with two focused visits, with only one report, inspected most often."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from service.answering.facts.asked import End, number_end
from service.answering.facts.covered import Owner
from service.answering.wording import counted, kind_name, listed
from service.question.model import Question

_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NUMBER = rf"(\d{{1,2}}|{'|'.join(_WORDS)})"
_NOUN = r"(?:(?!recent)\w+ )?(?:reports?|inspections?|focus\w* visits?|monitoring visits?|visits?|letters?|times)\b"
_AT_LEAST = re.compile(rf"\b(?:at least {_NUMBER} |{_NUMBER} or more ){_NOUN}", re.IGNORECASE)
_MORE = re.compile(rf"\bmore than (?:{_NUMBER} {_NOUN}|(once|twice)\b)", re.IGNORECASE)
_EXACTLY = re.compile(
    rf"(?<!the )(?<!these )(?<!those )(?<!all )\b{_NUMBER} {_NOUN}|\b(once|twice)\b", re.IGNORECASE
)
_SEVERAL = re.compile(rf"\b(?:several|multiple|repeated) {_NOUN}", re.IGNORECASE)
_OFTEN_SAID = re.compile(
    rf"\b(?:most|fewest|least) (?:often|frequently|{_NOUN})|\b(?:inspected|visited) (?:the )?(?:most|least|fewest)\b",
    re.IGNORECASE,
)

_TIMES = {"once": 1, "twice": 2}
_HAVING = re.compile(r"\b(?:has|have|had|having|with|got|been|inspected|visited)\b", re.IGNORECASE)

Test = Callable[[int], bool]


def tally(question: Question, asked: Sequence[Owner]) -> tuple[str, tuple[Owner, ...]] | None:
    """The lead and the authorities with as many reports covered as the question asks for; None when it asks for no number."""
    having = [owner for owner in asked if owner.covered]
    if len(asked) < 2 or not _HAVING.search(question.text):
        return None
    kinds = {report.report.kind for owner in having for report in owner.covered}
    noun = kind_name(next(iter(kinds))) if len(kinds) == 1 and question.kinds else "report"
    end = number_end(question.text) if _OFTEN_SAID.search(question.text) else None
    if end is not None and having:
        pick = max if end is End.TOP else min
        height = pick(len(owner.covered) for owner in having)
        chosen = [owner for owner in having if len(owner.covered) == height]
        what = f"the {'most' if end is End.TOP else 'fewest'} {noun}s held, {height} each"
        return f"{_names(chosen)} {'have' if len(chosen) > 1 else 'has'} {what}.", tuple(chosen)
    found = _number(question.text)
    if found is None:
        return None
    words, fits = found
    chosen = [owner for owner in having if fits(len(owner.covered))]
    held = f"{words} {noun}{'' if words.endswith('one') else 's'} held"
    if not chosen:
        return f"No authority has {held}.", ()
    verb = "has" if len(chosen) == 1 else "have"
    return (
        f"**{len(chosen)}** of the {counted(len(having), 'authority', 'authorities')} {verb} {held}: {_names(chosen)}.",
        tuple(chosen),
    )


def _number(text: str) -> tuple[str, Test] | None:
    if match := _AT_LEAST.search(text):
        least = _value(match[1] or match[2])
        return f"at least {_said(least)}", lambda number: number >= least
    if match := _MORE.search(text):
        than = _TIMES[match[2].lower()] if match[2] else _value(match[1])
        return f"more than {_said(than)}", lambda number: number > than
    if _SEVERAL.search(text):
        return "more than one", lambda number: number > 1
    if match := _EXACTLY.search(text):
        said = (match[2] or "").lower()
        exactly = _TIMES.get(said) or _value(match[1])
        if re.search(r"\b(?:only|just|exactly)\b", text, re.IGNORECASE) or exactly == 1:
            return f"exactly {_said(exactly)}", lambda number: number == exactly
        return f"at least {_said(exactly)}", lambda number: number >= exactly
    return None


def _value(written: str) -> int:
    low = written.lower()
    return _WORDS.index(low) + 1 if low in _WORDS else int(low)


def _said(number: int) -> str:
    return _WORDS[number - 1] if 1 <= number <= len(_WORDS) else str(number)


def _names(owners: Sequence[Owner]) -> str:
    return listed([owner.name for owner in owners])
