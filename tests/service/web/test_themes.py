from __future__ import annotations

from service.web.themes import speaking, theme_of, themes
from tests.service.web.held import library


def test_a_report_speaks_of_a_theme_by_any_of_its_words() -> None:
    found = speaking(library(), theme_of("adoption"))
    assert found == {"gateshead-2015-inspection", "sunderland-2020-focused-visit"}


def test_a_theme_is_known_by_any_of_its_words_and_words_may_be_one_s_own() -> None:
    assert theme_of(" Caseload ").name == theme_of("caseloads").name == "caseloads"
    assert theme_of("kind").words == ("kind",)
    assert speaking(library(), theme_of("kind")) == {"gateshead-2015-inspection"}
    assert len(themes()) > 50
