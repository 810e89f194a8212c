"""Awards: nominations, shortlist, and the award that is conferred by decision."""

from typing import Any
from uuid import UUID

from services.voting.errors import (
    AlreadyNominated,
    NominationsClosed,
    NotConferred,
    OnShortlist,
    ShortlistLocked,
    WrongState,
)
from services.voting.storage import awards
from services.voting.storage.awards import Row
from shared.events.voting import AwardChangedV1, AwardConferredV1, NominationMadeV1
from shared.problems import Invalid, NotFound, Stale
from shared.text import fold
from shared.writer import Tx


async def add(tx: Tx, conference: UUID, values: dict[str, Any]) -> Row:
    """Add an award."""
    row = await awards.add(tx, conference, values)
    _say_changed(tx, row)
    return row


async def edit(tx: Tx, conference: UUID, award: UUID, version: int, values: dict[str, Any]) -> Row:
    """Change an award's texts.

    Raises:
        Stale: it was changed elsewhere in the meantime.
    """
    row = await awards.find(tx, conference, award, lock=True)
    if row.version != version:
        raise Stale
    return await _changed(tx, award, values)


async def set_nominations(tx: Tx, conference: UUID, award: UUID, state: str) -> Row:
    """Open or close nominations.

    Raises:
        WrongState: they are in that state already.
    """
    row = await awards.find(tx, conference, award, lock=True)
    if row.nominations == state:
        raise WrongState(f"Nominations are {state} already.")
    return await _changed(tx, award, {"nominations": state})


async def nominate(
    tx: Tx, conference: UUID, award: UUID, proposer: UUID | None, values: dict[str, Any], *, organiser: bool
) -> Row:
    """Nominate somebody, once; organisers may at any time.

    Raises:
        NominationsClosed: nominations are not open.
        AlreadyNominated: the proposer did before.
    """
    row = await awards.find(tx, conference, award, lock=True)
    if row.nominations != "open" and not organiser:
        raise NominationsClosed
    key = {"conference": conference, "award": award, "proposer": proposer, "name_key": fold(values["name"])}
    made = await awards.nominate(tx, values | key)
    if made is None:
        raise AlreadyNominated
    tx.say(NominationMadeV1(award=award, nomination=made.id), conference=conference, entity=made.id)
    return made


async def withdraw(tx: Tx, conference: UUID, nomination: UUID, proposer: UUID | None, *, organiser: bool) -> None:
    """Take a nomination back; organisers may remove any.

    Raises:
        NotFound: it is somebody else's.
        NominationsClosed: it is too late.
        OnShortlist: it is on the shortlist.
    """
    found = await awards.find_nomination(tx, conference, nomination)
    award = await awards.find(tx, conference, found.award, lock=True)
    row = await awards.find_nomination(tx, conference, nomination)
    if not organiser and (row.proposer is None or row.proposer != proposer):
        raise NotFound
    if award.nominations != "open" and not organiser:
        raise NominationsClosed
    if row.place is not None:
        raise OnShortlist
    await awards.withdraw(tx, nomination)


async def set_shortlist(tx: Tx, conference: UUID, award: UUID, chosen: list[UUID]) -> Row:
    """Set the shortlist, in order.

    Raises:
        ShortlistLocked: it was voted on.
        Invalid: a nomination is of another award, named twice, or two nominees have the same name.
    """
    await awards.find(tx, conference, award, lock=True)
    if await awards.has_election(tx, award, "open", "closed", "tallied", "revealing", "revealed"):
        raise ShortlistLocked
    known = {row.id: row for row in await awards.nominations(tx, award, None, everything=True)}
    if not set(chosen) <= set(known) or len(set(chosen)) < len(chosen):
        raise _invalid("Name nominations of this award, each once.")
    if len({known[each].name_key for each in chosen}) < len(chosen):
        raise _invalid("Two nominees have the same name. Choose one nomination of each.")
    await awards.set_shortlist(tx, award, chosen)
    return await _changed(tx, award, {})


async def confer(tx: Tx, conference: UUID, award: UUID, laureate: str, citation: str) -> Row:
    """Confer an award by decision.

    Raises:
        NotConferred: it is elected.
    """
    row = await awards.find(tx, conference, award, lock=True)
    if row.kind != "conferred":
        raise NotConferred
    values = {"laureate": laureate, "citation": citation, "conferred_at": tx.now}
    changed = await _changed(tx, award, values)
    tx.say(AwardConferredV1(award=award), conference=conference, entity=award, version=changed.version)
    return changed


async def _changed(tx: Tx, award: UUID, values: dict[str, Any]) -> Row:
    row = await awards.change(tx, award, values)
    _say_changed(tx, row)
    return row


def _say_changed(tx: Tx, row: Row) -> None:
    tx.say(AwardChangedV1(award=row.id), conference=row.conference, entity=row.id, version=row.version)


def _invalid(sentence: str) -> Invalid:
    return Invalid(errors=[{"in": "body", "loc": "nominations", "msg": sentence}])
