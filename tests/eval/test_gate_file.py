from __future__ import annotations

from pathlib import Path

import pytest

from eval.errors import GateFileError
from eval.gate_file import LINE, Accepted, read_gate, write_accepted
from eval.perform import gate_path

BY_HAND = """# why it is so
tolerance = 0.02

[[thresholds]]
set = "small"
metric = "recall_at_10"
limit = 0.9
where = { kind = "single" }
"""


def test_thresholds_are_read(tmp_path: Path) -> None:
    path = tmp_path / "gate.toml"
    path.write_text(BY_HAND, encoding="utf-8")
    gate = read_gate(path)
    assert (gate.tolerance, gate.thresholds[0].limit, gate.thresholds[0].described) == (
        0.02,
        0.9,
        "kind single",
    )


def test_accepted_results_are_written_below_the_line_and_read_back(tmp_path: Path) -> None:
    path = tmp_path / "gate.toml"
    path.write_text(BY_HAND, encoding="utf-8")
    first = Accepted(scores={"right": 0.75, "failed": 0.0}, wrong=("q-2", "q-4"))
    second = Accepted(scores={"right": 1.0}, wrong=())
    write_accepted(path, {"small": first})
    write_accepted(path, {"small:split=test,sample=1/10": second})
    assert dict(read_gate(path).accepted) == {"small": first, "small:split=test,sample=1/10": second}
    text = path.read_text(encoding="utf-8")
    assert text.startswith(BY_HAND.rstrip())
    assert text.count(LINE) == 1
    write_accepted(path, {"small": second})
    assert read_gate(path).accepted["small"] == second


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("tolerance = ", "not TOML"),
        ("tolerance = 2.0", "tolerance: "),
        ('[[thresholds]]\nset = "a"\nmetric = "charm"\nlimit = 1.0', "unknown metric 'charm'"),
        (
            '[[thresholds]]\nset = "a"\nmetric = "right"\nlimit = 1.0\nwhere = { town = "b" }',
            "thresholds.0.where",
        ),
        ("[accepted.a]\nwrong = []\nscores = { charm = 1.0 }", "unknown metric charm"),
    ],
)
def test_a_file_that_cannot_be_used_says_why(tmp_path: Path, content: str, reason: str) -> None:
    path = tmp_path / "gate.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(GateFileError, match=reason):
        read_gate(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(GateFileError, match=r"gate\.toml: cannot be read"):
        read_gate(tmp_path / "gate.toml")


def test_the_packaged_file_can_be_used() -> None:
    assert read_gate(gate_path(None)).thresholds
