"""Which sentences of a paragraph bear a claim out: by the stems that they share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from service.generation.figures import figures
from service.generation.passages import Shown
from service.words import stem, stems

_LONGEST_RUN = 4  # sentences of one quote
_TELLING = 0.5
_WORTH_A_SENTENCE = 0.12  # of a claim's content: what one more sentence must add to be quoted too

_EMPTY = """
a about above across after again against all almost along already also although always am among an and another any
are around as at away be because been before being below between both but by can cannot could did do does doing done
during each either enough especially even every everyone few for from further generally had has have having he her
here hers him his how however i if in into is it its itself just less like made make makes making many may me might
more most mostly much must my near nearly never no none nor not now of off often on once one only or other others our
out over own per quite rather really same several shall she should since so some still such than that the their
theirs them then there these they this those though through throughout thus to together too toward towards under
until up upon us usually very was we were what when where whether which while who whom whose why will with within
without would yet you your
two three four five six seven eight nine ten eleven twelve half third quarter first second
"""
_FRAME = """
according accord inspect inspection inspections inspector inspectors report reports reported said say says saying
state stated states note noted notes find finds found finding findings describe described describes identify
identified identifies ofsted letter visit visits visited year years month months time authority authorities council
council's local told tell tells also area areas judged judge judgement see seen saw show shows shown observed highlighted highlights
concluded conclude recognised recognise however overall example particular including include includes well
"""


@lru_cache(maxsize=1)
def _weightless() -> frozenset[str]:
    """Stems that carry no content of their own, and those that only frame a finding."""
    return frozenset(stem(word) for word in (*_EMPTY.split(), *_FRAME.split()))


_COMMON = """
children child care services service support need needs work social young people family families help workers worker
provide provided
"""
_WEIGHT_OF_COMMON = (
    0.4  # these stand in a fifth to three quarters of all paragraphs: sharing them says little
)


@lru_cache(maxsize=1)
def _common() -> frozenset[str]:
    return frozenset(stem(word) for word in _COMMON.split())


def weight(words: Iterable[str]) -> float:
    """How much stems weigh together: one each, the commonest of the field less."""
    return sum(_WEIGHT_OF_COMMON if word in _common() else 1.0 for word in words)


def content(text: str) -> tuple[str, ...]:
    """The stems of a text that carry its content, in order, each once; figures are checked elsewhere."""
    return tuple(
        dict.fromkeys(
            one for one in stems(text) if one not in _weightless() and len(one) > 1 and not one.isdigit()
        )
    )


@dataclass(frozen=True, slots=True)
class Run:
    """A verbatim run of one paragraph, and the stems and figures of the claim that it holds.

    `telling` are the sentences of it that hold at least half of what its best one does.
    """

    shown: Shown
    quote: str
    covered: frozenset[str]
    telling: tuple[str, ...]


def best_run(shown: Shown, wanted: Sequence[str]) -> Run:
    """The run of sentences that holds most of `wanted` (stems and figures) in few sentences; a run is contiguous."""
    text = shown.scored.stored.paragraph.text
    places = _places(shown)
    asked = frozenset(wanted)
    held = [asked & {*stems(text[start:end]), *figures(text[start:end])} for start, end in shown.spans]
    best: tuple[float, int, int] = (-1.0, 0, 0)
    for first in range(len(places)):
        covered: frozenset[str] = frozenset()
        for last in range(first, min(first + _LONGEST_RUN, len(places))):
            if places[last] - places[first] != last - first:
                break  # a sentence between them was not shown, so it is not quoted
            covered |= held[last]
            worth = weight(covered) / max(weight(asked), 1.0) - _WORTH_A_SENTENCE * (last - first)
            if worth > best[0] + 1e-9:
                best = (worth, first, last)
    _, first, last = best
    joined: frozenset[str] = frozenset().union(*held[first : last + 1])
    most = max(weight(one) for one in held[first : last + 1])
    telling = tuple(
        text[start:end]
        for (start, end), one in zip(shown.spans[first : last + 1], held[first : last + 1], strict=True)
        if weight(one) >= _TELLING * most
    )
    return Run(shown, text[shown.spans[first][0] : shown.spans[last][1]], joined, telling)


def _places(shown: Shown) -> list[int]:
    """Where each sentence shown stands among all of its paragraph."""
    order = {span: place for place, span in enumerate(shown.scored.stored.sentences)}
    return [order.get(span, 0) for span in shown.spans]
