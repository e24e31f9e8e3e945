from __future__ import annotations

import json
from pathlib import Path

from eval.evidence import check_evidence, fill_hashes, problems_by_record, text_hash
from eval.inside import IndexLibrary
from eval.records import read_gold
from tests.eval.small import TEXTS, SmallIndex, evidence, gold, small_gold, write_gold

LIBRARY = IndexLibrary(SmallIndex())


def test_a_hash_is_sixteen_hexadecimal_digits_of_the_text() -> None:
    assert text_hash("abc") == "ba7816bf8f01cfea"


def test_evidence_that_stands_raises_no_problem(tmp_path: Path) -> None:
    records = read_gold(write_gold(tmp_path / "gold.jsonl", small_gold()))
    assert check_evidence(records, LIBRARY) == ()


def test_evidence_that_is_gone_changed_or_unhashed_is_named(tmp_path: Path) -> None:
    whole = evidence("Alderby", "1")
    bad = [
        whole | {"report_id": "durham-2019-inspection"},
        whole | {"paragraph": "99"},
        whole | {"hash": None},
        whole | {"paragraph": "2"},
    ]
    records = read_gold(write_gold(tmp_path / "gold.jsonl", [gold("q-9", evidence=bad)]))
    found = check_evidence(records, LIBRARY)
    assert [str(one).split(" ")[:3] for one in found] == [
        ["q-9:", "evidence", "durham-2019-inspection#1"],
        ["q-9:", "evidence", "alderby-2020-inspection#99"],
        ["q-9:", "evidence", "alderby-2020-inspection#1"],
        ["q-9:", "evidence", "alderby-2020-inspection#2"],
    ]
    reasons = [one.reason for one in found]
    assert "not in the index" in reasons[0]
    assert "no longer exists" in reasons[1]
    assert "has no hash" in reasons[2]
    assert "has changed" in reasons[3]
    assert problems_by_record(found)["q-9"].count(";") >= 3


def test_filling_writes_missing_hashes_and_leaves_the_rest_as_it_is(tmp_path: Path) -> None:
    bare = {key: value for key, value in evidence("Carrow", "1").items() if key != "hash"}
    wrong = evidence("Carrow", "2") | {"hash": "0" * 16}
    path = write_gold(tmp_path / "gold.jsonl", [gold(evidence=[bare, wrong], notes="café")])
    assert fill_hashes(path, LIBRARY).written == 1
    first = json.loads(path.read_text(encoding="utf-8"))
    assert first["evidence"][0]["hash"] == text_hash(TEXTS["Carrow"][0])
    assert first["evidence"][1]["hash"] == "0" * 16
    assert fill_hashes(path, LIBRARY).written == 0
    assert fill_hashes(path, LIBRARY, anew=True).written == 2
    assert check_evidence(read_gold(path), LIBRARY) == ()
    assert list(json.loads(path.read_text(encoding="utf-8"))) == list(first)


def test_filling_names_evidence_that_is_not_there(tmp_path: Path) -> None:
    gone = {"report_id": "alderby-2020-inspection", "paragraph": "99", "grade": 2}
    path = write_gold(tmp_path / "gold.jsonl", [gold("q-7", evidence=[gone])])
    before = path.read_bytes()
    filling = fill_hashes(path, LIBRARY)
    assert [one.record_id for one in filling.problems] == ["q-7"]
    assert path.read_bytes() == before
