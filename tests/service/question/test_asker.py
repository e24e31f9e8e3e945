"""Who asks and in what haste is told beside a question."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from service.question.asker import without_asker
from service.question.model import Question

Ask = Callable[..., Question]


@pytest.mark.parametrize(
    "beside",
    [
        "councillor here, need this fast: {}",
        "I'm a journalist on deadline. {}",
        "social worker asking - {}",
        "Sorry if this is obvious but {}",
        "quick one: {}",
        "quick q please, {}",
        "For a briefing to members, {}",
        "{} asking for a colleague",
        "{} (asking for my boss)",
        "hi I'm a newly qualified social worker and need this by noon: {}",
        "Cllr. Marsh here. {}",
        "silly question, bear with me, {}",
    ],
)
def test_it_is_no_part_of_the_matter(beside: str) -> None:
    question = "how good is early help in Alderbrook?"
    assert without_asker(beside.format(question)).question.rstrip("?") == question.rstrip("?")


@pytest.mark.parametrize(
    "text",
    [
        "As a social worker, what support would I get in Alderbrook?",
        "I'm a councillor. How do our caseloads compare?",
        "I'm a foster carer, what help do foster carers get in Alderbrook?",
        "Do councillors in Alderbrook visit homes?",
        "What do teachers say, here and elsewhere?",
        "For a briefing on neglect: what did Alderbrook do?",
        "quick one",
        "Urgent referrals, are they dealt with on time?",
    ],
)
def test_what_is_asked_about_stays(text: str) -> None:
    assert without_asker(text).question == text


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("social worker in Durham asking, what are caseloads in Hackney?", ["Hackney"]),
        ("I'm a councillor in Durham can you tell me how good adoption is in Hackney", ["Hackney"]),
        ("I work in Durham, which councils are good at fostering?", []),
        ("social worker in Durham asking, what are caseloads like?", ["Durham"]),
    ],
)
def test_where_the_asker_works_is_asked_about_only_where_nobody_else_is(
    ask: Ask, text: str, names: list[str]
) -> None:
    asked = ask(text)
    assert [one.name for one in asked.authorities] == names
    assert "social worker" not in asked.topic
    assert "councillor" not in asked.topic
