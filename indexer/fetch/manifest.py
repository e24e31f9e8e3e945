"""`manifest.csv` beside the documents: file, url, published, urn. Rows and columns of others stay as they are."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from indexer.discover import MANIFEST
from indexer.errors import StoreError
from indexer.fetch.writing import write_whole

COLUMNS = ("file", "url", "published", "urn")


@dataclass(frozen=True, slots=True)
class Row:
    """What the manifest says of one file."""

    file: str
    url: str
    published: str
    urn: str


def read(folder: Path) -> list[list[str]]:
    """The manifest's header and rows, cell by cell; only our header where there is none.

    Raises StoreError where it cannot be read or has no column `file`: it is somebody's, and not written over.
    """
    path = folder / MANIFEST
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            table = [row for row in csv.reader(file, strict=True) if row]
    except FileNotFoundError:
        return [list(COLUMNS)]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise StoreError(f"{path} cannot be read ({error}); save it as UTF-8 CSV or move it away") from error
    if not table:
        return [list(COLUMNS)]
    if "file" not in table[0]:
        raise StoreError(f"{path} has no column 'file'; its header is {','.join(COLUMNS)}. Or move it away")
    return table


def merged(table: list[list[str]], rows: Iterable[Row]) -> list[list[str]]:
    """The table with our rows in the place of those of the same files, or at its end; pure."""
    header = [*table[0], *(name for name in COLUMNS if name not in table[0])]
    places = {name: header.index(name) for name in COLUMNS}
    result = [header, *(list(row) for row in table[1:])]
    known = {row[places["file"]]: row for row in result[1:] if len(row) > places["file"]}
    for ours in sorted(rows, key=lambda row: row.file):
        row = known.get(ours.file)
        if row is None:
            row = [""] * len(header)
            result.append(row)
        row.extend([""] * (len(header) - len(row)))
        for name, place in places.items():
            row[place] = getattr(ours, name)
    return result


def update(folder: Path, rows: Iterable[Row]) -> None:
    """Write our rows into the folder's manifest in one step, if that changes it. Raises StoreError."""
    table = read(folder)
    changed = merged(table, rows)
    if changed == table:
        return
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(changed)
    write_whole(folder / MANIFEST, text.getvalue())
