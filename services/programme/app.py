"""The programme service: tracks, sessions, agendas, questions, tables and seats, takeaways."""

from services.programme import consumers
from services.programme.api import ROUTES
from services.programme.storage.tables import Base
from services.programme.timekeeper import keep_time
from services.programme.usecases import privacy
from services.programme.usecases.access import rights
from shared.declarations import Answers, Consumes, Service
from shared.events.networking import MeetingCancelledV1, MeetingMovedV1, MeetingScheduledV1
from shared.events.registration import ParticipantRemovedV1
from shared.privacy import erases, exports
from shared.questions import BusyQuestion, SessionQuestion

SERVICE = Service(
    name="programme",
    metadata=Base.metadata,
    routes=ROUTES,
    consumes=(
        Consumes(MeetingScheduledV1, consumers.note_meeting),
        Consumes(MeetingMovedV1, consumers.note_meeting),
        Consumes(MeetingCancelledV1, consumers.note_cancelled),
        Consumes(ParticipantRemovedV1, consumers.let_go),
        erases(privacy.erase),
    ),
    answers=(
        Answers("busy.v1", BusyQuestion, consumers.find_busy),
        Answers("session.find.v1", SessionQuestion, consumers.find_session),
        exports(privacy.export),
    ),
    tasks=(keep_time,),
    things=("session", "table"),
    rights=rights,
)
