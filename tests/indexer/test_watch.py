"""A followed folder is indexed after it changed and has been quiet."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from indexer.watch import State, follow, snapshot


def states(*names: str) -> Callable[[], State]:
    queue = [frozenset({(name, 0, 0, 0)}) for name in names]
    return lambda: queue.pop(0)


def acted(*names: str) -> int:
    looks = iter(range(len(names)))
    pause = lambda: next(looks, None) is not None  # noqa: E731
    return sum(1 for _ in follow(states(*names), 2, pause, seen=frozenset({("a", 0, 0, 0)})))


def test_nothing_happens_while_nothing_changes() -> None:
    assert acted("a", "a", "a", "a") == 0


def test_a_change_is_acted_on_once_it_is_quiet() -> None:
    assert acted("a", "b", "b") == 0
    assert acted("a", "b", "b", "b", "b", "b") == 1


def test_changes_that_go_on_are_waited_out() -> None:
    assert acted("b", "c", "d", "d", "e", "e") == 0
    assert acted("b", "c", "d", "d", "e", "e", "e") == 1


def test_a_change_taken_back_in_time_is_none() -> None:
    assert acted("b", "a", "a", "a", "a") == 0


def test_two_changes_apart_are_acted_on_twice() -> None:
    assert acted("b", "b", "b", "c", "c", "c") == 2


def test_a_snapshot_sees_new_changed_removed_and_renamed_files(tmp_path: Path) -> None:
    seen = {snapshot([tmp_path])}
    (tmp_path / "a").mkdir()
    file = tmp_path / "a" / "one.txt"
    for change in (
        lambda: file.write_text("one", "utf-8"),
        lambda: file.write_text("three", "utf-8"),
        lambda: file.rename(tmp_path / "two.txt"),
        lambda: (tmp_path / "two.txt").unlink(),
    ):
        change()
        seen.add(snapshot([tmp_path]))
    assert len(seen) == 4  # the last state is the first again
    (tmp_path / ".hidden").write_text("x", "utf-8")
    assert snapshot([tmp_path]) in seen
