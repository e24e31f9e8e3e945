from __future__ import annotations

from datetime import date
from pathlib import Path

from service.answering.model import Usage
from service.generation.spending import Allowance, Prices
from service.state.database import default_url
from service.state.model_usage import ModelUsage
from service.state.state import State


def test_cost_is_by_the_million_and_unknown_without_a_price() -> None:
    prices = Prices({"a": (2.0, 8.0)})
    used = Usage(prompt_tokens=500_000, completion_tokens=250_000)
    assert prices.priced("a", used).cost == 3.0
    assert prices.priced("b", used).cost is None


def test_use_is_kept_by_day_and_caller(tmp_path: Path) -> None:
    state = State(default_url(tmp_path))
    book: ModelUsage = state.model_usage
    first, second = date(2026, 1, 1), date(2026, 1, 2)
    book.add(first, "a", 10, 0.5)
    book.add(first, "a", 5, 0.25)
    book.add(first, "b", 1, 0.0)
    book.add(second, "a", -3, 0.0)
    assert book.used(first, "a") == (15, 0.75)
    assert book.used(first, "b") == (1, 0.0)
    assert book.used(second, "a") == (-3, 0.0)
    assert book.used(second, "b") == (0, 0.0)
    state.close()


def test_what_is_set_aside_counts_until_it_is_settled(tmp_path: Path) -> None:
    state = State(default_url(tmp_path))
    today = [date(2026, 1, 1)]
    allowance = Allowance(lambda: state.model_usage, tokens=100, cost=None, today=lambda: today[0])
    reserved = allowance.reserve("a", Usage(prompt_tokens=100))
    assert reserved is not None
    assert allowance.reserve("a", Usage(prompt_tokens=1)) is None, "hanging up does not get round it"
    allowance.settle(reserved, Usage(prompt_tokens=60, completion_tokens=20))
    assert state.model_usage.used(today[0], "a") == (80, 0.0)
    assert allowance.reserve("a", Usage(prompt_tokens=1)) is not None
    today[0] = date(2026, 1, 2)
    assert allowance.left("a")
    state.close()


def test_without_a_bound_no_database_is_opened() -> None:
    def never() -> ModelUsage:
        raise AssertionError("opened")

    allowance = Allowance(never, tokens=None, cost=None)
    reserved = allowance.reserve("a", Usage(prompt_tokens=5))
    assert reserved is not None
    allowance.settle(reserved, Usage(prompt_tokens=9))
