"""The rule book of an award election: data, the same in words, and the bytes that are hashed into the election."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from services.voting.domain.election import canonical

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
METHODS = {
    "plurality": "Each voter chooses one nominee; whoever has most votes is elected.",
    "approval": "Each voter chooses up to {most} nominees; whoever is chosen most often is elected.",
}
ROLLS = {
    "admitted": "everybody who is admitted to the conference when voting opens",
    "jurors": "the jury, as it is when voting opens",
    "organisations": "one named voter for each organisation; who it is may be changed until they collect their code",
}
TIES = {
    "joint": "Nominees with equal votes share the place; for the first place there are then joint winners.",
    "lot": "Equal votes are settled by lot: its seed is the hash of the event that records the encrypted tally.",
}
WITHOUT_RESULT = {
    "no_award": "the award is not given",
    "repeat": "the election is repeated",
    "jury": "the jury decides",
}


def in_words(rules: Mapping[str, Any], roll: Mapping[str, Any] | None = None) -> list[str]:
    """Say the rules as sentences, in the order in which a voter meets them."""
    frozen = f" ({roll['count']} people, roll {roll['hash'][:12]}…)" if roll else ""
    lines = [
        f"Voters are {ROLLS[rules['roll']]}{frozen}.",
        f"The question is: {rules['question']}",
        METHODS[rules["counting"]].format(most=rules["most"]),
        "Abstaining is an ordinary answer. A vote may be changed until voting closes; the last one counts.",
        _closing(rules),
        TIES[rules["ties"]],
        _quorum(rules),
        f"Without a result {WITHOUT_RESULT[rules['without_result']]}.",
        "Nobody, the organisers included, learns any total before the reveal; turnout is public.",
        _reveal(rules),
        _trustees(rules),
    ]
    return [line for line in lines if line]


def write(facts: Mapping[str, Any]) -> bytes:
    """Write a rule book with its words; the SHA-256 of these bytes stands in the election's description."""
    return canonical.write({"version": 1, **facts, "words": in_words(facts["rules"], facts["roll"])})


def answers(shortlist: Sequence[str]) -> tuple[str, ...]:
    """Order the nominees as the archive lists them: by name, whatever the shortlist's order was."""
    return tuple(sorted(shortlist))


def _moment(written: str) -> str:
    """Say a moment so that nobody has to guess the zone: ``25 November 2026, 09:30 (UTC+01:00)``."""
    moment = datetime.fromisoformat(written)
    return f"{moment.day} {MONTHS[moment.month - 1]} {moment:%Y, %H:%M} ({moment.tzname()})"


def _closing(rules: Mapping[str, Any]) -> str:
    if rules["closes_at"] is None:
        return "The organisers close voting by hand."
    later = "may be moved to a later time while voting is open" if rules["may_extend"] else "cannot be moved"
    return f"Voting closes on {_moment(rules['closes_at'])}; this moment {later}."


def _quorum(rules: Mapping[str, Any]) -> str:
    return f"A result needs ballots of at least {rules['quorum']} voters." if rules["quorum"] else ""


def _reveal(rules: Mapping[str, Any]) -> str:
    places = ", then ".join(f"place {place}" for place in rules["reveal"])
    embargo = f", not before {_moment(rules['embargo_until'])}" if rules["embargo_until"] else ""
    return f"The result is revealed in stages{embargo}: {places}; then everything is published."


def _trustees(rules: Mapping[str, Any]) -> str:
    group = rules["trustees"]
    if group is None:
        return "The ballots are decrypted, added up, with the key of the server alone."
    some = f"{group['threshold']} of {group['size']} trustees"
    return (
        f"The ballots are decrypted, added up, with the key of the server and of {some} together. "
        "If fewer come, there is no result."
    )
