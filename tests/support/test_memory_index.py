from __future__ import annotations

from datetime import date

import numpy as np

from tests.support.memory_index import HashedWords, made_report, memory_index

REPORTS = [
    made_report(
        "Bywell", (date(2020, 1, 1), date(2020, 1, 2)), {"1": "Foster carers are trained. They are kind."}
    ),
    made_report(
        "Alderbrook", (date(2019, 1, 1), date(2019, 1, 2)), {"1": "Plans are late.", "2": "Carers wait."}
    ),
]


def test_rows_run_by_authority_and_a_report_is_a_range_of_them() -> None:
    index = memory_index(REPORTS)
    assert [(stored.report.authority, stored.start, stored.end) for stored in index.reports()] == [
        ("Alderbrook", 0, 2),
        ("Bywell", 2, 3),
    ]
    found = index.paragraph("bywell-2020-inspection", "1")
    assert found is not None
    assert len(found.sentences) == 2


def test_lexical_search_ranks_by_bm25_within_ranges() -> None:
    index = memory_index(REPORTS)
    assert [hit.row for hit in index.lexical({"carer": 1.0, "wait": 1.0}, None, 5)] == [1, 2]
    assert [hit.row for hit in index.lexical({"foster carers": 1.0}, [(0, 2)], 5)] == []
    assert index.document_frequency("carers") == 2


def test_vectors_have_unit_length_and_offsets_fit() -> None:
    index = memory_index(REPORTS, HashedWords())
    assert index.paragraph_vectors.shape == (3, 64)
    assert index.sentence_offsets.tolist() == [0, 1, 2, 4]
    assert np.allclose(np.linalg.norm(index.sentence_vectors, axis=1), 1)
