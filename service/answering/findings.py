"""A finding read from a passage: which way it points, as much of its paragraph as it needs, and whether it is of the side asked for."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile

from service.answering.denial import denies, has_little
from service.answering.extractive import demand
from service.answering.passages import Passage, on_the_matter, sentence_of, under_headings
from service.answering.reaching import (
    from_its_part,
    from_the_opening,
    one_before,
    one_more,
    reaching,
    still_on_it,
    told_out,
    with_what_leans,
    with_what_takes_up,
)
from service.answering.sides import LEANS, has_side
from service.answering.standing import only_judged
from service.answering.typed import of_type
from service.answering.valence import Valence, ValenceReader
from service.answering.wanted import Wanted, points_otherwise_of, told_by_denial, told_late
from service.question.model import Leaning, Question
from service.retrieval.found import ScoredParagraph
from service.retrieval.speaking import names

_NEARLY = 0.5  # of the best sentence's match
_OF_THE_MATTER = 0.6  # of the best sentence's match, for a fault to be one of the matter asked about
_ON_MATTER = 0.5  # of the best sentence's match, for a fault behind the run to be of it
_SURE = 0.85  # probability of a paragraph that is on the very fault asked about
_STILL = 0.4  # of the best sentence's match
_BARE = 15  # words of a fault that may not say in what way
_BOTH = 2  # sentences, of which one often says what is and the other how good it is
_BOTH_ON_IT = 0.3  # of the best sentence's match
_FAULTS = (Valence.WEAKNESS, Valence.MIXED)


class FindingReader:
    """Reads findings by the valence of their sentences. Safe for use by many threads."""

    def __init__(self, valence: ValenceReader) -> None:
        self._valence = valence

    def read(self, question: Question, wanted: Wanted, passage: Passage) -> Passage | None:
        """The passage with its valence, carried on to what was found; None where it has nothing of the side wanted."""
        fitting = of_type(question, passage)
        if fitting is None:
            return None
        many = wanted.many
        known = self.known(fitting)
        if not (question.wants_number or question.wants_name or question.wants_date):
            known = self._spelt_out(
                self.carried_on(known if many or question.leaning else self.to_its_turn(known))
            )
            known = self.known(from_its_part(known, question.text))
            if wanted.leaning is None:
                known = self._both(known) if many else self._from_the_verdict(known)
        if wanted.leaning is None or self._on_side(known, wanted):
            return self._with_faults_behind(known) if wanted.leaning is Leaning.FAULT else known
        longer = None if many else one_more(known)  # the other side often stands next to it: "However, …"
        if longer is not None and self._on_side(longer := self.known(longer), wanted):
            return longer
        return self._other_sentence(passage.scored, wanted)

    def _on_side(self, passage: Passage, wanted: Wanted) -> bool:
        """Whether a passage is of the side wanted: plainly so, and on the matter, where many are counted as faulted.

        What names the rarest of the terms asked for is on the matter; what does not is a fault of something else.
        Where it is asked who does not, a sentence on the matter has to deny.
        """
        leaning, telling = wanted.leaning, wanted.telling
        if leaning is None:
            return True
        if wanted.late:
            return self._tells_late(passage, wanted)
        stored, spans = passage.scored.stored, on_the_matter(passage, _OF_THE_MATTER)
        if (denied := told_by_denial(passage.quote, wanted)) is not None:
            return denied
        if self._otherwise(passage, wanted):
            return False
        if wanted.denied:
            tells = denies if leaning is Leaning.FAULT else has_little
            spans = [span for span in spans if tells(stored.paragraph.text[slice(*span)])]
        if not wanted.many or leaning is Leaning.DEMAND:
            return has_side(passage, leaning) and (bool(spans) or not wanted.denied)
        if telling is not None and not names(telling, under_headings(stored, passage.quote)):
            return False
        if leaning is Leaning.FAULT:
            sure = telling is not None or passage.scored.probability >= _SURE
            return any(
                self._valence.plainly_faults(stored, *span)
                or (sure and self._valence.of(stored, *span) is Valence.WEAKNESS)
                for span in spans
            )
        wide = (
            (Valence.STRENGTH,) if wanted.denied else LEANS[leaning]
        )  # who has none of a fault does not have some
        return has_side(passage, leaning) and any(self._valence.of(stored, *span) in wide for span in spans)

    def _tells_late(self, passage: Passage, wanted: Wanted) -> bool:
        """Whether a passage says, and does not praise, that what is to be late is."""
        if wanted.subject is None or self.known(passage).valence is Valence.STRENGTH:
            return False
        stored, start = passage.scored.stored, passage.start
        told = told_late(passage.quote, wanted.subject, demanded=demand(passage) is not None)
        return any(
            one.surely or self._valence.of(stored, start + one.start, start + one.end) in _FAULTS
            for one in told
        )

    def _otherwise(self, passage: Passage, wanted: Wanted) -> bool:
        """Whether a finding plainly says the contrary of what is to be praised or faulted.

        A fault that matches best of all may call it by another name.
        """
        subject = wanted.subject
        if subject is None or demand(passage) is not None or not points_otherwise_of(passage.quote, wanted):
            return False
        stored, scores = passage.scored.stored, passage.scored.sentences
        if wanted.leaning is not Leaning.FAULT or not scores:
            return True
        best = stored.sentences[scores.index(max(scores))]
        faults = self._valence.of(stored, *best) is Valence.WEAKNESS
        return not faults or names(subject, stored.paragraph.text[slice(*best)])

    def known(self, passage: Passage) -> Passage:
        """The passage with which way it points."""
        stored = passage.scored.stored
        return replace(passage, valence=self._valence.of(stored, passage.start, passage.end))

    def plainly_praises(self, passage: Passage) -> bool:
        """Whether a sentence of the passage praises beyond doubt."""
        return self._valence.plainly_praises(passage.scored.stored, passage.start, passage.end)

    def plainly_faults(self, passage: Passage) -> bool:
        """Whether a sentence of the passage faults beyond doubt."""
        return self._valence.plainly_faults(passage.scored.stored, passage.start, passage.end)

    def to_its_turn(self, passage: Passage) -> Passage:
        """With all that follows up to what faults, where a short paragraph goes on from praise to a fault.

        Half of a finding misleads whatever words it matches. What faults is quoted with the faults right behind it.
        """
        if passage.valence in _FAULTS:
            return self._with_faults_behind(passage)
        for place, (longer, span) in enumerate(reaching(passage)):
            points = self._valence.of(passage.scored.stored, *span)
            mixed = points is Valence.MIXED and (place == 0 or _still_matches(longer))
            if points is Valence.WEAKNESS or mixed:
                return self._with_faults_behind(with_what_takes_up(longer))
        return passage

    def _from_the_verdict(self, passage: Passage) -> Passage:
        """With the sentence before it that opens the paragraph and says how good it all is, where it is on the matter."""
        longer = from_the_opening(passage)
        if (
            longer is None
            or self._valence.of(passage.scored.stored, longer.start, passage.start) is Valence.NEUTRAL
        ):
            return passage
        return self.known(longer)

    def _both(self, passage: Passage) -> Passage:
        """All of a paragraph of two sentences on one matter that both judge: half of it is half of the finding."""
        stored, scores = passage.scored.stored, passage.scored.sentences
        points = [self._valence.of(stored, *span) for span in stored.sentences]
        judged = len(points) == _BOTH and Valence.NEUTRAL not in points
        on_it = judged and min(scores) >= _BOTH_ON_IT * max(scores)
        return self.known(told_out(passage)) if on_it else passage

    def _with_faults_behind(self, passage: Passage) -> Passage:
        """With the faults right behind it in a short paragraph, up to the last that is on its matter."""
        stored = passage.scored.stored
        faults = takewhile(lambda one: self._valence.of(stored, *one[1]) in _FAULTS, reaching(passage))
        return self.known(still_on_it(passage, [longer for longer, _ in faults], _ON_MATTER) or passage)

    def _spelt_out(self, passage: Passage) -> Passage:
        """What is said to be wrong in a few words, with the sentence behind it, where that faults too: it says in what way."""
        bare = len(passage.quote.split()) <= _BARE and only_judged(passage.quote)
        if not bare or passage.valence not in _FAULTS:
            return passage
        longer = one_more(passage)
        if longer is None or only_judged(longer.quote):  # a second bare fault is one of something else
            return passage
        faults = self._valence.of(passage.scored.stored, passage.end, longer.end) in _FAULTS
        return self.known(longer) if faults else passage

    def carried_on(self, passage: Passage) -> Passage:
        """With the next sentence where the run only says what there is, and the next how good it is.

        So too where the run praises and the next sentence, still on the matter, takes some of it back.
        """
        if passage.valence not in (Valence.NEUTRAL, Valence.STRENGTH):
            return passage
        longer = one_more(passage)
        if longer is None:
            return passage
        known = self.known(longer)
        if passage.valence is Valence.NEUTRAL:
            return known if known.valence is not Valence.NEUTRAL else passage
        return known if known.valence is Valence.MIXED and _still_matches(longer) else passage

    def _other_sentence(self, scored: ScoredParagraph, wanted: Wanted) -> Passage | None:
        """The best sentence of the side wanted that matches nearly as well as the paragraph's best, or None.

        With the sentence that leans on it, where only that says what came of it.
        """
        enough = 0.0 if wanted.late else _NEARLY * max(scored.sentences, default=0.0)
        for place in sorted(range(len(scored.sentences)), key=lambda place: -scored.sentences[place]):
            if scored.sentences[place] < enough:
                return None
            sentence = sentence_of(scored, place)
            before = one_before(sentence) if wanted.late else None  # which may name what is late
            for run in (sentence, with_what_leans(sentence), before):
                if run is not None and self._on_side(self.known(run), wanted):
                    return self._taken_up(self.known(run), wanted)
        return None

    def _taken_up(self, passage: Passage, wanted: Wanted) -> Passage:
        """With the sentence that goes on about it, where the whole is of the side wanted all the same."""
        longer = self.known(with_what_takes_up(passage))
        return longer if self._on_side(longer, wanted) else passage


def _still_matches(passage: Passage) -> bool:
    """Whether the last sentence of a run is on the matter as well."""
    scores, spans = passage.scored.sentences, passage.scored.stored.sentences
    last = next(place for place, (_, end) in enumerate(spans) if end == passage.end)
    return scores[last] >= _STILL * max(scores)
