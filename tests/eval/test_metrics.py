from __future__ import annotations

import math
from typing import Any

import pytest

from eval.contracts import Found
from eval.metrics import BY_NAME, score_all
from eval.observation import Observation
from eval.retrieval_metrics import ranked
from service.answering.model import Answer, Coverage, Outcome, Section, SectionOutcome
from tests.eval.small import evidence, gold, report_id
from tests.eval.world import LIBRARY, SYSTEM, records


def found(*places: tuple[str, str]) -> tuple[Found, ...]:
    return tuple(
        Found(report_id(authority), paragraph, -float(place))
        for place, (authority, paragraph) in enumerate(places)
    )


def scores(fields: dict[str, Any], answer: Answer | None = None, ranking: tuple[Found, ...] = (), error: str | None = None) -> dict[str, float]:  # fmt: skip
    record = records(fields)[0]
    given = answer or SYSTEM.ask(record.question, record.filters)
    return score_all([Observation(record, given, ranking, error)], LIBRARY)[record.id]


def answer(outcome: str = "answered", text: str = "", silent: tuple[str, ...] = (), **fields: Any) -> Answer:
    return Answer(
        question="?",
        answer=text,
        outcome=Outcome(outcome),
        sections=fields.get("sections", ()),
        citations=fields.get("citations", ()),
        coverage=Coverage(
            authorities_asked=0, reports_searched=0, silent=silent, not_held=fields.get("not_held", ())
        ),
        generator="extractive",
    )


def section(authority: str, outcome: str) -> Section:
    return Section(authority=authority, report_id=None, year=None, outcome=SectionOutcome(outcome), text="")


def test_every_score_has_a_metric_with_formula_and_source() -> None:
    everything = score_all(
        [Observation(one, SYSTEM.ask(one.question, one.filters), ()) for one in records()], LIBRARY
    )
    named = {name for one in everything.values() for name in one}
    assert named <= set(BY_NAME)
    assert all(metric.formula and metric.source for metric in BY_NAME.values())


def test_ranking_measures_follow_their_formulas() -> None:
    fields = gold(evidence=[evidence("Alderby", "1"), evidence("Alderby", "3"), evidence("Alderby", "2", 1)])
    ranking = found(("Carrow", "1"), ("Alderby", "2"), ("Alderby", "1"), ("Alderby", "1"), ("Carrow", "2"))
    got = scores(fields, ranking=ranking)
    best = 2 / math.log2(2) + 2 / math.log2(3) + 1 / math.log2(4)
    assert got["recall_at_5"] == got["recall_at_10"] == 0.5
    assert got["found_in_5"] == 1.0
    assert got["mrr_at_10"] == pytest.approx(1 / 3)
    assert got["ndcg_at_10"] == pytest.approx((1 / math.log2(3) + 2 / math.log2(4)) / best)


def test_a_paragraph_found_twice_counts_at_its_first_place() -> None:
    ranking = found(("Alderby", "1"), ("Alderby", "1"), ("Alderby", "2"))
    one = Observation(records(gold())[0], None, ranking)
    assert ranked(one) == ("alderby-2020-inspection#1", "alderby-2020-inspection#2")


def test_nothing_found_scores_nothing() -> None:
    got = scores(gold(), ranking=())
    assert {
        got[name] for name in ("recall_at_5", "recall_at_10", "found_in_5", "ndcg_at_10", "mrr_at_10")
    } == {0.0}


def test_background_counts_as_right_for_precision_and_not_for_recall() -> None:
    question = "How does Alderby handle interviews with missing children?"
    cites_background = gold(
        question=question, evidence=[evidence("Alderby", "1", 1), evidence("Alderby", "2")]
    )
    got = scores(cites_background)
    assert (got["citation_precision"], got["citation_recall"]) == (1.0, 0.0)
    cites_other = scores(gold(question=question, evidence=[evidence("Alderby", "2")]))
    assert (cites_other["citation_precision"], cites_other["citation_recall"]) == (0.0, 0.0)


def test_an_answer_without_citations_has_no_precision() -> None:
    got = scores(gold(), answer(text="It is well."))
    assert (got["citation_precision"], got["citation_recall"]) == (0.0, 0.0)
    assert "quotes_verbatim" not in got


