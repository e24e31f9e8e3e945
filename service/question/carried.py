"""What a question carries over from the one before it, and from its parts to the whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from service.question.asking_on import AsksOn
from service.question.conversation import FollowUp, asks_who_is_better_overall, follow_up
from service.question.counted import Measure
from service.question.denied import speaks_of_fault
from service.question.grades_named import OVERALL, judgement_asked
from service.question.hanging import pointed_at
from service.question.model import AskedAuthority, FactKind, FactRequest, Intent, Leaning, Question
from service.question.months import months_written
from service.question.reading import Reading
from service.question.whole_service import MOVES, WholeService
from service.question.years import NOW, When, Which

_BEFORE = re.compile(
    r"(?<!year )(?<!month )\b(?:before(?: (?:that|then|this|them|him|her))?|previously|earlier|the time before)$"
)
_STILL = re.compile(r"\bstill\b")
_MOVED = re.compile(
    r"\b(?:drop|dropped|fall|fell|declin\w+|deteriorat\w+|worse|better|improv\w+|chang\w+|go (?:up|down)|went (?:up|down)|rise|rose|slip|slipped)\b"
)
_THE_OTHERS = re.compile(r"\bthe (?:others|rest|(?:other|remaining) \w+)\b", re.IGNORECASE)
_OF_THAT = re.compile(r"\b(?:for|on|of|in) (?:that|this|it)$")
_BESIDE = re.compile(
    r"\b(?:national\w*|regional\w*|england|english|average|norm|elsewhere|other|most|similar|compare[sd]?)\b"
)
# What is to improve differs from report to report; whether that got better is told by the grades.
_OF_WHOLE = (FactKind.DEMANDS, FactKind.RECOMMENDATION_COUNT)
_HELD_SINCE = "director in post"  # the figure that says how long a director has been one


def when_asked(reading: Reading, taken_over: FollowUp, previous: Question | None) -> When:
    """The times a question is about: its own, or those of the question before."""
    when = reading.when
    if previous is None or not taken_over.any:
        return when
    if "SINCELAST" in reading.masked and previous.years:
        return replace(when, since=max(previous.years) + 1, which=Which.ANY)
    carried = taken_over.topic or taken_over.time
    if taken_over.on is AsksOn.CHANGE and when.which is Which.PREVIOUS:  # told beside what is so now
        when = replace(when, which=Which.ANY)
    still = taken_over.on is AsksOn.STILL and not when.says_something
    if still or (taken_over.reasons and _MOVED.search(reading.masked)):
        return When(which=Which.LATEST)
    changes = reading.shape.temporal or taken_over.on is AsksOn.CHANGE
    if when.says_something or changes or not carried:
        return when
    if NOW.search(reading.masked) or (previous.years and _STILL.search(reading.masked)):
        return When(which=Which.LATEST)
    if _BEFORE.search(_bare(reading)):
        return When(until=min(previous.years)) if previous.years else When(which=Which.PREVIOUS)
    before = previous.previous and taken_over.topic  # another matter is asked of what holds now
    which = Which.LATEST if previous.latest else Which.PREVIOUS if before else Which.ANY
    places = reading.places
    of_others = places.others or places.every or places.which
    if of_others and taken_over.topic and (not previous.one_by_one or _THE_OTHERS.search(reading.text)):
        return _its_times(previous, which)  # the year was asked of everybody
    return _times_of(previous, taken_over, which, of_others=of_others)


def _its_times(previous: Question, which: Which) -> When:
    """All times of the question before, its months too."""
    return When(
        years=previous.years,
        until=previous.until,
        months=months_written(previous.months),
        kinds=previous.kinds,
        which=which,
    )


def _times_of(previous: Question, taken_over: FollowUp, which: Which, *, of_others: bool) -> When:
    """The times of the question before; `of_others`: others are asked now, each of whom has years of its own."""
    # Whether it was a full inspection asks for its kind; what follows is of the same report, whatever its kind.
    of_kind = previous.fact is not None and previous.fact.kind is FactKind.REPORT_KIND
    kinds = () if of_kind else previous.kinds
    if not (taken_over.authorities or taken_over.within) or of_others:
        return When(kinds=kinds, which=which)
    if taken_over.together and previous.asked_before:  # each had a time of its own
        return When(kinds=kinds)
    if len({part.years for part in previous.parts}) > 1:  # and so had each part
        return When(kinds=kinds, which=which)
    return replace(_its_times(previous, which), kinds=kinds)


def as_follow_up(reading: Reading, taken_over: FollowUp, previous: Question | None) -> Reading:
    """The reading without what its words alone would say and the question before it makes otherwise."""
    if previous is None or not taken_over.any:
        return reading
    reading = _of_these_few(reading, taken_over)
    if taken_over.together and asks_who_is_better_overall(reading.masked):
        return replace(reading, facts=(FactRequest(FactKind.GRADE, OVERALL),))
    if (
        previous.whole in MOVES and taken_over.topic and reading.places.mentions
    ):  # of others the course is asked
        return replace(reading, facts=(), shape=replace(reading.shape, temporal=True))
    if taken_over.on is AsksOn.STANDING:  # the reports of whoever it was tell how they stand
        places = replace(reading.places, every=False, others=False, neighbours=False)
        return replace(reading, places=places, facts=())
    if taken_over.on is AsksOn.CHANGE:
        return _asking_for_change(reading, previous)
    if taken_over.again:
        return replace(reading, facts=(), shape=replace(reading.shape, wants_number=False))
    if taken_over.on is not None or (taken_over.topic and not previous.facts):
        return replace(reading, facts=())
    fact = reading.fact
    if fact and fact.kind is FactKind.GRADE and fact.judgement == OVERALL and _OF_THAT.search(_bare(reading)):
        judgement = judgement_asked(previous.topic)
        return replace(reading, facts=(replace(fact, judgement=judgement),)) if judgement else reading
    return reading


def _of_these_few(reading: Reading, taken_over: FollowUp) -> Reading:
    """The reading of those before and not of all, where it points at them ("those councils", "who is better?")."""
    at_them = (taken_over.authorities or taken_over.within) and pointed_at(reading.text)
    if not (taken_over.together or at_them):
        return reading
    return replace(reading, places=replace(reading.places, every=False, which=False))


def _asking_for_change(reading: Reading, previous: Question) -> Reading:
    """The reading as one of whether it got better: by the grades where these or the whole were asked about."""
    of = previous.fact
    of_whole = previous.intent is Intent.OVERVIEW or (of and of.kind in _OF_WHOLE)
    if reading.shape.whole is not None and of_whole:
        return replace(reading, facts=())
    graded = of is not None and of.kind in (FactKind.GRADE, FactKind.GRADE_COUNT)
    if not (graded or of_whole):
        return replace(reading, facts=(), shape=replace(reading.shape, temporal=True))
    change = FactRequest(FactKind.GRADE_CHANGE, (of and of.judgement) or OVERALL)
    return replace(reading, facts=(change,), shape=replace(reading.shape, temporal=False))


def _bare(reading: Reading) -> str:
    return " ".join(re.findall(r"[\w']+", reading.masked))


def with_topic_of(previous: Question, built: Question, taken_over: FollowUp) -> Question:
    """The new question with the old one's topic and shape, its own authorities, times and reports."""
    if taken_over.dates:
        dates = FactRequest(FactKind.INSPECTION_DATES)
        return replace(built, intent=Intent.FACT, fact=dates, aside_from=previous)
    if taken_over.reasons:
        return replace(built, intent=Intent.OVERVIEW, fact=None)
    if (fact := _fact_asked_on(previous, built, taken_over)) is not None:
        return replace(built, intent=Intent.FACT, fact=fact)
    if previous.fact and previous.figures and taken_over.on is AsksOn.DETAIL and built.time:
        previous = replace(previous, intent=Intent.SINGLE, fact=None)  # since when who is named has been it
    if previous.parts:
        return with_parts(built, tuple(with_topic_of(part, built, taken_over) for part in previous.parts))
    beside = tuple(with_topic_of(topic, replace(built, beside=()), taken_over) for topic in previous.beside)
    same = previous if not taken_over.anew or previous.fact else _asked_anew(previous, built, taken_over)
    several = len(built.authorities) > 1
    intent = same.intent
    if built.intent in (Intent.OUT_OF_SCOPE, Intent.TEMPORAL):
        intent = built.intent
    elif intent in (Intent.SINGLE, Intent.COMPARE, Intent.THEME):
        intent = Intent.COMPARE if several else Intent.SINGLE if built.authorities else Intent.THEME
    return replace(
        built,
        intent=intent,
        topic=previous.topic,
        concepts=previous.concepts,
        rewrites=previous.rewrites,
        fact=same.fact,
        figures=same.figures,
        paragraph=same.paragraph,
        wants_number=same.wants_number or built.wants_number,
        wants_date=same.wants_date,
        wants_name=same.wants_name,
        wants_reason=same.wants_reason or built.wants_reason,
        wants_outfit=same.wants_outfit or built.wants_outfit,
        wants_sum=same.wants_sum or built.wants_sum,
        counted=same.counted or built.counted,
        wants_place=same.wants_place or built.wants_place,
        time=built.time or same.time,
        groups=built.groups or previous.groups,
        circumstances=built.circumstances or previous.circumstances,
        beside_others=built.beside_others or same.beside_others,
        deed=built.deed or same.deed,
        inquiry=built.inquiry or same.inquiry,
        contents_of=built.contents_of or same.contents_of,
        post=built.post or same.post,
        names=built.names or previous.names,
        things=built.things or same.things,
        verb=same.verb,
        asks_who=same.asks_who,
        subject=built.subject or previous.subject,
        views_of=built.views_of or same.views_of,
        yes_no=same.yes_no,
        judges=same.judges,
        leaning=same.leaning,
        denied=same.denied,
        absent=same.absent,
        asks_silent=same.asks_silent,
        supply=same.supply,
        amount=None if built.one_by_one else same.amount,
        mentions=same.mentions,
        whole=_of_whole_service(previous, built),
        beside=beside,
    )


