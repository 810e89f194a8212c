"""LiveKit, as rooms uses it: its keys, rooms, tokens and moderation. The only module that imports ``livekit``.

LiveKit's address and keys are in a file that exists only once its server runs; until then every call is
refused with :class:`VideoNotReady`, and so it is while the server does not answer.
"""

import asyncio
import importlib
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import aiohttp

from services.rooms.domain import Allowed, Room, Seen, participant_of, room_named
from services.rooms.errors import VideoNotReady
from shared.parts import Parts
from shared.problems import SignInNeeded

if TYPE_CHECKING:
    from livekit import api
    from livekit.protocol.models import ParticipantInfo

JOIN_WITHIN = timedelta(minutes=2)
EMPTY_S = 300
TIMEOUT = aiohttp.ClientTimeout(total=4)


@dataclass(frozen=True)
class Report:
    """What LiveKit tells by webhook: somebody joined or left, or a room ended."""

    id: str
    kind: str
    at: datetime
    room: Room | None
    seen: Seen | None


class Video:
    """The connection to LiveKit."""

    def __init__(self, parts: Parts) -> None:
        self._path = parts.settings.livekit
        self._text: str | None = None
        self._keys: dict[str, str] = {}
        self._api: api.LiveKitAPI | None = None
        self._http: aiohttp.ClientSession | None = None

    @property
    def is_ready(self) -> bool:
        """Whether LiveKit's keys are here and it has answered."""
        return self._api is not None

    async def look(self) -> bool:
        """Read the file with address and keys again; True when video has just become ready."""
        text = self._path.read_text() if self._path.exists() else None
        if text == self._text and (self.is_ready or text is None):
            return False
        await self.close()
        self._text = text
        if text is None:
            return False
        self._keys = json.loads(text)
        await asyncio.to_thread(importlib.import_module, "livekit.api")  # seconds: not on the loop
        from livekit import api

        self._http = aiohttp.ClientSession(timeout=TIMEOUT)
        url, key, secret = (self._keys[name] for name in ("url", "key", "secret"))
        self._api = api.LiveKitAPI(url, key, secret, session=self._http, timeout=TIMEOUT)
        try:
            await self.rooms()
        except VideoNotReady:
            await self.close()
        return self.is_ready

    async def close(self) -> None:
        """Let go of the connection."""
        self._api = None
        if self._http is not None:
            await self._http.close()
            self._http = None

    def token(self, room: Room, identity: str, name: str, shown: dict[str, str], allowed: Allowed) -> str:
        """Make a token that opens one room to one device, to be used within two minutes."""
        from livekit import api

        grants = api.VideoGrants(
            room_join=True,
            room=room.name,
            can_publish=allowed.publish,
            can_subscribe=True,
            can_publish_data=False,
            can_update_own_metadata=False,
        )
        token = api.AccessToken(self._keys["key"], self._keys["secret"]).with_identity(identity).with_name(name)
        return token.with_metadata(json.dumps(shown)).with_grants(grants).with_ttl(JOIN_WITHIN).to_jwt()

    async def open(self, room: Room) -> None:
        """Make a room, where it is not there."""
        from livekit.protocol.room import CreateRoomRequest

        async with self._calling() as livekit:
            await livekit.room.create_room(CreateRoomRequest(name=room.name, empty_timeout=EMPTY_S))

    async def rooms(self) -> list[Room]:
        """List the rooms that are open."""
        from livekit.protocol.room import ListRoomsRequest

        async with self._calling() as livekit:
            found = await livekit.room.list_rooms(ListRoomsRequest())
        return [room for each in found.rooms if (room := room_named(each.name))]

    async def seen(self, room: Room) -> list[Seen]:
        """List the devices in a room."""
        from livekit.protocol.room import ListParticipantsRequest

        async with self._calling() as livekit:
            found = await livekit.room.list_participants(ListParticipantsRequest(room=room.name))
            return [seen for each in found.participants if (seen := _seen(room, each))]
        return []

    async def remove(self, seen: Seen) -> None:
        """Remove a device from its room."""
        from livekit.protocol.room import RoomParticipantIdentity

        async with self._calling() as livekit:
            await livekit.room.remove_participant(RoomParticipantIdentity(room=seen.room.name, identity=seen.identity))

    async def permit(self, seen: Seen, *, publish: bool) -> None:
        """Give a device camera and microphone, or take them away."""
        from livekit.protocol.models import ParticipantPermission
        from livekit.protocol.room import UpdateParticipantRequest

        permission = ParticipantPermission(can_subscribe=True, can_publish=publish)
        wanted = UpdateParticipantRequest(room=seen.room.name, identity=seen.identity, permission=permission)
        async with self._calling() as livekit:
            await livekit.room.update_participant(wanted)

    async def mute(self, seen: Seen) -> None:
        """Mute a device's microphones."""
        from livekit.protocol.room import MuteRoomTrackRequest

        async with self._calling() as livekit:
            for track in seen.audible:
                wanted = MuteRoomTrackRequest(room=seen.room.name, identity=seen.identity, track_sid=track, muted=True)
                await livekit.room.mute_published_track(wanted)

    def receive(self, body: bytes, signature: str) -> Report:
        """Read a webhook.

        Raises:
            SignInNeeded: LiveKit did not sign it, or not this.
            VideoNotReady: its keys are not here.
        """
        if not self.is_ready:
            raise VideoNotReady
        from livekit import api

        receiver = api.WebhookReceiver(api.TokenVerifier(self._keys["key"], self._keys["secret"]))
        try:
            event = receiver.receive(body.decode(), signature)
        except Exception as error:  # the library raises plain exceptions, and those of its parser
            raise SignInNeeded("Only LiveKit reports here.") from error
        at = datetime.fromtimestamp(event.created_at, UTC)
        room = room_named(event.room.name)
        return Report(event.id, event.event, at, room, _seen(room, event.participant) if room else None)

    @asynccontextmanager
    async def _calling(self) -> "AsyncIterator[api.LiveKitAPI]":
        """Give the connection; a thing that is not there (any more) is no failure."""
        if self._api is None:
            raise VideoNotReady
        from livekit.api import ServerError

        try:
            yield self._api
        except ServerError as error:
            if error.code != "not_found":
                raise VideoNotReady("Video does not answer as it should. It is being looked at.") from error
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise VideoNotReady("Video does not answer at the moment. Try again in a moment.") from error


def _seen(room: Room, info: "ParticipantInfo") -> Seen | None:
    participant = participant_of(info.identity)
    if participant is None:
        return None
    joined_ms = info.joined_at_ms or info.joined_at * 1000
    audible = tuple(track.sid for track in info.tracks if _is_audible(track))
    return Seen(
        room=room,
        participant=participant,
        identity=info.identity,
        sid=info.sid,
        joined_at=datetime.fromtimestamp(joined_ms / 1000, UTC),
        can_publish=info.permission.can_publish,
        audible=audible,
    )


def _is_audible(track: Any) -> bool:
    from livekit.protocol.models import TrackType

    return bool(track.type == TrackType.AUDIO and not track.muted)
