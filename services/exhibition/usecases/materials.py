"""Materials: what a booth gives to take along."""

from typing import Any
from uuid import UUID

from services.exhibition.errors import ShelfFull
from services.exhibition.models import Made
from services.exhibition.storage import booths, materials
from services.exhibition.usecases.access import edited_by
from services.exhibition.usecases.facts import say_changed
from shared.identity import Asker
from shared.writer import Tx

MOST = 20


async def add(tx: Tx, who: Asker, booth: UUID, **values: Any) -> Made:
    """Add a file that is stored already, or a link.

    Raises:
        Forbidden: only the booth's staff and organisers may.
        ShelfFull: there are twenty.
    """
    await edited_by(tx, who, booth)
    await booths.stir(tx, who.conference, booth)
    if len(await materials.of_booth(tx, booth)) >= MOST:
        raise ShelfFull
    made = await materials.insert(tx, who.conference, booth, **values)
    say_changed(tx, who.conference, booth)
    return Made(id=made)


async def remove(tx: Tx, who: Asker, material: UUID) -> str | None:
    """Remove a material; return the key of its file, which is the caller's to remove.

    Raises:
        Forbidden: only the booth's staff and organisers may.
    """
    row = await materials.find(tx, who.conference, material)
    await edited_by(tx, who, row.booth)
    await materials.delete(tx, material)
    say_changed(tx, who.conference, row.booth)
    found: str | None = row.key
    return found
