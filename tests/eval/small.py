"""A small world for the evaluation's tests: three fictional authorities, a real index in memory, a service.

Everything is a real implementation of the contracts, small enough to be understood at a glance.
"""

from __future__ import annotations

import json
import math
import re
import zlib
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from eval.evidence import text_hash
from indexer.contracts import FloatMatrix, Hit, IntVector, QuestionVectors, StoredParagraph, StoredReport
from indexer.model import Paragraph, ParagraphKind, Report, ReportKind
from service.answering.citations import CitationBook, paragraph_label, paragraph_url, section_path
from service.answering.model import Answer, Coverage, Outcome, Section, SectionOutcome, Usage
from service.question.filters import Filters
from service.results import SearchResult, SearchResults

_WORD = re.compile(r"[a-z]+")
_COMMON = frozenset(
    [
        "a",
        "an",
        "and",
        "are",
        "at",
        "by",
        "do",
        "does",
        "for",
        "how",
        "in",
        "is",
        "it",
        "of",
        "on",
        "or",
        "the",
        "to",
        "what",
        "who",
        "with",
        "each",
        "of",
    ]
)
TEXTS: Mapping[str, tuple[str, ...]] = {
    "Alderby": (
        "Children who go missing are not all offered interviews when they return.",
        "Social workers hold caseloads that they can manage.",
        "Care leavers live in suitable accommodation.",
    ),
    "Brackmoor": (
        "Managers supervise social workers every month.",
        "Caseloads are too high in two teams.",
        "Foster carers are trained and supported well.",
    ),
    "Carrow": (
        "Children who go missing are spoken to within three days.",
        "Adoption is considered early for young babies.",
        "Leaders know their weaknesses.",
    ),
}


def report_id(authority: str) -> str:
    return f"{authority.lower()}-2020-inspection"


def words(text: str) -> list[str]:
    return [word for word in _WORD.findall(text.lower()) if word not in _COMMON]


class SmallEmbedder:
    """Words hashed into 64 dimensions."""

    name = "small"
    dimensions = 64
    max_tokens = 256

    def count_tokens(self, text: str) -> int:
        return len(text.split())

    def embed(self, texts: Sequence[str]) -> FloatMatrix:
        vectors = np.zeros((len(texts), self.dimensions), np.float32)
        for row, text in enumerate(texts):
            for word in words(text):
                vectors[row, zlib.crc32(word.encode()) % self.dimensions] += 1.0
            vectors[row, 0] += 0.01  # no text is the zero vector
        lengths = np.sqrt((vectors * vectors).sum(axis=1, keepdims=True))
        return np.asarray(vectors / lengths, np.float32)


