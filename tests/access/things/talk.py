"""Messages, reports, rooms."""

import base64
import hashlib

from livekit import api

from tests.access.scene import Scene, thing
from tests.kit.house import until
from tests.kit.livekit import guest

CHANNEL = "chat/channels/session:{session}"
ROOM = "rooms/rooms/session:{session}"


@thing
async def message(scene: Scene) -> str:
    """A message of the author's in the session's channel."""
    return str((await scene.make("author", f"{CHANNEL}/messages", {"text": "Hello"}))["id"])


@thing
async def direct(scene: Scene) -> str:
    """A direct message from the author to the other."""
    return str((await scene.make("author", "chat/conversations/{other}/messages", {"text": "Hello"}))["id"])


@thing
async def report(scene: Scene) -> str:
    """A report of the author's message by the other."""
    return str((await scene.make("other", "chat/messages/{message}/reports", {"reason": "Rude"}))["id"])


@thing
async def silenced(scene: Scene) -> str:
    """The session, in which the other is silenced."""
    await scene.put("moderator", f"{CHANNEL}/silences/{{other}}", {"until": "@60"})
    return await scene.id("session")


@thing
async def barred(scene: Scene) -> str:
    """The session, out of whose room the other was put."""
    await scene.make("moderator", f"{ROOM}/participants/{{other}}/remove")
    return await scene.id("session")


@thing
async def present(scene: Scene) -> str:
    """The session, in whose room the other is."""
    entered = await scene.make("other", f"{ROOM}/entry", {"device": "laptop"})
    await scene.exit.enter_async_context(guest(scene.livekit, entered["token"]))

    async def is_there() -> bool:
        return bool((await scene.read("other", f"{ROOM}/presence"))["count"])

    await until(is_there)
    return await scene.id("session")


@thing
async def livekit_signature(scene: Scene) -> str:
    """LiveKit's signature under an empty report."""
    digest = base64.b64encode(hashlib.sha256(b"{}").digest()).decode()
    return api.AccessToken(scene.livekit.key, scene.livekit.secret).with_sha256(digest).to_jwt()


@thing
async def channel(scene: Scene) -> str:
    """The session, as a thing that has a channel and a room."""
    return f"session:{await scene.id('session')}"


@thing
async def table_channel(scene: Scene) -> str:
    """The table, as a thing that has a channel and a room; the seated one sits there."""
    return f"table:{await scene.id('seat')}"


@thing
async def signed_table(scene: Scene) -> str:
    """The table whose takeaways are signed off, as a thing."""
    return f"table:{await scene.id('signed')}"


@thing
async def blocked(scene: Scene) -> str:
    """The other, who takes no messages from the visitor."""
    await scene.put("other", "chat/blocks/{visitor}")
    return await scene.id("other")
