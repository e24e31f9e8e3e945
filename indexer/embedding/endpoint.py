"""An embedder behind an OpenAI-compatible endpoint (`POST {base_url}/embeddings`)."""

from __future__ import annotations

import os
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from indexer.contracts import FloatMatrix
from indexer.errors import ModelError

if TYPE_CHECKING:
    from openai import OpenAI
    from tiktoken import Encoding

_BATCH = 64  # texts a request
_ENCODING = "cl100k_base"  # that of OpenAI's embedding models; for others an estimate, hence the margin below
_MARGIN = 16  # tokens left free, so that another tokenizer's count still fits


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where an embedding model answers. `key` may be empty for servers that ask for none."""

    base_url: str
    model: str
    key: str = ""
    max_tokens: int = 512
    timeout: float = 60.0  # seconds for one request
    retries: int = 3


class EndpointEmbedder:
    """Contract `Embedder` over HTTP. Safe for use by many threads; raises ModelError when it is not answered."""

    def __init__(self, endpoint: Endpoint) -> None:
        self._endpoint = endpoint
        self._known_dimensions: int | None = None
        self._lock = threading.Lock()

    @property
    def name(self) -> str:
        """Identity of model and window length; the address may change without making an index foreign."""
        return f"{self._endpoint.model}/{self.max_tokens}/endpoint"

    @property
    def max_tokens(self) -> int:
        """Longest text embedded whole, in tokens."""
        return self._endpoint.max_tokens

    @property
    def dimensions(self) -> int:
        """Length of a vector; asked of the endpoint once."""
        with self._lock:
            if self._known_dimensions is None:
                self._known_dimensions = self._request(["dimensions"]).shape[1]
            return self._known_dimensions

    def count_tokens(self, text: str) -> int:
        """Tokens of `text` as OpenAI's models count them, and a margin for models that count otherwise."""
        return len(self._encoding.encode(text, disallowed_special=())) + _MARGIN

    def embed(self, texts: Sequence[str]) -> FloatMatrix:
        """Vectors of unit length, (len(texts), dimensions); raises ModelError."""
        if not texts:
            return np.empty((0, self.dimensions), np.float32)
        parts = [self._request(texts[start : start + _BATCH]) for start in range(0, len(texts), _BATCH)]
        if len({part.shape[1] for part in parts}) != 1:
            raise ModelError(f"{self._where} gave vectors of different lengths")
        return np.concatenate(parts)

    def _request(self, texts: Sequence[str]) -> FloatMatrix:
        import openai

        try:
            answer = self._client.embeddings.create(
                model=self._endpoint.model, input=list(texts), encoding_format="float"
            )
        except openai.OpenAIError as error:
            raise ModelError(f"{self._where} {_explained(error)}") from error
        rows = sorted(answer.data, key=lambda row: row.index)
        try:
            vectors = np.array([row.embedding for row in rows], np.float32)
        except (TypeError, ValueError) as error:
            raise ModelError(f"{self._where} gave something that is no list of vectors") from error
        if vectors.ndim != 2 or len(vectors) != len(texts):
            raise ModelError(f"{self._where} gave {len(rows)} vectors for {len(texts)} texts")
        norms = np.linalg.norm(vectors, axis=1, keepdims=True)
        if not np.isfinite(norms).all() or not norms.all():
            raise ModelError(f"{self._where} gave a vector without direction")
        unit: FloatMatrix = vectors / norms
        return unit

    @property
    def _where(self) -> str:
        return f"The embedding endpoint {self._endpoint.base_url} ({self._endpoint.model})"

    @cached_property
    def _client(self) -> OpenAI:
        import openai

        endpoint = self._endpoint
        return openai.OpenAI(
            base_url=endpoint.base_url,
            api_key=endpoint.key or "none",  # the client insists on one
            timeout=endpoint.timeout,
            max_retries=endpoint.retries,
        )

    @cached_property
    def _encoding(self) -> Encoding:
        import tiktoken

        bundled = find_spec("llama_index.core")
        for folder in (bundled.submodule_search_locations or ()) if bundled else ():
            # The encoding lies in a package that is installed anyway; without this it would be downloaded.
            os.environ.setdefault("TIKTOKEN_CACHE_DIR", str(Path(folder) / "_static" / "tiktoken_cache"))
        return tiktoken.get_encoding(_ENCODING)


def _explained(error: Exception) -> str:
    """What went wrong and what to do, for every error of the client's library; most special first."""
    import openai

    table: Mapping[type[Exception], str] = {
        openai.APITimeoutError: "did not answer in time; try again, or raise PILCROW_EMBEDDING_TIMEOUT",
        openai.APIConnectionError: "cannot be reached; check PILCROW_EMBEDDING_URL and that the server runs",
        openai.AuthenticationError: "refused the key; check PILCROW_EMBEDDING_KEY",
        openai.PermissionDeniedError: "does not allow this with that key; check PILCROW_EMBEDDING_KEY",
        openai.NotFoundError: "does not know the model; check PILCROW_EMBEDDING_MODEL and PILCROW_EMBEDDING_URL",
        openai.RateLimitError: "asks to slow down; wait and index again (nothing done is lost)",
        openai.InternalServerError: "failed; wait and index again (nothing done is lost)",
        openai.APIStatusError: "refused the request; PILCROW_EMBEDDING_TOKENS may be too high for the model",
        openai.OpenAIError: "gave an answer that cannot be used",
    }
    advice = next(text for kind, text in table.items() if isinstance(error, kind))
    return f"{advice} ({error})"
