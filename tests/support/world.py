"""A folder of small reports and the index made of it, as many tests of the indexer need."""

from __future__ import annotations

from pathlib import Path

from indexer.build import BuildResult, build
from indexer.sandbox import Bounds
from indexer.store.published import open_current
from indexer.verify import verify
from tests.support.embedders import WordEmbedder
from tests.support.reports import parse_lines, write_report

BOUNDS = Bounds(seconds=30, memory=500_000_000)


class World:
    """Four reports of five paragraphs (`Word2x3` stands in the fourth of the third), not yet indexed."""

    def __init__(self, root: Path, reports: int = 4) -> None:
        self.folder, self.data = root / "reports", root / "data"
        for number in range(reports):
            self.write(number, *(f"Word{number}x{place} is good. Visits happen." for place in range(5)))

    def write(self, number: int, *paragraphs: str) -> None:
        """Write report `number` (anew)."""
        write_report(self.folder / f"{number}.txt", *paragraphs, authority=f"Place{number}")

    def index(self, *paths: Path, add: bool = False, embedder: WordEmbedder | None = None) -> BuildResult:
        """Index the folder, or `paths`."""
        return build(
            paths or (self.folder,),
            self.data,
            embedder or WordEmbedder(),
            bounds=BOUNDS,
            processes=1,
            add=add,
            parse=parse_lines,
        )

    def text(self) -> str:
        """All text of the live index."""
        opened = open_current(self.data)
        return "\n".join(one.paragraph.text for one in opened.paragraphs(0, opened.reports()[-1].end))

    def ids(self) -> list[str]:
        """Ids of the live index."""
        return [one.report.report_id for one in open_current(self.data).reports()]

    def agrees(self) -> bool:
        """Whether all parts of the live index agree."""
        return not verify(self.data, WordEmbedder())
