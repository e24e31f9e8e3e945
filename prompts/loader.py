"""Prompts as reviewed data: one Markdown file a prompt, its variables declared in front matter.

A file begins with front matter of `key: value` lines between two lines `---`: `version` (a whole
number, raised with every change of meaning), `variables` (names joined by commas) and `purpose`. In
the text `{{name}}` stands for a variable.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib import resources

_FRONT = re.compile(r"\A---\n(?P<head>.*?)\n---\n(?P<text>.*)\Z", re.DOTALL)
_VARIABLE = re.compile(r"\{\{\s*([a-z][a-z0-9_]*)\s*\}\}")
_KEYS = frozenset({"version", "variables", "purpose"})


class PromptError(ValueError):
    """A prompt file is malformed, or was given other variables than it declares."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """A prompt as read: filled in by `fill`, told apart in recordings by `identity`."""

    name: str
    version: int
    purpose: str
    variables: frozenset[str]
    text: str

    @property
    def identity(self) -> str:
        """Name and version: `judge@1`."""
        return f"{self.name}@{self.version}"

    def fill(self, **values: str) -> str:
        """The text with every variable replaced; values are put in as they are and never expanded again.

        Raises PromptError naming variables that are missing or not declared.
        """
        missing, unknown = self.variables - values.keys(), values.keys() - self.variables
        if missing or unknown:
            complaints = [
                f"{word} {', '.join(sorted(names))}"
                for word, names in (("missing", missing), ("not declared", unknown))
                if names
            ]
            raise PromptError(f"prompt {self.name}: variables {'; '.join(complaints)}")
        return _VARIABLE.sub(lambda match: values[match.group(1)], self.text)


def load_prompt(name: str) -> Prompt:
    """The prompt of `prompts/{name}.md`; raises PromptError when there is none or it is malformed."""
    file = resources.files("prompts").joinpath(f"{name}.md")
    try:
        return parse_prompt(name, file.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise PromptError(f"there is no prompt {name!r}") from error


def parse_prompt(name: str, content: str) -> Prompt:
    """A prompt from a file's content; raises PromptError saying what is wrong with it."""
    parts = _FRONT.match(content)
    if parts is None:
        raise PromptError(f"prompt {name}: front matter between two lines '---' is missing")
    head: dict[str, str] = {}
    for line in parts["head"].split("\n"):
        key, colon, value = line.partition(":")
        if not colon or key.strip() not in _KEYS or key.strip() in head:
            raise PromptError(
                f"prompt {name}: front matter line {line!r} is not one of {', '.join(sorted(_KEYS))}"
            )
        head[key.strip()] = value.strip()
    absent = sorted(_KEYS - head.keys())
    if absent:
        raise PromptError(f"prompt {name}: front matter lacks {', '.join(absent)}")
    if not head["version"].isdecimal():
        raise PromptError(f"prompt {name}: version {head['version']!r} is not a whole number")
    declared = frozenset(word.strip() for word in head["variables"].split(",") if word.strip())
    used = frozenset(_VARIABLE.findall(parts["text"]))
    if declared != used:
        raise PromptError(
            f"prompt {name}: variables declared ({', '.join(sorted(declared))}) are not those used "
            f"({', '.join(sorted(used))})"
        )
    return Prompt(name, int(head["version"]), head["purpose"], declared, parts["text"].strip())
