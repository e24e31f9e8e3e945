from __future__ import annotations

import json
from pathlib import Path

import pytest

from eval.candidates import Feedback, candidates, read_feedback
from eval.errors import GoldError
from eval.records import read_gold


def feedback(question: str, verdict: str = "down", reason: str = "", day: int = 1) -> Feedback:
    at = f"2026-01-{day:02}T10:00:00Z"
    return Feedback.model_validate(
        {"question": question, "outcome": "not_found", "verdict": verdict, "reason": reason, "at": at}
    )


def test_questions_with_thumbs_down_become_candidates_most_frequent_first() -> None:
    found = candidates(
        [
            feedback("Once only?"),
            feedback("Who leads  Alderby?", reason="wrong person", day=2),
            feedback("who leads alderby?", reason="too long", day=1),
            feedback("Liked", verdict="up"),
        ]
    )
    assert [(one.question, one.times) for one in found] == [("Who leads  Alderby?", 2), ("Once only?", 1)]
    assert found[0].reasons == ("too long", "wrong person")


def test_a_draft_has_the_fields_of_a_record_and_is_refused_until_it_is_filled_in(tmp_path: Path) -> None:
    draft = candidates([feedback("Who leads Alderby?", reason="wrong")])[0].draft()
    assert (
        json.loads(draft)["notes"] == "Marked unhelpful once, last on 2026-01-01 (answered not_found): wrong"
    )
    path = tmp_path / "drafts.jsonl"
    path.write_text(draft, encoding="utf-8")
    with pytest.raises(GoldError, match="kind"):
        read_gold(path)
    whole = json.loads(draft) | {
        "kind": "unanswerable",
        "style": "plain",
        "authorities": [],
        "evidence": [],
        "outcome": "not_found",
        "trap": "topic_absent",
    }
    path.write_text(json.dumps(whole), encoding="utf-8")
    assert read_gold(path)[0].question == "Who leads Alderby?"


def test_the_order_of_feedback_does_not_matter() -> None:
    given = [feedback("b?", day=2), feedback("a?", day=3), feedback("B?", day=1)]
    assert [one.draft() for one in candidates(given)] == [one.draft() for one in candidates(given[::-1])]


def test_feedback_is_read_with_bad_lines_named(tmp_path: Path) -> None:
    path = tmp_path / "feedback.jsonl"
    good = {"question": "?", "outcome": "answered", "verdict": "down", "at": "2026-01-01T00:00:00Z", "id": 7}
    path.write_text(json.dumps(good) + "\n\n", encoding="utf-8")
    assert len(read_feedback(path)) == 1
    path.write_text(json.dumps(good) + '\n{"question": "?"}\nx\n', encoding="utf-8")
    with pytest.raises(GoldError, match=r"feedback\.jsonl:2: outcome(.|\n)*feedback\.jsonl:3: "):
        read_feedback(path)
