"""Words and phrases in row ranges, whatever characters are in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from indexer.store.lexical import LexicalIndex, write_lexical

TEXTS = (
    "Children go missing from care.",
    "A return home interview is offered; return interviews at home are rare.",
    "The children’s home was visited, and interviews were held.",
    "Caseloads are high. 16- and 17-year-olds wait.",
    "Missing children are found.",
    "",
)


@pytest.fixture
def index(tmp_path: Path) -> LexicalIndex:
    write_lexical(tmp_path / "lexical", enumerate(TEXTS))
    return LexicalIndex(tmp_path / "lexical")


def rows(index: LexicalIndex, term: str, ranges: list[tuple[int, int]] | None = None) -> set[int]:
    return {hit.row for hit in index.search({term: 1.0}, ranges, 10)}


@pytest.mark.parametrize(
    ("term", "found"),
    [
        ("caseload", {3}),
        ("visits", {2}),
        ("CHILDREN", {0, 2, 4}),
        ("children's home", {2}),
        ("children’s", {2}),
        ("return home interview", {1}),
        ("home interview", {1}),
        ("17 year old", {3}),
        ("16-and 17-year-olds", {3}),
        ("unknown", set()),
        ('"(care: [AND', set()),
        ("", set()),
        ("’", set()),
    ],
)
def test_terms_are_found_by_stem_and_phrases_in_order(
    index: LexicalIndex, term: str, found: set[int]
) -> None:
    assert rows(index, term) == found


@pytest.mark.parametrize(
    ("ranges", "found"),
    [
        (None, {0, 2, 4}),
        ([(0, 6)], {0, 2, 4}),
        ([(0, 2), (2, 6)], {0, 2, 4}),
        ([(2, 3)], {2}),
        ([(4, 5), (0, 1)], {0, 4}),
        ([(3, 6), (2, 4)], {2, 4}),
        ([(1, 2)], set()),
        ([(2, 2)], set()),
        ([], set()),
    ],
)
def test_ranges_restrict_rows(
    index: LexicalIndex, ranges: list[tuple[int, int]] | None, found: set[int]
) -> None:
    assert rows(index, "children", ranges) == found


def test_a_filter_does_not_change_the_score(index: LexicalIndex) -> None:
    (free,) = [hit for hit in index.search({"missing": 1.0}, None, 10) if hit.row == 4]
    (held,) = index.search({"missing": 1.0}, [(3, 5)], 10)
    assert held.score == pytest.approx(free.score)


def test_weights_order_hits_and_the_limit_keeps_the_best(index: LexicalIndex) -> None:
    assert index.search({"caseload": 5.0, "missing": 1.0}, None, 1)[0].row == 3
    assert index.search({"caseload": 0.1, "missing": 5.0}, None, 1)[0].row in {0, 4}
    assert index.search({"missing": 1.0}, None, 0) == ()


def test_frequencies_count_paragraphs(index: LexicalIndex) -> None:
    assert index.document_frequency("interview") == 2
    assert index.document_frequency("Interviews") == 2
    assert index.document_frequency("nowhere") == 0
    assert index.document_frequency("(") == 0
    assert index.document_frequency("missing", [(0, 1)]) == 1
    assert index.document_frequency("missing", [(0, 1), (4, 5)]) == index.document_frequency("missing") == 2
    assert index.document_frequency("caseload", [(0, 3)]) == 0
    assert index.document_frequency("(", [(0, 3)]) == 0
