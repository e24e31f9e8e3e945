"""Whether a sentence prints the figure asked for: one that counts the very thing, or measures it as asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from service.answering.answer_types import prints_sum
from service.answering.passages import Passage, one_before, sentence_of, with_what_leans
from service.answering.printed_figures import Figure, figures_of
from service.answering.times import tells_time
from service.question.counted import PEOPLE, Counted, Measure
from service.question.model import Concept
from service.question.times_asked import TimeAsked
from service.retrieval.found import Found, ScoredParagraph
from service.retrieval.words import stem, stems
from service.spelt import UP_TO_TWENTY

OF_IT, LIKELY, BESIDE = 1.0, 0.8, 0.4
"""How surely a figure is the one asked for: it stands before the thing's name, near it, or beside it."""

_GENERAL = frozenset("cases case them these those whom which total cohort category number figure rate level".split())  # fmt: skip  # noqa: SIM905
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
_BEHIND, _NEXT_TO = 0.9, 0.6  # of the match of the sentence before: told on of it, and anyhow
_LOOKED_AT = 6  # paragraphs
_NEAR = 0.1  # of the best paragraph's probability
_ENOUGH = 0.3  # of surety, for a sentence to be quoted
_AS_GOOD = 0.5  # worth of another word for it


@dataclass(frozen=True, slots=True)
class Thing:
    """What is counted, in all the words that reports have for it: stems and, of people, whole words."""

    counted: Counted
    stems: frozenset[str]
    words: frozenset[str]

    @classmethod
    def of(cls, counted: Counted, concepts: Sequence[Concept]) -> Thing:
        """The thing of a question about these concepts."""
        own = {one for noun in counted.nouns for one in stems(noun)[-1:]}
        kin = set(own)
        for concept in concepts:
            written = concept.written.split()
            if any(noun in written for noun in counted.nouns) or (written and stem(written[-1]) in own):
                last = [term.split()[-1] for term, worth in concept.alternatives.items() if worth >= _AS_GOOD]
                kin.update(stem(word) for word in last if word != "care")
        people = frozenset[str]().union(*(group for group in PEOPLE if group & set(counted.nouns)))
        return cls(counted, frozenset(kin), people)

    def named_by(self, word: str) -> bool:
        """Whether a word, in small letters, names it."""
        if word.endswith(("'s", "\u2019s")):  # whose it is
            return False
        return word in self.words or any(one in self.stems for one in stems(word))


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
        before = sentence
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
    if measure is Measure.MONEY:
        return OF_IT if prints_sum(sentence) else 0.0
    if measure not in (Measure.COUNT, Measure.SHARE):
        if any(one.measure is measure for one in figures):
            return OF_IT
        words = _ONE_SPAN if measure is Measure.SPAN else _BY_AGE
        return LIKELY if words.search(sentence) else 0.0
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
    of_it = any(map(thing.named_by, figure.of))
    if figure.measure not in (Measure.COUNT, Measure.SHARE):
        return 0.0
    share = thing.counted.measure is Measure.SHARE
    if share and figure.measure is Measure.COUNT and not figure.is_none:
        return BESIDE if of_it else 0.0
    if not share and figure.is_part:
        return BESIDE if of_it else 0.0
    if figure.is_vague:
        return LIKELY if of_it else 0.0
    if of_it:
        other = figure.measure is Measure.SHARE and not share  # of how many a share is the lesser answer
        return LIKELY if figure.written == "no" or other else OF_IT
    if figure.measure is Measure.SHARE or of_them or not figure.of or _GENERAL & set(figure.of):
        return LIKELY if near else 0.0
    return BESIDE if here else 0.0


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z@]+(?:['\u2019]s)?(?:-[a-z]+)*", text.lower())
