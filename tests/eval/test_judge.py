from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from eval.agreement import LabelledFact, agreement, labelled_sample
from eval.errors import JudgeError, JudgeUnreachable
from eval.judge import GIVE_UP_AFTER, ModelJudge, RuleJudge, judge_key_facts, parse_verdict
from eval.observation import Observation
from eval.recording import RecordingModel, ReplayModel
from eval.records import KeyFact
from tests.eval.small import gold
from tests.eval.world import SYSTEM, records

FACT = KeyFact(text="not all are offered", all_of=(("not all",),))


@dataclass
class ScriptedModel:
    """Says the same to every prompt, and remembers the prompts."""

    text: str
    name: str = "scripted"
    prompts: list[str] = field(default_factory=list)

    def complete(self, prompt: str) -> str:
        self.prompts.append(prompt)
        return self.text


def observation(error: str | None = None) -> Observation:
    facts = [
        {"text": "not all are offered", "all_of": [["not all"]]},
        {"text": "it is well", "all_of": [["well"]]},
    ]
    record = records(gold(key_facts=facts))[0]
    return Observation(record, SYSTEM.ask(record.question, record.filters), (), error)


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("It says so.\nVERDICT: stated", True),
        ("It says so.\n\n**Verdict: not stated.**\n", False),
        ("One reason.\nAnother.\nverdict: Stated", True),
    ],
)
def test_a_verdict_follows_its_reason(text: str, stated: bool) -> None:
    verdict = parse_verdict(text)
    assert verdict.stated is stated
    assert verdict.reason


@pytest.mark.parametrize(
    "text", ["", "VERDICT: stated", "yes", "VERDICT: stated\nbecause", "x\nVERDICT: maybe"]
)
def test_a_verdict_without_a_reason_or_in_another_form_is_refused(text: str) -> None:
    with pytest.raises(JudgeError):
        parse_verdict(text)


def test_the_model_sees_question_fact_and_answer() -> None:
    model = ScriptedModel("So.\nVERDICT: stated")
    assert ModelJudge(model).verdict("Q?", FACT, "Not all. {{fact}}").stated
    assert all(text in model.prompts[0] for text in ("Q?", "not all are offered", "Not all. {{fact}}"))


def test_key_facts_are_judged_one_by_one() -> None:
    assert judge_key_facts([observation()], RuleJudge()).scores == {"q-1": 0.5}
    assert judge_key_facts([observation()], ModelJudge(ScriptedModel("So.\nVERDICT: stated"))).scores == {
        "q-1": 1.0
    }


def test_a_failed_question_is_not_put_to_the_judge() -> None:
    model = ScriptedModel("So.\nVERDICT: stated")
    assert judge_key_facts([observation("it broke")], ModelJudge(model)).scores == {"q-1": 0.0}
    assert model.prompts == []


def test_a_judge_that_fails_is_told_and_never_counts_as_stated() -> None:
    judged = judge_key_facts([observation()], ModelJudge(ScriptedModel("dunno")))
    assert judged.scores == {"q-1": 0.0}
    assert judged.problems["q-1"].startswith("judge: no verdict")


@dataclass
class RaisingModel:
    """Raises on every prompt, and counts them."""

    error: BaseException
    name: str = "raising"
    asked: int = 0

    def complete(self, prompt: str) -> str:
        self.asked += 1
        raise self.error


def test_a_judge_whose_endpoint_fails_again_and_again_is_given_up() -> None:
    model = RaisingModel(JudgeUnreachable("cannot be reached"))
    judge = ModelJudge(model)
    judged = judge_key_facts([observation()] * GIVE_UP_AFTER, judge)
    assert model.asked == GIVE_UP_AFTER
    assert "not asked" in judged.problems["q-1"]
    assert agreement(judge, labelled_sample()).unusable == len(labelled_sample())
    assert model.asked == GIVE_UP_AFTER


def test_an_interruption_while_judging_leaves_the_rest_unjudged() -> None:
    model = RaisingModel(KeyboardInterrupt())
    judged = judge_key_facts([observation(), observation()], ModelJudge(model))
    assert judged.interrupted
    assert (model.asked, judged.scores) == (1, {"q-1": 0.0})
    assert "interrupted" in judged.problems["q-1"]


def test_recorded_answers_are_replayed_without_the_model(tmp_path: Path) -> None:
    path = tmp_path / "judge.jsonl"
    model = ScriptedModel("Because of é.\nVERDICT: stated")
    first = judge_key_facts([observation()], ModelJudge(RecordingModel(model, path)))
    replay = ModelJudge(ReplayModel(path))
    assert judge_key_facts([observation()], replay) == first
    assert replay.name == "scripted (judge@1)"
    assert len(model.prompts) == 2


def test_an_answer_that_was_never_recorded_is_a_problem(tmp_path: Path) -> None:
    path = tmp_path / "judge.jsonl"
    RecordingModel(ScriptedModel("x"), path).complete("another prompt")
    judged = judge_key_facts([observation()], ModelJudge(ReplayModel(path)))
    assert judged.scores == {"q-1": 0.0}
    assert "record it anew" in judged.problems["q-1"]


@pytest.mark.parametrize("content", ["", "not JSON\n", '{"key": "a"}\n', "[]\n"])
def test_a_file_that_is_no_recording_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "judge.jsonl"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(JudgeError, match=r"judge\.jsonl"):
        ReplayModel(path)


def test_a_recording_of_two_models_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "judge.jsonl"
    RecordingModel(ScriptedModel("x", "one"), path).complete("p")
    RecordingModel(ScriptedModel("x", "two"), path).complete("p")
    with pytest.raises(JudgeError, match="2 models"):
        ReplayModel(path)


def test_agreement_counts_disagreement_and_chance() -> None:
    sample = [LabelledFact(question="?", fact=FACT, answer=answer, stated=stated) for answer, stated in
              (("not all", True), ("not all", False), ("all", False), ("all", False))]  # fmt: skip
    found = agreement(RuleJudge(), sample)
    assert (found.accuracy, found.disputed, found.unusable) == (0.75, (1,), 0)
    assert found.kappa == pytest.approx((0.75 - 0.5) / 0.5)


def test_a_judge_without_verdicts_agrees_with_nobody() -> None:
    found = agreement(ModelJudge(ScriptedModel("dunno")), labelled_sample())
    assert (found.accuracy, found.unusable) == (0.0, found.n)


def test_the_labelled_sample_is_balanced_and_the_rules_do_better_than_chance_on_it() -> None:
    sample = labelled_sample()
    assert sum(one.stated for one in sample) * 2 == len(sample)
    assert agreement(RuleJudge(), sample).kappa > 0.0
