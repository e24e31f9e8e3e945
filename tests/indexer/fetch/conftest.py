"""A publisher of three authorities that do not exist."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from tests.support.publisher import Document, Publisher, pdf, publishing

INSPECTION = "Children's services inspection"
VISIT = "Children's services focused visit"


@pytest.fixture
def publisher() -> Iterator[Publisher]:
    with publishing() as world:
        world.authority(
            "99001",
            "Eastwold Council",
            Document(501, VISIT, date(2018, 3, 2), pdf("visit")),
            Document(502, INSPECTION, date(2019, 6, 11), pdf("inspection", 200_000)),
            Document(503, "Area SEND full inspection", date(2024, 7, 15), pdf("special needs")),
        )
        world.authority(
            "99002", "Harrowmere", Document(504, INSPECTION, date(2024, 4, 30), pdf("harrowmere"))
        )
        world.authority("99003", "Tidewell & Sands", Document(505, VISIT, date(2021, 1, 8), pdf("tidewell")))
        yield world
