"""Run services in one process: ``python -m services [NAME …]`` (all of them without names)."""

import sys

from shared.declarations import service_names
from shared.service import run

if __name__ == "__main__":
    run(sys.argv[1:] or service_names())
