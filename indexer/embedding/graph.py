"""Build the ONNX graph of all-MiniLM-L6-v2 (BERT, 6 layers, 384 wide, 12 heads; Devlin et al. 2019).

The graph holds no weights: its initialisers point at byte offsets in the published model.safetensors.
The runtime rounds the matrices to eight bits when it loads them, a scale for every 32 numbers (MatMulNBits),
and so what comes in: three fifths of the time for a question, whose vector keeps a cosine of at least 0.999
with the published model's (docs/decisions/0017).
Run once by a developer: `python -m indexer.embedding.graph MODEL.safetensors`.
"""

from __future__ import annotations

import argparse
import json
import struct
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

LAYERS, WIDTH, HEADS, EPSILON, OPSET, IR = 6, 384, 12, 1e-12, 17, 9
VENDOR = "com.microsoft"  # the runtime's own operators
MOST = 127  # of eight bits with a sign
_BLOCK = 32  # numbers of a row that share a scale
_ZERO = 128  # eight bits without a sign: what stands for nought
_EIGHT_BIT_ARITHMETIC = 4  # "accuracy_level" of MatMulNBits
AXES = ["batch", "length"]
TARGET = Path(__file__).with_name("minilm.onnx")


class Builder:
    """Collects nodes and the initialisers they need."""

    def __init__(self, weights: Path) -> None:
        self._path = weights
        with weights.open("rb") as file:
            (length,) = struct.unpack("<Q", file.read(8))
            self._header = json.loads(file.read(length))
        self._base = 8 + length
        self.nodes: list[onnx.NodeProto] = []
        self.initialisers: list[onnx.TensorProto] = []
        self._known: set[str] = set()

    def weight(self, name: str) -> str:
        """An initialiser that lives in the safetensors file."""
        if name not in self._known:
            self._known.add(name)
            entry = self._header[name]
            start, end = entry["data_offsets"]
            tensor = TensorProto(name=name, data_type=TensorProto.FLOAT, dims=entry["shape"])
            tensor.data_location = TensorProto.EXTERNAL
            place = {"location": self._path.name, "offset": self._base + start, "length": end - start}
            for key, value in place.items():
                tensor.external_data.add(key=key, value=str(value))
            self.initialisers.append(tensor)
        return name

    def read(self, name: str) -> NDArray[np.float32]:
        """The values of a weight of the safetensors file."""
        entry = self._header[name]
        start, end = entry["data_offsets"]
        with self._path.open("rb") as file:
            file.seek(self._base + start)
            return np.frombuffer(file.read(end - start), np.float32).reshape(entry["shape"])

    def constant(self, name: str, value: object, kind: type) -> str:
        """A small initialiser that lives in the graph."""
        if name not in self._known:
            self._known.add(name)
            self.initialisers.append(numpy_helper.from_array(np.array(value, kind), name))
        return name

    def add(self, operator: str, inputs: list[str], output: str, **attributes: Any) -> str:
        """A node with one output, which it is named after."""
        self.nodes.append(helper.make_node(operator, inputs, [output], name=output, **attributes))
        return output

    def linear(self, value: str, prefix: str, output: str) -> str:
        """Of value (rows, in): value times the weight transposed, plus bias; (rows, out)."""
        inputs = [value, self.weight(f"{prefix}.weight"), self.weight(f"{prefix}.bias")]
        return self.add("Gemm", inputs, output, transB=1)

    def norm(self, left: str, right: str, prefix: str, output: str) -> str:
        """Layer normalisation of a sum over the last axis."""
        total = self.add("Add", [left, right], f"{output}.sum")
        inputs = [total, self.weight(f"{prefix}.weight"), self.weight(f"{prefix}.bias")]
        return self.add("LayerNormalization", inputs, output, axis=-1, epsilon=EPSILON)


