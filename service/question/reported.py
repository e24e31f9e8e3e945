"""Names that only the reports know: authorities that the register has not, and inspectors."""

from __future__ import annotations

from collections.abc import Sequence

from indexer.authorities import Authority, Register
from indexer.contracts import StoredReport


def with_reported(register: Register, reports: Sequence[StoredReport]) -> Register:
    """The register with rows for authorities that only the reports know."""
    known = {authority.name for authority in register.authorities}
    missing = {
        stored.report.authority: Authority(
            stored.report.authority, stored.report.urn, region=stored.report.region
        )
        for stored in reports
        if stored.report.authority not in known
    }
    return register.extended(missing.values()) if missing else register


def inspectors_of(stored: StoredReport) -> tuple[str, ...]:
    """The inspectors that a report names, the lead inspector last."""
    lead = stored.report.lead_inspector
    return (*stored.report.inspectors, *((lead,) if lead else ()))
