"""Meetings and what leads to them."""

from tests.access.scene import Scene, thing
from tests.kit.house import until


@thing
async def slot(scene: Scene) -> str:
    """A time for meetings."""
    times = {"slots": [{"session": "afternoon", "starts": "@60", "ends": "@80"}]}
    return str((await scene.make("organiser", "networking/slots", times))["items"][-1]["id"])


@thing
async def next_slot(scene: Scene) -> str:
    """Another time for meetings."""
    await scene.id("slot")
    times = {"slots": [{"session": "afternoon", "starts": "@90", "ends": "@110"}]}
    return str((await scene.make("organiser", "networking/slots", times))["items"][-1]["id"])


@thing
async def willing(scene: Scene) -> str:
    """The other, who wants to meet as the author does."""
    for each in ("author", "other"):
        await scene.put(each, "networking/me/profile", {"opted_in": True})
    return await scene.id("other")


@thing
async def asked(scene: Scene) -> str:
    """A request of the author's to the other."""
    body = {"receiver": "{willing}", "message": "Shall we meet?", "slot": "{slot}"}
    return str((await scene.make("author", "networking/meeting-requests", body))["id"])


@thing
async def meeting(scene: Scene) -> str:
    """A meeting of the author with the other."""
    body = {"slot": "{slot}"}
    return str((await scene.make("other", "networking/meeting-requests/{asked}/acceptance", body))["meeting"])


@thing
async def judged(scene: Scene) -> str:
    """The other, whom the author likes."""
    other = await scene.id("willing")
    await scene.put("author", "networking/suggestions/{other}/verdict", {"verdict": "liked"})
    return other


@thing
async def kept_away(scene: Scene) -> str:
    """The other, whom the author keeps away."""
    other = await scene.id("other")
    await scene.put("author", "networking/me/blocked/{other}")
    return other


@thing
async def schedule(scene: Scene) -> str:
    """A run of the scheduler."""
    await scene.id("slot")
    return str((await scene.make("organiser", "networking/schedules", {"kind": "replan"}))["id"])


@thing
async def drafted(scene: Scene) -> str:
    """A run that is done."""
    made = await scene.id("schedule")

    async def done() -> bool:
        return str((await scene.read("organiser", f"networking/schedules/{made}"))["state"]) == "draft"

    await until(done)
    return made
