"""A real index in memory, built from hand-made or parsed reports: for tests of everything above the store."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import numpy as np

from indexer.contracts import (
    Embedder,
    FloatMatrix,
    Hit,
    IntVector,
    QuestionVectors,
    StoredParagraph,
    StoredReport,
)
from indexer.model import Grade, Paragraph, ParagraphKind, ParsedReport, ParseWarning, Report, ReportKind
from indexer.sentences import sentence_spans
from service.words import holds, stems

_K1, _B = 1.2, 0.75  # BM25 as tantivy has it


class MemoryIndex:
    """Implements PublishedIndex over parsed reports, with BM25 over stems and vectors if an embedder is given."""

    generation = "memory"
    registers: tuple[Path, ...] = ()

    def __init__(
        self,
        parsed: Sequence[ParsedReport],
        embedder: Embedder | None = None,
        urls: Mapping[str, str] | None = None,
    ) -> None:
        ordered = sorted(
            parsed, key=lambda one: (one.report.authority, _day(one.report), one.report.report_id)
        )
        self._reports: list[StoredReport] = []
        self._paragraphs: list[StoredParagraph] = []
        for one in ordered:
            start = len(self._paragraphs)
            for paragraph in one.paragraphs:
                spans = sentence_spans(paragraph.text, paragraph.kind)
                row = len(self._paragraphs)
                self._paragraphs.append(StoredParagraph(row, one.report.report_id, paragraph, spans))
            end = len(self._paragraphs)
            url = (urls or {}).get(one.report.report_id)
            source = f"{one.report.report_id}.{'pdf' if url else 'txt'}"
            self._reports.append(StoredReport(one.report, start, end, (source,), one.warnings, url=url))
        self._by_id = {stored.report.report_id: stored for stored in self._reports}
        self._by_label = {
            (stored.report_id, stored.paragraph.paragraph): stored for stored in self._paragraphs
        }
        self._stems = [stems(stored.paragraph.text) for stored in self._paragraphs]
        self._counts = [Counter(words) for words in self._stems]
        self._mean = sum(map(len, self._stems)) / max(len(self._stems), 1)
        self.embedder_name = embedder.name if embedder else ""
        self._embed(embedder)

    def _embed(self, embedder: Embedder | None) -> None:
        sentences = [
            stored.paragraph.text[start:end] for stored in self._paragraphs for start, end in stored.sentences
        ]
        lengths = [len(stored.sentences) for stored in self._paragraphs]
        self.sentence_offsets: IntVector = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
        self.questions: QuestionVectors | None = None
        if embedder is None:
            self.paragraph_vectors: FloatMatrix = np.zeros((len(self._paragraphs), 0), np.float32)
            self.sentence_vectors: FloatMatrix = np.zeros((len(sentences), 0), np.float32)
            return
        self.paragraph_vectors = embedder.embed([stored.paragraph.text for stored in self._paragraphs])
        self.sentence_vectors = embedder.embed(sentences)

    def reports(self) -> Sequence[StoredReport]:
        return tuple(self._reports)

    def report(self, report_id: str) -> StoredReport | None:
        return self._by_id.get(report_id)

    def paragraphs(self, start: int, end: int) -> Sequence[StoredParagraph]:
        return tuple(self._paragraphs[start:end])

    def paragraph(self, report_id: str, label: str) -> StoredParagraph | None:
        return self._by_label.get((report_id, label))

    def lexical(
        self, weighted_terms: Mapping[str, float], ranges: Sequence[tuple[int, int]] | None, limit: int
    ) -> Sequence[Hit]:
        rows = (
            range(len(self._paragraphs))
            if ranges is None
            else [row for start, end in ranges for row in range(start, end)]
        )
        hits = [Hit(row, score) for row in rows if (score := self._bm25(row, weighted_terms)) > 0]
        return tuple(sorted(hits, key=lambda hit: (-hit.score, hit.row))[:limit])

    def document_frequency(self, word: str, ranges: Sequence[tuple[int, int]] | None = None) -> int:
        wanted = stems(word)
        rows = [(0, len(self._stems))] if ranges is None else ranges
        return sum(
            1 for start, end in rows for words in self._stems[start:end] if wanted and wanted[0] in words
        )

    def close(self) -> None:
        """Nothing is held open."""

    def _bm25(self, row: int, weighted_terms: Mapping[str, float]) -> float:
        words, counts = self._stems[row], self._counts[row]
        score = 0.0
        for term, weight in weighted_terms.items():
            wanted = stems(term)
            if not wanted or not holds(words, wanted):
                continue
            frequency = min(counts[word] for word in wanted)
            counted = [sum(stem in other for other in self._stems) for stem in wanted]
            idf = sum(math.log(1 + (len(self._stems) - count + 0.5) / (count + 0.5)) for count in counted)
            length = 1 - _B + _B * len(words) / self._mean
            score += weight * idf * frequency * (_K1 + 1) / (frequency + _K1 * length)
        return score


class HashedWords:
    """An embedder without a model: stems hashed into a vector; texts that share words are near."""

    name = "hashed-words"
    dimensions = 64
    max_tokens = 256

    def count_tokens(self, text: str) -> int:
        return len(stems(text)) + 2

    def embed(self, texts: Sequence[str]) -> FloatMatrix:
        vectors = np.zeros((len(texts), self.dimensions), np.float32)
        for place, text in enumerate(texts):
            for word in stems(text):
                vectors[place, sum(word.encode()) * 31 % self.dimensions] += 1
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        lengths[lengths == 0] = 1
        unit: FloatMatrix = (vectors / lengths).astype(np.float32)
        return unit


def memory_index(
    reports: Sequence[ParsedReport], embedder: Embedder | None = None, urls: Mapping[str, str] | None = None
) -> MemoryIndex:
    """An index of the reports, with vectors when an embedder is given; `urls` are originals by report id."""
    return MemoryIndex(reports, embedder, urls)


def made_report(
    authority: str,
    days: tuple[date, date] | None,
    paragraphs: Mapping[str, str],
    *,
    kind: ReportKind = ReportKind.INSPECTION,
    grades: Mapping[str, str] | None = None,
    grade_paragraph: str | None = "judgements-1",
    sections: Mapping[str, tuple[str, ...]] | None = None,
    published: date | None = None,
    lead_inspector: str | None = None,
    inspectors: Sequence[str] = (),
    addressee: str | None = None,
    framework: str | None = "ILACS",
    title: str = "Inspection of children's social care services",
    region: str | None = None,
    warnings: Sequence[ParseWarning] = (),
) -> ParsedReport:
    """A report made by hand: `paragraphs` maps labels to texts, `grades` judgements to grades as printed.

    A paragraph's kind is told from its label (a number; a cover, table or team: rows; a list of what
    needs to improve: a bullet), and its section from `sections` by label or from its slug.
    """
    sections = sections or {}
    end = days[1] if days else published
    slug = authority.lower().replace(" ", "-")
    report = Report(
        report_id=f"{slug}-{end.year if end else 'undated'}-{kind.value}",
        authority=authority,
        title=title,
        kind=kind,
        framework=framework,
        inspection_start=days[0] if days else None,
        inspection_end=days[1] if days else None,
        published=published,
        lead_inspector=lead_inspector,
        inspectors=tuple(inspectors) or ((lead_inspector,) if lead_inspector else ()),
        addressee=addressee,
        grades=tuple(
            Grade(judgement, _on_scale(printed), printed, None, grade_paragraph)
            for judgement, printed in (grades or {}).items()
        ),
        pages=None,
        region=region,
    )
    made = tuple(_paragraph(label, text, sections.get(label)) for label, text in paragraphs.items())
    return ParsedReport(report, made, tuple(warnings))


def _paragraph(label: str, text: str, section: tuple[str, ...] | None) -> Paragraph:
    number = int(label) if label.isdigit() else None
    slug = label.rsplit("-", 1)[0]
    heading = section or ((slug.replace("-", " ").capitalize(),) if number is None else ("Findings",))
    if slug in ("cover", "judgements", "the-inspection-team"):
        kind = ParagraphKind.TABLE
    elif "recommendation" in heading[-1].lower():
        kind = ParagraphKind.RECOMMENDATION
    elif number is not None:
        kind = ParagraphKind.NUMBERED
    else:
        kind = ParagraphKind.BULLET if "improve" in slug or slug == "findings" else ParagraphKind.PROSE
    return Paragraph(label, number, heading, kind, None, text)


def _on_scale(printed: str) -> str:
    lowered = printed.lower()
    return "Requires improvement" if lowered.startswith("require") else lowered.capitalize()


def _day(report: Report) -> date:
    return report.inspection_end or report.inspection_start or report.published or date.min
