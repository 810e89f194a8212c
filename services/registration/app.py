"""The registration service: accounts, conferences, participants, roles, sign-in."""

from services.registration import consumers
from services.registration.api import ROUTES
from services.registration.storage import participants
from services.registration.storage.tables import Base
from shared.access import NOTHING, Question, Rights
from shared.declarations import Answers, Consumes, Service
from shared.events.voting import ElectionOpenedV1
from shared.privacy import ErasureDoneV1
from shared.questions import InvitationQuestion, MailQuestion, RollQuestion, SignInQuestion
from shared.writer import Reader


async def rights(reader: Reader, question: Question) -> Rights:
    """Decide who may use a conference as a whole: its admitted participants."""
    found = await participants.by_id(reader, question.conference, question.participant)
    if question.id != question.conference or found is None or found.state != "admitted":
        return NOTHING
    return Rights(read=True, write=True, moderate=question.is_organiser)


SERVICE = Service(
    name="registration",
    metadata=Base.metadata,
    routes=ROUTES,
    consumes=(
        Consumes(ErasureDoneV1, consumers.note_erasure),
        Consumes(ElectionOpenedV1, consumers.note_opened),
    ),
    answers=(
        Answers("address.find.v1", MailQuestion, consumers.find_address),
        Answers("sign_in.mint.v1", SignInQuestion, consumers.mint_sign_in),
        Answers("roll.freeze.v1", RollQuestion, consumers.freeze_roll),
        Answers("invitation.mint.v1", InvitationQuestion, consumers.mint_invitation),
    ),
    things=("conference",),
    rights=rights,
)