def _of_whole_service(previous: Question, built: Question) -> WholeService | None:
    """What is asked of all that one authority does, where that was asked before or the talk is of an authority and no matter."""
    of_all = previous.whole is not None or previous.intent is Intent.OVERVIEW
    if len(built.authorities) != 1 or not of_all or built.wants_reason:
        return None
    return built.whole or previous.whole


def _asked_anew(previous: Question, built: Question, taken_over: FollowUp) -> Question:
    """The new question as its own words ask it, and not as the one before was asked."""
    counted, before = built.counted, previous.counted
    beside = built.beside_others or (
        taken_over.on is AsksOn.STANDING and _BESIDE.search(built.text.lower()) is not None
    )
    if beside and taken_over.on is AsksOn.STANDING:  # a number beside another
        built = replace(built, wants_number=previous.wants_number, judges=False)
        counted = before
    if counted and taken_over.on is AsksOn.DETAIL and counted.measure in (Measure.COUNT, Measure.SHARE):
        counted = replace(counted, nouns=before.nouns if before else ())
    if built.denied and (previous.leaning is Leaning.FAULT or speaks_of_fault(previous.text.lower())):
        built = replace(built, leaning=Leaning.PRAISE)  # who does not have what is bad
    told = built.wants_name or built.time or built.wants_place
    printed = taken_over.on is AsksOn.DETAIL and (not told or _HELD_SINCE in previous.figures)
    return replace(
        built,
        intent=Intent.TEMPORAL if taken_over.on is AsksOn.CHANGE else previous.intent,
        fact=None,
        figures=previous.figures if printed and not built.wants_name else (),
        paragraph=None,
        counted=counted,
        beside_others=beside or (previous.beside_others and taken_over.on is AsksOn.DETAIL),
    )


