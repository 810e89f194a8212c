"""Sessions, tables, questions, takeaways."""

from tests.access.scene import Scene, thing

PANEL = {"type": "panel", "title": {"en": "Panel"}, "starts": "@-5", "ends": "@55"}


@thing
async def session(scene: Scene) -> str:
    """A panel that is live, with a speaker and a moderator on its stage."""
    stage = [{"participant": "{speaker}", "part": "speaker"}, {"participant": "{moderator}", "part": "moderator"}]
    made = await scene.make("organiser", "programme/sessions", {**PANEL, "people": stage})
    await scene.make("organiser", f"programme/sessions/{made['id']}/start")
    return str(made["id"])


@thing
async def later(scene: Scene) -> str:
    """A session that has not begun."""
    body = {**PANEL, "starts": "@60", "ends": "@120"}
    return str((await scene.make("organiser", "programme/sessions", body))["id"])


@thing
async def booked(scene: Scene) -> str:
    """A coming session in the author's agenda."""
    await scene.put("author", "programme/me/agenda/{later}", {})
    return await scene.id("later")


@thing
async def round(scene: Scene) -> str:
    """A table round that is live."""
    made = await scene.make("organiser", "programme/sessions", {**PANEL, "type": "table_round"})
    await scene.make("organiser", f"programme/sessions/{made['id']}/start")
    return str(made["id"])


@thing
async def table(scene: Scene) -> str:
    """A table with a facilitator."""
    body = {"title": {"en": "Topic"}, "facilitator": "{facilitator}"}
    return str((await scene.make("organiser", "programme/sessions/{round}/tables", body))["id"])


@thing
async def bare_table(scene: Scene) -> str:
    """A table at which nobody sits."""
    return str((await scene.make("organiser", "programme/sessions/{round}/tables", {"title": {"en": "T"}}))["id"])


@thing
async def seat(scene: Scene) -> str:
    """The table at which the seated one sits."""
    await scene.put("seated", "programme/sessions/{round}/seat", {"table": "{table}"})
    return await scene.id("table")


@thing
async def seats(scene: Scene) -> str:
    """The round in which the seated one has a seat."""
    await scene.id("seat")
    return await scene.id("round")


@thing
async def question(scene: Scene) -> str:
    """A question of the author's."""
    return str((await scene.make("author", "programme/sessions/{session}/questions", {"text": "Why?"}))["id"])


@thing
async def supported(scene: Scene) -> str:
    """A question that the other supports."""
    await scene.put("other", "programme/questions/{question}/support")
    return await scene.id("question")


@thing
async def takeaway(scene: Scene) -> str:
    """A takeaway of the table."""
    body = {"thing": "table:{table}", "text": "Recycle."}
    return str((await scene.make("facilitator", "programme/takeaways", body))["id"])


@thing
async def sheet(scene: Scene) -> str:
    """The table, with a takeaway that can be signed off."""
    await scene.id("takeaway")
    return await scene.id("table")


@thing
async def signed(scene: Scene) -> str:
    """The table, signed off."""
    await scene.put("facilitator", "programme/sign-offs", {"thing": "table:{sheet}"})
    return await scene.id("table")


@thing
async def track(scene: Scene) -> str:
    """A theme."""
    body = {"key": "green", "kind": "theme", "title": {"en": "Green"}}
    await scene.make("organiser", "programme/tracks", body)
    return "green"
