"""Answers written by a language model are scored again from their recording, and nothing is asked a second time."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from eval.errors import EvaluationError
from eval.gate import judge_set
from eval.gate_file import GateFile
from eval.mock_model import MockModel, Reply
from eval.opening import open_data
from eval.records import read_gold
from eval.session import GoldSet, evaluate
from service.question.filters import Filters

GOLD = Path(__file__).parents[2] / "eval" / "gold" / "sample.jsonl"
ASKED = ("How are return home interviews done in Eastwold?", "How is supervision in Harrowmere?")


@pytest.fixture
def recorded(sample_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, list[str]]:
    """A recording made with a local server that is gone by now, and the answers it led to."""
    file = tmp_path / "replies.jsonl"
    monkeypatch.setenv("PILCROW_DATABASE", f"sqlite:///{tmp_path / 'state.sqlite'}")
    with MockModel() as server:
        monkeypatch.setenv("PILCROW_MODEL", "mock")
        monkeypatch.setenv("PILCROW_MODEL_URL", server.url)
        monkeypatch.setenv("PILCROW_MODEL_KEY", "sk-local")
        with open_data(sample_data, record=file) as opened:
            answers = [opened.system.ask(question, Filters()) for question in ASKED]
    assert all(answer.generator == "mock" and not answer.degraded for answer in answers)
    return file, [answer.answer for answer in answers]


def test_a_replayed_run_gives_the_same_answers_with_no_model_at_hand(
    sample_data: Path, recorded: tuple[Path, list[str]]
) -> None:
    file, answers = recorded
    with open_data(sample_data, replay=file) as opened:
        again = [opened.system.ask(question, Filters()) for question in ASKED]
    assert [answer.answer for answer in again] == answers
    assert {answer.generator for answer in again} == {"mock"}


def test_what_was_never_recorded_fails_and_is_not_answered_by_extraction(
    sample_data: Path, recorded: tuple[Path, list[str]]
) -> None:
    with open_data(sample_data, replay=recorded[0]) as opened:
        gold = read_gold(GOLD)[:3]
        result = evaluate([GoldSet("sample", "all", gold)], opened.system, opened.library).sets[0]
    asked_of_the_model = [one for one in result.questions if one.error]
    assert asked_of_the_model
    assert all("record it anew with --model-record" in (one.error or "") for one in asked_of_the_model)
    assert not judge_set(result, GateFile()).open


def test_answers_that_the_model_did_not_write_are_told(
    sample_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PILCROW_DATABASE", f"sqlite:///{tmp_path / 'state.sqlite'}")
    monkeypatch.setenv("PILCROW_MODEL", "mock")
    with MockModel(lambda _: Reply(status=401)) as server:
        monkeypatch.setenv("PILCROW_MODEL_URL", server.url)
        with open_data(sample_data, record=tmp_path / "replies.jsonl") as opened:
            gold = read_gold(GOLD)[:3]
            result = evaluate([GoldSet("sample", "all", gold)], opened.system, opened.library).sets[0]
    [problem] = result.problems
    assert "of 3 answers are degraded" in problem
    assert "refused the key" in problem


def test_a_reply_with_a_line_separator_within_is_one_line(sample_data: Path, tmp_path: Path) -> None:
    file = tmp_path / "replies.jsonl"
    reply = {"key": "a", "model": "m", "text": "one\u2028two\x85", "prompt_tokens": 1, "completion_tokens": 1}
    file.write_text(json.dumps(reply, ensure_ascii=False) + "\n\n", "utf-8")
    with open_data(sample_data, replay=file):
        pass


@pytest.mark.parametrize("text", ["", "no json\n", '{"key": "a"}\n', "[" * 100_000])
def test_a_file_that_is_no_recording_is_refused(sample_data: Path, tmp_path: Path, text: str) -> None:
    file = tmp_path / "replies.jsonl"
    file.write_text(text, "utf-8")
    with pytest.raises(EvaluationError, match=r"replies\.jsonl"), open_data(sample_data, replay=file):
        pass
