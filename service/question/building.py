"""Making a question of what was read: whom it asks, of which reports, in which terms, for what."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from indexer.contracts import StoredReport
from service.question.acted_on import asks_what_became
from service.question.answer_types import views_named
from service.question.asked import Asked, ask_authorities
from service.question.begun import body_begun
from service.question.carried import (
    as_follow_up,
    authorities_asked_the_same,
    follow_up_of,
    when_asked,
    with_topic_of,
)
from service.question.conversation import FollowUp
from service.question.covered import before_the_one_named, covered, since_what_was_asked, years_asked
from service.question.danger import tells_of_danger
from service.question.enough import Amount, Supply
from service.question.filters import Filters
from service.question.gazetteer import Gazetteer
from service.question.grades_named import judgement_of
from service.question.intent import Shape, has_fault, intent_of
from service.question.judging_words import side_by_word
from service.question.letters import asks_what_it_is, letters_asked
from service.question.matter_model import with_matter
from service.question.model import AskedAuthority, Intent, Leaning, Question, Scope, one_by_one
from service.question.own_words import side_by_side, with_pair
from service.question.partners import asks_partners
from service.question.reading import LeaningOf, Reading, WordReader
from service.question.scope_model import without_names
from service.question.scope_signs import refused, scope_signs
from service.question.selection import filtered
from service.question.topic import Topic, says_it_officially
from service.question.topics_apart import joined_topics
from service.question.vocabulary import Vocabulary
from service.question.whole_service import WholeService
from service.question.years import When, Which

MatterOf = Callable[[str, Sequence[str]], str]
"""Of a topic, and the texts that will be embedded next: the first term of the matter that it means, or ""."""
SaidSo = Callable[[str, Sequence[StoredReport] | None], bool]
"""Of two words: whether they stand side by side in reports (None: all), where they are rare."""
_NONE_WITHIN = "None of the authorities before is among these; all of these are asked about."
_SEARCHED = (Intent.SINGLE, Intent.COMPARE)  # findings of somebody
_PAST = re.compile(
    r"\b(?:was|were|wasn't|weren't|had|did|didn't|ever|been|used to|reports?|inspections?|over the years)\b"
)
_REPORTS = re.compile(r"\breports\b", re.IGNORECASE)  # of one authority: all of them are meant


class QuestionBuilder:
    """Makes questions of readings over one set of reports. Safe for many threads."""

    def __init__(
        self,
        reports: Sequence[StoredReport],
        gazetteer: Gazetteer,
        vocabulary: Vocabulary,
        words: WordReader,
        matter_of: MatterOf | None,
        leaning_of: LeaningOf | None,
        said_so: SaidSo | None,
    ) -> None:
        """What the models tell (None: not at all) is as for `QuestionReader`."""
        self._reports = tuple(reports)
        self._gazetteer = gazetteer
        self._vocabulary = vocabulary
        self._words = words
        self._matter_of = matter_of
        self._leaning_of = leaning_of
        self._said_so = said_so

    def of(self, reading: Reading, filters: Filters, previous: Question | None) -> Question:
        """One question, or one part, as a question of its own; `previous` is the one before it."""
        taken_over = follow_up_of(reading, previous)
        reading = as_follow_up(reading, taken_over, previous)
        reported = [
            s for s in self._reports if not reading.report_ids or s.report.report_id in reading.report_ids
        ]
        eligible = filtered(reported, filters, self._gazetteer)
        asked = self._authorities(reading, eligible, filters, taken_over, previous)
        reading = self._with_side(self._with_views(reading, taken_over), asked)
        when = when_asked(reading, taken_over, previous)
        when = since_what_was_asked(before_the_one_named(when, reading.masked), reading.masked)
        newest = (
            (bool(asked.authorities) or _who_is_so_now(reading) or asks_what_became(reading.masked))
            and reading.fact is None
            and not (taken_over.topic and previous is not None and previous.fact and when.years)
            and not (filters.report_ids or filters.years or reading.report_ids)
            and not (len(asked.authorities) == 1 and _REPORTS.search(reading.text))
        )
        build = partial(
            self._build,
            asked=asked,
            when=when,
            eligible=eligible,
            narrowed=len(eligible) < len(reported),
            taken_over=taken_over,
            newest=newest,
        )
        built = build(reading)
        if built.intent in _SEARCHED and not built.figures:
            topics = joined_topics(reading.topic.text, self._words.topic)
            alone = (replace(reading, text=_as_written(one.text, reading.text), topic=one) for one in topics)
            built = replace(built, beside=tuple(map(build, alone)))
        if previous is not None and (taken_over.authorities or taken_over.within):
            built = replace(built, among=previous.authorities if taken_over.within else previous.among)
        if previous is not None and taken_over.topic:
            same = authorities_asked_the_same(previous, built, taken_over)
            built = with_topic_of(previous, replace(built, asked_before=same), taken_over)
            if taken_over.again and filters == Filters():  # the very reports asked of before
                built = replace(built, report_ids=previous.report_ids, earlier_ids=previous.earlier_ids)
        return built

    def _authorities(
        self,
        reading: Reading,
        eligible: Sequence[StoredReport],
        filters: Filters,
        taken_over: FollowUp,
        previous: Question | None,
    ) -> Asked:
        context = previous.authorities if previous else ()
        if previous and taken_over.together and len(context) == 1:
            context = (*previous.asked_before, *context)
        held = [stored.report.authority for stored in eligible]
        asked = ask_authorities(
            reading.places,
            gazetteer=self._gazetteer,
            held=held,
            filters=filters,
            compares=reading.shape.compares or "OTHERS" in reading.masked,
            context=context,
            among=previous.among if previous else (),
        )
        if taken_over.within:
            asked = _within(asked, context)
        if reading.report_ids and not asked.authorities:
            names = dict.fromkeys(stored.report.authority for stored in eligible)
            return Asked(tuple(AskedAuthority(name, True, Scope.NAMED) for name in names), asked.notes)
        if taken_over.authorities and not asked.authorities:
            kept = (replace(a, held=a.name in set(held), scope=_carried_on(a)) for a in context)
            return Asked(tuple(kept), asked.notes)
        if taken_over.joined and len(asked.authorities) == 1:
            before = (replace(a, held=a.name in set(held), scope=_carried_on(a)) for a in context)
            together = {a.name: a for a in (*before, *asked.authorities)}
            return Asked(tuple(together.values()), asked.notes)
        return asked

    def _build(
        self,
        reading: Reading,
        asked: Asked,
        when: When,
        eligible: Sequence[StoredReport],
        narrowed: bool,
        taken_over: FollowUp,
        newest: bool,
    ) -> Question:
        places, shape, topic = reading.places, reading.shape, reading.topic
        whole = _of_whole_service(reading, asked)
        intent = intent_of(
            shape,
            authorities=len(asked.authorities),
            several=places.every,
            has_topic=reading.has_topic and (whole is None or taken_over.topic),
            fact=reading.fact is not None,
            paragraph=reading.paragraph is not None,
        )
        written = {one.written: one.name for one in asked.authorities}
        only_unknown = bool(places.unknown) and not asked.authorities and not (places.every or places.which)
        reports = covered(reading, asked, when, [] if only_unknown else eligible, newest=newest)
        reason = None if taken_over.topic else refused(reading, asked, self._words.in_reports)
        if reading.fact is None and reason is None:
            topic = self._meant(topic, reading, eligible if narrowed else None)
        unexplained = _unexplained(reading, topic) if intent is Intent.THEME and reason is None else ()
        return Question(
            text=reading.text,
            intent=Intent.OUT_OF_SCOPE if reason else intent,
            topic=topic.text,
            concepts=topic.concepts,
            rewrites=topic.rewrites,
            authorities=asked.authorities,
            report_ids=() if reason else reports.ids,
            earlier_ids=() if reason else reports.earlier,
            eligible_ids=frozenset(one.report.report_id for one in eligible) if narrowed else None,
            years=years_asked(when, eligible),
            until=when.until,
            months=tuple(when.months.written()),
            latest=when.which is Which.LATEST or "LATEST" in reading.masked,
            previous=when.which is Which.PREVIOUS,
            kinds=when.kinds,
            fact=None if reason else reading.fact,
            figures=() if reason else reading.figures,
            paragraph=reading.paragraph,
            wants_number=shape.wants_number,
            wants_date=shape.wants_date,
            wants_name=shape.wants_name,
            wants_reason=shape.wants_reason,
            wants_outfit=shape.wants_outfit,
            wants_sum=shape.wants_sum,
            counted=shape.counted if shape.wants_number else None,
            wants_place=shape.wants_place,
            time=shape.time,
            groups=shape.groups,
            circumstances=shape.circumstances,
            provision=shape.provision,
            beside_others=shape.beside_others,
            deed=shape.deed,
            inquiry=shape.inquiry,
            contents_of=shape.contents_of,
            post=shape.post,
            partners=self._others(reading, asked),
            letters=letters_asked(reading.masked),
            begun=body_begun(reading.text, written, self._gazetteer.data.bodies),
            names=reading.names,
            things=shape.things,
            verb=shape.verb,
            asks_who=shape.asks_who,
            subject=shape.subject,
            views_of=shape.views_of,
            yes_no=shape.yes_no,
            judges=shape.judges,
            leaning=shape.leaning,
            denied=shape.denied and shape.leaning is not None,
            absent=shape.absent,
            asks_silent=shape.asks_silent,
            mentions=shape.mentions,
            supply=shape.supply,
            amount=_amount(shape, asked),
            unknown_places=places.unknown,
            judgement=_judgement_moved(reading),
            whole=whole,
            follows=taken_over.any or reading.borrows,
            borrows=reading.borrows,
            scope_signs=scope_signs(reading, asked, self._words.in_reports),
            without_names=without_names(reading.masked),
            refusal=reason,
            foreign=reading.foreign,
            danger=tells_of_danger(reading.text.lower()),
            notes=tuple(dict.fromkeys((*reading.notes, *asked.notes, *reports.notes, *unexplained))),
        )

    def _others(self, reading: Reading, asked: Asked) -> tuple[str, ...]:
        """How the other authorities are written, where it is asked which of them the one named has something with."""
        alone = len(asked.authorities) == 1 and asks_partners(reading.masked, reading.text)
        return self._gazetteer.others(asked.authorities[0].name) if alone else ()

    def _with_side(self, reading: Reading, asked: Asked) -> Reading:
        """The reading with the side that it asks for by the name of a fault or by the model, where it looks for those who have it."""
        of_findings = not (reading.fact or reading.figures or reading.shape.wants_number)
        if one_by_one(asked.authorities) or not (
            reading.shape.may_lean and of_findings and reading.has_topic
        ):
            return reading
        leaning = Leaning.FAULT if has_fault(reading.masked) else None
        if leaning is None and reading.shape.denied:
            leaning = Leaning.FAULT
        if leaning is None and reading.shape.asks_who and reading.shape.amount is not None:
            leaning = Leaning.PRAISE if reading.shape.amount[1] is Amount.ENOUGH else Leaning.FAULT
        leaning = leaning or side_by_word(reading.masked)
        if leaning is None and self._leaning_of is not None:
            leaning = self._leaning_of(reading.masked)
        return replace(reading, shape=replace(reading.shape, leaning=leaning))

    def _with_views(self, reading: Reading, taken_over: FollowUp) -> Reading:
        """The reading with people's views as its topic, where these are asked for and of nothing ("what did children say?")."""
        views = reading.shape.views_of
        if not views or reading.has_topic or reading.facts or taken_over.topic:
            return reading
        return replace(reading, topic=self._words.topic(views_named(views)))

    def _meant(self, topic: Topic, reading: Reading, reports: Sequence[StoredReport] | None) -> Topic:
        """The topic with the matter that it means, where it has words that no saying holds.

        Not where `reports` (None: all) have two of these side by side as well: they mean what they say.
        """
        if self._matter_of is None or not topic.words or says_it_officially(topic):
            return topic
        said_so = self._said_so
        own = next((words for words in side_by_side(topic) if said_so and said_so(words, reports)), None)
        if own is not None:
            return with_pair(topic, own)
        # What tells the scope of the question embeds these.
        beside = [without_names(reading.masked), *topic.rewrites]
        entry = self._vocabulary.entry(self._matter_of(topic.text, beside))
        return with_matter(topic, entry) if entry else topic


