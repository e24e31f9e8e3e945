"""Files that hang, crash, eat memory or confuse the reader cost only themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

from indexer.model import ParsedReport
from indexer.sandbox import Bounds, Failure, Job, parse_all
from tests.support.reports import parse_lines, write_report


def run(folder: Path, seconds: float = 20) -> dict[str, ParsedReport | Failure]:
    jobs = [Job(path, None) for path in sorted(folder.iterdir())]
    bounds = Bounds(seconds=seconds, memory=500_000_000)
    return {job.path.name: result for job, result in parse_all(jobs, (), bounds, 2, parse_lines)}


@pytest.mark.parametrize(
    ("word", "reason", "lasting"),
    [
        ("CRASH", "ended the reader", False),
        ("GREEDY", "more memory", False),
        ("BUG", "KeyError", False),
        ("", "the file is empty", True),
    ],
)
def test_a_bad_file_fails_with_a_reason_and_the_others_are_read(
    tmp_path: Path, word: str, reason: str, lasting: bool
) -> None:
    for number in range(3):
        write_report(tmp_path / f"good{number}.txt", "A paragraph.")
    (tmp_path / "bad.txt").write_text(word, "utf-8")
    results = run(tmp_path)
    bad = results.pop("bad.txt")
    assert isinstance(bad, Failure)
    assert reason in bad.reason
    assert bad.lasting is lasting
    assert all(isinstance(result, ParsedReport) for result in results.values())
    assert len(results) == 3


def test_a_file_that_takes_too_long_is_stopped(tmp_path: Path) -> None:
    (tmp_path / "slow.txt").write_text("HANG", "utf-8")
    write_report(tmp_path / "good.txt", "A paragraph.")
    results = run(tmp_path, seconds=5)
    slow = results["slow.txt"]
    assert isinstance(slow, Failure)
    assert "more than 5 seconds" in slow.reason
    assert isinstance(results["good.txt"], ParsedReport)


def test_nothing_to_parse_starts_no_process() -> None:
    assert list(parse_all((), (), Bounds(), 2, parse_lines)) == []
