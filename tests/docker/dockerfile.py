"""A small reader of Dockerfiles: stages and their instructions."""

from __future__ import annotations

import re
from dataclasses import dataclass, field


@dataclass
class Stage:
    """One FROM and what follows it."""

    image: str
    name: str
    instructions: list[tuple[str, str]] = field(default_factory=list)

    def values(self, instruction: str) -> list[str]:
        return [value for name, value in self.instructions if name == instruction]


def stages(text: str) -> list[Stage]:
    """The stages of a Dockerfile in order; continued lines are joined, comments dropped."""
    lines = [line for line in text.splitlines() if not line.lstrip().startswith("#")]
    found: list[Stage] = []
    for line in "\n".join(lines).replace("\\\n", " ").splitlines():
        if not line.strip():
            continue
        name, _, value = line.strip().partition(" ")
        value = re.sub(r"\s+", " ", value).strip()
        if name == "FROM":
            image, _, alias = value.partition(" AS ")
            found.append(Stage(image, alias))
        else:
            found[-1].instructions.append((name, value))
    return found
