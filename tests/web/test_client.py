"""The client agrees with the services and stays small enough to open at once."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
WEB = ROOT / "services" / "web"


def npm(*arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PATH": f"{ROOT / '.tools' / 'bin'}{os.pathsep}{os.environ['PATH']}"}
    command = [str(ROOT / ".tools" / "bin" / "npm"), "--prefix", str(WEB), "run", "--silent", *arguments]
    return subprocess.run(command, env=environment, text=True, capture_output=True, check=False)


def test_the_types_of_the_client_are_what_the_services_say(tmp_path: Path) -> None:
    """After a change of an API: `python -m shared.http.export DIR`, then `npm run api -- DIR`."""
    subprocess.run([sys.executable, "-m", "shared.http.export", str(tmp_path)], cwd=ROOT, check=True)
    checked = npm("api", "--", str(tmp_path), "--check")
    assert checked.returncode == 0, checked.stderr


def test_the_lobby_loads_under_200_kb_of_script_and_neither_livekit_nor_the_control_room(tmp_path: Path) -> None:
    """Everything before the lobby is drawn, gzipped."""
    built = npm("build", "--", "--outDir", str(tmp_path))
    assert built.returncode == 0, built.stderr
    measured = npm("size", "--", str(tmp_path))
    assert measured.returncode == 0, measured.stdout + measured.stderr
