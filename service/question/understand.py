"""Understanding a question: small steps, each marking what it has read; no model, no state.

clean → take out orders to the machine → places → times and kinds → spelling → topic and concepts →
shape and fact → follow-up → scope → reports covered. What asks several things is told apart after the reading
(`parts`), and each part goes the rest of the way by itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace

from indexer.authorities import Authority, Register
from indexer.contracts import StoredReport
from service.answering.model import Filters
from service.question.asked import Asked, ask_authorities
from service.question.carried import when_asked, with_parts, with_topic_of
from service.question.conversation import FollowUp, follow_up, in_conversation
from service.question.danger import tells_of_danger
from service.question.gazetteer import Gazetteer
from service.question.intent import intent_of
from service.question.matter_model import with_matter
from service.question.model import AskedAuthority, FactKind, Intent, Question, Scope
from service.question.parts import parts_of
from service.question.reading import KindOf, Reading, WordReader
from service.question.scope import refusal
from service.question.scope_model import without_names
from service.question.selection import filtered, narrowed_by_month, select
from service.question.topic import Topic
from service.question.vocabulary import Vocabulary
from service.question.years import When, Which

_DOMAIN = re.compile(
    r"\b(?:child(?:ren)?'?s?|kids?|young|social|care|carers?|ofsted|inspect\w*|safeguard\w*|councils?|authorit\w+|foster\w*|adopt\w*|"
    r"famil\w+|leaders?|reports?|grades?|ratings?|rated|parents?|managers?|judge?ments?|services?|paragraphs?|"
    r"EVERY|OTHERS|WHICH|NEIGHBOURS|KIND|LATEST|PREVIOUS|FIRST|SINCELAST)\b"
)
_SINGLED_OUT = (Scope.NAMED, Scope.CONTEXT)  # not as members of a region or of all
MatterOf = Callable[[str, Sequence[str]], str]
"""Of a topic, and the texts that will be embedded next: the first term of the matter that it means, or ""."""
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
    ) -> None:
        """`corpus_words`: lower-case words of the reports (with counts, if known), for spelling and scope.

        `english`: words of the language at large, which are no slips even where no report uses them.
        `kind_of` tells which fact a question asks for where patterns know none or the wrong one.
        `matter_of` tells which matter a topic means: see `MatterModel`.
        """
        self._kind_of = kind_of
        self._matter_of = matter_of
        self._vocabulary = vocabulary
        self._reports = tuple(reports)
        self.gazetteer = Gazetteer(_with_reported(register, reports))
        ids = [stored.report.report_id for stored in reports]
        inspectors = {name for stored in reports for name in _inspectors(stored)}
        self._words = WordReader(self.gazetteer, vocabulary, ids, corpus_words, english, inspectors)

    def understand(
        self, question: str, filters: Filters | None = None, previous: Question | None = None
    ) -> Question:
        """The question understood; `previous` is the one before in the same conversation."""
        filters = filters or Filters()
        reading = self._words.read(in_conversation(question) if previous else question)
        if reading.misuse and not (reading.has_topic or reading.places.mentions):  # no follow-up is left
            previous = None
        parts: list[Question] = []
        for part in self._parts(reading, previous):
            before = parts[-1] if part.asks_on and parts else previous
            parts.append(self._of(part, filters, before))
        if len(parts) == 1:
            return parts[0]
        return with_parts(self._of(reading, filters, previous), parts, reading.notes)

    def _parts(self, whole: Reading, previous: Question | None) -> tuple[Reading, ...]:
        """What a question asks, one by one; where no pattern knows a fact, as the model of facts takes it.

        The model is asked of the whole first, then of what it is made of ("… is a new council. What did it get?").
        """
        parts = parts_of(whole, self._words.read)
        kind_of = self._kind_of
        if kind_of is None or (len(parts) == 1 and _follow_up(parts[0], previous).any):
            return parts

        def read(text: str) -> Reading:
            part = self._words.read(text)
            # A part without the topic of the whole asks after that topic ("… a council called One Voice. What do others have?").
            of_topic = part.topic.special < whole.topic.special and not part.facts
            return part if of_topic else self._words.told(part, kind_of)

        if len(parts) == 1 and (told := self._words.told(parts[0], kind_of)).facts:
            return parts_of(told, self._words.read)
        if len(parts) == 1 and parts[0].figures:
            return parts
        return parts_of(whole, read)

    def undecided(self, question: str) -> tuple[str, bool, frozenset[FactKind]]:
        """The masked question, whether patterns read a fact, and the kinds it may ask for if not (training asks)."""
        readings = parts_of(self._words.read(question), self._words.read)
        possible = self._words.open_kinds(readings[0]) if len(readings) == 1 else frozenset()
        return readings[0].masked, any(reading.facts for reading in readings), possible

    def _of(self, reading: Reading, filters: Filters, previous: Question | None) -> Question:
        """One question, or one part, as a question of its own."""
        taken_over = _follow_up(reading, previous)
        reported = [
            s for s in self._reports if not reading.report_ids or s.report.report_id in reading.report_ids
        ]
        eligible = filtered(reported, filters, self.gazetteer)
        asked = self._authorities(reading, eligible, filters, taken_over, previous)
        when = when_asked(reading, taken_over, previous)
        newest = (
            bool(asked.authorities)
            and reading.fact is None
            and not (filters.report_ids or filters.years or reading.report_ids)
            and not (len(asked.authorities) == 1 and _REPORTS.search(reading.text))
        )
        built = self._build(reading, asked, when, eligible, taken_over, newest)
        if previous is not None and taken_over.topic:
            built = with_topic_of(previous, built, taken_over)
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
        covered, earlier, notes = self._covered(
            reading, asked, when, [] if only_unknown else eligible, newest
        )
        reason = None if taken_over.topic else self._refusal(reading, asked)
        if reading.fact is None and reason is None:
            topic = self._meant(topic, reading)
        return Question(
            text=reading.text,
            intent=Intent.OUT_OF_SCOPE if reason else intent,
            topic=topic.text,
            concepts=topic.concepts,
            rewrites=topic.rewrites,
            authorities=asked.authorities,
            report_ids=() if reason else covered,
            earlier_ids=() if reason else earlier,
            years=_years(when, eligible),
            months=tuple(when.months.written()),
            latest=when.which is Which.LATEST or "LATEST" in reading.masked,
            kinds=when.kinds,
            fact=None if reason else reading.fact,
            figures=() if reason else reading.figures,
            paragraph=reading.paragraph,
            wants_number=shape.wants_number,
            wants_date=shape.wants_date,
            wants_name=shape.wants_name,
            yes_no=shape.yes_no,
            judges=shape.judges,
            leaning=shape.leaning,
            unknown_places=places.unknown,
            follows=taken_over.any or reading.borrows,
            borrows=reading.borrows,
            scope_signs=self._scope_signs(reading, asked),
            without_names=without_names(reading.masked),
            refusal=reason,
            foreign=reading.foreign,
            danger=tells_of_danger(reading.text.lower()),
            notes=tuple(dict.fromkeys((*reading.notes, *asked.notes, *notes))),
        )

    def _meant(self, topic: Topic, reading: Reading) -> Topic:
        """The topic with the matter that it means, where it has words that no saying holds."""
        if self._matter_of is None or not topic.words:
            return topic
        # What tells the scope of the question embeds these.
        beside = [without_names(reading.masked), *topic.rewrites]
        entry = self._vocabulary.entry(self._matter_of(topic.text, beside))
        return with_matter(topic, entry) if entry else topic

    def _covered(
        self, reading: Reading, asked: Asked, when: When, eligible: Sequence[StoredReport], newest: bool
    ) -> tuple[tuple[str, ...], tuple[str, ...], list[str]]:
        """Ids of the reports covered and of earlier ones left out, in the index's order, and what to say of it."""
        by_name: dict[str, list[StoredReport]] = {}
        for stored in eligible:
            by_name.setdefault(stored.report.authority, []).append(stored)
        excluded = reading.places.excluded
        names = [authority.name for authority in asked.authorities] or [
            n for n in by_name if n not in excluded
        ]
        fact = reading.fact.kind if reading.fact else None
        if fact is FactKind.HELD:
            when = replace(when, which=Which.ANY)
        if fact is FactKind.REPORT_KIND:
            when = replace(when, kinds=())  # the kind is what is asked
        if reading.fact and reading.fact.why and fact is FactKind.GRADE_CHANGE:
            when = When()  # a step is between two reports, whichever of them the year is of
        chosen: set[str] = set()
        earlier: set[str] = set()
        notes: list[str] = []
        for name in names:
            selection = select(
                name,
                by_name.get(name, ()),
                _when_of(name, when, reading.own_years),
                # A count "since YEAR" is of the reports since; only a move is compared with what was before.
                temporal=(reading.shape.temporal and fact is not FactKind.GRADE_COUNT)
                or fact is FactKind.GRADE_CHANGE,
                graded=fact in (FactKind.GRADE, FactKind.GRADE_COUNT),
                wants_number=reading.shape.wants_number and bool(asked.authorities) and fact is None,
                newest=newest,
            )
            chosen.update(stored.report.report_id for stored in selection.reports)
            earlier.update(stored.report.report_id for stored in selection.earlier)
            notes.extend(selection.notes)
        if fact is FactKind.PUBLISHED and when.years and not asked.authorities:
            chosen = {  # the year is that of the publication
                one.report.report_id
                for one in eligible
                if one.report.published and when.covers(one.report.published.year)
            }
        if all(one.scope not in _SINGLED_OUT for one in asked.authorities):
            of_letter = fact in (FactKind.PUBLISHED, FactKind.ADDRESSEE)
            of_month = narrowed_by_month(eligible, when, published=of_letter)
            if of_month is not None and (fact is not None or chosen & of_month):
                chosen &= of_month  # findings of the year are better than none
        said = notes if len(asked.authorities) in (1, 2, 3) else []
        if when.years and not chosen and not said and by_name:
            times = when.months.written() or [str(year) for year in when.years]
            said = [f"No report from {' or '.join(times)} is held."]
        ids = [stored.report.report_id for stored in eligible]
        return tuple(i for i in ids if i in chosen), tuple(i for i in ids if i in earlier), said

    def _scope_signs(self, reading: Reading, asked: Asked) -> tuple[float, ...]:
        """What the words say of the question's scope: see `scope_model`."""
        words = reading.topic.words
        known = sum(self._words.in_reports(word) for word in words)
        return (
            float(min(len(_DOMAIN.findall(reading.masked)), 3)),
            float(bool(asked.authorities)),
            float(min(reading.topic.special, 3)),
            float(len(words)),
            float(known),
            (known + 0.5) / (len(words) + 1),
        )

    def _refusal(self, reading: Reading, asked: Asked) -> str | None:
        topic = reading.topic
        known = [word for word in topic.words if self._words.in_reports(word)]
        domain = topic.special + len(_DOMAIN.findall(reading.masked))
        empty = not (
            topic.concepts or reading.fact or reading.paragraph or asked.authorities or reading.places.every
            or reading.places.which or reading.places.mentions or reading.when.says_something or reading.report_ids
        )  # fmt: skip
        return refusal(
            reading.text,
            reading.masked,
            foreign=reading.foreign,
            misuse=reading.misuse,
            empty=empty,
            authorities=bool(asked.authorities),
            domain_words=domain,
            content_words=len(topic.words),
            known_words=len(known),
            fact=reading.fact is not None,
        )


