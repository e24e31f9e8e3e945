"""Build the ONNX graph of the cross-encoder: all-MiniLM-L6-v2, adjusted to read a question and a passage together.

What training changed is small and stands in the graph (half precision): for every weight matrix W of the
upper layers two narrow ones whose product is added, W + B A (low-rank adaptation; Hu et al. 2021), their
biases and norms, and a head over the first token's state and the mean of all. The rest is the published
model.safetensors. The runtime adds the products up and rounds to eight bits when it loads the graph, a
scale for each output; activations get theirs as they come (DynamicQuantizeMatMul).
Run by a developer: `python -m indexer.embedding.cross_encoder_graph MODEL.safetensors TRAINED.npz`.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, numpy_helper

from indexer.embedding.graph import MOST, VENDOR, WIDTH, Builder, encode, model_of

TARGET = Path(__file__).with_name("cross_encoder.onnx")
INPUTS = ["input_ids", "attention_mask", "token_type_ids"]


class Adjusted(Builder):
    """A builder that knows what training changed: `NAME.a` (rank, in) and `NAME.b` (out, rank), or NAME itself."""

    def __init__(self, weights: Path, trained: dict[str, NDArray[np.float32]]) -> None:
        super().__init__(weights)
        self._trained = {name: value.astype(np.float16).astype(np.float32) for name, value in trained.items()}
        self._made: dict[str, str] = {}

    def weight(self, name: str) -> str:
        """The weight as trained."""
        if name in self._trained:
            return self.half(name, self._trained[name])
        if f"{name}.a" not in self._trained:
            return super().weight(name)
        if name not in self._made:
            narrow = [self.half(f"{name}.{part}", self._trained[f"{name}.{part}"]) for part in ("b", "a")]
            delta = self.add("MatMul", narrow, f"{name}.delta")
            self._made[name] = self.add("Add", [super().weight(name), delta], f"{name}.adjusted")
        return self._made[name]

    def linear(self, value: str, prefix: str, output: str) -> str:
        """Of value (rows, in): value times the weight transposed, plus bias; (rows, out), in eight bits."""
        if prefix.startswith("head"):
            return super().linear(value, prefix, output)
        turned = self.add("Transpose", [self.weight(f"{prefix}.weight")], f"{prefix}.turned", perm=[1, 0])
        spread = np.abs(self._value(f"{prefix}.weight")).max(axis=1) / MOST
        scale = self.constant(f"{prefix}.scale", spread, np.float32)
        zero = self.constant(f"{prefix}.zero", np.zeros(len(spread)), np.int8)
        rounded = self.add("QuantizeLinear", [turned, scale, zero], f"{prefix}.rounded", axis=1)
        inputs = [value, rounded, scale, zero, self.weight(f"{prefix}.bias")]
        return self.add("DynamicQuantizeMatMul", inputs, output, domain=VENDOR)

    def _value(self, name: str) -> NDArray[np.float32]:
        """A weight as it will be when the graph is loaded."""
        value = self.read(name)
        if f"{name}.a" in self._trained:
            value = value + self._trained[f"{name}.b"] @ self._trained[f"{name}.a"]
        return value

    def half(self, name: str, value: NDArray[np.float32]) -> str:
        """An initialiser in half precision that lives in the graph, cast for use."""
        if name not in self._made:
            self.initialisers.append(numpy_helper.from_array(value.astype(np.float16), f"{name}.half"))
            self._made[name] = self.add("Cast", [f"{name}.half"], f"{name}.trained", to=TensorProto.FLOAT)
        return self._made[name]


def build(weights: Path, trained: dict[str, NDArray[np.float32]]) -> onnx.ModelProto:
    """The model: tokens of pairs (batch, length) to the log-odds that the passage answers, `logit` (batch,)."""
    make = Adjusted(weights, trained)
    state, shape = encode(make, kinds="token_type_ids")
    whole = make.add("Concat", [shape, make.constant("width", [WIDTH], np.int64)], "whole", axis=0)
    hidden = make.add("Reshape", [state, whole], "hidden")
    mask = make.add("Cast", ["attention_mask"], "counted", to=TensorProto.FLOAT)
    last = make.constant("last", [2], np.int64)
    column = make.add("Unsqueeze", [mask, last], "counted.column")
    second = make.constant("second", [1], np.int64)
    total = make.add("ReduceSum", [make.add("Mul", [hidden, column], "masked"), second], "total", keepdims=0)
    count = make.add("ReduceSum", [mask, second], "count", keepdims=1)
    mean = make.add("Div", [total, count], "mean")
    first = make.add("Gather", [hidden, make.constant("zeroth", 0, np.int64)], "first.state", axis=1)
    both = make.add("Concat", [first, mean], "both", axis=1)
    wide = make.add("Tanh", [make.linear(both, "head.0", "head.wide")], "head.active")
    logit = make.linear(wide, "head.2", "head.logit")
    make.add("Squeeze", [logit, second], "logit")
    return model_of(make, "cross-encoder", INPUTS, "logit", ["batch"])


def main() -> None:
    """Write cross_encoder.onnx beside this file."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("weights", type=Path)
    parser.add_argument("trained", type=Path)
    chosen = parser.parse_args()
    with np.load(chosen.trained) as trained:
        model = build(chosen.weights, dict(trained))
    TARGET.write_bytes(model.SerializeToString())
    print(f"{TARGET.name}: {TARGET.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
