"""The reviewed file `fact_words.toml`: by which words facts of a report are asked for."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from service.question.model import FactKind


@dataclass(frozen=True, slots=True)
class Named:
    """Something that a question names by one of several patterns: a judgement, a grade, a fact, a measure."""

    name: str
    asks: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class FactWords:
    """The file as patterns over a masked question in plain words.

    Of `judgements`, `grades`, `certain` and `facts` the first that matches is meant, of `certain` whatever else
    the question says; of `measures` all that do. Of
    `fragments` the first that is the whole of a bare noun beside another question.
    `asks` are patterns by name, `about` the words that belong to asking for a kind of fact: where any other
    is left, the question is about a topic.
    """

    judgements: tuple[Named, ...]
    grades: tuple[Named, ...]
    certain: tuple[Named, ...]
    facts: tuple[Named, ...]
    measures: tuple[Named, ...]
    fragments: tuple[Named, ...]
    asks: Mapping[str, re.Pattern[str]]
    about: Mapping[str, re.Pattern[str]]

    def kind(self, masked: str) -> FactKind | None:
        """The fact of the report itself that the question's words name, or None."""
        return _kind(self.facts, masked)

    def certain_kind(self, masked: str) -> FactKind | None:
        """The fact of the report itself that the question asks for whatever topic it names beside it, or None."""
        return _kind(self.certain, masked)


@lru_cache(maxsize=1)
def fact_words() -> FactWords:
    """The packaged file, read once."""
    path = Path(__file__).with_name("fact_words.toml")
    raw: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    short: dict[str, str] = raw["shorthands"]
    judgements, grades, certain, facts, measures, fragments = (
        tuple(Named(one["name"], _any(one["asks"], short)) for one in raw[table])
        for table in ("judgements", "grades", "certain", "facts", "measures", "fragments")
    )
    asks = {name: _any(patterns, short) for name, patterns in raw["asks"].items()}
    words = {name: _words(lines) for name, lines in raw["about"].items()}
    named = [one.asks.pattern for one in (*judgements, *grades)]
    grade_words = _joined([*named, rf"\b{short['RATED']}\b", words["grades"]])
    about = {
        "grades": grade_words,
        "grades_and_why": _joined([grade_words.pattern, asks["why"].pattern, words["grades_and_why"]]),
        "demands": _joined([asks["demands"].pattern, words["demands"]]),
        "reports": _joined([asks["graded_report"].pattern, words["reports"]]),
        "graded_by": _joined([grade_words.pattern, words["reports"], words["graded_by"]]),
        "measures": _joined([*(one.asks.pattern for one in measures), words["measures"]]),
    }
    return FactWords(judgements, grades, certain, facts, measures, fragments, asks, about)


def _kind(facts: Sequence[Named], masked: str) -> FactKind | None:
    found = next((fact for fact in facts if fact.asks.search(masked)), None)
    return FactKind(found.name) if found else None


def _any(patterns: Sequence[str], short: Mapping[str, str]) -> re.Pattern[str]:
    """One pattern of several, the shorthands written out."""
    whole = "|".join(patterns)
    for name, meaning in short.items():
        whole = whole.replace(f"{{{name}}}", meaning)
    return re.compile(whole)


def _words(lines: Sequence[str]) -> str:
    return rf"\b(?:{'|'.join(word for line in lines for word in line.split(' | '))})\b"


def _joined(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(patterns))
