"""Backups: whole or refused, private, and restored in one step or not at all."""

from __future__ import annotations

import gzip
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from service.access.scopes import Scope
from service.answering.model import Outcome
from service.errors import BackupError
from service.state.backup import read_backup, write_backup
from service.state.database import default_url
from service.state.feedback import Feedback
from service.state.state import State

GIVEN = Feedback(question="Ist das „gut“?", outcome=Outcome.ANSWERED, verdict="up", reason="a\nb")


@pytest.fixture
def held(tmp_path: Path) -> Iterator[State]:
    """A database with something in it."""
    state = State(default_url(tmp_path / "held"))
    state.keys.create("a key", [Scope.ASK])
    for _ in range(3):
        state.feedback.add(GIVEN)
    yield state
    state.close()


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[State]:
    state = State(default_url(tmp_path / "empty"))
    yield state
    state.close()


def test_what_is_restored_is_what_was_held(held: State, empty: State, tmp_path: Path) -> None:
    counts = write_backup(held.engine, tmp_path / "backup")
    assert read_backup(empty.engine, tmp_path / "backup", replace=False) == counts
    assert list(empty.feedback.all()) == list(held.feedback.all())
    assert empty.keys.all() == held.keys.all()


def test_only_its_owner_may_read_a_backup_and_none_is_overwritten(held: State, tmp_path: Path) -> None:
    file = tmp_path / "backup"
    write_backup(held.engine, file)
    assert file.stat().st_mode & 0o077 == 0
    with pytest.raises(BackupError, match="does not exist"):
        write_backup(held.engine, file)


def test_a_backup_cut_short_or_of_another_kind_changes_nothing(
    held: State, empty: State, tmp_path: Path
) -> None:
    file = tmp_path / "backup"
    write_backup(held.engine, file)
    lines = gzip.decompress(file.read_bytes()).splitlines(keepends=True)
    broken = {
        "cut": file.read_bytes()[:-30],
        "a line less": gzip.compress(b"".join(lines[:-2] + lines[-1:])),
        "no end": gzip.compress(b"".join(lines[:-1])),
        "another version": gzip.compress(lines[0].replace(b"000", b"999") + b"".join(lines[1:])),
        "no backup": b"a letter",
        "nothing": b"",
    }
    for name, content in broken.items():
        (tmp_path / name).write_bytes(content)
        with pytest.raises(BackupError):
            read_backup(empty.engine, tmp_path / name, replace=True)
        assert empty.keys.all() == [], name


def test_a_full_disk_leaves_no_half_backup(held: State, small_disk: Path) -> None:
    (small_disk / "filler").write_bytes(b"x" * shutil.disk_usage(small_disk).free)
    with pytest.raises(BackupError, match="cannot be written"):
        write_backup(held.engine, small_disk / "backup")
    assert not (small_disk / "backup").exists()
