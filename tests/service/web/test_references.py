from __future__ import annotations

from service.answering.model import Answer, Coverage, Outcome
from service.web.references import plain, references
from tests.service.web.test_render import citation

ANSWER = Answer(
    question="How are <caseloads>?",
    answer="### Eastwold\n\n*Inspection:* Caseloads\\[a\\] are **high**. [1]\n\n- one\n- two",
    outcome=Outcome.ANSWERED,
    sections=(),
    citations=(citation(1),),
    coverage=Coverage(authorities_asked=1, reports_searched=1, statement="1 report searched."),
    generator="extractive",
)
COPIES = references(ANSWER, "http://here/")


def test_plain_text_has_no_signs_of_formatting() -> None:
    assert plain(ANSWER.answer) == "Eastwold\n\nInspection: Caseloads[a] are high. [1]\n- one\n- two"


def test_every_form_has_the_question_the_quote_the_place_and_the_address() -> None:
    for copy in (COPIES.text, COPIES.markdown, COPIES.html):
        assert "Eastwold 2019, paragraph 4, page 2" in copy
        assert "“Caseloads are high.”" in copy
        assert "http://here/reports/eastwold-2019-inspection#p4" in copy
        assert "1 report searched." in copy


def test_every_form_of_a_follow_up_has_the_questions_before_it() -> None:
    copies = references(ANSWER, "http://here/", ("What of <Eastwold>?", "and  *why*?"))
    assert "How are <caseloads>?\nAsked after “What of <Eastwold>?” › “and *why*?”\n\n" in copies.text
    assert "\n\nAsked after “What of" in copies.markdown
    assert "*why*" not in copies.markdown
    assert "<p>Asked after “What of &lt;Eastwold&gt;?” › “and *why*?”</p>" in copies.html


def test_what_the_text_does_not_cite_is_no_reference() -> None:
    more = ANSWER.model_copy(update={"citations": (citation(1), citation(2, "Tidewell 2019, paragraph 9"))})
    assert references(more, "http://here/") == COPIES


def test_html_is_escaped_and_its_markers_lead_to_the_reader() -> None:
    assert "How are &lt;caseloads&gt;?" in COPIES.html
    assert 'href="#c1"' not in COPIES.html
    assert "[1]</a>" in COPIES.html
    for name in ("class=", " id=", "aria-"):
        assert name not in COPIES.html
