"""What is true of people and conferences: addresses, roles, states."""

import re
from enum import StrEnum
from zoneinfo import ZoneInfo, available_timezones

ORGANISATION_TYPES = (
    "cluster_organisation",
    "sme",
    "large_firm",
    "research",
    "scaling_up_support",
    "public_authority",
    "eu_institution",
    "cluster_association",
    "business_support",
    "finance",
    "press",
    "other",
)
GIVEN_ROLES = ("speaker", "facilitator", "exhibitor", "organiser", "juror", "trustee", "interpreter")
SLUG = re.compile(r"^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?$")
ADDRESS = re.compile(r"^[^@\s]{1,64}@[^@\s.]+(?:\.[^@\s.]+)+$")


class State(StrEnum):
    """Where a participant stands."""

    APPLIED = "applied"
    ADMITTED = "admitted"
    DECLINED = "declined"
    REMOVED = "removed"


def address(text: str) -> str:
    """Return an e-mail address in the one way it is stored.

    Raises:
        ValueError: it is none.
    """
    found = text.strip().lower()
    if len(found) > 254 or not ADDRESS.match(found):
        raise ValueError("Write an e-mail address, such as name@example.org.")
    return found


def zone(name: str) -> str:
    """Return the name of a time zone.

    Raises:
        ValueError: there is none of this name.
    """
    if name not in available_timezones():
        raise ValueError("Write a time zone as in Europe/Brussels.")
    return ZoneInfo(name).key


def country(code: str) -> str:
    """Return a country code of two letters, as Eurostat uses them (EL for Greece, UK for the United Kingdom).

    Raises:
        ValueError: it has no such form.
    """
    found = code.strip().upper()
    if not re.fullmatch("[A-Z]{2}", found):
        raise ValueError("Write the country in two letters, such as DE.")
    return found


def may_move(current: State, wanted: State) -> bool:
    """Tell whether an organiser may bring a participant from one state to another."""
    return (
        wanted
        in {
            State.APPLIED: (State.ADMITTED, State.DECLINED),
            State.DECLINED: (State.ADMITTED,),
            State.ADMITTED: (State.REMOVED,),
            State.REMOVED: (State.ADMITTED,),
        }[current]
    )
