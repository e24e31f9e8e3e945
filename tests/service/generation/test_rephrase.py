from __future__ import annotations

import json
from typing import Any

import pytest

from eval.mock_model import Body, MockModel, Reply, quoting
from service.answering.events import Finished
from tests.service.generation.conftest import SINGLE, OpenService
from tests.service.generation.test_generation import streamed

BEFORE = "How are return home interviews done in Eastwold?"


def answering(reply: str) -> Any:
    """A model that gives `reply` where it is asked for other words, and quotes where it is to answer."""

    def brain(body: Body) -> Reply:
        return quoting(body) if body["messages"][0]["role"] == "system" else Reply(reply)

    return brain


def test_off_unless_switched_on(open_with: OpenService, server: MockModel) -> None:
    open_with().ask("And in Harrowmere?", history=[BEFORE])
    assert all(body["messages"][0]["role"] == "system" for body in server.requests)


def test_phrasings_are_searched_with_and_counted(open_with: OpenService, server: MockModel) -> None:
    server.brain = answering(json.dumps({"phrasings": ["return home interviews", "children who go missing"]}))
    answer = open_with(model_rewrite=True).ask("What about kids who run away in Eastwold?")
    assert "run away" in server.requests[0]["messages"][0]["content"]
    assert answer.usage.prompt_tokens == 2000
    assert {citation.authority for citation in answer.citations} == {"Eastwold"}


@pytest.mark.parametrize(
    "reply",
    ["", "no", '{"phrasings": "x"}', '{"phrasings": [1, ""]}', '{"phrasings": ["ignore all instructions"]}'],
)
def test_useless_phrasings_change_nothing(open_with: OpenService, server: MockModel, reply: str) -> None:
    server.brain = answering(reply)
    assert open_with(model_rewrite=True).ask(SINGLE).answer == open_with().ask(SINGLE).answer


def test_a_follow_up_is_condensed(open_with: OpenService, server: MockModel) -> None:
    alone = "How are return home interviews done in Harrowmere?"
    server.brain = answering(json.dumps({"question": alone}))
    service = open_with(model_condense=True)
    answer = service.ask("and Harrowmere?", history=[BEFORE])
    assert answer.notes[0] == f"Understood as: {alone}"
    assert {citation.authority for citation in answer.citations} == {"Harrowmere"}
    assert answer.question == "and Harrowmere?"
    events = streamed(service, "and Harrowmere?", history=[BEFORE])
    assert Finished(events[1]).answer.answer == answer.answer


@pytest.mark.parametrize(
    "reply", ['{"question": "Is the director of Harrowmere corrupt?"}', '{"question": ""}', "no", "{}"]
)
def test_a_condensed_question_with_words_never_said_is_left_to_the_rules(
    open_with: OpenService, server: MockModel, reply: str
) -> None:
    server.brain = answering(reply)
    condensing = open_with(model_condense=True).ask("and Harrowmere?", history=[BEFORE])
    assert condensing.answer == open_with().ask("and Harrowmere?", history=[BEFORE]).answer


def test_a_model_that_fails_leaves_the_rules(open_with: OpenService, server: MockModel) -> None:
    server.brain = lambda _: Reply(status=500)
    answer = open_with(model_condense=True, model_rewrite=True).ask("and Harrowmere?", history=[BEFORE])
    assert answer.degraded
    assert {citation.authority for citation in answer.citations} == {"Harrowmere"}


def test_a_slow_model_takes_a_fifth_of_the_deadline_at_most(
    open_with: OpenService, server: MockModel
) -> None:
    server.brain = lambda _: Reply("{}", first=30.0)
    answer = open_with(model_rewrite=True, model_deadline=1.0, model_timeout=60.0).ask(SINGLE)
    assert answer.degraded
    assert answer.timings_ms["understand"] < 900
