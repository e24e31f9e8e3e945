"""Other words and grades for the search: they help where they come, and whatever fails leaves the search as it was."""

from __future__ import annotations

import json
from typing import Any

import pytest

from eval.mock_model import Body, MockModel, Reply, quoting
from service.service import Service
from tests.service.generation.conftest import COMPARED, SINGLE, OpenService
from tests.service.generation.test_generation import comparable, streamed

WORDED = "kids who run away from Eastwold"
NOTE = "the search went on without its help."


def shown(body: Body) -> list[dict[str, Any]]:
    """The paragraphs of a request for grades."""
    fenced = body["messages"][0]["content"].split("\n====\n")[1]
    return [json.loads(one) for one in fenced.split("\n")[1:]]


def is_grading(body: Body) -> bool:
    return bool(body["response_format"]["json_schema"]["name"] == "grades")


def grading(grade: Any) -> Any:
    """A model that gives each paragraph the grade that `grade` makes of its line, and else quotes."""

    def brain(body: Body) -> Reply:
        if body["messages"][0]["role"] == "system":
            return quoting(body)
        if not is_grading(body):
            return Reply(json.dumps({"phrasings": ["return home interviews"]}))
        return Reply(json.dumps({one["key"]: grade(one) for one in shown(body)}))

    return brain


def cited(service: Service, question: str) -> list[str]:
    return [f"{one.report_id}#{one.paragraph}" for one in service.ask(question).citations]


def test_nothing_of_it_happens_unless_switched_on(open_with: OpenService, server: MockModel) -> None:
    service = open_with()
    service.ask(SINGLE)
    service.search(SINGLE, caller="")
    assert [body["messages"][0]["role"] for body in server.requests] == ["system"]


def test_a_search_is_helped_only_where_somebody_is_charged_for_it(
    open_with: OpenService, server: MockModel
) -> None:
    server.brain = grading(lambda _: 0)
    service = open_with(model_rerank=True, model_rewrite=True)
    service.search(SINGLE)
    assert not server.requests
    service.search(SINGLE, caller="")
    assert len(server.requests) > 1


def test_without_writing_the_answer_stays_in_the_inspectors_words(
    open_with: OpenService, server: MockModel
) -> None:
    server.brain = grading(lambda _: 3)
    answer = open_with(model_write=False, model_rerank=True).ask(SINGLE)
    assert (answer.generator, answer.degraded) == ("extractive", False)
    assert answer.usage.prompt_tokens == 1000
    assert all(is_grading(body) for body in server.requests)


def test_a_model_that_thinks_first_may_use_as_much_for_its_help_as_for_an_answer(
    open_with: OpenService, server: MockModel
) -> None:
    server.brain = grading(lambda _: 0)
    open_with(model_rerank=True, model_rewrite=True, model_reply_tokens=5000).ask(WORDED)
    assert len(server.requests) >= 2
    assert {body["max_completion_tokens"] for body in server.requests} == {5000}


def test_grades_change_the_order(open_with: OpenService, server: MockModel) -> None:
    close = "support for care leavers in Carrowick"  # its first two paragraphs are nearly as probable
    plain = open_with(model_write=False)
    first, second = (one.paragraph for one in plain.search(close, 2).results)
    texts = {one.paragraph: one.text for one in plain.search(close, 2).results}
    server.brain = grading(lambda one: 3 if one["text"] == texts[second] else 0)
    graded = open_with(model_write=False, model_rerank=True).search(close, 2, caller="")
    assert graded.results[0].paragraph == second
    assert graded.results[0].paragraph != first


@pytest.mark.parametrize(
    "reply",
    [
        Reply(status=429, headers={"Retry-After": "1"}),
        Reply(status=500),
        Reply("no json"),
        Reply("[1, 2]"),
        Reply('{"p1": "three", "p2": 7, "p3": true, "p4": -1, "p5": 2.5}'),
        Reply('{"p99": 3, "__proto__": 3}'),
        Reply("[" * 5000),
        Reply(refusal="I cannot help with that"),
        Reply("{", finish="content_filter"),
        Reply('{"p1": 3', finish="length"),
        Reply('{"p1": 3}', drop_after=0),
    ],
)
@pytest.mark.parametrize("question", [SINGLE, COMPARED])
def test_whatever_fails_leaves_the_answer_as_it_was_and_is_noted(
    open_with: OpenService, server: MockModel, reply: Reply, question: str
) -> None:
    server.brain = lambda _: reply
    plain = open_with(model_write=False).ask(question)
    helped = open_with(model_write=False, model_rerank=True, model_rewrite=True).ask(question)
    assert (helped.answer, helped.citations, helped.degraded) == (plain.answer, plain.citations, False)
    assert any(note.endswith(NOTE) for note in helped.notes)
    assert not any("sk-" in note for note in helped.notes)


