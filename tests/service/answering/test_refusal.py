from __future__ import annotations

from dataclasses import replace

import pytest

from service.answering.elsewhere import elsewhere
from service.answering.refusal import not_in_english, out_of_scope
from service.question.danger import SIGNPOST
from service.question.model import AskedAuthority, Intent, Question, Scope
from service.question.scope import OWN_CASE

QUESTION = Question("", Intent.OUT_OF_SCOPE, "", (), (), (), ())
DURHAM = AskedAuthority("Durham", True, Scope.NAMED)


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("GCSE results of schools in Durham", "reports.ofsted.gov.uk"),
        ("which childminders are good", "reports.ofsted.gov.uk"),
        ("is the police force any good", "HMICFRS"),
        ("home care for pensioners", "Care Quality Commission"),
        ("HMP Durham", "Inspectorate of Prisons"),
        ("potholes", "council's own website"),
        ("care leavers in Scotland", "Care Inspectorate"),
    ],
)
def test_a_refusal_says_who_reports_on_the_matter(text: str, where: str) -> None:
    found = elsewhere(text)
    assert found is not None
    assert where in found.where
    assert where in out_of_scope(replace(QUESTION, text=text))


def test_a_refusal_offers_the_nearest_question_of_the_authority_named() -> None:
    text = out_of_scope(replace(QUESTION, text="GCSE results of schools in Durham", authorities=(DURHAM,)))
    assert text.endswith("*How well do children in care do at school in Durham?*")


def test_a_matter_of_nobodys_gets_an_example() -> None:
    assert "for example" in out_of_scope(replace(QUESTION, text="sing me a song"))


def test_beside_a_danger_nothing_else_is_said() -> None:
    assert out_of_scope(replace(QUESTION, refusal=SIGNPOST)) == SIGNPOST


def test_a_question_in_another_language_is_asked_for_in_english() -> None:
    assert "How does Durham support" in not_in_english(replace(QUESTION, authorities=(DURHAM,)))


def test_a_case_of_ones_own_with_a_child_in_it_is_told_of_help_too() -> None:
    assert "999" in out_of_scope(replace(QUESTION, text="my son will not eat", refusal=OWN_CASE))
    assert "999" not in out_of_scope(replace(QUESTION, text="sing me a song"))
