"""Announcements over HTTP."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from services.courier import storage, usecases
from shared.http import Call, Page, Routes
from shared.writer import Tx

ROUTES = Routes("courier")
Segment = Literal["everybody", "speaker", "facilitator", "exhibitor", "organiser", "juror", "trustee"]


class AnnouncementIn(BaseModel):
    """What to tell whom."""

    model_config = ConfigDict(extra="forbid")
    segment: Segment = "everybody"
    subject: Annotated[str, Field(min_length=1, max_length=120, pattern=r"\S")]
    text: Annotated[str, Field(min_length=1, max_length=4000, pattern=r"\S")]
    by_mail: bool = False


class AnnouncementOut(BaseModel):
    """An announcement."""

    id: UUID
    segment: str
    subject: str
    text: str
    by_mail: bool
    at: datetime


class MailProblems(BaseModel):
    """How many mails could not be handed over."""

    bounced: int


@ROUTES.post("/announcements", who="organiser", status=201, creates=True)
async def announce(call: Call, body: AnnouncementIn) -> AnnouncementOut:
    """Tell everybody, or one kind of people, something; on their screens at once, and by mail if wanted."""
    wanted = "attendee" if body.segment == "everybody" else body.segment
    people = [each.id for each in call.parts.directory.people(call.conference) if wanted in each.roles]

    async def tell(tx: Tx) -> AnnouncementOut:
        author = call.who.participant or UUID(int=0)
        made = await usecases.announce(tx, call.conference, author, **body.model_dump(), recipients=people)
        return AnnouncementOut(id=made, **body.model_dump(), at=tx.now)

    return await call.write(tell)


@ROUTES.get("/announcements", who="participant")
async def list_announcements(call: Call) -> Page[AnnouncementOut]:
    """List the announcements made to oneself, newest first; organisers see all."""
    segments = None if call.who.is_organiser else ["everybody", *call.who.roles]
    async with call.read() as reader:
        rows = await storage.announcements(reader, call.conference, segments)
    names = AnnouncementOut.model_fields
    return Page(items=[AnnouncementOut(**{name: getattr(row, name) for name in names}) for row in rows])


@ROUTES.get("/problems", who="organiser")
async def count_problems(call: Call) -> MailProblems:
    """Count the mails that could not be handed over."""
    async with call.read() as reader:
        return MailProblems(bounced=await storage.problems(reader, call.conference))
