"""Finding report files: folders recursively, what a manifest says of them, and what must not be read."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

SUFFIXES = frozenset({".pdf", ".txt", ".text", ".md", ".html", ".htm", ".docx"})
MANIFEST = "manifest.csv"
REGISTER = "authorities.csv"


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read; `published` and `url` come from a manifest beside it."""

    path: Path
    name: str
    published: date | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that is not read, and why, for a person."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Found:
    """All files under some paths, in order of their names."""

    sources: tuple[Source, ...]
    refused: tuple[Refused, ...]
    registers: tuple[Path, ...]


def discover(paths: Iterable[Path]) -> Found:
    """Files named or under folders named. Hidden files and files of other types are passed over.

    A symbolic link that leads out of the folder it was found in is refused.
    """
    sources: dict[Path, Source] = {}
    refused: list[Refused] = []
    registers: list[Path] = []
    for path in paths:
        root = path if path.is_dir() else path.parent
        registers.extend(sorted(root.rglob(REGISTER)) if path.is_dir() else ())
        for file in sorted(path.rglob("*")) if path.is_dir() else (path,):
            if not _wanted(file, root, named=not path.is_dir()):
                continue
            name = str(file.relative_to(root))
            if not file.resolve().is_relative_to(root.resolve()):
                refused.append(
                    Refused(name, "is a link that leads out of the folder; copy the file itself into it")
                )
            elif file.resolve() not in sources:
                sources[file.resolve()] = _source(file, name)
    return Found(tuple(sources.values()), tuple(refused), tuple(registers))


def _wanted(file: Path, root: Path, *, named: bool) -> bool:
    if named:
        return True
    hidden = any(part.startswith(".") for part in file.relative_to(root).parts)
    return file.suffix.lower() in SUFFIXES and not hidden and not file.is_dir() and file.name != "README.md"


def _source(file: Path, name: str) -> Source:
    row = _manifest(file.parent).get(file.name, {})
    published = row.get("published") or ""
    try:
        day = date.fromisoformat(published.strip()) if published.strip() else None
    except ValueError:
        day = None
    return Source(file, name, day, (row.get("url") or "").strip() or None)


def _manifest(folder: Path) -> dict[str, dict[str, str]]:
    path = folder / MANIFEST
    if not path.is_file():
        return {}
    with path.open(encoding="utf-8-sig", newline="") as file:
        return {row["file"]: row for row in csv.DictReader(file) if row.get("file")}


def content_hash(path: Path) -> str:
    """SHA-256 of a file's bytes, in hex; raises OSError when it cannot be read."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
