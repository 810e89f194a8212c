"""The text models: built the same every time, without torch and network, and true to what was published."""

import hashlib
import subprocess
import sys
from collections.abc import Sequence
from importlib.metadata import distributions
from pathlib import Path

import numpy as np
import pytest

from services.networking.domain.recommendation import Encode, Encoded
from services.networking.models import ModelError
from services.networking.models.build import MODEL, build
from services.networking.models.cache import CachedEncoder
from services.networking.models.encode import TextEncoder
from services.networking.participants_file import read
from tests.networking.recommending import PARTICIPANTS

OFFLINE = """
import socket, sys

def refuse(*_):
    raise AssertionError("a connection was tried")

socket.socket.connect = socket.socket.connect_ex = socket.getaddrinfo = refuse
from deploy.cli import main
code = main(["recommend", sys.argv[1], "--for", "p0001", "--json"])
assert not {"torch", "transformers", "sentence_transformers", "onnx"} & set(sys.modules), "a heavy library was loaded"
sys.exit(code)
"""


def test_the_model_is_built_to_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        build(tmp_path / name)

    marks = {hashlib.sha256((tmp_path / name / MODEL).read_bytes()).hexdigest() for name in ("one", "two")}
    assert len(marks) == 1


def test_a_model_that_was_not_built_is_named_with_the_command_that_builds_it(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"python -m services\.networking\.models build"):
        TextEncoder(tmp_path)


def test_minilm_in_eight_bits_agrees_with_the_similarities_its_authors_print(encode: Encode) -> None:
    """The figures of the model's documentation: 0.6660, 0.1046 and 0.1411."""
    vectors = encode(["The weather is lovely today.", "It's so sunny outside!", "He drove to the stadium."]).english

    alike = vectors.astype(np.float32) @ vectors.astype(np.float32).T

    assert alike[0, 1] == pytest.approx(0.666, abs=0.05)
    assert alike[0, 2] == pytest.approx(0.105, abs=0.05)
    assert alike[1, 2] == pytest.approx(0.141, abs=0.05)


def test_the_multilingual_model_brings_translations_together(encode: Encode) -> None:
    vectors = encode(
        [
            "We look for a test site for electric buses",
            "Wir suchen ein Testgelände für Elektrobusse",
            "Brot ohne Gluten",
        ]
    ).multilingual.astype(np.float32)

    assert vectors[0] @ vectors[1] > 0.7
    assert vectors[0] @ vectors[2] < 0.4


def test_vectors_kept_on_disk_equal_fresh_ones_and_nothing_is_encoded_twice(tmp_path: Path) -> None:
    asked: list[str] = []

    def encode(texts: Sequence[str]) -> Encoded:
        asked.extend(texts)
        rows = np.array([[len(text), -len(text)] for text in texts], np.float16)
        return Encoded(np.tile(rows, 192), np.tile(rows, 256))

    first = CachedEncoder(encode, tmp_path)(["a", "bb", "a"])
    second = CachedEncoder(encode, tmp_path)(["bb", "ccc"])

    assert asked == ["a", "bb", "ccc"]
    assert (first.english[1] == second.english[0]).all()
    assert (first.multilingual[:, 0] == [1, 2, 1]).all()


def test_nothing_that_is_installed_is_or_asks_for_torch() -> None:
    names = {str(each.metadata["Name"]).lower() for each in distributions()}

    assert not {"torch", "transformers", "sentence-transformers"} & names


def test_recommending_opens_no_connection_and_loads_no_heavy_library(encode: Encode) -> None:
    encode([entry.text for person in read(PARTICIPANTS)[0] for entry in (*person.offers, *person.needs)])

    done = subprocess.run([sys.executable, "-c", OFFLINE, PARTICIPANTS], capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    assert "p0001" in done.stdout
