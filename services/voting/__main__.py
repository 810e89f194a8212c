"""Run this service alone: ``python -m services.voting``."""

from shared.service import run

if __name__ == "__main__":
    run(["voting"])
