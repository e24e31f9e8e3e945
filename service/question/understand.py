"""Understanding a question: small steps, each marking what it has read; no model, no state.

clean → take out orders to the machine → places → times and kinds → spelling → topic and concepts →
shape and fact → follow-up → scope → reports covered. What asks several things is told apart after the reading
(`parts`), and each part goes the rest of the way by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from functools import cache

from indexer.authorities import Register
from indexer.contracts import StoredReport
from service.question.asking_on import AsksOn
from service.question.building import MatterOf, QuestionBuilder, SaidSo
from service.question.carried import (
    follow_up_of,
    with_parts,
)
from service.question.conversation import FollowUp
from service.question.counted_before import (
    as_asked_of_those,
    as_inspections,
    asks_of_reports,
    asks_of_those_counted,
    reports_counted,
    said_of_those,
    which_one,
)
from service.question.danger import tells_of_danger
from service.question.ellipsis import filled_in, matter_after
from service.question.filters import Filters
from service.question.follow_up_note import as_of, asked_in_all, follow_up_note
from service.question.gazetteer import Gazetteer
from service.question.hanging import ASKS_ON, is_of_them_alone, pointed_at, taken_as_all
from service.question.in_context import OfInspector, in_context, of_inspector_told
from service.question.model import FactKind, Intent, Question, Scope
from service.question.parts import parts_of
from service.question.reading import KindOf, LeaningOf, Reading, WordReader
from service.question.reported import inspectors_of, with_reported
from service.question.vocabulary import Vocabulary
from service.wording import counted

_OF_INSPECTIONS = (
    FactKind.INSPECTION_DATES,
    FactKind.LEAD_INSPECTOR,
    FactKind.INSPECTORS,
    FactKind.PUBLISHED,
)


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
        self._kind_of = kind_of
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
        self._builder = QuestionBuilder(
            reports, self.gazetteer, vocabulary, self._words, matter_of, leaning_of, said_so
        )

    def understand(
        self, question: str, filters: Filters | None = None, previous: Question | None = None
    ) -> Question:
        """The question understood; `previous` is the one before in the same conversation."""
        filters = filters or Filters()
        previous = previous and (previous.aside_from or previous)
        if previous is not None:
            inspector = of_inspector_told(question, previous, self._words.people, self._reports)
            if inspector is not None:
                return self._of_inspector(inspector, question, filters, previous)
            counts = bool(previous.singled_out) and asks_of_those_counted(question, previous)
            if counts and (unsaid := which_one(question, previous)):
                alone = self._understood(question, filters, previous)
                return replace(alone, intent=Intent.OUT_OF_SCOPE, refusal=unsaid, notes=())
            of_reports = self._reports_counted(question, previous, counted=counts)
            question = said_of_those(question, previous)
            previous = as_asked_of_those(previous) if counts else previous
            if of_reports and (of_these := self._of_reports(question, filters, previous, of_reports)):
                return of_these
        return self._understood(question, filters, previous)

    def _of_inspector(
        self, inspector: OfInspector, question: str, filters: Filters, previous: Question
    ) -> Question:
        """The question of the inspector whom it means: of all reports where it asks what else that one did; refused where it may be several."""
        if not inspector.text:
            alone = self._understood(question, filters, None)
            return replace(alone, intent=Intent.OUT_OF_SCOPE, refusal=inspector.note, notes=())
        alone = self._understood(inspector.text, filters, None if inspector.beyond else previous)
        return replace(alone, notes=(inspector.note, *alone.notes))

    def _reports_counted(self, question: str, previous: Question, *, counted: bool) -> tuple[str, ...]:
        """Ids of the inspections that the answer before counted, or was asked about as such, where a question is of these alone."""
        if not counted:
            return previous.of_reports if asks_of_reports(question) else ()
        whose = set(previous.singled_out)
        names = {one.report.report_id: one.report.authority for one in self._reports}
        return tuple(one for one in reports_counted(question, previous) if names.get(one) in whose)

    def _of_reports(
        self, question: str, filters: Filters, previous: Question, reports: Sequence[str]
    ) -> Question | None:
        """The question of some reports alone; None where it is not about their councils, or asks how these moved."""
        kept = tuple(one for one in reports if one in (filters.report_ids or reports))
        within = filters.model_copy(update={"report_ids": kept})
        understood = self._understood(question, within, previous)
        if not understood.facts:  # what is asked of an inspection itself is known by its name
            named = self._understood(as_inspections(question), within, previous)
            understood = named if any(fact.kind in _OF_INSPECTIONS for fact in named.facts) else understood
        asked = understood.authorities
        # Of one authority alone a filter names it.
        scopes = (Scope.COUNTED, Scope.CONTEXT, *((Scope.FILTER,) if previous.by_reports else ()))
        carried = bool(asked) and all(one.scope in scopes for one in asked)
        moves = understood.intent is Intent.TEMPORAL or any(
            fact.kind is FactKind.GRADE_CHANGE for fact in understood.facts
        )
        if not kept or not carried or moves or understood.intent is Intent.OUT_OF_SCOPE:
            return None
        told = counted(len(understood.report_ids), "inspection")
        note = f"Asked of the {told} that the answer before counted, not of what came after."
        return replace(understood, of_reports=understood.report_ids, notes=(*understood.notes, note))

    def _understood(self, question: str, filters: Filters, previous: Question | None) -> Question:
        """The question with those at whom it points back in its words and its filters."""
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
            parts.append(self._builder.of(part, filters, before))
        if len(parts) > 1:
            return with_parts(self._builder.of(reading, filters, previous), parts, reading.notes)
        # What somebody tells of danger counts, whatever of it was left out of the question.
        alone = replace(parts[0], danger=parts[0].danger or tells_of_danger(reading.text.lower()))
        alone = _pointing(alone, reading, previous)
        return self._in_its_conversation(
            alone, previous, follow_up_of(reading, previous), filled_in=reading.filled_in
        )

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
        if kind_of is None or (len(parts) == 1 and follow_up_of(parts[0], previous).any):
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


def _pointing(question: Question, reading: Reading, previous: Question | None) -> Question:
    """A question behind which no authorities stand, which says so where it points back at some."""
    others = previous is not None and reading.places.others  # than those asked about before
    named = others or any(authority.scope is not Scope.ALL for authority in question.authorities)
    if previous is None and not named and is_of_them_alone(reading.text):
        return replace(question, intent=Intent.OUT_OF_SCOPE, refusal=ASKS_ON)
    them = "" if named or question.refusal else pointed_at(reading.text)
    if not them:
        return question
    return replace(question, notes=(*question.notes, taken_as_all(them, first=previous is None)))
