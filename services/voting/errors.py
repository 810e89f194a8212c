"""Why voting refuses."""

from shared.problems import Refused


class OptionsLocked(Refused):
    """Somebody has voted already, so question and options stay as they are."""

    code = "options_locked"


class PollClosed(Refused):
    """This poll takes no votes now."""

    code = "poll_closed"


class WrongState(Refused):
    """From this state that step is not possible. Load it again."""

    code = "wrong_state"


class NominationsClosed(Refused):
    """Nominations for this award are closed."""

    code = "nominations_closed"


class AlreadyNominated(Refused):
    """You have nominated them for this award already."""

    code = "already_nominated"


class OnShortlist(Refused):
    """This nomination is on the shortlist. Take it off first."""

    code = "on_shortlist"


class ShortlistLocked(Refused):
    """An election on this shortlist is open or was held, so it stays as it is."""

    code = "shortlist_locked"


class NotConferred(Refused):
    """This award is elected by ballot, so it cannot be conferred by decision."""

    code = "not_conferred"


class Conferred(Refused):
    """This award is conferred by decision and never voted on."""

    code = "conferred"


class ElectionExists(Refused):
    """An election for this award is prepared or under way."""

    code = "election_exists"


class ShortlistTooShort(Refused):
    """A shortlist of at least two nominees is needed to vote on."""

    code = "shortlist_too_short"


class NobodyMayVote(Refused):
    """By this rule nobody is on the roll."""

    code = "nobody_may_vote"


class CeremonyNotFinished(Refused):
    """These rules need trustees, and their key ceremony is not finished."""

    code = "ceremony_not_finished"


class TrusteeLinkInvalid(Refused):
    """This link is no trustee's, or another one was made since. Ask the organisers for a new one."""

    code = "trustee_link_invalid"
    status = 403


class CeremonyMessageRefused(Refused):
    """This is not the message that the key ceremony needs here."""

    code = "ceremony_message_refused"
    status = 422


class TrusteesMissing(Refused):
    """Not enough trustees have opened their part yet."""

    code = "trustees_missing"


class NotAnonymous(Refused):
    """A ballot comes without sign-in: send it without tokens, cookies, keys and traces."""

    code = "not_anonymous"
    status = 400


class VotingClosed(Refused):
    """Voting is not open: this ballot was not counted."""

    code = "voting_closed"


class BallotRefused(Refused):
    """This is no valid ballot of the election."""

    code = "ballot_refused"
    status = 422


class ClosingFixed(Refused):
    """The rules of this election, frozen at its opening, do not allow that."""

    code = "closing_fixed"


class Embargoed(Refused):
    """The rules allow no reveal before the moment they name."""

    code = "embargoed"


class NotRevealed(Refused):
    """Nothing is told before everything is revealed."""

    code = "not_revealed"
