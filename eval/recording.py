"""Model answers written down and read back, so that a judged run costs nothing the second time."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from eval.errors import JudgeError
from eval.judge import TextModel


def prompt_key(model: str, prompt: str) -> str:
    """What an answer is kept under: 32 hexadecimal digits of model name and prompt."""
    return hashlib.sha256(f"{model}\n{prompt}".encode()).hexdigest()[:32]


class RecordingModel:
    """Asks another model and appends each answer to a JSONL file of {"key", "model", "text"}."""

    def __init__(self, model: TextModel, path: Path) -> None:
        self._model = model
        self._path = path

    @property
    def name(self) -> str:
        """The other model's name."""
        return self._model.name

    def complete(self, prompt: str) -> str:
        """The other model's answer; raises JudgeError as it does."""
        text = self._model.complete(prompt)
        line = {"key": prompt_key(self.name, prompt), "model": self.name, "text": text}
        with self._path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
        return text


class ReplayModel:
    """Answers from a recording alone, and never asks anything."""

    def __init__(self, path: Path) -> None:
        """Raises JudgeError for a file that is no recording, or one of several models."""
        self._path = path
        self._texts: dict[str, str] = {}
        names: set[str] = set()
        try:
            lines = path.read_text(encoding="utf-8").split("\n")
        except (OSError, UnicodeDecodeError) as error:
            raise JudgeError(f"{path}: cannot be read: {error}") from error
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                entry = json.loads(line)
                self._texts[entry["key"]] = str(entry["text"])
                names.add(str(entry["model"]))
            except (ValueError, KeyError, TypeError, RecursionError) as error:
                raise JudgeError(f"{path}:{number}: not a recorded answer ({error!r})") from error
        if len(names) != 1:
            raise JudgeError(f"{path}: holds answers of {len(names)} models; one is expected")
        self._name = names.pop()

    @property
    def name(self) -> str:
        """The model that was recorded."""
        return self._name

    def complete(self, prompt: str) -> str:
        """The recorded answer; raises JudgeError when this prompt was never recorded."""
        text = self._texts.get(prompt_key(self._name, prompt))
        if text is None:
            raise JudgeError(f"no answer to this prompt is recorded in {self._path}; record it anew")
        return text
