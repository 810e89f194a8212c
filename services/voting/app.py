"""The voting service: live polls, awards, elections that anybody can verify."""

from services.voting.api import ROUTES
from services.voting.storage.tables import Base
from services.voting.timekeeper import keep_time, tell_turnout
from services.voting.usecases import privacy
from services.voting.usecases.access import rights
from shared.declarations import Service
from shared.privacy import erases, exports

SERVICE = Service(
    name="voting",
    metadata=Base.metadata,
    routes=ROUTES,
    consumes=(erases(privacy.erase),),
    answers=(exports(privacy.export),),
    tasks=(keep_time, tell_turnout),
    things=("poll", "election"),
    rights=rights,
)
