"""Pages for people: ask, compare, the library of reports, one report to read."""

from __future__ import annotations

from fastapi import APIRouter

from service.routes import (
    pages_ask,
    pages_compare,
    pages_feedback,
    pages_library,
    pages_read,
    pages_static,
)

router = APIRouter(include_in_schema=False)
for part in (pages_ask, pages_compare, pages_library, pages_read, pages_feedback, pages_static):
    router.include_router(part.router)
