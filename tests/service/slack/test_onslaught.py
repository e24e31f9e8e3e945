"""The service as a process of its own, killed while it answers many events, some of which come twice."""

from __future__ import annotations

import asyncio
from pathlib import Path

from tests.service.slack.onslaught import onslaught


def test_killed_in_the_middle_two_replicas_answer_everything_exactly_once(
    sample_data: Path, tmp_path: Path
) -> None:
    database = f"sqlite:///{tmp_path / 'state.sqlite'}"
    figures = asyncio.run(onslaught(sample_data, database, events=60, kills=2, per_second=20, replicas=2))
    assert figures.kills == 2
    assert figures.deliveries > figures.questions
    assert figures.wrong() == {}
