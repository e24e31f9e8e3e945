"""Which questions came before in a conversation, for callers who send its id and not its history."""

from __future__ import annotations

import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

QUESTIONS_KEPT = 6  # of one conversation; a follow-up leans on no more


@dataclass(frozen=True, slots=True)
class _Kept:
    questions: tuple[str, ...]
    at: float


class Conversations:
    """The last questions of conversations, kept in memory: bounded, forgotten when idle. For many threads.

    Answers are not kept. Conversations of different callers never meet, whatever their ids; callers that
    the service does not tell apart share them, so ids made up here cannot be guessed.
    """

    def __init__(self, most: int, idle: float, clock: Callable[[], float] = time.monotonic) -> None:
        """Keep at most `most` conversations, the idlest given up first, each until `idle` seconds unused."""
        self._most, self._idle, self._clock = most, idle, clock
        self._kept: OrderedDict[tuple[str, str], _Kept] = OrderedDict()
        self._lock = threading.Lock()

    def begin(self) -> str:
        """An id for a new conversation; nothing is kept until a question is added."""
        return secrets.token_urlsafe(15)

    def questions(self, caller: str, conversation_id: str) -> tuple[str, ...]:
        """A caller's questions so far, oldest first; none for an id that is not known (any more)."""
        with self._lock:
            self._forget_idle()
            kept = self._kept.get((caller, conversation_id))
            return kept.questions if kept else ()

    def add(self, caller: str, conversation_id: str, question: str) -> None:
        """Keep a question that was answered as the newest of its conversation."""
        with self._lock:
            self._forget_idle()
            before = self._kept.pop((caller, conversation_id), None)
            questions = (*(before.questions if before else ()), question)[-QUESTIONS_KEPT:]
            self._kept[caller, conversation_id] = _Kept(questions, self._clock())
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)

    def branch(self, caller: str, conversation_id: str, questions: Sequence[str]) -> None:
        """Keep a conversation with these questions, oldest first, beside the one that they came from."""
        for question in questions[-QUESTIONS_KEPT:]:
            self.add(caller, conversation_id, question)

    def __len__(self) -> int:
        """How many conversations are kept."""
        with self._lock:
            self._forget_idle()
            return len(self._kept)

    def _forget_idle(self) -> None:
        """Drop what was last added to too long ago; the order is that of the last addition."""
        oldest = self._clock() - self._idle
        while self._kept:
            name, kept = next(iter(self._kept.items()))
            if kept.at > oldest:
                return
            del self._kept[name]
