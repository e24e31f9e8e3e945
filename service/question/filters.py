"""What a caller narrows a question by; field names are those callers rely on (docs/api.md)."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from service.wire import SentText, Wire


class Filters(Wire):
    """Narrows a question; names, ids, years and regions are joined by *and*, values by *or*."""

    authorities: Annotated[
        tuple[SentText, ...], Field(description="Names of authorities, any known spelling", max_length=200)
    ] = ()
    report_ids: Annotated[
        tuple[SentText, ...], Field(description="Report ids as listed by /v1/reports", max_length=1000)
    ] = ()
    years: Annotated[
        tuple[Annotated[int, Field(strict=True)], ...],
        Field(description="Years of inspection", max_length=50),
    ] = ()
    regions: Annotated[tuple[SentText, ...], Field(description="Regions of England", max_length=20)] = ()
    kinds: Annotated[
        tuple[SentText, ...],
        Field(description="Kinds of report: inspection, focused-visit, …", max_length=10),
    ] = ()
