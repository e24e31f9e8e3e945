from __future__ import annotations

import pytest

from indexer.errors import ReadError
from indexer.readers.text import decode, read_text

_SAMPLE = "Children\u2019s services \u2013 caf\u00e9 \u00a310"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "utf-32"]
)
def test_text_is_read_in_every_usual_encoding(encoding: str) -> None:
    text = "Plain words come first, so that there is something to go by. " * 3 + _SAMPLE
    assert decode("x.txt", text.encode(encoding)) == text


def test_a_damaged_byte_does_not_spoil_the_rest() -> None:
    data = ("Children\u2019s services " * 400).encode() + b"\xff end"
    assert "Children\u2019s" in decode("x.txt", data)


def test_binary_data_is_refused_with_advice() -> None:
    with pytest.raises(ReadError, match="UTF-8"):
        decode("x.txt", bytes(range(1, 32)) * 50)


def test_invisible_characters_go_and_odd_spaces_become_plain() -> None:
    document = read_text("x.txt", "a\u200bb\u202fc\u00a0d\ufe0f\U000e0041e".encode())
    assert document.lines[0].text == "ab c de"


def test_empty_lines_are_counted_and_a_form_feed_ends_a_page() -> None:
    lines = read_text("x.txt", b"one\n\n\n\ntwo\x0cthree\n").lines
    assert [line.text for line in lines] == ["one", "two", "three"]
    assert lines[1].blank_before == 3
    assert lines[2].blank_before >= 3
