"""Several questions asked in one ("who led it, and when was it?"), told apart and each completed by the others.

A part begins where something new is asked for: at a word of asking, or at a bare noun of a fact ("lead
inspector and dates"). Taken apart is only what asks for a fact and for something else beside it: several
topics are one search.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache

from service.question.model import FactKind, FactRequest
from service.question.reading import Reading

_MOST = 8  # pieces looked at; a longer text is no list of facts
_BETWEEN = re.compile(
    r"(?:\s*[?!;,]+|(?<!\.\w)[.:](?=\s))\s*(?:(?:and|but|also|plus|then)\s+)*|\s+[-–—]{1,2}\s+(?:(?:and|but)\s+)*|\s+(?:and|plus|n|as well as|but|while|whereas|yet)\s+(?:(?:also|then)\s+)*|\s*[+&/]\s*",
    re.IGNORECASE,
)
_DASHES = ("-", "–", "—")
_APART = (".", ":", *_DASHES)  # marks that end what is told before a question
_STORY = re.compile(r"\b(?:my|mine|i|i'm|i've|we|our|us|me)\b", re.IGNORECASE)
_EXCEPT = re.compile(
    r"\W*(?:apart from|besides|other than|leaving aside|not counting|except for)\b[^,]*$", re.IGNORECASE
)
_CLAUSE = re.compile(r"[?!;,]+\s*")
_OPENS = re.compile(
    r"(?:please |also |then |still,? |so |on |in |at |by |under |to |for |from |exactly )*"
    r"(?:who(?:'?s|m|se)?|wh?en|wh?at(?:'?s)?|wot|which|wich|how|where|why|"
    r"did|does|do|was|were|is|are|has|have|had|can|list|give|show|tell|name|say|"
    r"i (?:also |really |just )?(?:need|want|would like)|i'd (?:also )?like)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\b(?:who(?:'?s|m|se)?|wh?en|wh?at(?:'?s)?|wot|which|wich|how|where|why|did|does|was|were|is|are|has|have|"
    r"list|give|show|tell|name|compare|need|want|like|looking for|remind|confirm|state)\b",
    re.IGNORECASE,
)
_OF_THEM = re.compile(
    r"\b(?:in|of|for|by|at) each\W*$|\beach (?:one|time|inspection|of them)\W*$", re.IGNORECASE
)
_OF_THOSE = re.compile(
    r"\b(?:of|in|for|with|to|how many|which|among) (?:them|these|those|which)\b", re.IGNORECASE
)
_PRONOUN = re.compile(r"\b(?:it|they|them|these|those|she|he)\b", re.IGNORECASE)
_MOVES = re.compile(
    r"\b(?:better|worse|up|down|same|higher|lower|improve\w*|change\w*|drop\w*|fall\w*|rise\w*|progress)\b",
    re.IGNORECASE,
)
_HOW = re.compile(r"\bhow (?:is|are|was|were|did|does|do|has|have)\b", re.IGNORECASE)
_ONLY_WHEN = re.compile(r"^\W*(?:when|in (?:which|what) years?|which years?)\W*$", re.IGNORECASE)
_ROLE = re.compile(r"\b(?:deputy|quality assurance|qa|data analyst)\b", re.IGNORECASE)
_POST = re.compile(
    r"^\W*(?:full )?names?(?:[\W]|and)*(?:(?:job )?(?:title|post|position|role))?\W*$"
    r"|^\W*what (?:is|was|were|are) (?:his|her|their) (?:job|post|role|title|job title|position|full name|name)(?: (?:at|in) (?:the )?(?:council|authority|time))?\W*$",
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
    if whole.paragraph or whole.foreign or whole.misuse:
        return (whole,)
    pieces = _BETWEEN.split(whole.text)
    marks = [match[0] for match in _BETWEEN.finditer(whole.text)]
    if not 2 <= len([piece for piece in pieces if piece.strip()]) <= _MOST:
        alone = len(whole.fragments) > 1 or (_names_somebody(whole) and not whole.has_topic)
        return _one_by_one([_as_asked(whole) if alone else whole])
    read = cache(read)  # a piece is looked at from both sides
    preface, texts, everything = _joined(pieces, marks, read)
    if len(texts) == 1 and preface is None and not everything:
        whole = read(texts[0])
    if whole.figures or (len(texts) < 2 and (preface is None or whole.facts)):
        return _one_by_one([whole])
    parts = _in_turn([_as_asked(read(text)) for text in texts], preface)
    apart = _one_by_one([part for part in parts if _stands_alone(part)])
    unread = [part.text for part in parts if not _stands_alone(part)]
    note = tuple(f"“{text.strip(' ?.!')}” was not read as a question; ask it by itself." for text in unread)
    noted = replace(whole, notes=(*whole.notes, *note))
    if not any(part.facts or (part.figures and not unread) for part in apart):
        if preface is not None and len(apart) == 1 and _is_beside_a_story(apart[0], preface):
            return _completed((preface, apart[0]))[-1:]
        if len(apart) == len(texts) and _are_asked_apart(apart, whole.text):
            return _completed(apart if preface is None else (preface, *apart))[-len(apart) :]
        return (whole,)
    if len(apart) == 1 and whole.facts:
        return _one_by_one([replace(noted, facts=apart[0].facts or noted.facts)])
    done = _completed(apart if preface is None else (preface, *(_timed(part, preface) for part in apart)))
    done = done[-len(apart) :]
    return tuple(replace(part, notes=noted.notes) if part is done[0] else part for part in done)


def _joined(
    pieces: Sequence[str], marks: Sequence[str], read: Callable[[str], Reading]
) -> tuple[Reading | None, list[str], bool]:
    """What stands before the first question and says whom or when it is about, the questions, and whether that is all.

    The pieces are put together again but for those that begin something new; what is told after a fact was
    asked for is left out ("… for the latest inspection? I heard they came twice.").
    """
    texts = [pieces[0]]
    preface: Reading | None = None
    for piece, mark in zip(pieces[1:], marks, strict=True):
        opens = bool(piece.strip() and (_OPENS.match(piece) or _bare_fact(read(piece), mark)))
        if opens and _ONLY_WHEN.match(piece) and _counts_grades(read(texts[-1])):
            texts[-1] += mark + piece  # of those that are found, not of all who are asked about
        elif _EXCEPT.match(texts[-1]):
            texts[-1] += mark + piece
        elif opens and _asks(texts[-1], read) and not _tells(texts[-1], mark, read):
            texts.append(piece)
        elif not opens and mark.strip()[:1] == "?" and read(texts[-1]).facts:
            return preface, texts, False
        elif opens and preface is None and len(texts) == 1 and _is_preface(read(texts[0]), mark, piece):
            preface, texts = read(texts[0]), [piece]
        else:
            texts[-1] += mark + piece
    return preface, texts, True


def _asks(text: str, read: Callable[[str], Reading]) -> bool:
    return bool(_ASKS.search(text) or read(text).fragments or read(text).facts)


def _is_beside_a_story(part: Reading, preface: Reading) -> bool:
    """Whether a part with a topic of its own stands beside what somebody tells of themselves, not of that."""
    own = part.topic.special > 0 and re.search(r"\b(?:it|her|him|she|he)\b", part.text, re.IGNORECASE) is None
    return own and _STORY.search(preface.text) is not None


def _are_asked_apart(parts: Sequence[Reading], text: str) -> bool:
    """Whether several topics are asked about in questions of their own, each with its mark, none after another's."""
    marked = text.count("?") >= len(parts) > 1
    return marked and all(part.topic.special and not _PRONOUN.search(part.text) for part in parts)


