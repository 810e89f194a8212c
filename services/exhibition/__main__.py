"""Run the exhibition alone: ``python -m services.exhibition``."""

from shared.service import run

if __name__ == "__main__":
    run(["exhibition"])
