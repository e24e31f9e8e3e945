"""Who of those asked about is told apart from those who are counted."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NotCounted:
    """`near` are those of the silent ones that come near, the nearest first; `contrary` answer that it is not so."""

    near: tuple[str, ...] = ()
    contrary: frozenset[str] = frozenset()


NOBODY = NotCounted()