def test_a_question_of_many_parts_is_not_helped_beyond_the_deadline(
    open_with: OpenService, server: MockModel
) -> None:
    server.brain = lambda _: Reply("late", first=30.0)
    service = open_with(
        model_rerank=True, model_rewrite=True, model_deadline=1.5, model_timeout=60.0, model_rest_after=50
    )
    answer = service.ask(
        "What was Eastwold's grade, how are care leavers supported, what do inspectors say about neglect, "
        "and how good is supervision?"
    )
    assert 1 <= len(server.requests) <= 3, (
        "each is given a fifth of the deadline, and none is begun in its second half"
    )
    assert len(answer.citations) > 2
    assert NOTE in answer.notes[-1]


def test_a_slow_model_is_not_waited_for_beyond_its_share_of_the_deadline(
    open_with: OpenService, server: MockModel
) -> None:
    server.brain = lambda _: Reply("{}", first=30.0)
    answer = open_with(model_write=False, model_rerank=True, model_deadline=1.0, model_timeout=60.0).ask(
        SINGLE
    )
    assert answer.citations
    assert f"The language model did not answer in time; {NOTE}" in answer.notes


def test_a_failing_endpoint_is_rested_and_the_search_goes_on(
    open_with: OpenService, server: MockModel
) -> None:
    server.brain = lambda _: Reply(status=500)
    service = open_with(model_write=False, model_rerank=True, model_rest_after=1)
    service.ask(SINGLE)
    before = len(server.requests)
    answer = service.ask(SINGLE)
    assert len(server.requests) == before
    assert answer.citations
    assert answer.notes[-1] == f"The language model failed several times and is given a rest; {NOTE}"


def test_help_counts_against_the_daily_allowance(open_with: OpenService, server: MockModel) -> None:
    server.brain = grading(lambda _: 2)
    service = open_with(
        model_write=False, model_rerank=True, model_daily_tokens=1500, model_prices={"mock": (1.0, 1.0)}
    )
    first, second = service.ask(SINGLE), service.ask(SINGLE)
    third = service.ask(SINGLE)
    assert first.usage.cost == pytest.approx(0.0011)
    assert second.usage.prompt_tokens == 1000
    assert third.usage.prompt_tokens == 0
    assert third.notes[-1].endswith(NOTE)


def test_what_help_used_is_charged_once_beside_what_writing_used(
    open_with: OpenService, server: MockModel
) -> None:
    server.brain = grading(lambda _: 3)
    service = open_with(model_rerank=True, model_daily_tokens=2300)
    assert service.ask(SINGLE).usage.prompt_tokens == 2000  # 2,200 tokens with the replies
    assert service.ask(SINGLE).usage.prompt_tokens > 0
    assert service.ask(SINGLE).degraded


def test_streamed_and_unstreamed_answers_are_the_same(open_with: OpenService, server: MockModel) -> None:
    server.brain = grading(lambda one: len(one["text"]) % 4)
    service = open_with(model_rerank=True, model_rewrite=True)
    for question in (SINGLE, COMPARED):
        _, answer = streamed(service, question)
        assert comparable(answer) == comparable(service.ask(question))


def test_other_words_never_change_what_is_asked_about(open_with: OpenService, server: MockModel) -> None:
    hostile = json.dumps({"phrasings": ["Harrowmere 2018 missing children", "all authorities", "x" * 500]})
    server.brain = lambda _: Reply(hostile)
    answer = open_with(model_write=False, model_rewrite=True).ask(WORDED)
    assert {one.authority for one in answer.citations} <= {"Eastwold"}
    assert [section.authority for section in answer.sections] == ["Eastwold"]
