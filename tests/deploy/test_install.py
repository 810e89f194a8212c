"""Installing: what is done is skipped, and what stands in the way is said in one sentence."""

import fcntl
import os
import re
import shutil
import subprocess
import time
import tomllib
import venv
from pathlib import Path

import pytest

from deploy.install import livekit, plan, python
from deploy.install.ground import ROOT, Refusal, explain
from tests.deploy.conftest import Launch
from tests.kit.servers import wait_until

NOWHERE = "http://127.0.0.1:9"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of this checkout with its environment, and tools of its own."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, tmp_path / name)
    return tmp_path


def install(checkout: Path, target: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    """Run the installer of a checkout as ``make`` does, away from what this machine's settings add."""
    return subprocess.run(
        [python.PYTHON, "-m", "deploy.install", target],
        cwd=checkout,
        env={"PATH": os.environ["PATH"], "HOME": str(checkout), **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def test_an_installed_checkout_is_found_complete_in_less_than_a_second() -> None:
    """Every step of running and testing knows by its stamp that it is done."""
    begun = time.monotonic()

    left = [step.name for step in plan.steps("test") if not step.done()]

    assert (left, time.monotonic() - begun < 1) == ([], True)


def test_the_lock_files_hold_what_the_project_asks_for_and_no_address() -> None:
    """A package added without `make lock` would be missing on the next fresh machine."""
    python.check_locks()

    assert [lock.name for lock in python.LOCKS.values() if "://" in lock.read_text()] == []


def test_a_package_that_is_not_locked_is_refused(checkout: Path) -> None:
    """The sentence names the command that mends it."""
    project = checkout / "pyproject.toml"
    project.write_text(project.read_text().replace('"pillow', '"another-package", "pillow'))

    done = install(checkout, "run")

    assert (done.returncode, done.stdout) == (1, "")
    assert (
        done.stderr == "\npyproject.toml asks for other packages than requirements-boot.lock holds: run `make lock`.\n"
    )


def test_without_a_network_one_sentence_says_so(checkout: Path) -> None:
    """Within the time of a few tries, not after minutes of silence."""
    done = install(checkout, "run", PIP_INDEX_URL=f"{NOWHERE}/simple", PIP_RETRIES="0", PIP_NO_CACHE_DIR="1")

    assert done.returncode == 1
    assert "A package registry could not be reached: check the network" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("output", "online", "sentence"),
    [
        ("npm error code ENOSPC", True, "The disk is full"),
        ("error: failed to write: No space left on device (os error 28)", True, "The disk is full"),
        ("npm error code EAI_AGAIN", True, "A package registry could not be reached"),
        ("go: dial tcp: lookup: no such host", True, "A package registry could not be reached"),
        ("error sending request for url", False, "The step 'npm' failed"),
        ("SyntaxError: unexpected token", True, "The step 'npm' failed"),
    ],
)
def test_a_failed_tool_is_explained(output: str, online: bool, sentence: str) -> None:
    """A full disk and a missing network are told apart from everything else."""
    log = ROOT / ".tools" / "logs" / "explained.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    log.write_text(output)

    found = explain("npm", log, online)

    log.unlink()
    assert found.startswith(sentence)


def test_without_the_venv_module_an_ordinary_user_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Debian keeps it in a package of its own."""

    def fails(*_: object, **__: object) -> None:
        raise subprocess.CalledProcessError(1, "ensurepip")

    monkeypatch.setattr(venv, "create", fails)
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(python, "BOOT", Path("/nonexistent"))

    with pytest.raises(Refusal, match=r"apt install python3\.\d+-venv"):
        python.install_uv()


def test_video_appears_without_a_restart_once_livekit_is_built(checkout: Path, launch: Launch, data: Path) -> None:
    """Until then the conference is open and no service is told of LiveKit."""
    tools = checkout / ".tools"
    (tools / "stamps").mkdir(parents=True)
    (checkout / ".venv").symlink_to(ROOT / ".venv")
    with (tools / "livekit.lock").open("w") as building:
        fcntl.flock(building, fcntl.LOCK_EX)  # as another command that builds it holds it
        launched = launch(root=checkout)
        launched.wait_open()
        services = launched.child("services").pid
        assert (launched.get("/readyz"), (data / "livekit.json").exists()) == (200, False)

        (tools / "livekit-server").symlink_to(livekit.BINARY)
        (tools / "stamps" / "livekit").write_text(livekit.mark())

    wait_until((data / "livekit.json").exists, 30)
    assert launched.child("services").pid == services
    assert "is being built" in launched.output


def test_every_dependency_has_its_reason() -> None:
    """docs/dependencies.md names each package of pyproject.toml, and none that is gone."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    groups = project["dependency-groups"].values()
    asked = [*project["project"]["dependencies"], *(each for group in groups for each in group)]
    wanted = {re.split(r"[\[~=<>]", each)[0] for each in asked}
    rows = [line.split("|")[1] for line in (ROOT / "docs" / "dependencies.md").read_text().splitlines() if "|" in line]

    named = {name.strip().removesuffix(" (crypto)") for row in rows for name in row.split(",")} - {"Package", "---"}

    assert named == wanted
