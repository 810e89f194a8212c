"""The key ceremony of an election's trustees, and their decryptions at its end.

A trustee's browser hands in public messages only: certificate, dealing, key. Each is checked by the engine before it is
kept; the same message again changes nothing, another one in its place is refused. A trustee whose browser lost its seed
begins the ceremony anew for everybody: the organisers name the trustees again.
"""

import secrets
from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from uuid import UUID

from services.voting.errors import CeremonyMessageRefused, CeremonyNotFinished, TrusteeLinkInvalid, WrongState
from services.voting.processing import check_ceremony, check_decryption_of
from services.voting.storage import elections, trustees
from services.voting.storage.trustees import Row
from shared.parts import Parts
from shared.problems import Invalid, NotFound
from shared.writer import Reader, Tx

MESSAGES = ("certificate", "dealing", "key")


@dataclass(frozen=True)
class Duty:
    """A trustee, their fellows and their election."""

    election: elections.Row
    me: Row
    everybody: list[Row]

    @property
    def threshold(self) -> int:
        """How many trustees are needed to decrypt."""
        return int(self.election.rules["trustees"]["threshold"])


def digest(token: str) -> str:
    """Return what is kept of a link's secret."""
    return sha256(token.encode()).hexdigest()


def step(row: Row) -> str:
    """Say what a trustee does next."""
    for message in MESSAGES:
        if getattr(row, message) is None:
            return message
    return "ready" if row.saved_at is not None else "saving"


def waits(row: Row, everybody: list[Row]) -> bool:
    """Tell whether others have to finish a step before this trustee's next one."""
    before = {"dealing": "certificate", "key": "dealing"}.get(step(row))
    return before is not None and any(getattr(other, before) is None for other in everybody)


def is_finished(election: elections.Row, everybody: list[Row]) -> bool:
    """Tell whether all trustees have made, kept and checked their keys."""
    group = election.rules["trustees"]
    return len(everybody) == group["size"] and all(step(row) == "ready" for row in everybody)


async def name_trustees(tx: Tx, conference: UUID, election: UUID, people: list[dict[str, Any]]) -> None:
    """Name the trustees of a draft; each gets a link later.

    Raises:
        WrongState: voting was opened already, or the rules name no trustees.
        Invalid: there are more or fewer than the rules say.
    """
    row = await _with_trustees(tx, conference, election)
    if row.state != "draft":
        raise WrongState("The trustees were fixed when voting opened.")
    size = row.rules["trustees"]["size"]
    if len(people) != size:
        raise Invalid(f"The rules name {size} trustees.")
    rows = [
        {"number": number, "token": digest(secrets.token_urlsafe(32)), **person}
        for number, person in enumerate(people, 1)
    ]
    await trustees.name(tx, conference, election, rows)
    await _changed(tx, row)


async def mint_link(tx: Tx, conference: UUID, election: UUID, number: int) -> str:
    """Make a trustee's link anew and return its secret; it stays the same trustee.

    Raises:
        NotFound: there is no such trustee.
    """
    row = await _with_trustees(tx, conference, election)
    if number not in {each.number for each in await trustees.of(tx, election)}:
        raise NotFound
    token = secrets.token_urlsafe(32)
    await trustees.change(tx, election, number, token=digest(token))
    await _changed(tx, row)
    return token


async def duty_of(reader: Reader, conference: UUID, election: UUID, token: str) -> Duty:
    """Find whose link it is.

    Raises:
        TrusteeLinkInvalid: nobody's.
    """
    try:
        row = await elections.find(reader, conference, election)
    except NotFound:
        raise TrusteeLinkInvalid from None
    everybody = await trustees.of(reader, election)
    me = next((each for each in everybody if secrets.compare_digest(each.token, digest(token))), None)
    if me is None or row.rules["trustees"] is None:
        raise TrusteeLinkInvalid
    return Duty(row, me, everybody)


async def hand_in(parts: Parts, conference: UUID, election: UUID, token: str, kind: str, message: str) -> None:
    """Take one of the three messages of the ceremony.

    Raises:
        TrusteeLinkInvalid: nobody's link.
        WrongState: the ceremony is over, or others come first.
        CeremonyMessageRefused: another message stands in its place, or this one does not hold.
    """
    async with parts.read() as reader:
        duty = await duty_of(reader, conference, election, token)
    if getattr(duty.me, kind) != message:
        why = await parts.workers.run(
            check_ceremony,
            kind,
            message,
            duty.me.number,
            duty.threshold,
            [each.certificate for each in duty.everybody],
            [each.dealing for each in duty.everybody],
        )
        if why:
            raise CeremonyMessageRefused(why)
    await parts.writer.run(lambda tx: _keep(tx, conference, election, token, kind, message, duty))


