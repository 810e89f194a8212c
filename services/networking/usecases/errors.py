"""The ways in which networking refuses."""

from shared.problems import Refused


class NotOptedIn(Refused):
    """This person does not take part in matchmaking."""

    code = "not_opted_in"
    status = 409


class OptInFirst(Refused):
    """Join matchmaking first: open People and switch it on."""

    code = "opt_in_first"
    status = 409


class TooManyPending(Refused):
    """You wait for as many answers as allowed. Withdraw a request, or wait for an answer."""

    code = "too_many_pending"
    status = 409


class AlreadyAsked(Refused):
    """There is an open request between you two already."""

    code = "already_asked"
    status = 409


class RequestClosed(Refused):
    """This request was answered, withdrawn or has expired."""

    code = "request_closed"
    status = 409


class SlotTaken(Refused):
    """This time is gone. Choose one of the others that are free for both."""

    code = "slot_taken"
    status = 409


class MeetingClosed(Refused):
    """This meeting is over or cancelled."""

    code = "meeting_closed"
    status = 409


class TooManyRounds(Refused):
    """You went back and forth three times. Accept, decline, or write to each other."""

    code = "too_many_rounds"
    status = 409
