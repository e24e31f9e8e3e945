"""A document that is being downloaded: what has come so far, so that a broken download goes on from there."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

from indexer.fetch.writing import refused


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server said a version of a document is known by (RFC 9110 8.8)."""

    etag: str | None = None
    last_modified: str | None = None

    @property
    def if_changed(self) -> dict[str, str]:
        """Headers that ask for content only if it is another version."""
        headers = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in headers.items() if value}

    @property
    def strong(self) -> str | None:
        """What may stand in If-Range: a strong tag, else the date; a weak tag tells no bytes apart."""
        if self.etag and not self.etag.startswith("W/"):
            return self.etag
        return self.last_modified


class Partial:
    """A hidden file in `folder` with what has come of `address`, and beside it the version that it is of."""

    def __init__(self, folder: Path, address: str) -> None:
        key = hashlib.sha256(address.encode()).hexdigest()[:20]
        self.path = folder / f".{key}.part"
        self._note = folder / f".{key}.part.json"

    @property
    def size(self) -> int:
        """Bytes that have come."""
        return self.path.stat().st_size if self.path.is_file() else 0

    @property
    def headers(self) -> dict[str, str]:
        """Headers that ask for the rest, if it is still the same version; none where nothing can be kept."""
        version = self._version().strong
        if not self.size or not version:
            return {}
        return {"Range": f"bytes={self.size}-", "If-Range": version}

    def begin(self, validators: Validators) -> None:
        """Start anew, for the version that a server says it sends."""
        try:
            self.path.write_bytes(b"")
            self._note.write_text(json.dumps(asdict(validators)), "utf-8")
        except OSError as error:
            raise refused(self.path, error) from error

    def append(self, content: bytes) -> None:
        """Add what came."""
        try:
            with self.path.open("ab") as file:
                file.write(content)
        except OSError as error:
            raise refused(self.path, error) from error

    def place(self, target: Path) -> None:
        """Give the whole document its name, in one step that outlives a crash."""
        try:
            with self.path.open("rb") as file:
                os.fsync(file.fileno())
            self.path.replace(target)
        except OSError as error:
            raise refused(target, error) from error
        self.discard()

    def discard(self) -> None:
        """Forget what has come."""
        self.path.unlink(missing_ok=True)
        self._note.unlink(missing_ok=True)

    def _version(self) -> Validators:
        try:
            note = json.loads(self._note.read_text("utf-8"))
            return Validators(note["etag"], note["last_modified"])
        except (OSError, ValueError, KeyError, TypeError):
            return Validators()  # a note that a crash cut short: the download starts anew
