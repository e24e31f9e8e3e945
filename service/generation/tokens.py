"""Counting tokens as the model in use does, without ever fetching a vocabulary.

The vocabularies of two encodings lie in llama-index-core, which is installed anyway; tiktoken would
download them else. A model that tiktoken does not know is counted with the newest one and a margin.
"""

from __future__ import annotations

import hashlib
import math
import os
import threading
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tiktoken import Encoding

_DEFAULT = "o200k_base"
_VOCABULARIES = {"cl100k_base": "cl100k_base", "o200k_base": "o200k_base", "o200k_harmony": "o200k_base"}
_ADDRESS = (
    "https://openaipublic.blob.core.windows.net/encodings/{}.tiktoken"  # tiktoken keeps files by its hash
)
MARGIN = 1.2
"""What the count of a model with another tokenizer is multiplied by (Llama, Mistral and Qwen cut English finer by up to a sixth)."""
_SHORT = 4_000  # characters of a text whose count is worth remembering
_CHARACTERS_A_TOKEN = 3.0  # where no vocabulary is at hand: English has four to five
_VARIABLE = "TIKTOKEN_CACHE_DIR"
_lock = threading.Lock()


@dataclass(frozen=True, slots=True)
class TokenCounter:
    """Counts tokens of texts; `exact` says whether by the model's own encoding."""

    encoding: str | None
    margin: float

    @property
    def exact(self) -> bool:
        """Whether the counts are the model's own."""
        return self.encoding is not None and self.margin == 1.0

    def count(self, text: str) -> int:
        """Tokens of `text`, the margin included."""
        if self.encoding is None:
            return math.ceil(len(text) / _CHARACTERS_A_TOKEN)
        counted = _remembered if len(text) <= _SHORT else _counted
        return math.ceil(counted(self.encoding, text) * self.margin)


def counter_for(model: str) -> TokenCounter:
    """The counter for a model's name; never reaches for the network."""
    from tiktoken.model import encoding_name_for_model

    try:
        name = encoding_name_for_model(model.rpartition("/")[2])
    except KeyError:
        name = ""
    if name in _VOCABULARIES and _at_hand(name):
        return TokenCounter(name, 1.0)
    return TokenCounter(_DEFAULT, MARGIN) if _at_hand(_DEFAULT) else TokenCounter(None, 1.0)


def _folder() -> Path | None:
    found = find_spec("llama_index.core")
    for place in (found.submodule_search_locations or ()) if found else ():
        folder = Path(place) / "_static" / "tiktoken_cache"
        if folder.is_dir():
            return folder
    return None


def _at_hand(encoding: str) -> bool:
    folder = _folder()
    address = _ADDRESS.format(_VOCABULARIES[encoding])
    name = hashlib.sha1(address.encode(), usedforsecurity=False).hexdigest()
    return folder is not None and (folder / name).is_file()


def _counted(encoding: str, text: str) -> int:
    return len(_encoding(encoding).encode(text, disallowed_special=()))


# The same rules and the same paragraphs are sent again and again; a whole prompt is not.
_remembered = lru_cache(maxsize=8_192)(_counted)


@lru_cache(maxsize=4)
def _encoding(name: str) -> Encoding:
    """The encoding, read from the vocabularies at hand."""
    import tiktoken

    with _lock:
        before = os.environ.get(_VARIABLE)
        os.environ[_VARIABLE] = str(_folder())
        try:
            return tiktoken.get_encoding(name)
        finally:
            if before is None:
                del os.environ[_VARIABLE]
            else:
                os.environ[_VARIABLE] = before
