"""The evaluation over a real index of the bundled reports."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval.errors import EvaluationError
from eval.evidence import check_evidence
from eval.inside import IndexLibrary
from eval.opening import open_judge, open_library
from eval.records import read_gold
from eval.session import GoldSet, evaluate
from eval.systems import baselines
from indexer.build import build
from indexer.errors import IndexMissingError
from indexer.sandbox import Bounds
from indexer.store.published import open_current
from tests.support.embedders import WordEmbedder

GOLD = Path(__file__).parents[2] / "eval" / "gold"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory, sample_dir: Path) -> Path:
    folder = tmp_path_factory.mktemp("data")
    build([sample_dir], folder, WordEmbedder(), bounds=Bounds(seconds=60), processes=2)
    return folder


def test_the_evidence_of_the_sample_questions_stands_in_the_sample_reports(data: Path) -> None:
    with open_library(data) as library:
        assert check_evidence(read_gold(GOLD / "sample.jsonl"), library) == ()


def test_baselines_over_a_real_index_cite_verbatim_and_never_fail(data: Path) -> None:
    index = open_current(data)
    records = read_gold(GOLD / "sample.jsonl")[:8]
    for system in baselines(index, WordEmbedder()):
        result = evaluate([GoldSet("sample", "all", records)], system, IndexLibrary(index)).sets[0]
        assert [question.error for question in result.questions] == [None] * 8
        assert result.overall["quotes_verbatim"].value == 1.0
        assert result.overall["markers_matched"].value == 1.0
    index.close()


def test_a_folder_without_an_index_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(IndexMissingError, match="pilcrow index"), open_library(tmp_path):
        pass


def test_no_judge_is_opened_unless_one_is_asked_for() -> None:
    assert open_judge(model=None, url=None, key=None, record=None, replay=None) is None
    with pytest.raises(EvaluationError, match="--judge-url"):
        open_judge(model="m", url=None, key=None, record=None, replay=None)