def _bare_fact(reading: Reading, mark: str) -> bool:
    """Whether a piece is bare nouns of facts, or a fact after a colon or the like ("…: every judgement, please")."""
    return bool(reading.fragments or (reading.facts and mark.strip()[:1] in _APART))


def _tells(text: str, mark: str, read: Callable[[str], Reading]) -> bool:
    """Whether what stands before a mark is told and not asked ("It is a new council. What did it get?")."""
    opened = any(_OPENS.match(clause) for clause in _CLAUSE.split(text))
    return mark.strip()[:1] in _APART and not (opened or read(text).fragments or read(text).facts)


def _is_preface(reading: Reading, mark: str, piece: str) -> bool:
    if mark.strip()[:1] in _DASHES and reading.topic.special and not _OPENS.match(piece):
        return False  # "… support for foster carers - any good?" is of that support
    return mark.strip()[:1] in (",", ";", *_APART) and (
        _names_somebody(reading) or reading.when.says_something
    )


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
        if before is not None and _asks_on(part, before):
            done.append(replace(part, asks_on=True))
        elif before is not None and _means_the_topic(part, before):
            done.append(replace(part, facts=()))
        elif before is not None and _counts_grades(before) and part.facts == part.fragments:
            done.append(replace(part, facts=tuple(_counted(fact) for fact in part.facts)))
        elif _asks_for_a_move(part) and (graded := _grades_of(done)):
            done.append(replace(part, facts=graded))
        elif (named := before or preface) is not None and _counts_grades(part) and _of_one(part, named):
            graded = tuple(FactRequest(FactKind.GRADE, grade=fact.grade) for fact in part.facts)
            done.append(replace(part, facts=graded, places=named.places))
        elif before is not None and _addressed(before) and _POST.match(part.text):
            done.append(replace(part, facts=before.facts))  # the post is told with the name
        elif before is not None and before.facts and _asks_again(part):
            done.append(replace(part, facts=before.facts))
        else:
            done.append(part)
    return done


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


