"""Showing rows: with people's names from the directory, and with what is the caller's own."""

from collections.abc import Iterable
from uuid import UUID

from services.voting.domain.election.archive import read_files
from services.voting.domain.election.questions import Election
from services.voting.domain.rulebook import in_words
from services.voting.models.awards import AwardOut, NominationOut, NomineeOut
from services.voting.models.base import Person
from services.voting.models.elections import ElectionOut, FormOut, RollOut, RulesIn, StageOut
from services.voting.models.polls import OptionOut, PollOut
from services.voting.storage import awards, elections, polls
from services.voting.storage.elections import Row
from shared.http import Call
from shared.writer import Reader

AWARD_FACTS = ("id", "version", "kind", "title", "description", "nominations", "laureate", "citation", "conferred_at")
NOMINATION_FACTS = ("id", "name", "organisation", "text", "participant", "at")
ELECTION_FACTS = (
    *("id", "version", "award", "title", "state", "uuid", "nominees", "voted", "ballots", "opened_at", "closed_at"),
    "revealed",
)


def person(call: Call, participant: UUID | None) -> Person | None:
    """Show somebody; who is not in the directory any more has no name."""
    if participant is None:
        return None
    found = call.parts.directory.find(call.conference, participant)
    if found is None:
        return Person(id=participant, name="", organisation="", country="", picture=None)
    return Person(
        id=participant,
        name=found.name,
        organisation=found.organisation,
        country=found.country,
        picture=found.picture,
    )


async def show_polls(call: Call, reader: Reader, rows: Iterable[Row], *, may_manage: bool) -> list[PollOut]:
    """Show polls; counts of closed ones alone."""
    rows = list(rows)
    ids = [row.id for row in rows]
    voted = await polls.voted(reader, ids)
    mine = await polls.choices_of(reader, call.who.participant, ids)
    return [
        PollOut(
            id=row.id,
            version=row.version,
            session=row.session,
            question=row.question,
            options=_options(row),
            most=row.most,
            seconds=row.seconds,
            state=row.state,
            voted=voted.get(row.id, 0),
            mine=mine.get(row.id, []),
            may_manage=may_manage,
            opened_at=row.opened_at,
            closes_at=row.closes_at,
            closed_at=row.closed_at,
        )
        for row in rows
    ]


def _options(row: Row) -> list[OptionOut]:
    counts = row.counts or [None] * len(row.options)
    return [OptionOut(text=text, votes=votes) for text, votes in zip(row.options, counts, strict=True)]


async def show_awards(reader: Reader, rows: Iterable[Row]) -> list[AwardOut]:
    """Show awards with their shortlists."""
    rows = list(rows)
    ids = [row.id for row in rows]
    shortlists, held = await awards.shortlists(reader, ids), await awards.elections_of(reader, ids)
    return [
        AwardOut(
            **{name: getattr(row, name) for name in AWARD_FACTS},
            shortlist=[nominee(each) for each in shortlists[row.id]],
            election=held.get(row.id),
        )
        for row in rows
    ]


def nominee(row: Row) -> NomineeOut:
    """Show somebody on a shortlist."""
    return NomineeOut(
        nomination=row.id, name=row.name, organisation=row.organisation, text=row.text, participant=row.participant
    )


def show_nomination(call: Call, row: Row) -> NominationOut:
    """Show a nomination; its proposer to organisers and to the proposer."""
    mine = row.proposer is not None and row.proposer == call.who.participant
    return NominationOut(
        **{name: getattr(row, name) for name in NOMINATION_FACTS},
        proposer=person(call, row.proposer) if mine or call.who.is_organiser else None,
        mine=mine,
        shortlisted=row.place is not None,
    )


async def show_election(reader: Reader, row: Row) -> ElectionOut:
    """Show an election: everything but what is not revealed yet."""
    roll = RollOut(count=row.roll_count, hash=row.roll_hash) if row.roll_hash else None
    rules = RulesIn.model_validate(row.rules)
    book = Election.read(form_text(setup)) if (setup := await elections.beginning(reader, row.id)) else None
    form = FormOut(election=book.data.decode(), fingerprint=book.fingerprint) if book else None
    facts = {name: getattr(row, name) for name in ELECTION_FACTS}
    if row.state == "draft":
        names = (await awards.shortlists(reader, [row.award]))[row.award]
        facts["nominees"] = [each.name for each in names]
    return ElectionOut(
        **facts | {"revealed": [StageOut.model_validate(stage) for stage in row.revealed]},
        rules=rules,
        rules_hash=book.rules_hash if book else None,
        words=in_words(row.rules, roll.model_dump() if roll else None),
        roll=roll,
        form=form,
        closes_at=rules.closes_at if row.state == "draft" else row.closes_at,
        stages=min(len(rules.reveal), len(facts["nominees"])) or 1,
    )


def form_text(setup: bytes) -> bytes:
    """Return the election as it stands first in the archive."""
    return read_files(setup)[1][0].body
