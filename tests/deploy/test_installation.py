"""What an installation is told from outside: each contradiction is one sentence, before anything starts."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from deploy.install.ground import ROOT, Refusal
from deploy.launcher.installation import Installation


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"MODE": "all"}, "MODE is 'all'"),
        ({"PORT": "http"}, "PORT is 'http'"),
        ({"PORT": "0"}, "PORT is '0'"),
        ({"PORT": "70000"}, "PORT is '70000'"),
        ({"PUBLIC_URL": "plenaria.example"}, "beginning with https://"),
        ({"PUBLIC_URL": "https://plenaria.example", "DEMO": "1"}, "runs on 127.0.0.1 only"),
        ({"PLENARIA_DATABASE": "mysql://x"}, "PLENARIA_DATABASE is"),
    ],
)
def test_a_setting_that_makes_no_sense_is_refused(told: dict[str, str], sentence: str) -> None:
    """The sentence names the variable."""
    with pytest.raises(Refusal, match=sentence):
        Installation.from_environment(told)


def test_without_settings_it_is_the_demonstration_on_this_machine() -> None:
    """One process, SQLite, port 8080."""
    found = Installation.from_environment({})

    assert (found.port, found.separate, found.demo, found.database) == (8080, False, True, "sqlite")
    assert (found.public_url, found.is_local, found.media_address) == ("http://127.0.0.1:8080", True, "127.0.0.1")


def test_a_public_address_closes_the_demonstration() -> None:
    """The doors without a password are for this machine."""
    found = Installation.from_environment({"PUBLIC_URL": "https://plenaria.example/"})

    assert (found.demo, found.front_port, found.public_url) == (False, 443, "https://plenaria.example")


def test_data_is_removed_only_when_somebody_says_yes(tmp_path: Path) -> None:
    """And only a folder that holds an installation."""
    data = tmp_path / "var"
    data.mkdir()

    def reset(answer: str, *arguments: str) -> tuple[int, bool]:
        done = subprocess.run(
            [sys.executable, "-m", "deploy.cli", "reset", *arguments],
            cwd=ROOT,
            env={**os.environ, "PLENARIA_DATA": str(data)},
            input=answer,
            text=True,
            capture_output=True,
            check=False,
        )
        return done.returncode, data.exists()

    assert reset("yes\n") == (1, True)
    (data / "run.json").write_text("{}")
    assert [reset("no\n"), reset(""), reset("yes\n")] == [(1, True), (1, True), (0, False)]
