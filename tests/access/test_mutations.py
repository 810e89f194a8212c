"""The matrix is worth something: without a permission check of a service, one of its rules fails."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CHECKS = {
    "chat": {
        "api/channels.py": [
            ('    await rights(call, thing, "moderate")\n    async with', "    async with"),
            ('    held = await rights(call, thing, "write")', "    held = Rights(write=True)"),
            ('await rights(call, found.channel, "read")).moderate', 'await rights(call, found.channel, "read")).write'),
        ],
        "usecases/channels.py": [("    if found.sender != by and not moderates:\n        raise Forbidden\n", "")],
        "api/reports.py": [('@ROUTES.get("/reports", who="organiser")', '@ROUTES.get("/reports", who="participant")')],
    },
    "exhibition": {
        "usecases/access.py": [
            ("if not await staff.is_member(reader, booth, who.participant):", "if False:"),
            (
                "    if who.organiser:\n        return await booths.find",
                "    if True:\n        return await booths.find",
            ),
        ],
        "api/editing.py": [('@ROUTES.post("/booths", who="organiser"', '@ROUTES.post("/booths", who="participant"')],
    },
    "programme": {
        "usecases/course.py": [("    if not (allowed.moderate or allowed.publish):\n        raise Forbidden\n", "")],
        "domain/rights.py": [("Allowed(read=seated, write=", "Allowed(read=True, write=")],
        "api/organising.py": [
            ('@ROUTES.delete("/tracks/{key}", who="organiser"', '@ROUTES.delete("/tracks/{key}", who="participant"')
        ],
    },
}
"""Permission checks of three services, and the same code without them."""
CASES = [(service, file, *check) for service, files in CHECKS.items() for file, each in files.items() for check in each]


def copy(folder: Path) -> Path:
    """Copy the code and these tests, so that the copy can be broken."""
    for name in ("services", "shared", "deploy", "tests"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("web", "__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    (folder / ".tools").symlink_to(ROOT / ".tools")
    return folder


@pytest.mark.acceptance
@pytest.mark.parametrize(("service", "file", "check", "without"), CASES)
def test_without_a_permission_check_a_rule_fails(
    tmp_path: Path, service: str, file: str, check: str, without: str
) -> None:
    broken = copy(tmp_path) / "services" / service / file
    code = broken.read_text()
    assert check in code
    broken.write_text(code.replace(check, without, 1))

    command = [sys.executable, "-m", "pytest", "tests/access/test_matrix.py", "-q", "-x", "-k", f"sqlite-{service}"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=600)
    assert done.returncode == 1, done.stdout
    assert f"test_who_may_succeeds_and_nobody_else[sqlite-{service}" in done.stdout
