"""What a report superseded since says, where the latest does not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

import pytest

from service.answering.citations import CitationBook
from service.answering.passages import Passage, choose
from service.answering.superseded import in_the_rare_word, preferred, says_it_surer, told_in_earlier
from service.question.counted import Counted, Measure
from service.question.model import Concept, Intent, Question
from service.retrieval.found import ScoredParagraph
from tests.support.memory_index import made_report, memory_index

_TEXT = "Are children kept waiting at the harbour in Alderbrook?"
FALCONRY = Concept("falconry", {"falconry": 1.0})


def asked(text: str = _TEXT, *, wants_number: bool = False, wants_date: bool = False) -> Question:
    """A question to one authority."""
    return Question(
        text, Intent.SINGLE, text, (), (), (), (), wants_number=wants_number, wants_date=wants_date
    )


def told(reports: Mapping[int, Mapping[str, tuple[str, float]]]) -> list[Passage]:
    """A passage of each paragraph, most probable first; `reports` are texts and probabilities by year and label."""
    made = [
        made_report(
            "Alderbrook",
            (date(year, 6, 1), date(year, 6, 12)),
            {label: text for label, (text, _) in paragraphs.items()},
        )
        for year, paragraphs in reports.items()
    ]
    index = memory_index(made)
    by_year = {one.report.year: one for one in index.reports()}
    candidates = []
    for year, paragraphs in reports.items():
        report = by_year[year]
        for label, (_, probability) in paragraphs.items():
            stored = index.paragraph(report.report.report_id, label)
            assert stored is not None
            scores = tuple(probability / (place + 1) for place in range(len(stored.sentences)))
            candidates.append(ScoredParagraph(stored, report, probability, scores))
    candidates.sort(key=lambda one: -one.probability)
    return choose(candidates, threshold=0.0, ratio=0.0, most=9)


def labels(passages: Sequence[Passage]) -> list[tuple[int | None, str]]:
    return [(one.scored.report.report.year, one.scored.stored.paragraph.paragraph) for one in passages]


def test_a_finding_goes_before_what_needs_to_improve() -> None:
    passages = told(
        {
            2015: {
                "what-needs-to-improve-1": ("The response to children at the harbour.", 0.9),
                "11": ("Some children are kept waiting at the harbour.", 0.7),
            }
        }
    )
    assert labels(preferred(asked(), passages)) == [(2015, "11")]


def test_what_needs_to_improve_is_told_as_that_where_nothing_else_is_said() -> None:
    passages = told({2015: {"what-needs-to-improve-1": ("The response to children at the harbour.", 0.9)}})
    text = told_in_earlier(preferred(asked(), passages), CitationBook())
    assert text == (
        "The latest report on Alderbrook does not say. An earlier one, superseded since, has something on it "
        "(inspection, June 2015, under what needs to improve): The response to children at the harbour. [1]"
    )


def test_beside_a_finding_another_of_its_report_is_told_that_is_half_as_probable() -> None:
    passages = told(
        {
            2015: {
                "11": ("Some children are kept waiting at the harbour.", 0.8),
                "12": ("Leaders know nothing of the harbour.", 0.5),
                "13": ("Boats leave every morning.", 0.3),
            },
            2018: {"7": ("Boats are painted blue.", 0.6)},
        }
    )
    assert labels(preferred(asked(), passages)) == [(2015, "11"), (2015, "12")]
    assert labels(preferred(asked(wants_number=True), passages)) == [(2015, "11")]


def test_the_later_of_two_reports_is_told_where_it_is_nearly_as_probable() -> None:
    early, late = ("Children wait at the harbour.", 0.8), "Nobody is kept waiting at the harbour now."
    assert labels(preferred(asked(), told({2015: {"11": early}, 2018: {"7": (late, 0.75)}}))) == [(2018, "7")]
    assert labels(preferred(asked(), told({2015: {"11": early}, 2018: {"7": (late, 0.6)}}))) == [(2015, "11")]


def test_of_numbers_the_later_is_told_that_is_half_as_probable() -> None:
    earlier, later = ("Nine boats are kept.", 0.8), ("Seven boats are kept.", 0.5)
    number = asked(wants_number=True)
    assert labels(preferred(number, told({2015: {"11": earlier}, 2018: {"7": later}}))) == [(2018, "7")]


def test_a_number_of_the_very_thing_goes_before_another() -> None:
    passages = told({2015: {"11": ("It is open on 3 days.", 0.8), "12": ("There are 40 boats.", 0.3)}})
    number = replace(asked(wants_number=True), counted=Counted(Measure.COUNT, ("boats",)))
    assert labels(preferred(number, passages)) == [(2015, "12")]
    assert preferred(number, passages[:1]) == ()


def test_figures_go_before_other_passages_only_where_they_are_asked_for() -> None:
    passages = told(
        {
            2015: {
                "11": ("Some children are kept waiting at the harbour.", 0.8),
                "12": ("Nineteen children wait.", 0.3),
                "13": ("Since May 2014 boats leave in the morning.", 0.2),
            }
        }
    )
    assert labels(preferred(asked(), passages)) == [(2015, "11")]
    assert labels(preferred(asked(wants_number=True), passages))[0] == (2015, "12")
    assert labels(preferred(asked(wants_date=True), passages)) == [(2015, "13")]


@pytest.mark.parametrize(
    ("rare", "expected"),
    [
        (FALCONRY, ["Young people are taught falconry on Sundays."]),
        (None, ["Care leavers are supported well.", "Care leavers are met often."]),
        (Concept("skating", {"skating": 1.0}), ["Care leavers are supported well.", "Care leavers are met often."]),
    ],
    ids=["who has it is quoted with it", "no rare word", "nobody has it"],
)  # fmt: skip
def test_what_is_told_has_the_rare_word_asked_in(rare: Concept | None, expected: list[str]) -> None:
    passages = told(
        {
            2015: {
                "29": ("Care leavers are met often.", 0.3),
                "30": ("Care leavers are supported well. Young people are taught falconry on Sundays.", 0.8),
            }
        }
    )
    looked_at = [one.scored for one in passages]
    quotes = [one.quote for one in in_the_rare_word(passages, rare, looked_at)]
    assert quotes == expected


def test_where_only_what_is_not_quoted_has_the_rare_word_nothing_is_told() -> None:
    passages = told({2015: {"29": ("Care leavers are met often.", 0.8), "30": ("Falconry is dear.", 0.1)}})
    assert in_the_rare_word(passages[:1], FALCONRY, [one.scored for one in passages]) == []


def test_several_reports_that_say_nothing_are_told_as_several() -> None:
    passages = told({2015: {"11": ("Some children are kept waiting at the harbour.", 0.8)}})
    text = told_in_earlier(passages, CitationBook(), reports=2, left_open=" why")
    assert text.startswith(
        "The latest reports on Alderbrook do not say why. An earlier one, superseded since"
    )


def test_the_latest_is_silent_where_an_earlier_one_says_it_in_the_rare_word_and_no_less_sure() -> None:
    latest = [one.scored for one in told({2022: {"5": ("Care leavers are taught to cook.", 0.6)}})]
    in_word = told({2015: {"30": ("Young people are taught falconry on Sundays.", 0.6)}})
    less_sure = told({2015: {"30": ("Young people are taught falconry on Sundays.", 0.5)}})
    without = told({2015: {"30": ("Young people are taught hawking on Sundays.", 0.9)}})
    assert says_it_surer(in_word, latest, FALCONRY)
    assert not says_it_surer(less_sure, latest, FALCONRY)
    assert not says_it_surer(without, latest, FALCONRY)
    assert not says_it_surer([], latest, FALCONRY)