def test_quotes_are_held_against_the_index_and_not_against_the_answer_itself() -> None:
    whole = SYSTEM.ask("Alderby missing children interviews", records(gold())[0].filters)
    assert scores(gold(), whole)["quotes_verbatim"] == 1.0
    forged = whole.citations[0].model_copy(update={"quote": "made up", "text": "made up, whole"})
    assert scores(gold(), whole.model_copy(update={"citations": (forged,)}))["quotes_verbatim"] == 0.0


@pytest.mark.parametrize("text", ["no marker", "[1] [2]", "[2]"])
def test_markers_must_match_citations_both_ways(text: str) -> None:
    whole = SYSTEM.ask("Alderby missing children interviews", records(gold())[0].filters)
    assert scores(gold(), whole)["markers_matched"] == 1.0
    assert scores(gold(), whole.model_copy(update={"answer": text}))["markers_matched"] == 0.0


COMPARE = gold(
    question="How does each council help missing children?",
    kind="compare",
    authorities=["Alderby", "Brackmoor", "Carrow", "Durham"],
    evidence=[evidence("Alderby", "1"), evidence("Carrow", "2")],
    silent=["Brackmoor"],
    not_held=["Durham"],
)


def test_coverage_counts_authorities_with_right_evidence_cited() -> None:
    assert scores(COMPARE)["authority_coverage"] == 0.5  # Carrow is cited with another paragraph


def test_sections_silence_and_holdings_are_counted_by_authority() -> None:
    got = scores(COMPARE)
    assert got["sections_complete"] == 0.75
    assert got["silence_said"] == 1.0
    assert got["silence_accuracy"] == 1.0
    assert got["not_held_said"] == 0.0


def test_false_silence_lowers_accuracy() -> None:
    sections = (section("Alderby", "silent"), section("Brackmoor", "silent"), section("Carrow", "answered"), section("Durham", "not_held"))  # fmt: skip
    got = scores(COMPARE, answer(sections=sections))
    assert got["silence_accuracy"] == pytest.approx(2 / 3)
    assert got["not_held_said"] == got["sections_complete"] == 1.0


UNANSWERABLE = gold(
    kind="unanswerable", outcome="not_found", trap="topic_absent", evidence=[], silent=["Alderby"]
)


def test_not_found_about_one_authority_says_that_it_is_silent() -> None:
    got = scores(UNANSWERABLE, answer("not_found"))
    assert (got["silence_said"], got["refusal_right"], got["refusal_recall"]) == (1.0, 1.0, 1.0)
    assert got["refusal_precision"] == got["right"] == 1.0


def test_a_refusal_of_the_wrong_kind_is_a_refusal_and_not_right() -> None:
    got = scores(UNANSWERABLE, answer("out_of_scope"))
    assert (got["refusal_right"], got["refusal_recall"], got["refusal_precision"]) == (0.0, 1.0, 1.0)


def test_refusing_an_answerable_question_is_counted_against_precision() -> None:
    got = scores(gold(), answer("not_found"))
    assert (got["answerable_refused"], got["refusal_precision"], got["right"]) == (1.0, 0.0, 0.0)
    assert "refusal_right" not in got


def test_facts_need_every_string_expected() -> None:
    fact = gold(kind="fact", evidence=[], expected=["Good", "4|four"])
    assert scores(fact, answer(text="**Good**, after four visits"))["facts_right"] == 1.0
    assert scores(fact, answer(text="Good, after five visits"))["facts_right"] == 0.0


def test_key_facts_are_looked_for_in_quotes_too() -> None:
    facts = [
        {"text": "not all are offered", "all_of": [["not all"]]},
        {"text": "there is a plan", "all_of": [["plan"]]},
    ]
    whole = SYSTEM.ask("Alderby missing children interviews", records(gold())[0].filters)
    assert scores(gold(key_facts=facts), whole.model_copy(update={"answer": "See [1]"}))["key_facts"] == 0.5


def test_a_failure_scores_worst_in_everything_that_applies() -> None:
    fields = COMPARE | {"key_facts": [{"text": "x", "all_of": [["children"]]}]}
    got = scores(fields, ranking=found(("Alderby", "1")), error="it broke")
    assert all(score == (0.0 if BY_NAME[name].higher_is_better else 1.0) for name, score in got.items())
    assert got["failed"] == got["answerable_refused"] == 1.0
