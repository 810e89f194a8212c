"""Accounts, sessions, applications, dead letters."""

import json

from shared.events import Envelope
from shared.ids import new_id
from shared.writer import Tx
from tests.access.scene import Scene, got, thing


@thing
async def link(scene: Scene) -> str:
    """The part of the author's sign-in link behind the #."""
    made = await scene.make("administrator", "registration/participants/{author}/sign-in-link")
    return str(made["url"]).partition("#")[2]


@thing
async def cookie(scene: Scene) -> str:
    """The author's refresh cookie; the author has signed in."""
    path, headers = "/api/registration/v1/sign-in/link", {"X-Forwarded-For": scene.slug}  # each has its own limit
    answer = await scene.who("anybody").post(path, {"token": await scene.id("link")}, headers=headers)
    scene.people["author"].token = got(answer)["access_token"]
    return str(answer.headers["Set-Cookie"]).partition("=")[2].partition(";")[0]


@thing
async def device(scene: Scene) -> str:
    """The session of the author."""
    return (await scene.id("cookie")).partition(".")[0]


@thing
async def applicant(scene: Scene) -> str:
    """Somebody who filled in the registration form."""
    body = {"email": f"new@{scene.slug}.example.org", "name": "New"}
    headers = {"X-Forwarded-For": scene.slug}  # each has its own limit
    got(await scene.who("anybody").post("registration/registrations", body, headers=headers))
    [found] = (await scene.read("organiser", "registration/registrations"))["items"]
    return str(found["id"])


@thing
async def slug(scene: Scene) -> str:
    """The conference's short name."""
    return scene.slug


@thing
async def admin_secret(scene: Scene) -> str:
    """The secret of the installation's token file."""
    return (scene.house.settings.keys / "admin.token").read_text().strip()


@thing
async def dead_letter(scene: Scene) -> str:
    """An event of this conference, which can take effect, among the dead letters of the rule's service."""
    parts = scene.house.parts[scene.service]
    subject = "registration.participant.erased.v1"
    body = json.dumps({"participant": str(new_id())})
    if scene.service == "registration":
        subject, body = "chat.erasure.done.v1", json.dumps({"participant": str(new_id()), "service": "chat"})
    event = new_id()
    envelope = Envelope(event, scene.conference, subject, parts.clock(), "test", 1, None, new_id(), None, "")
    row = {"event_id": event, "subject": f"events.{scene.conference}.{subject}", "headers": envelope.headers()}

    async def bury(tx: Tx) -> None:
        dead = parts.service.ledger.dead_letter
        await tx.insert_once(dead, **row, body=body.encode(), reason="test", at=tx.now)

    await parts.writer.run(bury)
    return str(event)
