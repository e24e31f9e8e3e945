"""A model behind an OpenAI-compatible endpoint, as a judge's TextModel."""

from __future__ import annotations

from typing import Any

import openai

from eval.errors import JudgeError, JudgeUnreachable
from service.generation.vendor_errors import names_parameter, trouble

_SEED = 7


class EndpointModel:
    """Asks one model at temperature 0; times out after `timeout` seconds and tries twice more.

    Temperature and seed are left out from then on where an endpoint refuses them by name.
    """

    def __init__(self, name: str, url: str, key: str | None = None, *, timeout: float = 60.0) -> None:
        self._name = name
        self._client = openai.OpenAI(base_url=url, api_key=key or "none", timeout=timeout, max_retries=2)
        self._optional: dict[str, Any] = {"temperature": 0, "seed": _SEED}

    @property
    def name(self) -> str:
        """The model's name at the endpoint."""
        return self._name

    def complete(self, prompt: str) -> str:
        """The model's text; raises JudgeError when the endpoint fails or gives none.

        Nothing of what the endpoint wrote is in that error: it may repeat the key, and reports are published.
        """
        try:
            response = self._asked(prompt)
        except (openai.OpenAIError, ValueError) as error:
            found = trouble(error)
            kind = JudgeUnreachable if found.tires else JudgeError
            status = f", status {error.status_code}" if isinstance(error, openai.APIStatusError) else ""
            raise kind(f"the judge's endpoint {found.cause.value} ({type(error).__name__}{status})") from None
        choices = getattr(response, "choices", None)  # a body that is no JSON comes as plain text
        message = getattr(choices[0], "message", None) if choices else None
        text = getattr(message, "content", None)
        if not isinstance(text, str) or not text:
            raise JudgeError("the judge's endpoint gave an empty answer")
        return text

    def _asked(self, prompt: str) -> Any:
        while True:
            try:
                return self._client.chat.completions.create(
                    model=self._name, messages=[{"role": "user", "content": prompt}], **self._optional
                )
            except (openai.BadRequestError, openai.UnprocessableEntityError) as error:
                refused = [name for name in self._optional if names_parameter(error, (name,))]
                if not refused:
                    raise
                for name in refused:
                    del self._optional[name]
