"""Texts made comparable: letters and digits alone, so that spaces, hyphens and quotes cannot differ."""

from __future__ import annotations

import unicodedata

_KEPT_SIGNS = frozenset("%£")


def stream(text: str) -> str:
    """Letters, digits, % and £ of `text` in order, ligatures undone; nothing else."""
    folded = unicodedata.normalize("NFKC", text)
    return "".join(sign for sign in folded if sign.isalnum() or sign in _KEPT_SIGNS)


def excerpt(text: str, characters: int = 48) -> str:
    """The beginning of a stream for people to look at, cut at `characters`."""
    return text if len(text) <= characters else text[: characters - 1] + "…"
