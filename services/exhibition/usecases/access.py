"""Rights on booths: the one rule, for this service and for rooms, chat and live.

A booth's room, channel and topic are for its staff, and for a visitor while they are answered by video. Everybody
else sees the booth in the hall, where nobody is named who did not ask for it; organisers see no leads and no queue.
"""

from collections.abc import Callable
from uuid import UUID

from services.exhibition.storage import booths, requests, staff
from services.exhibition.storage.booths import Row
from shared.access import NOTHING, Question, Rights
from shared.identity import Asker
from shared.problems import Forbidden, NotFound
from shared.writer import Reader

Known = Callable[[UUID], bool]


async def rights(reader: Reader, question: Question) -> Rights:
    """Answer the access contract for a booth."""
    try:
        booth = await booths.find(reader, question.conference, question.id)
    except NotFound:
        return NOTHING
    if await staff.is_member(reader, booth.id, question.participant):
        return Rights(read=True, write=True, publish=True, moderate=True)
    for request in await requests.open_of(reader, question.conference, question.participant, booth.id):
        if request.state == "answered" and request.means == "video":
            return Rights(read=True, write=True, publish=True)
    return NOTHING


async def staffed_by(reader: Reader, who: Asker, booth: UUID) -> Row:
    """Return a booth that the asker staffs.

    Raises:
        NotFound: there is no such booth.
        Forbidden: the asker does not belong to it.
    """
    row = await booths.find(reader, who.conference, booth)
    if not await staff.is_member(reader, booth, who.participant):
        raise Forbidden("Only the staff of this booth can do this.")
    return row


async def edited_by(reader: Reader, who: Asker, booth: UUID) -> Row:
    """Return a booth that the asker may edit: its staff and organisers may.

    Raises:
        NotFound, Forbidden: as in :func:`staffed_by`.
    """
    if who.organiser:
        return await booths.find(reader, who.conference, booth)
    return await staffed_by(reader, who, booth)
