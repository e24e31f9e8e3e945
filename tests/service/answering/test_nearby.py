"""Of many, who only comes near what is asked is told apart and not counted."""

from __future__ import annotations

from dataclasses import replace

from service.answering.choosing import Chooser
from service.answering.citations import CitationBook
from service.answering.coverage import coverage
from service.answering.model import Section, SectionOutcome
from service.answering.nearby import (
    SHOWN,
    as_it_is_now,
    matter_first,
    names_the_bare_term,
    naming_it,
    near_sections,
    nearest_of,
    set_apart,
)
from service.answering.not_counted import NotCounted
from service.answering.passages import Passage, choose
from service.answering.policy import Policy
from service.answering.summary import in_one_line, in_the_word_asked
from service.answering.valence import read_valence
from service.question.model import Concept, Intent, Leaning, Question
from service.retrieval.found import Found
from service.retrieval.speaking import Matter
from tests.service.answering.chosen import scored
from tests.support.memory_index import memory_index

POLICY = Policy()
DOGS = Concept("dogs", {"dogs": 1.0})


def found(text: str, probability: float, rare: Concept | None = None, known: Concept | None = None) -> Found:
    """What one authority's reports hold: one paragraph, that so probably answers."""
    return Found(tuple(scored({"1": [(text, probability)]})), probability, rare=rare, known=known)


def chosen_of(group: Found) -> list[Passage]:
    """The passages quoted of a group."""
    return choose(group.scored, threshold=0.0, ratio=0.0, most=3)


def test_a_paragraph_that_does_not_plainly_answer_is_not_counted() -> None:
    groups = {
        "Plain": found("Therapy is offered.", POLICY.plainly),
        "Near": found("Support is offered.", POLICY.plainly - 0.01),
        "Silent": found("Nothing.", 0.9),
    }
    chosen = {name: chosen_of(group) for name, group in groups.items()} | {"Silent": []}
    assert set_apart(chosen, groups, POLICY) == {"Near"}


def test_who_has_not_the_rare_word_has_to_be_surer_where_somebody_surely_has_it() -> None:
    with_dogs = {
        "Has": found("Dogs visit the children.", POLICY.surely, DOGS),
        "Lacks": found("Therapy is offered.", POLICY.answers_unsaid - 0.01, DOGS),
        "Sure": found("Animals visit.", POLICY.answers_unsaid, DOGS),
    }
    chosen = {name: chosen_of(group) for name, group in with_dogs.items()}
    assert set_apart(chosen, with_dogs, POLICY) == {"Lacks"}
    unsure = with_dogs | {"Has": found("Dogs visit the children.", POLICY.surely - 0.01, DOGS)}
    assert set_apart(chosen, unsure, POLICY) == frozenset()


HIRED = Concept("hired abroad", {"hired abroad": 1.0, "overseas recruitment": 0.95, "vacancies": 0.6})


def test_who_does_not_name_a_matter_seldom_named_has_to_be_surer_where_somebody_surely_does() -> None:
    groups = {
        "Names": found("Recruitment of cooks from overseas helps.", POLICY.surely, known=HIRED),
        "Lacks": found("Vacancies are few.", POLICY.answers_unsaid - 0.01, known=HIRED),
        "Sure": found("Cooks came from Spain.", POLICY.answers_unsaid, known=HIRED),
        "Parted": found("Recruitment is slow, and overseas visits are few.", POLICY.plainly, known=HIRED),
        "Little": found("Overseas recruitment began.", POLICY.plainly - 0.1, known=HIRED),
        "Chance": found("Overseas recruitment of guests.", POLICY.answers - 0.01, known=HIRED),
    }
    chosen = {name: chosen_of(group) for name, group in groups.items()}
    assert set_apart(chosen, groups, POLICY) == {"Lacks", "Parted", "Chance"}


def test_whose_best_paragraph_names_the_rare_thing_is_quoted_though_it_is_long() -> None:
    lamps = Concept("brass lamps", {"brass lamps": 1.0})
    chooser = Chooser(POLICY, read_valence(memory_index([])))
    theme = Question("", Intent.THEME, "brass lamps", (lamps,), (), (), ())
    others = {f"Other {number}": found("Nothing.", 0.0, lamps) for number in range(POLICY.few)}
    for text, quoted in (("Brass lamps were bought.", True), ("Brass is polished.", False)):
        groups = others | {"Has": found(text, POLICY.answers, lamps)}
        assert bool(chooser.passages(theme, groups)["Has"]) is quoted


