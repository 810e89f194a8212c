"""Why chat refuses."""

from shared.problems import Refused


class Silenced(Refused):
    """A moderator silenced you here for a while."""

    code = "silenced"
    status = 403


class NotReachable(Refused):
    """This person takes no direct messages from you."""

    code = "not_reachable"
    status = 403


class Blocked(Refused):
    """You have blocked this person. Lift that first."""

    code = "blocked"
    status = 409


class AlreadyReported(Refused):
    """You have reported this message already; the organisers look at it."""

    code = "already_reported"
    status = 409


class AlreadyResolved(Refused):
    """Another organiser has decided on this report."""

    code = "already_resolved"
    status = 409
