"""What a question carries over from the one before it, and from its parts to the whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from service.question.conversation import FollowUp
from service.question.model import FactKind, FactRequest, Intent, Question
from service.question.reading import Reading
from service.question.years import When, Which


def when_asked(reading: Reading, taken_over: FollowUp, previous: Question | None) -> When:
    """The times a question is about: its own, or those of the question before."""
    when = reading.when
    if previous is None or not taken_over.any:
        return when
    if "SINCELAST" in reading.masked and previous.years:
        return replace(when, since=max(previous.years) + 1, which=Which.ANY)
    carried = taken_over.topic or taken_over.time
    if when.says_something or reading.shape.temporal or not carried:
        return when
    which = Which.LATEST if previous.latest else Which.ANY
    if not taken_over.authorities:
        return When(kinds=previous.kinds, which=which)
    return When(years=previous.years, kinds=previous.kinds, which=which)


def with_topic_of(previous: Question, built: Question, taken_over: FollowUp) -> Question:
    """The new question with the old one's topic and shape, its own authorities, times and reports."""
    if taken_over.dates:
        return replace(built, intent=Intent.FACT, fact=FactRequest(FactKind.INSPECTION_DATES))
    if taken_over.reasons:
        return replace(built, intent=Intent.OVERVIEW, fact=None)
    if previous.parts:
        return with_parts(built, tuple(with_topic_of(part, built, taken_over) for part in previous.parts))
    beside = tuple(with_topic_of(topic, replace(built, beside=()), taken_over) for topic in previous.beside)
    several = len(built.authorities) > 1
    intent = previous.intent
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
        fact=previous.fact,
        figures=previous.figures,
        paragraph=previous.paragraph,
        wants_number=previous.wants_number or built.wants_number,
        wants_date=previous.wants_date,
        wants_name=previous.wants_name,
        wants_reason=previous.wants_reason or built.wants_reason,
        wants_outfit=previous.wants_outfit or built.wants_outfit,
        wants_sum=previous.wants_sum or built.wants_sum,
        counted=previous.counted or built.counted,
        wants_place=previous.wants_place or built.wants_place,
        time=built.time or previous.time,
        groups=built.groups or previous.groups,
        circumstances=built.circumstances or previous.circumstances,
        beside_others=built.beside_others or previous.beside_others,
        deed=built.deed or previous.deed,
        post=built.post or previous.post,
        names=built.names or previous.names,
        things=built.things or previous.things,
        subject=built.subject or previous.subject,
        views_of=built.views_of or previous.views_of,
        yes_no=previous.yes_no,
        judges=previous.judges,
        leaning=previous.leaning,
        beside=beside,
    )


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
