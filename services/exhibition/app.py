"""The exhibition service: booths, their staff and materials, the contact queue, leads."""

from services.exhibition.api import ROUTES
from services.exhibition.questions import find_busy
from services.exhibition.storage.tables import Base
from services.exhibition.timekeeper import keep_time
from services.exhibition.usecases import privacy
from services.exhibition.usecases.access import rights
from shared.declarations import Answers, Consumes, Service
from shared.events.registration import ParticipantRemovedV1
from shared.privacy import erases, exports
from shared.questions import BusyQuestion

SERVICE = Service(
    name="exhibition",
    metadata=Base.metadata,
    routes=ROUTES,
    consumes=(Consumes(ParticipantRemovedV1, privacy.let_go), erases(privacy.erase)),
    answers=(exports(privacy.export), Answers("busy.v1", BusyQuestion, find_busy)),
    tasks=(keep_time,),
    things=("booth",),
    rights=rights,
)
