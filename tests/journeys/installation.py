"""An installation as people meet it: started by the launcher, used through its front door and its mails."""

import email
import email.policy
import json
import os
import shutil
import subprocess
import sys
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from playwright.sync_api import APIRequestContext, Playwright

from tests.kit.servers import free_port, wait_until

ROOT = Path(__file__).parents[2]
PLENARIA = ROOT / ".venv" / "bin" / "plenaria"


@dataclass(frozen=True)
class Installation:
    """A running installation without the demonstration."""

    url: str
    data: Path

    def plenaria(self, *arguments: str) -> str:
        """Run a command of the administrator and return what it prints."""
        environment = {**os.environ, "PLENARIA_DATA": str(self.data)}
        done = subprocess.run(
            [PLENARIA, *arguments], env=environment, capture_output=True, text=True, check=True, timeout=120
        )
        return done.stdout

    def mails(self, to: str) -> list[EmailMessage]:
        """Return the mails to an address, oldest first."""
        paths = sorted((self.data / "mail").glob("*.eml"), key=lambda path: path.stat().st_mtime)
        read = [email.message_from_bytes(path.read_bytes(), policy=email.policy.default) for path in paths]
        return [mail for mail in read if mail["To"] == to and isinstance(mail, EmailMessage)]

    def mail(self, to: str, subject: str = "") -> EmailMessage:
        """Wait for the newest mail to an address whose subject holds some words."""
        wait_until(lambda: any(subject in str(mail["Subject"]) for mail in self.mails(to)), 60)
        return [mail for mail in self.mails(to) if subject in str(mail["Subject"])][-1]

    def link(self, to: str, subject: str = "") -> str:
        """Return the sign-in link of the newest mail."""
        body = self.mail(to, subject).get_body(("plain",))
        assert body is not None
        return next(word for word in str(body.get_content()).split() if "/enter#" in word)


@contextmanager
def installation(mode: str, database: str, *, demo: bool = False) -> Iterator[Installation]:
    """Run an installation on a free port, in a folder of its own; empty, or with the demonstration."""
    data = Path(tempfile.mkdtemp(prefix="plenaria-journey-", dir="/tmp"))
    data.chmod(0o755)
    port = free_port()
    environment = {**os.environ, "PLENARIA_DATA": str(data), "PORT": str(port), "DEMO": str(int(demo)), "MODE": mode}
    environment |= {"PLENARIA_DATABASE": database, "PYTHONUNBUFFERED": "1"}
    said = data.with_suffix(".log")
    with said.open("w") as log:
        process = subprocess.Popen(
            [PLENARIA, "run"], env=environment, stdout=log, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL
        )
    try:
        opened = "Mail is caught" if demo else "is open"
        wait_until(lambda: opened in said.read_text() or process.poll() is not None, 300)
        assert process.poll() is None, said.read_text()
        yield Installation(f"http://127.0.0.1:{port}", data)
    finally:
        sys.stderr.write(said.read_text() if process.poll() else "")
        process.terminate()
        process.wait(timeout=60)
        shutil.rmtree(data, ignore_errors=True)
        said.unlink(missing_ok=True)


class Refused(Exception):
    """The interface refused; ``status`` and ``code`` say how."""

    def __init__(self, status: int, body: Any) -> None:
        super().__init__(f"{status} {body}")
        self.status = status
        self.code = body.get("code") if isinstance(body, dict) else None


@dataclass
class Api:
    """The public interface as one person uses it, for what a journey prepares or checks beside the screens."""

    request: APIRequestContext
    conference: str | None
    token: str | None
    participant: str | None = None

    def call(
        self, method: str, path: str, body: Any = None, *, raw: str | None = None, version: int | None = None
    ) -> Any:
        """Call ``<service>/<path>`` below the conference, or ``/api/…`` as it stands."""
        service, _, rest = path.partition("/")
        url = path if path.startswith("/") else f"/api/{service}/v1/conferences/{self.conference}/{rest}"
        headers = {"Idempotency-Key": str(uuid.uuid4())} if method == "POST" else {}
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        if version is not None:
            headers["If-Match"] = f'"{version}"'
        data = raw if raw is not None else None if body is None else json.dumps(body)
        if body is not None:
            headers["Content-Type"] = "application/json"
        answer = self.request.fetch(url, method=method, headers=headers, data=data)
        text = answer.text()
        found = json.loads(text) if text and "json" in answer.headers.get("content-type", "") else text
        if answer.status >= 400:
            raise Refused(answer.status, found)
        return found

    def get(self, path: str) -> Any:
        """Read."""
        return self.call("GET", path)

    def post(self, path: str, body: Any = None, **options: Any) -> Any:
        """Do something new."""
        return self.call("POST", path, body, **options)

    def put(self, path: str, body: Any = None, **options: Any) -> Any:
        """Replace."""
        return self.call("PUT", path, body, **options)


def sign_in(playwright: Playwright, house: Installation, link: str) -> Api:
    """Spend a link outside a browser."""
    request = playwright.request.new_context(base_url=house.url)
    anybody = Api(request, None, None)
    session = anybody.post("/api/registration/v1/sign-in/link", {"token": link.partition("#")[2]})
    current = session["conference"] or {}
    return Api(request, current.get("id"), session["access_token"], current.get("participant"))
