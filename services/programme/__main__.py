"""Run this service alone: ``python -m services.programme``."""

from shared.service import run

if __name__ == "__main__":
    run(["programme"])
