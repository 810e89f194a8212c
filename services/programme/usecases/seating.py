"""Seats at the tables of a round: taking one, changing tables, leaving, seating everybody."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from uuid import UUID

from services.programme.domain.seating import Company, Guest, Plan, best_table
from services.programme.errors import FacilitatorStays, NoRound, RoundFull, SessionOver, TableFull
from services.programme.models.tables import SeatIn, SeatingOut, SeatOut
from services.programme.storage import agenda, seats, sessions
from services.programme.storage.sessions import Row
from services.programme.usecases.access import on_thing
from services.programme.usecases.facts import link, moment
from shared.access import access_changed
from shared.events.programme import RoundSeatedV1, TableLeftV1, TableSeatedV1
from shared.identity import Asker
from shared.problems import Forbidden, NotFound
from shared.writer import Reader, Tx

Profile = Callable[[UUID], Guest]


async def sit(tx: Tx, conference: UUID, session: UUID, participant: UUID, wish: SeatIn, profile: Profile) -> SeatOut:
    """Seat somebody at the table they wish, else keep their seat, else at the table that mixes best.

    Raises:
        NoRound, SessionOver: there are no seats to take.
        TableFull: the wished table is full; ``offer`` names the nearest one on the same track with a seat.
        RoundFull: every table is full.
        FacilitatorStays: a facilitator does not change tables.
    """
    row = await _round(tx, conference, session)
    seat = await seats.seat_of(tx, session, participant)
    if seat is not None and wish.table in (None, seat.table):
        return SeatOut(session=session, table=seat.table, number=seat.number)
    if seat is not None:
        await _leave(tx, conference, session, seat)
    if wish.table is not None:
        return await sit_at(tx, row, wish.table, participant)
    return await _sit_anywhere(tx, row, participant, profile)


async def sit_at(tx: Tx, session: Row, table: UUID, participant: UUID) -> SeatOut:
    """Take a seat at one table."""
    found = await seats.lock_table(tx, session.conference, table)
    if found.session != session.id:
        raise NotFound
    number = await seats.take(tx, found, participant)
    if number is None:
        offer = await _nearest(tx, found)
        raise TableFull(offer=str(offer) if offer else None)
    _say_seated(tx, found.conference, session.id, table, participant, number)
    access_changed(tx, found.conference, f"table:{table}", participant)
    return SeatOut(session=session.id, table=table, number=number)


async def move_to(tx: Tx, session: Row, table: UUID, participant: UUID) -> None:
    """Bring a table's new facilitator to it, from wherever they sat."""
    seat = await seats.seat_of(tx, session.id, participant)
    if seat is not None and seat.table == table:
        return
    if seat is not None:
        await _leave(tx, session.conference, session.id, seat)
    await sit_at(tx, session, table, participant)


async def leave(tx: Tx, who: Asker, session: UUID) -> None:
    """Give up one's own seat.

    Raises:
        FacilitatorStays: a facilitator keeps the seat.
    """
    await _round(tx, who.conference, session)
    seat = await seats.seat_of(tx, session, who.me)
    if seat is not None:
        await _leave(tx, who.conference, session, seat)


async def free(tx: Tx, who: Asker, table: UUID, participant: UUID) -> None:
    """Free somebody's seat, as the table's facilitator or an organiser.

    Raises:
        NotFound: nobody of that id sits there.
        Forbidden: somebody else does this.
    """
    if not (await on_thing(tx, who, "table", table)).moderate:
        raise Forbidden
    found = await seats.find_table(tx, who.conference, table)
    seat = await seats.seat_of(tx, found.session, participant)
    if seat is None or seat.table != table:
        raise NotFound
    await _leave(tx, who.conference, found.session, seat)


async def companies(reader: Reader, session: UUID, profile: Profile) -> list[Company]:
    """Return the tables of a session and who sits there."""
    guests: dict[UUID, list[Guest]] = defaultdict(list)
    for seat in await seats.seats_of(reader, session):
        guests[seat.table].append(profile(seat.participant))
    tables = await seats.tables_of(reader, session)
    return [Company(table.id, table.capacity, table.facilitator, guests[table.id]) for table in tables]


