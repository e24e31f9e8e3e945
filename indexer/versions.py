"""Versions of our own code, by its content: what other code made is made again, without anybody counting."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files

_READING = ("parse.py", "checks.py", "model.py", "authorities.py", "authorities.csv", "serial.py")
_INDEXING = ("sentences.py", "chunking.py", "reconcile.py")


@cache
def parser_version() -> str:
    """Changes with the code that reads and structures files."""
    return _version({"indexer": _READING, "indexer.readers": (), "indexer.structure": ()})


@cache
def index_version() -> str:
    """Changes with the code that makes an index of what was read."""
    return _version({"indexer": _INDEXING, "indexer.store": ()})


def fingerprint(*parts: str) -> str:
    """One short text that differs when any of `parts` does."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part.encode("utf-8", "surrogatepass") + b"\0")
    return digest.hexdigest()


def _version(packages: dict[str, tuple[str, ...]]) -> str:
    """A digest of the files named in each package, or of all its modules where none is named."""
    digest = hashlib.sha256()
    for package, names in packages.items():
        for file in sorted(files(package).iterdir(), key=lambda one: one.name):
            if file.name in names or (not names and file.name.endswith(".py")):
                digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()
