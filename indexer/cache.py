"""What need not be done twice: parses by content and parser, vectors by text and embedder, questions by text and maker.

The cache may be deleted at any time; it costs only the time to fill it again. It is written in small
transactions, so an interrupted run goes on where it stopped.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from indexer.contracts import Embedder, FloatMatrix
from indexer.model import ParsedReport
from indexer.serial import parsed_from_json, parsed_to_json

_SCHEMA = """
CREATE TABLE IF NOT EXISTS parses (key TEXT PRIMARY KEY, parsed TEXT, reason TEXT);
CREATE TABLE IF NOT EXISTS vectors (key BLOB PRIMARY KEY, vector BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS windows (key BLOB PRIMARY KEY, spans TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS questions (key BLOB PRIMARY KEY, questions TEXT NOT NULL);
"""
_BATCH = 1024  # texts embedded between two transactions
_LOOKUP = 500  # keys asked for at once; SQLite allows some thousand
_SPARE = {
    "parses": 1_000,
    "vectors": 50_000,
    "windows": 20_000,
    "questions": 50_000,
}  # entries kept beyond twice those in use
Spans = tuple[tuple[int, int], ...]


class Cache:
    """One file in the data folder, used by one indexer at a time."""

    def __init__(self, path: Path) -> None:
        """Open or make the file; one that is damaged is made anew."""
        self._used: dict[str, set[str | bytes]] = {table: set() for table in _SPARE}
        try:
            self._database = _open(path)
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError):  # a full or refusing disk is no damage
                raise
            for part in ("", "-wal", "-shm"):
                path.with_name(path.name + part).unlink(missing_ok=True)
            self._database = _open(path)

    def parsed(self, key: str) -> ParsedReport | str | None:
        """What parsing gave: a report, the reason of a failure, or None when it was never done."""
        self._used["parses"].add(key)
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

        `progress` is called with the number of characters done since the last call.
        """
        vectors = np.zeros((len(texts), embedder.dimensions), np.float32)
        places: dict[bytes, list[int]] = {}
        for place, text in enumerate(texts):
            places.setdefault(_key(embedder.name, text), []).append(place)
        self._used["vectors"].update(places)
        missing = dict(places)
        for key, vector in self._known(list(places), embedder.dimensions):
            vectors[missing.pop(key)] = vector
        progress(sum(len(text) for text in texts) - _characters(texts, missing.values()))
        # Neighbours of like length waste no work on padding.
        order = sorted(missing.items(), key=lambda item: len(texts[item[1][0]]))
        for start in range(0, len(order), _BATCH):
            part = order[start : start + _BATCH]
            made = embedder.embed([texts[members[0]] for _, members in part])
            with self._database:
                self._database.executemany(
                    "INSERT OR REPLACE INTO vectors VALUES (?,?)",
                    [(key, vector.tobytes()) for (key, _), vector in zip(part, made, strict=True)],
                )
            for (_, members), vector in zip(part, made, strict=True):
                vectors[members] = vector
            progress(_characters(texts, [members for _, members in part]))
        return vectors

    def windows(self, rule: str, texts: Sequence[str], cut: Callable[[int], Spans]) -> list[Spans]:
        """Windows of each text; `cut` makes those of a place that is not known.

        `rule` stands for everything beside the text that decides where it is cut.
        """
        keys = [_key(rule, text) for text in texts]
        self._used["windows"].update(keys)
        found = self._found("SELECT key, spans FROM windows WHERE key IN", list(dict.fromkeys(keys)))
        known: dict[bytes, Spans] = {
            key: tuple((first, last) for first, last in json.loads(spans)) for key, spans in found
        }
        fresh: dict[bytes, Spans] = {}
        for place, key in enumerate(keys):
            if key not in known and key not in fresh:
                fresh[key] = cut(place)
        with self._database:
            self._database.executemany(
                "INSERT OR REPLACE INTO windows VALUES (?,?)",
                [(key, json.dumps(spans)) for key, spans in fresh.items()],
            )
        known.update(fresh)
        return [known[key] for key in keys]

    def questions(self, maker: str, texts: Sequence[str]) -> dict[str, tuple[str, ...]]:
        """The questions that `maker` made for those of `texts` that it was asked about."""
        keys = {_key(maker, text): text for text in texts}
        self._used["questions"].update(keys)
        found = self._found("SELECT key, questions FROM questions WHERE key IN", list(keys))
        return {keys[key]: tuple(json.loads(made)) for key, made in found}

    def keep_questions(self, maker: str, text: str, questions: Sequence[str]) -> None:
        """Remember what `maker` made for a text."""
        with self._database:
            self._database.execute(
                "INSERT OR REPLACE INTO questions VALUES (?,?)",
                (_key(maker, text), json.dumps(list(questions))),
            )

    def forget_vectors(self) -> None:
        """Drop all vectors, so that everything is embedded again."""
        with self._database:
            self._database.execute("DELETE FROM vectors")

    def trim(self) -> None:
        """Drop what this run did not use, once there is more of that than of what it used."""
        for table, used in self._used.items():
            (count,) = self._database.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608 - our names
            if count <= 2 * len(used) + _SPARE[table]:
                continue
            with self._database:
                self._database.execute("CREATE TEMP TABLE used (key PRIMARY KEY)")
                self._database.executemany("INSERT INTO used VALUES (?)", ((key,) for key in used))
                self._database.execute(f"DELETE FROM {table} WHERE key NOT IN (SELECT key FROM used)")  # noqa: S608
                self._database.execute("DROP TABLE used")

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def _known(self, keys: Sequence[bytes], dimensions: int) -> Iterator[tuple[bytes, FloatMatrix]]:
        """Vectors that are known; one that is damaged is not."""
        for key, blob in self._found("SELECT key, vector FROM vectors WHERE key IN", keys):
            if len(blob) == 4 * dimensions:
                yield key, np.frombuffer(blob, np.float32)

    def _found(self, query: str, keys: Sequence[bytes]) -> Iterator[tuple[bytes, Any]]:
        for start in range(0, len(keys), _LOOKUP):
            part = keys[start : start + _LOOKUP]
            yield from self._database.execute(f"{query} ({','.join('?' * len(part))})", part)


def _open(path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(path)
    try:
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("PRAGMA synchronous=NORMAL")
        database.executescript(_SCHEMA)
    except sqlite3.Error:
        database.close()
        raise
    return database


def _characters(texts: Sequence[str], groups: Iterable[Sequence[int]]) -> int:
    return sum(len(texts[members[0]]) * len(members) for members in groups)


def _key(name: str, text: str) -> bytes:
    return hashlib.sha256(f"{name}\0{text}".encode("utf-8", "surrogatepass")).digest()
