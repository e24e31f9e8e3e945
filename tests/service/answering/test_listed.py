"""Of a theme's authorities those are written out that show it most."""

from __future__ import annotations

from dataclasses import replace

from service.answering.choosing import listed
from service.answering.model import Section, SectionOutcome
from service.answering.passages import Passage, choose
from service.answering.summary import also
from service.answering.valence import Valence
from service.question.model import Intent, Leaning, Question
from tests.service.answering.chosen import scored

THEME = Question("", Intent.THEME, "supervision", (), (), (), ())
OTHERS = [f"Authority {letter}" for letter in "ABCDEFGHIJKLM"]


def quoted(*probabilities: float, valence: Valence = Valence.NEUTRAL) -> list[Passage]:
    """Passages of one authority, each of a paragraph that so probably answers."""
    words = ("supervision", "reflection", "oversight")
    candidates = scored(
        {
            str(place): [(f"Managers value {words[place]}.", probability)]
            for place, probability in enumerate(probabilities)
        }
    )
    passages = choose(candidates, threshold=0.0, ratio=0.0, most=3)
    return [replace(passage, valence=valence) for passage in passages]


def test_more_that_answers_stands_before_one_that_surely_does() -> None:
    chosen = {name: quoted(0.9) for name in OTHERS} | {"Zeal": quoted(0.8, 0.7, 0.6)}
    assert "Zeal" in listed(THEME, chosen)
    assert len(listed(THEME, chosen)) < len(chosen)


def test_what_is_plainly_of_the_side_asked_for_stands_first() -> None:
    chosen = {name: quoted(0.9, 0.8, valence=Valence.MIXED) for name in OTHERS}
    chosen["Zeal"] = quoted(0.5, valence=Valence.WEAKNESS)
    assert "Zeal" not in listed(THEME, chosen)
    assert "Zeal" in listed(replace(THEME, leaning=Leaning.FAULT), chosen)
    assert "Zeal" not in listed(replace(THEME, leaning=Leaning.PRAISE), chosen)


def test_those_not_written_out_are_named_with_the_year_of_their_report() -> None:
    sections = [
        Section(
            authority="Zeal",
            report_id="zeal",
            year=2021,
            outcome=SectionOutcome.ANSWERED,
            text="Well done. [3] [4]",
        )
    ]
    assert also(sections) == "**Also:** Zeal (2021) [3] [4]."
