"""The registrar: who may vote, and the secret codes; ballots and choices are never seen here.

Codes are sealed with a key that lies outside the database. Voting is given the public credentials alone, sorted
by value. So the registrar together with the public board can learn who voted, but not how.
"""

from typing import Any
from uuid import UUID

import sqlalchemy as sa

from services.registration.domain.roll import RULES, roll_hash
from services.registration.storage import conferences, participants, roll
from shared.ids import new_id
from shared.problems import Invalid, NotFound, Refused
from shared.questions import RollQuestion
from shared.vault import Vault
from shared.writer import Tx


class NotOpenYet(Refused):
    """This election is not open. Come back when it is."""

    code = "not_open"
    status = 409


class NotOnRoll(Refused):
    """You are not on the roll of this election: it was frozen when voting opened."""

    code = "not_on_roll"
    status = 404


class AlreadyCollected(Refused):
    """The organisation's voter has seen the code already, so nobody can take their place."""

    code = "already_collected"
    status = 409


async def freeze(tx: Tx, question: RollQuestion, vault: Vault) -> sa.Row[Any]:
    """Freeze the roll of an election and draw the codes; one frozen under the same name stays.

    Raises:
        Invalid: there is no such rule.
    """
    from shared.credentials import create_credential  # a mathematical library, needed at openings alone

    if question.rule not in RULES:
        raise Invalid("There is no such rule for a roll.")
    voters = await roll.eligible(tx, question.conference, question.election, question.rule)
    ids = {"conference": question.conference, "uuid": question.uuid}
    rows = []
    for participant, organisation in voters:
        place = new_id()
        sealed = vault.seal(create_credential().encode(), purpose(question.uuid, place))
        rows.append({"id": place, **ids, "participant": participant, "organisation": organisation})
        rows[-1] |= {"sealed": sealed, "collected": False}
    facts = {"election": question.election, "rule": question.rule, "count": len(rows)}
    await roll.add(tx, ids | facts | {"hash": roll_hash(voter for voter, _ in voters)}, rows)
    found = await roll.find(tx, question.uuid)
    assert found is not None
    return found


def purpose(uuid: str, place: UUID) -> str:
    """Name the place to which a sealed code is bound."""
    return f"credential|{uuid}|{place}"


async def collect(tx: Tx, conference: UUID, election: UUID, participant: UUID, vault: Vault) -> tuple[str, str]:
    """Give a voter the election's name in its archive and the secret code, as often as asked.

    Raises:
        NotOpenYet: the election was not opened.
        NotOnRoll: the participant may not vote in it.
    """
    found = await roll.open_roll(tx, conference, election)
    if found is None:
        raise NotOpenYet
    mine = await roll.collect(tx, found.uuid, participant)
    if mine is None:
        raise NotOnRoll
    return found.uuid, vault.open(mine.sealed, purpose(found.uuid, mine.id)).decode()


async def name_voter(tx: Tx, conference: UUID, election: UUID, organisation: UUID, participant: UUID) -> None:
    """Name an organisation's voter, or replace the one named before.

    Raises:
        NotFound: the conference has no such organisation.
        Invalid: the participant does not belong to it or is not admitted.
        AlreadyCollected: the one named before has seen the code.
    """
    if organisation not in {row.id for row in await conferences.organisations(tx, conference)}:
        raise NotFound
    found = await participants.by_id(tx, conference, participant)
    if found is None or found.state != "admitted" or found.organisation != organisation:
        place = {"in": "body", "loc": "participant", "msg": "Name somebody of this organisation who is admitted."}
        raise Invalid(errors=[place])
    if not await roll.name_voter(tx, conference, election, organisation, participant):
        raise AlreadyCollected
    await participants.note(tx, conference, "voter.named", participant, {"election": str(election)})
