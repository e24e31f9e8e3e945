"""A question's concepts, weighted by rarity and looked for in paragraphs.

Forty candidates with some five sentences each are held against some forty phrases for every answer, so
the words of a paragraph are kept as one string a sentence (" child go miss "): what stands nowhere in the
paragraph, nearly everything, is put aside by plain substring search before anything is looked at closely.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import mul

from indexer.contracts import StoredParagraph
from service.question.groups import names_group
from service.question.judging_words import judges_subject
from service.question.model import Concept, Question
from service.question.verb import is_adverb
from service.question.vocabulary import NEAR, TERM
from service.words import holds, stems

_RARE = 5.5  # inverse document frequency: 36 of 9,000 paragraphs at the most

_A_CLAUSE = 4  # words; no name of a thing has so many in everyday English
_AS_ASKED = 1.0  # worth of the words of the question themselves


@dataclass(frozen=True, slots=True)
class WeightedConcept:
    """A concept's alternatives as stems with their worth, and how rare the concept is (idf).

    `named` is how rare the commonest of those is that mean the very same.
    """

    alternatives: tuple[tuple[tuple[str, ...], float], ...]
    idf: float
    named: float = 0.0

    @property
    def special(self) -> bool:
        """Whether the vocabulary knows it: a term of the trade, which a paragraph has or has not."""
        return len(self.alternatives) > 1

    @property
    def says_only_that(self) -> bool:
        """Whether no other words mean the same: of what no entry knows, and of what is but one thing of an entry."""
        return all(worth <= NEAR or worth >= _AS_ASKED for _, worth in self.alternatives)


def weigh(question: Question, frequency: Mapping[str, int], paragraphs: int) -> tuple[WeightedConcept, ...]:
    """Concepts with inverse document frequency ln((N + 1) / (df + 0.5)) (Robertson & Spärck Jones 1976).

    `frequency` gives the number of paragraphs for every word of every alternative. A phrase is as rare
    as its rarest word; a concept as rare as the words it was asked in, or as its commonest alternative
    where those words stand nowhere.
    """
    weighted = []
    for concept in question.concepts:
        counts = {
            term: min((frequency.get(word, 0) for word in term.split()), default=0)
            for term in concept.alternatives
        }
        asked = counts.get(concept.written) or max(counts.values(), default=0)
        alternatives = tuple((stems(term), worth) for term, worth in concept.alternatives.items())
        equals = max(
            (counts[term] for term, worth in concept.alternatives.items() if worth >= TERM), default=0
        )
        asked_idf, named_idf = (math.log((paragraphs + 1) / (count + 0.5)) for count in (asked, equals))
        weighted.append(WeightedConcept(alternatives, asked_idf, named_idf))
    return tuple(weighted)


def rarest_official(question: Question, weighted: Sequence[WeightedConcept]) -> Concept | None:
    """The rarest of the official terms asked in, or None where there is none; `weighted` as `weigh` gives them."""
    official = [
        (one.idf, place)
        for place, (concept, one) in enumerate(zip(question.concepts, weighted, strict=True))
        if concept.official
    ]
    return question.concepts[max(official)[1]] if official else None


def rarest_plain(question: Question, weighted: Sequence[WeightedConcept]) -> Concept | None:
    """The rarest of the words asked in that no others mean the same as, or None where none is rare.

    First of all what is but one thing of an entry of the vocabulary, then what has more words than one. The verb of
    the question is none, nor how it is done, nor what judges it where a side is asked for: reports say that in many
    words ("pays for", "funds"; "late", "not timely").
    """
    plain = [
        (one.special, " " in question.concepts[place].written, one.idf, place)
        for place, one in enumerate(weighted)
        if one.says_only_that
        and (one.special or one.idf >= _RARE)
        and question.concepts[place].written != question.verb
        and not is_adverb(question.concepts[place].written)
        and not (question.leaning and judges_subject(question.concepts[place].written))
    ]
    return question.concepts[max(plain)[-1]] if plain else None


def rarest_known(question: Question, weighted: Sequence[WeightedConcept]) -> Concept | None:
    """The rarest matter asked for in lay words that the vocabulary knows, where reports seldom name it by any of its terms; None where none is.

    A group of people ("dads") is no matter: what is asked is about them.
    """
    known = [
        (one.named, place)
        for place, (concept, one) in enumerate(zip(question.concepts, weighted, strict=True))
        if one.named >= _RARE and not (concept.official or one.says_only_that or names_group(concept.written))
    ]
    return question.concepts[max(known)[1]] if known else None


def in_their_words(question: Question, frequency: Mapping[str, int], paragraphs: int) -> str:
    """The topic with what reports call a rare matter in place of the lay words for it ("family trees": genograms).

    Who reads a paragraph with the question does not know that both are the same; of what is common it is known.
    A long saying, and words that mean a matter as a whole, follow its term: they say more than it. `frequency` and `paragraphs` as for `weigh`.
    """
    asked = question.topic or question.text
    read = asked
    for concept in question.concepts:
        terms = (
            [] if concept.official else [one for one, worth in concept.alternatives.items() if worth == TERM]
        )
        counts = {term: min(frequency.get(word, 0) for word in term.split()) for term in terms}
        said = [term for term, count in counts.items() if count]
        if not said or math.log((paragraphs + 1) / (max(counts.values()) + 0.5)) < _RARE:
            continue
        if concept.written == asked or len(concept.written.split()) >= _A_CLAUSE:
            read = f"{said[0]}: {read}"
        else:
            read = re.sub(rf"\b{re.escape(concept.written)}(?!\w)", said[0], read, count=1)
    return read


def spaced(words: Sequence[str]) -> str:
    """Stems as one string with a space before and after each, so that `" word " in text` finds whole ones."""
    return f" {'  '.join(words)} " if words else ""


@dataclass(frozen=True, slots=True)
class ParagraphWords:
    """A paragraph's stems, spaced: of each sentence, and of its headings."""

    sentences: tuple[str, ...]
    heading: str

    @classmethod
    def of(cls, stored: StoredParagraph) -> ParagraphWords:
        """Read the words of a stored paragraph."""
        text = stored.paragraph.text
        return cls(
            tuple(spaced(stems(text[start:end])) for start, end in stored.sentences),
            spaced(stems(" ".join(stored.paragraph.section))),
        )


