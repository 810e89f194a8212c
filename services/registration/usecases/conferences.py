"""Conferences: created and edited by organisers."""

from typing import Any
from uuid import UUID

from services.registration.domain.people import State
from services.registration.storage import accounts, conferences, participants
from services.registration.usecases import people
from shared.events.registration import ConferenceChangedV1, ConferenceCreatedV1
from shared.identity import Caller
from shared.problems import Forbidden, NotFound, Refused, Stale
from shared.writer import Tx


class SlugTaken(Refused):
    """Another conference has this short name. Choose another."""

    code = "slug_taken"
    status = 409


async def create(tx: Tx, who: Caller, values: dict[str, Any], organiser_name: str) -> UUID:
    """Create a conference; its creator takes part as an organiser.

    Raises:
        Forbidden: the account may not create conferences.
        SlugTaken: the short name is taken.
    """
    account = await accounts.by_id(tx, who.account)
    if not who.is_a("administrator") and (account is None or not account.may_create):
        raise Forbidden("Ask the administrator for an invitation to create conferences.")
    if await conferences.slug_is_taken(tx, values["slug"]):
        raise SlugTaken
    made = await conferences.add(tx, values)
    tx.say(ConferenceCreatedV1(conference=made), conference=made, entity=made)
    if account is not None:
        person = people.Person(email=account.email, name=organiser_name, roles=("organiser",))
        await people.add(tx, made, person, State.ADMITTED, invited=False)
    return made


async def change(tx: Tx, conference: UUID, version: int, values: dict[str, Any]) -> None:
    """Edit a conference.

    Raises:
        Stale: somebody else edited it in the meantime.
        SlugTaken: the short name is taken.
    """
    found = await conferences.by_id(tx, conference)
    if found is None:
        raise NotFound
    if values["slug"] != found.slug and await conferences.slug_is_taken(tx, values["slug"]):
        raise SlugTaken
    if not await conferences.change(tx, conference, version, values):
        raise Stale
    await participants.note(tx, conference, "conference.changed", conference)
    tx.say(ConferenceChangedV1(conference=conference), conference=conference, entity=conference, version=version + 1)


async def archive(tx: Tx, conference: UUID) -> None:
    """Close a conference for good; its short name becomes free for the next one."""
    found = await conferences.by_id(tx, conference)
    if found is None:
        raise NotFound
    await conferences.archive(tx, conference, f"{found.slug[:47]}-{str(conference)[-12:]}")
    await participants.note(tx, conference, "conference.archived", conference)
    tx.say(
        ConferenceChangedV1(conference=conference), conference=conference, entity=conference, version=found.version + 1
    )
