from __future__ import annotations

import pytest

from indexer.errors import ReadError
from indexer.readers.html import read_html

_PAGE = """<!DOCTYPE html><html><head><title>Report</title><style>p {color: red}</style></head><body>
<nav>Menu</nav><h1>Somewhere</h1><p>One <b>bold</b><sup>1</sup> word.</p>
<ol start="3"><li>Third.</li><li>Fourth.</li></ol>
<ul><li>Point<ul><li>Below</li></ul></li></ul>
<table><tr><td>Overall effectiveness</td><td>Good</td></tr></table><script>evil()</script></body></html>"""


def test_blocks_become_lines_with_headings_lists_and_rows() -> None:
    lines = read_html("x.html", _PAGE.encode()).lines
    assert [line.text for line in lines] == [
        "Somewhere", "One bold word.", "3. Third.", "4. Fourth.", "Point", "Below", "Overall effectiveness Good",
    ]  # fmt: skip
    assert lines[0].heading == 1
    assert [line.bullet for line in lines[4:6]] == [0, 1]
    assert lines[6].cells == ("Overall effectiveness", "Good")


def test_an_error_page_is_refused() -> None:
    with pytest.raises(ReadError, match="error page"):
        read_html("x.html", b"<html><title>404</title><body>Page not found</body></html>")


def test_deep_nesting_is_read_or_refused_but_never_crashes() -> None:
    data = b"<div>" * 3000 + b"words" + b"</div>" * 3000
    try:
        read_html("x.html", data)
    except ReadError as error:
        assert "nested" in error.reason  # noqa: PT017  # both outcomes are right
