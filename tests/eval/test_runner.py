from __future__ import annotations

from eval.errors import SystemUnreachable
from eval.runner import GIVE_UP_AFTER, run
from tests.eval.small import evidence, gold, report_id
from tests.eval.world import SYSTEM, FailingSystem, records, small_result, small_run


def test_a_question_that_fails_is_recorded_and_the_others_go_on() -> None:
    seen = run(records(), FailingSystem(RuntimeError("it broke"), "brackmoor"))
    errors = {one.record.id: one.error for one in seen.observations if one.error}
    assert errors == {"q-3": "ask failed: RuntimeError: it broke"}
    assert all(one.answer is not None for one in seen.observations if one.record.id != "q-3")


def test_a_failed_question_is_never_right() -> None:
    result = small_result(FailingSystem(RuntimeError("it broke"), "recipe"))
    failed = next(question for question in result.questions if question.id == "q-5")
    assert not failed.right
    assert failed.scores["outcome_right"] == 0.0
    assert failed.error is not None


def test_a_system_that_cannot_be_reached_is_given_up() -> None:
    many = records(*(gold(f"q-{number}") for number in range(GIVE_UP_AFTER + 3)))
    system = FailingSystem(SystemUnreachable("connection refused"), "Alderby")
    seen = run(many, system)
    assert len(system.asked) == GIVE_UP_AFTER
    assert len(seen.observations) == len(many)
    assert "not asked" in (seen.observations[-1].error or "")


def test_an_interrupted_run_keeps_what_it_has() -> None:
    result = small_run(FailingSystem(KeyboardInterrupt(), "brackmoor"))
    assert result.interrupted
    assert [question.error is None for question in result.sets[0].questions] == [True, True, False, False, False, False]  # fmt: skip


def test_evidence_that_no_longer_stands_makes_the_question_fail_and_is_told() -> None:
    stale = evidence("Alderby", "1") | {"hash": "0" * 16}
    result = small_result(SYSTEM, gold("q-1", evidence=[stale]), gold("q-2"))
    assert [question.right for question in result.questions] == [False, True]
    assert "has changed" in (result.questions[0].error or "")
    assert len(result.problems) == 1
    assert result.problems[0].startswith("q-1: evidence alderby-2020-inspection#1 has changed")


def test_questions_can_be_narrowed_to_reports() -> None:
    compare = gold(question="What does each council say on missing children?", filters={"years": [2020]})
    narrowed = run(records(compare), SYSTEM, within=[report_id("Carrow")])
    assert {one.report_id for one in narrowed.observations[0].ranking} == {report_id("Carrow")}


def test_progress_counts_every_question() -> None:
    told: list[tuple[int, int]] = []
    run(records(), SYSTEM, progress=lambda done, total: told.append((done, total)))
    assert told == [(number, 6) for number in range(1, 7)]


def test_results_are_identical_from_run_to_run_but_for_what_is_measured() -> None:
    first, second = small_run(), small_run()
    assert first.fingerprint == second.fingerprint
    assert first.sets[0].questions == second.sets[0].questions
    assert first.sets[0].groups == second.sets[0].groups