@dataclass(frozen=True, slots=True)
class Phrase:
    """One way to say a concept: its stems, the first of them spaced, and its worth (0 to 1)."""

    words: tuple[str, ...]
    first: str
    worth: float

    @classmethod
    def of(cls, words: tuple[str, ...], worth: float) -> Phrase:
        """A phrase of these stems, at least one."""
        return cls(words, f" {words[0]} ", worth)

    def said_in(self, text: str) -> bool:
        """Whether `text` (spaced) says it: its words in a row, or with one word in between each."""
        if self.first not in text:
            return False
        return len(self.words) == 1 or holds(tuple(text.split()), self.words)


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of what was asked a paragraph speaks of, by rarity, each 0 to 1.

    `paragraph` counts its headings too, `asked` only the words of the question; `sentences` has one number
    a sentence; `special` count terms of the trade alone.
    """

    paragraph: float
    asked: float
    heading: float
    special: float
    special_sentence: float
    sentences: tuple[float, ...]


class Wanted:
    """A question's concepts, ready to be looked for in many paragraphs. Safe for many threads."""

    def __init__(self, concepts: Sequence[WeightedConcept]) -> None:
        self.concepts = tuple(concepts)
        self._idf = [concept.idf for concept in concepts]
        self._special = [place for place, concept in enumerate(concepts) if concept.special]
        self._all = sum(self._idf)
        self._all_special = sum(self._idf[place] for place in self._special)
        # The worthiest first: the first that is said is worth most.
        self._phrases = [
            sorted(
                (Phrase.of(words, worth) for words, worth in concept.alternatives if words),
                key=lambda phrase: -phrase.worth,
            )
            for concept in concepts
        ]
        self._asked = [
            [Phrase.of(words, worth) for words, worth in concept.alternatives[:1] if words]
            for concept in concepts
        ]
        every = {word for phrases in self._phrases for phrase in phrases for word in phrase.words}
        self._words = [(word, f" {word} ") for word in every]

    @property
    def special(self) -> bool:
        """Whether any concept is a term of the trade."""
        return bool(self._special)

    def covered(self, words: ParagraphWords) -> Coverage:
        """How much of the concepts a paragraph speaks of."""
        whole = "".join(words.sentences)
        both = whole + words.heading
        there = {word for word, part in self._words if part in both}
        if not there:
            return Coverage(0.0, 0.0, 0.0, 0.0, 0.0, (0.0,) * len(words.sentences))
        near = [[phrase for phrase in phrases if there.issuperset(phrase.words)] for phrases in self._phrases]
        in_sentences = [_worths(near, sentence) for sentence in words.sentences]
        return Coverage(
            paragraph=self._share(_worths(near, both)),
            asked=self._share(_worths(self._asked, whole)),
            heading=self._share(_worths(near, words.heading)),
            special=self._special_share(_worths(near, whole)),
            special_sentence=max(map(self._special_share, in_sentences), default=0.0),
            sentences=tuple(map(self._share, in_sentences)),
        )

    def _share(self, worths: Sequence[float]) -> float:
        if self._all <= 0 or not any(worths):
            return 0.0
        return float(sum(map(mul, self._idf, worths))) / self._all

    def _special_share(self, worths: Sequence[float]) -> float:
        if self._all_special <= 0 or not any(worths):
            return 0.0
        return sum([self._idf[place] * worths[place] for place in self._special]) / self._all_special


def _worths(phrases: Sequence[Sequence[Phrase]], text: str) -> list[float]:
    """For each concept how well `text` (spaced) speaks of it, 0 to 1."""
    worths = []
    for alternatives in phrases:
        worth = 0.0
        for phrase in alternatives:
            if phrase.said_in(text):
                worth = phrase.worth
                break
        worths.append(worth)
    return worths
