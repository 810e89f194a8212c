"""Fixtures of the tests of elections."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.voting.election.kit import Belenios


@pytest.fixture(scope="session")
def belenios_program() -> str:
    """Belenios-tool 2.0; without it these tests are not run, except in CI, where they must."""
    found = shutil.which("belenios-tool")
    if found:
        version = subprocess.run([found, "--version"], capture_output=True, text=True, check=True).stdout
        if version.startswith("2.0 "):
            return found
    if os.environ.get("CI") == "true":
        pytest.fail("CI must have belenios-tool 2.0")
    pytest.skip("not run: belenios-tool 2.0 is not installed")


@pytest.fixture
def belenios(belenios_program: str, tmp_path: Path) -> Belenios:
    """The stranger's program in an empty folder."""
    return Belenios(belenios_program, tmp_path)
