"""Choosing what to quote: in each probable paragraph the run of sentences that answers.

A run is contiguous, so that its quote stands verbatim in the paragraph. A sentence that leans on the
one before ("This means…", "They…") takes it along.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from indexer.contracts import StoredParagraph
from service.answering.standing import (
    carries_on,
    hangs,
    leans,
    limits,
    standing,
    takes_up,
    tells_of_it,
)
from service.answering.valence import Valence
from service.question.model import Concept
from service.retrieval.figures import answers
from service.retrieval.found import ScoredParagraph
from service.retrieval.speaking import names
from service.words import stems

_FIGURE_NEAR_BEST = 0.6  # a figure answers where its sentence matches nearly as well as the best one
_TELLS_ON = 2  # sentences behind the best that may tell on of it
_NEAR_BEST = 0.65  # a neighbour this near to the best sentence's score belongs to the run
_AS_GOOD = (
    0.9  # of the best sentence's match, for an earlier one to be the finding that the run tells more of
)
_BETWEEN = 2  # sentences from there to the run
LONGEST_RUN = 4  # sentences
_FOLLOWS_AT_MOST = 2  # sentences taken along behind the run
_ON_MATTER = 0.5  # of the best sentence's match, for a sentence to be of its matter
_ONE_MATTER = 6  # sentences; what turns in so short a paragraph turns on the matter of the run
_MOST_WORDS = 130  # of a run that reaches for what takes it back, or is told out
_REPEATS_AT_MOST = 2
_SAME_SHARE = 0.6  # of all words of two runs that both have, for one to repeat the other
_WITHIN_SHARE = 0.85  # of a run's words that an earlier one has, for it to add nothing
_ENOUGH_WORDS = 4
_GRAMMAR = 3  # letters


@dataclass(frozen=True, slots=True)
class Passage:
    """A verbatim run `text[start:end]` of one paragraph, chosen as evidence.

    `valence` says which way it points, where that was asked for.
    """

    scored: ScoredParagraph
    start: int
    end: int
    valence: Valence = Valence.NEUTRAL
    repeats: tuple[Passage, ...] = ()  # the same finding said again, in a summary or a recommendation

    @property
    def quote(self) -> str:
        """The run itself."""
        return self.scored.stored.paragraph.text[self.start : self.end]

    @property
    def is_short(self) -> bool:
        """Whether it is short enough for a run that has reached further than its best sentences."""
        return len(self.quote.split()) <= _MOST_WORDS


def choose(
    scored: Sequence[ScoredParagraph],
    *,
    threshold: float,
    ratio: float,
    most: int,
    run: Callable[[ScoredParagraph], Passage | None] | None = None,
    read: Callable[[Passage], Passage | None] = lambda passage: passage,
    called_for: Callable[[ScoredParagraph], bool] = lambda _: False,
    ratio_called_for: float = 0.0,
) -> list[Passage]:
    """Passages of the paragraphs that probably answer, most probable first.

    `run` finds the sentences of a paragraph that answer, None where it has none (`best_run` by itself). `read` looks at
    each passage and gives it back with what it found, or None to leave it out. Kept are paragraphs with a
    probability of at least `threshold` and at least `ratio` times the best one's (`ratio_called_for` times, where
    they are `called_for`), `most` at the most. A run that says again, in the same report, what an earlier one says is no
    passage of its own but one of its `repeats`, so that it is cited beside it and not read twice.
    """
    if not scored:
        return []
    floor = max(threshold, ratio * scored[0].probability)
    lower = max(threshold, ratio_called_for * scored[0].probability)
    passages: list[Passage] = []
    for candidate in scored:
        if len(passages) == most:
            break
        if candidate.probability < floor and not (candidate.probability >= lower and called_for(candidate)):
            continue
        found = (run or best_run)(candidate)
        passage = found and read(found)
        if passage is not None:
            _add(passage, passages)
    return passages


def once_each(runs: Iterable[Passage]) -> list[Passage]:
    """The runs in their order, what says an earlier one of its report again among that one's `repeats`."""
    told: list[Passage] = []
    for run in runs:
        _add(run, told)
    return told


def _add(passage: Passage, passages: list[Passage]) -> None:
    """Put a passage behind the others, or among the `repeats` of the one that it says again."""
    place = next((n for n, earlier in enumerate(passages) if _says_again(passage, earlier)), None)
    if place is None:
        passages.append(passage)
    elif len(passages[place].repeats) < _REPEATS_AT_MOST:
        earlier = passages[place]
        passages[place] = replace(earlier, repeats=(*earlier.repeats, passage))


def _says_again(passage: Passage, earlier: Passage) -> bool:
    """Whether a run says in nearly the same words what an earlier one of the same report says."""
    if passage.scored.stored.report_id != earlier.scored.stored.report_id:
        return False
    ours, theirs = _content(passage.quote), _content(earlier.quote)
    shared = len(ours & theirs)
    return shared >= _SAME_SHARE * len(ours | theirs) or (
        shared >= _WITHIN_SHARE * len(ours) and len(ours) >= _ENOUGH_WORDS
    )


