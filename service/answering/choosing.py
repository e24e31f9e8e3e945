"""Which of what was found is quoted."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import product

from indexer.contracts import StoredParagraph, StoredReport
from service.answering.answer_types import prints_sum
from service.answering.boards import without_boards
from service.answering.counted_model import load_counted_model
from service.answering.counting import Thing, best_count, told_by
from service.answering.extractive import asks_for
from service.answering.findings import FindingReader
from service.answering.missing import of_the_missing_asked
from service.answering.named import by_name, demands, is_beside_it, says_nothing_of_supply
from service.answering.nearby import (
    as_it_is_now,
    matter_first,
)
from service.answering.other_people import of_those_asked, without_leavers
from service.answering.passages import Passage, best_figure, best_run, choose, sentence_of
from service.answering.policy import Policy
from service.answering.reaching import told_of_it, told_out
from service.answering.telling_amount import amount_finder, first_how_much, says_the_contrary
from service.answering.thresholds import answers, plainly_answers, tells_who_is_late
from service.answering.typed import is_typed
from service.answering.valence import Valence, ValenceReader
from service.answering.wanted import is_named_late, wanted_of, what_is_late
from service.question.lateness import tells_of_lateness
from service.question.model import Concept, Intent, Question
from service.retrieval.formal import is_of_the_inspection
from service.retrieval.found import Found, ScoredParagraph
from service.retrieval.speaking import names

_SCALE = re.compile(r"\bhow (?:long|big|large|high|old)\b", re.IGNORECASE)


class Chooser:
    """Chooses what is quoted of what was found. Safe for use by many threads."""

    def __init__(self, policy: Policy, valence: ValenceReader) -> None:
        self._policy = policy
        self._finding = FindingReader(valence)
        self._figures = load_counted_model()

    def passages(self, question: Question, found: Mapping[str, Found]) -> dict[str, list[Passage]]:
        """The passages quoted of each group, most probable first; none where it does not answer."""
        single = len(found) == 1
        many = len(found) > self._policy.few
        groups = {
            name: of_those_asked(
                question,
                of_the_missing_asked(
                    question, as_it_is_now(question, _of_services(group), self._policy) if many else group
                ),
                single=single,
                many=many,
            )
            for name, group in found.items()
        }
        finder = None if single else amount_finder(question)
        if finder is not None:
            return {name: self._telling_amount(question, group, finder) for name, group in groups.items()}
        to_the_end = len(found) <= self._policy.told_out_of and _asks_at_large(question)
        return {
            name: self.of_group(question, group, single=single, many=many, to_the_end=to_the_end)
            for name, group in groups.items()
        }

    def of_group(
        self, question: Question, group: Found, *, single: bool, many: bool = False, to_the_end: bool = False
    ) -> list[Passage]:
        """The passages quoted of one group.

        `single` says that no other is asked beside it, `many` that a dozen are, `to_the_end` that the best finding is told
        to the end of its paragraph.
        """
        policy = self._policy
        if question.asks_silent and not single and any(concept.official for concept in question.concepts):
            return (
                []
                if group.unnamed
                else choose(_official_term_first(question, group), threshold=0.0, ratio=0.0, most=1)
            )
        thing = _counted(question) if single else None
        late = what_is_late(question)
        tells_late = many and tells_who_is_late(late, group, policy.speaks)
        if not (tells_late or self._answers(question, group, thing, single=single, many=many)):
            return []
        most, ratio = policy.quoted(group.top, single=single, many=many)
        if is_typed(question) and not question.views_of:
            ratio = max(ratio, policy.ratio_typed)
        by_its_name = many and question.leaning is None and not plainly_answers(group, policy)
        parts = [matter_first(question, group) if by_its_name else group.scored]
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
        telling = _telling(late, group) if counts else None
        asked = None if many or (single and not _asks_for_that_alone(question)) else group.telling
        least = 0.0 if group.called else policy.cites  # what names it has been told by that
        is_called_for = self._called_for(question, group, asked, weighs=not (single or many))
        for leaning, run in product(leanings, runs):
            wanted = wanted_of(question, leaning, telling, many=counts, late=late is not None)
            passages = [
                passage
                for scored in parts
                for passage in choose(
                    scored,
                    threshold=least
                    if tells_late or leaning is None or question.tells_both_sides
                    else policy.cites_theme,
                    ratio=ratio if leaning is None or many else policy.ratio_leaning,
                    most=most,
                    called_for=is_called_for,
                    ratio_called_for=policy.ratio_demand,
                    run=run,
                    read=partial(self._finding.read, question, wanted),
                )
            ]
            if is_beside_it(question, passages, policy.ratio_named * group.top) or (
                single and says_nothing_of_supply(question, passages)
            ):
                continue
            passages = without_leavers(question, without_boards(question, passages, single=single))
            passages = first_how_much(question, passages, single=single)
            if passages:
                if to_the_end:
                    self._tell_out(passages, group.top, single=single)
                return list(by_name(question, group.rare, passages, policy.ratio_unnamed * group.top))
        return []

    def _telling_amount(
        self, question: Question, group: Found, run: Callable[[ScoredParagraph], Passage | None]
    ) -> list[Passage]:
        """The passages of one of many that say in plain words there is as much of a thing as is asked for."""
        policy = self._policy
        if says_the_contrary(question, group, policy.cites):
            return []
        return choose(
            group.scored,
            threshold=policy.cites,
            ratio=0.0,
            most=policy.most_theme,
            run=run,
            read=self._finding.known,
        )

    def _called_for(
        self, question: Question, group: Found, asked: Concept | None, *, weighs: bool
    ) -> Callable[[ScoredParagraph], bool]:
        """What says of an improbable paragraph whether it is quoted all the same: it demands what is `asked`, or names what a few are weighed in."""
        weighed = _weighed(question) if weighs else None
        enough = self._policy.ratio_weighed * group.top

        def is_called_for(one: ScoredParagraph) -> bool:
            return demands(asked, one) or (one.probability >= enough and _says_at_best(weighed, one))

        return is_called_for

    def _tell_out(self, passages: list[Passage], top: float, *, single: bool) -> None:
        """Put the first finding that is nearly as probable as the best, told to its end, in its place; a demand is one sentence.

        Of a `single` authority to the end of the paragraph, of several to the end of its matter, where it surely answers.
        """
        policy = self._policy
        enough = policy.told_out * top if single else max(policy.told_out * top, policy.answers_each)
        for place, passage in enumerate(passages):
            if passage.scored.probability < enough:
                return
            if len(passage.scored.stored.sentences) > 1:
                told = told_out(passage) if single else told_of_it(passage)
                passages[place] = self._finding.known(told)
                return

    def _answers(
        self, question: Question, group: Found, thing: Thing | None, *, single: bool, many: bool
    ) -> bool:
        """Whether a group is probable enough to answer for anything of it to be quoted."""
        policy = self._policy
        if thing is not None and not group.called:
            probable = self._figures.probability(group.top, told_by(group, thing))
            return probable >= policy.answers_counted and group.top >= policy.least
        return answers(question, group, policy, single=single, many=many)

    def opening(self, beginnings: Sequence[ScoredParagraph]) -> Passage | None:
        """How the first of these paragraphs begins that begins with a judgement, with what takes it back; None where none does."""
        for scored in beginnings:
            first = (
                sentence_of(scored, 0)
                if scored.sentences
                else Passage(scored, 0, len(scored.stored.paragraph.text))
            )
            known = self.turned(first)
            if known.valence is not Valence.NEUTRAL:
                return known
        return None

    def turned(self, passage: Passage) -> Passage:
        """A run that is quoted for what it says, with what takes it back, and which way the whole points."""
        return self._finding.carried_on(self._finding.to_its_turn(self._finding.known(passage)))

    def known(self, passage: Passage) -> Passage:
        """A run as it is, with which way it points."""
        return self._finding.known(passage)

    def plainly_praises(self, passage: Passage) -> bool:
        """Whether a run praises beyond doubt."""
        return self._finding.plainly_praises(passage)

    def plainly_faults(self, passage: Passage) -> bool:
        """Whether a run faults beyond doubt."""
        return self._finding.plainly_faults(passage)

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
        return self._finding.known(told_out(self._finding.to_its_turn(self._finding.known(best_run(scored)))))


def _telling(late: Concept | None, group: Found) -> Concept | None:
    """The rarest of the official terms; what is `late` where that is asked for, unless everybody speaks of it or no term tells it."""
    rarest = group.telling
    if late is None:
        return rarest
    common = not is_named_late(late, group)
    return rarest if common and rarest is not None and not tells_of_lateness(rarest.written) else late


def _weighed(question: Question) -> Concept | None:
    """What several are weighed against each other in, by the first term that the vocabulary knows; None where that is not asked."""
    known = (one for one in question.concepts if len(one.alternatives) > 1)
    return next(known, None) if question.judges else None


def _says_at_best(concept: Concept | None, scored: ScoredParagraph) -> bool:
    """Whether the sentence of a paragraph that matches best names the concept."""
    if concept is None or not scored.sentences:
        return False
    best = max(range(len(scored.sentences)), key=scored.sentences.__getitem__)
    return names(concept, scored.stored.paragraph.text[slice(*scored.stored.sentences[best])])


def _counts_who(question: Question, *, single: bool) -> bool:
    """Whether it is counted who of a region or of neighbours is praised or faulted: then only who plainly is."""
    some = bool(question.authorities) and not question.one_by_one
    return question.leaning is not None and some and not single


def _official_term_first(question: Question, group: Found) -> list[ScoredParagraph]:
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


def _of_services(group: Found) -> Found:
    """What was found but for who inspected and how."""
    return group.left_with(
        tuple(one for one in group.scored if not is_of_the_inspection(one.stored.paragraph.section))
    )


def _by_report(group: Found, share: float) -> list[tuple[ScoredParagraph, ...]]:
    """What was found by report: each has its say where its best is that share of the best, or no change can be seen."""
    return [
        part
        for report in dict.fromkeys(one.report for one in group.scored)
        if (part := tuple(one for one in group.scored if one.report is report))
        and part[0].probability >= share * group.top
    ]


def _asks_at_large(question: Question) -> bool:
    """Whether a question asks for what was found, and neither for one detail of it nor for one side."""
    detail = question.wants_number or question.wants_name or question.wants_date or is_typed(question)
    at_large = question.intent in (Intent.SINGLE, Intent.COMPARE)
    return at_large and not detail and question.leaning is None


def _asks_for_that_alone(question: Question) -> bool:
    """Whether a question asks for one thing at large, and not for something of it or for an answer of a type."""
    return len(question.concepts) == 1 and not is_typed(question)
