"""The rules that a claim is held against, each a pure function: claim and evidence in, what is wrong out.

Each complaint is a sentence part for the model's one repair: "names 14, which the paragraphs do not".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.answering.verify import unsupported_grades
from service.generation.figures import figures
from service.generation.orders import speaks_to_machines

_MONTH = re.compile(
    r"\b(January|February|March|April|May|June|July|August|September|October|November|December)\b(?= \d|,? (?:19|20)\d\d)"
    r"|(?<=\d )(January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
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
_LONGEST = 700  # characters of a claim


def form_faults(text: str) -> Iterator[str]:
    """What is wrong with a claim whatever it cites."""
    if not text:
        yield "is empty"
    if len(text) > _LONGEST:
        yield "is too long; write one or two sentences"
    if speaks_to_machines(text):
        yield "is no finding of an inspection"


def figure_faults(text: str, quoted: str, cover: str) -> Iterator[str]:
    """Numbers with their measures, shares and months of the claim that the sentences quoted lack.

    A month or year may be the report's own (`cover`), where the sentences name none.
    """
    evidence = quoted if _YEAR.search(quoted) else f"{quoted} {cover}"
    there = set(figures(evidence))
    for figure in figures(text):
        if figure not in there:
            yield f"names {figure}, which the paragraphs it cites do not"
    for found in _MONTH.finditer(text):
        month = found[1] or found[2]
        if month not in evidence:
            yield f"names {month}, which the paragraphs it cites do not"


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


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", text.lower()))
