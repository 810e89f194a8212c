"""Booths, their queue, their leads."""

import aiohttp

from tests.access.scene import Scene, got, thing

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


@thing
async def booth(scene: Scene) -> str:
    """A booth with its staff."""
    return str((await scene.make("organiser", "exhibition/booths", {"title": "Techtera", "staff": ["{staff}"]}))["id"])


@thing
async def shift(scene: Scene) -> str:
    """A shift of the staff's."""
    body = {"participant": "{staff}", "starts": "@10", "ends": "@60"}
    return str((await scene.make("staff", "exhibition/booths/{booth}/shifts", body))["id"])


@thing
async def material(scene: Scene) -> str:
    """A link among the booth's materials."""
    body = {"title": "Site", "url": "https://example.org"}
    return str((await scene.make("staff", "exhibition/booths/{booth}/links", body))["id"])


@thing
async def file(scene: Scene) -> str:
    """The key of a file of the booth's, with the seal of its address."""
    form = aiohttp.FormData()
    form.add_field("file", PDF, filename="sheet.pdf")
    path = f"exhibition/booths/{await scene.id('booth')}/materials?title=Sheet"
    got(await scene.who("staff").post(path, raw=form))
    [found] = (await scene.read("visitor", "exhibition/booths/{booth}"))["materials"]
    return str(found["url"]).rpartition("/")[2]


@thing
async def waiting(scene: Scene) -> str:
    """The request of the visitor, who waits."""
    body = {"wish": "chat", "message": "Hello"}
    return str((await scene.make("visitor", "exhibition/booths/{booth}/contact-requests", body))["id"])


@thing
async def queue(scene: Scene) -> str:
    """The booth at which the visitor waits."""
    await scene.id("waiting")
    return await scene.id("booth")


@thing
async def answered(scene: Scene) -> str:
    """The request of the visitor, who is being answered."""
    await scene.make("staff", "exhibition/contact-requests/{waiting}/answer", {})
    return await scene.id("waiting")


@thing
async def lead(scene: Scene) -> str:
    """What the visitor left."""
    await scene.put("visitor", "exhibition/booths/{booth}/lead", {"fields": ["name"]})
    [found] = (await scene.read("staff", "exhibition/booths/{booth}/leads"))["items"]
    return str(found["id"])


@thing
async def left(scene: Scene) -> str:
    """The booth at which the visitor left something."""
    await scene.id("lead")
    return await scene.id("booth")


@thing
async def note(scene: Scene) -> str:
    """A note about the lead."""
    return str((await scene.make("staff", "exhibition/leads/{lead}/notes", {"text": "Call"}))["id"])
