"""Run the courier service alone: ``python -m services.live``."""

from shared.service import run

if __name__ == "__main__":
    run(["courier"])
