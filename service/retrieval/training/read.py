"""Train the cross-encoder: what reads a question and a paragraph together.

    python -m service.retrieval.training.read --pairs DATA PAIRS --judged DATA JUDGED --gold DATA GOLD …
        --folds DIR [--hold 01] TRAINED.npz

Needs torch and safetensors, which nothing else here does. Learns from all folds but those of `--hold`, whose
readings are then as good as those of questions never asked. `python -m indexer.embedding.cross_encoder_graph`
makes the graph of what is written. The two lower layers stay as published; the upper four get narrow
matrices beside theirs (low-rank adaptation; Hu et al. 2021), trained by AdamW on the weighted log loss, in
sixteen bits: some twenty minutes on two cores.
"""

from __future__ import annotations

import math
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from indexer.embedding.cross_encoder import MiniLMCrossEncoder
from indexer.embedding.graph import EPSILON, HEADS, LAYERS, WIDTH
from indexer.embedding.minilm import model_folder
from service.retrieval.features import FloatArray
from service.retrieval.reading import excerpt_of
from service.retrieval.training.groups import Group
from service.retrieval.training.train import Rows, collected, examples_parser

RANK = 16
FROZEN = 2  # layers
HEAD = 96
RATE = 1e-3
DECAY = 0.01
WARM_UP = 200  # steps
EPOCHS = 1.6
TOKENS = 2600  # a batch
SEED = 0

Tensor = Any
Weights = dict[str, Tensor]


@dataclass(frozen=True, slots=True)
class Example:
    """A pair's tokens, where its second text begins, whether it answers, and what it counts."""

    tokens: list[int]
    second: int
    answers: bool
    weight: float


def examples_of(groups: Sequence[Group], probabilities: Sequence[FloatArray]) -> Iterator[Example]:
    """What is learned from: all that answers, what is only on the matter, and the best of what does not."""
    chance = random.Random(SEED)  # noqa: S311 - chance, not secrets
    encoder = MiniLMCrossEncoder()
    for group, found in zip(groups, probabilities, strict=True):
        written = group.source == "pairs"  # judged by who wrote the question, for one report
        rank = np.argsort(np.argsort(-found, kind="stable"), kind="stable")
        chosen = []
        for place in range(len(found)):
            if group.answers[place] or (group.whole is not None and not group.counts[place]):
                chosen.append(place)
            elif group.whole is None:
                continue
            elif written:
                if rank[place] < 6 and chance.random() < 0.8:
                    chosen.append(place)
            elif rank[place] < (8 if group.whole else 4):
                chosen.append(place)
        excerpts = [excerpt_of(group.paragraphs[place], int(group.best[place])) for place in chosen]
        pairs = encoder.pairs(group.question.topic or group.question.text, excerpts)
        for place, (tokens, second) in zip(chosen, pairs, strict=True):
            answers = bool(group.answers[place])
            yield Example(tokens, second, answers, 0.6 if written and not answers else 1.0)


