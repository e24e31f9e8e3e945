"""The style sheet, scripts and icon: read once, named by their content so that browsers keep them."""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

_KINDS = {
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
    "txt": "text/plain; charset=utf-8",
}


@dataclass(frozen=True, slots=True)
class StaticFile:
    """One file as it is sent: plain, packed, its media type and a short name of its content."""

    plain: bytes
    packed: bytes
    media_type: str
    version: str


@lru_cache(maxsize=1)
def static_files() -> dict[str, StaticFile]:
    """All static files of the package by name."""
    found = {}
    for entry in files("service.web").joinpath("static").iterdir():
        kind = entry.name.rpartition(".")[2]
        if kind in _KINDS:
            plain = entry.read_bytes()
            version = hashlib.sha256(plain).hexdigest()[:12]
            found[entry.name] = StaticFile(plain, gzip.compress(plain, 9, mtime=0), _KINDS[kind], version)
    return found


def static_url(name: str) -> str:
    """Address of a static file, changing with its content."""
    return f"/static/{name}?v={static_files()[name].version}"
