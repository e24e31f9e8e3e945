"""Plain text files in whatever encoding they came."""

from __future__ import annotations

import codecs

from indexer.errors import ReadError
from indexer.readers.blocks import Document, Line, Medium
from indexer.readers.characters import printable_share, visible

_PAGE_BREAK_BLANKS = 3
_MIN_PRINTABLE = 0.9
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decode(name: str, data: bytes) -> str:
    """The text of `data`: by byte order mark, else UTF-16 by its zero bytes, else UTF-8, else Windows-1252.

    Raises ReadError when what comes out is no text in any of them.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = data.decode(encoding, errors="replace")
            break
    else:
        text = _guess(data)
    if printable_share(text) < _MIN_PRINTABLE:
        raise ReadError(
            name, "the file is not readable text (binary data or an unknown encoding). Save it as UTF-8 text."
        )
    return text


def _guess(data: bytes) -> str:
    sample = data[:4096]
    odd, even = sample[1::2].count(0), sample[0::2].count(0)
    if (
        len(sample) > 3
        and max(odd, even) > 0.3 * len(sample) / 2
        and min(odd, even) < 0.05 * len(sample) / 2 + 1
    ):
        return data.decode("utf-16-le" if odd > even else "utf-16-be", errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    # A few damaged bytes in a long UTF-8 text are no reason to misread all its quotes and dashes.
    loose = data.decode("utf-8", errors="replace")
    if loose.count("\ufffd") <= 0.0005 * len(loose) and any(ord(character) > 127 for character in loose):
        return loose
    return data.decode("cp1252", errors="replace")


def read_text(name: str, data: bytes) -> Document:
    """One line a line of the file; empty lines are counted, a form feed counts as a page's end."""
    text = decode(name, data).replace("\r\n", "\n").replace("\r", "\n")
    lines: list[Line] = []
    blank = 0
    for raw in text.replace("\x0c", "\n" * (_PAGE_BREAK_BLANKS + 1)).split("\n"):
        # Tabs part table cells and indents show nesting: both are kept until the passages are made.
        kept = "\t".join(visible(part) for part in raw.split("\t")).rstrip()
        if not kept.strip():
            blank += 1
            continue
        lines.append(Line(kept, left=float(len(raw) - len(raw.lstrip(" "))), blank_before=blank))
        blank = 0
    return Document(name, Medium.TEXT, tuple(lines))
