"""The rooms service."""

from services.rooms import steward
from services.rooms.api import ROUTES
from services.rooms.storage import people, presence
from services.rooms.storage.tables import Base
from shared.declarations import Answers, Service
from shared.parts import Parts
from shared.privacy import erases, exports
from shared.questions import PresenceAnswer, PresenceQuestion, Present


async def list_present(parts: Parts, question: PresenceQuestion) -> PresenceAnswer:
    """Answer who is in which room of a conference."""
    async with parts.read() as reader:
        rows = await presence.present(reader, question.conference)
    return PresenceAnswer(present=[Present(participant=row.participant, thing=row.thing) for row in rows])


SERVICE = Service(
    name="rooms",
    metadata=Base.metadata,
    routes=ROUTES,
    consumes=(erases(people.forget),),
    answers=(exports(people.export), Answers("presence.list.v1", PresenceQuestion, list_present)),
    tasks=(steward.watch,),
)
