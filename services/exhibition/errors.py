"""Why the exhibition refuses; each docstring is the sentence people read."""

from shared.problems import Refused


class LowContrast(Refused):
    """Text in these colours is hard to read."""

    code = "low_contrast"
    status = 422


class AlreadyAsked(Refused):
    """You asked this booth already. Your place in the queue is kept."""

    code = "already_asked"


class OwnBooth(Refused):
    """This is your own booth."""

    code = "own_booth"


class QueueEmpty(Refused):
    """Nobody waits here now."""

    code = "queue_empty"


class AlreadyTaken(Refused):
    """Somebody else answered first, or the visitor left the queue."""

    code = "already_taken"


class NotAnswered(Refused):
    """This visitor still waits. Answer first, then end."""

    code = "not_answered"


class NothingLeft(Refused):
    """Your profile has nothing in one of these fields. Fill it in there, or leave it out here."""

    code = "field_empty"
    status = 422


class NotAPicture(Refused):
    """This picture could not be read. Save it anew as PNG, JPEG or WebP."""

    code = "not_a_picture"
    status = 422


class ShelfFull(Refused):
    """There is no room for another material. Remove one first."""

    code = "materials_full"
