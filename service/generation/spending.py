"""What answers cost, and how much one caller may spend in a day."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Protocol

from service.answering.model import Usage

_MILLION = 1_000_000


class UsageBook(Protocol):
    """Keeps what was used, by day and caller; in the state database. Raises StateError."""

    def add(self, day: date, caller: str, tokens: int, cost: float) -> None:
        """Add to a day's use; both may be negative, to give back what was set aside."""

    def used(self, day: date, caller: str) -> tuple[int, float]:
        """Tokens and cost of a day so far."""


@dataclass(frozen=True, slots=True)
class Prices:
    """Prices of a million tokens, in and out, by model. What a model not listed costs is not known."""

    table: Mapping[str, tuple[float, float]]

    def priced(self, model: str, usage: Usage) -> Usage:
        """The usage with its cost, in the prices' currency; None where the model has no price."""
        price = self.table.get(model)
        if price is None:
            return usage
        cost = (usage.prompt_tokens * price[0] + usage.completion_tokens * price[1]) / _MILLION
        return usage.model_copy(update={"cost": round(cost, 8)})


@dataclass(frozen=True, slots=True)
class Reserved:
    """What was set aside for a question before it was asked: given back, or topped up, when it is known."""

    day: date
    caller: str
    tokens: int
    cost: float

    def and_settled(self, usage: Usage) -> Reserved:
        """With what the same answer's usage holds but was entered before."""
        tokens = usage.prompt_tokens + usage.completion_tokens
        return Reserved(self.day, self.caller, self.tokens + tokens, self.cost + (usage.cost or 0.0))


class Allowance:
    """The most that each caller may use in a day (UTC). Safe for many threads and, with its book, processes."""

    def __init__(
        self,
        book: Callable[[], UsageBook],
        *,
        tokens: int | None,
        cost: float | None,
        today: Callable[[], date] = lambda: datetime.now(UTC).date(),
    ) -> None:
        """None is no bound. `book` is opened at the first question, and only where there is a bound."""
        self._book = book
        self._tokens = tokens
        self._cost = cost
        self._today = today

    @property
    def bounded(self) -> bool:
        """Whether there is any bound."""
        return self._tokens is not None or self._cost is not None

    def reserve(self, caller: str, expected: Usage) -> Reserved | None:
        """Set aside what a question will use at least; None when the day's allowance is used up.

        Setting aside first keeps callers who hang up, or ask many questions at once, within it.
        """
        if not self.left(caller):
            return None
        if not self.bounded:
            return self.nothing(caller)
        reserved = Reserved(self._today(), caller, expected.prompt_tokens, expected.cost or 0.0)
        self._book().add(reserved.day, caller, reserved.tokens, reserved.cost)
        return reserved

    def left(self, caller: str) -> bool:
        """Whether anything of the caller's day is left."""
        if not self.bounded:
            return True
        tokens, cost = self._book().used(self._today(), caller)
        return (self._tokens is None or tokens < self._tokens) and (self._cost is None or cost < self._cost)

    def nothing(self, caller: str) -> Reserved:
        """A question for which nothing was set aside."""
        return Reserved(self._today(), caller, 0, 0.0)

    def settle(self, reserved: Reserved, usage: Usage) -> None:
        """Put what was really used in the place of what was set aside."""
        if self.bounded:
            tokens = usage.prompt_tokens + usage.completion_tokens - reserved.tokens
            self._book().add(reserved.day, reserved.caller, tokens, (usage.cost or 0.0) - reserved.cost)