def _within(asked: Asked, context: Sequence[AskedAuthority]) -> Asked:
    """Those of the authorities before that are asked about now, by their region."""
    names = {one.name for one in asked.authorities}
    kept = tuple(replace(one, scope=Scope.COUNTED) for one in context if one.name in names)
    return Asked(kept, asked.notes) if kept else Asked(asked.authorities, (*asked.notes, _NONE_WITHIN))


def _carried_on(authority: AskedAuthority) -> Scope:
    """How an authority of the question before is asked about: by itself, or as one of those whom an answer counted."""
    return Scope.COUNTED if authority.scope is Scope.COUNTED else Scope.CONTEXT


def _as_written(topic: str, text: str) -> str:
    """A topic in lower case as it stands in the text ("PLO"), or as it is where spelling was put right."""
    found = re.search(rf"\b{re.escape(topic)}\b", text, re.IGNORECASE)
    return found[0] if found else topic


def _unexplained(reading: Reading, topic: Topic) -> tuple[str, ...]:
    """A note where it is asked what a term means."""
    a_term = len(topic.concepts) == 1 and says_it_officially(topic)
    if letters_asked(reading.masked) or not (a_term and asks_what_it_is(reading.masked)):
        return ()
    return (
        "The reports are written for readers who know the term: this is what they find, not what it means.",
    )


