"""The latest results of something dear, kept under digests: what they were made of cannot be read from it."""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from typing import Generic, TypeVar

Item = TypeVar("Item")
Value = TypeVar("Value")


class Latest(Generic[Value]):
    """Keeps so many values at the most; those longest unused go first. Safe for many threads."""

    def __init__(self, kept: int) -> None:
        self._kept = kept
        self._values: OrderedDict[bytes, Value] = OrderedDict()
        self._lock = threading.Lock()

    def of(
        self,
        items: Sequence[Item],
        written: Callable[[Item], bytes],
        make: Callable[[list[Item]], Iterable[Value]],
    ) -> list[Value]:
        """The values of `items`, in their order; `make` is asked once, for those that are not known.

        `written` says of an item all that its value depends on. Raises what `make` raises, keeping nothing.
        """
        digests = [hashlib.blake2b(written(item), digest_size=16).digest() for item in items]
        with self._lock:
            known = {digest: self._values[digest] for digest in digests if digest in self._values}
            for digest in known:
                self._values.move_to_end(digest)
        missing = {digest: item for digest, item in zip(digests, items, strict=True) if digest not in known}
        if missing:
            made = dict(zip(missing, make(list(missing.values())), strict=True))
            known |= made
            with self._lock:
                self._values.update(made)
                while len(self._values) > self._kept:
                    self._values.popitem(last=False)
        return [known[digest] for digest in digests]