LINKS = Concept("alder links", {"alder links": 1.0}, official=True)
ASKS = Question(
    "", Intent.THEME, "how alder links shape plans", (LINKS, Concept("shape", {"shape": 1.0})), (), (), ()
)


def naming(*paragraphs: tuple[str, float], rare: Concept | None = None) -> Found:
    """What one of many has, where the paragraphs with "Alder links" name what is asked about."""
    candidates = scored({str(place): [one] for place, one in enumerate(paragraphs)})
    rows = frozenset(one.stored.row for one in candidates if "Alder links" in one.stored.paragraph.text)
    partly = rows | {one.stored.row for one in candidates if "Alder" in one.stored.paragraph.text}
    matter = Matter((LINKS,), rows, partly)
    ordered = sorted(candidates, key=lambda one: -one.probability)
    return Found(tuple(ordered), ordered[0].probability, rare=rare, matter=matter)


def test_who_names_what_is_asked_about_need_not_be_as_sure_to_be_counted() -> None:
    chooser = Chooser(POLICY, read_valence(memory_index([])))
    others = {f"Other {number}": found("Nothing.", 0.0) for number in range(POLICY.few)}
    sure = POLICY.answers
    for text, probability, counted in (
        ("Alder links shape plans.", sure, True),
        ("Alder links shape plans.", sure - 0.01, False),
        ("Plans are shaped.", sure, False),
    ):
        groups = others | {"Asked": naming((text, probability))}
        chosen = chooser.passages(ASKS, groups)
        apart = set_apart(chosen, groups, POLICY)
        assert bool(chosen["Asked"] and "Asked" not in apart) is counted, (text, probability)


def test_of_those_that_name_it_first_comes_who_says_more_of_what_is_asked() -> None:
    group = naming(("Alder links meet.", 0.4), ("Alder links shape plans.", 0.3), ("Plans.", 0.44))
    assert [one.stored.paragraph.paragraph for one in matter_first(ASKS, group)] == ["1", "0", "2"]
    unsure = naming(("Alder links meet.", 0.4), ("Alder links shape plans.", 0.1))
    assert [one.stored.paragraph.paragraph for one in matter_first(ASKS, unsure)] == ["0", "1"]


def test_who_names_what_is_asked_about_is_near_and_not_silent() -> None:
    groups = {
        "Counted": naming(("Alder links shape plans.", 0.9)),
        "Names": naming(("Plans are clear.", 0.2), ("Alder links meet.", 0.01)),
        "Partly": naming(("Alder meets.", POLICY.speaks)),
        "Hardly": naming(("Alder meets.", POLICY.speaks - 0.01)),
        "Silent": naming(("Plans are clear.", 0.3)),
    }
    chosen = {"Counted": chosen_of(groups["Counted"])}
    near = naming_it(ASKS, chosen, groups, POLICY)
    assert {name: one.quote for name, one in near.items()} == {
        "Partly": "Alder meets.",
        "Names": "Alder links meet.",
    }
    assert not naming_it(replace(ASKS, leaning=Leaning.FAULT), chosen, groups, POLICY)


def test_where_something_rare_is_asked_for_who_names_its_matter_is_not_near() -> None:
    groups = {"Names": naming(("Alder links meet.", 0.3), rare=DOGS)}
    assert not naming_it(ASKS, {}, groups, POLICY)
    chosen = {"Names": chosen_of(groups["Names"])}
    assert set_apart(chosen, groups, POLICY) == {"Names"}
    people = {"Names": naming(("Alder links meet.", 0.3), rare=Concept("nurses", {"nurses": 1.0}))}
    assert list(naming_it(ASKS, {}, people, POLICY)) == ["Names"], "who does it is nothing of the matter"


def test_who_comes_near_is_not_said_to_have_nothing_on_it() -> None:
    def silent(name: str, text: str) -> Section:
        return Section(authority=name, report_id="r", year=2020, outcome=SectionOutcome.SILENT, text=text)

    told = coverage([silent("Alderbrook", "Nothing."), silent("Carrowick", "Near it. Support. [1]")], ())
    assert told.silent == ("Alderbrook", "Carrowick")
    assert "nothing on this from Alderbrook; only near it: Carrowick." in told.statement


