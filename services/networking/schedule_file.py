"""Reading events to schedule from JSON: the published b2bsop format and the fuller one of schedule.schema.json."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import msgspec

from services.networking.domain.scheduling.model import Idle, Limits, Meeting, Participant, Priority, Problem, Slot
from services.networking.domain.scheduling.validation import InvalidProblem, validate

Id = str | int
Count = Annotated[int, msgspec.Meta(ge=0, le=1_000_000)]
Names = tuple[Id, ...]


@dataclass(frozen=True, slots=True)
class Request:
    """A problem, and how its file writes the slots: identifiers may be numbers there."""

    problem: Problem
    slot_ids: dict[str, Id]
    unused: tuple[str, ...] = ()


class SlotRead(msgspec.Struct, frozen=True):
    """A slot; ``start`` and ``end`` as RFC 3339, as hours and minutes, or as minutes."""

    id: Id
    start: str | int
    end: str | int
    session: Id = ""


class LimitsRead(msgspec.Struct, frozen=True):
    """The most meetings of a participant."""

    total: Count | None = None
    per_day: Count | None = None
    in_a_row: Count | None = None


class BusyRead(msgspec.Struct, frozen=True):
    """Something else a participant has booked."""

    start: str | int
    end: str | int


class ParticipantRead(msgspec.Struct, frozen=True):
    """A participant."""

    id: Id
    available: Names
    limits: LimitsRead = LimitsRead()
    pause: Count = 0
    busy: tuple[BusyRead, ...] = ()
    travel: Count = 0
    organisation: Id | None = None
    blocked: Names = ()


class MeetingRead(msgspec.Struct, frozen=True):
    """A meeting to place."""

    id: Id
    participants: Names
    priority: Priority = 2
    fixed: Id | None = None
    forbidden: Names = ()
    session: Id | None = None
    before: Names = ()
    published: Id | None = None
    frozen: bool = False
    consents: Names | None = None


class EventRead(msgspec.Struct, frozen=True):
    """The fuller format."""

    slots: tuple[SlotRead, ...]
    participants: tuple[ParticipantRead, ...]
    meetings: tuple[MeetingRead, ...]
    capacity: Count | dict[str, Count] | None = None
    spread: Count = 2
    idle: Idle = "available"
    same_organisation: bool = True
    now: str | int | None = None
    notice: Count = 0


class PublishedRead(msgspec.Struct, frozen=True):
    """The b2bsop format: people, meetings and slots are numbered from 1."""

    participants: Count
    slots: Annotated[int, msgspec.Meta(ge=1, le=10_000)]
    morning_slots: Count
    tables: Count
    meetings: tuple[tuple[int, int, Annotated[int, msgspec.Meta(ge=1, le=3)]], ...]
    unavailable: dict[str, tuple[int, ...]] = {}
    fixed: dict[str, int] = {}
    before: dict[str, tuple[int, ...]] = {}


def read(path: Path) -> Request:
    """Read a file of either format; in b2bsop the number of participants stands where their list is in the other.

    Raises:
        InvalidProblem: the file cannot be read or contradicts itself; the message is one sentence.
    """
    try:
        document = msgspec.json.decode(path.read_bytes())
    except OSError as error:
        raise InvalidProblem(f"{path} cannot be read: {error.strerror}.") from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise InvalidProblem(f"{path} is not JSON.") from None
    if not isinstance(document, dict):
        raise InvalidProblem(f"{path} holds no event: a JSON object with slots, participants and meetings.")
    try:
        if isinstance(document.get("participants"), int):
            request = _published(msgspec.convert(document, PublishedRead))
        else:
            request = _event(msgspec.convert(document, EventRead), document)
        validate(request.problem)
    except msgspec.ValidationError as error:
        raise InvalidProblem(f"{path}: {str(error).replace('`', '')}.") from None
    except InvalidProblem as error:
        raise InvalidProblem(f"{path}: {error}") from None
    return request


def _published(read: PublishedRead) -> Request:
    numbers = range(1, read.slots + 1)
    if read.morning_slots > read.slots:
        raise InvalidProblem("There are more morning slots than slots.")
    for kind, names, most in (
        ("participant", read.unavailable, read.participants),
        ("meeting", read.fixed, len(read.meetings)),
        ("meeting", read.before, len(read.meetings)),
    ):
        for name in names:
            if not name.isdecimal() or not 1 <= int(name) <= most:
                raise InvalidProblem(f"There is no {kind} {name}.")
    for person, away in read.unavailable.items():
        if not set(away) <= set(numbers):
            raise InvalidProblem(f"Participant {person} is unavailable in a slot that does not exist.")
    slots = tuple(Slot(str(n), "1" if n <= read.morning_slots else "2", n, n + 1, label=f"slot {n}") for n in numbers)
    everything = frozenset(slot.id for slot in slots)
    problem = Problem(
        slots=slots,
        participants=tuple(
            Participant(
                str(n), everything - {str(s) for s in read.unavailable.get(str(n), ())}, label=f"participant {n}"
            )
            for n in range(1, read.participants + 1)
        ),
        meetings=tuple(
            Meeting(
                str(n),
                (str(one), str(other)),
                fixed=None if str(n) not in read.fixed else str(read.fixed[str(n)]),
                session=None if session == 3 else str(session),
                before=tuple(str(each) for each in read.before.get(str(n), ())),
            )
            for n, (one, other, session) in enumerate(read.meetings, start=1)
        ),
        capacity={slot.id: read.tables for slot in slots},
        spread_is_rule=True,
        all_required=True,
        idle="all",
    )
    return Request(problem, {str(n): n for n in numbers})


def _event(read: EventRead, document: dict[str, object]) -> Request:
    slots = tuple(sorted((_slot(each) for each in read.slots), key=lambda slot: (slot.start, slot.end)))
    capacity = read.capacity
    if isinstance(capacity, int):
        capacity = {slot.id: capacity for slot in slots}
    problem = Problem(
        slots=slots,
        participants=tuple(_participant(each) for each in read.participants),
        meetings=tuple(_meeting(each) for each in read.meetings),
        capacity=capacity or {},
        spread=read.spread,
        idle=read.idle,
        same_organisation=read.same_organisation,
        now=None if read.now is None else _minutes(read.now)[0],
        notice=read.notice,
    )
    return Request(problem, {str(each.id): each.id for each in read.slots}, _unused(document))


def _slot(read: SlotRead) -> Slot:
    start, words = _minutes(read.start)
    label = f"{read.id} ({words})" if words else f"slot {read.id}"
    return Slot(str(read.id), str(read.session), start, _minutes(read.end)[0], label)


def _participant(read: ParticipantRead) -> Participant:
    return Participant(
        id=str(read.id),
        available=_names(read.available),
        limits=Limits(read.limits.total, read.limits.per_day, read.limits.in_a_row),
        pause=read.pause,
        busy=tuple((_minutes(each.start)[0], _minutes(each.end)[0]) for each in read.busy),
        travel=read.travel,
        organisation=None if read.organisation is None else str(read.organisation),
        blocked=_names(read.blocked),
    )


def _meeting(read: MeetingRead) -> Meeting:
    return Meeting(
        id=str(read.id),
        participants=tuple(str(each) for each in read.participants),
        priority=read.priority,
        fixed=None if read.fixed is None else str(read.fixed),
        forbidden=_names(read.forbidden),
        session=None if read.session is None else str(read.session),
        before=tuple(str(each) for each in read.before),
        published=None if read.published is None else str(read.published),
        frozen=read.frozen,
        consents=None if read.consents is None else _names(read.consents),
    )


def _names(names: Names) -> frozenset[str]:
    return frozenset(str(each) for each in names)


def _minutes(instant: str | int) -> tuple[int, str]:
    """Read an instant as minutes and as words; a date-time without a zone is taken as UTC."""
    if isinstance(instant, int):
        return instant, ""
    try:
        if len(instant) <= 5 and ":" in instant:
            hours, minutes = instant.split(":")
            return int(hours) * 60 + int(minutes), instant
        at = datetime.fromisoformat(instant)
    except ValueError:
        raise InvalidProblem(f"{instant!r} is no instant: write 2026-03-10T09:20:00Z, 09:20 or minutes.") from None
    seconds = (at if at.tzinfo else at.replace(tzinfo=UTC)).timestamp()
    return int(seconds // 60), f"{at:%a %d %b %H:%M}"


def _unused(document: dict[str, object]) -> tuple[str, ...]:
    """Name the fields of slots and meetings that say nothing here: a misspelt wish should not go unnoticed."""
    found = set()
    for key, kind in (("slots", SlotRead), ("meetings", MeetingRead)):
        rows = document[key]
        assert isinstance(rows, list)
        found |= {f"{key}[].{name}" for row in rows for name in set(row) - set(kind.__struct_fields__)}
    return tuple(sorted(found))
