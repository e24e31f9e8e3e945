"""What need not be done twice: parses by content and parser, vectors by text and embedder.

The cache may be deleted at any time; it costs only the time to fill it again. It is written in small
transactions, so an interrupted run goes on where it stopped.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from indexer.contracts import Embedder, FloatMatrix
from indexer.model import ParsedReport
from indexer.serial import parsed_from_json, parsed_to_json

_SCHEMA = """
CREATE TABLE IF NOT EXISTS parses (key TEXT PRIMARY KEY, parsed TEXT, reason TEXT);
CREATE TABLE IF NOT EXISTS vectors (key BLOB PRIMARY KEY, vector BLOB NOT NULL);
"""
_BATCH = 512  # texts embedded between two transactions


class Cache:
    """One file in the data folder, used by one indexer at a time."""

    def __init__(self, path: Path) -> None:
        self._database = sqlite3.connect(path)
        self._database.execute("PRAGMA journal_mode=WAL")
        self._database.execute("PRAGMA synchronous=NORMAL")
        self._database.executescript(_SCHEMA)

    def parsed(self, key: str) -> ParsedReport | str | None:
        """What parsing gave: a report, the reason of a failure, or None when it was never done."""
        row = self._database.execute("SELECT parsed, reason FROM parses WHERE key = ?", (key,)).fetchone()
        if row is None:
            return None
        return parsed_from_json(row[0]) if row[0] is not None else str(row[1])

    def keep_parsed(self, key: str, result: ParsedReport | str) -> None:
        """Remember what parsing gave."""
        parsed = parsed_to_json(result) if isinstance(result, ParsedReport) else None
        reason = result if isinstance(result, str) else None
        with self._database:
            self._database.execute("INSERT OR REPLACE INTO parses VALUES (?,?,?)", (key, parsed, reason))

    def embed(
        self, embedder: Embedder, texts: Sequence[str], progress: Callable[[int], None] = lambda _: None
    ) -> FloatMatrix:
        """Vectors of `texts` in order (len(texts), dimensions); only what was never embedded is embedded.

        `progress` is called with the number of texts done since the last call.
        """
        vectors = np.zeros((len(texts), embedder.dimensions), np.float32)
        keys = [_key(embedder.name, text) for text in texts]
        missing: dict[bytes, list[int]] = {}
        for place, key in enumerate(keys):
            row = self._database.execute("SELECT vector FROM vectors WHERE key = ?", (key,)).fetchone()
            if row is None:
                missing.setdefault(key, []).append(place)
            else:
                vectors[place] = np.frombuffer(row[0], np.float32)
        progress(len(texts) - sum(len(places) for places in missing.values()))
        order = sorted(missing.items(), key=lambda item: len(texts[item[1][0]]))
        for start in range(0, len(order), _BATCH):
            part = order[start : start + _BATCH]
            made = embedder.embed([texts[places[0]] for _, places in part])
            with self._database:
                self._database.executemany(
                    "INSERT OR REPLACE INTO vectors VALUES (?,?)",
                    [(key, vector.tobytes()) for (key, _), vector in zip(part, made, strict=True)],
                )
            for (_, places), vector in zip(part, made, strict=True):
                vectors[places] = vector
            progress(sum(len(places) for _, places in part))
        return vectors

    def close(self) -> None:
        """Close the file."""
        self._database.close()


def _key(name: str, text: str) -> bytes:
    return hashlib.sha256(f"{name}\0{text}".encode()).digest()
