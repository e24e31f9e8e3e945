"""From a question to scored paragraphs, in one pass for one authority or for all of them.

Dense and lexical evidence choose candidates in each group of rows; features and the relevance model
give every candidate a calibrated probability. Groups never compete: an authority with little to say
is found as surely as one with much.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import replace

import numpy as np

from indexer.contracts import (
    Embedder,
    Excerpt,
    IntVector,
    PublishedIndex,
    StoredReport,
)
from service.question.model import Intent, Question
from service.retrieval.adapter import QueryAdapter
from service.retrieval.answerability import Answerability, signs
from service.retrieval.features import Evidence, FloatArray, features, with_evidence
from service.retrieval.found import Candidate, Found, ScoredParagraph
from service.retrieval.known import KnownParagraphs
from service.retrieval.mentioned import read_mentioned
from service.retrieval.naming import Naming, by_its_name, read_naming, searched_by_name
from service.retrieval.preparation import Preparation, Prepared
from service.retrieval.reading import Looked, Reader, abbreviations, excerpt_of
from service.retrieval.relevance import Relevance
from service.retrieval.similarity import Similarities, led_to, similarities
from service.retrieval.speaking import Matter, Spoken, matter_of, spoken, unnamed_of
from service.retrieval.successors import taken_over

_LEXICAL_SHARE = 0.5  # of a candidate's first score, beside its cosines
_ASKED_OF_ALL = frozenset({Intent.THEME, Intent.COMPARE})
_MANY = 12  # groups, of more of which it is counted who speaks of what is asked
_SUPERSEDED = 0.85  # an earlier inspection's paragraph counts a little less than its successor's


class Retriever:
    """Finds evidence in one published index. Safe for use by many threads."""

    def __init__(
        self,
        index: PublishedIndex,
        embedder: Embedder | None,
        relevance: Relevance,
        answerability: Answerability,
        adapter: QueryAdapter | None = None,
        reader: Reader | None = None,
    ) -> None:
        """`embedder` is None for an index without vectors: lexical evidence alone is used.

        Without a `reader` nothing is read a second time.
        """
        self._index = index
        self._preparation = Preparation(index, embedder, adapter)
        self._relevance = relevance
        self._answerability = answerability
        self._reader = reader
        self._known = KnownParagraphs(index)

    def read_ahead(self, most: int) -> int:
        """Read up to `most` paragraphs that no question has come to yet; how many were read."""
        return self._known.read_ahead(most)

    def retrieve(
        self, question: Question, groups: Mapping[str, Sequence[StoredReport]], *, candidates: int
    ) -> dict[str, Found]:
        """Best paragraphs of each group of reports, most probable first, and whether the group answers."""
        prepared = self.prepare(question)
        naming = self._naming(question, prepared)
        matter = self._matter(question, groups) if naming is None else None
        members = self.candidates(
            question, prepared, groups, candidates=candidates, naming=naming, matter=matter
        )
        spoken = self.spoken(question, prepared, groups)
        judged = {
            name: self._relevance.probability(np.stack([one.features for one in some]))
            for name, some in members.items()
            if some
        }
        read = self._looked_at(question, prepared, members, judged)
        best = max((float(one.probabilities.max()) for one in read.values()), default=0.0)
        found = {
            name: self._found(
                question,
                prepared,
                members[name],
                taken_over(reports),
                read[name],
                spoken[name],
                best,
                matter,
            )
            if name in read
            else Found((), 0.0)
            for name, reports in groups.items()
        }
        if naming is None:
            return found
        called = tuple(name.written for name in naming.names)
        return {
            name: replace(group, called=called) if searched_by_name(members[name], naming) else group
            for name, group in found.items()
        }

    def _naming(self, question: Question, prepared: Prepared) -> Naming | None:
        """The names, or the words for a matter, asked for of everybody: who has them is told by them alone; None where there are none."""
        if question.one_by_one or question.intent not in _ASKED_OF_ALL:
            return None
        counted = prepared.counted or [(0, self._preparation.paragraphs)]
        listed = question.mentions and len(question.concepts) > len(question.names)
        mentioned = read_mentioned(self._index, question.text, question.concepts, counted) if listed else None
        if mentioned is None and question.names:
            return read_naming(self._index, question.names, question.concepts, counted)
        return mentioned

    def _matter(self, question: Question, groups: Mapping[str, Sequence[StoredReport]]) -> Matter | None:
        """What many are asked about by name, None where that is nothing or few are asked."""
        if question.intent not in _ASKED_OF_ALL or len(groups) <= _MANY:
            return None
        ranges = sorted({(report.start, report.end) for reports in groups.values() for report in reports})
        return matter_of(self._index, question.concepts, ranges)

    def _looked_at(
        self,
        question: Question,
        prepared: Prepared,
        members: Mapping[str, Sequence[Candidate]],
        judged: Mapping[str, FloatArray],
    ) -> dict[str, Looked]:
        """What the relevance model makes of each group's candidates, and the reader of the best of them."""
        if self._reader is None:
            return {name: Looked.unread(before) for name, before in judged.items()}
        places: dict[tuple[str, str], IntVector] = {}
        for name in judged:
            # Where change over time is asked for each report has its say, so the best of each are read.
            parts = [
                one.report.report.report_id if question.intent is Intent.TEMPORAL else ""
                for one in members[name]
            ]
            for part in dict.fromkeys(parts):
                places[name, part] = np.flatnonzero(np.array(parts) == part)

        spelt_out = abbreviations(question.concepts)

        def excerpt(key: tuple[str, str], place: int) -> Excerpt:
            candidate = members[key[0]][places[key][place]]
            return excerpt_of(candidate.stored, candidate.best, spelt_out)

        before = {key: judged[key[0]][at] for key, at in places.items()}
        looked = self._reader.look(prepared.read, excerpt, before)
        whole = {name: Looked.unread(probabilities.copy()) for name, probabilities in judged.items()}
        for (name, part), at in places.items():
            whole[name].probabilities[at] = looked[name, part].probabilities
            whole[name].read[at] = looked[name, part].read
        return whole

    def candidates(
        self,
        question: Question,
        prepared: Prepared,
        groups: Mapping[str, Sequence[StoredReport]],
        *,
        candidates: int,
        naming: Naming | None = None,
        matter: Matter | None = None,
    ) -> dict[str, list[Candidate]]:
        """Candidates of each group with their features, before the relevance model; as training sees them.

        Where none of them names the `matter` asked about, the first of the group that does is one more.
        """
        ranges = sorted({(report.start, report.end) for reports in groups.values() for report in reports})
        scores = similarities(self._index, prepared.phrasings, ranges)
        bm25 = self._bm25(prepared.terms, ranges, scores)
        led = led_to(self._index, prepared.phrasings, scores, ranges)
        nearest = led or scores
        first = nearest.paragraph + nearest.sentence + _LEXICAL_SHARE * _normalised(bm25)
        evidence = _evidence(scores, bm25)
        led_evidence = _evidence(led, bm25) if led else None
        found = {}
        for name, reports in groups.items():
            members = _members(scores.rows, reports)
            if naming is not None:
                named = members[np.isin(scores.rows[members], naming.rows)]
                members = members if naming.examples and not len(named) else named
            best = members[np.argsort(-first[members], kind="stable")[:candidates]]
            if matter is not None:
                best = np.append(best, _first_naming(matter, scores.rows, members, best, first))
            owner = {report.report.report_id: report for report in reports}
            found[name] = [
                self._candidate(
                    question,
                    prepared,
                    owner,
                    int(scores.rows[place]),
                    evidence(place),
                    led_evidence(place) if led_evidence else None,
                    scores.of_sentences(place).tolist(),
                )
                for place in best.tolist()
            ]
            if naming is not None:
                found[name] = [by_its_name(one, naming) for one in found[name]]
        return found

    def prepare(self, question: Question) -> Prepared:
        """The question made ready for search; as training sees it."""
        return self._preparation.of(question)

    def _bm25(
        self, terms: Mapping[str, float], ranges: Sequence[tuple[int, int]], scores: Similarities
    ) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
        found = np.zeros(len(scores.rows), np.float32)
        if terms and len(scores.rows):
            hits = self._index.lexical(terms, ranges, len(scores.rows))
            rows = np.array([hit.row for hit in hits], np.int64)
            found[np.searchsorted(scores.rows, rows)] = [hit.score for hit in hits]
        return found

    def _candidate(
        self,
        question: Question,
        prepared: Prepared,
        owner: Mapping[str, StoredReport],
        row: int,
        evidence: Evidence,
        led: Evidence | None,
        cosines: Sequence[float],
    ) -> Candidate:
        stored = self._index.paragraphs(row, row + 1)[0]
        words, traits = self._known.of(stored)
        covered = prepared.wanted.covered(words)
        sentences = tuple(
            0.5 * max(cosine, 0.0) + 0.5 * share
            for cosine, share in zip(cosines, covered.sentences, strict=True)
        )
        numbers = features(question, prepared.wanted, traits, covered, evidence, sentences)
        led_numbers = with_evidence(numbers, led) if led else None
        return Candidate(stored, owner[stored.report_id], numbers, sentences, led_numbers)

    def spoken(
        self, question: Question, prepared: Prepared, groups: Mapping[str, Sequence[StoredReport]]
    ) -> dict[str, Spoken]:
        """Which of the concepts each group speaks of; as training sees it."""
        special = [one.special for one in prepared.concepts]
        return spoken(self._index, question.concepts, special, groups, prepared.counted)

    def _found(
        self,
        question: Question,
        prepared: Prepared,
        candidates: Sequence[Candidate],
        superseded: Set[str],
        looked: Looked,
        spoken: Spoken,
        best: float,
        matter: Matter | None = None,
    ) -> Found:
        order = looked.probabilities
        led = [one.led for one in candidates if one.led is not None]
        if led:
            order = self._relevance.probability(np.stack(led))
            if self._reader is not None:
                order = self._reader.reading.probability(order, looked.read)
        scored = [
            ScoredParagraph(
                one.stored,
                one.report,
                probability * (_SUPERSEDED if one.report.report.report_id in superseded else 1.0),
                one.sentences,
            )
            for one, probability in zip(candidates, order.tolist(), strict=True)
        ]
        scored.sort(key=lambda one: (-one.probability, one.stored.row))
        group = signs(
            question,
            prepared.concepts,
            spoken.present,
            spoken.official,
            spoken.named,
            looked,
            np.stack([one.features for one in candidates]),
            best,
        )
        return Found(
            tuple(scored),
            self._answerability.probability(group),
            unnamed_of(question.concepts, spoken),
            spoken.apart,
            prepared.telling,
            rare=prepared.rare,
            known=prepared.known,
            matter=matter,
        )


