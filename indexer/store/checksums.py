"""What every file of a generation must be: its size, looked at on opening, and its SHA-256, on request."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from indexer.store.generations import IN_USE

FILE = "checksums.json"


def write_checksums(folder: Path) -> None:
    """Record all files of a finished generation."""
    entries = {
        str(path.relative_to(folder)): {"size": path.stat().st_size, "sha256": _sha256(path)}
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name not in (FILE, IN_USE)
    }
    (folder / FILE).write_text(json.dumps(entries, indent=1), "utf-8")


def damaged_files(folder: Path, *, thorough: bool, leaving_out: tuple[str, ...] = ()) -> list[str]:
    """What is wrong with the files of a generation, a sentence each; contents are read when `thorough`.

    `leaving_out` names folders in it whose files are not looked at.
    """
    try:
        entries = json.loads((folder / FILE).read_text("utf-8"))
    except (OSError, ValueError):
        return [f"{FILE} is missing or unreadable"]
    looked_at = {name: entry for name, entry in entries.items() if Path(name).parts[0] not in leaving_out}
    return list(_differences(folder, looked_at, thorough=thorough))


def _differences(folder: Path, entries: dict[str, dict[str, str | int]], *, thorough: bool) -> Iterator[str]:
    for name, expected in entries.items():
        path = folder / name
        try:
            size = path.stat().st_size
        except OSError:
            yield f"{name} is missing"
            continue
        if size != expected["size"]:
            yield f"{name} has {size} bytes, not {expected['size']}"
        elif thorough and _sha256(path) != expected["sha256"]:
            yield f"{name} is not what was written"


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
