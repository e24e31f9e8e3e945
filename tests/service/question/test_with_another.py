from __future__ import annotations

from collections.abc import Callable

import pytest

from service.question.model import Question

Ask = Callable[..., Question]


@pytest.mark.parametrize(
    "text",
    [
        "do they still share anything with Durham?",
        "Does it work closely with Durham",
        "why did they join up with Durham",
    ],
)
def test_what_they_share_with_another_is_asked_of_them(ask: Ask, text: str) -> None:
    question = ask(text, previous=ask("How does Gateshead handle neglect?"))
    assert [authority.name for authority in question.authorities] == ["Gateshead"]
    assert question.text == text


def test_another_matter_goes_on_about_them(ask: Ask) -> None:
    shared = ask("do they share anything with Durham?", previous=ask("How does Gateshead handle neglect?"))
    question = ask("whats going wrong on adoption", previous=shared)
    assert [authority.name for authority in question.authorities] == ["Gateshead"]


@pytest.mark.parametrize(
    "text",
    ["How does that compare with Durham?", "Does Gateshead share services with Durham?", "and Durham?"],
)
def test_a_name_that_is_compared_or_asked_about_stays_asked(ask: Ask, text: str) -> None:
    question = ask(text, previous=ask("How does Gateshead handle neglect?"))
    assert "Durham" in [authority.name for authority in question.authorities]