def _when_of(name: str, when: When, own_years: Mapping[str, int]) -> When:
    """The time asked about for one authority: the year written behind its name, and none that is another's own."""
    if name in own_years:
        return replace(when, years=(own_years[name],))
    return replace(when, years=tuple(year for year in when.years if year not in own_years.values()))


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


def _follow_up(reading: Reading, previous: Question | None) -> FollowUp:
    return follow_up(
        reading.masked,
        named=bool(reading.places.mentions or reading.places.every or reading.places.which),
        has_topic=reading.has_topic or reading.fact is not None or reading.paragraph is not None,
        timed=reading.when.says_something,
        previous=previous,
        paragraph=reading.paragraph is not None,
    )


def _with_reported(register: Register, reports: Sequence[StoredReport]) -> Register:
    """The register with rows for authorities that only the reports know."""
    known = {authority.name for authority in register.authorities}
    missing = {
        stored.report.authority: Authority(
            stored.report.authority, stored.report.urn, region=stored.report.region
        )
        for stored in reports
        if stored.report.authority not in known
    }
    return register.extended(missing.values()) if missing else register


def _inspectors(stored: StoredReport) -> tuple[str, ...]:
    lead = stored.report.lead_inspector
    return (*stored.report.inspectors, *((lead,) if lead else ()))


def _years(when: When, reports: Sequence[StoredReport]) -> tuple[int, ...]:
    """Years asked about, an open range filled up with the years held."""
    if when.since is None and when.until is None:
        return when.years
    held = {stored.report.year for stored in reports if stored.report.year}
    named = [when.since] if when.since is not None else []
    return tuple(sorted({*when.years, *named, *(year for year in held if when.covers(year))}))
