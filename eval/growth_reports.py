"""Synthetic reports of any number, for measuring growth: the bundled sample's sentences, cut in two and recombined.

A synthetic sentence is the beginning of one printed sentence and the end of another, so there are more
different ones than any index holds; its vector is the unit mean of the two whole ones' real vectors. So
words and vectors are spread much as in real reports, and nothing has to be embedded but the sample.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np

from indexer.contracts import Embedder, FloatMatrix, StoredParagraph, StoredReport
from indexer.model import Paragraph, ParagraphKind, Report, ReportKind

PARAGRAPHS = 114  # of a report; the mean of the published ones measured
_SENTENCES = 4  # of a paragraph at the most; at least two
_FIRST_YEAR = 2006
_VISITS = 20  # years in which an authority is inspected before its next kind of report
_KINDS = (ReportKind.INSPECTION, ReportKind.FOCUSED_VISIT, ReportKind.MONITORING_VISIT, ReportKind.OTHER)


@dataclass(frozen=True, slots=True)
class Pool:
    """Printed sentences as (beginning, end), where they stood, and their vectors (n, dimensions)."""

    halves: tuple[tuple[str, str], ...]
    sections: tuple[tuple[str, ...], ...]
    vectors: FloatMatrix


@dataclass(frozen=True, slots=True)
class Drawn:
    """A stretch of synthetic paragraphs with the two parents of each sentence: (sentences, 2)."""

    paragraphs: tuple[StoredParagraph, ...]
    parents: np.ndarray[tuple[int, int], np.dtype[np.int64]]


def pool_of(paragraphs: Sequence[StoredParagraph], embedder: Embedder) -> Pool:
    """The sentences of an index's paragraphs that are long enough to be cut."""
    halves, sections, whole = [], [], []
    for stored in paragraphs:
        for start, end in stored.sentences:
            words = stored.paragraph.text[start:end].split()
            if len(words) > 7 and words[0].isalpha():
                middle = len(words) // 2
                halves.append((" ".join(words[:middle]), " ".join(words[middle:])))
                sections.append(stored.paragraph.section)
                whole.append(" ".join(words))
    return Pool(tuple(halves), tuple(sections), embedder.embed(whole))


def report(authorities: Sequence[str], number: int, *, paragraphs: int = PARAGRAPHS) -> StoredReport:
    """The synthetic report of that number: authorities in turn, one year after the other."""
    visit, place = divmod(number, len(authorities))
    kind = _KINDS[(visit // _VISITS) % len(_KINDS)]
    day = date(_FIRST_YEAR + visit % _VISITS, 1 + place % 12, 1 + visit % 28)
    authority = authorities[place]
    described = Report(
        report_id=f"synthetic-{number}-{day.year}-{kind.value}",
        authority=authority,
        title=f"Synthetic report {number}",
        kind=kind,
        framework=None,
        inspection_start=day,
        inspection_end=day,
        published=day,
        lead_inspector=None,
        inspectors=(),
        addressee=None,
        grades=(),
        pages=None,
        fictional=True,
    )
    start = number * paragraphs
    return StoredReport(described, start, start + paragraphs, (f"{number}.txt",), ())


def draw(pool: Pool, owner: StoredReport) -> Drawn:
    """The paragraphs of a synthetic report; the same ones each time."""
    choose = np.random.default_rng(owner.start)
    counts = choose.integers(2, _SENTENCES + 1, owner.end - owner.start)
    parents = choose.integers(0, len(pool.halves), (int(counts.sum()), 2))
    texts = [f"{pool.halves[one][0]} {pool.halves[other][1]}" for one, other in parents.tolist()]
    paragraphs, first = [], 0
    for place, count in enumerate(counts.tolist()):
        spans, end = [], 0
        for text in texts[first : first + count]:
            spans.append((end, end + len(text)))
            end += len(text) + 1
        section = pool.sections[int(parents[first, 0])]
        text = " ".join(texts[first : first + count])
        paragraph = Paragraph(str(place + 1), place + 1, section, ParagraphKind.NUMBERED, None, text)
        paragraphs.append(
            StoredParagraph(owner.start + place, owner.report.report_id, paragraph, tuple(spans))
        )
        first += count
    return Drawn(tuple(paragraphs), parents)


def unit(vectors: FloatMatrix) -> FloatMatrix:
    """The same directions with length one."""
    scaled: FloatMatrix = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-12)
    return scaled


def sample_folder() -> Path:
    """The reports that come with the service."""
    return Path(__file__).parent.parent / "service" / "sample"
