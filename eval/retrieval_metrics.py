"""Ranking measures on paragraphs, computed by ir_measures (which asks trec_eval's own code)."""

from __future__ import annotations

from collections.abc import Sequence

from eval.observation import Observation
from eval.records import RIGHT_GRADE

DEPTH = 10  # results asked of a search


def retrieval_scores(observations: Sequence[Observation]) -> dict[str, dict[str, float]]:
    """For each record id with evidence of grade 2: its ranking measures.

    recall and reciprocal rank count paragraphs of grade 2; nDCG uses the grades as gains. A failed
    question and an empty ranking score 0. Paragraphs are the unit: a paragraph found twice counts
    at its first place.
    """
    judged = [one for one in observations if one.record.right]
    if not judged:
        return {}
    import ir_measures

    measures = {
        ir_measures.R(rel=RIGHT_GRADE) @ 5: "recall_at_5",
        ir_measures.R(rel=RIGHT_GRADE) @ DEPTH: "recall_at_10",
        ir_measures.nDCG @ DEPTH: "ndcg_at_10",
        ir_measures.RR(rel=RIGHT_GRADE) @ DEPTH: "mrr_at_10",
        ir_measures.Success(rel=RIGHT_GRADE) @ 5: "found_in_5",
    }
    qrels = [
        ir_measures.Qrel(one.record.id, item.reference, item.grade)
        for one in judged
        for item in one.record.evidence
    ]
    run = [
        ir_measures.ScoredDoc(one.record.id, name, float(-place))
        for one in judged
        for place, name in enumerate(ranked(one))
    ]
    scores = {one.record.id: dict.fromkeys(measures.values(), 0.0) for one in judged}
    if run:
        for metric in ir_measures.iter_calc(list(measures), qrels, run):
            scores[metric.query_id][measures[metric.measure]] = float(metric.value)
    return scores


def ranked(observation: Observation) -> tuple[str, ...]:
    """References in the order found, each once; none when the question failed."""
    if observation.error is not None:
        return ()
    return tuple(dict.fromkeys(found.reference for found in observation.ranking))
