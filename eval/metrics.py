"""Every figure the evaluation reports: its name, formula and source, and all scores of all questions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from eval.answer_metrics import (
    citation_scores,
    coverage_scores,
    outcome_scores,
    quote_scores,
    statement_scores,
)
from eval.contracts import Library
from eval.observation import Observation
from eval.retrieval_metrics import retrieval_scores
from eval.verdict import shortcomings

Scores = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Metric:
    """One figure. `formula` is for one question; a set's figure is the mean over those it applies to."""

    name: str
    title: str
    formula: str
    source: str
    higher_is_better: bool = True


_TREC = "trec_eval, through ir_measures (MacAvaney et al., ECIR 2022)"
_ALCE = "after ALCE (Gao et al., EMNLP 2023), with gold paragraphs in place of an entailment model"
_CONTRACT = "the answer object's own promises"
_REFUSAL = "precision and recall of abstention, as in SQuAD 2.0 (Rajpurkar et al., ACL 2018) and RGB (Chen et al., AAAI 2024)"

METRICS: tuple[Metric, ...] = (
    Metric("right", "Questions right", "1 if nothing is wrong with the answer (see Verdict), else 0", "this evaluation"),
    Metric("recall_at_5", "Recall@5", "|top 5 ∩ grade 2| / |grade 2|", _TREC),
    Metric("recall_at_10", "Recall@10", "|top 10 ∩ grade 2| / |grade 2|", _TREC),
    Metric("found_in_5", "Right paragraph in first five", "1 if top 5 ∩ grade 2 is not empty, else 0", _TREC),
    Metric("ndcg_at_10", "nDCG@10", "Σ grade/log2(rank+1) over top 10, by the best possible", f"{_TREC}; Järvelin and Kekäläinen, TOIS 2002"),
    Metric("mrr_at_10", "MRR@10", "1 / rank of the first grade 2 in the top 10, else 0", _TREC),
    Metric("citation_precision", "Citation precision", "|cited ∩ grade 1–2| / |cited|; 0 if nothing is cited", _ALCE),
    Metric("citation_recall", "Citation recall", "|cited ∩ grade 2| / |grade 2|", _ALCE),
    Metric("quotes_verbatim", "Quotes verbatim", "share of citations whose quote stands in the indexed paragraph, given whole", _CONTRACT),
    Metric("markers_matched", "Markers matched", "1 if markers and citations match both ways, else 0", _CONTRACT),
    Metric("authority_coverage", "Authority coverage", "share of authorities with grade 2 evidence of which some is cited (several asked)", "subtopic recall, Zhai et al., SIGIR 2003"),
    Metric("sections_complete", "Sections complete", "share of authorities asked that have a section (several asked)", _CONTRACT),
    Metric("silence_said", "Silence said", "share of silent authorities said to be silent", "recall of abstention by authority"),
    Metric("silence_accuracy", "Silence accuracy", "share of held authorities asked said to be silent exactly when they are", "accuracy of abstention by authority"),
    Metric("not_held_said", "Not held said", "share of authorities without a report said to be so", "recall of abstention by authority"),
    Metric("outcome_right", "Outcome right", "1 if the outcome is the one wanted, else 0", _CONTRACT),
    Metric("refusal_right", "Refusals right", "of questions to be refused: 1 if refused with the outcome wanted, else 0", _REFUSAL),
    Metric("refusal_recall", "Refusal recall", "of questions to be refused: 1 if refused, else 0", _REFUSAL),
    Metric("refusal_precision", "Refusal precision", "of questions refused: 1 if they were to be, else 0", _REFUSAL),
    Metric("answerable_refused", "Answerable refused", "of questions to be answered: 1 if refused or failed, else 0", _REFUSAL, higher_is_better=False),
    Metric("facts_right", "Facts right", "1 if every string expected is in the answer's text as whole words, else 0", "exact match with alternatives, as in TREC QA (Voorhees, 1999)"),
    Metric("key_facts", "Key facts stated", "share of key facts of which every group has an alternative in text or quotes", "nugget recall, TREC QA 2003 (Voorhees)"),
    Metric("key_facts_judged", "Key facts stated (judge)", "share of key facts that the model judge finds stated", "nugget recall with a model judge, as in AutoNuggetizer (Pradeep et al., 2024)"),
    Metric("failed", "Failed", "1 if the system failed or the evidence no longer stands, else 0", "this evaluation", higher_is_better=False),
)  # fmt: skip

BY_NAME: Mapping[str, Metric] = {metric.name: metric for metric in METRICS}


def score_all(observations: Sequence[Observation], library: Library) -> dict[str, dict[str, float]]:
    """All scores of every question by record id; a score that does not apply to a question is left out."""
    ranking = retrieval_scores(observations)
    return {one.record.id: {**_score(one, library), **ranking.get(one.record.id, {})} for one in observations}


def _score(observation: Observation, library: Library) -> dict[str, float]:
    return {
        "right": float(not shortcomings(observation, library)),
        **citation_scores(observation),
        **quote_scores(observation, library),
        **coverage_scores(observation, library),
        **outcome_scores(observation),
        **statement_scores(observation),
    }
