"""Whom answers counted, kept so that a follow-up need not have the one before it made again."""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence

from service.answering.draft import SingledOut
from service.question.filters import Filters

_MOST = 512  # answers


class Counted:
    """Authorities and reports by the conversation whose last answer counted them, over one index. For many threads.

    Questions are not kept: a digest stands for them.
    """

    def __init__(self) -> None:
        self._kept: OrderedDict[bytes, SingledOut] = OrderedDict()
        self._lock = threading.Lock()

    def of(
        self, questions: Sequence[str], filters: Filters | None, answer: Callable[[], SingledOut]
    ) -> SingledOut:
        """Whom the answer to the last of `questions` counted; `answer` makes it where it is not known."""
        digest = hashlib.sha256(repr((tuple(questions), filters)).encode()).digest()
        with self._lock:
            if digest in self._kept:
                self._kept.move_to_end(digest)
                return self._kept[digest]
        counted = answer()
        with self._lock:
            self._kept[digest] = counted
            while len(self._kept) > _MOST:
                self._kept.popitem(last=False)
        return counted
