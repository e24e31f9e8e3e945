"""Whether a sentence prints the figure asked for: one that counts the very thing, or measures it as asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from service.answering.answer_types import prints_sum
from service.answering.passages import Passage, sentence_of
from service.answering.printed_figures import Figure, figures_of
from service.answering.reaching import one_before, with_what_leans
from service.answering.times import tells_time
from service.question.counted import (
    ANYBODY,
    CASELOAD,
    PEOPLE,
    PLURAL,
    YOUNG,
    Counted,
    Measure,
    numbers_themselves,
    people_told_as,
)
from service.question.model import Concept
from service.question.times_asked import TimeAsked
from service.question.vocabulary import is_short_for
from service.retrieval.found import Found, ScoredParagraph
from service.spelt import UP_TO_TWENTY
from service.words import stem, stems

OF_IT, LIKELY, BESIDE = 1.0, 0.8, 0.4
"""How surely a figure is the one asked for: it stands before the thing's name, near it, or beside it."""

_GENERAL = frozenset("cases case them these those whom which total cohort category number figure rate level".split())  # fmt: skip  # noqa: SIM905
_OF_THINGS = (Measure.COUNT, Measure.SHARE, Measure.RATE, Measure.PER_MANY)
_LEANS_ON = re.compile(
    r"(?:this|these|those|they|it|its|their|such|of (?:these|those|them)|currently|at (?:the|that) time|since|in total|only|just|a further|"
    r"there (?:are|were|is|was|has|have)|(?:over|in) the (?:past|last)|in the \w+ (?:months|year)|the (?:team|service|project|programme|scheme|group|council|board|panel)|"
    r"in (?:\w+ )?20\d\d|for some|for \w+ children)\b",
    re.IGNORECASE,
)
_TIMES = re.compile(r"\b(?:doubl|halv|trebl|tripl|quadrupl|twofold|threefold)\w*", re.IGNORECASE)
_COUNT = rf"(?:\d[\d,.]*|{'|'.join(UP_TO_TWENTY[1:])})"
_FROM_TO = re.compile(
    rf"\bfrom (?:\w+ ){{0,2}}?\d[\d,.]*\b.*\bto (?:\w+ ){{0,2}}?\d|\b{_COUNT} (?:\w+ )?(?:short of|more than|fewer than|less than)\b",
    re.IGNORECASE,
)
_ONE_SPAN = re.compile(
    r"\b(?:a|an) (?:(?:full|whole) )?(?:year|month|week|day|fortnight)\b|\bfortnights?\b", re.IGNORECASE
)
_BY_AGE = re.compile(
    r"\b(?:at|until|to|from|by|turn\w*|reach\w*|over|under|after) (?:the age of )?(?:1\d|2[0-5])\b(?!,\d| ?(?:%|per|days|weeks|months|children|young|cases|years of))|\bbirthdays?\b",
    re.IGNORECASE,
)
_OF_THESE = re.compile(r"of (?:these|those|them|whom)\b", re.IGNORECASE)
_N_TIMES = re.compile(
    rf"\b(?:twice|thrice|{_COUNT} (?:(?:separate|different|other|further) )?(?:times|occasions?)|(?:just|only|at least|more than|met|held) once"
    r"|once (?:an?|per|each|every|in|during|since)|once(?=[.,;)]))(?! (?:as|the|that|those|more|higher|greater|their|its)\b)(?![\w])",
    re.IGNORECASE,
)
_OFTEN = re.compile(
    r"\b(?:daily|(?:half-)?(?:week|month|quarter|year|term)ly|fortnightly|annually|every (?:\w+ )?(?:day|week|fortnight|month|quarter|term|year)s?)\b",
    re.IGNORECASE,
)
_RATIO = re.compile(rf"\b{_COUNT}(?: ?: ?|[- ]to[- ]){_COUNT}\b", re.IGNORECASE)
_EACH = re.compile(r"\b(?:per|each|every)\b", re.IGNORECASE)
_CASES = frozenset("cases children families people households".split())  # of a caseload  # noqa: SIM905
_BEHIND, _NEXT_TO = 0.9, 0.6  # of the match of the sentence before: told on of it, and anyhow
_LOOKED_AT = 6  # paragraphs
_NEAR = 0.1  # of the best paragraph's probability
_ENOUGH = 0.3  # of surety, for a sentence to be quoted
_AS_GOOD = 0.5  # worth of another word for it