def _fact_asked_on(previous: Question, built: Question, taken_over: FollowUp) -> FactRequest | None:
    """The fact that is asked of the fact before: whether a grade changed, which the areas counted are."""
    fact = previous.fact
    if fact is None:
        return None
    if taken_over.on is AsksOn.CHANGE and built.fact is not None:
        return built.fact
    if (
        fact.kind is FactKind.RECOMMENDATION_COUNT
        and taken_over.on is AsksOn.DETAIL
        and not built.wants_number
    ):
        return FactRequest(FactKind.DEMANDS)
    return None


def authorities_asked_the_same(
    previous: Question, built: Question, taken_over: FollowUp
) -> tuple[AskedAuthority, ...]:
    """Of whom the same was asked before, one after another, but for those that it is asked of now."""
    if not taken_over.topic:
        return ()
    before = {authority.name: authority for authority in (*previous.asked_before, *previous.authorities)}
    now = {authority.name for authority in built.authorities}
    return tuple(authority for name, authority in before.items() if name not in now)


def with_parts(whole: Question, parts: Sequence[Question], notes: Sequence[str] = ()) -> Question:
    """The whole with its parts and `notes` beside theirs: the reports of all of them, and the intent of what is searched for, if anything is."""
    wanted = tuple(dict.fromkeys(report_id for part in parts for report_id in part.report_ids))
    earlier = dict.fromkeys(report_id for part in parts for report_id in part.earlier_ids)
    searched = [part for part in parts if part.intent not in (Intent.FACT, Intent.OUT_OF_SCOPE)]
    return replace(
        whole,
        intent=searched[0].intent if searched else Intent.FACT,
        report_ids=wanted,
        earlier_ids=tuple(report_id for report_id in earlier if report_id not in wanted),
        fact=None,
        figures=(),
        refusal=None,
        notes=tuple(dict.fromkeys((*notes, *(note for part in parts for note in part.notes)))),
        parts=tuple(parts),
    )


def follow_up_of(reading: Reading, previous: Question | None) -> FollowUp:
    """What a reading takes from the question before it."""
    pointed = bool(pointed_at(reading.text))
    places = reading.places  # "those councils" are not every council
    return follow_up(
        reading.masked,
        named=bool(places.mentions or ((places.every or places.which) and not pointed)),
        has_topic=reading.has_topic or reading.fact is not None or reading.paragraph is not None,
        timed=reading.when.says_something,
        previous=previous,
        paragraph=reading.paragraph is not None,
        fact=reading.fact.kind if reading.fact else None,
        filled_in=reading.filled_in,
        pointed=pointed,
    )
