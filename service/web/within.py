"""Searching within one report: which paragraphs hold all the words, and the words marked in them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markupsafe import Markup, escape

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_MOST_WORDS = 12


class Within:
    """Words looked for in a report; a word is found at the beginning of another, in any case."""

    def __init__(self, text: str) -> None:
        self.words: Sequence[str] = tuple(dict.fromkeys(_WORD.findall(text.casefold())))[:_MOST_WORDS]
        parts = [re.sub("['’]", "['’]", re.escape(word)) for word in self.words]
        self._each = [re.compile(rf"(?<![^\W_]){part}", re.IGNORECASE) for part in parts]
        joined = "|".join(sorted(parts, key=len, reverse=True))
        self._any = re.compile(rf"(?<![^\W_])(?:{joined})[^\W_]*", re.IGNORECASE) if parts else None

    def __bool__(self) -> bool:
        return bool(self.words)

    def found(self, text: str) -> bool:
        """Whether a text holds all the words."""
        return bool(self._each) and all(pattern.search(text) for pattern in self._each)

    def marked(self, text: str) -> Markup:
        """The text with every word found marked."""
        if self._any is None:
            return escape(text)
        made: list[Markup] = []
        end = 0
        for match in self._any.finditer(text):
            made.extend(
                (escape(text[end : match.start()]), Markup("<mark>"), escape(match[0]), Markup("</mark>"))
            )
            end = match.end()
        made.append(escape(text[end:]))
        return Markup("").join(made)

    def around(self, text: str, width: int = 90) -> Markup:
        """The first place where a word stands, with up to `width` characters on either side."""
        match = self._any.search(text) if self._any else None
        start = max(0, match.start() - width) if match else 0
        end = min(len(text), (match.end() if match else 0) + width)
        start = text.find(" ", start) + 1 if start else 0
        end = text.rfind(" ", 0, end) if end < len(text) else end
        shown = self.marked(text[start : max(start, end)])
        return Markup("{}{}{}").format("… " if start else "", shown, " …" if end < len(text) else "")