class Rounded(Builder):
    """A builder whose matrices are rounded to eight bits, each block of a row by a scale of its own."""

    def linear(self, value: str, prefix: str, output: str) -> str:
        """Of value (rows, in): value times the weight transposed, plus bias; (rows, out)."""
        name = f"{prefix}.weight"
        out, wide = self._header[name]["shape"]
        shape = [out, wide // _BLOCK]
        blocks = self.add(
            "Reshape", [self.weight(name), self.constant("blocks", [-1, _BLOCK], np.int64)], f"{name}.blocks"
        )
        largest = self.add(
            "ReduceMax", [self.add("Abs", [blocks], f"{name}.size")], f"{name}.largest", axes=[1], keepdims=0
        )
        scale = self.add("Div", [largest, self.constant("most", MOST, np.float32)], f"{name}.scale")
        zero = self.constant(f"zero.{shape}", np.full(out * wide // _BLOCK, _ZERO), np.uint8)
        rounded = self.add("QuantizeLinear", [blocks, scale, zero], f"{name}.rounded", axis=0)
        inputs = [
            value,
            self.add("Reshape", [rounded, self._shape([*shape, _BLOCK])], f"{name}.matrix"),
            self.add("Reshape", [scale, self._shape(shape)], f"{name}.scales"),
            "",  # nought is _ZERO unless said
            "",  # columns are not grouped
            self.weight(f"{prefix}.bias"),
        ]
        return self.add(
            "MatMulNBits",
            inputs,
            output,
            domain=VENDOR,
            K=wide,
            N=out,
            bits=8,
            block_size=_BLOCK,
            accuracy_level=_EIGHT_BIT_ARITHMETIC,
        )

    def _shape(self, lengths: list[int]) -> str:
        return self.constant(f"shape.{lengths}", lengths, np.int64)


def build(weights: Path) -> onnx.ModelProto:
    """The model: input_ids and attention_mask (batch, length) int64 to hidden (batch, length, 384)."""
    make = Rounded(weights)
    state, shape = encode(make)
    whole = make.add("Concat", [shape, make.constant("width", [WIDTH], np.int64)], "whole", axis=0)
    make.add("Reshape", [state, whole], "hidden")
    return model_of(make, "all-MiniLM-L6-v2", ["input_ids", "attention_mask"], "hidden", [*AXES, WIDTH])


def encode(make: Builder, kinds: str | None = None) -> tuple[str, str]:
    """The six layers: their last state (batch · length, 384) and the shape (batch, length).

    `kinds` (batch, length) says of each token whether it belongs to the first (0) or the second text;
    without it all belong to the first.
    """
    shape = make.add("Shape", ["input_ids"], "shape")
    length = make.add("Gather", [shape, make.constant("one", [1], np.int64)], "length")
    words = make.add("Gather", [make.weight("embeddings.word_embeddings.weight"), "input_ids"], "words")
    table = make.weight("embeddings.position_embeddings.weight")
    places = make.add("Slice", [table, make.constant("zero", [0], np.int64), length], "places")
    table = make.weight("embeddings.token_type_embeddings.weight")
    kind = make.add("Gather", [table, kinds or make.constant("first", 0, np.int64)], "kind")
    placed = make.add("Add", [words, places], "placed")
    state = make.norm(placed, kind, "embeddings.LayerNorm", "embedded")
    state = make.add("Reshape", [state, make.constant("flat", [-1, WIDTH], np.int64)], "state")
    heads = make.constant("heads", [HEADS, WIDTH // HEADS], np.int64)
    split = make.add("Concat", [shape, heads], "split", axis=0)
    mask = _mask(make)
    for layer in range(LAYERS):
        state = _layer(make, f"encoder.layer.{layer}", state, split, mask)
    return state, shape


def model_of(
    make: Builder, name: str, inputs: list[str], output: str, shape: list[str | int]
) -> onnx.ModelProto:
    """What was made as a model: `inputs` are (batch, length) int64, `output` is float of `shape`."""
    graph = helper.make_graph(
        make.nodes,
        name,
        [helper.make_tensor_value_info(one, TensorProto.INT64, AXES) for one in inputs],
        [helper.make_tensor_value_info(output, TensorProto.FLOAT, shape)],
        make.initialisers,
    )
    operators = [helper.make_opsetid("", OPSET), helper.make_opsetid(VENDOR, 1)]
    return helper.make_model(graph, opset_imports=operators, ir_version=IR)


def _mask(make: Builder) -> str:
    """0 where a token counts, a very negative score where it does not: (batch, 1, 1, length)."""
    floats = make.add("Cast", ["attention_mask"], "mask.float", to=TensorProto.FLOAT)
    inverted = make.add("Sub", [make.constant("one.float", 1.0, np.float32), floats], "mask.inverted")
    scores = make.add("Mul", [inverted, make.constant("minus", -1e9, np.float32)], "mask.scores")
    return make.add("Unsqueeze", [scores, make.constant("mask.axes", [1, 2], np.int64)], "mask")


def _layer(make: Builder, prefix: str, state: str, split: str, mask: str) -> str:
    attended = make.linear(
        _attention(make, prefix, state, split, mask), f"{prefix}.attention.output.dense", f"{prefix}.attended"
    )
    state = make.norm(attended, state, f"{prefix}.attention.output.LayerNorm", f"{prefix}.between")
    wide = make.linear(state, f"{prefix}.intermediate.dense", f"{prefix}.wide")
    scaled = make.add(
        "Div", [wide, make.constant("root.two", np.sqrt(2.0), np.float32)], f"{prefix}.scaled.wide"
    )
    error = make.add("Erf", [scaled], f"{prefix}.erf")
    gate = make.add("Add", [error, make.constant("one.float", 1.0, np.float32)], f"{prefix}.gate")
    gated = make.add("Mul", [wide, gate], f"{prefix}.gated")
    active = make.add("Mul", [gated, make.constant("half", 0.5, np.float32)], f"{prefix}.gelu")
    narrow = make.linear(active, f"{prefix}.output.dense", f"{prefix}.narrow")
    return make.norm(narrow, state, f"{prefix}.output.LayerNorm", f"{prefix}.state")


def _attention(make: Builder, prefix: str, state: str, split: str, mask: str) -> str:
    parts = {}
    for name, order in (("query", [0, 2, 1, 3]), ("key", [0, 2, 3, 1]), ("value", [0, 2, 1, 3])):
        value = make.linear(state, f"{prefix}.attention.self.{name}", f"{prefix}.{name}")
        value = make.add("Reshape", [value, split], f"{prefix}.{name}.split")
        parts[name] = make.add("Transpose", [value], f"{prefix}.{name}.turned", perm=order)
    scores = make.add("MatMul", [parts["query"], parts["key"]], f"{prefix}.scores")
    root = make.constant("root", float(np.sqrt(WIDTH // HEADS)), np.float32)
    scaled = make.add("Div", [scores, root], f"{prefix}.scaled.scores")
    shares = make.add(
        "Softmax", [make.add("Add", [scaled, mask], f"{prefix}.masked")], f"{prefix}.shares", axis=-1
    )
    mixed = make.add("MatMul", [shares, parts["value"]], f"{prefix}.mixed")
    turned = make.add("Transpose", [mixed], f"{prefix}.mixed.turned", perm=[0, 2, 1, 3])
    return make.add("Reshape", [turned, "flat"], f"{prefix}.mixed.flat")


def main() -> None:
    """Write minilm.onnx beside this file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path)
    model = build(parser.parse_args().weights)
    TARGET.write_bytes(model.SerializeToString())
    print(f"{TARGET.name}: {TARGET.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
