from __future__ import annotations

import pytest

from indexer.structure.boilerplate import ends_report, is_boilerplate


@pytest.mark.parametrize(
    "text",
    [
        "\u00a9 Crown copyright 2019",
        "Piccadilly Gate",
        "M1 2WD",
        "T: 0300 123 1231",
        "W:www.gov.uk/ofsted",
        "Interested in our work? You can subscribe",
        "I am copying this letter to the department.",
    ],
)
def test_what_every_report_carries_is_known(text: str) -> None:
    assert is_boilerplate(text)


@pytest.mark.parametrize(
    "text", ["Children in Manchester do well.", "The board publishes its report.", "Findings"]
)
def test_what_a_report_says_itself_is_not(text: str) -> None:
    assert not is_boilerplate(text)


def test_the_closing_pages_begin_with_who_ofsted_is() -> None:
    assert ends_report(
        "The Office for Standards in Education, Children\u2019s Services and Skills (Ofsted) regulates"
    )
    assert not ends_report("Ofsted will take the findings into account.")
