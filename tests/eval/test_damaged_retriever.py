"""The whole service over a real index with a retriever gone wrong: the packaged gate shuts and names the questions."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from eval.commands import register
from indexer.contracts import StoredReport
from service.question.model import Question
from service.retrieval.found import Found
from service.retrieval.retriever import Retriever

GOLD = Path(__file__).parents[2] / "eval" / "gold" / "sample.jsonl"


class DamagedRetriever(Retriever):
    """Loses the best paragraph and turns the others round."""

    def retrieve(
        self, question: Question, groups: Mapping[str, Sequence[StoredReport]], *, candidates: int
    ) -> dict[str, Found]:
        """What is found, in the wrong order."""
        found = super().retrieve(question, groups, candidates=candidates)
        return {name: replace(one, scored=one.scored[:0:-1]) for name, one in found.items()}


def test_a_damaged_retriever_shuts_the_gate_and_the_questions_are_named(
    sample_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("service.retrieval.retriever.Retriever", DamagedRetriever)
    app = typer.Typer()
    app.callback()(lambda: None)
    register(app)
    comment = tmp_path / "comment.md"
    given = ["eval", str(GOLD), "--data", str(sample_data), "--markdown", str(comment)]
    result = CliRunner().invoke(app, given)
    assert result.exit_code == 1, result.output
    assert "gate SHUT" in result.output
    assert re.search(r"Recall@10 .*\n +questions: smp-\d+", result.output)
    assert "From right to wrong: smp-" in comment.read_text("utf-8")
