from __future__ import annotations

from importlib import resources

import pytest

from prompts.loader import PromptError, load_prompt, parse_prompt

GREETING = (
    "---\nversion: 3\nvariables: name, place\npurpose: say hello\n---\nHello {{name}} of {{ place }}!\n"
)


def test_a_prompt_is_filled_with_its_variables() -> None:
    prompt = parse_prompt("greeting", GREETING)
    assert prompt.fill(name="Ada", place="Alderby") == "Hello Ada of Alderby!"
    assert (prompt.identity, prompt.purpose) == ("greeting@3", "say hello")


def test_a_value_that_looks_like_a_variable_is_put_in_as_it_is() -> None:
    assert parse_prompt("greeting", GREETING).fill(name="{{place}}", place="X") == "Hello {{place}} of X!"


def test_missing_and_undeclared_variables_are_named() -> None:
    with pytest.raises(PromptError, match="missing place; not declared town"):
        parse_prompt("greeting", GREETING).fill(name="Ada", town="X")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("Hello", "front matter between two lines"),
        ("---\nversion: 1\nvariables:\n---\nHello", "lacks purpose"),
        ("---\nversion: one\nvariables:\npurpose: x\n---\nHello", "not a whole number"),
        ("---\nversion: 1\nvariables: name\npurpose: x\n---\nHello", r"declared \(name\) are not those used"),
        ("---\nversion: 1\nvariables:\npurpose: x\n---\nHello {{name}}", r"those used \(name\)"),
        ("---\nversion: 1\ncolour: red\n---\nHello", "'colour: red' is not one of"),
    ],
)
def test_a_malformed_prompt_says_what_is_wrong(content: str, reason: str) -> None:
    with pytest.raises(PromptError, match=reason):
        parse_prompt("bad", content)


def test_an_unknown_prompt_is_named() -> None:
    with pytest.raises(PromptError, match="no prompt 'nothing'"):
        load_prompt("nothing")


def test_every_prompt_in_the_room_can_be_loaded() -> None:
    files = [file.name for file in resources.files("prompts").iterdir() if file.name.endswith(".md")]
    names = [name.removesuffix(".md") for name in files if name != "README.md"]
    assert "judge" in names
    assert all(load_prompt(name).version >= 1 for name in names)
