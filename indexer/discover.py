"""Finding report files: folders recursively, what a manifest says of them, and what must not be read."""

from __future__ import annotations

import csv
import hashlib
import os
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from indexer.model import ParseWarning

SUFFIXES = frozenset({".pdf", ".txt", ".text", ".md", ".html", ".htm", ".docx"})
MANIFEST = "manifest.csv"
REGISTER = "authorities.csv"


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read; `published`, `url` and `urn` come from a manifest beside it.

    `name` is the path from the folder that was named, in characters that can be printed and stored;
    `remarks` are what is wrong with the manifest's row.
    """

    path: Path
    name: str
    published: date | None = None
    url: str | None = None
    urn: str | None = None
    remarks: tuple[ParseWarning, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that is not read, and why, for a person. `path` is the whole path, where it is known."""

    name: str
    reason: str
    path: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """All files under some paths, in order of their names."""

    sources: tuple[Source, ...]
    refused: tuple[Refused, ...]
    registers: tuple[Path, ...]


@dataclass(slots=True)
class _Finding:
    sources: dict[Path, Source] = field(default_factory=dict)
    refused: list[Refused] = field(default_factory=list)
    registers: list[Path] = field(default_factory=list)
    manifests: dict[Path, dict[str, dict[str, str]]] = field(default_factory=dict)

    def take(self, file: Path, root: Path, *, named: bool) -> None:
        """Add one file, or the reason why it is not read."""
        name = printable(file.relative_to(root))
        try:
            real = file.resolve()
        except RuntimeError:  # until Python 3.13; later versions say that it does not exist
            self.refuse(name, "is a link that leads to itself", file)
            return
        if not named and not real.is_relative_to(root.resolve()):
            self.refuse(name, "is a link that leads out of the folder; copy the file itself into it", file)
        elif not there(real):
            self.refuse(name, "is a link to a file that is not there, or that may not be looked at", file)
        elif not real.is_file():
            self.refuse(name, "is not a regular file", file)
        elif real not in self.sources:
            self.sources[real] = self._source(file, real, name)

    def refuse(self, name: str, reason: str, path: Path) -> None:
        """Note a file that is not read."""
        self.refused.append(Refused(name, reason, storable(path.absolute())))

    def _source(self, file: Path, real: Path, name: str) -> Source:
        folder = file.parent
        if folder not in self.manifests:
            self.manifests[folder] = self._manifest(folder)
        row = self.manifests[folder].get(file.name, {})
        written = row.get("published", "").strip()
        day: date | None = None
        remarks: tuple[ParseWarning, ...] = ()
        if written:
            try:
                day = date.fromisoformat(written)
            except ValueError:
                message = f"the manifest's date of publication {written!r} is not of the form 2019-06-11"
                remarks = (ParseWarning("manifest-date", message),)
        url, urn = (row.get(key, "").strip() or None for key in ("url", "urn"))
        return Source(real, name, day, url, urn, remarks)

    def _manifest(self, folder: Path) -> dict[str, dict[str, str]]:
        path = folder / MANIFEST
        if not path.is_file():
            return {}
        try:
            with path.open(encoding="utf-8-sig", newline="") as file:
                reader = csv.DictReader(file)
                if "file" not in (reader.fieldnames or ()):
                    self.refuse(MANIFEST, "has no column 'file'; its header is file,url,published,urn", path)
                rows = [{key: cell or "" for key, cell in row.items() if key} for row in reader]
        except (OSError, UnicodeDecodeError, csv.Error) as error:
            self.refuse(MANIFEST, f"cannot be read ({error}); save it as UTF-8 CSV", path)
            return {}
        return {row["file"]: row for row in rows if row.get("file")}


def discover(paths: Iterable[Path]) -> Found:
    """Files named or under folders named. Hidden files and files of other types are passed over.

    A symbolic link that leads out of the folder it was found in is refused.
    """
    found = _Finding()
    for path in paths:
        if path.is_dir():
            for file in _walk(path, found):
                found.take(file, path, named=False)
        else:
            found.take(path, path.parent, named=True)
            if (path.parent / REGISTER).is_file():
                found.registers.append(path.parent / REGISTER)
    return Found(tuple(found.sources.values()), tuple(found.refused), tuple(dict.fromkeys(found.registers)))


def _walk(root: Path, found: _Finding) -> Iterator[Path]:
    def unreadable(error: OSError) -> None:
        place = Path(error.filename or root)
        found.refuse(printable(place.name), f"the folder cannot be opened ({error.strerror})", place)

    for folder, folders, files in os.walk(root, onerror=unreadable):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in folders:
            place = Path(folder, name)
            if place.is_symlink() and not place.resolve().is_relative_to(root.resolve()):
                shown = printable(place.relative_to(root))
                found.refuse(shown, "is a link that leads out of the folder; copy the files into it", place)
        for name in sorted(files):
            if name == REGISTER:
                found.registers.append(Path(folder, name))
            elif Path(name).suffix.lower() in SUFFIXES and not name.startswith(".") and name != "README.md":
                yield Path(folder, name)


def printable(path: Path | str) -> str:
    """A path as one line of text: bytes that are no UTF-8, and control characters, are shown as U+FFFD."""
    text = os.fsencode(path).decode("utf-8", "replace")
    return "".join("\ufffd" if unicodedata.category(one) == "Cc" else one for one in text)


def storable(path: Path) -> str:
    """A path as text that tells it from all others and can be stored: bytes that are no UTF-8 are spelled out."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def there(path: Path) -> bool:
    """Whether something is there that may be looked at."""
    try:
        return path.exists()
    except OSError:
        return False


def content_hash(path: Path) -> str:
    """SHA-256 of a file's bytes, in hex; raises OSError when it cannot be read."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
