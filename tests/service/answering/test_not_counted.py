"""Who is counted by a report superseded since is told apart among those who are counted."""

from __future__ import annotations

from dataclasses import replace

from service.answering.citations import CitationBook
from service.answering.extractive import write_passages
from service.answering.model import Section, SectionOutcome
from service.answering.not_counted import NotCounted, by_earlier
from service.answering.passages import best_run
from service.answering.summary import summary
from service.question.model import Intent, Question
from tests.service.answering.chosen import scored

THEME = Question("Which councils lend lanterns?", Intent.THEME, "lanterns", (), (), (), ())
SECTIONS = [
    Section(authority=name, report_id=name, year=year, outcome=SectionOutcome.ANSWERED, text="So it is. [1]")
    for name, year in (("Alderbrook", 2015), ("Bywell", 2021))
]


def test_who_says_it_in_nothing_but_superseded_reports_is_found_by_what_is_quoted() -> None:
    passage = best_run(scored({"1": [("Lanterns are lent.", 0.9)]})[0])
    older = passage.scored.report
    newer = replace(older, start=older.end, report=replace(older.report, report_id="newer"))
    older = replace(older, superseded_by="newer")
    quoted = replace(passage, scored=replace(passage.scored, report=older))
    later = replace(passage, scored=replace(passage.scored, report=newer))
    chosen = {"Old alone": [quoted], "Both": [quoted, later], "New": [later], "Silent": []}
    assert by_earlier(chosen, [older, newer]) == {"Old alone"}
    assert by_earlier(chosen, [older]) == frozenset()


def test_the_first_line_names_them_with_the_year_unless_times_are_asked_about() -> None:
    apart = NotCounted(earlier=frozenset({"Alderbrook"}))
    said = "Of these, Alderbrook (2015) by a report superseded since."
    assert said in summary(THEME, SECTIONS, [], apart)
    assert said not in summary(THEME, SECTIONS, [], NotCounted())
    assert said not in summary(replace(THEME, years=(2015,)), SECTIONS, [], apart)
    assert said not in summary(replace(THEME, intent=Intent.TEMPORAL), SECTIONS, [], apart)


def test_the_report_itself_is_marked_where_it_is_quoted() -> None:
    passage = best_run(scored({"1": [("Lanterns are lent.", 0.9)]})[0])
    of = passage.scored.report.report.report_id
    text = write_passages([passage], CitationBook(), judged=False, oldest_first=False, superseded={of})
    assert text == "*Inspection, June 2021, superseded since:* Lanterns are lent. [1]"
