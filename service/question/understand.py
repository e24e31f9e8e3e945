"""Understanding a question: small steps, each marking what it has read; no model, no state.

clean → take out orders to the machine → places → times and kinds → spelling → topic and concepts →
shape and fact → follow-up → scope → reports covered. What asks several things is told apart after the reading
(`parts`), and each part goes the rest of the way by itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial

from indexer.authorities import Register
from indexer.contracts import StoredReport
from service.answering.model import Filters
from service.question.acted_on import asks_what_became
from service.question.asked import Asked, ask_authorities
from service.question.asking_on import AsksOn
from service.question.carried import (
    as_follow_up,
    authorities_asked_the_same,
    when_asked,
    with_parts,
    with_topic_of,
)
from service.question.conversation import FollowUp, follow_up
from service.question.covered import before_the_one_named, covered, since_what_was_asked, years_asked
from service.question.danger import tells_of_danger
from service.question.ellipsis import filled_in, matter_after
from service.question.follow_up_note import as_of, asked_in_all, follow_up_note
from service.question.gazetteer import Gazetteer
from service.question.grades_named import judgement_of
from service.question.in_context import in_context
from service.question.intent import has_fault, intent_of
from service.question.matter_model import with_matter
from service.question.model import AskedAuthority, FactKind, Intent, Leaning, Question, Scope, one_by_one
from service.question.own_words import side_by_side, with_pair
from service.question.partners import asks_partners
from service.question.parts import parts_of
from service.question.reading import KindOf, LeaningOf, Reading, WordReader
from service.question.reported import inspectors_of, with_reported
from service.question.scope_model import without_names
from service.question.scope_signs import refused, scope_signs
from service.question.selection import filtered
from service.question.topic import Topic, says_it_officially
from service.question.topics_apart import joined_topics
from service.question.vocabulary import Vocabulary
from service.question.years import When, Which

MatterOf = Callable[[str, Sequence[str]], str]
"""Of a topic, and the texts that will be embedded next: the first term of the matter that it means, or ""."""
SaidSo = Callable[[str, Sequence[StoredReport] | None], bool]
"""Of two words: whether they stand side by side in reports (None: all), where they are rare."""
_SEARCHED = (Intent.SINGLE, Intent.COMPARE)  # findings of somebody
_PAST = re.compile(
    r"\b(?:was|were|wasn't|weren't|had|did|didn't|ever|been|used to|reports?|inspections?|over the years)\b"
)
_REPORTS = re.compile(r"\breports\b", re.IGNORECASE)  # of one authority: all of them are meant


class QuestionReader:
    """Understands questions over one set of reports. Built once for an index; safe for many threads."""

    def __init__(
        self,
        reports: Sequence[StoredReport],
        register: Register,
        vocabulary: Vocabulary,
        corpus_words: Mapping[str, int] | Collection[str] = (),
        english: Collection[str] = (),
        kind_of: KindOf | None = None,
        matter_of: MatterOf | None = None,
        leaning_of: LeaningOf | None = None,
        said_so: SaidSo | None = None,
    ) -> None:
        """`corpus_words`: lower-case words of the reports (with counts, if known), for spelling and scope.

        `english`: words of the language at large, which are no slips even where no report uses them.
        `kind_of` tells which fact a question asks for where patterns know none or the wrong one.
        `matter_of` tells which matter a topic means: see `MatterModel`. `leaning_of` tells the side of the
        findings that is asked for where no pattern does. `said_so` tells whether reports (None: all) have two
        words side by side: these mean no other matter.
        """
        self._said_so = said_so
        self._kind_of = kind_of
        self._matter_of = matter_of
        self._leaning_of = leaning_of
        self._vocabulary = vocabulary
        self._reports = tuple(reports)
        whole = with_reported(register, reports)
        self._names = tuple(authority.name for authority in whole.authorities)
        self.gazetteer = Gazetteer(whole)
        ids = [stored.report.report_id for stored in reports]
        inspectors = {name for stored in reports for name in inspectors_of(stored)}
        addressees = {name for stored in reports if (name := stored.report.addressee)}
        self._words = WordReader(
            self.gazetteer, vocabulary, ids, corpus_words, english, inspectors, addressees
        )

    def understand(
        self, question: str, filters: Filters | None = None, previous: Question | None = None
    ) -> Question:
        """The question understood; `previous` is the one before in the same conversation."""
        filters = filters or Filters()
        previous = previous and (previous.aside_from or previous)
        read = cache(self._words.read)  # for this question alone: pieces of it are looked at from many sides
        reading = read(
            in_context(question, previous, self._words.people, self._names) if previous else question
        )
        if reading.misuse and not (reading.has_topic or reading.places.mentions):  # no follow-up is left
            previous = None
        if previous and previous.intent is not Intent.OUT_OF_SCOPE and (text := filled_in(reading, previous)):
            reading = replace(read(text), filled_in=True)
        parts: list[Question] = []
        for part in self._parts(reading, previous, read):
            before = parts[-1] if part.asks_on and parts else previous
            parts.append(self._of(part, filters, before))
        if len(parts) == 1:
            return self._in_its_conversation(
                parts[0], previous, _follow_up(reading, previous), filled_in=reading.filled_in
            )
        return with_parts(self._of(reading, filters, previous), parts, reading.notes)

    def _in_its_conversation(
        self, question: Question, previous: Question | None, taken_over: FollowUp, *, filled_in: bool
    ) -> Question:
        """The question with what a next one may lean on, and with a note of how it was read, where it takes something from the one before."""
        if previous is None or not taken_over.any or question.intent is Intent.OUT_OF_SCOPE:
            return question
        notes = [follow_up_note(previous, question, taken_over)]
        if taken_over.on is AsksOn.STILL:
            notes.append(as_of(question, self._reports))
        asks = asked_in_all(previous, question, taken_over)
        matter = previous.matter if taken_over.topic else ""
        if filled_in:
            matter = matter_after(previous, question)
        return replace(question, asks=asks, matter=matter, notes=(*filter(None, notes), *question.notes))

    def _parts(
        self, whole: Reading, previous: Question | None, read: Callable[[str], Reading]
    ) -> tuple[Reading, ...]:
        """What a question asks, one by one; where no pattern knows a fact, as the model of facts takes it.

        The model is asked of the whole first, then of what it is made of ("… is a new council. What did it get?").
        """
        parts = parts_of(whole, read)
        kind_of = self._kind_of
        if kind_of is None or (len(parts) == 1 and _follow_up(parts[0], previous).any):
            return parts

        def told(text: str) -> Reading:
            part = read(text)
            # A part without the topic of the whole asks after that topic ("… a council called One Voice. What do others have?").
            of_topic = part.topic.special < whole.topic.special and not part.facts
            return part if of_topic else self._words.told(part, kind_of)

        if len(parts) == 1 and (alone := self._words.told(parts[0], kind_of)).facts:
            return parts_of(alone, read)
        if len(parts) == 1 and parts[0].figures:
            return parts
        return parts_of(whole, told)

    def undecided(self, question: str) -> tuple[str, bool, frozenset[FactKind]]:
        """The masked question, whether patterns read a fact, and the kinds it may ask for if not (training asks)."""
        readings = parts_of(self._words.read(question), self._words.read)
        possible = self._words.open_kinds(readings[0]) if len(readings) == 1 else frozenset()
        return readings[0].masked, any(reading.facts for reading in readings), possible

    def _of(self, reading: Reading, filters: Filters, previous: Question | None) -> Question:
        """One question, or one part, as a question of its own."""
        taken_over = _follow_up(reading, previous)
        reading = as_follow_up(reading, taken_over, previous)
        reported = [
            s for s in self._reports if not reading.report_ids or s.report.report_id in reading.report_ids
        ]
        eligible = filtered(reported, filters, self.gazetteer)
        asked = self._authorities(reading, eligible, filters, taken_over, previous)
        reading = self._with_side(reading, asked)
        when = when_asked(reading, taken_over, previous)
        when = since_what_was_asked(before_the_one_named(when, reading.masked), reading.masked)
        newest = (
            (bool(asked.authorities) or _who_is_so_now(reading) or asks_what_became(reading.masked))
            and reading.fact is None
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
        if previous is not None and taken_over.topic:
            same = authorities_asked_the_same(previous, built, taken_over)
            built = with_topic_of(previous, replace(built, asked_before=same), taken_over)
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
            gazetteer=self.gazetteer,
            held=held,
            filters=filters,
            compares=reading.shape.compares or "OTHERS" in reading.masked,
            context=context,
        )
        if reading.report_ids and not asked.authorities:
            names = dict.fromkeys(stored.report.authority for stored in eligible)
            return Asked(tuple(AskedAuthority(name, True, Scope.NAMED) for name in names), asked.notes)
        if taken_over.authorities and not asked.authorities:
            kept = tuple(
                AskedAuthority(a.name, a.name in set(held), Scope.CONTEXT, a.written) for a in context
            )
            return Asked(kept, asked.notes)
        if taken_over.joined and len(asked.authorities) == 1:
            before = (replace(a, held=a.name in set(held), scope=Scope.CONTEXT) for a in context)
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
        intent = intent_of(
            shape,
            authorities=len(asked.authorities),
            several=places.every,
            has_topic=reading.has_topic,
            fact=reading.fact is not None,
            paragraph=reading.paragraph is not None,
        )
        only_unknown = bool(places.unknown) and not asked.authorities and not (places.every or places.which)
        reports = covered(reading, asked, when, [] if only_unknown else eligible, newest=newest)
        reason = None if taken_over.topic else refused(reading, asked, self._words.in_reports)
        if reading.fact is None and reason is None:
            topic = self._meant(topic, reading, eligible if narrowed else None)
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
            beside_others=shape.beside_others,
            deed=shape.deed,
            post=shape.post,
            partners=self._others(reading, asked),
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
            unknown_places=places.unknown,
            judgement=_judgement_moved(reading),
            follows=taken_over.any or reading.borrows,
            borrows=reading.borrows,
            scope_signs=scope_signs(reading, asked, self._words.in_reports),
            without_names=without_names(reading.masked),
            refusal=reason,
            foreign=reading.foreign,
            danger=tells_of_danger(reading.text.lower()),
            notes=tuple(dict.fromkeys((*reading.notes, *asked.notes, *reports.notes))),
        )

    def _others(self, reading: Reading, asked: Asked) -> tuple[str, ...]:
        """How the other authorities are written, where it is asked which of them the one named has something with."""
        alone = len(asked.authorities) == 1 and asks_partners(reading.masked, reading.text)
        return self.gazetteer.others(asked.authorities[0].name) if alone else ()

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
        if leaning is None and self._leaning_of is not None:
            leaning = self._leaning_of(reading.masked)
        return replace(reading, shape=replace(reading.shape, leaning=leaning))

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


def understand(
    question: str,
    *,
    filters: Filters,
    reports: Sequence[StoredReport],
    register: Register,
    vocabulary: Vocabulary,
    previous: Question | None = None,
) -> Question:
    """Understand one question by itself; for many over the same reports build a `QuestionReader` once."""
    return QuestionReader(reports, register, vocabulary).understand(question, filters, previous)


def _as_written(topic: str, text: str) -> str:
    """A topic in lower case as it stands in the text ("PLO"), or as it is where spelling was put right."""
    found = re.search(rf"\b{re.escape(topic)}\b", text, re.IGNORECASE)
    return found[0] if found else topic


def _judgement_moved(reading: Reading) -> str | None:
    """The judgement whose very matter a question asks to have changed; None where it asks for more, or for a figure of it."""
    if not reading.shape.temporal or reading.fact is not None or reading.shape.wants_number:
        return None
    return judgement_of(reading.topic.text)


def _who_is_so_now(reading: Reading) -> bool:
    """Whether a question asks who is good or bad at something, and not who was: reports that were superseded say nothing of that."""
    sided = reading.shape.leaning in (Leaning.PRAISE, Leaning.FAULT)
    return sided and _PAST.search(reading.masked) is None


def _follow_up(reading: Reading, previous: Question | None) -> FollowUp:
    return follow_up(
        reading.masked,
        named=bool(reading.places.mentions or reading.places.every or reading.places.which),
        has_topic=reading.has_topic or reading.fact is not None or reading.paragraph is not None,
        timed=reading.when.says_something,
        previous=previous,
        paragraph=reading.paragraph is not None,
        fact=reading.fact.kind if reading.fact else None,
        filled_in=reading.filled_in,
    )
