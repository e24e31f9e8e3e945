"""Proper names that a question asks for: of schemes, programmes, tools, agencies, laws.

Who works "with Mockingbird" is who names it: what a report says of foster care beside that is no answer. A name is
written with capital letters within a sentence, stands in quotation marks, or is said to be one ("a scheme called …").
Whether the reports write it as a name, too, is for who looks into them (`service.retrieval.naming`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from service.clauses import sentence_spans
from service.question.tokens import Span, Token, tokenize

JOINS = frozenset("of the to for in".split())  # noqa: SIM905 - within a name: "Signs of Safety", "Step Up to Social Work"
_BREAKS = re.compile(r"[^ \-'’]")  # what stands between two words of one name is a space or a hyphen
_OPENS_QUOTE = re.compile(r"[\"'“‘]")
_QUOTED = re.compile(r"“([^“”]+)”|\"([^\"]+)\"|(?<!\w)'([^']+(?:'s [^']+)?)'(?!\w)")
_CALLED = re.compile(
    r"\b(?:an?|the|any|some)\b[^,.;:?!]{1,60} (?:called|named|known as|by the name of|which calls itself) (?:the )?(?=\w)"
)
_OTHER_THAN_NAME = re.compile(
    r"[,.;:?!()]|\b(?:and|or|which|that|who|in|for|to|with|when|where|is|are|was|were|by|at|on|from|as|has|have|had|do|does|did)\b"
)
# Names of those who inspect, and of what is asked of everybody: they tell nobody apart.
OF_ALL = frozenset("ofsted ilacs sif hmi hmci england english uk la las i".split())  # noqa: SIM905 - easier to review
"""Words with capital letters that are no names."""
# Of a matter told at length the name is an example; a bare "tools such as …" leaves it to the name to tell which.
_EXAMPLE = re.compile(
    r"(?<=\w )(?:for|who|whose|that|to|aimed at)(?: [\w'’-]+){4,},? (?:such as|like|for (?:example|instance),?|e\.?g\.?,?) (?:the |an? )?$"
)
_LONGEST = 8  # words
_MOST_JOINS = 1  # small words in a row within a name
# Written small in a heading, besides the small words of names.
_SMALL_IN_HEADING = JOINS | frozenset("a an and as at but by from on or per than via with".split())  # noqa: SIM905
# Before a name, with a capital letter or not, but no part of it; "No Wrong Door" does begin with its "No".
_BEFORE_NAME = frozenset(
    "a an the this that these those and or which who whose what where when why how do does did is are was were has have had".split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
class ProperName:
    """A name as it was written; `told`: in quotation marks, said to be one or with a place in it, not by its capitals alone.

    `example`: of a matter that is told at length before it. `term`: the vocabulary knows the whole of it. `of_field`: it knows some of its words, and none is unheard of.
    """

    written: str
    told: bool = False
    term: bool = False
    of_field: bool = False
    example: bool = False


Knows = Callable[[str], tuple[bool, bool]]
"""Of a text in lower case: whether the vocabulary knows the whole of it, and whether some of it."""


def proper_names(
    text: str,
    read: Collection[int],
    ordinary: Collection[str],
    knows: Knows,
    swallowed: Collection[Span] = (),
) -> tuple[ProperName, ...]:
    """The names in a cleaned text. `read` are its tokens that are read as something else (places, years).

    `ordinary` are words that are no name however they are written; `swallowed` are places that `longer_names`
    took for parts of names: as they are read as no places, what they are part of has to be a name.
    """
    tokens = tokenize(text)
    taken = [(tokens[place].start, tokens[place].end) for place in read if place < len(tokens)]
    asks = _asking(text)
    told = [
        text[start:end]
        for start, end in (*quoted(text), *_called(text, tokens))
        if start >= asks and not all(_within(token, taken) for token in tokens if start <= token.start < end)
    ]
    said_before = {place for place, token in enumerate(tokens) if token.start < asks}
    written = told or list(_capitals(text, tokens, frozenset(read) | said_before, ordinary))
    places = [text[tokens[span.first].start : tokens[span.last - 1].end] for span in swallowed]
    names = []
    for name in dict.fromkeys(written):
        if len(name.removesuffix("s")) == 1:  # half of "B&B" or "B&Bs"
            continue
        whole, part = knows(name.lower())
        certain = bool(told) or any(place in name for place in places)
        names.append(ProperName(name, certain, whole, part, _is_example(name, text)))
    return tuple(names)


def _is_example(name: str, text: str) -> bool:
    """Whether a name stands in a text for no more than an example of the matter told before it."""
    return _EXAMPLE.search(text[: text.find(name)]) is not None


def _asking(text: str) -> int:
    """Where the last sentence begins: what is named before it is told of somebody, and not asked for."""
    return sentence_spans(text.rstrip(), ".?!;")[-1][0]


def _within(token: Token, spans: Collection[tuple[int, int]]) -> bool:
    return any(start <= token.start and token.end <= end for start, end in spans)


def quoted(text: str) -> Iterator[tuple[int, int]]:
    """Where what stands in quotation marks starts and ends, where it is short enough for a name."""
    for match in _QUOTED.finditer(text):
        span = next(match.span(group) for group in (1, 2, 3) if match[group])
        if len(match[0].split()) <= _LONGEST:
            yield span


def _called(text: str, tokens: tuple[Token, ...]) -> Iterator[tuple[int, int]]:
    """What follows "a scheme called", up to what is no part of a name; quoted ones are found by their marks."""
    for match in _CALLED.finditer(text):
        start = match.end()
        first = next((place for place, token in enumerate(tokens) if token.start == start), None)
        if first is None or _OPENS_QUOTE.search(tokens[first].gap):
            continue
        if tokens[first].capital:
            yield start, tokens[_end_of_run(tokens, first, range(len(tokens)))].end
            continue
        end = _OTHER_THAN_NAME.search(text, start)
        name = text[start : end.start() if end else len(text)].rstrip()
        if name:
            yield start, start + len(name)


def _end_of_run(tokens: tuple[Token, ...], first: int, among: Collection[int]) -> int:
    """The last word of a name that begins at `first`: with a capital letter, small words between, all of them `among`."""
    last = first
    for place in range(first + 1, len(tokens)):
        if _BREAKS.search(tokens[place].gap) or place - last > _MOST_JOINS + 1:
            break
        if place in among and tokens[place].capital:
            last = place
        elif tokens[place].low not in JOINS:
            break
    return last


def _capitals(
    text: str, tokens: tuple[Token, ...], read: frozenset[int], ordinary: Collection[str]
) -> Iterator[str]:
    """Runs of words with capital letters within a sentence; none where the whole question is written in them."""
    within = [place for place, token in enumerate(tokens) if place and place not in read and not token.parted]
    if not any(written_small(token) for place, token in enumerate(tokens) if place and place not in read):
        return
    after = 0
    for place in within:
        token = tokens[place]
        if place < after or not token.capital or token.low in OF_ALL or token.low in _BEFORE_NAME:
            continue
        last = _end_of_run(tokens, place, within)
        if token.low in ordinary and not _goes_on(tokens, place, last, ordinary):
            continue
        yield text[token.start : tokens[last].end]
        after = last + 1


def written_small(token: Token) -> bool:
    """Whether a word would have a capital letter in a heading, and has none."""
    return token.written[:1].islower() and token.low not in _SMALL_IN_HEADING


def _goes_on(tokens: tuple[Token, ...], first: int, last: int, ordinary: Collection[str]) -> bool:
    """Whether right after an ordinary word another of the name follows, and not ordinary words alone."""
    return (
        last > first
        and tokens[first + 1].capital
        and any(token.capital and token.low not in ordinary for token in tokens[first : last + 1])
    )
