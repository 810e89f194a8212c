"""The computation of MiniLM (a BERT of six layers) as an ONNX graph, pooling and normalisation included.

Devlin et al. 2019 for the network, Wang et al. 2020 for MiniLM, Reimers and Gurevych 2019 for mean pooling.
Inputs ``ids`` and ``mask`` are int64 of shape (texts, tokens); the output ``vectors`` is (texts, 384), unit length.
"""

from collections.abc import Mapping
from math import sqrt

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

LAYERS, HEADS, WIDTH, EPSILON = 6, 12, 384, 1e-12
OPSET, FORMAT = 20, 10

type_of = TensorProto


class Graph:
    """A graph under construction; every operation returns the name of what it yields."""

    def __init__(self, weights: Mapping[str, NDArray[np.float32]]) -> None:
        self.weights = weights
        self.nodes: list[onnx.NodeProto] = []
        self.constants: dict[str, onnx.TensorProto] = {}

    def op(self, kind: str, *inputs: str, **attributes: float | int | list[int]) -> str:
        """Add an operation."""
        name = f"{kind}_{len(self.nodes)}"
        node = helper.make_node(kind, list(inputs), [name], name)
        node.attribute.extend(helper.make_attribute(key, value) for key, value in sorted(attributes.items()))
        self.nodes.append(node)
        return name

    def constant(self, name: str, value: NDArray[np.generic]) -> str:
        """Add a constant."""
        self.constants[name] = numpy_helper.from_array(value, name)
        return name

    def numbers(self, *values: int) -> str:
        """Add a list of whole numbers, used as a shape or as axes."""
        return self.constant("numbers_" + "_".join(map(str, values)), np.array(values, dtype=np.int64))

    def scalar(self, value: float) -> str:
        """Add a number."""
        return self.constant(f"scalar_{value!r}", np.array(value, dtype=np.float32))

    def weight(self, name: str) -> str:
        """Add a learnt tensor."""
        return self.constant(name, self.weights[name])

    def dense(self, x: str, name: str) -> str:
        """Apply a learnt linear map."""
        matrix = self.constant(f"{name}.weight", np.ascontiguousarray(self.weights[f"{name}.weight"].T))
        return self.op("Add", self.op("MatMul", x, matrix), self.weight(f"{name}.bias"))

    def norm(self, x: str, name: str) -> str:
        """Apply a learnt layer normalisation."""
        learnt = (self.weight(f"{name}.weight"), self.weight(f"{name}.bias"))
        return self.op("LayerNormalization", x, *learnt, axis=-1, epsilon=EPSILON)


def model(weights: Mapping[str, NDArray[np.float32]]) -> onnx.ModelProto:
    """Build the network from its weights."""
    g = Graph(weights)
    mask = g.op("Cast", "mask", to=type_of.FLOAT)
    x = _embed(g)
    hidden = g.op("Sub", g.scalar(1.0), g.op("Unsqueeze", mask, g.numbers(1, 2)))
    shut = g.op("Mul", hidden, g.scalar(-1e9))
    for number in range(LAYERS):
        x = _layer(g, x, shut, f"encoder.layer.{number}")
    vectors = _pool(g, x, mask)
    g.nodes.append(helper.make_node("Identity", [vectors], ["vectors"], name="vectors"))
    shape = ["texts", "tokens"]
    graph = helper.make_graph(
        g.nodes,
        "minilm",
        [helper.make_tensor_value_info(name, type_of.INT64, shape) for name in ("ids", "mask")],
        [helper.make_tensor_value_info("vectors", type_of.FLOAT, ["texts", WIDTH])],
        list(g.constants.values()),
    )
    opsets = [helper.make_opsetid("", OPSET)]
    return helper.make_model(graph, opset_imports=opsets, ir_version=FORMAT, producer_name="plenaria")


def _embed(g: Graph) -> str:
    """Look up each token and its place; all tokens are of the first of the two text types."""
    words = g.op("Gather", g.weight("embeddings.word_embeddings.weight"), "ids")
    length = g.op("Slice", g.op("Shape", "ids"), g.numbers(1), g.numbers(2))
    place = g.weight("embeddings.position_embeddings.weight")
    places = g.op("Slice", place, g.numbers(0), length, g.numbers(0))
    kind = g.constant("text_type", g.weights["embeddings.token_type_embeddings.weight"][0])
    return g.norm(g.op("Add", g.op("Add", words, places), kind), "embeddings.LayerNorm")


def _layer(g: Graph, x: str, shut: str, name: str) -> str:
    """One layer: attention, then two dense maps, each added to what came in and normalised."""

    def split(part: str, order: list[int]) -> str:
        dense = g.dense(x, f"{name}.attention.self.{part}")
        heads = g.op("Reshape", dense, g.numbers(0, 0, HEADS, WIDTH // HEADS))
        return g.op("Transpose", heads, perm=order)

    queries, keys, values = split("query", [0, 2, 1, 3]), split("key", [0, 2, 3, 1]), split("value", [0, 2, 1, 3])
    fit = g.op("Mul", g.op("MatMul", queries, keys), g.scalar(1 / sqrt(WIDTH // HEADS)))
    share = g.op("Softmax", g.op("Add", fit, shut), axis=-1)
    seen = g.op("Transpose", g.op("MatMul", share, values), perm=[0, 2, 1, 3])
    attended = g.dense(g.op("Reshape", seen, g.numbers(0, 0, WIDTH)), f"{name}.attention.output.dense")
    x = g.norm(g.op("Add", x, attended), f"{name}.attention.output.LayerNorm")
    wide = g.op("Gelu", g.dense(x, f"{name}.intermediate.dense"))
    return g.norm(g.op("Add", x, g.dense(wide, f"{name}.output.dense")), f"{name}.output.LayerNorm")


def _pool(g: Graph, x: str, mask: str) -> str:
    """Average over the tokens that are there and scale to unit length, which makes the count cancel out."""
    present = g.op("Mul", x, g.op("Unsqueeze", mask, g.numbers(2)))
    total = g.op("ReduceSum", present, g.numbers(1), keepdims=0)
    length = g.op("ReduceL2", total, g.numbers(1), keepdims=1)
    return g.op("Div", total, length)
