"""The main job over the five North East reports, end to end through the commands a user types.

Run by `.ci/run`. Exit 1 with a line for each thing that is not as it must be.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

QUESTION = "How did each authority handle return home interviews?"
NUMBERED = {
    "newcastle-upon-tyne-2017-inspection": 107,
    "gateshead-2019-inspection": 42,
    "northumberland-2020-inspection": 39,
}
SILENT = "Northumberland"
CITED = {("gateshead-2019-inspection", "13"), ("newcastle-upon-tyne-2017-inspection", "30")}
AUTHORITIES = {"Gateshead", "Newcastle upon Tyne", "South Tyneside", "Northumberland"}


def main() -> None:
    """Index, read back, ask; say what fails."""
    folder = Path(sys.argv[1])
    with tempfile.TemporaryDirectory() as data:
        failures = [*_check_reading(folder, data), *_check_answer(data)]
    for failure in failures:
        print(f"NOT AS IT MUST BE: {failure}")
    print(f"Acceptance over {folder.name}: {'failed' if failures else 'passed'}.")
    sys.exit(1 if failures else 0)


def _pilcrow(*arguments: str) -> str:
    command = [str(Path(sys.executable).with_name("pilcrow")), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(command)} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    return done.stdout


def _check_reading(folder: Path, data: str) -> list[str]:
    print(_pilcrow("index", str(folder), "--data", data))
    failures = []
    for report_id, last in NUMBERED.items():
        report = json.loads(_pilcrow("show", report_id, "--json", "--data", data))
        numbers = [one["number"] for one in report["paragraphs"] if one["number"] is not None]
        if numbers != list(range(1, last + 1)):
            failures.append(f"{report_id} has the numbers {numbers}, not 1 to {last} in order")
    return failures


def _check_answer(data: str) -> list[str]:
    answer: dict[str, Any] = json.loads(_pilcrow("ask", QUESTION, "--json", "--data", data))
    outcomes = {section["authority"]: section["outcome"] for section in answer["sections"]}
    cited = {(citation["report_id"], citation["paragraph"]) for citation in answer["citations"]}
    failures = []
    if set(outcomes) != AUTHORITIES:
        failures.append(f"sections for {sorted(outcomes)}, not for {sorted(AUTHORITIES)}")
    wanted = {name: "silent" if name == SILENT else "answered" for name in AUTHORITIES}
    failures.extend(
        f"{name} is {outcomes.get(name)}, not {outcome}"
        for name, outcome in sorted(wanted.items())
        if outcomes.get(name) != outcome
    )
    failures.extend(
        f"paragraph {paragraph} of {report} is not cited" for report, paragraph in sorted(CITED - cited)
    )
    if answer["coverage"]["reports_searched"] != 5:
        failures.append(f"{answer['coverage']['reports_searched']} reports searched, not 5")
    failures.extend(
        f"the quote of {citation['label']} is not verbatim"
        for citation in answer["citations"]
        if citation["quote"] not in citation["text"] or citation["status"] != "verified"
    )
    return failures


if __name__ == "__main__":
    main()
