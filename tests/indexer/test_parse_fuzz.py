"""Whatever the bytes, the parser gives a report or a ReadError, and never anything else."""

from __future__ import annotations

import random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indexer.authorities import load
from indexer.errors import ReadError
from indexer.parse import parse_bytes, to_json
from tests.indexer.test_parse import _TEXT, _pdf

_REGISTER = load()
_PDF = _pdf()
_PIECES = st.lists(
    st.sampled_from(
        [
            *_TEXT.split("\n"), "", "", "\f", "Contents", "Executive summary\t2", "Dear Ann", "Yours sincerely",
            "- bullet", " - nested", "2.1 Adoption performance\tGood", "(Recommendation)", "12", "\u00b9 note", "\x00",
            "16- and 17-", "year-olds", "<p>Summary</p> <p>Text.</p>", "**bold**", "\u202f", "Inspection dates:", "Good",
            "Recommendations", "The inspection team", "Lead inspector:", "999. Far away", "1.", "\U000e0041", "|a|b|",
        ]
    ),
    max_size=60,
)  # fmt: skip


def _parse(data: bytes) -> None:
    try:
        parsed = parse_bytes("x", data, register=_REGISTER)
    except ReadError:
        return
    to_json(parsed)
    labels = [p.paragraph for p in parsed.paragraphs]
    assert len(labels) == len(set(labels))
    assert all(p.text and p.text == " ".join(p.text.split()) for p in parsed.paragraphs)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_PIECES)
def test_shuffled_texts_never_break_the_parser(pieces: list[str]) -> None:
    _parse("\n".join(pieces).encode())


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.binary(max_size=400))
def test_any_bytes_never_break_the_parser(data: bytes) -> None:
    _parse(data)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=300), st.integers(0, 2000))
def test_text_put_anywhere_never_breaks_the_parser(text: str, place: int) -> None:
    _parse((_TEXT[:place] + text + _TEXT[place:]).encode("utf-8", "surrogatepass"))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 2**32 - 1), st.integers(1, 40))
def test_a_damaged_pdf_never_breaks_the_parser(seed: int, changes: int) -> None:
    generator = random.Random(seed)
    data = bytearray(_PDF)
    for _ in range(changes):
        data[generator.randrange(len(data))] = generator.randrange(256)
    _parse(bytes(data[: generator.randrange(len(data) // 2, len(data) + 1)]))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<ul>",
                "<li>",
                "</ul>",
                "<h2>",
                "</h2>",
                "<table><tr><td>",
                "words ",
                "1. One. ",
                "<br>",
            ]
        )
    )
)
def test_broken_html_never_breaks_the_parser(parts: list[str]) -> None:
    _parse(("<html><body>" + "".join(parts) + "long enough to be a page " * 80).encode())
