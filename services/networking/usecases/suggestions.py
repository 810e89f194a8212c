"""What people say about suggestions, whether they let themselves be profiled, and the rules of who may meet whom."""

from typing import Any
from uuid import UUID

from services.networking.storage import profiles
from services.networking.storage import suggestions as stored
from services.networking.usecases import errors
from shared.directory import Person
from shared.problems import Forbidden, NotFound
from shared.writer import Tx


async def profile_changed(tx: Tx, conference: UUID, participant: UUID) -> None:
    """Have suggestions follow a profile; one that may not be used any more loses its vectors at once."""
    found = await profiles.profile_of(tx, conference, participant)
    if found is None or not (found.opted_in and found.profiling):
        await stored.forget_vectors(tx, participant)
    await stored.mark(tx, conference, [participant])


async def rules_changed(tx: Tx, conference: UUID) -> None:
    """Have suggestions follow new slots, settings or rules."""
    await stored.mark(tx, conference, [conference])


async def set_profiling(tx: Tx, conference: UUID, participant: UUID, profiling: bool) -> None:
    """Switch suggestions from and about somebody's profile on or off.

    Raises:
        OptInFirst: they do not take part in matchmaking.
    """
    found = await profiles.profile_of(tx, conference, participant)
    if found is None or not found.opted_in:
        raise errors.OptInFirst
    await profiles.save(tx, conference, participant, {"profiling": profiling})
    await profile_changed(tx, conference, participant)


async def judge(tx: Tx, conference: UUID, participant: UUID, about: UUID, values: dict[str, Any]) -> None:
    """Keep what somebody thinks of a suggestion.

    Raises:
        NotFound: the other does not take part, or the pair of entries is not theirs.
        OptInFirst: who judges does not take part.
    """
    if participant == about:
        raise Forbidden("Judge a suggestion, not yourself.")
    for person, refusal in ((about, NotFound), (participant, errors.OptInFirst)):
        found = await profiles.profile_of(tx, conference, person)
        if found is None or not found.opted_in:
            raise refusal
    listed = await profiles.entries_of(tx, [participant, about])
    known = {entry.id for entries in listed.values() for entry in entries}
    for side in ("need", "offer"):
        if values[side] is not None and values[side] not in known:
            raise NotFound("That offer or need is no longer there. Load the suggestions again.")
    await stored.set_verdict(tx, conference, participant, about, values)
    await stored.mark(tx, conference, [participant])


async def take_back(tx: Tx, conference: UUID, participant: UUID, about: UUID) -> None:
    """Take a verdict back.

    Raises:
        NotFound: there is none.
    """
    if not await stored.remove_verdict(tx, participant, about):
        raise NotFound("You said nothing about this person.")
    await stored.mark(tx, conference, [participant])


async def block(tx: Tx, conference: UUID, participant: UUID, other: UUID) -> None:
    """Keep somebody away: neither is suggested to the other, and neither can ask the other for a meeting."""
    if participant == other:
        raise Forbidden("You cannot block yourself.")
    await stored.set_block(tx, conference, participant, other)
    await stored.mark(tx, conference, [participant])


async def unblock(tx: Tx, conference: UUID, participant: UUID, other: UUID) -> None:
    """Stop keeping somebody away.

    Raises:
        NotFound: they were not kept away.
    """
    if not await stored.remove_block(tx, participant, other):
        raise NotFound("You do not keep this person away.")
    await stored.mark(tx, conference, [participant])


async def set_rules(tx: Tx, conference: UUID, values: dict[str, Any]) -> None:
    """Set who may meet whom."""
    await profiles.set_settings(tx, conference, values)
    await rules_changed(tx, conference)


async def require_permitted(tx: Tx, conference: UUID, sender: Person | None, receiver: Person | None) -> None:
    """Refuse a request between people who are kept apart.

    Raises:
        NotOptedIn: one blocked the other; to who was blocked it reads like everybody who takes no part.
        KeptApart: the organiser's rules say so.
    """
    if sender is None or receiver is None:
        return
    if await stored.are_apart(tx, sender.id, receiver.id):
        raise errors.NotOptedIn
    settings = await profiles.settings(tx, conference)
    ours = [str(each.organisation_id or each.organisation) for each in (sender, receiver)]
    if not settings.colleagues and ours[0] and ours[0] == ours[1]:
        raise errors.KeptApart("You are of the same organisation; this conference leaves such meetings to you.")
    groups = {sender.organisation_type, receiver.organisation_type}
    if any(groups == set(pair) for pair in settings.forbidden):
        raise errors.KeptApart
