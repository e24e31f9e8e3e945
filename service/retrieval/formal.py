"""Sections that tell of the inspection and its inspectors, and nothing of the services."""

from __future__ import annotations

import re
from collections.abc import Sequence

_OF_THE_INSPECTION = re.compile(
    r"information about this inspection|about (?:this|the) (?:inspection|report)|inspection team|cover|judgements mean"
)


def is_of_the_inspection(section: Sequence[str]) -> bool:
    """Whether a section, by its headings, tells of how it was inspected and by whom."""
    return _OF_THE_INSPECTION.search(" ".join(section).lower()) is not None
