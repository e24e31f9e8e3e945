"""Beside a passage that names what was asked for, one that names nothing of it is no answer."""

from __future__ import annotations

from service.service import Service


def test_passages_that_do_not_name_the_matter_are_left_out_beside_one_that_does(
    sample_service: Service,
) -> None:
    answer = sample_service.ask("How are return home interviews done in Eastwold?")
    assert answer.citations
    for citation in answer.citations:
        paragraph = citation.text.lower()
        assert any(word in paragraph for word in ("return", "missing", "interview"))


def test_where_the_best_passage_says_it_otherwise_nothing_is_left_out(sample_service: Service) -> None:
    everyday = sample_service.ask("How does Tidewell help kids who run away?")
    assert everyday.citations
