"""The encoder of the commands and the tests: built when it is missing, and remembering what it encoded."""

import os
import sys

from services.networking.domain.recommendation import Encode
from services.networking.models import folder
from services.networking.models.build import build, is_built
from services.networking.models.cache import CachedEncoder
from services.networking.models.encode import TextEncoder


def encoder() -> Encode:
    """Return an encoder over the usual folder; it keeps no vectors where the folder may not be written.

    Raises:
        ModelError: the model is not built and cannot be.
    """
    place = folder()
    if not is_built(place):
        print("Building the text model, once.", file=sys.stderr)  # noqa: T201
        build(place)
    encode = TextEncoder(place, threads=os.cpu_count() or 1)
    return CachedEncoder(encode, place) if os.access(place, os.W_OK) else encode
