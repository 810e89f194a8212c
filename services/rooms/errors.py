"""Why rooms refuses."""

from shared.problems import Refused


class VideoNotReady(Refused):
    """Video is on its way. Everything else works; this page tells you when it is there."""

    code = "video_not_ready"
    status = 503


class RoomClosed(Refused):
    """This room is not open to you at the moment."""

    code = "room_closed"
    status = 403


class RemovedFromRoom(Refused):
    """A moderator removed you from this room."""

    code = "removed_from_room"
    status = 403


class NoStage(Refused):
    """Only the room of a session has a stage."""

    code = "no_stage"
    status = 409


class NotHere(Refused):
    """This person is not in the room."""

    code = "not_here"
    status = 409
