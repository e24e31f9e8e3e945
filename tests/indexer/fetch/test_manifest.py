"""The manifest: ours added, what others wrote kept."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from indexer.discover import discover
from indexer.errors import StoreError
from indexer.fetch.manifest import Row, read, update

OURS = Row("99001-2019-06-11.pdf", "https://files.example/1", "2019-06-11", "99001")


def test_a_new_manifest_is_what_the_indexer_reads(tmp_path: Path) -> None:
    update(tmp_path, [OURS])
    assert (tmp_path / "manifest.csv").read_text("utf-8") == (
        "file,url,published,urn\n99001-2019-06-11.pdf,https://files.example/1,2019-06-11,99001\n"
    )
    (tmp_path / OURS.file).write_bytes(b"%PDF-")
    (source,) = discover([tmp_path]).sources
    assert (source.published, source.url, source.urn) == (date(2019, 6, 11), OURS.url, OURS.urn)


def test_rows_columns_and_order_of_others_stay(tmp_path: Path) -> None:
    path = tmp_path / "manifest.csv"
    path.write_text(
        '\ufeffnote,file,urn\n"a, b",theirs.pdf,1\nold,99001-2019-06-11.pdf,x\nshort\nlong,l.pdf,2,3,4,5\n',
        "utf-8",
    )
    update(tmp_path, [OURS])
    assert path.read_text("utf-8") == (
        'note,file,urn,url,published\n"a, b",theirs.pdf,1\n'
        "old,99001-2019-06-11.pdf,99001,https://files.example/1,2019-06-11\nshort\nlong,l.pdf,2,3,4,5\n"
    )


def test_a_manifest_that_says_it_all_is_not_written_again(tmp_path: Path) -> None:
    path = tmp_path / "manifest.csv"
    update(tmp_path, [OURS])
    before = path.stat().st_mtime_ns, path.stat().st_ino
    update(tmp_path, [OURS])
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == before
    update(tmp_path / "nowhere", [])


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"name,url\nx,y\n", "no column 'file'"),
        (b"file\n\xff\n", "UTF-8"),
        (b'file\n"open', "cannot be read"),
    ],
)
def test_a_manifest_that_is_something_else_is_left_alone(
    tmp_path: Path, content: bytes, message: str
) -> None:
    path = tmp_path / "manifest.csv"
    path.write_bytes(content)
    with pytest.raises(StoreError, match=message):
        update(tmp_path, [OURS])
    assert path.read_bytes() == content
    assert [one.name for one in tmp_path.iterdir()] == ["manifest.csv"]


def test_an_empty_manifest_is_a_new_one(tmp_path: Path) -> None:
    (tmp_path / "manifest.csv").write_bytes(b"")
    assert read(tmp_path) == [["file", "url", "published", "urn"]]
