"""Live polls: prepared, opened and closed by whoever runs the session; one changeable vote per participant."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from services.voting.errors import OptionsLocked, PollClosed, WrongState
from services.voting.storage import polls
from services.voting.storage.polls import Row
from shared.access import access_changed
from shared.events.voting import PollClosedV1, PollOpenedV1
from shared.problems import Invalid, Stale
from shared.writer import Tx


async def edit(tx: Tx, conference: UUID, poll: UUID, version: int, values: dict[str, Any]) -> Row:
    """Change a poll's question and options.

    Raises:
        OptionsLocked: somebody has voted, or the poll is over.
        Stale: it was changed elsewhere in the meantime.
    """
    row = await _unlocked(tx, conference, poll)
    if row.version != version:
        raise Stale
    changed = await polls.change(tx, poll, values)
    if changed.state == "open":
        show(tx, changed, "poll.opened")
    return changed


async def remove(tx: Tx, conference: UUID, poll: UUID) -> None:
    """Remove a poll nobody has voted in.

    Raises:
        OptionsLocked: somebody has.
    """
    row = await _unlocked(tx, conference, poll)
    await polls.remove(tx, poll)
    topic = f"session.{row.session}"
    tx.show(topic, "poll.gone", {"poll": str(poll)}, conference=conference, entity=poll, version=row.version + 1)
    access_changed(tx, conference, f"poll:{poll}")


async def open_(tx: Tx, conference: UUID, poll: UUID) -> Row:
    """Let people vote.

    Raises:
        WrongState: it is open already, or over.
    """
    row = await polls.find(tx, conference, poll, lock="update")
    if row.state != "draft":
        raise WrongState(f"This poll is {row.state}.")
    closes_at = None if row.seconds is None else tx.now + timedelta(seconds=row.seconds)
    changed = await polls.change(tx, poll, {"state": "open", "opened_at": tx.now, "closes_at": closes_at})
    tx.say(PollOpenedV1(poll=poll, session=row.session), conference=conference, entity=poll, version=changed.version)
    show(tx, changed, "poll.opened")
    access_changed(tx, conference, f"poll:{poll}")
    return changed


async def close(tx: Tx, conference: UUID, poll: UUID) -> Row:
    """End the poll and show its result.

    Raises:
        WrongState: it is not open.
    """
    row = await polls.find(tx, conference, poll, lock="update")
    if row.state != "open":
        raise WrongState(f"This poll is {row.state}.")
    return await _close(tx, row)


async def close_when_due(tx: Tx, conference: UUID, poll: UUID) -> None:
    """End a poll whose time is over; nothing happens where somebody ended it or removed it."""
    row = await polls.find_due(tx, conference, poll)
    if row is not None:
        await _close(tx, row)


async def _close(tx: Tx, row: Row) -> Row:
    conference, poll = row.conference, row.id
    counts = await polls.count(tx, poll, len(row.options))
    changed = await polls.change(tx, poll, {"state": "closed", "closed_at": tx.now, "counts": counts})
    voted = (await polls.voted(tx, [poll])).get(poll, 0)
    event = PollClosedV1(poll=poll, session=row.session, voted=voted)
    tx.say(event, conference=conference, entity=poll, version=changed.version)
    show(tx, changed, "poll.closed", voted)
    return changed


async def vote(tx: Tx, conference: UUID, poll: UUID, participant: UUID, choices: list[int]) -> None:
    """Cast a vote, or change it.

    Raises:
        PollClosed: it takes no votes.
        Invalid: these options cannot be chosen together.
    """
    row = await polls.find(tx, conference, poll, lock="share")
    if row.state != "open" or (row.closes_at is not None and row.closes_at <= tx.now):
        raise PollClosed
    if len(choices) > row.most or len(set(choices)) < len(choices) or not set(choices) <= set(range(len(row.options))):
        place = {"in": "body", "loc": "choices", "msg": f"Choose at most {row.most} of the {len(row.options)} options."}
        raise Invalid(errors=[place])
    await polls.put_vote(tx, conference, poll, participant, sorted(choices))


def show(tx: Tx, row: Row, kind: str, voted: int = 0) -> None:
    """Show a poll to the people of its session."""
    counts = row.counts or [None] * len(row.options)
    data = {
        "poll": str(row.id),
        "question": row.question,
        "options": [{"text": text, "votes": votes} for text, votes in zip(row.options, counts, strict=True)],
        "most": row.most,
        "state": row.state,
        "voted": voted,
        "closes_at": row.closes_at,
    }
    tx.show(f"session.{row.session}", kind, data, conference=row.conference, entity=row.id, version=row.version)


async def _unlocked(tx: Tx, conference: UUID, poll: UUID) -> Row:
    row = await polls.find(tx, conference, poll, lock="update")
    if row.state == "closed" or await polls.voted(tx, [poll]):
        raise OptionsLocked
    return row
