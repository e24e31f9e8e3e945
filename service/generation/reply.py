"""Reading a model's JSON while it is still coming: each claim as soon as it is whole.

The form is `{"silent": false, "claims": [{"text": "…", "keys": ["p1"]}, …]}`. Whatever stands before
the first brace (a code fence, thoughts) is passed over; text after the last one too.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

_MOST_CHARACTERS = 60_000  # of one reply; a runaway model is stopped there
_THOUGHTS = ("<think>", "</think>")

REPLY_SCHEMA: dict[str, object] = {
    "type": "object",
    "properties": {
        "silent": {
            "type": "boolean",
            "description": "true when the paragraphs do not answer the question; claims is empty then",
        },
        "claims": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "text": {"type": "string", "description": "One statement, one or two sentences"},
                    "keys": {
                        "type": "array",
                        "items": {"type": "string"},
                        "description": "Keys of the paragraphs that say it",
                    },
                },
                "required": ["text", "keys"],
                "additionalProperties": False,
            },
        },
    },
    "required": ["silent", "claims"],
    "additionalProperties": False,
}


@dataclass(frozen=True, slots=True)
class RawClaim:
    """A claim as the model wrote it; nothing of it is checked yet."""

    text: str
    keys: tuple[str, ...]


class ReplyReader:
    """Fed with pieces of a reply, gives its claims one by one. Takes time linear in the reply's length."""

    def __init__(self) -> None:
        self._text = ""
        self._place = 0
        self._stack: list[str] = []
        self._in_string = False
        self._escaped = False
        self._string_start = 0
        self._item_start = 0
        self._key = ""
        self._last_string = ""
        self._value_start: int | None = None
        self.silent: bool | None = None
        self.whole = False
        self.malformed = False

    @property
    def text(self) -> str:
        """Everything read so far."""
        return self._text

    def feed(self, piece: str) -> list[RawClaim]:
        """The claims that `piece` completes."""
        self._text += piece
        if len(self._text) > _MOST_CHARACTERS:
            self.malformed = True
        claims: list[RawClaim] = []
        if not self._stack and not self._begun():
            return claims
        while self._place < len(self._text) and not (self.whole or self.malformed):
            self._read(self._text[self._place], claims)
            self._place += 1
        return claims

    def _begun(self) -> bool:
        """Whether the outermost brace is reached; moves there."""
        if self.whole or self.malformed:
            return False
        opened = self._text.lstrip()
        if _THOUGHTS[0].startswith(opened[: len(_THOUGHTS[0])]):
            end = self._text.find(_THOUGHTS[1])
            if end < 0:
                return False
            self._place = max(self._place, end + len(_THOUGHTS[1]))
        start = self._text.find("{", self._place)
        if start < 0:
            return False
        self._place = start
        return True

    def _read(self, character: str, claims: list[RawClaim]) -> None:
        if self._in_string:
            self._read_string(character)
        elif character == '"':
            self._in_string, self._string_start = True, self._place
        elif character in "{[":
            if len(self._stack) == 2 and character == "{":
                self._item_start = self._place
            self._stack.append(character)
        elif character in "}]":
            self._close(character, claims)
        elif len(self._stack) == 1 and character == ":":
            self._key, self._value_start = self._last_string, self._place + 1
        elif len(self._stack) == 1 and character == ",":
            self._value()

    def _read_string(self, character: str) -> None:
        if self._escaped:
            self._escaped = False
        elif character == "\\":
            self._escaped = True
        elif character == '"':
            self._in_string = False
            if len(self._stack) == 1:
                self._last_string = self._text[self._string_start + 1 : self._place]

    def _close(self, character: str, claims: list[RawClaim]) -> None:
        if not self._stack or self._stack[-1] != ("{" if character == "}" else "["):
            self.malformed = True
            return
        if len(self._stack) == 1:
            self._value()
        self._stack.pop()
        if len(self._stack) == 2 and character == "}" and self._key == "claims":
            claim = _claim(self._text[self._item_start : self._place + 1])
            if claim is None:
                self.malformed = True
            else:
                claims.append(claim)
        self.whole = not self._stack

    def _value(self) -> None:
        """A value of the outermost object is complete."""
        if self._key == "silent" and self._value_start is not None:
            written = self._text[self._value_start : self._place].strip().strip('"').lower()
            if written in ("true", "false"):
                self.silent = written == "true"
        self._value_start = None


def _claim(written: str) -> RawClaim | None:
    try:
        content = json.loads(written, strict=False)
    except (ValueError, RecursionError):
        return None
    text, keys = content.get("text"), content.get("keys")
    if not isinstance(text, str) or not isinstance(keys, list):
        return None
    return RawClaim(text, tuple(str(key).strip().strip("[]") for key in keys))
