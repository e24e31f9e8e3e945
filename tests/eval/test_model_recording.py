"""Answers written by a language model are scored again from their recording, and nothing is asked a second time."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval.errors import EvaluationError
from eval.mock_model import MockModel
from eval.opening import open_data
from service.answering.model import Filters

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


def test_what_was_never_recorded_is_answered_by_extraction_and_said_to_be(
    sample_data: Path, recorded: tuple[Path, list[str]]
) -> None:
    with open_data(sample_data, replay=recorded[0]) as opened:
        answer = opened.system.ask("How are care leavers supported in Eastwold?", Filters())
    assert answer.degraded
    assert answer.citations


@pytest.mark.parametrize("text", ["", "no json\n", '{"key": "a"}\n'])
def test_a_file_that_is_no_recording_is_refused(sample_data: Path, tmp_path: Path, text: str) -> None:
    file = tmp_path / "replies.jsonl"
    file.write_text(text, "utf-8")
    with pytest.raises(EvaluationError, match=r"replies\.jsonl"), open_data(sample_data, replay=file):
        pass
