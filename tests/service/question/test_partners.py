from __future__ import annotations

from collections.abc import Callable

import pytest

from service.question.model import Question

Ask = Callable[..., Question]


@pytest.mark.parametrize(
    "text",
    [
        "which two north east councils share an out of hours team with gateshead",
        "Which North East councils does Gateshead run its adoption agency with?",
        "What other authorities in the North East are part of the adoption agency with Gateshead?",
        "Which London boroughs does Hackney work with on exploitation?",
        "which london boroughs joined up with hackney on training",
    ],
)
def test_a_region_says_among_whom_an_authority_has_partners(ask: Ask, text: str) -> None:
    assert [authority.name for authority in ask(text).authorities] in (["Gateshead"], ["Hackney"])


@pytest.mark.parametrize(
    "text",
    [
        "Which North East councils did better than Gateshead on neglect?",
        "Which North East councils along with Gateshead share information well?",
        "Which North East councils work as well with the police compared with Gateshead?",
        "Which North East councils is Gateshead better than on neglect?",
        "How do North East councils compare with Gateshead on neglect?",
        "Which North East councils share information with health?",
    ],
)
def test_a_region_that_is_asked_about_is_kept(ask: Ask, text: str) -> None:
    assert len(ask(text).authorities) == 12


@pytest.mark.parametrize(
    "text",
    [
        "which other councils are in the regional adoption agency with Gateshead",
        "Which councils share the regional adoption agency with Durham?",
        "with which authorities does Gateshead share its safeguarding board",
        "Which authorities make up the adoption agency that Gateshead belongs to?",
        "Which neighbouring authorities does Durham run its adoption service with?",
        "what other areas are in the safeguarding partnership with Gateshead",
        "which london boroughs share adoption services with hackney",
    ],
)
def test_other_authorities_are_asked_for(ask: Ask, text: str) -> None:
    question = ask(text)
    assert "Sunderland" in question.partners
    assert question.authorities[0].name not in question.partners


@pytest.mark.parametrize(
    "text",
    [
        "which areas does Durham need to work on with schools",
        "which other areas should Durham work on with partners",
        "Which councils do better than Durham with care leavers?",
        "Which councils share their adoption agency with others?",
        "Which schools does Gateshead work with?",
        "How do Durham and Gateshead work with other councils?",
    ],
)
def test_matters_schools_and_rivals_are_no_partners(ask: Ask, text: str) -> None:
    assert not ask(text).partners
