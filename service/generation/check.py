"""Holding a model's claim against the paragraphs it cites: what is shown has passed every rule here.

The rules are code, not another model: a claim is kept when its keys are known, its figures, dates,
grades, names and quotations stand in what it cites, its content words stand in sentences that can be
quoted, and it denies nothing that those affirm. See docs/models.md for what this cannot catch.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from indexer.readers.characters import visible
from service.answering.citations import section_path
from service.generation import rules
from service.generation.figures import figures
from service.generation.passages import Shown
from service.generation.polarity import polarity_faults
from service.generation.reply import RawClaim
from service.generation.support import Run, best_run, content, weight
from service.wording import report_name

_ENOUGH = 0.6  # of a claim's content words must stand in the sentences quoted
_LEAST = 1.0  # weight of content words that a claim must share with them
_OF_A_KEY = 0.2  # of the content words, for a paragraph to count as support; others are not cited
_MOST_KEYS = 4
_KEY_IN_TEXT = re.compile(r"\s*[\[(](?:p\d+(?:\s*[,;]\s*)?)+[\])]")


@dataclass(frozen=True, slots=True)
class Supported:
    """A claim that passed, and for each paragraph cited the verbatim run that bears it out."""

    text: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Rejected:
    """A claim that did not pass, and why, in words for the model."""

    claim: RawClaim
    faults: tuple[str, ...]


class ClaimChecker:
    """Checks claims about authorities. Built once for an index; safe for many threads."""

    def __init__(self, names: Mapping[str, str], cautious: frozenset[str] = frozenset()) -> None:
        """`names` maps every way an authority is written to its name; `cautious` are those (in lower

        case) that are everyday words too, and name a place at a sentence's start only if it is the one asked about.
        """
        self._names = dict(names)
        self._cautious = cautious
        longest_first = sorted((re.escape(name) for name in names if name), key=len, reverse=True)
        self._name = re.compile(rf"\b(?:{'|'.join(longest_first)})\b") if longest_first else None

    def check(self, claim: RawClaim, authority: str, paragraphs: Mapping[str, Shown]) -> Supported | Rejected:
        """The claim with its quotes, or what is wrong with it."""
        text = tidy(claim.text)
        faults = list(rules.form_faults(text))
        keys = tuple(dict.fromkeys(claim.keys))
        unknown = [key for key in keys if key not in paragraphs]
        if unknown:
            faults.append("cites a key that was not given")
        if not keys:
            faults.append("cites no paragraph")
        if faults:
            return Rejected(claim, tuple(faults))
        own = frozenset(content(authority))
        wanted = [one for one in content(text) if one not in own]
        runs = _runs([paragraphs[key] for key in keys], wanted, tuple(figures(text)))
        faults.extend(self._faults(text, authority, wanted, runs))
        return Rejected(claim, tuple(dict.fromkeys(faults))) if faults else Supported(text, runs)

    def _faults(self, text: str, authority: str, wanted: Sequence[str], runs: Sequence[Run]) -> list[str]:
        covered = {one for run in runs for one in run.covered if one in wanted}
        enough = max(_LEAST, _ENOUGH * weight(wanted))
        if weight(covered) < min(enough, weight(wanted)) or not covered:
            return ["is not said by the paragraphs it cites; keep to their words"]
        quoted = " ".join(run.quote for run in runs)
        cited = " ".join(run.shown.text for run in runs)
        evidence = f"{cited} {' '.join(_about(run.shown) for run in runs)}"
        faults = [
            *rules.figure_faults(text, quoted, " ".join(_years(run.shown) for run in runs)),
            *rules.quantity_faults(text, quoted),
            *rules.grade_faults(text, cited),
            *rules.name_faults(text, f"{evidence} {authority}"),
            *polarity_faults(text, [one for run in runs for one in run.telling]),
        ]
        faults.extend(self._foreign(text, authority, evidence))
        return faults

    def _foreign(self, text: str, authority: str, evidence: str) -> list[str]:
        """Other authorities that a claim names and its paragraphs do not."""
        found = []
        for match in self._name.finditer(text) if self._name else ():
            written = match.group()
            opens = not text[: match.start()].rstrip() or text[: match.start()].rstrip()[-1] in ".!?"
            if self._names[written] == authority or written in evidence:
                continue
            if not (opens and written.lower() in self._cautious):
                found.append(f"names {written}, which the paragraphs it cites do not")
        return found


def tidy(text: str) -> str:
    """A claim's text on one line, without invisible characters, keys in brackets and marks that open Markdown blocks."""
    kept = "".join(
        " " if character.isspace() else character
        for character in visible(text)
        if character.isspace() or unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Co", "Cn")
    )
    plain = _KEY_IN_TEXT.sub("", " ".join(kept.split()))
    return re.sub(r"^(?:[#>|~=+*-]+\s*|\d+[.)]\s+)+", "", plain).strip()


def _runs(shown: Sequence[Shown], wanted: Sequence[str], numbers: Sequence[str]) -> tuple[Run, ...]:
    """The runs that support the claim; a paragraph that shares next to nothing with it is not cited."""
    runs = []
    for one in shown[:_MOST_KEYS]:
        run = best_run(one, (*wanted, *numbers))
        if weight(run.covered) >= _OF_A_KEY * weight(wanted) or run.covered & set(numbers):
            runs.append(run)
    return tuple(runs)


def _about(shown: Shown) -> str:
    """What is printed above a paragraph: its headings and its report's name."""
    report = shown.scored.report.report
    return f"{section_path(shown.scored.stored)} {report_name(report)} {report.year or ''} {report.authority}"


def _years(shown: Shown) -> str:
    """The only figures that a claim may take from a report's cover: its month and year."""
    report = shown.scored.report.report
    return f"{report_name(report)} {report.year or ''}"
