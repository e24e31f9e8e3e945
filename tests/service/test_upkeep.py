"""What a service does between requests."""

from __future__ import annotations

from pathlib import Path

from service.upkeep import Upkeep
from service.wiring import open_service, open_state

QUESTION = "Which authorities offer return home interviews?"


def test_paragraphs_are_read_before_anybody_asks_about_them(sample_data: Path, tmp_path: Path) -> None:
    asked, ahead = open_service(sample_data), open_service(sample_data)
    paragraphs = sum(stored.end - stored.start for stored in ahead.index().reports())

    Upkeep(ahead, open_state(tmp_path), feedback_days=0).look()

    assert ahead.read_ahead(1) == 0
    assert asked.read_ahead(paragraphs - 1) == paragraphs - 1
    assert asked.read_ahead(paragraphs) == 1
    assert ahead.ask(QUESTION).answer == asked.ask(QUESTION).answer
