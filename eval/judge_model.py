"""A model behind an OpenAI-compatible endpoint, as a judge's TextModel."""

from __future__ import annotations

import openai

from eval.errors import JudgeError

_SEED = 7


class EndpointModel:
    """Asks one model at temperature 0; times out after `timeout` seconds and tries twice more."""

    def __init__(self, name: str, url: str, key: str | None = None, *, timeout: float = 60.0) -> None:
        self._name = name
        self._client = openai.OpenAI(base_url=url, api_key=key or "none", timeout=timeout, max_retries=2)

    @property
    def name(self) -> str:
        """The model's name at the endpoint."""
        return self._name

    def complete(self, prompt: str) -> str:
        """The model's text; raises JudgeError when the endpoint fails or gives none."""
        try:
            response = self._client.chat.completions.create(
                model=self._name,
                messages=[{"role": "user", "content": prompt}],
                temperature=0,
                seed=_SEED,
            )
        except openai.OpenAIError as error:
            raise JudgeError(f"the judge's endpoint failed: {type(error).__name__}: {error}") from error
        text = response.choices[0].message.content if response.choices else None
        if not text:
            raise JudgeError("the judge's endpoint gave an empty answer")
        return text
