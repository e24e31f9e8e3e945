from __future__ import annotations

from collections.abc import Callable

import pytest

from service.question.model import Question

Ask = Callable[..., Question]


@pytest.mark.parametrize(
    "text",
    [
        "How many children does each independent reviewing officer have in Durham?",
        "how many children does an IRO look after in Durham",
        "How many cases do reviewing officers in Durham hold?",
        "how many young people do PAs in Durham support each",
        "how many kids per social worker in Durham",
    ],
)
def test_how_many_each_worker_has_is_asked_of_caseloads(ask: Ask, text: str) -> None:
    assert ask(text).topic.startswith("caseloads")


@pytest.mark.parametrize(
    "text",
    [
        "How many children do social workers in Durham visit on time?",
        "how many young people do personal advisers in Durham keep in touch with",
    ],
)
def test_how_many_they_see_is_not(ask: Ask, text: str) -> None:
    assert "caseloads" not in ask(text).topic
