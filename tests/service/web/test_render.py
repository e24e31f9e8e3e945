from __future__ import annotations

from service.answering.model import Citation, CitationStatus
from service.web.render import cited_in, marked_text, section_html


def citation(marker: int, label: str = "Eastwold 2019, paragraph 4") -> Citation:
    return Citation(
        marker=marker,
        report_id="eastwold-2019-inspection",
        authority="Eastwold",
        year=2019,
        paragraph="4",
        label=label,
        section="Findings",
        page=2,
        quote="Caseloads are high.",
        text="Caseloads are high. Leaders know.",
        url="/reports/eastwold-2019-inspection#p4",
        status=CitationStatus.VERIFIED,
    )


def test_a_marker_is_a_link_with_an_anchor_at_its_first_place_only() -> None:
    html = section_html("High [1]. Still high [1].", [citation(1)])
    assert html.count('href="#c1"') == 2
    assert html.count('id="m1"') == 1
    assert 'aria-label="[1] Eastwold 2019, paragraph 4"' in html


def test_pieces_of_one_answer_share_what_was_seen() -> None:
    seen: set[int] = set()
    assert 'id="m1"' in section_html("High [1].", [citation(1)], seen)
    assert 'id="m1"' not in section_html("Still [1].", [citation(1)], seen)


def test_brackets_of_a_report_and_markers_without_citation_stay_text() -> None:
    assert section_html(r"As in \[1\] and [7].", [citation(1)]) == "<p>As in [1] and [7].</p>\n"


def test_a_text_cites_the_markers_that_stand_in_it_in_their_order() -> None:
    held = [citation(1), citation(2), citation(3)]
    assert cited_in(r"Low [3]; high [1]. As in \[2\]; again [3].", held) == (held[0], held[2])


def test_markup_and_links_of_a_report_are_shown_as_they_are_written() -> None:
    html = section_html("<b>x</b> [a](javascript:b) ![c](http://d) `[1]` <http://e>", [citation(1)])
    assert "<b>" not in html
    assert "javascript:b" in html
    assert "<img" not in html
    assert html.count("<a ") == 1


def test_a_fence_cannot_break_out_of_an_attribute() -> None:
    html = section_html('```[1] "x\nalert\n```', [citation(1, '"><script>')])
    assert "<script" not in html
    assert "<code" not in html


def test_headings_stand_below_the_page_s_own() -> None:
    assert "<h3>Gateshead</h3>" in section_html("# Gateshead", [])
    assert "<h4>More</h4>" in section_html("#### More", [])


def test_a_quote_is_marked_in_its_paragraph() -> None:
    assert marked_text("A <b> c. D.", "<b> c.") == "A <mark>&lt;b&gt; c.</mark> D."
