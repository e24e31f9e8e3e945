"""What each part of retrieval brings: `python -m eval.ablation DATA GOLD [--split test]` prints a table.

Every row is the service with one part taken out and nothing fitted anew, over the questions about one
authority: shares of the paragraphs that answer among the first ten, of questions with one among the
first five, and the reciprocal rank of the first.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from statistics import fmean

import numpy as np

from eval.inside import InsideSystem
from eval.records import GoldRecord, Kind, Split, read_gold
from eval.retrieval_metrics import retrieval_scores
from eval.runner import run
from indexer.authorities import load as load_register
from indexer.embedding.minilm import english_words
from indexer.store.published import open_current
from service.answering.answer import Answerer
from service.answering.policy import Policy
from service.question.understand import QuestionReader
from service.question.vocabulary import Vocabulary
from service.retrieval.adapter import load_adapter
from service.retrieval.answerability import load_answerability
from service.retrieval.features import NAMES
from service.retrieval.relevance import Relevance, load_relevance
from service.retrieval.retriever import Retriever
from service.service import Service, Snapshot
from service.wiring import corpus_words, open_embedder, open_reader

_SHOWN = ("recall_at_10", "found_in_5", "mrr_at_10")
_QUESTION_LIMIT = 2000  # characters, as the service's default


def _only(kept: Callable[[str], bool]) -> Relevance:
    """The relevance model blind to all other features: they stand at their means."""
    whole = load_relevance()
    mask = np.array([1.0 if kept(name) else 0.0 for name in NAMES])
    return replace(whole, hidden=whole.hidden * mask[:, None], skip=whole.skip * mask)


def variants(data: Path) -> Iterator[tuple[str, Service]]:
    """The service whole, then with one part after the other taken out, each by its name."""
    index, embedder = open_current(data), open_embedder()
    register, words, english = load_register(*index.registers), corpus_words(index), english_words()
    adapter, vocabulary, relevance = load_adapter(index.embedder_name), Vocabulary.load(), load_relevance()
    reads = open_reader()
    parts = {
        "all parts": (adapter, vocabulary, relevance, reads),
        "without the cross-encoder": (adapter, vocabulary, relevance, None),
        "without the query adapter": (None, vocabulary, relevance, reads),
        "without the vocabulary": (adapter, Vocabulary(()), relevance, reads),
        "without sentence evidence": (adapter, vocabulary, _only(lambda name: "sentence" not in name), reads),
        "without lexical evidence": (
            adapter,
            vocabulary,
            _only(lambda name: not name.startswith(("coverage", "bm25", "special", "agreement"))),
            reads,
        ),
        "cosines alone": (adapter, vocabulary, _only(lambda name: name.endswith("cosine")), None),
        "cosines alone, no adapter": (None, vocabulary, _only(lambda name: name.endswith("cosine")), None),
    }
    for name, (adapts, speaks, judges, rereads) in parts.items():
        reader = QuestionReader(index.reports(), register, speaks, words, english)
        retriever = Retriever(index, embedder, judges, load_answerability(), adapts, rereads)
        snapshot = Snapshot(index, retriever, Answerer(index, retriever, Policy()), reader.understand)
        yield name, Service(lambda kept=snapshot: kept, _QUESTION_LIMIT)  # type: ignore[misc]


def measure(service: Service, records: list[GoldRecord]) -> dict[str, float]:
    """Mean ranking measures (0 to 1) over the records."""
    observed = run(records, InsideSystem(service)).observations
    scores = list(retrieval_scores(observed).values())
    return {name: fmean(one[name] for one in scores) for name in _SHOWN}


def main() -> None:
    """Print the table as Markdown."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--split", choices=[split.value for split in Split], default=Split.TEST.value)
    arguments = parser.parse_args()
    records = [
        record
        for record in read_gold(arguments.gold)
        if record.kind is Kind.SINGLE and record.split.value == arguments.split
    ]
    print(f"| {len(records)} questions | recall@10 | right in five | MRR@10 |\n| --- | ---: | ---: | ---: |")
    for name, service in variants(arguments.data):
        measured = measure(service, records)
        print(f"| {name} | {' | '.join(f'{measured[one]:.3f}' for one in _SHOWN)} |", flush=True)


if __name__ == "__main__":
    main()