def _content(text: str) -> frozenset[str]:
    """Stems of the longer words: the short ones are mostly grammar."""
    return frozenset(stem for stem in stems(text) if len(stem) > _GRAMMAR)


def on_the_matter(passage: Passage, share: float) -> list[tuple[int, int]]:
    """The spans of a run's sentences that match at least that share of the paragraph's best, or lean on one that does."""
    spans, scores = passage.scored.stored.sentences, passage.scored.sentences
    text, enough = passage.scored.stored.paragraph.text, share * max(passage.scored.sentences, default=0.0)
    return [
        (start, end)
        for place, (start, end) in enumerate(spans)
        if start < passage.end
        and passage.start < end
        and (
            scores[place] >= enough or (place > 0 and scores[place - 1] >= enough and leans(text[start:end]))
        )
    ]


def best_figure(candidate: ScoredParagraph, figure: Callable[[str], bool] = answers) -> Passage | None:
    """The best sentence that prints a figure, as `figure` says of it, or None where no sentence that matches well does.

    One that tells on of what the best sentence names ("The team supports …") need not match by itself.
    """
    text = candidate.stored.paragraph.text
    spans, scores = candidate.stored.sentences, candidate.sentences
    enough = _FIGURE_NEAR_BEST * max(scores, default=0.0)
    peak = max(range(len(spans)), key=lambda place: (scores[place], -place), default=0)
    fitting = [
        place
        for place, (start, end) in enumerate(spans)
        if figure(text[start:end])
        and (scores[place] >= enough or (peak < place <= peak + _TELLS_ON and tells_of_it(text[start:end])))
    ]
    if not fitting:
        return None
    best = max(fitting, key=lambda place: (scores[place], -place))
    return Passage(candidate, spans[standing(text, spans, best)][0], spans[best][1])


def best_run(candidate: ScoredParagraph) -> Passage:
    """The run around the best sentence: good neighbours, the sentence it leans on, and the one that limits it."""
    spans = candidate.stored.sentences
    text = candidate.stored.paragraph.text
    if not spans:
        return Passage(candidate, 0, len(text))
    scores = candidate.sentences
    best = max(range(len(spans)), key=lambda place: (scores[place], -place))
    first, last = _best_window(scores, best)
    followed = min(last + _FOLLOWS_AT_MOST, first + LONGEST_RUN, len(spans) - 1)
    while last < followed:
        before, behind = (text[slice(*spans[place])] for place in (last, last + 1))
        if carries_on(behind) or takes_up(behind, before):
            last += 1
        elif (
            last + 1 < followed
            and limits(text[spans[last + 2][0] :])
            and (len(spans) <= _ONE_MATTER or scores[last + 2] >= _ON_MATTER * scores[best])
        ):
            last += 2
        else:
            break
    begin = standing(text, spans, first)
    if begin == 0 < best and hangs(text) and not leans(text[spans[1][0] :]):
        begin = 1  # what it points to stands in another paragraph
    return _from_its_equal(Passage(candidate, spans[begin][0], spans[last][1]))


def _from_its_equal(run: Passage) -> Passage:
    """The run from an earlier sentence that matches as well as its best, where no more than that stands between."""
    spans, scores = run.scored.stored.sentences, run.scored.sentences
    first = next(place for place, (_, end) in enumerate(spans) if end > run.start)
    equal = next(
        (
            place
            for place in range(max(0, first - _BETWEEN - 1), first)
            if scores[place] >= _AS_GOOD * max(scores)
        ),
        first,
    )
    longer = replace(run, start=spans[equal][0])
    return longer if longer.is_short else run


def _best_window(scores: Sequence[float], best: int) -> tuple[int, int]:
    """The first and the last sentence of the run around the best that matches most: good ones, one at most between two."""
    good = [score >= _NEAR_BEST * scores[best] for score in scores]
    windows = [
        (first, last)
        for first in range(max(0, best + 1 - LONGEST_RUN), best + 1)
        for last in range(best, min(len(scores), first + LONGEST_RUN))
        if good[first] and good[last] and all(one or other for one, other in pairwise(good[first : last + 1]))
    ]
    return max(
        windows, key=lambda run: sum(scores[place] for place in range(run[0], run[1] + 1) if good[place])
    )


def sentence_of(candidate: ScoredParagraph, place: int) -> Passage:
    """The sentence at `place` with what it leans on."""
    spans = candidate.stored.sentences
    first = standing(candidate.stored.paragraph.text, spans, place)
    return Passage(candidate, spans[first][0], spans[place][1])


def naming(passage: Passage, concept: Concept) -> Passage:
    """The run, or where it does not name a concept that another sentence of its paragraph does, the best of these."""
    if names(concept, passage.quote):
        return passage
    stored, scores = passage.scored.stored, passage.scored.sentences
    there = [
        place
        for place, (start, end) in enumerate(stored.sentences)
        if names(concept, stored.paragraph.text[start:end])
    ]
    return sentence_of(passage.scored, max(there, key=scores.__getitem__)) if there else passage


def under_headings(stored: StoredParagraph, text: str) -> str:
    """A text of a paragraph behind the headings that it stands under, each a sentence of its own."""
    return " . ".join((*stored.paragraph.section, text))
