"""The networking service: matchmaking profiles, meeting requests, meetings."""

from services.networking import consumers
from services.networking.api import ROUTES
from services.networking.planning.runner import run_schedules
from services.networking.recommending.keeper import keep_recommendations
from services.networking.storage.tables import Base
from services.networking.usecases import meetings
from shared.declarations import Consumes, Service
from shared.events.registration import ParticipantRemovedV1
from shared.events.rooms import RoomEnteredV1, RoomLeftV1
from shared.privacy import erases, exports

SERVICE = Service(
    name="networking",
    metadata=Base.metadata,
    routes=ROUTES,
    consumes=(
        Consumes(RoomEnteredV1, consumers.on_entered),
        Consumes(RoomLeftV1, consumers.on_left),
        *(Consumes(event, consumers.on_contact) for event in consumers.CONTACT),
        *(Consumes(event, consumers.on_agenda) for event in consumers.AGENDA),
        Consumes(ParticipantRemovedV1, consumers.on_removed),
        erases(consumers.erase),
    ),
    answers=(exports(consumers.export),),
    tasks=(consumers.keep_time, keep_recommendations, run_schedules),
    things=("meeting",),
    rights=meetings.rights,
)
