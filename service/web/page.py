"""A page: a template filled in, with the headers that every page has, packed where the browser unpacks."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import AsyncIterable, AsyncIterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from fastapi import Request
from fastapi.responses import HTMLResponse, Response, StreamingResponse

from service.web.static_files import static_url

if TYPE_CHECKING:
    from jinja2 import Environment

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "private, no-cache",
    "Vary": "Accept-Encoding",
}
_SMALL = 1000  # bytes; packing less than this saves nothing


@lru_cache(maxsize=1)
def templates() -> Environment:
    """The templates with the functions they use; everything they print is escaped."""
    from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

    from service.web.render import answer_html, marked_text, section_html
    from service.wording import counted, day, kind_name, listed, possessive, report_name, when

    environment = Environment(
        loader=PackageLoader("service.web"),
        autoescape=select_autoescape(),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["sentence"] = lambda text: text[:1].upper() + text[1:]
    environment.globals.update(
        answer_html=answer_html,
        counted=counted,
        day=day,
        kind_name=kind_name,
        listed=listed,
        marked_text=marked_text,
        possessive=possessive,
        report_name=report_name,
        section_html=section_html,
        static_url=static_url,
        when=when,
    )
    return environment


def rendered(name: str, **values: Any) -> str:
    """The text of a template filled in."""
    return templates().get_template(name).render(**values)


def page(request: Request, name: str, status: int = 200, **values: Any) -> Response:
    """The page that a template makes; `request` says whether it may be packed."""
    return packed(request, rendered(name, **values), status)


def packed(request: Request, html: str, status: int = 200) -> Response:
    """A page of finished HTML."""
    body = html.encode()
    if len(body) < _SMALL or not takes_gzip(request):
        return HTMLResponse(body, status, HEADERS)
    return HTMLResponse(gzip.compress(body, 5), status, HEADERS | {"Content-Encoding": "gzip"})


def flowing(request: Request, pieces: AsyncIterable[str]) -> Response:
    """A page sent piece by piece as each is ready."""
    if takes_gzip(request):
        return StreamingResponse(
            _squeezed(pieces), headers=HEADERS | {"Content-Encoding": "gzip"}, media_type="text/html"
        )
    return StreamingResponse(pieces, headers=HEADERS, media_type="text/html")


async def _squeezed(pieces: AsyncIterable[str]) -> AsyncIterator[bytes]:
    packer = zlib.compressobj(5, wbits=31)
    async for piece in pieces:
        yield packer.compress(piece.encode()) + packer.flush(zlib.Z_SYNC_FLUSH)
    yield packer.flush()


def takes_gzip(request: Request) -> bool:
    """Whether the browser unpacks gzip."""
    return "gzip" in request.headers.get("accept-encoding", "").lower()
