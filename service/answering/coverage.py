"""What was searched and where nothing was found: as numbers, and in words."""

from __future__ import annotations

from collections.abc import Sequence

from service.answering.model import Coverage, Section, SectionOutcome
from service.answering.verify import markers
from service.wording import counted, listed

_NAMED_AT_MOST = 12


def coverage(sections: Sequence[Section], reports_searched: int) -> Coverage:
    """Coverage of an answer whose `sections` hold one entry an authority; who is silent and yet quoted comes near."""
    silent, missing, failed = (
        tuple(section.authority for section in sections if section.outcome is outcome)
        for outcome in (SectionOutcome.SILENT, SectionOutcome.NOT_HELD, SectionOutcome.FAILED)
    )
    parts = [
        f"{counted(len(sections), 'authority', 'authorities')}, {counted(reports_searched, 'report')} searched"
    ]
    near = [one.authority for one in sections if one.authority in silent and markers(one.text)]
    if nothing := [name for name in silent if name not in near]:
        parts.append(f"nothing on this from {named(nothing)}")
    if near:
        parts.append(f"only near it: {named(near)}")
    if missing:
        parts.append(f"no report held of {named(missing)}")
    if failed:
        parts.append(f"could not be read: {named(failed)}")
    return Coverage(
        authorities_asked=len(sections),
        reports_searched=reports_searched,
        silent=silent,
        not_held=missing,
        failed=failed,
        statement="; ".join(parts) + ".",
    )


def named(names: Sequence[str]) -> str:
    """The names, or how many where they are too many to read; they are all in the sections."""
    return listed(names) if len(names) <= _NAMED_AT_MOST else counted(len(names), "authority", "authorities")
