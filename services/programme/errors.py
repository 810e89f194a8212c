"""Why the programme refuses; each docstring is the sentence people read."""

from shared.problems import Refused


class TrackExists(Refused):
    """A track with this key is there already."""

    code = "track_exists"


class TrackInUse(Refused):
    """Sessions or tables still belong to this track. Take them out of it first."""

    code = "track_in_use"


class SessionLive(Refused):
    """This session is live. End it first."""

    code = "session_live"


class SessionOver(Refused):
    """This session has ended."""

    code = "session_over"


class DoorsClosed(Refused):
    """The doors are still closed. An organiser can start it earlier."""

    code = "doors_closed"


class SessionFull(Refused):
    """Every place in this session is taken. It may still be open to all when it runs."""

    code = "session_full"


class Clash(Refused):
    """You have something else at that time. Say that you want both, or leave it."""

    code = "clash"


class CapacityTooSmall(Refused):
    """More people have a place than that."""

    code = "capacity_too_small"


class HasTables(Refused):
    """This session has tables. Remove them first."""

    code = "has_tables"


class NoRound(Refused):
    """Only a table round has tables."""

    code = "no_table_round"


class NoQuestions(Refused):
    """This session takes no questions."""

    code = "no_questions"


class TableFull(Refused):
    """Every seat at this table is taken."""

    code = "table_full"


class RoundFull(Refused):
    """Every seat of this round is taken. Ask the help desk."""

    code = "round_full"


class FacilitatesAnother(Refused):
    """This person facilitates another table of the round."""

    code = "facilitates_another_table"


class FacilitatorStays(Refused):
    """A facilitator keeps the seat. An organiser can name somebody else."""

    code = "facilitator_stays"


class SheetFull(Refused):
    """There is no room for another takeaway. Change or remove one."""

    code = "takeaways_full"


class SignedOff(Refused):
    """These takeaways are signed off. Open them again to change them."""

    code = "signed_off"


class NothingToSign(Refused):
    """There are no takeaways yet."""

    code = "no_takeaways"
