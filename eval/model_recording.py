"""Replies of the language model that writes answers, written down and read back: a gate that costs nothing twice.

A reply is kept under the model's name and everything that was put to it, so that a change of prompt,
passages or question asks for a new recording instead of being answered by an old one.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import AsyncIterator
from dataclasses import asdict
from pathlib import Path

from eval.errors import EvaluationError
from service.generation.contract import Delta, Ended, LanguageModel, Request


def request_key(model: str, request: Request) -> str:
    """What a reply is kept under: 32 hexadecimal digits of the model's name and the whole request."""
    whole = json.dumps([model, asdict(request)], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(whole.encode()).hexdigest()[:32]


class RecordingLanguageModel:
    """Asks another model and appends each whole reply to a JSONL file; a reply that failed is not kept."""

    def __init__(self, model: LanguageModel, path: Path) -> None:
        self._model = model
        self._path = path

    @property
    def name(self) -> str:
        """The other model's name."""
        return self._model.name

    async def stream(self, request: Request) -> AsyncIterator[Delta | Ended]:
        """The other model's reply as it comes; raises ModelTrouble as it does."""
        text = []
        async for part in self._model.stream(request):
            if isinstance(part, Delta):
                text.append(part.text)
            else:
                self._keep(request, "".join(text), part)
            yield part

    def _keep(self, request: Request, text: str, ended: Ended) -> None:
        line = {
            "key": request_key(self.name, request),
            "model": self.name,
            "text": text,
            "prompt_tokens": ended.prompt_tokens,
            "completion_tokens": ended.completion_tokens,
        }
        with self._path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(line, ensure_ascii=False) + "\n")

    async def close(self) -> None:
        """Give the other model's connections back."""
        await self._model.close()


class ReplayLanguageModel:
    """Replies from a recording alone, and never asks anything."""

    def __init__(self, path: Path) -> None:
        """Raises EvaluationError for a file that is no recording, or one of several models."""
        self._path = path
        self._replies: dict[str, tuple[str, Ended]] = {}
        names: set[str] = set()
        try:
            lines = path.read_text(encoding="utf-8").split("\n")  # a reply may hold other line separators
        except (OSError, UnicodeDecodeError) as error:
            raise EvaluationError(f"{path}: cannot be read: {error}") from error
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                entry = json.loads(line)
                ended = Ended(entry["prompt_tokens"], entry["completion_tokens"])
                self._replies[entry["key"]] = (str(entry["text"]), ended)
                names.add(str(entry["model"]))
            except (ValueError, KeyError, TypeError, RecursionError) as error:
                raise EvaluationError(f"{path}:{number}: not a recorded reply ({error!r})") from error
        if len(names) != 1:
            raise EvaluationError(f"{path}: holds replies of {len(names)} models; one is expected")
        self._name = names.pop()

    @property
    def name(self) -> str:
        """The model that was recorded."""
        return self._name

    async def stream(self, request: Request) -> AsyncIterator[Delta | Ended]:
        """The recorded reply; raises EvaluationError when this request was never recorded.

        That is no trouble of a model's, in whose place extraction would answer: the question is to fail, or
        a gate over an outdated recording would be one over extraction alone.
        """
        found = self._replies.get(request_key(self._name, request))
        if found is None:
            raise EvaluationError(
                f"no reply to what was put to the model is recorded in {self._path}: its prompt, the passages or the "
                "settings are others now; record it anew with --model-record"
            )
        text, ended = found
        yield Delta(text)
        yield ended

    async def close(self) -> None:
        """Nothing is held open."""
