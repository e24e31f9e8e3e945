"""What a report asks to be done is listed word for word, each line with its paragraph."""

from __future__ import annotations

import pytest

from service.service import Service


@pytest.mark.parametrize(
    "question",
    ["What needs to improve in {}?", "What did inspectors recommend in {}?", "areas for improvement {}"],
)
def test_every_line_of_the_list_is_quoted_and_cited(sample_service: Service, question: str) -> None:
    index = sample_service.index()
    report = max(
        (r for r in index.reports() if r.report.authority == "Harrowmere"), key=lambda r: r.report.year or 0
    )
    answer = sample_service.ask(question.format("Harrowmere"))
    listed = [
        stored.paragraph
        for stored in index.paragraphs(report.start, report.end)
        if stored.paragraph.section
        and stored.paragraph.section[-1].lower().startswith("what needs to improve")
    ]
    assert listed
    cited = {
        citation.paragraph for citation in answer.citations if citation.report_id == report.report.report_id
    }
    assert {paragraph.paragraph for paragraph in listed} == cited
    assert all(citation.quote == citation.text for citation in answer.citations)


def test_a_topic_beside_it_is_no_list(sample_service: Service) -> None:
    answer = sample_service.ask("What needs to improve for care leavers in Harrowmere?")
    assert " led to " not in answer.answer
