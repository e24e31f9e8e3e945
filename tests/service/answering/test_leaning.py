from __future__ import annotations

from pathlib import Path

from service.answering.choosing import Chooser
from service.answering.model import SectionOutcome
from service.answering.passages import sentence_of
from service.answering.policy import Policy
from service.answering.reaching import with_what_leans
from service.answering.valence import read_valence
from service.question.model import AskedAuthority, Concept, Intent, Leaning, Question, Scope
from service.retrieval.found import Found
from service.service import Service
from service.wiring import open_snapshot
from tests.service.answering.chosen import labels_chosen, scored
from tests.support.memory_index import memory_index


def test_who_is_faulted_is_told_from_who_is_praised(sample_service: Service) -> None:
    answer = sample_service.ask("Which authorities struggle with supervision?")
    outcomes = {section.authority: section.outcome for section in answer.sections}
    assert outcomes["Eastwold"] is SectionOutcome.ANSWERED
    assert outcomes["Tidewell"] is SectionOutcome.SILENT
    assert "criticism on this" in answer.answer


def test_of_an_authority_named_the_other_side_is_told_and_said_to_be_that(sample_service: Service) -> None:
    answer = sample_service.ask("What are the weaknesses of supervision in Tidewell?")
    assert answer.answer.startswith("Nothing that faults this was found.")
    assert answer.citations


def test_weaknesses_asked_for_bring_no_strengths(sample_service: Service) -> None:
    answer = sample_service.ask("What are the weaknesses of supervision in Harrowmere?")
    assert "Needs to improve." in answer.answer
    assert "Strengths." not in answer.answer


def test_what_was_asked_for_is_told_from_what_was_found(sample_service: Service) -> None:
    answer = sample_service.ask("Which authorities were told to improve supervision?")
    assert "asked to do something about this" in answer.answer
    labels = {citation.paragraph for citation in answer.citations}
    assert labels
    assert all("improve" in label or label.isdigit() for label in labels)
    eastwold = next(section for section in answer.sections if section.authority == "Eastwold")
    assert eastwold.outcome is SectionOutcome.ANSWERED
    assert "Supervision and management oversight are weak" not in eastwold.text


def test_what_came_of_it_is_quoted_with_what_it_came_of() -> None:
    candidate = scored(
        {
            "1": [
                ("Visits are made.", 0.9),
                ("Workers change.", 0.8),
                ("For some children, this means that trust is lost.", 0.1),
            ]
        }
    )[0]
    run = with_what_leans(sentence_of(candidate, 1))
    assert run is not None
    assert run.quote == "Workers change. For some children, this means that trust is lost."
    assert with_what_leans(sentence_of(candidate, 0)) is None


def test_of_many_a_fault_of_something_else_counts_nobody() -> None:
    checks = Concept("health assessments", {"health assessments": 1.0, "initial health checks": 0.95}, True)
    question = Question(
        "", Intent.THEME, "late health assessments", (checks,), (), (), (), leaning=Leaning.FAULT
    )
    praised = [("Health assessments are prompt and thorough.", 0.9)]
    found = {
        "Alderbrook": scored({"1": praised, "2": [("Visits are late and plans are weak.", 0.8)]}),
        "Bywell": scored({"1": [("Too many health assessments are late.", 0.5)]}),
        "Corran": scored({"1": [("Too many initial health checks are late.", 0.5)]}),
    }
    found |= {f"Place {n}": scored({"1": praised}) for n in range(12)}
    chosen = labels_chosen(question, found, telling=checks)
    assert {name: labels for name, labels in chosen.items() if labels} == {"Bywell": ["1"], "Corran": ["1"]}


def test_of_many_who_does_not_have_it_is_not_faulted_for_it() -> None:
    hotels = Concept("hotels", {"hotels": 1.0}, True)
    text = "Which councils rely on hotels?"
    question = Question(text, Intent.THEME, "hotels", (hotels,), (), (), (), leaning=Leaning.FAULT)
    found = {
        "Alderbrook": scored({"1": [("Weak planning has ended: hotels are never used.", 0.9)]}),
        "Bywell": scored({"1": [("Too many children live in hotels, which is poor.", 0.9)]}),
    }
    found |= {f"Place {n}": scored({"1": [("Schools are good.", 0.9)]}) for n in range(12)}
    chosen = labels_chosen(question, found, telling=hotels)
    assert [name for name, labels in chosen.items() if labels] == ["Bywell"]


def test_who_lacks_what_is_good_is_faulted_for_it() -> None:
    mentors = Concept("mentors", {"mentors": 1.0}, True)
    text = "Which councils are criticised for mentors?"
    question = Question(text, Intent.THEME, "mentors", (mentors,), (), (), (), leaning=Leaning.FAULT)
    found = {
        "Alderbrook": scored({"1": [("Too many children are not offered mentors, which is poor.", 0.9)]})
    }
    found |= {f"Place {n}": scored({"1": [("Schools are good.", 0.9)]}) for n in range(12)}
    chosen = labels_chosen(question, found, telling=mentors)
    assert [name for name, labels in chosen.items() if labels] == ["Alderbrook"]


def test_of_a_region_only_who_plainly_is_counts() -> None:
    region = tuple(AskedAuthority(name, True, Scope.REGION) for name in ("Alderbrook", "Bywell"))
    question = Question("", Intent.COMPARE, "hotels", (), (), region, (), leaning=Leaning.PRAISE)
    found = {
        "Alderbrook": scored({"1": [("Hotels are not used well.", 0.9), ("Records are good.", 0.3)]}),
        "Bywell": scored({"1": [("Hotels are used well and safely.", 0.9)]}),
    }
    assert labels_chosen(question, found) == {"Alderbrook": [], "Bywell": ["1"]}


def test_a_fault_is_quoted_with_the_faults_of_it_right_behind() -> None:
    question = Question("", Intent.SINGLE, "hotels", (), (), (), (), leaning=Leaning.FAULT)
    candidates = scored(
        {
            "1": [
                ("Too many children live in hotels.", 0.9),
                ("Oversight of these hotels is weak.", 0.7),
                ("Schools are good.", 0.1),
            ]
        }
    )
    chooser = Chooser(Policy(), read_valence(memory_index([])))
    passages = chooser.passages(question, {"Alderbrook": Found(tuple(candidates), answers=1.0)})["Alderbrook"]
    assert passages[0].quote == "Too many children live in hotels. Oversight of these hotels is weak."


def test_the_rarest_official_term_is_the_telling_one(sample_data: Path) -> None:
    snapshot = open_snapshot(sample_data)
    question = snapshot.understand(
        "Which authorities are bad at return home interviews for children in care?"
    )
    telling = snapshot.retriever.prepare(question).telling
    assert telling is not None
    assert telling.written == "return home interviews"