def _judgement_moved(reading: Reading) -> str | None:
    """The judgement whose very matter a question asks to have changed; None where it asks for more, or for a figure of it."""
    if not reading.shape.temporal or reading.fact is not None or reading.shape.wants_number:
        return None
    return judgement_of(reading.topic.text)


def _amount(shape: Shape, asked: Asked) -> tuple[Supply, Amount] | None:
    """Of what it is asked who of many has too little, enough or too much, where that is the side asked for and all that is."""
    if shape.amount is None or one_by_one(asked.authorities):
        return None
    more = shape.temporal or shape.wants_number or shape.wants_reason or shape.mentions or shape.asks_silent
    side = Leaning.PRAISE if shape.amount[1] is Amount.ENOUGH else Leaning.FAULT
    return shape.amount if shape.leaning in (None, side) and not more else None


def _of_whole_service(reading: Reading, asked: Asked) -> WholeService | None:
    """What is asked of all that one authority does; None where it is of several, or of a fact."""
    return reading.shape.whole if len(asked.authorities) == 1 and reading.fact is None else None


def _who_is_so_now(reading: Reading) -> bool:
    """Whether a question asks who is good or bad at something, and not who was: reports that were superseded say nothing of that."""
    sided = reading.shape.leaning in (Leaning.PRAISE, Leaning.FAULT)
    return sided and _PAST.search(reading.masked) is None