class SmallIndex:
    """Reports in memory; lexical scores are summed rarities of the words shared."""

    generation = "1"
    registers: tuple[Path, ...] = ()
    embedder_name = "small"

    def __init__(self, texts: Mapping[str, tuple[str, ...]] = TEXTS) -> None:
        self._reports: list[StoredReport] = []
        self._paragraphs: list[StoredParagraph] = []
        for authority, lines in texts.items():
            start = len(self._paragraphs)
            for number, line in enumerate(lines, start=1):
                paragraph = Paragraph(str(number), number, ("Findings",), ParagraphKind.NUMBERED, 1, line)
                self._paragraphs.append(
                    StoredParagraph(len(self._paragraphs), report_id(authority), paragraph, ((0, len(line)),))
                )
            self._reports.append(StoredReport(_report(authority), start, len(self._paragraphs), (), ()))
        self.paragraph_vectors: FloatMatrix = SmallEmbedder().embed(
            [stored.paragraph.text for stored in self._paragraphs]
        )
        self.sentence_vectors: FloatMatrix = self.paragraph_vectors
        self.sentence_offsets: IntVector = np.arange(len(self._paragraphs) + 1, dtype=np.int64)
        self.questions: QuestionVectors | None = None

    def reports(self) -> Sequence[StoredReport]:
        return self._reports

    def report(self, report_id: str) -> StoredReport | None:
        return next((one for one in self._reports if one.report.report_id == report_id), None)

    def paragraphs(self, start: int, end: int) -> Sequence[StoredParagraph]:
        return self._paragraphs[start:end]

    def paragraph(self, report_id: str, label: str) -> StoredParagraph | None:
        found = (
            one for one in self._paragraphs if one.report_id == report_id and one.paragraph.paragraph == label
        )
        return next(found, None)

    def lexical(
        self, weighted_terms: Mapping[str, float], ranges: Sequence[tuple[int, int]] | None, limit: int
    ) -> Sequence[Hit]:
        hits = []
        for stored in self._paragraphs:
            if ranges is not None and not any(start <= stored.row < end for start, end in ranges):
                continue
            there = set(words(stored.paragraph.text))
            score = sum(
                weight * math.log(1 + len(self._paragraphs) / self.document_frequency(term))
                for term, weight in weighted_terms.items()
                if term in there
            )
            if score:
                hits.append(Hit(stored.row, score))
        return sorted(hits, key=lambda hit: (-hit.score, hit.row))[:limit]

    def document_frequency(self, word: str, ranges: Sequence[tuple[int, int]] | None = None) -> int:
        return sum(
            word in words(stored.paragraph.text)
            for stored in self._paragraphs
            if ranges is None or any(start <= stored.row < end for start, end in ranges)
        )

    def close(self) -> None:
        return


def _report(authority: str) -> Report:
    return Report(
        report_id=report_id(authority),
        authority=authority,
        title=f"{authority}: inspection",
        kind=ReportKind.INSPECTION,
        framework="ILACS",
        inspection_start=date(2020, 3, 2),
        inspection_end=date(2020, 3, 6),
        published=None,
        lead_inspector=None,
        inspectors=(),
        addressee=None,
        grades=(),
        pages=1,
        region="Nowhere",
        fictional=True,
    )


class SmallService:
    """Cites, for every authority the question names (all for "each"), its best paragraph by shared words."""

    def __init__(self, index: SmallIndex) -> None:
        self._index = index

    def ask(self, question: str, filters: Filters | None = None) -> Answer:
        asked = [one for one in self._index.reports() if one.report.authority.lower() in question.lower()]
        if "each" in words(question) or " each " in f" {question.lower()} ":
            asked = list(self._index.reports())
        if "recipe" in question.lower():
            return self._refusal(question, Outcome.OUT_OF_SCOPE, "This is not about the reports.")
        book = CitationBook()
        sections = []
        for one in asked:
            hits = self._index.lexical(_terms(question, one.report.authority), [(one.start, one.end)], 1)
            text = "says nothing on this."
            if hits:
                stored = self._index.paragraphs(hits[0].row, hits[0].row + 1)[0]
                text = f"{stored.paragraph.text} [{book.cite(stored, one, stored.paragraph.text)}]"
            outcome = SectionOutcome.ANSWERED if hits else SectionOutcome.SILENT
            sections.append(Section(authority=one.report.authority, report_id=report_id(one.report.authority), year=2020, outcome=outcome, text=text))  # fmt: skip
        if not book.citations:
            return self._refusal(question, Outcome.NOT_FOUND, "The reports held say nothing on this.")
        silent = tuple(one.authority for one in sections if one.outcome is SectionOutcome.SILENT)
        return Answer(
            question=question,
            answer="\n\n".join(f"{one.authority}: {one.text}" for one in sections),
            outcome=Outcome.ANSWERED,
            sections=tuple(sections) if len(sections) > 1 else (),
            citations=book.citations,
            coverage=Coverage(authorities_asked=len(asked), reports_searched=len(asked), silent=silent),
            generator="extractive",
            usage=Usage(prompt_tokens=3, completion_tokens=2, cost=0.001),
        )

    def search(
        self, query: str, limit: int = 10, filters: Filters | None = None, *, caller: str | None = None
    ) -> SearchResults:
        wanted = filters.report_ids if filters else ()
        ranges = [
            (one.start, one.end)
            for one in self._index.reports()
            if (not wanted or one.report.report_id in wanted)
            and (one.report.authority.lower() in query.lower() or " each " in query.lower())
        ]
        results = []
        for hit in self._index.lexical(_terms(query), ranges, limit):
            stored = self._index.paragraphs(hit.row, hit.row + 1)[0]
            owner = self._index.report(stored.report_id)
            assert owner is not None
            results.append(
                SearchResult(
                    report_id=stored.report_id,
                    authority=owner.report.authority,
                    year=2020,
                    paragraph=stored.paragraph.paragraph,
                    label=paragraph_label(owner, stored.paragraph.paragraph),
                    section=section_path(stored),
                    page=1,
                    text=stored.paragraph.text,
                    url=paragraph_url(stored.report_id, stored.paragraph.paragraph),
                    score=round(hit.score / (1 + hit.score), 4),
                )
            )
        return SearchResults(results=tuple(results))

    def _refusal(self, question: str, outcome: Outcome, text: str) -> Answer:
        return Answer(
            question=question,
            answer=text,
            outcome=outcome,
            sections=(),
            citations=(),
            coverage=Coverage(authorities_asked=0, reports_searched=3),
            generator="extractive",
        )


