"""JUnit XML: a suite for each set and a case for each question, and a suite for the gate."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree import ElementTree as ET

from eval.gate import Fall, Judgement
from eval.result import QuestionResult, RunResult, SetResult

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def junit_report(result: RunResult, judgements: Sequence[Judgement]) -> str:
    """Wrong answers are failures, failed questions errors, and each fall at the gate a failure."""
    root = ET.Element("testsuites", name="pilcrow eval")
    for one in result.sets:
        root.append(_set_suite(one))
    root.append(_gate_suite(judgements))
    ET.indent(root)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _set_suite(result: SetResult) -> ET.Element:
    errors = sum(question.error is not None for question in result.questions)
    failures = sum(not question.right and question.error is None for question in result.questions)
    suite = ET.Element(
        "testsuite",
        name=result.key,
        tests=str(len(result.questions)),
        failures=str(failures),
        errors=str(errors),
    )
    for question in result.questions:
        suite.append(_case(result.name, question))
    return suite


def _case(set_name: str, question: QuestionResult) -> ET.Element:
    case = ET.Element("testcase", classname=f"{set_name}.{question.kind.value}", name=question.id)
    if question.error is not None:
        child = ET.SubElement(case, "error", message=_clean(question.error))
    elif not question.right:
        child = ET.SubElement(case, "failure", message=_clean("; ".join(question.wrong)))
    else:
        return case
    lines = (question.question, *question.wrong, f"cited: {', '.join(question.given.cited) or 'nothing'}")
    child.text = _clean("\n".join(lines))
    return case


def _gate_suite(judgements: Sequence[Judgement]) -> ET.Element:
    falls = [fall for judgement in judgements for fall in judgement.falls]
    suite = ET.Element(
        "testsuite", name="gate", tests=str(max(len(falls), 1)), failures=str(len(falls)), errors="0"
    )
    if not falls:
        ET.SubElement(suite, "testcase", classname="gate", name="open")
    for fall in falls:
        case = ET.SubElement(
            suite, "testcase", classname=f"gate.{fall.set_name}", name=f"{fall.metric} ({fall.where})"
        )
        failure = ET.SubElement(case, "failure", message=_described(fall))
        failure.text = _clean("\n".join(fall.questions))
    return suite


def _described(fall: Fall) -> str:
    value = "nothing to judge by" if fall.value is None else f"{fall.value:.3f}"
    return f"{value}, demanded {fall.limit:.3f} ({fall.why})"


def _clean(text: str) -> str:
    """Text without the characters that XML 1.0 does not allow."""
    return _NOT_XML.sub("\ufffd", text)
