"""What chat holds about one participant: to export it, and to forget it."""

from typing import Any
from uuid import UUID

import sqlalchemy as sa

from services.chat.storage.tables import BLOCK, CONVERSATION, MESSAGE, REPORT, SILENCE
from shared.database import UtcDateTime
from shared.writer import Reader, Tx


async def export(reader: Reader, conference: UUID, participant: UUID) -> dict[str, Any]:
    """Return a participant's messages, conversations, blocks and reports."""
    here = {each: each.c.conference == conference for each in (MESSAGE, CONVERSATION, BLOCK, REPORT)}
    m, c, b, r = MESSAGE.c, CONVERSATION.c, BLOCK.c, REPORT.c
    wanted = {
        "messages": sa.select(m.channel, m.text, m.posted_at).where(here[MESSAGE], m.sender == participant),
        "conversations": sa.select(c.other, c.last_at).where(here[CONVERSATION], c.participant == participant),
        "blocked": sa.select(b.blocked, b.at).where(here[BLOCK], b.participant == participant),
        "reports": sa.select(r.message, r.reason, r.reported_at).where(here[REPORT], r.reporter == participant),
    }
    return {name: [dict(row._mapping) for row in await reader.all(each)] for name, each in wanted.items()}


async def forget(tx: Tx, conference: UUID, participant: UUID) -> None:
    """Remove a participant's texts, and everything else that is only about them."""
    m, s, c, b, r = MESSAGE.c, SILENCE.c, CONVERSATION.c, BLOCK.c, REPORT.c
    theirs = sa.and_(m.conference == conference, m.sender == participant)
    gone = {
        "text": "",
        "removed_at": sa.func.coalesce(m.removed_at, sa.literal(tx.now, UtcDateTime())),
        "version": m.version + 1,
    }
    await tx.execute(sa.update(MESSAGE).where(theirs).values(gone))
    await tx.execute(sa.delete(SILENCE).where(s.conference == conference, s.participant == participant))
    await tx.execute(sa.delete(CONVERSATION).where(c.conference == conference, c.participant == participant))
    either = sa.or_(b.participant == participant, b.blocked == participant)
    await tx.execute(sa.delete(BLOCK).where(b.conference == conference, either))
    mine = sa.and_(r.conference == conference, r.reporter == participant)
    await tx.execute(sa.update(REPORT).where(mine).values(reason=""))
    about = sa.and_(r.conference == conference, r.author == participant)
    await tx.execute(sa.update(REPORT).where(about).values(text=""))
