"""`make bench`: how long the main job takes here, measured on real processes and printed as a table.

Nothing is asserted: figures depend on the machine. They are written to docs/performance.md by whoever
changes what they measure.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SINGLE = (
    "Does Gateshead offer return home interviews to every child who goes missing?",
    "How are social workers' caseloads in Newcastle?",
    "What does Northumberland need to improve for care leavers?",
    "Is supervision good enough in South Tyneside?",
    "How does Gateshead deal with domestic abuse?",
)
COMPARE = (
    "How did each authority handle return home interviews?",
    "Compare how all the authorities support care leavers.",
    "What do the reports of all four authorities say about assessments?",
)
_REPEATS = 20


def main() -> None:
    """Measure over the folder named and print a Markdown table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("reports", type=Path, help="folder of reports to index")
    folder = parser.parse_args().reports
    rows = [("`pilcrow --help`", _seconds(["--help"]))]
    with tempfile.TemporaryDirectory() as scratch:
        data = Path(scratch) / "data"
        rows += _index_figures(folder, data)
        rows.append(("first answer from process start", _seconds(["ask", SINGLE[0], "--data", str(data)])))
        rows += _warm_figures(data)
    print(f"\n| over {folder.name} | measured |\n| --- | --- |")
    for name, figure in rows:
        print(f"| {name} | {figure} |")


def _command(arguments: list[str]) -> list[str]:
    return [str(Path(sys.executable).with_name("pilcrow")), *arguments]


def _run(arguments: list[str]) -> float:
    started = time.perf_counter()
    done = subprocess.run(_command(arguments), capture_output=True, text=True, check=False, env=os.environ)
    if done.returncode not in (0, 1):
        sys.exit(f"pilcrow {' '.join(arguments)} failed:\n{done.stdout}{done.stderr}")
    return time.perf_counter() - started


def _seconds(arguments: list[str]) -> str:
    return f"{statistics.median(_run(arguments) for _ in range(5)):.2f} s"


def _index_figures(folder: Path, data: Path) -> list[tuple[str, str]]:
    first = _run(["index", str(folder), "--data", str(data)])
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    again = _run(["index", str(folder), "--data", str(data)])
    return [
        ("index from nothing", f"{first:.1f} s"),
        ("largest process while indexing", f"{peak:.0f} MB"),
        ("index again, nothing changed", f"{again:.1f} s"),
    ]


def _warm_figures(data: Path) -> list[tuple[str, str]]:
    script = (
        "import json, sys, time\n"
        "from service.wiring import open_service\n"
        "from pathlib import Path\n"
        "service = open_service(Path(sys.argv[1]))\n"
        "questions, repeats = json.loads(sys.argv[2]), int(sys.argv[3])\n"
        "for question in questions: service.ask(question)\n"
        "taken = []\n"
        "for _ in range(repeats):\n"
        "    for question in questions:\n"
        "        started = time.perf_counter(); service.ask(question)\n"
        "        taken.append((time.perf_counter() - started) * 1000)\n"
        "print(json.dumps(taken))\n"
    )
    rows = []
    for name, questions in (("one authority", SINGLE), ("comparison of all", COMPARE)):
        arguments = [sys.executable, "-c", script, str(data), json.dumps(questions), str(_REPEATS)]
        done = subprocess.run(arguments, capture_output=True, text=True, check=True)
        taken = sorted(json.loads(done.stdout))
        rows.append(
            (
                f"warm answer, {name}",
                f"median {statistics.median(taken):.1f} ms, p95 {taken[int(0.95 * len(taken))]:.1f} ms",
            )
        )
    return rows


if __name__ == "__main__":
    main()
