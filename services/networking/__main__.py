"""Run the networking service alone: ``python -m services.live``."""

from shared.service import run

if __name__ == "__main__":
    run(["networking"])