def _evidence(
    scores: Similarities, bm25: np.ndarray[tuple[int], np.dtype[np.float32]]
) -> Callable[[int], Evidence]:
    """What gives the evidence of a place in the rows searched."""
    outstanding = _standing_out(scores.paragraph), _standing_out(scores.sentence)

    def at(place: int) -> Evidence:
        return Evidence(
            float(scores.paragraph[place]),
            float(scores.sentence[place]),
            float(outstanding[0][place]),
            float(outstanding[1][place]),
            float(bm25[place]),
        )

    return at


def _members(
    rows: np.ndarray[tuple[int], np.dtype[np.int64]], reports: Sequence[StoredReport]
) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Places in `rows` (ascending) that belong to `reports`."""
    parts = [
        np.arange(np.searchsorted(rows, report.start), np.searchsorted(rows, report.end))
        for report in reports
    ]
    return np.concatenate(parts or [np.empty(0, np.int64)])


def _first_naming(
    matter: Matter,
    rows: np.ndarray[tuple[int], np.dtype[np.int64]],
    members: np.ndarray[tuple[int], np.dtype[np.int64]],
    best: np.ndarray[tuple[int], np.dtype[np.int64]],
    first: np.ndarray[tuple[int], np.dtype[np.float32]],
) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """The place, if any, of the first of a group's `members` that names a matter, where none of the `best` does."""
    naming = members[np.isin(rows[members], list(matter.rows))]
    if not len(naming) or np.isin(best, naming).any():
        return naming[:0]
    likeliest = int(np.argmax(first[naming]))
    return naming[likeliest : likeliest + 1]


def _normalised(
    scores: np.ndarray[tuple[int], np.dtype[np.float32]],
) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    top = scores.max(initial=0.0)
    return scores / top if top > 0 else scores


def _standing_out(
    scores: np.ndarray[tuple[int], np.dtype[np.float32]],
) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    """Standard deviations above the mean of the rows searched."""
    spread = scores.std() if len(scores) else 0.0
    return (scores - scores.mean()) / spread if spread > 0 else np.zeros_like(scores)