@dataclass(frozen=True, slots=True)
class Thing:
    """What is counted, in all the words that reports have for it: by stems, or by whole words.

    Of people only whole words and abbreviations: management oversight is no manager, and of foster carers the
    homes are counted too.
    """

    counted: Counted
    stems: frozenset[str]
    words: frozenset[str]
    is_people: bool

    @classmethod
    def of(cls, counted: Counted, concepts: Sequence[Concept]) -> Thing:
        """The thing of a question about these concepts."""
        itself = numbers_themselves(counted.nouns)
        if itself:
            return cls(counted, frozenset(), itself, is_people=False)
        own = {one for noun in counted.nouns for one in stems(noun)[-1:]}
        kin, short = set(own), set(own)
        for concept in concepts:
            written = concept.written.split()
            if any(noun in written for noun in counted.nouns) or (written and stem(written[-1]) in own):
                last = [term.split()[-1] for term, worth in concept.alternatives.items() if worth >= _AS_GOOD]
                kin.update(stem(word) for word in last if word != "care")
                short.update(stem(term) for term in concept.alternatives if _is_short(term, concept))
        people = people_told_as(counted.nouns)
        named = short - own if people else kin
        return cls(counted, frozenset(named), people, is_people=bool(people))

    def named_by(self, word: str) -> bool:
        """Whether a word, in small letters, names it."""
        if word.endswith(("'s", "\u2019s")):  # whose it is
            return False
        if word in self.words or (self.is_people and f"{word}s" in self.words):
            return True
        return any(one in self.stems for one in stems(word))

    def counted_by(self, of: Sequence[str]) -> bool:
        """Whether the words behind a figure, in small letters, name it."""
        if self.is_people and (who := _who(of)):
            return self.named_by(who)
        return any(map(self.named_by, of))

    def another_by(self, of: Sequence[str]) -> bool:
        """Whether the words behind a figure name other people than those asked for."""
        if not self.is_people or self.counted_by(of):
            return False
        return _who(of) not in ("", *ANYBODY) and not self.at_large(of)

    def at_large(self, of: Sequence[str]) -> bool:
        """Whether the words behind a figure name the people of the group asked for and others: "children" of girls."""
        return self.is_narrow and _who(of) in ("child", "children")

    @property
    def is_narrow(self) -> bool:
        """Whether it is a narrower group of children, so that a paragraph that names it may go on of children."""
        return not YOUNG.isdisjoint(self.words)


def _is_short(term: str, concept: Concept) -> bool:
    return " " not in term and any(is_short_for(term, other) for other in concept.alternatives)


def _who(of: Sequence[str]) -> str:
    """The people that the words behind a figure name, in the plural if any are: "family support workers"."""
    people = [word for word in of if word in PEOPLE]
    return next((word for word in people if PLURAL.search(word)), people[0] if people else "")


def told(candidate: ScoredParagraph, thing: Thing) -> list[float]:
    """How surely each sentence of a paragraph prints the figure asked for (0 to 1), the less the worse it matches the question."""
    text, scores = candidate.stored.paragraph.text, candidate.sentences
    peak = max(scores, default=0.0) or 1.0
    found = []
    before = ""
    for place, (start, end) in enumerate(candidate.stored.sentences):
        sentence = text[start:end]
        match = scores[place]
        if place:
            carried = _BEHIND if _LEANS_ON.match(sentence) else _NEXT_TO
            match = max(match, carried * scores[place - 1])
        found.append(prints(sentence, before, thing) * match / peak)
        before = text[:end] if thing.is_narrow else sentence
    return found


def best_count(candidate: ScoredParagraph, thing: Thing) -> Passage | None:
    """The sentence that most surely prints the figure asked for, with what it tells on of; None where none is near it."""
    sure, scores = told(candidate, thing), candidate.sentences
    best = max(range(len(sure)), key=lambda place: (sure[place], scores[place], -place), default=None)
    if best is None or sure[best] < _ENOUGH:
        return None
    passage = sentence_of(candidate, best)
    leans = best > 0 and scores[best - 1] > scores[best]
    if leans and passage.start == candidate.stored.sentences[best][0]:
        passage = one_before(passage) or passage
    if thing.counted.measure is Measure.CHANGE:  # what it was before is told next
        passage = with_what_leans(passage) or passage
    return passage


def told_by(group: Found, thing: Thing) -> float:
    """How surely what was found in a group prints the figure asked for (0 to 1)."""
    return max(
        (
            max(told(one, thing), default=0.0) * (one.probability / group.top) ** 0.5
            for one in group.scored[:_LOOKED_AT]
            if one.probability >= _NEAR * group.top
        ),
        default=0.0,
    )


