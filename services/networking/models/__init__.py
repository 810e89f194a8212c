"""The text models of the recommendations: MiniLM for English, USE for sixteen languages, both on the CPU.

Nothing is fetched when they run: the weights ship in two packages. ``python -m services.networking.models build``
turns those of MiniLM into an int8 file for onnxruntime once; USE runs on numpy as it comes.
"""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


def folder() -> Path:
    """Return where the built model lies: ``PLENARIA_MODELS``, else ``.tools/models`` in the checkout."""
    return Path(os.environ.get("PLENARIA_MODELS") or ROOT / ".tools" / "models")
