from __future__ import annotations

import threading

from service.conversations import Conversations


class Clock:
    """Seconds, moved by hand."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_questions_come_back_oldest_first_and_only_the_last_six() -> None:
    kept = Conversations(most=10, idle=60)
    for number in range(8):
        kept.add("", "a", f"question {number}")
    assert kept.questions("", "a") == tuple(f"question {number}" for number in range(2, 8))
    assert kept.questions("", "b") == ()


def test_a_conversation_is_forgotten_when_it_was_idle_too_long() -> None:
    clock = Clock()
    kept = Conversations(most=10, idle=60, clock=clock)
    kept.add("", "a", "one")
    clock.now = 59
    kept.add("", "b", "two")
    assert kept.questions("", "a") == ("one",)
    clock.now = 61
    assert kept.questions("", "a") == ()
    assert kept.questions("", "b") == ("two",)
    assert len(kept) == 1


def test_going_on_keeps_a_conversation() -> None:
    clock = Clock()
    kept = Conversations(most=10, idle=60, clock=clock)
    kept.add("", "a", "one")
    kept.add("", "b", "other")
    clock.now = 40
    kept.add("", "a", "two")
    clock.now = 80
    assert kept.questions("", "a") == ("one", "two")
    assert kept.questions("", "b") == ()


def test_the_idlest_make_room_for_new_ones() -> None:
    kept = Conversations(most=3, idle=60)
    for name in ("a", "b", "c"):
        kept.add("", name, "one")
    kept.add("", "a", "two")
    kept.add("", "d", "one")
    assert [len(kept.questions("", name)) for name in "abcd"] == [2, 0, 1, 1]


def test_ids_are_never_the_same() -> None:
    kept = Conversations(most=3, idle=60)
    assert len({kept.begin() for _ in range(1000)}) == 1000
    assert len(kept) == 0


def test_many_threads_lose_nothing() -> None:
    kept = Conversations(most=1000, idle=60)

    def converse(name: str) -> None:
        for number in range(100):
            kept.add("", name, str(number))

    threads = [threading.Thread(target=converse, args=(f"c{number}",)) for number in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(kept.questions("", f"c{number}")[-1] == "99" for number in range(16))
    assert len(kept) == 16


def test_conversations_of_different_callers_never_meet() -> None:
    kept = Conversations(most=10, idle=60)
    kept.add("one", "1", "hers")
    kept.add("other", "1", "his")
    assert (kept.questions("one", "1"), kept.questions("other", "1")) == (("hers",), ("his",))
