"""The command ``python -m services.networking.models build``."""

import sys

from services.networking.models import ModelError, folder
from services.networking.models.build import build


def main(arguments: list[str]) -> int:
    """Build the model file; 0 done, 1 refused, 2 misused."""
    if arguments != ["build"]:
        print("Usage: python -m services.networking.models build", file=sys.stderr)  # noqa: T201
        return 2
    try:
        build(folder())
    except ModelError as error:
        print(error, file=sys.stderr)  # noqa: T201
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
