"""Organising tracks."""

from typing import Any
from uuid import UUID

from sqlalchemy.exc import IntegrityError

from services.programme.errors import TrackExists, TrackInUse
from services.programme.models.sessions import NewTrack, TrackIn
from services.programme.storage import tracks
from services.programme.usecases.facts import moment
from shared.events.programme import TrackChangedV1
from shared.problems import NotFound, Stale
from shared.writer import Tx


def _values(body: TrackIn) -> dict[str, Any]:
    return body.model_dump(include={"kind", "title", "position"})


async def add(tx: Tx, conference: UUID, body: NewTrack) -> None:
    """Add a track.

    Raises:
        TrackExists: its key is taken.
    """
    if not await tracks.insert_once(tx, conference, body.key, _values(body)):
        raise TrackExists
    _say(tx, conference, body.key)


async def edit(tx: Tx, conference: UUID, key: str, version: int, body: TrackIn) -> int:
    """Change a track and return its new version.

    Raises:
        Stale: somebody changed it in the meantime.
    """
    row = await tracks.find(tx, conference, key)
    if row.version != version or not await tracks.update(tx, row, _values(body)):
        raise Stale
    _say(tx, conference, key)
    return version + 1


async def remove(tx: Tx, conference: UUID, key: str) -> None:
    """Remove a track that nothing belongs to.

    Raises:
        TrackInUse: a session or a table belongs to it.
    """
    try:
        async with tx.connection.begin_nested():
            gone = await tracks.delete(tx, conference, key)
    except IntegrityError as error:
        raise TrackInUse from error
    if not gone:
        raise NotFound
    _say(tx, conference, key)


async def put(tx: Tx, conference: UUID, body: NewTrack) -> None:
    """Add a track, or change the one that has its key."""
    if not await tracks.insert_once(tx, conference, body.key, _values(body)):
        await tracks.update(tx, await tracks.find(tx, conference, body.key), _values(body))
    _say(tx, conference, body.key)


def _say(tx: Tx, conference: UUID, key: str) -> None:
    tx.say(TrackChangedV1(track=key), conference=conference, entity=key, version=moment(tx))
