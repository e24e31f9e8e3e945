from __future__ import annotations

from collections.abc import Sequence

from eval.contracts import Found
from eval.gate import accept, judge_set
from eval.gate_file import GateFile, Threshold
from eval.result import SetResult
from service.answering.model import Answer
from service.question.filters import Filters
from tests.eval.world import SYSTEM, DamagedSystem, FailingSystem, small_result


def gate(*thresholds: Threshold, accepted: SetResult | None = None, tolerance: float = 0.01) -> GateFile:
    kept = {accepted.key: accept(accepted)} if accepted else {}
    return GateFile(tolerance=tolerance, thresholds=thresholds, accepted=kept)


def threshold(metric: str, limit: float, **where: str) -> Threshold:
    return Threshold.model_validate({"set": "small", "metric": metric, "limit": limit, "where": where})


def test_the_gate_is_open_when_all_thresholds_are_met() -> None:
    judgement = judge_set(small_result(), gate(threshold("recall_at_10", 1.0), threshold("failed", 0.0)))
    assert judgement.open


def test_a_damaged_retriever_shuts_the_gate_and_the_questions_are_named() -> None:
    accepted = small_result()
    judgement = judge_set(
        small_result(DamagedSystem(SYSTEM)), gate(threshold("recall_at_10", 0.9), accepted=accepted)
    )
    assert not judgement.open
    assert judgement.lost == ("q-1", "q-2", "q-3", "q-6")
    recall = judgement.falls[0]
    assert (recall.metric, recall.limit, recall.why) == ("recall_at_10", 0.9, "minimum")
    assert recall.value is not None
    assert recall.value < 0.9
    assert "q-1" in recall.questions
    assert {"right", "citation_recall", "outcome_right"} <= {fall.metric for fall in judgement.falls}


def test_a_threshold_is_about_the_questions_it_names() -> None:
    result = small_result(DamagedSystem(SYSTEM))
    fall = judge_set(result, gate(threshold("refusal_right", 1.0, kind="unanswerable"))).open
    assert fall
    falls = judge_set(result, gate(threshold("outcome_right", 0.5, split="test", kind="single"))).falls
    assert [(one.where, one.value, one.questions) for one in falls] == [("split test, kind single", 0.0, ("q-1",))]  # fmt: skip


def test_a_maximum_shuts_the_gate_when_it_is_passed() -> None:
    falls = judge_set(small_result(DamagedSystem(SYSTEM)), gate(threshold("answerable_refused", 0.03))).falls
    assert [(one.metric, one.why, one.value) for one in falls] == [("answerable_refused", "maximum", 1.0)]


def test_a_question_that_failed_shuts_the_gate_without_any_threshold() -> None:
    result = small_result(FailingSystem(RuntimeError("it broke"), "recipe"))
    falls = judge_set(result, gate()).falls
    assert [(one.metric, one.questions) for one in falls] == [("failed", ("q-5",))]


def test_nothing_to_judge_by_is_a_fall_of_a_whole_set_and_a_note_of_a_part() -> None:
    result = small_result()
    limits = gate(threshold("recall_at_10", 0.5, kind="temporal"))
    falls = judge_set(result, limits).falls
    assert [(one.value, one.why) for one in falls] == [(None, "nothing to judge by")]
    part = judge_set(result.model_copy(update={"selection": "split=test"}), limits)
    assert part.open
    assert "no such question" in part.notes[0]


def test_a_small_fall_within_the_tolerance_is_let_through() -> None:
    accepted = small_result()
    worse = small_result(FailingAnswer())
    assert not judge_set(worse, gate(accepted=accepted)).open
    assert judge_set(worse, gate(accepted=accepted, tolerance=0.6)).open


def test_a_fall_in_rankings_alone_names_the_questions_short_of_the_best() -> None:
    judgement = judge_set(small_result(SearchDamaged()), gate(accepted=small_result()))
    assert judgement.lost == ()
    falls = {fall.metric: fall.questions for fall in judgement.falls}
    assert falls["recall_at_10"] == ("q-1", "q-2", "q-3", "q-6")


def test_questions_that_became_right_are_named() -> None:
    judgement = judge_set(small_result(), gate(accepted=small_result(DamagedSystem(SYSTEM))))
    assert judgement.open
    assert judgement.gained == ("q-1", "q-2", "q-3", "q-6")


def test_a_set_that_was_never_accepted_says_so() -> None:
    assert "no accepted result for small" in judge_set(small_result(), gate()).notes[0]


class FailingAnswer(DamagedSystem):
    """Damaged on one question alone, and in its answer alone."""

    def __init__(self) -> None:
        super().__init__(SYSTEM)

    def ask(self, question: str, filters: Filters) -> Answer:
        return super().ask(question, filters) if "brackmoor" in question else SYSTEM.ask(question, filters)

    def search(self, question: str, limit: int, filters: Filters) -> Sequence[Found]:
        return SYSTEM.search(question, limit, filters)


class SearchDamaged(DamagedSystem):
    """Answers well and finds nothing."""

    def __init__(self) -> None:
        super().__init__(SYSTEM)

    def ask(self, question: str, filters: Filters) -> Answer:
        return SYSTEM.ask(question, filters)

    def search(self, question: str, limit: int, filters: Filters) -> Sequence[Found]:
        return []


def test_a_judge_without_a_verdict_shuts_the_gate() -> None:
    result = small_result().model_copy(update={"unjudged": ("q-1",)})
    falls = judge_set(result, gate()).falls
    assert [(one.metric, one.questions) for one in falls] == [("key_facts_judged", ("q-1",))]


def test_between_its_floor_and_its_bar_a_figure_is_said_and_let_through() -> None:
    damaged = small_result(DamagedSystem(SYSTEM))
    bar = threshold("recall_at_10", 1.0)
    judgement = judge_set(damaged, gate(bar.model_copy(update={"floor": 0.0})))
    assert judgement.open
    assert any("bar not reached: recall_at_10" in note for note in judgement.notes)
    assert not judge_set(damaged, gate(bar.model_copy(update={"floor": 1.0}))).open
