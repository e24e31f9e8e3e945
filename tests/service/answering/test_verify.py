from __future__ import annotations

import pytest

from service.answering.model import CitationStatus
from service.answering.verify import markers, quote_status, unsupported_grades

TEXT = "In March 2019, 42 children (7%) waited too long. Practice is good."


def test_a_verbatim_quote_of_the_cited_report_is_verified() -> None:
    assert quote_status("42 children (7%)", TEXT, owner="a-2019", cited="a-2019") is CitationStatus.VERIFIED


@pytest.mark.parametrize(
    ("quote", "owner"), [("43 children", "a-2019"), ("", "a-2019"), ("42 children (7%)", "b-2019")]
)
def test_a_changed_empty_or_misattributed_quote_is_not_verified(quote: str, owner: str) -> None:
    assert quote_status(quote, TEXT, owner=owner, cited="a-2019") is CitationStatus.UNVERIFIED


def test_a_grade_that_no_cited_text_holds_is_named() -> None:
    assert unsupported_grades("It was judged inadequate.", [TEXT]) == ("inadequate",)
    assert unsupported_grades("It was judged good.", [TEXT]) == ()


def test_markers_are_read_in_order_and_escaped_brackets_are_not() -> None:
    assert markers(r"one [2] two [1] three [2] \[7\]") == (2, 1, 2)
