"""Which embedder the settings ask for."""

from __future__ import annotations

from indexer.contracts import Embedder
from indexer.errors import ModelError
from indexer.settings import EmbedderKind, IndexerSettings


def open_embedder(settings: IndexerSettings) -> Embedder | None:
    """The embedder of `settings`; None for words alone. Nothing is loaded or asked before its first use.

    Raises ModelError when an endpoint is asked for without an address or a model.
    """
    if settings.embedder is EmbedderKind.NONE:
        return None
    if settings.embedder is EmbedderKind.MINILM:
        from indexer.embedding.minilm import MiniLM

        return MiniLM()
    from indexer.embedding.endpoint import Endpoint, EndpointEmbedder

    if not settings.embedding_url or not settings.embedding_model:
        raise ModelError("PILCROW_EMBEDDER=endpoint needs PILCROW_EMBEDDING_URL and PILCROW_EMBEDDING_MODEL")
    return EndpointEmbedder(
        Endpoint(
            settings.embedding_url,
            settings.embedding_model,
            settings.embedding_key.get_secret_value(),
            settings.embedding_tokens,
            settings.embedding_timeout,
        )
    )