async def _keep(tx: Tx, conference: UUID, election: UUID, token: str, kind: str, message: str, checked: Duty) -> None:
    await elections.find(tx, conference, election, lock=True)
    duty = await duty_of(tx, conference, election, token)
    known = getattr(duty.me, kind)
    if known == message:
        return
    if duty.election.state != "draft":
        raise WrongState("The ceremony is over: voting was opened.")
    if known is not None:
        raise CeremonyMessageRefused("Another message of yours stands here already. The ceremony has to begin anew.")
    if step(duty.me) != kind or waits(duty.me, duty.everybody):
        raise WrongState("The other trustees come first. Load it again in a moment.")
    if [each.certificate for each in duty.everybody] != [
        each.certificate for each in checked.everybody
    ] and kind != "certificate":
        raise WrongState("The ceremony began anew meanwhile. Load it again.")
    await trustees.change(tx, election, duty.me.number, **{kind: message})
    await _changed(tx, duty.election)


async def confirm_saved(tx: Tx, conference: UUID, election: UUID, token: str) -> None:
    """Take note that a trustee's key file is kept and was read again.

    Raises:
        TrusteeLinkInvalid: nobody's link.
        WrongState: there is no key yet.
    """
    duty = await duty_of(tx, conference, election, token)
    if duty.me.key is None:
        raise WrongState("The key is not made yet.")
    if duty.me.saved_at is None:
        await trustees.change(tx, election, duty.me.number, saved_at=tx.now)
        await _changed(tx, duty.election)


async def open_part(parts: Parts, conference: UUID, election: UUID, token: str, message: str) -> None:
    """Take a trustee's partial decryption of the encrypted sums.

    Raises:
        TrusteeLinkInvalid: nobody's link.
        WrongState: the ballots are not added up yet, or the reveal has begun.
        CeremonyMessageRefused: it is not proven to be made with this trustee's key.
    """
    async with parts.read() as reader:
        duty = await duty_of(reader, conference, election, token)
        _check_opening(duty)
        archive = await elections.archive(reader, election)
    data = message.encode()
    if duty.me.decryption != data:
        why = await parts.workers.run(check_decryption_of, archive, owner(duty.me.number), data)
        if why:
            raise CeremonyMessageRefused(why)
    await parts.writer.run(lambda tx: _keep_decryption(tx, conference, election, token, data))


async def _keep_decryption(tx: Tx, conference: UUID, election: UUID, token: str, data: bytes) -> None:
    await elections.find(tx, conference, election, lock=True)
    duty = await duty_of(tx, conference, election, token)
    _check_opening(duty)
    if duty.me.decryption is None:
        await trustees.change(tx, election, duty.me.number, decryption=data)
        await _changed(tx, duty.election)


def _check_opening(duty: Duty) -> None:
    if duty.election.state != "tallied":
        raise WrongState("There is nothing to open now: the ballots are not added up yet, or the reveal has begun.")


def owner(number: int) -> int:
    """Give a trustee's number in the archive, where the server is the first."""
    return number + 1


async def group_messages(reader: Reader, election: elections.Row) -> list[tuple[str, str, str]] | None:
    """Return what the group is made of: certificate, dealing and key of each; None where the rules name no trustees.

    Raises:
        CeremonyNotFinished: somebody has not made, kept and checked their key.
    """
    if election.rules["trustees"] is None:
        return None
    everybody = await trustees.of(reader, election.id)
    if not is_finished(election, everybody):
        raise CeremonyNotFinished
    return [(each.certificate, each.dealing, each.key) for each in everybody]


async def give_up(tx: Tx, conference: UUID, election: UUID) -> elections.Row:
    """End an election without a result, where too few trustees came to open it.

    Raises:
        WrongState: it is not waiting for trustees.
    """
    row = await elections.find(tx, conference, election, lock=True)
    opened = [each for each in await trustees.of(tx, election) if each.decryption is not None]
    if row.state != "tallied" or row.rules["trustees"] is None or len(opened) >= row.rules["trustees"]["threshold"]:
        raise WrongState("Only an election that waits for its trustees can end without a result.")
    changed = await elections.change(tx, election, {"state": "void", "current": None})
    data = {"election": str(election), "state": "void"}
    tx.show(
        f"election.{election}", "election.void", data, conference=conference, entity=election, version=changed.version
    )
    return changed


async def _with_trustees(tx: Tx, conference: UUID, election: UUID) -> elections.Row:
    row = await elections.find(tx, conference, election, lock=True)
    if row.rules["trustees"] is None:
        raise WrongState("The rules of this election name no trustees.")
    return row


async def _changed(tx: Tx, row: elections.Row) -> None:
    """Tell organisers that the ceremony went on."""
    changed = await elections.change(tx, row.id, {})
    data = {"election": str(row.id)}
    tx.show("control", "ceremony.changed", data, conference=row.conference, entity=row.id, version=changed.version)
