"""A real LiveKit server on free ports, and participants without a browser."""

import asyncio
import json
import secrets
import subprocess
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from livekit import rtc

from deploy.install.livekit import BINARY
from deploy.launcher import livekit as launcher
from deploy.launcher.installation import Installation
from tests.kit.house import Api, House, until
from tests.kit.servers import free_port, listens, wait_until


@dataclass
class LiveKit:
    """A running server; ``announce`` tells the house's rooms service where it is."""

    url: str
    key: str
    secret: str
    announced_at: Path
    configuration: Path
    process: "subprocess.Popen[bytes]"

    def announce(self) -> None:
        """Write the file that says that video works."""
        self.announced_at.write_text(json.dumps({"url": self.url, "key": self.key, "secret": self.secret}))

    def restart(self) -> None:
        """End the server as a crash would, and start it again."""
        self.process.kill()
        self.process.wait()
        self.process = _start(self.configuration, int(self.url.rpartition(":")[2]))


@contextmanager
def livekit_server(house: House) -> Iterator[LiveKit]:
    """Run LiveKit as the launcher configures it, its webhooks going to the house."""
    installation = Installation(data=house.settings.data / "installation")
    installation.keys.mkdir(parents=True)
    key, secret = f"API{secrets.token_hex(6)}", secrets.token_urlsafe(32)
    (installation.keys / "livekit.json").write_text(json.dumps({"key": key, "secret": secret}))
    ports = {name: free_port() for name in ("livekit", "livekit_tcp", "livekit_udp")}
    ports["rooms"] = house.server.port or 0
    configuration = installation.keys / "livekit.conf"
    configuration.write_text(json.dumps(launcher.configuration(installation, ports)))
    process = _start(configuration, ports["livekit"])
    url = f"http://127.0.0.1:{ports['livekit']}"
    server = LiveKit(url, key, secret, house.settings.livekit, configuration, process)
    try:
        yield server
    finally:
        server.process.terminate()
        server.process.wait()


def _start(configuration: Path, port: int) -> "subprocess.Popen[bytes]":
    log = configuration.with_suffix(".log").open("ab")
    process = subprocess.Popen([BINARY, "--config", configuration], stdout=log, stderr=log)
    wait_until(lambda: listens(port))
    return process


@dataclass
class Guest:
    """A participant's device in a room."""

    room: rtc.Room
    left: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def others(self) -> set[str]:
        """The identities of the others in the room."""
        return set(self.room.remote_participants)

    def tracks_of(self, who: Api) -> list[str]:
        """List the tracks of somebody else that can be heard or seen here."""
        found = [p for name, p in self.room.remote_participants.items() if name.startswith(str(who.participant))]
        return [track for participant in found for track in participant.track_publications]

    async def speak(self) -> rtc.LocalTrackPublication:
        """Switch the microphone on."""
        source = rtc.AudioSource(48_000, 1)
        track = rtc.LocalAudioTrack.create_audio_track("microphone", source)
        options = rtc.TrackPublishOptions(source=rtc.TrackSource.SOURCE_MICROPHONE)
        return await asyncio.wait_for(self.room.local_participant.publish_track(track, options), timeout=8)

    async def is_put_out(self, timeout_s: float = 2.5) -> None:
        """Wait until the server ends the connection."""
        await asyncio.wait_for(self.left.wait(), timeout_s)


@asynccontextmanager
async def guest(server: LiveKit, token: str) -> AsyncIterator[Guest]:
    """Join a room with a token."""
    found = Guest(rtc.Room())
    found.room.on("disconnected", lambda *_: found.left.set())
    await asyncio.wait_for(found.room.connect(server.url.replace("http", "ws", 1), token), timeout=8)
    try:
        yield found
    finally:
        await found.room.disconnect()


async def video_is_ready(house: House) -> None:
    """Wait until the rooms service has found LiveKit."""
    from services.rooms.video import Video

    await until(lambda: house.parts["rooms"].single(Video).is_ready, timeout_s=30)