class CrossEncoderTrainer:
    """The published weights, what is trained beside them, and one pass over both."""

    def __init__(self) -> None:
        import torch
        from safetensors.torch import load_file

        torch.manual_seed(SEED)
        self._torch = torch
        self._published: Weights = load_file(str(model_folder() / "model.safetensors"))
        self.trained: Weights = {}
        for name, value in self._published.items():
            layer = int(name.split(".")[2]) if name.startswith("encoder.layer.") else -1
            if layer < FROZEN:
                continue
            if value.dim() == 1:
                self.trained[name] = value.clone()
            else:
                rows, columns = value.shape
                self.trained[f"{name}.a"] = torch.randn(RANK, columns) / math.sqrt(columns)
                self.trained[f"{name}.b"] = torch.zeros(rows, RANK)
        for name, rows, columns in (("head.0", HEAD, 2 * WIDTH), ("head.2", 1, HEAD)):
            bound = 1 / math.sqrt(columns)
            self.trained[f"{name}.weight"] = torch.empty(rows, columns).uniform_(-bound, bound)
            self.trained[f"{name}.bias"] = torch.zeros(rows)
        for value in self.trained.values():
            value.requires_grad_(True)

    def logits(self, batch: Sequence[Example]) -> Tensor:
        """Log-odds (len(batch),) that each answers."""
        torch = self._torch
        longest = max(len(one.tokens) for one in batch)
        tokens = torch.zeros(len(batch), longest, dtype=torch.long)
        kinds, mask = torch.zeros_like(tokens), torch.zeros(len(batch), longest)
        for row, one in enumerate(batch):
            tokens[row, : len(one.tokens)] = torch.tensor(one.tokens)
            kinds[row, one.second : len(one.tokens)] = 1
            mask[row, : len(one.tokens)] = 1
        state = (
            self._weight("embeddings.word_embeddings.weight")[tokens]
            + self._weight("embeddings.position_embeddings.weight")[:longest]
            + self._weight("embeddings.token_type_embeddings.weight")[kinds]
        )
        state = self._norm(state, "embeddings.LayerNorm")
        hidden = (1 - mask)[:, None, None, :] * -1e9
        for layer in range(LAYERS):
            state = self._layer(state, hidden, f"encoder.layer.{layer}")
        mean = (state * mask[:, :, None]).sum(1) / mask.sum(1, keepdim=True)
        wide = torch.tanh(self._linear(torch.cat([state[:, 0], mean], 1), "head.0"))
        return self._linear(wide, "head.2")[:, 0]

    def _layer(self, state: Tensor, hidden: Tensor, prefix: str) -> Tensor:
        torch = self._torch
        rows, longest = state.shape[:2]
        query, key, value = (
            self._linear(state, f"{prefix}.attention.self.{name}")
            .view(rows, longest, HEADS, WIDTH // HEADS)
            .transpose(1, 2)
            for name in ("query", "key", "value")
        )
        scores = query @ key.transpose(2, 3) / math.sqrt(WIDTH // HEADS) + hidden
        mixed = (torch.softmax(scores, -1) @ value).transpose(1, 2).reshape(rows, longest, WIDTH)
        attended = self._linear(mixed, f"{prefix}.attention.output.dense")
        state = self._norm(state + attended, f"{prefix}.attention.output.LayerNorm")
        wide = torch.nn.functional.gelu(self._linear(state, f"{prefix}.intermediate.dense"))
        return self._norm(state + self._linear(wide, f"{prefix}.output.dense"), f"{prefix}.output.LayerNorm")

    def _linear(self, value: Tensor, prefix: str) -> Tensor:
        linear, name = self._torch.nn.functional.linear, f"{prefix}.weight"
        made = linear(value, self._weight(name), self._weight(f"{prefix}.bias"))
        if f"{name}.a" in self.trained:
            made = made + linear(linear(value, self.trained[f"{name}.a"]), self.trained[f"{name}.b"])
        return made

    def _norm(self, value: Tensor, prefix: str) -> Tensor:
        weights = self._weight(f"{prefix}.weight"), self._weight(f"{prefix}.bias")
        return self._torch.nn.functional.layer_norm(value, (WIDTH,), *weights, EPSILON)

    def _weight(self, name: str) -> Tensor:
        return self.trained.get(name, self._published.get(name))

    def fit(self, examples: Sequence[Example], steps: int | None = None) -> None:
        """Learn from `examples`, in `steps` batches (by default what `EPOCHS` make); prints how it goes."""
        torch = self._torch
        chance = random.Random(SEED)  # noqa: S311 - chance, not secrets
        parameters = list(self.trained.values())
        optimiser = torch.optim.AdamW(parameters, lr=RATE, weight_decay=DECAY)
        total = steps or int(EPOCHS * len(batches_of(examples, chance)))
        started, step = time.monotonic(), 0
        while step < total:
            for batch in batches_of(examples, chance)[: total - step]:
                for group in optimiser.param_groups:
                    falling = 0.5 + 0.5 * math.cos(math.pi * step / total)
                    group["lr"] = RATE * min(1.0, step / WARM_UP) * falling
                with torch.autocast("cpu", dtype=torch.bfloat16):
                    logits = self.logits(batch)
                labels = torch.tensor([float(one.answers) for one in batch])
                weights = torch.tensor([one.weight for one in batch])
                losses = torch.nn.functional.binary_cross_entropy_with_logits(
                    logits.float(), labels, reduction="none"
                )
                loss = (losses * weights).sum() / weights.sum()
                optimiser.zero_grad()
                loss.backward()
                torch.nn.utils.clip_grad_norm_(parameters, 1.0)
                optimiser.step()
                step += 1
                if step % 100 == 0:
                    print(f"{step}/{total} {loss.item():.3f} {time.monotonic() - started:.0f} s", flush=True)

    def write(self, path: Path) -> None:
        """What was trained, for cross_encoder_graph.py."""
        arrays: dict[str, Any] = {name: value.detach().numpy() for name, value in self.trained.items()}
        np.savez(path, **arrays)


def batches_of(examples: Sequence[Example], chance: random.Random) -> list[list[Example]]:
    """The examples in batches of like length and some `TOKENS` tokens, in random order."""
    order = sorted(examples, key=lambda one: len(one.tokens) + chance.uniform(0, 12))
    batches: list[list[Example]] = []
    longest = 0
    for one in order:
        longest = max(longest, len(one.tokens))
        if not batches or (len(batches[-1]) + 1) * longest > TOKENS:
            batches.append([])
            longest = len(one.tokens)
        batches[-1].append(one)
    chance.shuffle(batches)
    return batches


def main() -> None:
    """Train and write."""
    parser = examples_parser(__doc__ or "")
    parser.add_argument("--hold", default="", help="folds to leave out, as digits")
    parser.add_argument("--steps", type=int, help="fewer than it takes, to try the script")
    parser.add_argument("trained", type=Path)
    arguments = parser.parse_args()
    groups = collected(arguments)
    probabilities = Rows.of(groups).held(groups)
    held = {int(digit) for digit in arguments.hold}
    inside = [place for place, group in enumerate(groups) if group.fold not in held]
    examples = list(
        examples_of([groups[place] for place in inside], [probabilities[place] for place in inside])
    )
    trainer = CrossEncoderTrainer()
    trainer.fit(examples, arguments.steps)
    trainer.write(arguments.trained)


if __name__ == "__main__":
    main()
