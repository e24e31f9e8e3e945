"""Which of a question's concepts the reports of a group speak of at all, wherever in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial, reduce
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from indexer.contracts import PublishedIndex, StoredParagraph, StoredReport
from service.clauses import phrases
from service.question.groups import names_people
from service.question.judging_words import judges_subject
from service.question.model import Concept
from service.words import holds, stems

SAID = 0.6  # worth from which an alternative says what was asked, or something near it
_OF_EACH_OTHER = 2  # official terms of which one is asked of the other
_SEVERAL = 3  # words; of two in one sentence each is often said of something else ("private", "fostering")
_OF = frozenset({"for", "of", "with", "to", "in", "from", "by", "on", "about", "among"})
NAMED = 0.9  # worth from which it is the very thing
_COMMON = 0.04  # of all paragraphs: what more of them name is spoken of by everybody, whatever is asked


@dataclass(frozen=True, slots=True)
class Spoken:
    """For each concept whether a group speaks of it, and whether any report at all uses the asked words.

    `named` is False for one that was asked in an official term where neither that nor its equals stand in
    the group. `apart` are pairs of concepts, both asked in official terms and both spoken of in the group, of
    which no paragraph there speaks together; not those that the question only lists beside each other. `elsewhere`
    is True for one of which any group speaks.
    """

    present: tuple[bool, ...]
    official: tuple[bool, ...]
    named: tuple[bool, ...]
    apart: tuple[tuple[str, str], ...] = ()
    elsewhere: tuple[bool, ...] = ()


def spoken(
    index: PublishedIndex,
    concepts: Sequence[Concept],
    special: Sequence[bool],
    groups: Mapping[str, Sequence[StoredReport]],
    anywhere: Sequence[tuple[int, int]] | None = None,
) -> dict[str, Spoken]:
    """What each group speaks of; `special` marks the concepts that the vocabulary knows, the others count as said.

    `anywhere` are the row ranges that count for whether any report uses the asked words (None: all).
    """
    ranges = sorted({(report.start, report.end) for reports in groups.values() for report in reports})
    said = [
        _rows_with(index, concept, SAID, ranges) if known else None
        for concept, known in zip(concepts, special, strict=True)
    ]
    named = [_rows_naming(index, concept, ranges) if concept.official else None for concept in concepts]
    official = tuple(
        known and bool(index.lexical({concept.written: 1.0}, anywhere, 1))
        for concept, known in zip(concepts, special, strict=True)
    )
    pair = _asked_of_each_other(concepts)
    together = _rows_of_both(said, pair) if pair else None
    result = {}
    there = {name: tuple(_any_of(one, reports) for one in said) for name, reports in groups.items()}
    anywhere_said = tuple(map(any, zip(*there.values(), strict=True)))
    for name, reports in groups.items():
        present = there[name]
        apart = [
            (concepts[first].written, concepts[second].written)
            for first, second in ([pair] if pair else [])
            if present[first] and present[second] and not _any_of(together, reports)
        ]
        result[name] = Spoken(
            present,
            official,
            tuple(_any_of(one, reports) for one in named),
            tuple(apart),
            anywhere_said,
        )
    return result


def _asked_of_each_other(concepts: Sequence[Concept]) -> tuple[int, int] | None:
    """Places of the two official terms of a question, where it has just two and does not merely list them.

    Of three or more one often only circumscribes another ("the training school for new recruits").
    """
    official = [place for place, concept in enumerate(concepts) if concept.official]
    if len(official) != _OF_EACH_OTHER:
        return None
    first, second = official
    return None if all(one.joined for one in concepts[first + 1 : second + 1]) else (first, second)


def _rows_of_both(
    said: Sequence[NDArray[np.int64] | None], pair: tuple[int, int]
) -> NDArray[np.int64] | None:
    """Rows, ascending, that speak of both; None where one of them was not looked for."""
    one, other = (said[place] for place in pair)
    return None if one is None or other is None else np.intersect1d(one, other, assume_unique=True)


@dataclass(frozen=True, slots=True)
class Matter:
    """What a question asks about by name: its official terms, and the rows of the paragraphs that name it.

    Where it asks for two things ("advocates at conferences") `rows` name both, and `partly` either.
    """

    terms: tuple[Concept, ...]
    rows: frozenset[int]
    partly: frozenset[int]


def matter_of(
    index: PublishedIndex, concepts: Sequence[Concept], ranges: Sequence[tuple[int, int]]
) -> Matter | None:
    """What is asked about by name in the reports of these rows; None where that is nothing, or what everybody speaks of.

    What judges ("timely") is asked of it, and who it is for or by ("disabled children", "police"), or a term that stands
    everywhere, tells not whether a report speaks of it.
    """
    most = _COMMON * sum(end - start for start, end in ranges)
    terms = [
        one
        for one in concepts
        if one.official and not (judges_subject(one.written) or names_people(one.written))
    ]
    named = ((one, frozenset(_rows_naming(index, one, ranges).tolist())) for one in terms)
    told = [(one, rows) for one, rows in named if len(rows) <= most]
    if not told:
        return None
    rows = [rows for _, rows in told]
    return Matter(tuple(one for one, _ in told), frozenset.intersection(*rows), frozenset.union(*rows))


def says(concept: Concept, text: str) -> bool:
    """Whether a text says the concept, or something near it."""
    return _said_in(concept, stems(text))


def names(concept: Concept, text: str) -> bool:
    """Whether a text says the concept in so many words, or an equal of it."""
    words = stems(text)
    return any(holds(words, stems(term)) for term, worth in concept.alternatives.items() if worth >= NAMED)


def nearly_names(concept: Concept, text: str) -> bool:
    """Whether a text says the concept, or an equal of it of several words, with another word between ("health needs assessed")."""
    words = stems(text)
    terms = [stems(term) for term, worth in concept.alternatives.items() if worth >= NAMED]
    return any(_with_one_between(words, term) for term in terms if len(term) > 1)


def _with_one_between(words: tuple[str, ...], term: tuple[str, ...]) -> bool:
    """Whether the words of a term stand in their order among the words, with at most one between each two."""
    places = {
        place
        for place, word in enumerate(words)
        if word == term[0] and words[place - 1 : place] != ("mental",)  # whose health is another matter
    }
    for one in term[1:]:
        places = {
            there
            for place in places
            for there in (place + 1, place + 2)
            if there < len(words) and words[there] == one
        }
    return bool(places)


def in_a_clause(concept: Concept, stored: StoredParagraph) -> bool:
    """Whether a clause of a paragraph has all the words of the concept, or of an equal of it, in any order."""
    terms = [frozenset(stems(term)) for term, worth in concept.alternatives.items() if worth >= NAMED]
    text = stored.paragraph.text
    clauses = [
        frozenset(stems(clause)) for start, end in stored.sentences for clause in phrases(text[start:end])
    ]
    return any(term <= clause for term in terms for clause in clauses)


def speaks_of_all(concepts: Sequence[Concept], texts: Sequence[str]) -> bool:
    """Whether the texts together say, or say something near, every one of the concepts that the vocabulary knows."""
    said = [stems(text) for text in texts]
    return all(
        any(_said_in(concept, words) for words in said)
        for concept in concepts
        if len(concept.alternatives) > 1
    )


def _said_in(concept: Concept, words: tuple[str, ...]) -> bool:
    return any(holds(words, stems(term)) for term, worth in concept.alternatives.items() if worth >= SAID)


def unnamed_of(concepts: Sequence[Concept], spoken: Spoken) -> tuple[str, ...]:
    """The official terms asked in that stand nowhere in the group, nor their equals, and those of everyday words that mean one matter.

    Not those within a longer wording whose matter the group speaks of ("a baby" in "a baby on the way"), and not
    those listed with another that does stand there ("life story work and later life letters").
    """
    there = [concept.written for concept, known in zip(concepts, spoken.present, strict=True) if known]
    missing: list[str] = []
    starts = [place for place, concept in enumerate(concepts) if not concept.joined]
    for start, end in pairwise([*starts, len(concepts)]):
        listed = list(zip(concepts[start:end], spoken.named[start:end], strict=True))
        if any(concept.official and named for concept, named in listed):
            continue
        missing.extend(
            concept.written
            for concept, named in listed
            if not named
            and not any(f" {concept.written} " in f" {whole} " for whole in there if whole != concept.written)
        )
    missing.extend(_unsaid(concepts, spoken))
    return tuple(missing)


def _unsaid(concepts: Sequence[Concept], spoken: Spoken) -> Iterator[str]:
    """What reports call those asked in a run of everyday words of which the group says nothing.

    Only where nothing else that the vocabulary knows is asked for, or another group speaks of it: such words may as well
    say how something is done.
    """
    alone = sum(len(concept.alternatives) > 1 for concept in concepts) == 1
    for place, concept in enumerate(concepts):
        if concept.saying and not spoken.present[place] and (alone or spoken.elsewhere[place]):
            yield _term_of(concept)


def _term_of(concept: Concept) -> str:
    """What reports call a concept that was asked in everyday words."""
    return next(
        (term for term, worth in concept.alternatives.items() if NAMED <= worth < 1.0), concept.written
    )


def _rows_with(
    index: PublishedIndex, concept: Concept, worth: float, ranges: Sequence[tuple[int, int]]
) -> NDArray[np.int64]:
    """Rows, ascending, with an alternative of at least that worth."""
    rows = sum(end - start for start, end in ranges)
    terms = {term: 1.0 for term, its in concept.alternatives.items() if its >= worth}
    hits = index.lexical(terms, ranges, rows) if rows else ()
    return np.sort(np.array([hit.row for hit in hits], np.int64))


def _rows_naming(
    index: PublishedIndex, concept: Concept, ranges: Sequence[tuple[int, int]]
) -> NDArray[np.int64]:
    """Rows, ascending, that name the concept or an equal.

    Of one thing said of another ("support for foster carers") those too that have all its words somewhere; of what
    is said in several words ("foster carer recruitment") those with all of them in one sentence.
    """
    rows = _rows_with(index, concept, NAMED, ranges)
    words = concept.written.split()
    content = [word for word in words if word not in _OF]
    of_another = 0 < len(content) < len(words)
    if not of_another and len(content) < _SEVERAL:
        return rows
    there = (_rows_with(index, Concept(word, {word: 1.0}), NAMED, ranges) for word in content)
    together = reduce(partial(np.intersect1d, assume_unique=True), there)
    if not of_another:
        asked = frozenset(stems(concept.written))
        in_one = (int(row) for row in together if _in_a_sentence(index, int(row), asked))
        together = np.fromiter(in_one, np.int64)
    return np.union1d(rows, together)


def _in_a_sentence(index: PublishedIndex, row: int, asked: frozenset[str]) -> bool:
    """Whether a sentence of the paragraph in that row has all the stems."""
    stored = index.paragraphs(row, row + 1)[0]
    text = stored.paragraph.text
    return any(asked.issubset(stems(text[start:end])) for start, end in stored.sentences)


def _any_of(rows: NDArray[np.int64] | None, reports: Sequence[StoredReport]) -> bool:
    """Whether any of `rows` (ascending) belongs to one of the reports; True where nothing was looked for."""
    if rows is None:
        return True
    places = np.searchsorted(rows, [report.start for report in reports])
    return any(
        place < len(rows) and int(rows[place]) < report.end
        for place, report in zip(places.tolist(), reports, strict=True)
    )
