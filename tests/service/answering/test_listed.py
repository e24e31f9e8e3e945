"""Of a theme's authorities those are written out that show it most."""

from __future__ import annotations

from dataclasses import replace

import pytest

from service.answering.model import Section, SectionOutcome
from service.answering.passages import Passage, choose
from service.answering.summary import in_one_line
from service.answering.valence import Valence
from service.answering.written_out import fewer_of_many, listed
from service.question.model import Concept, Intent, Leaning, Question
from tests.service.answering.chosen import scored

THEME = Question("", Intent.THEME, "supervision", (), (), (), ())
OTHERS = [f"Authority {number}" for number in range(25)]


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
    assert "Zeal" in listed(THEME, chosen, None)
    assert len(listed(THEME, chosen, None)) < len(chosen)


def test_what_is_plainly_of_the_side_asked_for_stands_first() -> None:
    chosen = {name: quoted(0.9, 0.8, valence=Valence.MIXED) for name in OTHERS}
    chosen["Zeal"] = quoted(0.5, valence=Valence.WEAKNESS)
    assert "Zeal" not in listed(THEME, chosen, None)
    assert "Zeal" in listed(replace(THEME, leaning=Leaning.FAULT), chosen, None)
    assert "Zeal" not in listed(replace(THEME, leaning=Leaning.PRAISE), chosen, None)


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
    assert list(in_one_line(sections, frozenset())) == ["**Also:** Zeal (2021) [3] [4]."]
    assert not list(in_one_line(sections, frozenset({"Zeal"})))


def test_who_has_the_rare_word_asked_in_stands_first() -> None:
    chosen = {name: quoted(0.9, 0.8) for name in OTHERS} | {"Zeal": quoted(0.5)}
    assert "Zeal" not in listed(THEME, chosen, None)
    supervision = Concept("supervision", {"supervision": 1.0})
    chosen |= {name: quoted(0.9, 0.8)[1:] for name in OTHERS}  # these speak of reflection
    assert "Zeal" in listed(THEME, chosen, supervision)


@pytest.mark.parametrize(
    ("authorities", "each", "written_out"), [(12, 3, 12), (13, 2, 13), (24, 2, 24), (25, 3, 12)]
)
def test_of_some_two_dozen_all_are_written_out_with_fewer_findings(
    authorities: int, each: int, written_out: int
) -> None:
    chosen = fewer_of_many({f"A{place}": quoted(0.9, 0.8, 0.7) for place in range(authorities)})
    assert {len(one) for one in chosen.values()} == {each}
    assert len(listed(THEME, chosen, None)) == written_out
