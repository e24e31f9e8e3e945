"""What a question asks, as plain values: the hand-over from understanding to retrieval and answering."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from indexer.model import ReportKind
from service.question.answer_types import Party, Where
from service.question.begun import Begun
from service.question.circumstances import Circumstance
from service.question.counted import Counted
from service.question.deeds import Deed
from service.question.enough import Amount, Supply
from service.question.groups import Group
from service.question.inquiries import Inquiry
from service.question.proper_names import ProperName
from service.question.provisions import Provision
from service.question.times_asked import TimeAsked
from service.question.whole_service import WholeService


class Intent(StrEnum):
    """What kind of answer is wanted."""

    SINGLE = "single"  # what one authority's reports say on a topic
    COMPARE = "compare"  # the same of each of several authorities
    TEMPORAL = "temporal"  # what changed at one authority (or several) between reports
    THEME = "theme"  # a topic over all reports, no authority named
    FACT = "fact"  # grades, dates, inspectors, printed counts: from the catalogue
    OVERVIEW = "overview"  # a bare authority name: what its latest report says
    PARAGRAPH = "paragraph"  # "Gateshead 2019 para 13"
    OUT_OF_SCOPE = "out_of_scope"  # not a question about these reports


class FactKind(StrEnum):
    """Facts of a report itself, answered from the catalogue and never by similarity."""

    GRADE = "grade"  # of one judgement, or of all
    INSPECTION_DATES = "inspection_dates"
    PUBLISHED = "published"
    LEAD_INSPECTOR = "lead_inspector"
    INSPECTORS = "inspectors"
    ADDRESSEE = "addressee"
    REPORT_KIND = "report_kind"
    SUBJECT = "subject"  # what a visit looked at
    FRAMEWORK = "framework"
    RECOMMENDATION_COUNT = "recommendation_count"
    DEMANDS = "demands"  # the recommendations and areas for improvement themselves
    PARAGRAPH_COUNT = "paragraph_count"
    HELD = "held"  # which reports, years, authorities are held; what is newest
    GRADE_COUNT = "grade_count"  # how many / which authorities were good in …
    GRADE_CHANGE = "grade_change"  # which improved / declined since …


OF_GRADES = frozenset({FactKind.GRADE, FactKind.GRADE_COUNT, FactKind.GRADE_CHANGE})


class Leaning(StrEnum):
    """The one side of a matter that is asked for."""

    PRAISE = "praise"  # strengths, what works
    FAULT = "fault"  # weaknesses, what goes wrong
    DEMAND = "demand"  # what inspectors told them to do


FEW = 6  # authorities whose findings can be set side by side


class Scope(StrEnum):
    """How an authority came to be asked about."""

    NAMED = "named"
    REGION = "region"
    NEIGHBOURS = "neighbours"
    ALL = "all"
    FILTER = "filter"
    CONTEXT = "context"
    COUNTED = "counted"  # by the answer before


@dataclass(frozen=True, slots=True)
class AskedAuthority:
    """One authority the question is about; `held` says whether any report of it is in the index.

    `instead_of`: the authority asked about, which this one took over from.
    """

    name: str
    held: bool
    scope: Scope
    written: str = ""
    instead_of: str = ""


def one_by_one(authorities: Sequence[AskedAuthority]) -> bool:
    """Whether authorities were named, each by itself, or are the few that an answer counted, and not a region, neighbours or all."""
    alone = (Scope.NAMED, Scope.FILTER, Scope.CONTEXT, *((Scope.COUNTED,) if len(authorities) <= FEW else ()))
    return bool(authorities) and all(authority.scope in alone for authority in authorities)


EVERY_JUDGEMENT = "every judgement"


@dataclass(frozen=True, slots=True)
class GradeCondition:
    """What is asked of the grade for one judgement, beside what is asked of another.

    `said`: the words that name a grade and how it is compared ("not outstanding"); or, where `against` names the
    judgement that it is set against, how it stands to that: higher, lower, higher or lower, same, different.
    `judgement` is `EVERY_JUDGEMENT` where it is asked of each that the report grades.
    """

    judgement: str
    said: str
    against: str | None = None


@dataclass(frozen=True, slots=True)
class FactRequest:
    """Which fact; `judgement` is the canonical judgement for grades, `grade` the one asked about in counts.
    Of any other fact `grade` is the one that the report it is asked of gave ("the inspection that said …").

    `why`: the fact is taken for granted and its reason is asked. `conditions` are those that grades are to meet at once.
    """

    kind: FactKind
    judgement: str | None = None
    grade: str | None = None
    why: bool = False
    conditions: tuple[GradeCondition, ...] = ()


@dataclass(frozen=True, slots=True)
class Concept:
    """One thing the question is about: the words asked and what the reports call it.

    `alternatives` maps a word or phrase to its worth (1.0: as good as said in so many words). A
    paragraph speaks of the concept as well as its best alternative does. `official`: it was asked in a term
    that reports use, so that a report without it and its equals most likely says nothing on it. `joined`: it is
    listed with the one before it ("A and B"), and not asked of it. `saying`: it was asked in a run of everyday words that
    mean that and nothing else ("look after a sick parent").
    """

    written: str
    alternatives: Mapping[str, float]
    official: bool = False
    joined: bool = False
    saying: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """A question understood. Pure data; everything retrieval and answering need.

    `text` is the question cleaned of invisible characters. `topic` is the text without the names of
    authorities, years and report kinds: this is what is matched and embedded. `concepts` are what the
    topic is about, each with the vocabulary's official words for it; `terms` are all their words and
    phrases with the best weight of each, for the lexical half. `rewrites` are whole phrasings in the reports' own language, embedded beside the topic.
    `report_ids` are the reports to search, already narrowed by authorities, years, kinds and filters
    (for several reports of an authority: all that the question covers, newest last). `earlier_ids` are
    reports left out because a later inspection superseded them and the question says nothing of time.
    `parts` are the questions that one asks beside each other, where facts are among them, in its order; each
    is answered by itself, and the whole has no fact of its own then. `beside` are the questions on each of the topics
    that it joins ("care leavers and missing children"), for where they are not spoken of together.
    """

    text: str
    intent: Intent
    topic: str
    concepts: tuple[Concept, ...]
    rewrites: tuple[str, ...]
    authorities: tuple[AskedAuthority, ...]
    report_ids: tuple[str, ...]
    earlier_ids: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    eligible_ids: frozenset[str] | None = None  # what passes the caller's filters; None: all does
    until: int | None = None  # only what is from before this year
    months: tuple[str, ...] = ()  # months or days named with their year, as written: "March 2020"
    latest: bool = False
    previous: bool = False  # what was before the latest
    kinds: tuple[ReportKind, ...] = ()
    fact: FactRequest | None = None
    figures: tuple[str, ...] = ()  # figures of the box on an authority that are asked for, by name
    paragraph: str | None = None
    wants_number: bool = False  # how many, what share, how long
    wants_date: bool = False
    wants_name: bool = False  # who
    wants_reason: bool = False  # why
    wants_outfit: bool = False  # which company, charity, home or scheme, by its name
    wants_sum: bool = False  # how much money
    counted: Counted | None = None  # what is to be counted or measured
    wants_place: Where | None = None  # where something stands
    time: TimeAsked | None = None  # what is asked of time
    groups: tuple[Group, ...] = ()  # who has to be spoken of
    circumstances: tuple[Circumstance, ...] = ()  # which have to be spoken of
    provision: Provision | None = None  # the kind of thing that there is to be for its matter
    beside_others: bool = False  # how one authority stands beside others
    deed: Deed | None = None  # who does or did this
    inquiry: Inquiry | None = None  # what this found
    contents_of: str = ""  # a plan, a pledge or the like of which it asks what is in it
    post: str = ""  # whose holder is asked for
    letters: str = ""  # what may be an abbreviation of which it is asked what it stands for
    begun: Begun | None = None  # the body of which it asks when it began
    names: tuple[ProperName, ...] = ()  # of schemes, tools, agencies … that it asks for
    partners: tuple[str, ...] = ()  # of whom it asks which are with the one authority: how others are written
    things: str = ""  # of which it is asked which they are, in the plural
    verb: str = ""  # as written: reports say it in many words
    asks_who: bool = False  # who of several does or has something
    subject: Party | None = None  # who does or gets what is asked
    views_of: tuple[Party, ...] = ()  # what these think or say of it
    yes_no: bool = False
    judges: bool = False  # strengths and weaknesses, how well, how good
    leaning: Leaning | None = None  # strengths alone, or weaknesses alone
    denied: bool = False  # who does not have or do it
    absent: bool = False  # who has not got it at all
    asks_silent: bool = False  # whose report says nothing on it
    supply: Supply | None = None  # of what it asks if there is enough
    amount: tuple[Supply, Amount] | None = (
        None  # of what it asks who of many has too little, enough or too much
    )
    mentions: bool = False  # whose report has the words for it
    unknown_places: tuple[str, ...] = ()  # names that look like an authority and are none
    follows: bool = False  # takes its authorities or its topic from the question before it
    matter: str = ""  # what "it" is in a question after this one, where its topic says more
    asks: str = ""  # the text of the question whose topic it has, where that is another's
    aside_from: Question | None = None  # what the talk is of, where this asks for something beside it
    singled_out: tuple[str, ...] = ()  # whom its answer counted, for a question that points back at these
    by_reports: tuple[str, ...] = ()  # ids of the reports by which it counted these
    of_reports: tuple[
        str, ...
    ] = ()  # ids of those that the answer before counted, where it is of these alone
    among: tuple[AskedAuthority, ...] = ()  # of whom an answer counted those asked about; () of all
    asked_before: tuple[AskedAuthority, ...] = ()  # of whom the same was asked just before, one after another
    scope_signs: tuple[float, ...] = (
        0.0,
    ) * 6  # words of the field, names, terms, words, known ones: see scope_model
    without_names: str = ""  # the text as a question of any council: see `scope_model.without_names`
    refusal: str | None = None  # why it is out of scope, for people
    foreign: bool = False  # most likely not in English
    danger: bool = False  # tells beside its question that a child may be in danger: help is named first
    judgement: str | None = (
        None  # the topic is what this judgement is of, and asked is whether that got better
    )
    whole: WholeService | None = None  # what is asked of all that the one authority does
    borrows: bool = False  # a part about the authorities and times of another part
    notes: tuple[str, ...] = field(default_factory=tuple)  # how the question was read
    parts: tuple[Question, ...] = ()
    beside: tuple[Question, ...] = ()

    @property
    def one_by_one(self) -> bool:
        """Whether the authorities asked about were named, each by itself, and not as a region, neighbours or all."""
        return one_by_one(self.authorities)

    @property
    def bare(self) -> Concept | None:
        """The one term of the reports that a question over many is about, with nothing asked of it; None where more is asked."""
        asks_more = (
            self.leaning is not None
            or self.wants_number
            or self.wants_reason
            or self.wants_sum
            or self.views_of
            or self.names
            or self.time
            or self.judges
            or self.yes_no
            or self.asks_silent
        )
        alone = self.concepts[0] if len(self.concepts) == 1 and self.concepts[0].official else None
        return None if asks_more or self.intent not in (Intent.THEME, Intent.COMPARE) else alone

    @property
    def tells_both_sides(self) -> bool:
        """Whether the other side is told where one has nothing of the side asked for: it tells more than silence would.

        So of a few that were named; of many it is counted who has it.
        """
        return (
            self.leaning is not None and self.one_by_one and not (self.denied and len(self.authorities) > FEW)
        )

    @property
    def facts(self) -> tuple[FactRequest, ...]:
        """The facts of reports that it asks for, by itself or in its parts."""
        own = (self.fact,) if self.fact else ()
        return (*own, *(fact for part in self.parts for fact in part.facts))

    @property
    def terms(self) -> Mapping[str, float]:
        """Every word and phrase of the concepts with the best weight it has in any."""
        best: dict[str, float] = {}
        for concept in self.concepts:
            for term, weight in concept.alternatives.items():
                best[term] = max(weight, best.get(term, 0.0))
        return best