def prints(sentence: str, before: str, thing: Thing) -> float:
    """How surely a sentence prints the figure asked for, whatever its topic; `before` is the sentence before it."""
    measure = thing.counted.measure
    figures = figures_of(sentence)
    if measure is Measure.SO_FAR:
        spans = any(one.measure in (Measure.SPAN, measure) for one in figures)
        return OF_IT if spans else LIKELY if tells_time(sentence, TimeAsked.HOW_LONG) else 0.0
    if measure is Measure.CHANGE:
        parts = (Measure.SHARE, Measure.CHANGE)
        shares = any(one.measure in parts and not one.is_vague for one in figures)
        counts = any(one.measure is Measure.COUNT for one in figures)
        if shares or _TIMES.search(sentence):
            return OF_IT
        return LIKELY if _FROM_TO.search(sentence) else BESIDE if counts else 0.0
    if measure is Measure.OCCASIONS:
        return _tells_times(sentence, before, thing.counted)
    if measure is Measure.RATIO:
        return _sets_beside(sentence, figures, thing.counted)
    if measure is Measure.MONEY:
        return OF_IT if prints_sum(sentence) else 0.0
    if measure not in _OF_THINGS:
        if any(one.measure is measure for one in figures):
            return OF_IT
        words = _ONE_SPAN if measure is Measure.SPAN else _BY_AGE
        return LIKELY if words.search(sentence) else 0.0
    return _sums_up(sentence, before, thing)


def _sums_up(sentence: str, before: str, thing: Thing) -> float:
    """How surely a figure of a sentence counts the thing, or is a share of it."""
    figures = figures_of(sentence)
    if not thing.counted.nouns:
        return BESIDE if figures else 0.0
    here = any(map(thing.named_by, _words(sentence)))
    near = here or any(map(thing.named_by, _words(before)))
    of_them = _OF_THESE.match(sentence) is not None
    return max((_counts(one, thing, here=here, near=near, of_them=of_them) for one in figures), default=0.0)


def _counts(figure: Figure, thing: Thing, *, here: bool, near: bool, of_them: bool) -> float:
    """How surely a figure counts the thing, which is named in its sentence (`here`) or that or the one before (`near`).

    `of_them`: the sentence tells how many of those of the one before.
    """
    of_it, asked = thing.counted_by(figure.of), thing.counted.measure
    if figure.measure not in _OF_THINGS or thing.another_by(figure.of):
        return 0.0
    if Measure.PER_MANY in (figure.measure, asked):
        if figure.measure is asked or asked is Measure.RATE:
            return OF_IT if of_it else LIKELY if near else 0.0
        return BESIDE if of_it and asked is Measure.COUNT else 0.0
    if thing.words == CASELOAD and figure.of:  # the "top 10 caseloads" tell nobody's
        return LIKELY if near and not _CASES.isdisjoint(figure.of) else 0.0
    return _of_things(figure, thing, of_it=of_it, here=here, near=near, of_them=of_them)


def _of_things(figure: Figure, thing: Thing, *, of_it: bool, here: bool, near: bool, of_them: bool) -> float:
    """How surely a count or a share is of the thing, which the words behind it name (`of_it`) or do not."""
    share = thing.counted.measure is not Measure.COUNT
    if share and figure.measure is Measure.COUNT and not figure.is_none:
        return BESIDE if of_it else 0.0
    if not share and figure.is_part:
        return BESIDE if of_it else 0.0
    if figure.is_vague:
        return LIKELY if of_it else 0.0
    if of_it:
        other = figure.measure is Measure.SHARE and not share  # of how many a share is the lesser answer
        return LIKELY if figure.written == "no" or other else OF_IT
    general = not figure.of or thing.at_large(figure.of) or not _GENERAL.isdisjoint(figure.of)
    if figure.measure is Measure.SHARE or of_them or general:
        return LIKELY if near else 0.0
    return BESIDE if here else 0.0


def _tells_times(sentence: str, before: str, counted: Counted) -> float:
    """How surely a sentence tells how many times something was done: by the times, how often, or what came of it."""
    if _N_TIMES.search(sentence):
        return OF_IT
    if _OFTEN.search(sentence):
        return BESIDE
    deeds = Thing.of(Counted(Measure.COUNT, counted.nouns), ())
    return min(BESIDE, _sums_up(sentence, before, deeds)) if counted.nouns else 0.0


def _sets_beside(sentence: str, figures: Sequence[Figure], counted: Counted) -> float:
    """How surely a sentence tells how many of one thing there are for each of another."""
    things = [Thing.of(Counted(Measure.COUNT, (noun,)), ()) for noun in counted.nouns]
    words = _words(sentence)
    if not things or not all(any(map(one.named_by, words)) for one in things):
        return 0.0
    of_them = [any(one.counted_by(figure.of) for figure in figures) for one in things]
    if _RATIO.search(sentence) or (len(things) > 1 and all(of_them)):
        return OF_IT
    return LIKELY if any(of_them) and _EACH.search(sentence) else 0.0


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z@]+(?:['\u2019]s)?(?:-[a-z]+)*", text.lower())
