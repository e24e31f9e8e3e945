from __future__ import annotations

import pytest

from eval.corpus import Corpus
from eval.errors import EvaluationError
from eval.rankers import FUSION_K, Dense, Fusion, Lexical
from eval.session import GoldSet, evaluate
from eval.systems import baselines
from service.answering.model import Outcome
from service.question.filters import Filters
from tests.eval.small import SmallEmbedder, SmallIndex, report_id
from tests.eval.world import INDEX, LIBRARY, SYSTEM, records

CORPUS = Corpus(INDEX)
NONE = Filters()
QUESTION = "How does Alderby handle interviews with missing children?"


class ForeignEmbedder(SmallEmbedder):
    name = "other"


def test_bm25_ranks_by_words_shared() -> None:
    rows = Lexical(CORPUS).rank("caseloads, in two teams", NONE, 10)
    assert [row for row, _ in rows][:2] == [4, 1]


def test_dense_ranks_every_paragraph_by_cosine() -> None:
    ranked = Dense(CORPUS, SmallEmbedder()).rank(INDEX.paragraphs(7, 8)[0].paragraph.text, NONE, 100)
    assert ranked[0][0] == 7
    assert ranked[0][1] == pytest.approx(1.0)
    assert len(ranked) == 9
    assert [score for _, score in ranked] == sorted((score for _, score in ranked), reverse=True)


def test_fusion_sums_reciprocal_ranks() -> None:
    lexical, dense = Lexical(CORPUS), Dense(CORPUS, SmallEmbedder())
    places = [[row for row, _ in half.rank(QUESTION, NONE, 100)].index(0) + 1 for half in (lexical, dense)]
    fused = dict(Fusion((lexical, dense)).rank(QUESTION, NONE, 100))
    assert fused[0] == pytest.approx(sum(1 / (FUSION_K + place) for place in places))


@pytest.mark.parametrize(
    ("filters", "left"),
    [
        (Filters(report_ids=(report_id("Carrow"),)), {"Carrow"}),
        (Filters(authorities=("alderby", "Carrow")), {"Alderby", "Carrow"}),
        (Filters(years=(2020,), authorities=("Alderby",)), {"Alderby"}),
        (Filters(years=(1999,)), set()),
        (Filters(regions=("nowhere",), kinds=("inspection",)), {"Alderby", "Brackmoor", "Carrow"}),
    ],
)
def test_filters_are_joined_by_and_their_values_by_or(filters: Filters, left: set[str]) -> None:
    assert {one.report.authority for one in CORPUS.admitted(filters)} == left


def test_paragraphs_are_found_by_the_characters_they_share_with_a_chunk() -> None:
    text = CORPUS.report_text(CORPUS.reports[1])
    first, second, third = text.spans
    assert text.text[second[0] : second[1]] == INDEX.paragraphs(4, 5)[0].paragraph.text
    assert text.rows_over(first[0], first[1]) == (3,)
    assert text.rows_over(first[1] - 1, second[0] + 1) == (3, 4)
    assert text.rows_over(first[1], second[0]) == ()
    assert text.rows_over(0, third[1]) == (3, 4, 5)


def test_every_baseline_answers_with_valid_citations_and_a_ranking() -> None:
    for system in baselines(INDEX, SmallEmbedder()):
        result = evaluate([GoldSet("small", "all", records())], system, LIBRARY).sets[0]
        assert result.system == system.name
        assert all(question.error is None for question in result.questions)
        assert result.overall["quotes_verbatim"].value == 1.0
        assert result.overall["markers_matched"].value == 1.0
        assert result.overall["recall_at_10"].value > 0.5


def test_baselines_keep_to_the_filters() -> None:
    only = Filters(report_ids=(report_id("Carrow"),))
    for system in baselines(INDEX, SmallEmbedder()):
        found = system.search(QUESTION, 10, only)
        assert {one.report_id for one in found} == {report_id("Carrow")}
        assert len({one.reference for one in found}) == len(found)
        cited = system.ask(QUESTION, only).citations
        assert {one.report_id for one in cited} == {report_id("Carrow")}


def test_a_baseline_without_any_report_finds_nothing() -> None:
    for system in baselines(INDEX, SmallEmbedder()):
        answer = system.ask(QUESTION, Filters(years=(1999,)))
        assert (answer.outcome, answer.citations) == (Outcome.NOT_FOUND, ())
        assert not system.search(QUESTION, 10, Filters(years=(1999,)))


def test_baselines_over_vectors_of_another_embedder_are_refused() -> None:
    with pytest.raises(EvaluationError, match="vectors of small"):
        baselines(INDEX, ForeignEmbedder())


def test_long_reports_are_split_as_the_defaults_do() -> None:
    from eval.llamaindex import ChunkIndex, CitationEngine, DefaultEngine

    texts = {
        "Alderby": tuple(f"Sentence number {number} about topic {number % 7}. " * 12 for number in range(60)),
        "Carrow": ("Adoption is considered early.",),
    }
    corpus = Corpus(SmallIndex(texts))
    chunks = ChunkIndex(corpus, SmallEmbedder())
    default = DefaultEngine(chunks).cited("topic 3", NONE)
    assert 2 < len(default) < 60
    assert list(DefaultEngine(chunks).rank("topic 3", NONE, 10)) != []
    citation = CitationEngine(chunks).cited("topic 3", NONE)
    assert set(default) <= set(citation)


def test_the_service_and_baselines_are_scored_in_one_run() -> None:
    result = evaluate(
        [GoldSet("small", "all", records())],
        SYSTEM,
        LIBRARY,
        baselines=lambda: baselines(INDEX, SmallEmbedder()),
    )
    assert [one.system for one in result.sets] == ["pilcrow"]
    assert [one.system for one in result.baselines] == ["BM25", "dense", "fusion", "LlamaIndex default", "LlamaIndex citation"]  # fmt: skip
