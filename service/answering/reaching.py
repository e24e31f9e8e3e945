"""How far a run reaches: to the sentences around it that a finding needs to be whole and true.

A run is chosen by what matches (see `passages`). What limits a finding, says what comes of it or sums it up often matches
nothing that is asked (docs/decisions/0020, 0026).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from service.answering.passages import LONGEST_RUN, Passage
from service.answering.standing import is_of_part, leans, names_part, takes_up, tells_on

_TOLD_OF_IT = 0.3  # of the best sentence's match, for the finding of one of several to be told to it
_ONE_THING = 3  # sentences of a paragraph that says one thing
_VERDICT = 0.6  # of the best sentence's match, for the sentence that opens a paragraph to be of it
_SHORT = 7  # sentences of a paragraph that is on one matter


def still_on_it(passage: Passage, longer: Sequence[Passage], share: float) -> Passage | None:
    """The longest of the runs that reach on from a passage whose last sentence is on its matter; None where none is.

    A sentence is on it that matches at least that share of the paragraph's best, or carries on one that is.
    """
    stored, scores = passage.scored.stored, passage.scored.sentences
    text, enough = stored.paragraph.text, share * max(scores, default=0.0)
    on_it, result = True, None
    for run in longer:
        place = next(place for place, (_, end) in enumerate(stored.sentences) if end == run.end)
        sentence, before = (text[slice(*stored.sentences[one])] for one in (place, place - 1))
        on_it = scores[place] >= enough or (on_it and tells_on(sentence, before))
        result = run if on_it else result
    return result


def one_more(passage: Passage) -> Passage | None:
    """The run with the sentence after it, or None where there is none or the run is long enough."""
    spans = passage.scored.stored.sentences
    inside = [
        place for place, (start, end) in enumerate(spans) if start < passage.end and passage.start < end
    ]
    if not inside or len(inside) >= LONGEST_RUN or inside[-1] + 1 >= len(spans):
        return None
    return replace(passage, end=spans[inside[-1] + 1][1])


def one_before(passage: Passage) -> Passage | None:
    """The run with the sentence before it, or None where there is none."""
    starts = [start for start, _ in passage.scored.stored.sentences if start < passage.start]
    return replace(passage, start=starts[-1]) if starts else None


def reaching(passage: Passage) -> list[tuple[Passage, tuple[int, int]]]:
    """The run reaching one, two … sentences further, each with the span of its last sentence.

    None beyond so many words, and none in a long paragraph, which goes on to other matters.
    """
    stored = passage.scored.stored
    if len(stored.sentences) > _SHORT:
        return []
    longer = [
        (replace(passage, end=end), (start, end)) for start, end in stored.sentences if start >= passage.end
    ]
    return [one for one in longer if one[0].is_short]


def told_out(passage: Passage) -> Passage:
    """The run to the end of its paragraph, and from its beginning where no more than a sentence stands before it.

    Only of a short paragraph, which is on one matter: what limits a finding, or sums it up, often matches nothing asked.
    """
    stored = passage.scored.stored
    spans = stored.sentences
    if not spans or len(spans) > _SHORT:
        return passage
    before = [start for start, _ in spans if start < passage.start]
    start = before[0] if len(before) == 1 else passage.start
    whole = replace(passage, start=start, end=max(spans[-1][1], passage.end))
    return whole if whole.is_short else passage


def told_of_it(passage: Passage) -> Passage:
    """The run to the last sentence of its paragraph that is on its matter, with the one before it where it opens the paragraph and is.

    Only of a short paragraph, and all of one of three sentences. Of several authorities, whose answers are long, what a
    paragraph goes on to is left out.
    """
    if len(passage.scored.stored.sentences) <= _ONE_THING:
        return told_out(passage)
    stored, scores = passage.scored.stored, passage.scored.sentences
    longer = [run for run, _ in reaching(passage)]
    whole = still_on_it(passage, longer, _TOLD_OF_IT) or passage
    before = [place for place, (start, _) in enumerate(stored.sentences) if start < passage.start]
    if len(before) == 1 and scores[0] >= _TOLD_OF_IT * max(scores):
        whole = replace(whole, start=stored.sentences[0][0])
    return whole if whole.is_short else passage


def from_the_opening(passage: Passage) -> Passage | None:
    """The run with the one sentence before it where that opens the paragraph and is on its matter, else None."""
    spans, scores = passage.scored.stored.sentences, passage.scored.sentences
    before = [place for place, (start, _) in enumerate(spans) if start < passage.start]
    if len(before) != 1 or scores[0] < _VERDICT * max(scores):
        return None
    longer = replace(passage, start=spans[0][0])
    return longer if longer.is_short else None


def from_its_part(passage: Passage, asked: str) -> Passage:
    """The run from the paragraph's first sentence where that alone says of which part of the service it all is.

    So where the run names nobody, and `asked`, the question's text, is not on that part.
    """
    stored = passage.scored.stored
    text, spans = stored.paragraph.text, stored.sentences
    if not spans or passage.start <= spans[0][0] or len(spans) > _SHORT:
        return passage
    if not is_of_part(text[slice(*spans[0])], passage.quote) or names_part(asked):
        return passage
    longer = replace(passage, start=spans[0][0])
    return longer if longer.is_short else passage


def with_what_leans(passage: Passage) -> Passage | None:
    """The run with the sentence after it where that leans on it, else None."""
    longer = one_more(passage)
    return longer if longer and leans(longer.quote[len(passage.quote) :].lstrip()) else None


def with_what_takes_up(passage: Passage) -> Passage:
    """The run with the sentence after it where that goes on about it and the paragraph is short, else the run itself."""
    stored = passage.scored.stored
    text, spans = stored.paragraph.text, stored.sentences
    longer, span = next(iter(reaching(passage)), (passage, None))
    if span is None:
        return passage
    before = next(place for place, one in enumerate(spans) if one == span) - 1
    return longer if takes_up(text[slice(*span)], text[slice(*spans[before])]) else passage
