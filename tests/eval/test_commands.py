from __future__ import annotations

import json
import socket
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from eval.commands import register
from eval.gate_file import read_gate
from eval.result import read_run
from tests.eval.small import evidence, gold, small_gold, write_gold
from tests.eval.world import running_service

APP = typer.Typer()
APP.callback()(lambda: None)  # so that the one command keeps its name
register(APP)
GATE = """tolerance = 0.01
[[thresholds]]
set = "small"
metric = "recall_at_10"
limit = 0.9
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_gold(tmp_path / "small.jsonl", small_gold())
    (tmp_path / "gate.toml").write_text(GATE, encoding="utf-8")
    return tmp_path


def command(folder: Path, *arguments: str, url: str, gold_file: str = "small.jsonl") -> tuple[int, str]:
    given = ["eval", str(folder / gold_file), "--url", url, "--gate", str(folder / "gate.toml"), *arguments]
    result = CliRunner().invoke(APP, given)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.output


def test_an_open_gate_exits_0_and_writes_every_report(folder: Path) -> None:
    files = {name: str(folder / f"run.{name}") for name in ("json", "junit", "markdown", "html")}
    options = [part for name, file in files.items() for part in (f"--{name}", file)]
    with running_service() as url:
        code, output = command(folder, *options, url=url)
    assert code == 0, output
    assert "small (pilcrow): 6 of 6 questions right" in output
    assert all(Path(file).stat().st_size for file in files.values())
    assert len(read_run(folder / "run.json").sets[0].questions) == 6


def test_a_service_that_breaks_in_the_middle_exits_1_and_keeps_what_it_has(folder: Path) -> None:
    with running_service(broken="brackmoor") as url:
        code, output = command(folder, "--json", str(folder / "run.json"), url=url)
    assert code == 1
    assert "q-3: ask failed: SystemFailure: /v1/ask: HTTP 500: it broke" in output
    kept = read_run(folder / "run.json").sets[0].questions
    assert [question.right for question in kept] == [True, True, False, True, True, True]


def test_a_service_that_is_down_exits_1_and_says_so(folder: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}"
    code, output = command(folder, url=url)
    assert code == 1
    assert "the service failed before any question was asked: /v1/reports: ConnectionRefused" in output


def test_a_malformed_gold_file_exits_2_naming_the_lines(folder: Path) -> None:
    (folder / "bad.jsonl").write_text('{"id": "a"}\nnonsense\n', encoding="utf-8")
    with running_service() as url:
        code, output = command(folder, url=url, gold_file="bad.jsonl")
    assert code == 2
    assert "bad.jsonl:1: question: Field required" in output
    assert "bad.jsonl:2: not JSON" in output


def test_an_empty_gold_file_exits_2(folder: Path) -> None:
    write_gold(folder / "empty.jsonl", [])
    with running_service() as url:
        code, output = command(folder, url=url, gold_file="empty.jsonl")
    assert code == 2
    assert "holds no question" in output


def test_evidence_that_is_gone_exits_1_and_is_named(folder: Path) -> None:
    gone: dict[str, Any] = evidence("Alderby", "1") | {"paragraph": "77"}
    write_gold(folder / "small.jsonl", [gold("q-1", evidence=[gone]), gold("q-2")])
    with running_service() as url:
        code, output = command(folder, url=url)
    assert code == 1
    assert "small.jsonl:1: q-1: evidence alderby-2020-inspection#77 no longer exists" in output


def test_two_files_that_share_an_id_are_refused(folder: Path) -> None:
    other = write_gold(folder / "other.jsonl", small_gold())
    with running_service() as url:
        code, output = command(folder, str(other), url=url)
    assert code == 2
    assert "id 'q-1' is used in small.jsonl too" in output


def test_split_and_sample_narrow_what_is_asked(folder: Path) -> None:
    with running_service() as url:
        _, output = command(folder, "--split", "test", "--sample", "1/2", url=url)
        assert "small:split=test,sample=1/2 (pilcrow): 3 of 3 questions right" in output
        assert command(folder, "--sample", "3/2", url=url)[0] == 2
        assert command(folder, "--split", "train", url=url)[0] == 2
        code, output = command(folder, "--split", "tune", "--sample", "2/2", url=url)
        assert (code, "no question of it is in split=tune,sample=2/2" in output) == (2, True)


def test_what_was_accepted_shuts_the_gate_for_a_worse_run(folder: Path) -> None:
    gate = folder / "gate.toml"
    with running_service() as url:
        code, output = command(folder, "--accept", "--json", str(folder / "before.json"), url=url)
        assert (code, "accepted: small in gate.toml" in output) == (0, True)
    assert read_gate(gate).accepted["small"].wrong == ()
    records = small_gold()
    records[2]["outcome"] = "partial"
    write_gold(folder / "small.jsonl", records)
    with running_service() as url:
        code, output = command(folder, "--baseline", str(folder / "before.json"), url=url)
    assert code == 1
    assert "from right to wrong: q-3" in output
    assert "small against the earlier run" in output


def test_a_run_with_failures_is_never_accepted(folder: Path) -> None:
    with running_service(broken="brackmoor") as url:
        code, output = command(folder, "--accept", url=url)
    assert (code, "not accepted" in output) == (1, True)
    assert read_gate(folder / "gate.toml").accepted == {}


def test_an_earlier_run_that_cannot_be_compared_exits_2_before_asking(folder: Path) -> None:
    with running_service() as url:
        code, output = command(folder, "--baseline", str(folder / "gate.toml"), url=url)
        assert (code, "not a result of" in output) == (2, True)
        command(folder, "--json", str(folder / "part.json"), "--split", "tune", url=url)
        code, output = command(folder, "--baseline", str(folder / "part.json"), url=url)
        assert (code, "none of these sets" in output) == (2, True)


def test_a_report_into_a_folder_that_is_not_there_exits_2_before_asking(folder: Path) -> None:
    with running_service() as url:
        code, output = command(folder, "--html", str(folder / "no" / "run.html"), url=url)
    assert (code, "there is no folder" in output) == (2, True)


def test_a_report_that_is_a_folder_exits_2_before_asking(folder: Path) -> None:
    with running_service() as url:
        code, output = command(folder, "--json", str(folder), url=url)
    assert code == 2
    assert "is a folder" in output
    assert "questions right" not in output


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_report_that_the_disk_refuses_is_told_and_no_pass(folder: Path) -> None:
    with running_service() as url:
        code, output = command(folder, "--json", "/dev/full", "--html", str(folder / "run.html"), url=url)
    assert code == 1
    assert "6 of 6 questions right" in output
    assert "not written: /dev/full: No space left on device" in output
    assert (folder / "run.html").stat().st_size


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (["--rehash"], "--fill-hashes"),
        (["--model-replay", "r.jsonl"], "use --data"),
        (["--model-record", "r"], "use --data"),
    ],
)
def test_options_that_would_have_no_effect_are_refused(folder: Path, options: list[str], reason: str) -> None:
    with running_service() as url:
        code, output = command(folder, *options, url=url)
    assert code == 2
    assert reason in output


def test_hashes_are_filled_in_and_missing_evidence_is_named(folder: Path) -> None:
    bare = {key: value for key, value in evidence("Carrow", "1").items() if key != "hash"}
    write_gold(folder / "small.jsonl", [gold(evidence=[bare, bare | {"paragraph": "9"}])])
    with running_service() as url:
        code, output = command(folder, "--fill-hashes", url=url)
    assert code == 1
    assert "1 hashes written" in output
    assert "carrow-2020-inspection#9 is not in the index" in output
    written = json.loads((folder / "small.jsonl").read_text(encoding="utf-8"))
    assert written["evidence"][0]["hash"] == evidence("Carrow", "1")["hash"]


def test_feedback_becomes_drafts(folder: Path) -> None:
    line = {"question": "Who?", "outcome": "not_found", "verdict": "down", "at": "2026-01-01T00:00:00Z"}
    (folder / "feedback.jsonl").write_text(json.dumps(line) + "\n", encoding="utf-8")
    code, output = command(folder, "--candidates", url="http://127.0.0.1:1", gold_file="feedback.jsonl")
    assert code == 0
    assert json.loads(output)["question"] == "Who?"


def test_baselines_need_the_index(folder: Path) -> None:
    with running_service() as url:
        code, output = command(folder, "--systems", url=url)
    assert (code, "use --systems with --data" in output) == (2, True)


def test_judge_options_that_contradict_each_other_are_refused(folder: Path) -> None:
    for options in (
        ["--judge-model", "m"],
        ["--judge-record", "x"],
        ["--judge-replay", "x", "--judge-model", "m"],
    ):
        code, output = command(folder, *options, url="http://127.0.0.1:1")
        assert (code, "--judge-" in output) == (2, True)


def test_results_are_identical_from_run_to_run(folder: Path) -> None:
    prints = []
    for name in ("one.json", "two.json"):
        with running_service() as url:
            command(folder, "--json", str(folder / name), url=url)
        prints.append(read_run(folder / name).fingerprint)
    assert prints[0] == prints[1]
