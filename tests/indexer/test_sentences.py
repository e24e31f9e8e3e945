from __future__ import annotations

import pytest

from indexer.model import ParagraphKind
from indexer.sentences import sentence_spans


def split(text: str, kind: ParagraphKind = ParagraphKind.NUMBERED) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text, kind)]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One thing. Another thing.", ["One thing.", "Another thing."]),
        ("No stop at the end", ["No stop at the end"]),
        ("Staff, e.g. Social workers, agree. Good.", ["Staff, e.g. Social workers, agree.", "Good."]),
        ("They said ‘yes.’ Then they left.", ["They said ‘yes.’", "Then they left."]),
        ("Was it good? It was (mostly). 42 agreed.", ["Was it good?", "It was (mostly).", "42 agreed."]),
        ("The space is missing.Social workers know.", ["The space is missing.", "Social workers know."]),
        ("Rates fell by 4.5 per cent. Done.", ["Rates fell by 4.5 per cent.", "Done."]),
        ("Under s. 20 of No. 2 it is so. Done.", ["Under s. 20 of No. 2 it is so.", "Done."]),
        ("These are the children’s. 42 agreed.", ["These are the children’s.", "42 agreed."]),
        ("The answer was no. They left.", ["The answer was no.", "They left."]),
        (
            "For 16- and 17-year-olds. It is. (Some) do.",
            ["For 16- and 17-year-olds.", "It is.", "(Some) do."],
        ),
        ("Needs are met. (Recommendation)", ["Needs are met. (Recommendation)"]),
        (
            "They left. (All of them had been there for many long years.)",
            ["They left.", "(All of them had been there for many long years.)"],
        ),
        ("See www.gov.uk for more. End.", ["See www.gov.uk for more.", "End."]),
    ],
)
def test_prose_is_cut_where_sentences_end(text: str, sentences: list[str]) -> None:
    assert split(text) == sentences


def test_a_table_is_cut_into_its_rows() -> None:
    assert split("Overall: Good; Adoption: Outstanding", ParagraphKind.TABLE) == [
        "Overall: Good",
        "Adoption: Outstanding",
    ]


@pytest.mark.parametrize("text", ["x", ".", ";", "A. B. C."])
def test_there_is_always_a_sentence_and_spans_stay_in_order(text: str) -> None:
    for kind in (ParagraphKind.PROSE, ParagraphKind.TABLE):
        spans = sentence_spans(text, kind)
        assert spans
        assert all(0 <= start <= end <= len(text) for start, end in spans)
        assert list(spans) == sorted(spans)
