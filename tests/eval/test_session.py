from __future__ import annotations

from pathlib import Path

import pytest

from eval.errors import EvaluationError, GoldError
from eval.judge import RuleJudge
from eval.session import GoldSet, Options, evaluate, read_sets
from tests.eval.small import gold, small_gold, write_gold
from tests.eval.test_judge import ScriptedModel
from tests.eval.world import LIBRARY, SYSTEM, FailingSystem, records


def test_problems_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    first = tmp_path / "first.jsonl"
    first.write_text("nonsense\n", encoding="utf-8")
    with pytest.raises(GoldError) as caught:
        read_sets([first, tmp_path / "absent.jsonl"])
    assert [Path(problem.file).name for problem in caught.value.problems] == ["first.jsonl", "absent.jsonl"]


def test_two_files_of_one_name_are_refused(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    paths = [
        write_gold(tmp_path / "small.jsonl", [gold("a-1")]),
        write_gold(tmp_path / "other" / "small.jsonl", [gold("b-1")]),
    ]
    with pytest.raises(GoldError, match="a second gold file named 'small'"):
        read_sets(paths)


def test_problems_of_evidence_name_file_and_line(tmp_path: Path) -> None:
    stale = gold("q-2", evidence=[{"report_id": "x-2019-inspection", "paragraph": "1", "grade": 2}])
    path = write_gold(tmp_path / "small.jsonl", [gold("q-1"), stale])
    result = evaluate(read_sets([path]), SYSTEM, LIBRARY).sets[0]
    assert result.problems[0].startswith(f"{path}:2: q-2: evidence x-2019-inspection#1 is of a report")


def test_an_interruption_ends_the_run_and_keeps_the_sets_that_were_asked() -> None:
    sets = [GoldSet("one", "all", records(gold("a-1"))), GoldSet("two", "all", records(gold("b-1")))]
    result = evaluate(sets, FailingSystem(KeyboardInterrupt(), "Alderby"), LIBRARY)
    assert result.interrupted
    assert [one.name for one in result.sets] == ["one"]


def test_baselines_that_cannot_be_made_fail_before_anything_is_asked() -> None:
    def broken() -> tuple[()]:
        raise EvaluationError("no vectors")

    system = FailingSystem(RuntimeError("x"), "nothing")
    with pytest.raises(EvaluationError, match="no vectors"):
        evaluate([GoldSet("small", "all", records())], system, LIBRARY, baselines=broken)
    assert system.asked == []


def test_the_judge_scores_the_questions_that_have_key_facts() -> None:
    result = evaluate(
        [GoldSet("small", "all", records())], SYSTEM, LIBRARY, options=Options(judge=RuleJudge())
    ).sets[0]
    assert result.overall["key_facts_judged"].value == result.overall["key_facts"].value == 1.0
    assert result.unjudged == ()


def test_a_judge_that_gives_no_verdict_is_told_by_question() -> None:
    from eval.judge import ModelJudge

    options = Options(judge=ModelJudge(ScriptedModel("dunno")))
    result = evaluate(
        [GoldSet("small", "all", records(*small_gold()))], SYSTEM, LIBRARY, options=options
    ).sets[0]
    assert result.unjudged == ("q-1",)
    assert result.problems[0].startswith("q-1: judge: no verdict")
    assert result.overall["key_facts_judged"].value == 0.0