def test_who_has_a_proper_name_asked_for_is_counted_however_little_it_says() -> None:
    groups = {"Named": replace(found("Alder Links is used.", 0.1), called=("Alder Links",))}
    chosen = {name: chosen_of(group) for name, group in groups.items()}
    assert set_apart(chosen, groups, POLICY) == frozenset()


def test_the_nearest_come_first_and_stay_silent_with_what_they_say() -> None:
    groups = {f"A{place}": found("Support is offered.", 0.2 + place / 100) for place in range(SHOWN + 2)}
    chosen = {name: chosen_of(group) for name, group in groups.items()}
    near = nearest_of(frozenset(groups), chosen, groups)
    assert list(near) == [f"A{place}" for place in range(SHOWN + 1, 1, -1)]
    silent = [
        Section(authority=name, report_id="r", year=2020, outcome=SectionOutcome.SILENT, text="Nothing.")
        for name in groups
    ]
    told = {section.authority: section for section in near_sections(silent, near, CitationBook())}
    assert {section.outcome for section in told.values()} == {SectionOutcome.SILENT}
    assert told["A0"].text == "Nothing."
    assert told["A7"].text.startswith("Near it, without plainly saying it.")
    assert told["A7"].text.endswith("Support is offered. [1]")
    (line,) = in_one_line(list(told.values()), frozenset(), NotCounted(tuple(near)))
    assert line.startswith("**Near it, without plainly saying it:** A7 ")


def test_a_note_says_who_has_the_rare_word_where_not_all_do() -> None:
    groups = {"Has": found("Dogs visit.", 0.9, DOGS), "Lacks": found("Therapy.", 0.9, DOGS)}
    chosen = {name: chosen_of(group) for name, group in groups.items()}
    (note,) = in_the_word_asked(groups, chosen)
    assert "only what is quoted of Has has the word “dogs”" in note
    (note,) = in_the_word_asked(groups, chosen | {"Has": []})
    assert "nothing that is quoted has the word “dogs”" in note
    assert in_the_word_asked(groups, chosen | {"Lacks": []}) == ()


def earlier(group: Found) -> Found:
    """The same, of a report superseded since."""
    (one,) = group.scored
    before = replace(one.report.report, report_id="alderbrook-2016-inspection")
    report = replace(one.report, report=before, start=-1, superseded_by=one.report.report.report_id)
    return replace(group, scored=(replace(one, report=report),))


def of_both(now: Found, before: Found) -> Found:
    return replace(
        now, scored=tuple(sorted((*now.scored, *earlier(before).scored), key=lambda one: -one.probability))
    )


def test_a_later_report_that_speaks_of_the_matter_is_told_alone() -> None:
    question = Question("Kites?", Intent.THEME, "kites", (), (), (), ())
    sure, surer = found("Kites fly.", 0.7), found("Kites flew well.", 0.9)
    assert as_it_is_now(question, of_both(sure, surer), POLICY).scored == sure.scored
    unsure = of_both(found("Birds fly.", 0.3), surer)
    assert as_it_is_now(question, unsure, POLICY) is unsure, "what was is better than nothing"
    alone = earlier(surer)
    assert as_it_is_now(question, alone, POLICY) is alone, "asked without its successor it is not out of date"
    of_years = replace(question, years=(2016, 2024))
    assert as_it_is_now(of_years, of_both(sure, surer), POLICY) == of_both(sure, surer)


def test_of_a_term_with_nothing_asked_of_it_whoever_names_it_speaks() -> None:
    term = Concept("kites", {"kites": 1.0, "gliders": 0.95}, official=True)
    question = Question("kites", Intent.THEME, "kites", (term,), (), (), ())
    passing = found("Plans are good, and gliders are flown.", 0.1)
    assert names_the_bare_term(question, passing, POLICY)
    assert not names_the_bare_term(question, found("Birds fly.", 0.3), POLICY)
    assert not names_the_bare_term(replace(question, yes_no=True), passing, POLICY)
    both = of_both(passing, found("Kites flew well.", 0.9))
    assert as_it_is_now(question, both, POLICY).scored == passing.scored
    chooser = Chooser(POLICY, read_valence(memory_index([])))
    unsure = replace(passing, answers=0.2)
    assert chooser.of_group(question, unsure, single=False, many=True)
    assert not chooser.of_group(replace(question, yes_no=True), unsure, single=False, many=True)
