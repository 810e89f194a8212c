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


class KeptApart(Refused):
    """The organiser's rules keep people of these two kinds of organisation apart."""

    code = "kept_apart"
    status = 409


class SlotNeeded(Refused):
    """In this conference people choose the time: accept with one of the times that are free for both."""

    code = "slot_needed"
    status = 409


class OrganiserSchedules(Refused):
    """In this conference the organiser gives meetings their times: accept without one; ask them to move one."""

    code = "organiser_schedules"
    status = 409


class PeopleSchedule(Refused):
    """In this conference people choose their times themselves. Change the way of working first, or replan."""

    code = "people_schedule"
    status = 409


class RunInProgress(Refused):
    """The scheduler is at work for this conference already. Wait for it, or stop it."""

    code = "run_in_progress"
    status = 409


class NoDraft(Refused):
    """This run has no draft that could be published."""

    code = "no_draft"
    status = 409


class DraftStale(Refused):
    """People changed their meetings since this draft was made. Run the scheduler again."""

    code = "draft_stale"
    status = 409


class NothingToSchedule(Refused):
    """There is no coming slot to put meetings into. Add slots first."""

    code = "nothing_to_schedule"
    status = 409
