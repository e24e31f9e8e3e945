"""The rules that a claim is held against, each a pure function: claim and evidence in, what is wrong out.

Each complaint is a sentence part for the model's one repair: "names 14, which the paragraphs do not".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from service.answering.verify import unsupported_grades
from service.generation.orders import carries_link, speaks_to_machines
from service.retrieval.words import stem

_UNITS = [
    "zero",
    "_",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()  # noqa: SIM905
_WORD_VALUES = {
    **{word: value for value, word in enumerate(_UNITS) if word != "_"},
    **{word: 10 * value for value, word in enumerate(_TENS) if word != "_"},
}
_NUMBER_WORD = re.compile(
    rf"\b(?:({'|'.join(_TENS[2:])})(?:[- ](one|{'|'.join(_UNITS[2:10])}))?|({'|'.join(word for word in _UNITS if word != '_')}))\b",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_SHARE = re.compile(
    r"\b(half|halved|thirds?|quarters?|doubled?|trebled?|tripled?|dozens?|hundreds?|thousands?)\b",
    re.IGNORECASE,
)
_MONTH = re.compile(
    r"\b(January|February|March|April|May|June|July|August|September|October|November|December)\b(?= \d|,? (?:19|20)\d\d)"
    r"|(?<=\d )(January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
_ABSOLUTE = re.compile(
    r"\b(?:all|every|everyone|everybody|none|never|always|nobody|no one|invariably|entirely)\b", re.IGNORECASE
)
_ABSOLUTE_SAID = re.compile(
    r"\b(?:all|every|everyone|everybody|each|none|never|always|nobody|no|any|invariably|entire(?:ly)?|whole|throughout|consistently|"
    r"universal(?:ly)?|without exception|nor|not)\b",
    re.IGNORECASE,
)
_MOST = re.compile(r"\b(?:most|majority|mostly|nearly all|almost all)\b", re.IGNORECASE)
_MOST_SAID = re.compile(
    r"\b(?:most|majority|mostly|nearly|almost|large(?:ly)?|usual(?:ly)?|general(?:ly)?|typical(?:ly)?|mainly|predominantly|vast|"
    r"per cent|all|every|many)\b|%",
    re.IGNORECASE,
)
_GOOD = re.compile(
    r"\b(?:judged|rated|graded|grade|grading|rating|judgement|overall effectiveness)\b[^.;]{0,40}\bgood\b|\bto be good\b|\bGood\b(?=[ .,;]|$)(?<!^Good)"
)
_GOOD_SAID = re.compile(r"\bgood\b", re.IGNORECASE)
_QUOTED = re.compile(r"[“\"]([^”\"]{12,}?)[”\"]|(?<!\w)[‘']([^’']{20,}?)[’'](?!\w)")
_CAPITAL = re.compile(r"(?P<before>^|[.!?:]\s+[“‘\"'(]*|[“\"(]|\s|-|/)(?P<word>[A-Z][\w’']*)")
_SENTENCE_START = re.compile(r"(?:^|[.!?:]\s+)[“‘\"'(]*$|^[“\"(]$")
_OF_OURS = frozenset({"ofsted", "hmi", "i", "january", "february", "march", "april", "may", "june", "july", "august",
                      "september", "october", "november", "december", "england", "english"})  # fmt: skip
_SITE = re.compile(
    r"\b[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|io|uk|gov|co|info|ru|xyz|dev|app|ly|me|eu)\b|\S@\S", re.IGNORECASE
)
_NEGATORS = frozenset(
    {"not", "no", "never", "nor", "neither", "without", "none", "cannot", "rarely", "seldom", "hardly", "lack", "lacks",
     "lacked", "lacking", "fail", "fails", "failed", "insufficient", "insufficiently", "too", "few", "unable", "absence",
     "inconsistent", "inconsistently", "poor", "poorly", "weak", "limited", "delay", "delays", "delayed"}
)  # fmt: skip
_REACH = 3  # words that a negator reaches to its right
_WORD = re.compile(r"[a-z]+(?:['’]t\b)?|[a-z]+", re.IGNORECASE)
_LONGEST = 700  # characters of a claim


def form_faults(text: str) -> Iterator[str]:
    """What is wrong with a claim whatever it cites."""
    if not text:
        yield "is empty"
    if len(text) > _LONGEST:
        yield "is too long; write one or two sentences"
    if speaks_to_machines(text) or carries_link(text):
        yield "is no finding of an inspection"


def figure_faults(text: str, evidence: str) -> Iterator[str]:
    """Numbers, shares and months of the claim that the evidence lacks; figures and number words are alike."""
    there = set(numbers(evidence))
    for number in numbers(text):
        if number not in there:
            yield f"names {number}, which the paragraphs it cites do not"
    lowered = evidence.lower()
    for found in _SHARE.finditer(text):
        if not re.search(rf"\b{found[1].lower().rstrip('sd')}", lowered):
            yield f'says "{found[1]}", which the paragraphs it cites do not'
    for found in _MONTH.finditer(text):
        month = found[1] or found[2]
        if month not in evidence:
            yield f"names {month}, which the paragraphs it cites do not"


def numbers(text: str) -> Iterator[str]:
    """Numbers of a text as plain figures, in order: '1,200' and '1200', 'twenty-one' and '21' are the same."""
    for found in _FIGURE.finditer(text):
        yield found.group().replace(",", "").rstrip(".")
    for found in _NUMBER_WORD.finditer(text):
        tens, unit, small = (part.lower() if part else "" for part in found.groups())
        yield str(
            _WORD_VALUES[small]
            if small
            else _WORD_VALUES[tens] + (1 if unit == "one" else _WORD_VALUES.get(unit, 0))
        )


def quantity_faults(text: str, evidence: str) -> Iterator[str]:
    """*All*, *never*, *most*, where the evidence speaks of no such extent."""
    found = _ABSOLUTE.search(text)
    if found and not _ABSOLUTE_SAID.search(evidence):
        yield f'says "{found.group().lower()}", which is more than the paragraphs it cites say'
    found = _MOST.search(text)
    if found and not _MOST_SAID.search(evidence):
        yield f'says "{found.group().lower()}", which is more than the paragraphs it cites say'


def grade_faults(text: str, evidence: str) -> Iterator[str]:
    """Grades that the claim names and the evidence does not."""
    for grade in unsupported_grades(text, [evidence]):
        yield f"names the grade {grade}, which the paragraphs it cites do not"
    if _GOOD.search(text) and not _GOOD_SAID.search(evidence):
        yield "names the grade good, which the paragraphs it cites do not"


def name_faults(text: str, evidence: str) -> Iterator[str]:
    """Capitalised words, addresses and quotations that the evidence lacks."""
    there = {word.lower().split("'")[0].split("’")[0] for word in re.findall(r"[\w’']+", evidence)}
    for found in _CAPITAL.finditer(text):
        word = found["word"]
        bare = word.lower().split("'")[0].split("’")[0]
        acronym = len(bare) > 1 and word[:2].isupper()
        if not acronym and _SENTENCE_START.search(text[: found.start("word")]):
            continue
        singular = bare.removesuffix("s")
        if bare not in there and singular not in there and bare not in _OF_OURS:
            yield f'names "{word}", which the paragraphs it cites do not'
    lowered = evidence.lower()
    for found in _SITE.finditer(text):
        if found.group().lower() not in lowered:
            yield "gives an address, which the paragraphs it cites do not"
    plain = _plain(evidence)
    for found in _QUOTED.finditer(text):
        quoted = _plain(found[1] or found[2])
        if quoted not in plain:
            yield "puts in quotation marks what is not there word for word"


def polarity_faults(text: str, quotes: Iterable[str]) -> Iterator[str]:
    """A claim that affirms what its quotes deny, or denies what they affirm."""
    claim_words = _words(text)
    denied_there: set[str] = set()
    affirmed_there: set[str] = set()
    for quote in quotes:
        words = _words(quote)
        reached = _reached(words)
        denied_there |= reached
        affirmed_there |= {stem(word) for word in words} - reached
    claimed = {stem(word) for word in claim_words if len(word) > 3 and word not in _NEGATORS}
    denied = {one for one in _reached(claim_words) if one in claimed}
    negated = any(word in _NEGATORS or word.endswith(("n't", "n’t")) for word in claim_words)
    if not negated and (claimed & denied_there) - affirmed_there:
        yield "leaves out a *not* or *too few* of the paragraphs it cites"
    unnegated = not denied_there
    if denied and unnegated and denied & affirmed_there:
        yield "denies what the paragraphs it cites affirm"


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _reached(words: list[str]) -> set[str]:
    """Stems of the longer words that stand right after a negator."""
    reached = set()
    for place, word in enumerate(words):
        if word in _NEGATORS or word.endswith(("n't", "n’t")):
            reached |= {stem(one) for one in words[place + 1 : place + 1 + _REACH] if len(one) > 3}
    return reached


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", text.lower()))
