"""Facts between services: frozen classes, named in the past tense, versioned, one module per publishing service.

The envelope (who, when, which entity) travels in headers, see :class:`Envelope`; the class is the body.
A body holds identifiers and facts, never names, addresses, free text or secrets. It is strict when it is
built and lenient when it is read: an added optional field keeps the version, anything else is a new class.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar, Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict

INSTALLATION = UUID(int=0)
"""Stands for the conference in events that belong to none."""


class Event(BaseModel):
    """One fact.

    ``subject`` is ``<service>.<thing>.<past verb>.v<n>``; on the wire it becomes
    ``events.<conference>.<subject>``. ``topics`` and ``fields`` declare what may reach a browser: the live
    topics (templates over the fields, such as ``session.{session_id}``) and the names of the fields shown.
    Nothing undeclared leaves.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    subject: ClassVar[str]
    topics: ClassVar[tuple[str, ...]] = ()
    fields: ClassVar[tuple[str, ...]] = ()

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        """Register the class under its subject; a subject used twice is a mistake."""
        super().__pydantic_init_subclass__(**kwargs)
        if cls.subject in REGISTRY:
            raise TypeError(f"{cls.subject} is declared twice")
        REGISTRY[cls.subject] = cls

    @classmethod
    def read(cls, body: bytes | str) -> Self:
        """Read a body, ignoring fields this version does not know."""
        return cls.model_validate_json(body, extra="ignore")

    def heard_on(self) -> list[str]:
        """Name the live topics of this event; a field with several values makes a topic of each."""
        found: list[str] = []
        for template in self.topics:
            before, _, rest = template.partition("{")
            name, _, after = rest.partition("}")
            value = getattr(self, name) if name else ""
            values = value if isinstance(value, tuple) else (value,)
            found += [f"{before}{each}{after}" for each in values if each is not None]
        return found

    @classmethod
    def kind(cls) -> str:
        """Name the event for browsers: ``<thing>.<past verb>``."""
        return ".".join(cls.subject.split(".")[1:-1])


REGISTRY: dict[str, type[Event]] = {}


@dataclass(frozen=True)
class Envelope:
    """What is known about an event besides its body."""

    id: UUID
    conference: UUID
    subject: str
    occurred_at: datetime
    entity: str
    version: int
    actor: UUID | None
    correlation: UUID
    causation: UUID | None
    traceparent: str

    def headers(self) -> dict[str, str]:
        """Return the NATS headers: CloudEvents 1.0 names, the id also as ``Nats-Msg-Id``."""
        found = {
            "Nats-Msg-Id": str(self.id),
            "ce-specversion": "1.0",
            "ce-id": str(self.id),
            "ce-type": self.subject,
            "ce-source": f"plenaria/{self.subject.split('.')[0]}",
            "ce-time": self.occurred_at.isoformat(),
            "ce-subject": self.entity,
            "ce-entityversion": str(self.version),
            "ce-correlationid": str(self.correlation),
            "traceparent": self.traceparent,
        }
        if self.actor:
            found["ce-actor"] = str(self.actor)
        if self.causation:
            found["ce-causationid"] = str(self.causation)
        return found

    @classmethod
    def from_message(cls, wire_subject: str, headers: dict[str, str]) -> "Envelope":
        """Read the envelope of a received event.

        Raises:
            ValueError, KeyError: a header is missing or not as it should be.
        """
        _, conference, subject = wire_subject.split(".", 2)
        return cls(
            id=UUID(headers["ce-id"]),
            conference=UUID(conference),
            subject=subject,
            occurred_at=datetime.fromisoformat(headers["ce-time"]),
            entity=headers["ce-subject"],
            version=int(headers["ce-entityversion"]),
            actor=UUID(headers["ce-actor"]) if "ce-actor" in headers else None,
            correlation=UUID(headers["ce-correlationid"]),
            causation=UUID(headers["ce-causationid"]) if "ce-causationid" in headers else None,
            traceparent=headers["traceparent"],
        )
