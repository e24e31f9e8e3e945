from __future__ import annotations

from datetime import date

from service.retrieval.side_by_side import SideBySide
from tests.support.memory_index import made_report, memory_index

DATES = (date(2021, 6, 7), date(2021, 6, 18))


def test_two_words_stand_side_by_side_where_a_paragraph_has_them_so() -> None:
    index = memory_index(
        [
            made_report("Alderbrook", DATES, {"1": "Lantern oil is bought.", "2": "Interviews are held."}),
            made_report("Birchmere", DATES, {"1": "Oil for a lantern is bought."}),
        ]
    )
    looks = SideBySide(index)
    assert looks("lantern oil", None)
    assert looks("lanterns’ oil".replace("’", ""), None)
    assert not looks("oil lantern", None)
    assert not looks("lantern wick", None)
    (birchmere,) = [one for one in index.reports() if one.report.authority == "Birchmere"]
    assert not looks("lantern oil", [birchmere])


def test_words_that_many_paragraphs_have_name_nothing_rare() -> None:
    paragraphs = {str(number): f"Lantern oil number {number} is bought." for number in range(1, 12)}
    looks = SideBySide(memory_index([made_report("Alderbrook", DATES, paragraphs)]))
    assert not looks("lantern oil", None)
