"""What a model is shown: paragraphs under short keys, packed into a budget by worth per token, fairly by authority."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from service.answering.citations import section_path
from service.answering.passages import Passage
from service.generation.orders import speaks_to_machines
from service.retrieval.found import Found, ScoredParagraph
from service.wording import report_name

_MOST = 14  # paragraphs shown for one authority
_WORTH_SHOWING = 0.03  # probability below which a paragraph that was not chosen is not shown
_LEAST = 60  # tokens that a share must have for a part of a paragraph to be worth sending
_REMEMBERED = 16_384  # paragraphs
Count = Callable[[str], int]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Shown:
    """A paragraph as the model sees it: its key, its line, and the sentences of it that were sent."""

    key: str
    line: str
    scored: ScoredParagraph
    spans: tuple[Span, ...]
    tokens: int

    @property
    def text(self) -> str:
        """The sentences sent, in order."""
        return _text(self.scored, self.spans)


def pack(
    found: Mapping[str, Found],
    chosen: Mapping[str, Sequence[Passage]],
    count: Count,
    *,
    budget: int,
    most: int,
) -> dict[str, tuple[Shown, ...]]:
    """Paragraphs for each authority of `chosen`, within `budget` tokens in all and `most` for one.

    Shares are fair: those who need less than an even share leave the rest to the others. Within its
    share an authority sends the paragraphs chosen for it, then the next best by worth per token.
    """
    wanted = {name: _wanted(found[name], passages, count) for name, passages in chosen.items()}
    needs = {name: min(sum(one.tokens for one in members), most) for name, members in wanted.items()}
    shares = fair_shares(needs, budget)
    return {name: _within(members, shares[name], count) for name, members in wanted.items()}


def fair_shares(needs: Mapping[str, int], budget: int) -> dict[str, int]:
    """Max-min fair shares of `budget`: nobody gets more than needed, the rest is divided evenly."""
    shares: dict[str, int] = {}
    left = budget
    for place, name in enumerate(sorted(needs, key=lambda name: needs[name])):
        shares[name] = min(needs[name], left // (len(needs) - place))
        left -= shares[name]
    return {name: shares[name] for name in needs}


@dataclass(frozen=True, slots=True)
class _Wanted:
    scored: ScoredParagraph
    spans: tuple[Span, ...]
    tokens: int
    chosen: bool


def _wanted(found: Found, passages: Sequence[Passage], count: Count) -> list[_Wanted]:
    """The paragraphs worth sending, those chosen first, then by worth per token."""
    rows = {passage.scored.stored.row for passage in passages}
    others = [one for one in found.scored if one.stored.row not in rows and one.probability >= _WORTH_SHOWING]
    members = []
    for scored, is_chosen in [
        *((passage.scored, True) for passage in passages),
        *((one, False) for one in others[: _MOST - len(rows)]),
    ]:
        spans = clean_spans(scored)
        if spans:
            tokens = count(line("p00", scored, spans))
            members.append(_Wanted(scored, spans, tokens, is_chosen))
    return sorted(members, key=lambda one: (not one.chosen, -one.scored.probability / one.tokens))


def _within(members: Sequence[_Wanted], share: int, count: Count) -> tuple[Shown, ...]:
    kept: list[_Wanted] = []
    left = share
    for one in members:
        if one.tokens <= left:
            kept.append(one)
        elif one.chosen and left >= _LEAST:
            kept.append(shorter := _shortened(one, left, count))
            left -= shorter.tokens
            continue
        else:
            continue
        left -= one.tokens
    if not kept and members:
        kept = [_shortened(members[0], share, count)]
    ordered = sorted(kept, key=lambda one: (one.scored.report.start, one.scored.stored.row))
    return tuple(
        Shown(f"p{place}", line(f"p{place}", one.scored, one.spans), one.scored, one.spans, one.tokens)
        for place, one in enumerate(ordered, 1)
    )


def _shortened(one: _Wanted, most: int, count: Count) -> _Wanted:
    """The best sentence and its neighbours, as many as fit; the best sentence in any case."""
    scores = dict(zip(one.scored.stored.sentences, one.scored.sentences, strict=False))
    best = max(range(len(one.spans)), key=lambda place: (scores.get(one.spans[place], 0.0), -place))
    first = last = best
    tokens = count(line("p00", one.scored, one.spans[first : last + 1]))
    while last - first + 1 < len(one.spans):
        wider = (first, last + 1) if last + 1 < len(one.spans) else (first - 1, last)
        more = count(line("p00", one.scored, one.spans[wider[0] : wider[1] + 1]))
        if more > most:
            break
        (first, last), tokens = wider, more
    return _Wanted(one.scored, one.spans[first : last + 1], tokens, one.chosen)


def clean_spans(scored: ScoredParagraph) -> tuple[Span, ...]:
    """The sentences of a paragraph; none of one that speaks to machines anywhere, as its next sentence may be the bait."""
    text = scored.stored.paragraph.text
    spans = scored.stored.sentences or ((0, len(text)),)
    return () if _has_orders(text, spans) else spans


@lru_cache(maxsize=_REMEMBERED)
def _has_orders(text: str, spans: tuple[Span, ...]) -> bool:
    """Whether any sentence speaks to machines; remembered, as looking takes longer than all the rest of packing."""
    return any(speaks_to_machines(text[start:end]) for start, end in spans)


@lru_cache(maxsize=_REMEMBERED)
def _heading(section: str) -> str:
    """A paragraph's headings, unless they speak to machines."""
    return "" if speaks_to_machines(section) else section


def _text(scored: ScoredParagraph, spans: Sequence[Span]) -> str:
    text = scored.stored.paragraph.text
    return " ".join(text[start:end] for start, end in spans)


def line(key: str, scored: ScoredParagraph, spans: Sequence[Span]) -> str:
    """One line of JSON: nothing in a report can end the line or leave its string."""
    return json.dumps(
        {
            "key": key,
            "report": report_name(scored.report.report),
            "section": _heading(section_path(scored.stored)),
            "text": _text(scored, spans),
        },
        ensure_ascii=False,
    )
