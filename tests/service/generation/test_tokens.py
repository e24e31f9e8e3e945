from __future__ import annotations

import os

import pytest

from service.generation.tokens import MARGIN, counter_for

TEXT = "Every child who goes missing is offered a return home interview. " * 20


@pytest.mark.parametrize(
    ("model", "encoding"),
    [("gpt-4o-mini", "o200k_base"), ("gpt-4", "cl100k_base"), ("openai/gpt-4o", "o200k_base")],
)
def test_a_known_model_is_counted_with_its_own_encoding(model: str, encoding: str) -> None:
    counter = counter_for(model)
    assert (counter.encoding, counter.exact) == (encoding, True)
    assert counter.count("hello world") == 2


def test_an_unknown_model_is_counted_with_a_margin() -> None:
    known, unknown = counter_for("gpt-4o"), counter_for("qwen-or-whatever")
    assert not unknown.exact
    assert unknown.count(TEXT) == pytest.approx(known.count(TEXT) * MARGIN, abs=1)


def test_a_model_whose_vocabulary_is_not_at_hand_is_not_fetched() -> None:
    assert counter_for("text-davinci-003").count(TEXT) > 0


def test_the_surroundings_are_left_as_they_were(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIKTOKEN_CACHE_DIR", "/nowhere")
    assert counter_for("gpt-4").count("a b c") == 3
    assert os.environ["TIKTOKEN_CACHE_DIR"] == "/nowhere"


def test_special_tokens_in_a_report_are_text() -> None:
    assert counter_for("gpt-4o").count("<|endoftext|>") > 1
