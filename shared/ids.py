"""Identifiers: UUID version 7 (RFC 9562), so that they sort by the moment they were made."""

from uuid import UUID

from uuid_utils.compat import uuid7


def new_id() -> UUID:
    """Make a fresh identifier."""
    return uuid7()
