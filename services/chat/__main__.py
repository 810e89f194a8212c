"""Run the chat alone: ``python -m services.chat``."""

from shared.service import run

if __name__ == "__main__":
    run(["chat"])
