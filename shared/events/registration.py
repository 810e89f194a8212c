"""What registration says."""

from typing import ClassVar
from uuid import UUID

from shared.events import Event


class SignInAskedV1(Event):
    """Somebody with an account asked for a sign-in mail."""

    subject: ClassVar[str] = "registration.sign_in.asked.v1"
    sign_in: UUID


class ConferenceCreatedV1(Event):
    """A conference was created."""

    subject: ClassVar[str] = "registration.conference.created.v1"
    conference: UUID


class ConferenceChangedV1(Event):
    """A conference's name, days, zone or texts were edited."""

    subject: ClassVar[str] = "registration.conference.changed.v1"
    topics: ClassVar[tuple[str, ...]] = ("conference",)
    fields: ClassVar[tuple[str, ...]] = ("conference",)
    conference: UUID


class ParticipantRegisteredV1(Event):
    """Somebody filled in the registration form and waits for admission."""

    subject: ClassVar[str] = "registration.participant.registered.v1"
    topics: ClassVar[tuple[str, ...]] = ("control",)
    fields: ClassVar[tuple[str, ...]] = ("participant",)
    participant: UUID


class ParticipantAdmittedV1(Event):
    """An organiser admitted or imported a participant; ``invited``: a mail with a sign-in link is due."""

    subject: ClassVar[str] = "registration.participant.admitted.v1"
    topics: ClassVar[tuple[str, ...]] = ("control",)
    fields: ClassVar[tuple[str, ...]] = ("participant",)
    participant: UUID
    invited: bool = True


class ParticipantDeclinedV1(Event):
    """An organiser declined a registration."""

    subject: ClassVar[str] = "registration.participant.declined.v1"
    participant: UUID


class ParticipantChangedV1(Event):
    """A participant's profile was edited; names and texts are in the directory."""

    subject: ClassVar[str] = "registration.participant.changed.v1"
    topics: ClassVar[tuple[str, ...]] = ("participant.{participant}",)
    fields: ClassVar[tuple[str, ...]] = ("participant",)
    participant: UUID


class RolesChangedV1(Event):
    """A participant's conference-wide roles were changed."""

    subject: ClassVar[str] = "registration.roles.changed.v1"
    topics: ClassVar[tuple[str, ...]] = ("participant.{participant}",)
    fields: ClassVar[tuple[str, ...]] = ("participant", "roles")
    participant: UUID
    roles: tuple[str, ...]


class ParticipantRemovedV1(Event):
    """A participant was removed from the conference and may not enter again."""

    subject: ClassVar[str] = "registration.participant.removed.v1"
    participant: UUID


class ParticipantErasedV1(Event):
    """A participant is to be forgotten: every service removes what it holds and says so."""

    subject: ClassVar[str] = "registration.participant.erased.v1"
    participant: UUID
