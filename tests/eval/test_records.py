from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from eval.errors import GoldError
from eval.records import Split, read_gold, select
from tests.eval.small import evidence, gold, small_gold, write_gold


def problems(path: Path) -> list[str]:
    with pytest.raises(GoldError) as caught:
        read_gold(path)
    return [str(problem) for problem in caught.value.problems]


def test_records_are_read_in_order_and_blank_lines_skipped(tmp_path: Path) -> None:
    lines = [json.dumps(record) for record in small_gold()]
    path = tmp_path / "gold.jsonl"
    path.write_text("\n\n".join(lines) + "\n", encoding="utf-8")
    assert [record.id for record in read_gold(path)] == ["q-1", "q-2", "q-3", "q-4", "q-5", "q-6"]


def test_every_bad_line_is_named_with_its_reason(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    bad = [
        json.dumps(gold("fine")),
        '{"id": "cut off',
        "[1]",
        json.dumps(gold("wrong-kind", kind="riddle")),
        json.dumps(gold("fine")),
        json.dumps(gold("extra", colour="red")),
        json.dumps({"id": "bare"}),
        "[" * 100_000,
    ]
    path.write_text("\n".join(bad), encoding="utf-8")
    found = problems(path)
    assert [problem.split(":")[1] for problem in found] == ["2", "3", "4", "5", "6", "7", "8"]
    assert "not JSON" in found[0]
    assert "object is expected" in found[1]
    assert "kind:" in found[2]
    assert "already used on line 1" in found[3]
    assert "colour" in found[4]
    assert "question: Field required" in found[5]
    assert "nested without end" in found[6]


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"evidence": [evidence("Alderby", "1")] * 2}, "named twice"),
        ({"outcome": "not_found"}, "contradicts evidence"),
        ({"evidence": []}, "needs evidence of grade 2"),
        ({"outcome": "out_of_scope", "evidence": []}, "belong together"),
        ({"kind": "unanswerable", "outcome": "not_found", "evidence": []}, "names its trap"),
        ({"silent": ["Carrow"], "not_held": ["Carrow"]}, "both silent and not held"),
        ({"evidence": [evidence("Alderby", "1") | {"grade": 3}]}, "evidence.0.grade"),
        ({"evidence": [evidence("Alderby", "1") | {"hash": "xyz"}]}, "evidence.0.hash"),
        ({"filters": {"towns": ["Alderby"]}}, "filters.towns"),
    ],
)
def test_a_record_that_contradicts_itself_is_refused(
    tmp_path: Path, fields: dict[str, Any], reason: str
) -> None:
    assert reason in problems(write_gold(tmp_path / "gold.jsonl", [gold(**fields)]))[0]


def test_a_file_of_another_format_does_not_fill_the_screen(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(gold("fine"), indent=1) * 5, encoding="utf-8")
    with pytest.raises(GoldError) as caught:
        read_gold(path)
    assert len(str(caught.value).splitlines()) == 21
    assert str(caught.value).endswith(f"and {len(caught.value.problems) - 20} more")


def test_a_file_without_questions_is_refused(tmp_path: Path) -> None:
    assert "holds no question" in problems(write_gold(tmp_path / "gold.jsonl", []))[0]


def test_a_missing_or_unreadable_file_is_named(tmp_path: Path) -> None:
    assert "gold.jsonl: cannot be read" in problems(tmp_path / "gold.jsonl")[0]
    (tmp_path / "latin.jsonl").write_bytes(b"\xff\xfe")
    assert "cannot be read" in problems(tmp_path / "latin.jsonl")[0]


def test_a_line_separator_within_a_question_does_not_break_its_line(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(gold(question="one\u2028two"), ensure_ascii=False), encoding="utf-8")
    assert read_gold(path)[0].question == "one\u2028two"


def test_split_and_sample_depend_on_the_order_of_the_file_alone(tmp_path: Path) -> None:
    records = read_gold(write_gold(tmp_path / "gold.jsonl", small_gold()))
    assert [one.id for one in select(records, Split.TUNE)] == ["q-3"]
    assert [one.id for one in select(records, None, (2, 3))] == ["q-2", "q-5"]
    assert [one.id for one in select(records, Split.TEST, (1, 2))] == ["q-1", "q-4", "q-6"]


def test_every_authority_asked_is_listed_once(tmp_path: Path) -> None:
    record = read_gold(
        write_gold(
            tmp_path / "gold.jsonl",
            [gold(silent=["Carrow"], not_held=["Durham"], authorities=["Alderby", "Carrow"])],
        )
    )[0]
    assert record.asked == ("Alderby", "Carrow", "Durham")
