"""Run the rooms service alone: ``python -m services.rooms``."""

from shared.service import run

if __name__ == "__main__":
    run(["rooms"])
