from __future__ import annotations

import json
from datetime import date
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest

from indexer.store.published import open_current
from service.answering.valence import Valence, beside, read_valence, terms
from tests.support.memory_index import made_report, memory_index

DAYS = (date(2019, 5, 1), date(2019, 5, 3))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Visits are regular and effective.", Valence.STRENGTH),
        ("Plans are not specific enough and drift is common.", Valence.WEAKNESS),
        ("Supervision is not yet effective.", Valence.WEAKNESS),
        ("Interviews are not consistently robust and lack clear analysis.", Valence.WEAKNESS),
        ("Visits are timely and thorough. Recording is not yet good enough.", Valence.MIXED),
        pytest.param(
            "Visits are timely and thorough. Recording is weak.",
            Valence.MIXED,
            marks=pytest.mark.xfail(strict=True, reason="three words without a vector are too few to tell"),
        ),
    ],
)
def test_without_vectors_a_run_points_the_way_its_words_do(text: str, expected: Valence) -> None:
    index = memory_index([made_report("Gateshead", DAYS, {"1": text})])
    assert read_valence(index).of(index.paragraphs(0, 1)[0], 0, len(text)) is expected


@pytest.mark.parametrize(
    ("report", "paragraph", "sentence", "expected"),
    [
        ("eastwold-2019-inspection", "3", 0, Valence.STRENGTH),  # done on the day, and no word of praise
        ("eastwold-2019-inspection", "10", 0, Valence.STRENGTH),
        ("eastwold-2019-inspection", "7", 0, Valence.WEAKNESS),
        ("eastwold-2019-inspection", "4", 0, Valence.WEAKNESS),
    ],
)
def test_with_vectors_it_points_the_way_its_sentence_means(
    sample_data: Path, report: str, paragraph: str, sentence: int, expected: Valence
) -> None:
    index = open_current(sample_data)
    stored = index.paragraph(report, paragraph)
    assert stored is not None
    assert read_valence(index).of(stored, *stored.sentences[sentence]) is expected
    index.close()


def test_terms_are_words_and_pairs_and_the_words_of_headings() -> None:
    said = terms("Not all 12 visits took 3.5 days.", ("Support for children",))
    assert {"not", "not all", "^ not", "all #", "# visits", "days"} <= said
    assert {"§support", "§for", "§children"} <= said
    assert not {"12", "support"} & said


def test_a_sentence_stands_between_its_neighbours() -> None:
    both = beside(np.array([[1, 2], [3, 4]], np.float32))
    assert both.tolist() == [[0, 0, 1, 2, 3, 4], [1, 2, 3, 4, 0, 0]]


def test_a_recommendation_faults() -> None:
    text = "Ensure that all assessments are timely and of good quality."
    index = memory_index([made_report("Gateshead", DAYS, {"1": text})])
    assert read_valence(index).of(index.paragraphs(0, 1)[0], 0, len(text)) is Valence.WEAKNESS


def test_what_is_merely_stated_points_neither_way() -> None:
    text = "At 31 March 2019, 1,204 children lived in the area."
    index = memory_index([made_report("Gateshead", DAYS, {"1": text})])
    stored = index.paragraphs(0, 1)[0]
    assert read_valence(index).of(stored, 0, len(text)) is Valence.NEUTRAL
    assert not read_valence(index).plainly_faults(stored, 0, len(text))


def test_only_a_plain_fault_counts_as_criticism() -> None:
    text = "Too many assessments are poor, delayed and lack analysis. Visits are regular and effective."
    index = memory_index([made_report("Gateshead", DAYS, {"1": text})])
    stored = index.paragraphs(0, 1)[0]
    reader = read_valence(index)
    (_, first), (second, _) = stored.sentences
    assert reader.plainly_faults(stored, 0, first)
    assert not reader.plainly_faults(stored, second, len(text))


def test_the_weights_hold_terms_and_no_sentences() -> None:
    written = files("service.answering").joinpath("valence.json").read_text("utf-8")
    model = json.loads(written)
    assert len(written.encode()) < 300_000
    for name in ("words_alone", "with_vectors"):
        assert all(
            len(term.split()) <= 2 for side in ("fault", "praise") for term in model[name][side]["terms"]
        )
