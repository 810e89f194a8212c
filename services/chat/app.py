"""The chat service."""

from services.chat.api import ROUTES
from services.chat.storage import people
from services.chat.storage.tables import Base
from shared.declarations import Service
from shared.privacy import erases, exports

SERVICE = Service(
    name="chat",
    metadata=Base.metadata,
    routes=ROUTES,
    consumes=(erases(people.forget),),
    answers=(exports(people.export),),
)
