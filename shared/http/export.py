"""Write each service's OpenAPI document into a folder: ``python -m shared.http.export FOLDER``."""

import json
import sys
from pathlib import Path

from shared.declarations import declared, service_names
from shared.http.document import document


def main(folder: Path) -> None:
    """Write ``<service>.json`` for every service."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in service_names():
        text = json.dumps(document(declared(name)), indent=1, sort_keys=True)
        (folder / f"{name}.json").write_text(text + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
