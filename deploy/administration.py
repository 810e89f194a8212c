"""The public interface of a running installation, as its administrator uses it from commands."""

import asyncio
import json
import os
import time
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any
from uuid import uuid4

import aiohttp


class NoInstallation(Exception):
    """Nothing runs in the data folder."""


class Refusal(Exception):
    """The installation refused; the text says why."""


def data_folder() -> Path:
    """Return the data folder of this installation."""
    return Path(os.environ.get("PLENARIA_DATA") or Path(__file__).parent.parent / "var").resolve()


@dataclass
class Administration:
    """An administrator's session; ``async with Administration() as admin``."""

    data: Path = field(default_factory=data_folder)
    _http: aiohttp.ClientSession | None = None
    _tokens: dict[str | None, str] = field(default_factory=dict)

    async def __aenter__(self) -> "Administration":
        """Find the installation.

        Raises:
            NoInstallation: none runs here.
        """
        try:
            address = json.loads((self.data / "run.json").read_text())["url"]
        except (OSError, KeyError, ValueError) as error:
            raise NoInstallation(
                f"No installation runs with the data in {self.data}: start it with make run."
            ) from error
        self._http = aiohttp.ClientSession(address, timeout=aiohttp.ClientTimeout(total=300))
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the session."""
        assert self._http is not None
        await self._http.close()

    async def sign_in(self, conference: str, participant: str) -> str:
        """Sign somebody of the demonstration in and return their token, for what only they can do."""
        path = f"registration/participants/{participant}/sign-in-link"
        link = await self.call("POST", path, conference=conference)
        spent = {"token": link["url"].partition("#")[2]}
        session = await self._send("POST", "/api/registration/v1/sign-in/link", spent, None, None)
        token: str = session["access_token"]
        return token

    async def call(
        self,
        method: str,
        path: str,
        body: Any = None,
        *,
        conference: str | None = None,
        raw: bytes | None = None,
        token: str | None = None,
    ) -> Any:
        """Call ``<service>/…`` (below the conference where one is given) and return the answer.

        ``token``: somebody else's, instead of the administrator's.

        Raises:
            Refusal: the installation refused.
            NoInstallation: it does not answer.
        """
        service, _, rest = path.partition("/")
        below = f"conferences/{conference}/" if conference else ""
        return await self._send(
            method, f"/api/{service}/v1/{below}{rest}", body, raw, token or await self._token(conference)
        )

    async def download(self, path: str, *, conference: str) -> bytes:
        """Return what everybody may download below a conference, as its bytes.

        Raises:
            Refusal: there is nothing.
            NoInstallation: it does not answer.
        """
        service, _, rest = path.partition("/")
        return await self._request("GET", f"/api/{service}/v1/conferences/{conference}/{rest}", None, None, None)

    async def insist(self, method: str, path: str, body: Any, *, conference: str) -> Any:
        """Call again for up to a minute while refused: names of new people reach other services a moment later."""
        deadline = time.monotonic() + 60
        while True:
            try:
                return await self.call(method, path, body, conference=conference)
            except Refusal:
                if time.monotonic() > deadline:
                    raise
                await asyncio.sleep(0.5)

    async def _token(self, conference: str | None) -> str:
        if conference not in self._tokens:
            secret = (self.data / "keys" / "admin.token").read_text().strip()
            asked = {"secret": secret, "conference": conference}
            found = await self._send("POST", "/api/registration/v1/admin/token", asked, None, None)
            self._tokens[conference] = found["access_token"]
        return self._tokens[conference]

    async def _send(self, method: str, path: str, body: Any, raw: bytes | None, token: str | None) -> Any:
        text = await self._request(method, path, body, raw, token)
        return json.loads(text) if text else None

    async def _request(self, method: str, path: str, body: Any, raw: bytes | None, token: str | None) -> bytes:
        assert self._http is not None
        headers = {"Idempotency-Key": str(uuid4())} if method == "POST" else {}
        if token:
            headers["Authorization"] = f"Bearer {token}"
        sent: dict[str, Any] = {"data": raw} if raw is not None else {} if body is None else {"json": body}
        try:
            async with self._http.request(method, path, headers=headers, **sent) as response:
                text = await response.read()
        except aiohttp.ClientError as error:
            raise NoInstallation(f"The installation does not answer ({type(error).__name__}).") from error
        if response.status >= 400:
            answer = json.loads(text)
            places = "; ".join(f"{each['loc']}: {each['msg']}" for each in answer.get("errors", [])[:5])
            raise Refusal(f"{method} {path}: {answer['detail']} {places}".strip())
        return text
