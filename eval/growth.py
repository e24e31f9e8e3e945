"""`make growth`: what an index of 5 to 2,000 reports, and of a million paragraphs, takes and how fast it answers.

Synthetic reports (see growth_reports) go through the real catalogue, lexical index, matrices, checksums and
publication, and are asked through the real service in a process of its own for each size. Two things are
left out: embedding (vectors are made of the sample's; the time to embed is stated apart) and Chroma, which
no question reads. Figures are printed as Markdown and drawn into docs/pictures/growth.svg.
"""

from __future__ import annotations

import argparse
import json
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

import numpy as np

from eval.growth_chart import chart
from eval.growth_reports import PARAGRAPHS, Pool, draw, pool_of, report, sample_folder, unit
from eval.load import questions
from indexer.contracts import StoredParagraph, StoredReport

Parents = tuple[np.ndarray[tuple[int, int], np.dtype[np.int32]], list[int]]
"""Of a report: the two parents of each sentence (sentences, 2), and how many sentences each paragraph has."""

SIZES = (5 * PARAGRAPHS, 50 * PARAGRAPHS, 127 * PARAGRAPHS, 2000 * PARAGRAPHS, 1_000_000)
_THEMES = ("care leavers' housing", "supervision of social workers", "children who go missing", "early help")
_SLOW_SECONDS = 90.0  # of asking at the most, for each kind of question


