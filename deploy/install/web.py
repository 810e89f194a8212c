"""The web client: its packages and its build."""

from pathlib import Path

from deploy.install.ground import TOOLS, WEB, digest, run, set_stamp

NPM = TOOLS / "bin" / "npm"
UNBUILT = {"node_modules", "dist", "coverage", "test-results"}


def packages_mark() -> str:
    """Tell what ``node_modules`` is made from."""
    return digest(WEB / "package-lock.json", str((TOOLS / "bin" / "node").resolve()))


def install_packages() -> None:
    """Install the locked npm packages."""
    run(
        "npm",
        NPM,
        *"ci --no-audit --no-fund --loglevel=error".split(),
        cwd=WEB,
        far=lambda: f"{len(list((WEB / 'node_modules').glob('*')))} packages unpacked",
    )
    set_stamp("npm", packages_mark())


def build_mark() -> str:
    """Tell what the built client is made from: every source file and the packages."""
    return digest(packages_mark(), *_sources())


def _sources() -> list[Path]:
    top = [each for each in WEB.iterdir() if each.name not in UNBUILT]
    files = [path for each in top for path in ([each] if each.is_file() else each.rglob("*")) if path.is_file()]
    return sorted(files)


def build() -> None:
    """Build the client into ``services/web/dist``."""
    run("web", NPM, "run", "build", cwd=WEB, far=lambda: "bundling", online=False)
    set_stamp("web", build_mark())