async def waiting(reader: Reader, session: UUID, profile: Profile, also: Iterable[UUID]) -> list[Guest]:
    """List those who chose a round, and ``also`` these, as far as they have no seat yet; first come first."""
    seated = {seat.participant for seat in await seats.seats_of(reader, session)}
    wanted = dict.fromkeys([*await agenda.chosen_by(reader, session), *also])
    return [profile(participant) for participant in wanted if participant not in seated]


async def seat_as_planned(tx: Tx, conference: UUID, session: UUID, plan: Plan) -> SeatingOut:
    """Give everybody the planned seat, unless it or they have been taken meanwhile.

    Raises:
        NoRound, SessionOver: there are no seats to take.
    """
    await _round(tx, conference, session)
    free_seats = await _free_numbers(tx, session)
    rows = [(who, table, free_seats[table].pop(0)) for who, table in plan.tables.items() if free_seats.get(table)]
    got = await seats.take_many(tx, conference, session, rows)
    for who, table, number in rows:
        if who in got:
            _say_seated(tx, conference, session, table, who, number)
    for table in {table for _, table, _ in rows}:
        access_changed(tx, conference, f"table:{table}")
    event = RoundSeatedV1(session=session, seated=len(got))
    tx.say(event, conference=conference, entity=f"round.{session}", version=moment(tx))
    return SeatingOut(seated=len(got), unseated=len(plan.unseated) + len(plan.tables) - len(got))


async def _round(tx: Tx, conference: UUID, session: UUID) -> Row:
    row = await sessions.find(tx, conference, session)
    if row.type != "table_round":
        raise NoRound
    if row.state == "ended":
        raise SessionOver
    return row


async def _free_numbers(tx: Tx, session: UUID) -> dict[UUID, list[int]]:
    tables = await seats.tables_of(tx, session)
    held = {(seat.table, seat.number) for seat in await seats.seats_of(tx, session)}
    return {t.id: [n for n in range(1, t.capacity + 1) if (t.id, n) not in held] for t in tables}


async def _sit_anywhere(tx: Tx, session: Row, participant: UUID, profile: Profile) -> SeatOut:
    tables = await companies(tx, session.id, profile)
    while company := best_table(profile(participant), tables):
        try:
            return await sit_at(tx, session, company.table, participant)
        except TableFull:  # somebody else got the last seat since we looked
            tables.remove(company)
    seat = await seats.seat_of(tx, session.id, participant)
    if seat is None:
        raise RoundFull
    return SeatOut(session=session.id, table=seat.table, number=seat.number)


async def _leave(tx: Tx, conference: UUID, session: UUID, seat: Row) -> None:
    table = await seats.lock_table(tx, conference, seat.table)
    if table.facilitator == seat.participant:
        raise FacilitatorStays
    await seats.leave(tx, session, seat.participant)
    event = TableLeftV1(session=session, table=seat.table, participant=seat.participant)
    tx.say(event, conference=conference, entity=link(seat.participant, seat.table), version=moment(tx))
    access_changed(tx, conference, f"table:{seat.table}", seat.participant)


async def _nearest(tx: Tx, full: Row) -> UUID | None:
    """Find the table with a seat that is nearest by number, on the same track if there is one."""
    tables = await seats.tables_of(tx, full.session)
    taken = await seats.taken(tx, [table.id for table in tables])
    with_room = [table for table in tables if taken.get(table.id, 0) < table.capacity]
    nearest = min(with_room, key=lambda t: (t.track != full.track, abs(t.number - full.number)), default=None)
    return nearest.id if nearest else None


def _say_seated(tx: Tx, conference: UUID, session: UUID, table: UUID, participant: UUID, number: int) -> None:
    event = TableSeatedV1(session=session, table=table, participant=participant, seat=number)
    tx.say(event, conference=conference, entity=link(participant, table), version=moment(tx))
