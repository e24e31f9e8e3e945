"""GET /static/…: the style sheet, the scripts, the icon."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from service.web.page import takes_gzip
from service.web.static_files import static_files

router = APIRouter(include_in_schema=False)

_YEAR = 31_536_000  # seconds


@router.get("/static/{name}")
def static(name: str, request: Request, v: str = "") -> Response:
    """A static file; under the address that pages give it, browsers may keep it for good."""
    file = static_files().get(name)
    if file is None:
        raise HTTPException(404)
    lasting = f"public, max-age={_YEAR}, immutable" if v == file.version else "no-cache"
    headers = {
        "Cache-Control": lasting,
        "ETag": f'"{file.version}"',
        "Vary": "Accept-Encoding",
        "X-Content-Type-Options": "nosniff",
    }
    if request.headers.get("if-none-match") == headers["ETag"]:
        return Response(status_code=304, headers=headers)
    if takes_gzip(request):
        return Response(
            file.packed, headers=headers | {"Content-Encoding": "gzip"}, media_type=file.media_type
        )
    return Response(file.plain, headers=headers, media_type=file.media_type)


@router.get("/favicon.ico")
def favicon(request: Request) -> Response:
    """The icon, for browsers that look here without asking the page."""
    return static("pilcrow.svg", request)
