"""What networking takes and gives over HTTP about schedules and the timetable."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, Field

from services.networking.api.models import Body, Id, PersonOut, SlotOut
from services.networking.domain.meetings.timetables import ScheduleState

Kind = Literal["run", "replan"]
Change = Literal["placed", "moved", "dropped", "kept"]
Code = Literal[
    "no_common_slot",
    "capacity",
    "limit",
    "order",
    "fixed_wish",
    "displaced",
    "displaced_by_priority",
    "not_permitted",
]


class ScheduleIn(Body):
    """What the scheduler should do.

    ``run``: the best timetable for all wishes. ``replan``: repair the published one moving as little as possible;
    ``urgent`` requests may displace a meeting, others get what is free. ``absent`` people have no meeting any more and
    ``lost`` slots hold none: both come into force when the draft is published.
    """

    kind: Kind = "run"
    seconds: Annotated[int, Field(ge=1, le=600)] = 30
    seed: Annotated[int, Field(ge=0, le=2**31)] = 0
    absent: list[Id] = Field(default_factory=list, max_length=1000)
    lost: list[Id] = Field(default_factory=list, max_length=500)
    urgent: list[Id] = Field(default_factory=list, max_length=100)


class ProgressOut(BaseModel):
    """How far a run is: ``done`` from 0 to 1 of its phase, and the best so far."""

    phase: Literal["waiting", "preparing", "search", "bound", "proof"]
    done: float
    held: int
    bound: int
    breaks: int


class MeasureOut(BaseModel):
    """How good a timetable is: meetings held, breaks, minutes in breaks, people who have wishes and no meeting."""

    held: int
    breaks: int
    waiting_minutes: int
    without_meeting: int


class OutcomeOut(BaseModel):
    """A draft beside the timetable that stands.

    ``bound``: no timetable that keeps the rules holds more. ``proved``: what none does better. ``stopped``: the clock
    or the organiser ended the run early. ``moved`` meetings and ``told`` people are those whose published time changes.
    """

    status: Literal["optimal", "feasible"]
    wishes: int
    bound: int
    proved: list[str]
    stopped: bool
    before: MeasureOut
    after: MeasureOut
    placed: int
    moved: int
    dropped: int
    told: int


class ConflictOut(BaseModel):
    """Why a draft can no longer be published: what somebody did meanwhile."""

    code: Literal["taken", "unavailable", "changed", "full"]
    people: list[PersonOut]
    slot: SlotOut | None


class ScheduleOut(BaseModel):
    """A run of the scheduler and what came of it."""

    id: UUID
    kind: Kind
    state: ScheduleState
    seconds: int
    seed: int
    absent: list[PersonOut]
    lost: list[SlotOut]
    progress: ProgressOut
    outcome: OutcomeOut | None
    conflicts: list[ConflictOut]
    error: str
    created_at: AwareDatetime
    ended_at: AwareDatetime | None
    published_at: AwareDatetime | None
    version: int


class PlanLineOut(BaseModel):
    """One meeting of a draft: ``placed`` (new), ``moved``, ``dropped`` (it loses its time) or ``kept``."""

    change: Change
    request: UUID | None
    meeting: UUID | None
    people: list[PersonOut]
    priority: int
    before: SlotOut | None
    after: SlotOut | None


class UnplacedOut(BaseModel):
    """A meeting for which a draft has no time: why, and the smallest change that would help (null: none)."""

    request: UUID | None
    meeting: UUID | None
    people: list[PersonOut]
    priority: int
    code: Code
    reason: str
    remedy: str | None


class TimetableLineOut(BaseModel):
    """A meeting as the organiser sees it; ``fixed``: a schedule does not move it."""

    id: UUID
    state: str
    people: list[PersonOut]
    slot: SlotOut
    fixed: bool
    version: int


class ObstacleOut(BaseModel):
    """Something in the way of a meeting; what is not ``hard`` is a wish or limit that the organiser may pass over."""

    kind: Literal["unavailable", "taken", "capacity", "limit"]
    words: str
    hard: bool


class MoveCheckOut(BaseModel):
    """What moving a meeting into a slot would do: what is in the way, and how many breaks it adds."""

    slot: SlotOut
    obstacles: list[ObstacleOut]
    free: bool
    breaks: int