def build(data: Path, paragraphs: int) -> dict[str, float]:
    """Write and publish an index of synthetic reports; seconds and bytes by name."""
    from indexer.authorities import load
    from indexer.embedding.minilm import MiniLM
    from indexer.store.catalogue import Contents, write_catalogue
    from indexer.store.checksums import write_checksums
    from indexer.store.generations import building, publish
    from indexer.store.lexical import write_lexical
    from indexer.store.published import FORMAT

    pool = pool_of(_sample_paragraphs(), MiniLM())
    authorities = [authority.name for authority in load().authorities if not authority.fictional]
    number = max(1, paragraphs // PARAGRAPHS)
    reports = [report(authorities, place) for place in range(number)]
    facts = {"format": FORMAT, "embedder": MiniLM.name, "built": datetime.now(UTC).isoformat()}
    began = time.perf_counter()
    figures: dict[str, float] = {"reports": number, "paragraphs": reports[-1].end}
    with building(data) as folder:
        parents: list[Parents] = []
        catalogue = folder / "catalogue.sqlite"
        write_catalogue(catalogue, Contents(reports, _rows(pool, reports, parents), (), (), facts))
        figures["catalogue, s"] = _since(began)
        started = time.perf_counter()
        with closing(sqlite3.connect(catalogue)) as database:
            write_lexical(
                folder / "lexical", database.execute("SELECT row, text FROM paragraphs ORDER BY row")
            )
        figures["lexical index, s"] = _since(started)
        started = time.perf_counter()
        figures["sentences"] = _write_matrices(folder, pool, reports, parents)
        figures["matrices, s"] = _since(started)
        started = time.perf_counter()
        write_checksums(folder)
        final = publish(data, folder)
        figures["checksums and publication, s"] = _since(started)
    figures["build, s"] = _since(began)
    figures["disk, MB"] = round(sum(one.stat().st_size for one in final.rglob("*") if one.is_file()) / 1e6)
    figures["memory while building, MB"] = _most_memory()
    return figures


def _sample_paragraphs() -> list[StoredParagraph]:
    from indexer.authorities import load
    from indexer.errors import ReadError
    from indexer.parse import parse_file
    from indexer.sentences import sentence_spans

    register = load(sample_folder() / "authorities.csv")
    found = []
    for path in sorted(sample_folder().iterdir()):
        if path.suffix in (".pdf", ".txt"):
            try:
                parsed = parse_file(path, register=register)
            except ReadError:
                continue
            found += [
                StoredParagraph(0, parsed.report.report_id, one, sentence_spans(one.text, one.kind))
                for one in parsed.paragraphs
            ]
    return found


def _rows(pool: Pool, reports: Sequence[StoredReport], parents: list[Parents]) -> Iterator[StoredParagraph]:
    """All paragraphs, a report at a time; `parents` takes what the matrices are made of."""
    for owner in reports:
        one = draw(pool, owner)
        parents.append((one.parents.astype(np.int32), [len(row.sentences) for row in one.paragraphs]))
        yield from one.paragraphs


def _write_matrices(
    folder: Path, pool: Pool, reports: Sequence[StoredReport], parents: Sequence[Parents]
) -> int:
    """Both matrices and the offsets, a report at a time; the number of sentences."""
    counts = np.concatenate([of_report for _, of_report in parents]).astype(np.int64)
    offsets = np.concatenate([np.zeros(1, np.int64), np.cumsum(counts)])
    wide = pool.vectors.shape[1]
    sentences = np.lib.format.open_memmap(
        folder / "sentences.npy", mode="w+", dtype=np.float32, shape=(int(offsets[-1]), wide)
    )
    paragraphs = np.lib.format.open_memmap(
        folder / "paragraphs.npy", mode="w+", dtype=np.float32, shape=(len(counts), wide)
    )
    for owner, (pairs, _) in zip(reports, parents, strict=True):
        vectors = unit(pool.vectors[pairs[:, 0]] + pool.vectors[pairs[:, 1]])
        bounds = offsets[owner.start : owner.end + 1]
        sentences[bounds[0] : bounds[-1]] = vectors
        paragraphs[owner.start : owner.end] = unit(np.add.reduceat(vectors, bounds[:-1] - bounds[0]))
    sentences.flush()
    paragraphs.flush()
    np.save(folder / "sentence_offsets.npy", offsets)
    return int(offsets[-1])


def ask(data: Path, number: int) -> dict[str, float]:
    """Open the index and ask: questions that name authorities, and questions over all that is held."""
    from service.wiring import open_service

    started, spent = time.perf_counter(), time.process_time()
    service = open_service(data)
    service.search("children", 1)
    figures = {
        "ready, s": _since(started),
        "ready, s of processor": round(time.process_time() - spent, 2),
        "own memory when ready, MB": _own_memory(),
    }
    authorities = sorted({stored.report.authority for stored in service.index().reports()})
    if len(authorities) < 2:
        authorities *= 2
    named = list(islice(questions(authorities, 3), number))
    themes = [f"What do the reports say about {theme}?" for theme in _THEMES]
    for kind, asked in (("named", named), ("all", themes * max(1, number // 20))):
        times, processor = [], []
        service.ask(asked[0])
        until = time.perf_counter() + _SLOW_SECONDS
        for question in asked:
            started, spent = time.perf_counter(), time.process_time()
            service.ask(question)
            times.append(time.perf_counter() - started)
            processor.append(time.process_time() - spent)
            if time.perf_counter() > until:
                break
        for name, values in ((kind, times), (f"{kind}, processor", processor)):
            figures[f"{name} p50, ms"] = round(1000 * float(np.quantile(values, 0.5)), 1)
            figures[f"{name} p95, ms"] = round(1000 * float(np.quantile(values, 0.95)), 1)
    figures["own memory after, MB"] = _own_memory()
    figures["most memory with mapped files, MB"] = _most_memory()
    service.close()
    return figures


def _since(started: float) -> float:
    return round(time.perf_counter() - started, 2)


def _own_memory() -> int:
    """Memory that is not files mapped in, in MB: what further processes do not share."""
    status = Path("/proc/self/status").read_text().splitlines()
    return round(sum(int(line.split()[1]) for line in status if line.startswith("RssAnon")) / 1000)


def _most_memory() -> int:
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000)


def measured(sizes: Sequence[int], number: int, scratch: Path | None) -> Iterator[dict[str, float]]:
    """Figures for each size, each step in a process of its own."""
    for paragraphs in sizes:
        with tempfile.TemporaryDirectory(dir=scratch) as folder:
            figures: dict[str, float] = {}
            for step in (["--build", str(paragraphs)], ["--ask", str(number)]):
                command = [sys.executable, "-m", "eval.growth", "--data", folder, *step]
                made = subprocess.run(command, check=True, stdout=subprocess.PIPE)  # noqa: S603 - our own program
                figures |= json.loads(made.stdout)
            yield figures


def main() -> None:
    """Measure every size, print a Markdown table and draw the chart."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES), help="paragraphs")
    parser.add_argument("--questions", type=int, default=200)
    parser.add_argument("--scratch", type=Path, help="folder with room for 10 GB; default: the system's")
    parser.add_argument("--chart", type=Path, default=Path("docs/pictures/growth.svg"))
    parser.add_argument("--json", type=Path, help="write the figures there too")
    parser.add_argument("--data", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--build", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--ask", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.build:
        print(json.dumps(build(options.data, options.build)))
        return
    if options.ask:
        print(json.dumps(ask(options.data, options.ask)))
        return
    columns = []
    if options.scratch is not None:
        options.scratch.mkdir(parents=True, exist_ok=True)
    for figures in measured(options.sizes, options.questions, options.scratch):
        print(json.dumps(figures), file=sys.stderr, flush=True)
        columns.append(figures)
        if options.json:
            options.json.write_text(json.dumps(columns, indent=1), "utf-8")
    print("| | " + " | ".join(f"{column['reports']:,} reports" for column in columns) + " |")
    print("| --- |" + " ---: |" * len(columns))
    for name in columns[0]:
        print(f"| {name} | " + " | ".join(f"{column[name]:,}" for column in columns) + " |")
    options.chart.write_text(chart(columns), "utf-8")


if __name__ == "__main__":
    main()
