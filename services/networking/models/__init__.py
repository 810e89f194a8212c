"""The text models of the recommendations: MiniLM for English, USE for sixteen languages, both on the CPU.

Nothing is fetched when they run: the weights ship in two packages. ``python -m services.networking.models build``
turns those of MiniLM into an int8 file for onnxruntime once; USE runs on numpy as it comes.
"""

import os
from pathlib import Path

VERSION = "minilm-int8-1 use-3"
"""Names what makes a vector: vectors of different versions are never compared."""

ROOT = Path(__file__).resolve().parents[3]


class ModelError(Exception):
    """The models cannot be built or loaded from what is installed."""


def folder() -> Path:
    """Return where the built model lies: ``PLENARIA_MODELS``, else ``.tools/models`` in the checkout."""
    return Path(os.environ.get("PLENARIA_MODELS") or ROOT / ".tools" / "models")