def _counts_grades(part: Reading) -> bool:
    return any(fact.kind is FactKind.GRADE_COUNT for fact in part.facts)


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
    about = not _names_somebody(part) or part.places.mentions == other.places.mentions
    timed = not part.when.says_something or part.when == other.when
    role = _ROLE.search(part.text) is None or _ROLE.search(other.text) is not None
    return part.facts == other.facts and about and timed and role


def _stands_alone(part: Reading) -> bool:
    """Whether a part can be answered by itself: it asks for a fact, for a topic, or how somebody fares."""
    if part.facts or part.figures or part.asks_on:
        return True
    if _ASKS.search(part.text) is None or _OF_THOSE.search(part.text):
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


def _names_somebody(part: Reading) -> bool:
    places = part.places
    return bool(
        places.mentions or places.every or places.others or places.which or places.neighbours or places.unknown
        or part.report_ids
    )  # fmt: skip


def _completed(parts: Sequence[Reading]) -> tuple[Reading, ...]:
    """Each part with the places and times of the one before where it has none of its own, else of the one after."""
    done = list(parts)
    for place in range(1, len(done)):
        done[place] = _filled(_in_year_of(done[place], parts[place - 1]), done[place - 1])
    for place in range(len(done) - 2, -1, -1):
        done[place] = _filled(done[place], done[place + 1])
    return tuple(done)


def _in_year_of(part: Reading, before: Reading) -> Reading:
    """Who led in YEAR, and what grade did PLACE get: of that year, which the part before names of nobody."""
    timed = part.when.says_something or part.shape.temporal
    lends = bool(before.when.years or before.when.since or before.when.until)
    if timed or not lends or not _names_somebody(part) or _names_somebody(before):
        return part
    return replace(part, when=before.when)


def _timed(part: Reading, preface: Reading) -> Reading:
    """The part in the time that the preface names, where it names none."""
    return part if part.when.says_something else replace(part, when=preface.when)


def _filled(part: Reading, other: Reading) -> Reading:
    """The part with the places and times of another where it names nobody."""
    each_of_them = part.places.every and _OF_THEM.search(part.text) and other.places.mentions
    if part.asks_on or (_names_somebody(part) and not each_of_them):
        return part
    timed = part.when.says_something or part.shape.temporal
    part = replace(part, borrows=not timed, when=part.when if timed else other.when)
    if not _names_somebody(other):
        return part
    own_years = part.own_years if timed else other.own_years
    return replace(part, places=other.places, report_ids=other.report_ids, own_years=own_years)
