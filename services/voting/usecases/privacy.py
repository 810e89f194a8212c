"""What voting holds about a participant, and forgetting it: votes of live polls and nominations, never ballots."""

from typing import Any
from uuid import UUID

import sqlalchemy as sa

from services.voting.storage.tables import NOMINATION, POLL_VOTE
from shared.writer import Reader, Tx


async def export(reader: Reader, conference: UUID, participant: UUID) -> dict[str, Any]:
    """Return all that is held about somebody, by heading."""
    votes = sa.select(POLL_VOTE.c.poll, POLL_VOTE.c.choices).where(POLL_VOTE.c.participant == participant)
    columns = (NOMINATION.c.award, NOMINATION.c.name, NOMINATION.c.organisation, NOMINATION.c.text, NOMINATION.c.at)
    held = {
        "poll_votes": votes.where(POLL_VOTE.c.conference == conference),
        "nominations_made": sa.select(*columns).where(NOMINATION.c.proposer == participant),
        "nominations_received": sa.select(*columns).where(NOMINATION.c.participant == participant),
    }
    return {name: [dict(row._mapping) for row in await reader.all(wanted)] for name, wanted in held.items()}


async def erase(tx: Tx, conference: UUID, participant: UUID) -> None:
    """Remove somebody's votes in polls, and the nominations by them and of them.

    A shortlisted nomination by them stays without proposer and text. Names on an opened election's list of
    nominees are part of its public record and stay.
    """
    await tx.execute(sa.delete(POLL_VOTE).where(POLL_VOTE.c.participant == participant))
    await tx.execute(sa.delete(NOMINATION).where(NOMINATION.c.participant == participant))
    by_them = NOMINATION.c.proposer == participant
    await tx.execute(sa.delete(NOMINATION).where(by_them, NOMINATION.c.place.is_(None)))
    await tx.execute(sa.update(NOMINATION).where(by_them).values(proposer=None, text=""))
