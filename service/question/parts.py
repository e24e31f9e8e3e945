"""Several questions asked in one ("who led it, and when was it?"), told apart and each completed by the others.

A part begins where something new is asked for: at a word of asking, or at a bare noun of a fact ("lead
inspector and dates"). Taken apart is what asks for a fact and for something else beside it, and what asks
about several topics one by one (`topics_apart`); topics joined in one clause are one search.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache

from service.question.completed import completed, in_time_of, names_somebody
from service.question.grades_named import judgement_asked
from service.question.model import FactKind, FactRequest
from service.question.pieces import asks, counts_grades, cut, is_beside_a_story, joined
from service.question.plain_words import asks_of_a_course
from service.question.reading import Reading
from service.question.topics_apart import are_asked_apart, listed_apart, placed_apart
from service.question.years import When, Which

_MOST = 8  # pieces looked at; a longer text is no list of facts
_OF_THOSE = re.compile(
    r"\b(?:of|in|for|with|to|how many|which|among) (?:them|these|those|which)\b", re.IGNORECASE
)
_PRONOUN = re.compile(r"\b(?:it|they|them|these|those|she|he)\b", re.IGNORECASE)
_MOVES = re.compile(
    r"\b(?:better|worse|up|down|same|higher|lower|improve\w*|change\w*|drop\w*|fall\w*|rise\w*|progress)\b",
    re.IGNORECASE,
)
_HOW = re.compile(r"\bhow (?:is|are|was|were|did|does|do|has|have)\b", re.IGNORECASE)
_ROLE = re.compile(r"\b(?:deputy|quality assurance|qa|data analyst)\b", re.IGNORECASE)
_POST = re.compile(
    r"^\W*(?:full )?names?(?:[\W]|and)*(?:(?:job )?(?:title|post|position|role))?\W*$"
    r"|^\W*(?:what (?:is|was|were|are)|what['\u2019]?s) (?:his|her|their|the) (?:job|post|role|title|job title|position|full name|name)(?: (?:at|in) (?:the )?(?:council|authority|time)| then)?\W*$"
    r"|^\W*(?:what|which) (?:job|post|role|position|title) (?:do|does|did|has|had|have) (?:he|she|they) (?:hold|have|held|had|do)(?: then)?\W*$",
    re.IGNORECASE,
)
# What was not so judged ("which weren't?"), or how the others were judged.
_THE_OTHERS = re.compile(
    r"^\W*(?:and |but )?(?:(?:which|what|who)(?: (?:ones?|areas?|parts?|bits?|services?|judge?ments?|councils?|authorities))?(?: of (?:them|these|those))? "
    r"(?:(?:were|was|are|is|did|do|does|has|have)(?:n['\u2019]?t| not)|(?:failed|fell short|missed out))(?: (?:so|it|that|get it|quite|one|as))*"
    r"|(?:what|how)(?: about)?(?: (?:were|was|did|are|is))?(?: the)? (?:rest|others?|other ones|remainder)(?: of (?:them|these|those|it))?(?: (?:do|get|rated|judged|graded|given|like|fare))?"
    r"|the (?:rest|others?)(?: too)?)\W*$",
    re.IGNORECASE,
)
_LED = (FactRequest(FactKind.LEAD_INSPECTOR),)
_OF_AN_INSPECTION = (FactKind.INSPECTION_DATES, FactKind.REPORT_KIND, FactKind.INSPECTORS, FactKind.FRAMEWORK)
_MADE_BY = (FactKind.LEAD_INSPECTOR, FactKind.INSPECTORS)
_OF_HOLDERS = (FactKind.GRADE, FactKind.GRADE_COUNT)  # which judgements, or who, has a grade
_IN_CHARGE = re.compile(
    r"^\W*(?:and )?who (?:was|were) (?:in charge|leading|heading it(?: up)?|the lead|at the head)(?: of (?:it|them|that))?\W*$",
    re.IGNORECASE,
)
_WHEN_THERE = re.compile(
    r"^\W*(?:and )?(?:when|(?:on )?(?:what|which) (?:day|date|dates|days)) (?:did|do|does|was|were) (?:it|they|she|he|the (?:team|inspectors|inspection|visit)) "
    r"(?:start|begin|come|arrive|go in|turn up|finish|end|leave|there)(?: and (?:start|begin|finish|end|leave))?(?: (?:there|work|it|the inspection))?\W*$",
    re.IGNORECASE,
)
_ITS_GRADE = re.compile(
    r"^\W*(?:and )?(?:what|how) (?:was|were|is|are) (?:it|they|that|this|those|these)(?: ones?)? (?:judged|graded|rated)(?: instead| then)?\W*$",
    re.IGNORECASE,
)
_ITS_NUMBER = re.compile(
    r"^\W*(?:and )?how many(?: (?:points|items|things|areas|recommendations|of them))?(?: (?:does|did|do) (?:it|that one|this one) (?:have|make|list|contain)| (?:are|were) (?:there|in it|on it))?\W*$",
    re.IGNORECASE,
)
_BARE_GRADE = re.compile(
    r"^\W*(?:and )?(?:what|which)(?: was| is)?(?: the| its| their)? (?:grades?|ratings?|judge?ments?|scores?)(?: (?:was|did) (?:it|they|that)(?: (?:get|given|rated))?)?\W*$",
    re.IGNORECASE,
)
_SAME_PERSON = re.compile(
    r"\bsame (?:person|inspector|lead|one|individual)\b|\b(?:where|what|which|who)\b[\w' ]*\b(?:else|other|another)\b[\w' ]*\b(?:he|she|they)\b|\b(?:he|she|they)\b[\w' ]*\b(?:else|elsewhere|other|another)\b",
    re.IGNORECASE,
)
# Every fact is told with the authority whose it is.
_WHOSE = re.compile(
    r"^\W*(?:and )?(?:(?:for|at|in|of|to|by|on|about) )?(?:which|what|whose) (?:councils?|(?:local )?authorit(?:y|ies)|las?|places?|boroughs?)"
    r"(?: (?:is|was|are|were) (?:it|they|that|this|these|those))?\W*$",
    re.IGNORECASE,
)
# What was made of it all: what a report says of the authority as a whole.
_WHAT_THEY_FOUND = re.compile(
    r"^\W*(?:and )?(?:what|how) (?:did|do|does|was|were|had|have|has) (?:they|it|he|she|that|inspectors|ofsted|the (?:inspectors?|team|inspection|report|council|visit)) "
    r"(?:think|thought|find|found|say|said|conclude|concluded|make|made|see|saw|reckon|decide|report|go|gone|turn out|do|done|like|fare|look like|get on|note|tell)"
    r"(?: (?:of|about|on|in|out))?(?: (?:it|them|there|then|the council|the place|the services?|this|that|all|overall))*\W*$"
    r"|^\W*(?:and )?(?:(?:was|were|is|are) (?:it|they) any good|how (?:good|bad) (?:was|were|is|are) (?:it|they|that))\W*$"
    r"|^\W*(?:and )?what (?:was|were|is|are) (?:the |their |its )?(?:main |overall |key )?(?:findings?|conclusions?|views?|opinions?|impressions?|outcome|results?|thoughts|upshot)(?: (?:of|from|about) (?:it|them|that|the (?:inspection|visit)))?\W*$",
    re.IGNORECASE,
)
_WHY = re.compile(
    r"^\W*(?:why|how come|how so|for what reasons?|on what grounds)(?: (?:is|was|did|do|does|not|that|it|this|so|they|get|got)\b)*\W*$",
    re.IGNORECASE,
)


def parts_of(whole: Reading, read: Callable[[str], Reading]) -> tuple[Reading, ...]:
    """The parts of a question in the order asked, each about the places and times that it is meant of.

    `read` reads the words of a text, as it did for `whole`. One part is the whole: with a note of what else
    it seems to ask, where a fact alone is read of it.
    """
    one = whole.paragraph or whole.foreign or whole.misuse or (whole.fact and whole.fact.conditions)
    if one or asks_of_a_course(whole.masked):
        return (whole,)
    pieces, marks = cut(whole.text)
    if not 2 <= len([piece for piece in pieces if piece.strip()]) <= _MOST:
        alone = len(whole.fragments) > 1 or (names_somebody(whole) and not whole.has_topic)
        return _one_by_one([_as_asked(whole) if alone else whole])
    read = cache(read)  # a piece is looked at from both sides
    preface, texts, everything = joined(pieces, marks, read)
    if len(texts) == 1 and preface is None and not everything:
        whole = read(texts[0])
    if topics := placed_apart(whole, pieces, marks, read) or listed_apart(whole, pieces, marks, read):
        return topics
    if whole.figures or (len(texts) < 2 and (preface is None or whole.facts)):
        return _one_by_one([whole])
    parts = _with_overview(_in_turn([_as_asked(read(text)) for text in texts], preface), read)
    apart = _one_by_one([part for part in parts if _stands_alone(part) or _is_overview(part)])
    told = [part for part in parts if _stands_alone(part) or _is_overview(part) or _WHOSE.match(part.text)]
    unread = [part.text for part in parts if part not in told]
    note = tuple(f"“{text.strip(' ?.!')}” was not read as a question; ask it by itself." for text in unread)
    noted = replace(whole, notes=(*whole.notes, *note))
    if not any(part.facts or (part.figures and not unread) for part in apart):
        if preface is not None and len(apart) == 1 and is_beside_a_story(apart[0], preface):
            return completed((preface, apart[0]))[-1:]
        if len(apart) == len(texts) and are_asked_apart(apart, whole.text):
            return completed(apart if preface is None else (preface, *apart))[-len(apart) :]
        return (whole,)
    if len(apart) == 1 and whole.facts:
        return _one_by_one([replace(noted, facts=apart[0].facts or noted.facts)])
    done = completed(apart if preface is None else (preface, *(in_time_of(part, preface) for part in apart)))
    done = done[-len(apart) :]
    return tuple(replace(part, notes=noted.notes) if part is done[0] else part for part in done)


def _with_overview(parts: Sequence[Reading], read: Callable[[str], Reading]) -> list[Reading]:
    """The parts, with what was made of it all beside a fact of the one authority read as that authority alone is."""
    done = list(parts)
    for place in range(1, len(done)):
        before, part = done[place - 1], done[place]
        alone = before.facts and len(before.places.mentions) == 1 and not part.facts
        if alone and _WHAT_THEY_FOUND.match(part.text):
            named = before.places.mentions[0].written
            done[place] = replace(
                read(named), text=part.text, when=_one_time(before.when), places=before.places
            )
    return done


def _one_time(when: When) -> When:
    """The time of a part as that of one report: what is said of all of them is said of the newest."""
    return when if when.years else replace(when, which=Which.ANY, kinds=())


def _is_overview(part: Reading) -> bool:
    return bool(part.places.mentions) and not part.has_topic and _WHAT_THEY_FOUND.match(part.text) is not None


def _as_asked(reading: Reading) -> Reading:
    """Bare nouns of facts read as those facts."""
    if not reading.facts or len(reading.fragments) > len(reading.facts):
        return replace(reading, facts=reading.fragments)
    return reading


def _in_turn(parts: Sequence[Reading], preface: Reading | None) -> list[Reading]:
    """Each part in the light of what stands before: "and why?", "and what was it in YEAR?", "and what about PLACE?"."""
    done: list[Reading] = []
    for part in parts:
        before = done[-1] if done else None
        named = before or preface
        if before is not None and _asks_for_the_others(part, before):
            done[-1] = replace(before, text=f"{before.text.strip(' ?.,;')}; {part.text}")
        elif named is not None and _of_same_person(part, named):
            done.append(replace(named, text=f"{named.text.strip(' ?.,;')}; {part.text}", facts=_LED))
        elif before is not None and (asked := _after(part, before)) is not None:
            done.append(asked)
        elif before is not None and (judged := _grade_of_what_was_asked(part, before)):
            done.append(replace(part, facts=judged))
        elif _asks_for_a_move(part) and (graded := _grades_of(done)):
            done.append(replace(part, facts=graded))
        elif named is not None and counts_grades(part) and _of_one(part, named):
            graded = tuple(FactRequest(FactKind.GRADE, grade=fact.grade) for fact in part.facts)
            done.append(replace(part, facts=graded, places=named.places))
        elif before is not None and before.facts and _asks_again(part):
            done.append(replace(part, facts=before.facts))
        else:
            done.append(part)
    return done


def _after(part: Reading, before: Reading) -> Reading | None:
    """What a part asks by the one right before it; None where it speaks for itself."""
    if _asks_on(part, before):
        return replace(part, asks_on=True)
    if _means_the_topic(part, before):
        return replace(part, facts=())
    if counts_grades(before) and part.facts == part.fragments:
        return replace(part, facts=tuple(_counted(fact) for fact in part.facts))
    if _of_inspectors(before) and _IN_CHARGE.match(part.text):
        return replace(part, facts=_LED)
    if any(fact.grade and fact.kind in _OF_HOLDERS for fact in before.facts) and _ITS_GRADE.match(part.text):
        return replace(part, facts=before.facts)  # "which area was not outstanding" tells what it was
    if any(fact.kind is FactKind.RECOMMENDATION_COUNT for fact in before.facts) and _ITS_NUMBER.match(
        part.text
    ):
        return replace(part, facts=before.facts)  # "which has the longest list" tells how long it is
    if any(fact.kind in _MADE_BY for fact in before.facts) and _WHEN_THERE.match(part.text):
        return replace(part, facts=(FactRequest(FactKind.INSPECTION_DATES),))
    if _addressed(before) and _POST.match(part.text):
        return replace(part, facts=before.facts)  # the post is told with the name
    return None


def _grade_of_what_was_asked(part: Reading, before: Reading) -> tuple[FactRequest, ...]:
    """The grade of the judgement that the part before asks about, where a part asks for no more than the grade."""
    if before.facts or not _BARE_GRADE.match(part.text):
        return ()
    judgement = judgement_asked(before.masked)
    return (FactRequest(FactKind.GRADE, judgement),) if judgement else ()


def _asks_for_the_others(part: Reading, before: Reading) -> bool:
    """Whether a part asks for those that have not the grade of the part before it: one answer tells both."""
    graded = any(fact.grade and fact.kind in _OF_HOLDERS for fact in before.facts)
    return graded and not part.places.mentions and _THE_OTHERS.match(part.text) is not None


def _of_same_person(part: Reading, before: Reading) -> bool:
    """Whether a part asks what else an inspector led or wrote whom the part before it names or asks for."""
    return any(fact.kind in _MADE_BY for fact in before.facts) and _SAME_PERSON.search(part.text) is not None


def _of_inspectors(before: Reading) -> bool:
    """Whether a part asks about an inspection itself: its days, its kind, who made it."""
    return any(fact.kind in _OF_AN_INSPECTION for fact in before.facts)


def _means_the_topic(part: Reading, before: Reading) -> bool:
    """Whether "it" in what looks like a fact is the topic of the part before ("what is X and which councils have it")."""
    topic = not (before.facts or before.figures or before.places.mentions)
    return topic and not part.places.mentions and _PRONOUN.search(part.text) is not None


def _asks_for_a_move(part: Reading) -> bool:
    """Whether a part asks "is that better than last time?", and of nothing else."""
    bare = not (part.facts or part.figures or part.has_topic or part.places.mentions)
    return bare and part.shape.temporal and _MOVES.search(part.text) is not None


def _grades_of(parts: Sequence[Reading]) -> tuple[FactRequest, ...]:
    """The moves of the grades that parts ask for."""
    return tuple(
        FactRequest(FactKind.GRADE_CHANGE, fact.judgement)
        for part in parts
        for fact in part.facts
        if fact.kind is FactKind.GRADE
    )


def _of_one(part: Reading, before: Reading) -> bool:
    """Whether a part asks which judgements of the one authority named before it ("in which area was it inadequate?")."""
    alone = len(before.places.mentions) == 1 and not part.places.mentions
    return alone and re.search(r"\b(?:it|its)\b", part.text, re.IGNORECASE) is not None


def _addressed(part: Reading) -> bool:
    return any(fact.kind is FactKind.ADDRESSEE for fact in part.facts)


def _counted(fact: FactRequest) -> FactRequest:
    """A grade beside a count of grades ("… but good overall") counted too."""
    graded = fact.kind is FactKind.GRADE and fact.grade is not None
    return replace(fact, kind=FactKind.GRADE_COUNT) if graded else fact


def _one_by_one(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """Readings of one fact each, none asked for twice."""
    parts: list[Reading] = []
    for reading in readings:
        for fact in reading.facts or (None,):
            part = replace(reading, facts=(fact,) if fact else ())
            if fact is None or not any(_same(part, other) for other in parts):
                parts.append(part)
    return tuple(parts)


def _same(part: Reading, other: Reading) -> bool:
    """Whether two parts ask for the same fact of the same places and times."""
    about = not names_somebody(part) or part.places.mentions == other.places.mentions
    timed = not part.when.says_something or part.when == other.when
    role = _ROLE.search(part.text) is None or _ROLE.search(other.text) is not None
    return part.facts == other.facts and about and timed and role


def _stands_alone(part: Reading) -> bool:
    """Whether a part can be answered by itself: it asks for a fact, for a topic, or how somebody fares."""
    if part.facts or part.figures or part.asks_on:
        return True
    if not asks(part.text) or _OF_THOSE.search(part.text):
        return False
    return part.has_topic or _asks_how_somebody_fares(part)


def _asks_how_somebody_fares(part: Reading) -> bool:
    fares = part.shape.temporal or part.shape.judges or _HOW.search(part.text)
    return bool(fares and part.places.mentions)


def _asks_on(part: Reading, before: Reading) -> bool:
    """Whether a part asks why, of a grade that the part before it asks for of somebody named."""
    grade = any(fact.kind is FactKind.GRADE for fact in before.facts)
    return grade and _WHY.search(part.text) is not None and bool(before.places.mentions)


def _asks_again(part: Reading) -> bool:
    """Whether a part asks the same of another time or of somebody else."""
    if part.facts or part.figures or part.has_topic or _asks_how_somebody_fares(part):
        return False
    return part.when.says_something or bool(part.places.mentions)
