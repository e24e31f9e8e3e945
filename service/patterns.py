"""Tables of patterns: by which words a text tells of each of several kinds of thing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Generic, TypeVar

Kind = TypeVar("Kind")

WORDS = r"\b(?:{})\b"
"""Around words that have to stand there whole."""
BEGINNINGS = r"\b(?:{})"
"""Around words of which more may follow ("translat")."""


class PatternTable(Generic[Kind]):
    """A pattern for each of several kinds, looked for in their order."""

    def __init__(self, words: Mapping[Kind, str], *, around: str = "{}", any_case: bool = False) -> None:
        """`words` are regular expressions, each put in the place of "{}" in `around`; `any_case`: capitals count as small letters."""
        flags = re.IGNORECASE if any_case else re.NOFLAG
        self._patterns = {kind: re.compile(around.replace("{}", one), flags) for kind, one in words.items()}

    def __getitem__(self, kind: Kind) -> re.Pattern[str]:
        """The pattern of a kind. Raises KeyError where the table has none."""
        return self._patterns[kind]

    def first(self, text: str) -> Kind | None:
        """The first kind of which a text tells, None where it tells of none."""
        return next((kind for kind, pattern in self._patterns.items() if pattern.search(text)), None)

    def every(self, text: str) -> tuple[Kind, ...]:
        """All kinds of which a text tells."""
        return tuple(kind for kind, pattern in self._patterns.items() if pattern.search(text))

    def tells(self, kind: Kind, text: str) -> bool:
        """Whether a text tells of that kind; of one that is not in the table none does."""
        pattern = self._patterns.get(kind)
        return pattern is not None and pattern.search(text) is not None
