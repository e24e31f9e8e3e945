"""`python -m eval.parsing.check FOLDER`: every PDF of a folder, its parse held against its print."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from pathlib import Path

from eval.errors import UnreadablePrint
from eval.parsing.coverage import check_coverage
from eval.parsing.document import printed_document
from eval.parsing.extract import read_pages
from eval.parsing.fault import Fault, ReportCheck
from eval.parsing.intruders import check_intruders
from eval.parsing.numbered import check_numbered
from eval.parsing.printed import Page
from eval.parsing.table import markdown, plain
from indexer.errors import PilcrowError
from indexer.model import Paragraph

_BEGIN, _END = "<!-- figures -->", "<!-- /figures -->"

Parse = Callable[[Path], Sequence[Paragraph]]


def check_pages(file: str, pages: Sequence[Page], parsed: Sequence[Paragraph]) -> ReportCheck:
    """Hold the parse of one report against its pages as the second extractor read them."""
    document = printed_document(pages)
    agreements, strange = check_numbered(document.numbered, parsed)
    coverage = check_coverage(document, parsed)
    return ReportCheck(
        file=file,
        numbered=len(document.numbered),
        right_number=sum(one.number for one in agreements),
        right_begin=sum(one.begin for one in agreements),
        right_end=sum(one.end for one in agreements),
        right_throughout=sum(one.throughout for one in agreements),
        right_pages=sum(one.pages for one in agreements),
        others=coverage.others,
        others_found=coverage.others_found,
        words=coverage.words,
        words_lost=coverage.words_lost,
        words_left=coverage.words_left,
        faults=(
            *(fault for one in agreements for fault in one.faults),
            *strange,
            *check_intruders(document, parsed),
            *coverage.faults,
        ),
    )


def check_folder(paths: Iterable[Path], parse: Parse, cache: Path | None = None) -> Iterable[ReportCheck]:
    """Check files one after another; one that either reader refuses is told as unreadable.

    `parse` gives the paragraphs of a file and raises PilcrowError; `cache` keeps the second reading.
    """
    for path in paths:
        try:
            pages = read_pages(path, cache)
        except UnreadablePrint as error:
            yield ReportCheck(path.name, unreadable=str(error))
            continue
        try:
            yield check_pages(path.name, pages, parse(path))
        except PilcrowError as error:
            yield ReportCheck(path.name, unreadable=f"print is readable, the parse failed: {error}")


def parser() -> Parse:
    """The product's own parser, with its register of authorities."""
    from indexer.authorities import load
    from indexer.parse import parse_file

    register = load()
    return lambda path: parse_file(path, register=register).paragraphs


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the check; 0 when every readable report is without a fault, 1 when not, 2 for wrong usage."""
    options = _options().parse_args(arguments)
    paths = sorted(path for folder in options.folder for path in _files(folder))
    if not paths:
        print("error: no PDF there", file=sys.stderr)
        return 2
    checks = []
    for check in check_folder(paths, parser(), options.cache):
        checks.append(check)
        if options.faults:
            _print_faults(check.file, check.faults)
    print(plain(checks))
    if options.markdown:
        _write_figures(options.markdown, markdown(checks))
    if options.json:
        options.json.write_text(
            json.dumps([asdict(check) for check in checks], ensure_ascii=False, indent=1), encoding="utf-8"
        )
    return int(any(check.faults for check in checks))


def _files(folder: Path) -> Iterable[Path]:
    return folder.rglob("*.pdf") if folder.is_dir() else [folder]


def _write_figures(path: Path, table: str) -> None:
    """Put the table between the page's marks, or make the page of it where it has none."""
    page = path.read_text(encoding="utf-8") if path.exists() else ""
    before, mark, rest = page.partition(_BEGIN)
    _, end, after = rest.partition(_END)
    text = f"{before}{mark}\n{table}{end}{after}" if mark and end else table
    path.write_text(text, encoding="utf-8")


def _print_faults(file: str, faults: Iterable[Fault]) -> None:
    for fault in faults:
        print(f"{file}: page {fault.page}, paragraph {fault.paragraph or '-'}: {fault.kind}: {fault.detail}")


def _options() -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(prog="python -m eval.parsing.check", description=__doc__)
    options.add_argument("folder", type=Path, nargs="+", help="folders of PDFs, or single files")
    options.add_argument(
        "--markdown", type=Path, help="write the table here, between the marks of a page that has them"
    )
    options.add_argument("--json", type=Path, help="write everything, each fault included, here")
    options.add_argument("--cache", type=Path, help="keep the second reading in this folder")
    options.add_argument("--faults", action="store_true", help="print each fault")
    return options


if __name__ == "__main__":
    sys.exit(main())
