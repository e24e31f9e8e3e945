"""Concepts found in paragraphs: whole words only, phrases with at most one word between, by rarity."""

from __future__ import annotations

import pytest

from service.question.model import Concept, Intent, Question
from service.retrieval.concepts import (
    ParagraphWords,
    Phrase,
    Wanted,
    WeightedConcept,
    in_their_words,
    rarest_known,
    rarest_plain,
    spaced,
    weigh,
)
from service.words import holds, stems

TEXTS = (
    "Children who go missing are offered return interviews.",
    "Return home interviews are timely; missing children are seen.",
    "The interviews on their return home are late.",
    "",
    "Home. Return. Interviews.",
)


def wanted(*concepts: tuple[float, dict[str, float]]) -> Wanted:
    """Concepts with their idf and alternatives."""
    return Wanted(
        [
            WeightedConcept(tuple((stems(term), worth) for term, worth in alternatives.items()), idf)
            for idf, alternatives in concepts
        ]
    )


def words(*sentences: str, heading: str = "") -> ParagraphWords:
    return ParagraphWords(tuple(spaced(stems(one)) for one in sentences), spaced(stems(heading)))


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize(
    "phrase", ["return home interviews", "missing", "interviews", "return interviews", "turn"]
)
def test_a_phrase_is_said_in_spaced_words_exactly_where_it_is_held_by_the_words_themselves(
    text: str, phrase: str
) -> None:
    said = Phrase.of(stems(phrase), 1.0).said_in(spaced(stems(text)))
    assert said == holds(stems(text), stems(phrase))


def test_coverage_is_by_rarity_and_by_the_worthiest_way_of_saying_it() -> None:
    asked = wanted((3.0, {"caseloads": 1.0, "workload": 0.6}), (1.0, {"children": 1.0}))
    covered = asked.covered(words("The workload is high.", "Children are safe."))
    assert covered.paragraph == pytest.approx((3.0 * 0.6 + 1.0) / 4.0)
    assert covered.asked == pytest.approx(1.0 / 4.0)
    assert covered.sentences == pytest.approx((3.0 * 0.6 / 4.0, 1.0 / 4.0))
    assert covered.special == pytest.approx(0.6)
    assert covered.special_sentence == pytest.approx(0.6)


def test_a_heading_counts_for_the_paragraph_and_for_no_sentence() -> None:
    covered = wanted((2.0, {"adoption": 1.0})).covered(words("It is timely.", heading="Adoption"))
    assert (covered.paragraph, covered.heading, covered.asked) == (1.0, 1.0, 0.0)
    assert covered.sentences == (0.0,)


def test_nothing_is_covered_where_nothing_is_asked_or_no_word_of_it_stands() -> None:
    for asked in (wanted(), wanted((2.0, {"adoption": 1.0}))):
        covered = asked.covered(words("Leaders know their services.", "So do others."))
        assert covered.paragraph == 0.0
        assert covered.sentences == (0.0, 0.0)


def rarest(question: Question, frequency: dict[str, int]) -> str | None:
    found = rarest_plain(question, weigh(question, frequency, 9_000))
    return found.written if found else None


def test_the_rarest_word_is_what_is_asked_for_and_not_what_is_done_with_it() -> None:
    asked = Question(
        text="Which authorities pay for lanterns?",
        intent=Intent.THEME,
        topic="pay for lanterns",
        concepts=(Concept("pay", {"pay": 1.0}), Concept("lanterns", {"lanterns": 1.0})),
        rewrites=(),
        authorities=(),
        report_ids=(),
        verb="pay",
    )
    assert rarest(asked, {"pay": 3, "lanterns": 30}) == "lanterns"
    assert rarest(asked, {"pay": 3, "lanterns": 3_000}) is None


def test_one_thing_of_an_entry_stands_before_rare_words() -> None:
    lessons = Concept("lantern lessons", {"lessons": 0.35, "lantern lessons": 1.0, "entitlements": 0.6})
    asked = Question(
        text="Lantern lessons for adults?",
        intent=Intent.THEME,
        topic="lantern lessons for adults",
        concepts=(lessons, Concept("adults", {"adults": 1.0})),
        rewrites=(),
        authorities=(),
        report_ids=(),
    )
    assert (
        rarest(asked, {"lantern": 500, "lessons": 400, "adults": 3, "entitlements": 300}) == "lantern lessons"
    )


def read(topic: str, *concepts: Concept, frequency: dict[str, int]) -> str:
    asked = Question(
        text=f"Which authorities have {topic}?",
        intent=Intent.THEME,
        topic=topic,
        concepts=concepts,
        rewrites=(),
        authorities=(),
        report_ids=(),
    )
    return in_their_words(asked, frequency, 9_000)


def test_a_rare_matter_is_read_by_the_name_that_reports_give_it() -> None:
    lamps = Concept("night lamps", {"night lamps": 1.0, "lanterns": 0.95, "beacons": 0.95, "lights": 0.6})
    assert read("night lamps at home", lamps, frequency={"lanterns": 9, "lights": 900}) == "lanterns at home"
    assert read("night lamps at home", lamps, frequency={"beacons": 9}) == "beacons at home"
    assert read("night lamps at home", lamps, frequency={"lanterns": 400}) == "night lamps at home"
    assert read("night lamps at home", lamps, frequency={}) == "night lamps at home"


def test_a_long_saying_and_what_means_a_matter_as_a_whole_are_kept_behind_its_name() -> None:
    said = Concept("what burns in the window", {"what burns in the window": 1.0, "lanterns": 0.95})
    whole = Concept("seeing in the dark", {"seeing in the dark": 1.0, "lanterns": 0.95})
    assert (
        read("children with what burns in the window", said, frequency={"lanterns": 9})
        == "lanterns: children with what burns in the window"
    )
    assert read("seeing in the dark", whole, frequency={"lanterns": 9}) == "lanterns: seeing in the dark"


def test_a_term_asked_in_is_read_as_it_is() -> None:
    term = Concept("lanterns", {"lanterns": 1.0, "beacons": 0.95}, official=True)
    assert read("lanterns at home", term, frequency={"lanterns": 9, "beacons": 9}) == "lanterns at home"


def test_a_matter_asked_for_in_lay_words_is_seldom_named_where_all_its_terms_are_rare() -> None:
    asked = Question(
        text="Who hires cooks abroad and helps dads?",
        intent=Intent.THEME,
        topic="hires cooks abroad and helps dads",
        concepts=(
            Concept("hires cooks abroad", {"hires cooks abroad": 1.0, "overseas recruitment": 0.95}),
            Concept("dads", {"dads": 1.0, "fathers": 0.95}),
        ),
        rewrites=(),
        authorities=(),
        report_ids=(),
    )

    def known(**frequency: int) -> str | None:
        found = rarest_known(asked, weigh(asked, {"fathers": 5, **frequency}, 9_000))
        return found.written if found else None

    assert known(overseas=20, recruitment=500) == "hires cooks abroad"
    assert known(overseas=400, recruitment=500) is None
