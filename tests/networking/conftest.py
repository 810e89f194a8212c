"""Fixtures of the networking service's tests."""

import os

# Read once, when the matrix library is loaded; its waiting threads spin, which costs on a machine that is shared.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import pytest

from services.networking.domain.recommendation import Encode, Recommender
from services.networking.models.commands import encoder
from tests.networking.recommending import people


@pytest.fixture(scope="session")
def encode() -> Encode:
    """The two real text models, remembering what they encoded in earlier runs."""
    return encoder()


@pytest.fixture(scope="session")
def fitted(encode: Encode) -> Recommender:
    """Suggestions for the published set; not to be changed."""
    engine = Recommender(encode)
    engine.fit(people())
    return engine