def _terms(question: str, *without: str) -> dict[str, float]:
    return {word: 1.0 for word in words(question) if word not in {name.lower() for name in without}}


def gold(record_id: str = "q-1", **fields: Any) -> dict[str, Any]:
    """A valid record of a gold file: Alderby's missing children; `fields` replace its own."""
    record: dict[str, Any] = {
        "id": record_id,
        "question": "How does Alderby handle interviews with missing children?",
        "kind": "single",
        "style": "plain",
        "split": "test",
        "authorities": ["Alderby"],
        "evidence": [evidence("Alderby", "1")],
        "outcome": "answered",
    }
    return record | fields


def evidence(authority: str, paragraph: str, grade: int = 2) -> dict[str, Any]:
    """A piece of evidence with the right hash."""
    text = TEXTS[authority][int(paragraph) - 1]
    return {
        "report_id": report_id(authority),
        "paragraph": paragraph,
        "grade": grade,
        "hash": text_hash(text),
    }


def small_gold() -> list[dict[str, Any]]:
    """One question of most kinds; the small service gets all of them right."""
    return [
        gold("q-1", key_facts=[{"text": "not all are offered", "all_of": [["not all"], ["interview"]]}]),
        gold(
            "q-2",
            question="How does each council help missing children?",
            kind="compare",
            style="paraphrase",
            authorities=["Alderby", "Brackmoor", "Carrow"],
            evidence=[evidence("Alderby", "1"), evidence("Carrow", "1")],
            silent=["Brackmoor"],
        ),
        gold(
            "q-3",
            question="brackmoor caseloads",
            style="keywords",
            split="tune",
            authorities=["Brackmoor"],
            evidence=[evidence("Brackmoor", "2"), evidence("Brackmoor", "1", 1)],
        ),
        gold(
            "q-4",
            question="Does Carrow have enough foster homes?",
            kind="unanswerable",
            authorities=["Carrow"],
            evidence=[],
            silent=["Carrow"],
            outcome="not_found",
            trap="topic_absent",
        ),
        gold(
            "q-5",
            question="A recipe for soup, please",
            kind="out_of_scope",
            style="typo",
            authorities=[],
            evidence=[],
            outcome="out_of_scope",
            trap="other_domain",
        ),
        gold(
            "q-6",
            question="Within how many days does Carrow speak to missing children?",
            kind="fact",
            authorities=["Carrow"],
            evidence=[evidence("Carrow", "1")],
            expected=["three days|3 days"],
        ),
    ]


def write_gold(path: Path, records: Sequence[Mapping[str, Any]]) -> Path:
    """The records as a gold file."""
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return path
