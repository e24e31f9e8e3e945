"""Which of what was found is quoted."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import product, takewhile

from indexer.contracts import StoredParagraph, StoredReport
from service.answering.answer_types import prints_sum
from service.answering.boards import without_boards
from service.answering.counted_model import load_counted_model
from service.answering.counting import Thing, best_count, told_by
from service.answering.denial import denies, has_little
from service.answering.extractive import asks_for, demand
from service.answering.named import by_name, demands, is_beside_it, says_nothing_of_supply
from service.answering.nearby import as_it_is_now, names_the_bare_term, says_the_rare
from service.answering.passages import (
    Passage,
    best_figure,
    best_run,
    choose,
    on_the_matter,
    one_more,
    reaching,
    sentence_of,
    still_on_it,
    told_out,
    under_headings,
    with_what_leans,
    with_what_takes_up,
)
from service.answering.policy import Policy
from service.answering.sides import LEANS, has_side
from service.answering.standing import only_judged
from service.answering.typed import is_typed, of_type
from service.answering.valence import Valence, ValenceReader
from service.answering.wanted import Wanted, points_otherwise_of, told_by_denial, wanted_of
from service.question.model import Intent, Leaning, Question
from service.retrieval.found import Found, ScoredParagraph
from service.retrieval.speaking import names

_SCALE = re.compile(r"\bhow (?:long|big|large|high|old)\b", re.IGNORECASE)
_NEARLY = 0.5  # of the best sentence's match
_OF_THE_MATTER = 0.6  # of the best sentence's match, for a fault to be one of the matter asked about
_ON_MATTER = 0.5  # of the best sentence's match, for a fault behind the run to be of it
_SURE = 0.85  # probability of a paragraph that is on the very fault asked about
_STILL = 0.4  # of the best sentence's match
_BARE = 15  # words of a fault that may not say in what way
_FAULTS = (Valence.WEAKNESS, Valence.MIXED)


class Chooser:
    """Chooses what is quoted of what was found. Safe for use by many threads."""

    def __init__(self, policy: Policy, valence: ValenceReader) -> None:
        self._policy = policy
        self._valence = valence
        self._figures = load_counted_model()

    def passages(self, question: Question, found: Mapping[str, Found]) -> dict[str, list[Passage]]:
        """The passages quoted of each group, most probable first; none where it does not answer."""
        single = len(found) == 1
        many = len(found) > self._policy.few
        return {
            name: self.of_group(
                question,
                as_it_is_now(question, group, self._policy) if many else group,
                single=single,
                many=many,
            )
            for name, group in found.items()
        }

    def of_group(
        self, question: Question, group: Found, *, single: bool, many: bool = False
    ) -> list[Passage]:
        """The passages quoted of one group; `single` says that no other is asked beside it, `many` that a dozen are."""
        policy = self._policy
        if question.asks_silent and not single and any(concept.official for concept in question.concepts):
            return (
                []
                if group.unnamed
                else choose(_naming_first(question, group), threshold=0.0, ratio=0.0, most=1)
            )
        thing = _counted(question) if single else None
        if not self._answers(question, group, thing, single=single, many=many):
            return []
        most, ratio = policy.quoted(group.top, single=single, many=many)
        if is_typed(question) and not question.views_of:
            ratio = max(ratio, policy.ratio_typed)
        parts = [group.scored]
        if question.intent is Intent.TEMPORAL:
            most, parts = policy.most_each, _by_report(group, policy.report)
        leanings = [question.leaning]
        if question.tells_both_sides:
            leanings.append(None)
        # Of several, "long" answers how long as well: who waits longest can be told from it.
        in_words = question.wants_number and not single and _SCALE.search(question.text) is not None
        run = _finder(question, thing)
        runs = [run, None] if in_words else [run]
        counts = many or _counts_who(question, single=single)
        telling = group.telling if counts else None
        asked = None if many or (single and not _asks_for_that_alone(question)) else group.telling
        least = 0.0 if group.called else policy.cites  # what names it has been told by that
        for leaning, run in product(leanings, runs):
            passages = [
                passage
                for scored in parts
                for passage in choose(
                    scored,
                    threshold=least if leaning is None or question.tells_both_sides else policy.cites_theme,
                    ratio=ratio if leaning is None or many else policy.ratio_leaning,
                    most=most,
                    called_for=partial(demands, asked),
                    ratio_called_for=policy.ratio_demand,
                    run=run,
                    read=partial(
                        self._read,
                        question,
                        wanted_of(question, leaning, telling, many=counts),
                    ),
                )
            ]
            if is_beside_it(question, passages, policy.ratio_named * group.top) or (
                single and says_nothing_of_supply(question, passages)
            ):
                continue
            passages = without_boards(question, passages, single=single)
            if passages:
                if single and _asks_at_large(question):
                    self._tell_out(passages, policy.told_out * group.top)
                return list(by_name(question, group.rare, passages, policy.ratio_unnamed * group.top))
        return []

    def _tell_out(self, passages: list[Passage], enough: float) -> None:
        """Put the first finding of at least that probability, to the end of its paragraph, in its place; a demand is one sentence."""
        for place, passage in enumerate(passages):
            if passage.scored.probability < enough:
                return
            if len(passage.scored.stored.sentences) > 1:
                passages[place] = self._known(told_out(passage))
                return

    def _answers(
        self, question: Question, group: Found, thing: Thing | None, *, single: bool, many: bool
    ) -> bool:
        """Whether a group is probable enough to answer for anything of it to be quoted."""
        policy = self._policy
        if group.called:  # the name tells
            return bool(group.scored)
        if thing is not None:
            probable = self._figures.probability(group.top, told_by(group, thing))
            return probable >= policy.answers_counted and group.top >= policy.least
        if many and (self._says_it_rarely(group) or names_the_bare_term(question, group, policy)):
            return True
        enough = policy.answers if single else policy.answers_theme if many else policy.answers_each
        if is_typed(question):
            enough = max(enough, policy.answers_typed)
        unsaid = question.intent is not Intent.TEMPORAL and (group.unnamed or (single and group.apart))
        if unsaid:  # what comes near is not what was asked for in so many words
            enough = max(enough, policy.answers_unsaid)
        return group.answers >= enough and group.top >= policy.least

    def _says_it_rarely(self, group: Found) -> bool:
        """Whether the best paragraph, be it ever so long, names the rare thing that is asked for: of two words, or known to the vocabulary."""
        best = group.scored[:1]
        several = group.rare is None or " " in group.rare.written
        return several and any(
            one.probability >= self._policy.answers and says_the_rare(group, one.stored) for one in best
        )

    def opening(self, beginnings: Sequence[ScoredParagraph]) -> Passage | None:
        """How the first of these paragraphs begins that begins with a judgement, with what takes it back; None where none does."""
        for scored in beginnings:
            first = (
                sentence_of(scored, 0)
                if scored.sentences
                else Passage(scored, 0, len(scored.stored.paragraph.text))
            )
            known = self._carried_on(self._to_its_turn(self._known(first)))
            if known.valence is not Valence.NEUTRAL:
                return known
        return None

    def nearest(self, found: Mapping[str, Found]) -> Passage | None:
        """The passage of all groups that comes nearest to an answer, or None where nothing comes near."""
        best = max(
            (group.scored[0] for group in found.values() if group.scored),
            key=lambda one: one.probability,
            default=None,
        )
        if best is None or best.probability < max(self._policy.nearest, self._policy.least):
            return None
        return next(iter(choose([best], threshold=0.0, ratio=0.0, most=1)), None)

    def nearest_since(
        self,
        group: Found,
        reports: Sequence[StoredReport],
        passages: Sequence[Passage],
        alike: Callable[[StoredParagraph, StoredParagraph], float],
    ) -> list[Passage]:
        """What comes nearest in those of a group's reports (oldest first) after the last of which a passage is quoted.

        A finding where one comes near, else what is asked for; none of a report of which nothing comes near, or nothing
        that is `alike` to a paragraph quoted of another (0 to 1, for two of them). What the newest says is the end of
        any change: where that is silent the question is left hanging.
        """
        quoted = [one.scored for one in passages]
        last = max(
            (reports.index(one.report) for one in quoted if one.report in reports), default=len(reports)
        )
        enough = max(self._policy.nearest, self._policy.report * group.top)
        found = []
        for report in reports[last + 1 :]:
            near = [
                one
                for one in group.scored
                if one.report is report
                and one.probability >= enough
                and any(alike(one.stored, other.stored) >= self._policy.alike for other in quoted)
            ]
            if near:
                found.append(self._as_nearest(min(near, key=lambda one: asks_for(one.stored) is not None)))
        return found

    def _as_nearest(self, scored: ScoredParagraph) -> Passage:
        """What is quoted of a paragraph that only comes near: all of it where it is short, as no sentence of it answers."""
        return self._known(told_out(self._to_its_turn(self._known(best_run(scored)))))

    def _read(self, question: Question, wanted: Wanted, passage: Passage) -> Passage | None:
        """The passage with its valence, carried on to what was found; None where it has nothing of the side wanted."""
        fitting = of_type(question, passage)
        if fitting is None:
            return None
        many = wanted.many
        known = self._known(fitting)
        if not (question.wants_number or question.wants_name or question.wants_date):
            known = self._spelt_out(
                self._carried_on(known if many or question.leaning else self._to_its_turn(known))
            )
        if wanted.leaning is None or self._on_side(known, wanted):
            return self._with_faults_behind(known) if wanted.leaning is Leaning.FAULT else known
        longer = None if many else one_more(known)  # the other side often stands next to it: "However, …"
        if longer is not None and self._on_side(longer := self._known(longer), wanted):
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

    def _known(self, passage: Passage) -> Passage:
        stored = passage.scored.stored
        return replace(passage, valence=self._valence.of(stored, passage.start, passage.end))

    def _to_its_turn(self, passage: Passage) -> Passage:
        """With all that follows up to what faults, where a short paragraph goes on from praise to a fault.

        Half of a finding misleads whatever words it matches. What faults is quoted with the faults right behind it.
        """
        if passage.valence in _FAULTS:
            return self._with_faults_behind(passage)
        for longer, span in reaching(passage):
            if self._valence.of(passage.scored.stored, *span) is Valence.WEAKNESS:
                return self._with_faults_behind(with_what_takes_up(longer))
        return passage

    def _with_faults_behind(self, passage: Passage) -> Passage:
        """With the faults right behind it in a short paragraph, up to the last that is on its matter."""
        stored = passage.scored.stored
        faults = takewhile(lambda one: self._valence.of(stored, *one[1]) in _FAULTS, reaching(passage))
        return self._known(still_on_it(passage, [longer for longer, _ in faults], _ON_MATTER) or passage)

    def _spelt_out(self, passage: Passage) -> Passage:
        """What is said to be wrong in a few words, with the sentence behind it, where that faults too: it says in what way."""
        bare = len(passage.quote.split()) <= _BARE and only_judged(passage.quote)
        if not bare or passage.valence not in _FAULTS:
            return passage
        longer = one_more(passage)
        if longer is None or only_judged(longer.quote):  # a second bare fault is one of something else
            return passage
        faults = self._valence.of(passage.scored.stored, passage.end, longer.end) in _FAULTS
        return self._known(longer) if faults else passage

    def _carried_on(self, passage: Passage) -> Passage:
        """With the next sentence where the run only says what there is, and the next how good it is.

        So too where the run praises and the next sentence, still on the matter, takes some of it back.
        """
        if passage.valence not in (Valence.NEUTRAL, Valence.STRENGTH):
            return passage
        longer = one_more(passage)
        if longer is None:
            return passage
        known = self._known(longer)
        if passage.valence is Valence.NEUTRAL:
            return known if known.valence is not Valence.NEUTRAL else passage
        return known if known.valence is Valence.MIXED and _still_matches(longer) else passage

    def _other_sentence(self, scored: ScoredParagraph, wanted: Wanted) -> Passage | None:
        """The best sentence of the side wanted that matches nearly as well as the paragraph's best, or None.

        With the sentence that leans on it, where only that says what came of it.
        """
        enough = _NEARLY * max(scored.sentences, default=0.0)
        for place in sorted(range(len(scored.sentences)), key=lambda place: -scored.sentences[place]):
            if scored.sentences[place] < enough:
                return None
            sentence = sentence_of(scored, place)
            for run in (sentence, with_what_leans(sentence)):
                if run is not None and self._on_side(self._known(run), wanted):
                    return self._taken_up(self._known(run), wanted)
        return None

    def _taken_up(self, passage: Passage, wanted: Wanted) -> Passage:
        """With the sentence that goes on about it, where the whole is of the side wanted all the same."""
        longer = self._known(with_what_takes_up(passage))
        return longer if self._on_side(longer, wanted) else passage


def _counts_who(question: Question, *, single: bool) -> bool:
    """Whether it is counted who of a region or of neighbours is praised or faulted: then only who plainly is."""
    some = bool(question.authorities) and not question.one_by_one
    return question.leaning is not None and some and not single


def _naming_first(question: Question, group: Found) -> list[ScoredParagraph]:
    """What was found, first what names what was asked for by an official term."""
    official = [concept for concept in question.concepts if concept.official]
    return sorted(
        group.scored, key=lambda one: not any(names(term, one.stored.paragraph.text) for term in official)
    )


def _counted(question: Question) -> Thing | None:
    """What a question asks to have counted, where it asks one authority for a figure and not for its course."""
    alone = question.intent is Intent.SINGLE or (
        question.intent is Intent.TEMPORAL and len(question.report_ids) == 1
    )
    if question.counted is None or not alone:
        return None
    return Thing.of(question.counted, question.concepts)


def _finder(question: Question, thing: Thing | None) -> Callable[[ScoredParagraph], Passage | None] | None:
    """What finds the run of a paragraph that answers, None where any may."""
    if thing is not None:
        return partial(best_count, thing=thing)
    if question.wants_sum:
        return partial(best_figure, figure=prints_sum)
    return best_figure if question.wants_number else None


def _by_report(group: Found, share: float) -> list[tuple[ScoredParagraph, ...]]:
    """What was found by report: each has its say where its best is that share of the best, or no change can be seen."""
    return [
        part
        for report in dict.fromkeys(one.report for one in group.scored)
        if (part := tuple(one for one in group.scored if one.report is report))
        and part[0].probability >= share * group.top
    ]


def _asks_at_large(question: Question) -> bool:
    """Whether a question asks for what was found, and neither for one detail of it nor for one side or both apart."""
    detail = question.wants_number or question.wants_name or question.wants_date or is_typed(question)
    sided = question.leaning is not None or question.judges
    return question.intent is Intent.SINGLE and not (detail or sided)


def _asks_for_that_alone(question: Question) -> bool:
    """Whether a question asks for one thing at large, and not for something of it or for an answer of a type."""
    return len(question.concepts) == 1 and not is_typed(question)


def _still_matches(passage: Passage) -> bool:
    """Whether the last sentence of a run is on the matter as well."""
    scores, spans = passage.scored.sentences, passage.scored.stored.sentences
    last = next(place for place, (_, end) in enumerate(spans) if end == passage.end)
    return scores[last] >= _STILL * max(scores)
