"""A folder of downloaded reports: files, what is known of each address, and the manifest."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from indexer.discover import MANIFEST
from indexer.errors import PilcrowError
from indexer.fetch.client import Client, FetchError
from indexer.fetch.pages import Listed, documents

STATE = "fetch.json"
_COLUMNS = ("file", "url", "published", "urn")
_TAIL = 2048  # bytes in which a whole PDF ends with its end mark


@dataclass(slots=True)
class Fetched:
    """What a run did, as lines for people: new, changed, unchanged (a count), no longer listed, failed."""

    new: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: int = 0
    gone: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)


class Downloads:
    """Fetches into one folder; every file is whole or absent, and what is held is never removed."""

    def __init__(self, folder: Path, client: Client, publisher: str) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._client = client
        self._publisher = publisher.rstrip("/")
        self._state = _read_state(folder / STATE)

    def authority(self, urn: str, since: date | None, *, check: bool, result: Fetched) -> None:
        """Bring one authority's documents up to date, or with `check` only say what is new."""
        address = f"{self._publisher}/provider/44/{urn}"
        try:
            page = self._client.get(address)
            listed = documents((page.body or b"").decode("utf-8", "replace"), address)
        except PilcrowError as error:
            result.failed.append(str(error))
            return
        known = [url for url, entry in self._state.items() if entry.get("urn") == urn]
        result.gone.extend(
            f"{self._state[url]['file']} is no longer listed; it is kept"
            for url in known
            if url not in {one.url for one in listed}
        )
        for one in listed:
            if since is not None and one.published < since:
                continue
            if check:
                self._say(one, result)
                continue
            try:
                self._document(urn, one, result)
            except PilcrowError as error:
                result.failed.append(str(error))

    def _say(self, one: Listed, result: Fetched) -> None:
        if one.url in self._state:
            result.unchanged += 1
        else:
            result.new.append(f"{one.title}: {one.url}")

    def _document(self, urn: str, one: Listed, result: Fetched) -> None:
        entry = self._state.get(one.url)
        whole = entry is not None and self._is_whole(entry)
        reply = self._client.get(
            one.url,
            etag=entry.get("etag") if entry and whole else None,
            modified=entry.get("modified") if entry and whole else None,
        )
        digest = hashlib.sha256(reply.body or b"").hexdigest()
        if reply.body is None or (entry is not None and whole and digest == entry["sha256"]):
            result.unchanged += 1
            return
        _check_pdf(one.url, reply.body)
        name = entry["file"] if entry else self._free_name(urn, one)
        _write(self._folder / name, reply.body)
        self._state[one.url] = {
            "file": name,
            "urn": urn,
            "published": one.published.isoformat(),
            "sha256": digest,
            "etag": reply.etag or "",
            "modified": reply.modified or "",
        }
        _write(self._folder / STATE, json.dumps(self._state, indent=1, sort_keys=True).encode())
        self._write_manifest()
        (result.changed if entry else result.new).append(f"{name}: {one.title}")

    def _is_whole(self, entry: dict[str, str]) -> bool:
        path = self._folder / entry["file"]
        return path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == entry["sha256"]

    def _free_name(self, urn: str, one: Listed) -> str:
        """{urn}-{date}.pdf, with a number where another document of that day or a foreign file has the name."""
        taken = {entry["file"] for entry in self._state.values()}
        stem = f"{urn}-{one.published.isoformat()}"
        names = [f"{stem}.pdf", *(f"{stem}-{number}.pdf" for number in range(2, 100))]
        return next(name for name in names if name not in taken and not (self._folder / name).exists())

    def _write_manifest(self) -> None:
        path = self._folder / MANIFEST
        rows: dict[str, dict[str, str]] = {}
        if path.is_file():
            with path.open(encoding="utf-8-sig", newline="") as file:
                rows = {row["file"]: row for row in csv.DictReader(file) if row.get("file")}
        for url, entry in self._state.items():
            known = {"file": entry["file"], "url": url, "published": entry["published"], "urn": entry["urn"]}
            rows[entry["file"]] = {**rows.get(entry["file"], {}), **known}
        columns = list(
            dict.fromkeys([*_COLUMNS, *(column for row in rows.values() for column in row if column)])
        )
        text = io.StringIO()
        writer = csv.DictWriter(text, columns, extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows[name] for name in sorted(rows))
        _write(path, text.getvalue().encode())


def fetch_all(downloads: Downloads, urns: Sequence[str], since: date | None, *, check: bool) -> Fetched:
    """Bring several authorities up to date, one after the other."""
    result = Fetched()
    for urn in urns:
        downloads.authority(urn, since, check=check, result=result)
    return result


def _check_pdf(url: str, body: bytes) -> None:
    if not body.startswith(b"%PDF-"):
        raise FetchError(f"{url}: what came is no PDF (perhaps an error page); nothing was kept of it")
    if b"%%EOF" not in body[-_TAIL:]:
        raise FetchError(f"{url}: the PDF that came is cut short; nothing was kept of it, fetch again")


def _read_state(path: Path) -> dict[str, dict[str, str]]:
    if not path.is_file():
        return {}
    try:
        state: dict[str, dict[str, str]] = json.loads(path.read_text("utf-8"))
    except ValueError as error:
        raise FetchError(
            f"{path} cannot be read ({error}); remove it, and all files are checked anew"
        ) from error
    return state


def _write(path: Path, content: bytes) -> None:
    beside = path.with_name(f"{path.name}.tmp")
    beside.write_bytes(content)
    beside.replace(path)
