"""Finding one's ballot on the public board by its tracker."""

from dataclasses import dataclass

from . import canonical
from .ballots import read_ballot
from .chain import EventType, read_archive
from .checking import verify_ballot
from .refusal import within
from .spread import Spread
from .verification import read_setup


@dataclass(frozen=True, slots=True)
class FoundBallot:
    """Where a ballot is in the box, its weight, and the tracker of the later ballot that replaced it."""

    height: int
    ballots: int
    weight: int
    replaced_by: str | None


def find_ballot(data: bytes, tracker: str, spread: Spread = map) -> FoundBallot | None:
    """Look for a ballot in an archive and verify it; None if it is not there.

    Raises:
        Refusal: the archive's form, the setup or the ballot itself does not hold.
    """
    events, _ = read_archive(data)
    setup = read_setup(events[0], spread)
    cast = [event for event in events if event.type is EventType.BALLOT]
    found = next((event for event in cast if canonical.base64_digest(event.files[0]) == tracker), None)
    if found is None:
        return None
    with within(found.place):
        ballot = verify_ballot(setup, found.files[0])
    later = None
    for event in cast[cast.index(found) + 1 :]:
        with within(event.place):
            other = read_ballot(setup.election, event.files[0])
        later = other.tracker if other.credential == ballot.credential else later
    return FoundBallot(found.height, len(cast), setup.weight(ballot.credential), later)
