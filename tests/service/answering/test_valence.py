from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from indexer.store.published import open_current
from service.answering.valence import Valence, phrases, read_valence
from tests.support.memory_index import made_report, memory_index

DAYS = (date(2019, 5, 1), date(2019, 5, 3))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Visits are regular and effective.", Valence.STRENGTH),
        ("Plans are not specific enough and drift is common.", Valence.WEAKNESS),
        ("Supervision is not yet effective.", Valence.WEAKNESS),
        ("Interviews are not consistently robust and lack clear analysis.", Valence.WEAKNESS),
        ("Visits are timely and thorough. Recording is weak.", Valence.MIXED),
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


def test_what_children_go_through_is_no_fault_of_the_service() -> None:
    text = "When children cannot remain in their wider family, some find homes that meet their needs well."
    assert phrases(text)[0] == 0


def test_a_praised_word_denied_is_a_fault_alone() -> None:
    assert phrases("Interviews are not consistently robust.")[:2] == (1, 0)
