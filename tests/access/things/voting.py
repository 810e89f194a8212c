"""Polls, awards, elections."""

from tests.access.scene import Scene, thing
from tests.voting.service.conftest import Ballots, Setting

POLL = {"question": "Which?", "options": ["This", "That"]}
NAMES = ("Ada", "Blaise")


@thing
async def poll(scene: Scene) -> str:
    """A poll of the speaker's that is not open yet."""
    return str((await scene.make("speaker", "voting/sessions/{session}/polls", POLL))["id"])


@thing
async def open_poll(scene: Scene) -> str:
    """A poll that takes votes."""
    await scene.make("speaker", "voting/polls/{poll}/opening")
    return await scene.id("poll")


@thing
async def award(scene: Scene) -> str:
    """An award to be voted on."""
    return str((await scene.make("organiser", "voting/awards", {"kind": "elected", "title": "Manager"}))["id"])


@thing
async def conferred(scene: Scene) -> str:
    """An award that is conferred without a ballot."""
    return str((await scene.make("organiser", "voting/awards", {"kind": "conferred", "title": "Honour"}))["id"])


@thing
async def nominating(scene: Scene) -> str:
    """An award for which participants nominate."""
    await scene.make("organiser", "voting/awards/{award}/nominations/opening")
    return await scene.id("award")


@thing
async def nomination(scene: Scene) -> str:
    """A nomination of the author's."""
    return str((await scene.make("author", "voting/awards/{nominating}/nominations", {"name": "Zed"}))["id"])


@thing
async def shortlisted(scene: Scene) -> str:
    """An award with a shortlist."""
    made = [await scene.make("organiser", "voting/awards/{award}/nominations", {"name": name}) for name in NAMES]
    await scene.put("organiser", "voting/awards/{award}/shortlist", {"nominations": [each["id"] for each in made]})
    return await scene.id("award")


@thing
async def draft(scene: Scene) -> str:
    """An election that is being prepared."""
    body = {"question": "Who?", "may_extend": True}
    return str((await scene.make("organiser", "voting/awards/{shortlisted}/elections", body))["id"])


@thing
async def guarded(scene: Scene) -> str:
    """An election whose key a trustee holds."""
    body = {"question": "Who?", "trustees": {"threshold": 1, "size": 1}}
    made = await scene.make("organiser", "voting/awards/{shortlisted}/elections", body)
    await scene.put("organiser", f"voting/elections/{made['id']}/trustees", {"trustees": [{"name": "Ada"}]})
    return str(made["id"])


@thing
async def first_trustee(_: Scene) -> str:
    """The number of an election's first trustee."""
    return "1"


@thing
async def trustee_token(scene: Scene) -> str:
    """The secret of the trustee's link."""
    url = (await scene.make("organiser", "voting/elections/{guarded}/trustees/1/link"))["url"]
    return str(url.partition("#")[2])


@thing
async def election(scene: Scene) -> str:
    """An election that takes ballots."""
    await scene.make("organiser", "voting/elections/{draft}/opening")
    await (await ballots(scene)).credential(scene.people["author"])
    return await scene.id("draft")


@thing
async def timed(scene: Scene) -> str:
    """An election that closes at a moment which may be moved."""
    body = {"question": "Who?", "may_extend": True, "closes_at": "@60"}
    made = await scene.make("organiser", "voting/awards/{shortlisted}/elections", body)
    await scene.make("organiser", f"voting/elections/{made['id']}/opening")
    return str(made["id"])


@thing
async def tallied(scene: Scene) -> str:
    """An election that is closed and counted."""
    await scene.make("organiser", "voting/elections/{election}/closing")
    await (await ballots(scene)).becomes("tallied")
    return await scene.id("election")


@thing
async def revealed(scene: Scene) -> str:
    """An election whose result is known."""
    await scene.id("tallied")
    await (await ballots(scene)).reveal()
    return await scene.id("election")


async def ballots(scene: Scene) -> Ballots:
    """Return the scene's election as the voting service's own tests play it."""
    setting = Setting(scene.house, scene.conference, scene.slug)
    setting.organiser = scene.people["organiser"]
    return Ballots(setting, await scene.id("draft"), await scene.id("award"))


async def sealed_ballot(scene: Scene) -> bytes:
    """Return what the author's browser sends."""
    return await (await ballots(scene)).seal(scene.people["author"], [0, 1, 0])


@thing
async def organisation(scene: Scene) -> str:
    """The organisation of the author."""
    parts = scene.house.parts["registration"]
    found = parts.directory.find(scene.conference, scene.people["author"].participant)  # type: ignore[arg-type]
    assert found is not None
    return str(found.organisation_id)
