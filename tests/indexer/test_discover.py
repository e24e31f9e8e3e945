"""Which files are read, and which are refused with what reason."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

from indexer.discover import discover


def names(folder: Path) -> list[str]:
    return [source.name for source in discover([folder]).sources]


def write(folder: Path, *files: str) -> None:
    for name in files:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("text", "utf-8")


def test_folders_are_read_recursively_without_hidden_and_other_files(tmp_path: Path) -> None:
    write(tmp_path, "b.pdf", "a/c.TXT", "a/.hidden.txt", ".git/x.txt", "notes.csv", "README.md", "a/page.htm")
    assert names(tmp_path) == ["b.pdf", "a/c.TXT", "a/page.htm"]


def test_a_file_found_twice_is_read_once(tmp_path: Path) -> None:
    write(tmp_path, "a/one.txt")
    found = discover([tmp_path, tmp_path / "a", tmp_path / "a" / "one.txt"])
    assert [source.name for source in found.sources] == ["a/one.txt"]


def test_links_out_of_the_folder_are_refused_and_links_within_are_one_file(tmp_path: Path) -> None:
    write(tmp_path, "in/one.txt", "out/two.txt")
    (tmp_path / "in" / "again.txt").symlink_to(tmp_path / "in" / "one.txt")
    (tmp_path / "in" / "leak.txt").symlink_to(tmp_path / "out" / "two.txt")
    (tmp_path / "in" / "folder").symlink_to(tmp_path / "out")
    (tmp_path / "in" / "gone.txt").symlink_to(tmp_path / "in" / "nowhere.txt")
    (tmp_path / "in" / "round").symlink_to(tmp_path / "in")
    found = discover([tmp_path / "in"])
    assert len(found.sources) == 1
    reasons = {one.name: one.reason for one in found.refused}
    assert reasons.keys() == {"leak.txt", "folder", "gone.txt"}
    assert "leads out of the folder" in reasons["leak.txt"]
    assert "leads out of the folder" in reasons["folder"]


def test_a_pipe_is_refused_instead_of_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert [one.reason for one in discover([tmp_path]).refused] == ["is not a regular file"]


def test_names_of_any_bytes_can_be_shown(tmp_path: Path) -> None:
    write(tmp_path, "it's “quoted” 🧾.txt")
    (Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))).write_text("text", "utf-8")
    found = names(tmp_path)
    assert sorted(found) == ["caf\ufffd.txt", "it's “quoted” 🧾.txt"]


def test_the_manifest_gives_date_address_and_number(tmp_path: Path) -> None:
    write(tmp_path, "a.pdf", "b.pdf")
    text = "file,url,published,urn\na.pdf,https://example.org/a,2019-06-11,80456\nb.pdf,,June,\n"
    (tmp_path / "manifest.csv").write_text(text, "utf-8-sig")
    first, second = discover([tmp_path]).sources
    assert (first.published, first.url, first.urn) == (date(2019, 6, 11), "https://example.org/a", "80456")
    assert (second.published, second.url, second.urn) == (None, None, None)
    assert [remark.code for remark in second.remarks] == ["manifest-date"]


def test_a_manifest_that_is_none_is_reported_and_the_files_are_read(tmp_path: Path) -> None:
    write(tmp_path, "a.pdf")
    (tmp_path / "manifest.csv").write_bytes(b"\xff\xfe\x00bad")
    found = discover([tmp_path])
    assert [source.name for source in found.sources] == ["a.pdf"]
    assert [one.name for one in found.refused] == ["manifest.csv"]


def test_registers_are_found_beside_the_reports(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "more/b.txt", "more/authorities.csv", "authorities.csv")
    assert len(discover([tmp_path]).registers) == 2
    assert discover([tmp_path / "a.txt"]).registers == (tmp_path / "authorities.csv",)
