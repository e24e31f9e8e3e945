from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from eval.compare import compare
from eval.errors import RunFileError
from eval.gate import Judgement, accept, judge_set
from eval.gate_file import GateFile
from eval.report_console import console_report
from eval.report_html import html_report
from eval.report_json import json_report
from eval.report_junit import junit_report
from eval.report_markdown import markdown_report
from eval.result import RunResult, read_run
from tests.eval.small import gold
from tests.eval.world import SYSTEM, DamagedSystem, FailingSystem, small_result, small_run

GOOD, BAD = small_run(), small_run(DamagedSystem(SYSTEM))
GATE = GateFile(accepted={"small": accept(GOOD.sets[0])})


def judged(result: RunResult) -> tuple[Judgement, ...]:
    return tuple(judge_set(one, GATE) for one in result.sets)


def test_json_is_read_back_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "run.json"
    path.write_text(json_report(BAD), encoding="utf-8")
    assert read_run(path) == BAD
    assert read_run(path).fingerprint == BAD.fingerprint


def test_a_file_that_is_no_run_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "run.json"
    with pytest.raises(RunFileError, match="cannot be read"):
        read_run(path)
    path.write_text('{"sets": 1}', encoding="utf-8")
    with pytest.raises(RunFileError, match="not a result of"):
        read_run(path)


def test_junit_tells_wrong_answers_from_failures() -> None:
    result = small_run(FailingSystem(RuntimeError("it \x00 broke"), "brackmoor", DamagedSystem(SYSTEM)))
    suites = {suite.get("name"): suite for suite in ET.fromstring(junit_report(result, judged(result)))}
    small = suites["small"]
    assert (small.get("tests"), small.get("failures"), small.get("errors")) == ("6", "3", "1")
    assert [case.get("name") for case in small if case.find("error") is not None] == ["q-3"]
    assert [case.get("name") for case in small if case.find("failure") is not None] == ["q-1", "q-2", "q-6"]
    assert int(suites["gate"].get("failures") or 0) == len(judged(result)[0].falls)


def test_an_open_gate_is_one_passed_case_in_junit() -> None:
    suites = ET.fromstring(junit_report(GOOD, judged(GOOD)))
    gate = suites[-1]
    assert (gate.get("tests"), gate.get("failures"), len(gate)) == ("1", "0", 1)


def test_the_comment_says_what_fell_and_which_questions_changed() -> None:
    text = markdown_report(BAD, judged(BAD), [("small", compare(GOOD.sets[0], BAD.sets[0]))])
    assert "the gate is shut" in text
    assert "From right to wrong: q-1, q-2, q-3, q-6" in text
    assert "| Recall@10 |" in text
    assert "against the earlier run" in text
    assert "the gate is open" in markdown_report(GOOD, judged(GOOD))


def test_a_pipe_in_an_error_does_not_break_a_table() -> None:
    stale = gold("q-1", evidence=[{"report_id": "a|b", "paragraph": "1", "grade": 2}])
    result = small_run(SYSTEM, stale)
    assert "a\\|b#1" in markdown_report(result, judged(result))


def test_baselines_stand_beside_the_service() -> None:
    other = small_result(DamagedSystem(SYSTEM))
    result = RunResult(sets=GOOD.sets, baselines=(other,))
    assert "| small | pilcrow | damaged |" in markdown_report(result, judged(result))
    assert '<th scope="col">damaged</th>' in html_report(result, judged(result))
    assert "small (damaged)" in console_report(result, judged(result))


class Page(HTMLParser):
    """Collects tags with their attributes; complains about tags left open."""

    void = frozenset({"meta", "rect", "line", "path", "br"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in self.void:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.void:
            assert self.open.pop() == tag


def test_the_page_is_whole_and_needs_nothing_from_elsewhere() -> None:
    text = html_report(BAD, judged(BAD))
    page = Page(text)
    assert page.open == []
    names = {tag for tag, _ in page.tags}
    assert not names & {"script", "img", "link", "iframe"}
    assert not re.search(r"https?://|url\(|@import", text)
    assert ("html", {"lang": "en"}) in page.tags
    charts = [attributes for tag, attributes in page.tags if tag == "svg"]
    assert charts
    assert all(attributes["role"] == "img" for attributes in charts)
    assert text.count("<title>") == len(charts) + 1
    assert all(attributes.get("scope") for tag, attributes in page.tags if tag == "th")


def test_the_page_shows_each_wrong_question_with_wanted_and_given() -> None:
    page = Page(html_report(BAD, judged(BAD)))
    assert [attributes["id"] for tag, attributes in page.tags if tag == "article"] == [
        "q-1",
        "q-2",
        "q-3",
        "q-6",
    ]
    assert "alderby-2020-inspection#1" in html_report(BAD, judged(BAD))


def test_the_heat_map_has_authorities_and_kinds() -> None:
    text = html_report(GOOD, judged(GOOD))
    assert "Alderby, compare: 1.00" in text
    assert "Carrow, fact: 1.00" in text
    assert "no authority asked about, out of scope: 1.00" in text


def test_text_from_questions_cannot_become_markup() -> None:
    nasty = gold("q-1", question="<script>alert(1)</script> Alderby & missing?", outcome="partial")
    result = small_run(SYSTEM, nasty)
    text = html_report(result, judged(result))
    assert "<script>" not in text
    assert "&lt;script&gt;" in text


def test_the_console_says_it_in_short() -> None:
    text = console_report(BAD, judged(BAD), [("small", compare(GOOD.sets[0], BAD.sets[0]))])
    assert "small (damaged): 2 of 6 questions right" in text
    assert "from right to wrong: q-1, q-2, q-3, q-6" in text
    assert text.rstrip().endswith(f"gate SHUT; results {BAD.fingerprint}")
    assert "gate open" in console_report(GOOD, judged(GOOD))


def test_json_holds_every_question_with_its_scores() -> None:
    loaded = json.loads(json_report(GOOD))
    assert [one["id"] for one in loaded["sets"][0]["questions"]] == [f"q-{number}" for number in range(1, 7)]
    assert loaded["sets"][0]["measured"]["prompt_tokens"] == 12
