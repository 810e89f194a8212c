"""What a rule says, and how one is laid down."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Rule:
    """What is expected of one operation.

    ``may``: somebody who succeeds. ``refused``: somebody who does not, and how ("attendee 403"); None where everybody
    of the conference may. Besides, who is not signed in and who is of another conference is refused everywhere but
    in ``public`` operations.

    ``body``: JSON, or what the test makes ("ballot", "file", or bytes). ``given``: a thing to be made before.
    ``answer``: status and code for who may, where it is not the documented success. ``elsewhere``: what somebody of
    another conference is told who asks there for these ids. ``registered``: people come in through registration.
    """

    service: str
    operation: str
    may: str
    refused: str | None = None
    body: Any = None
    given: str = ""
    answer: str = ""
    elsewhere: str = "404 not_found"
    registered: bool = False
    public: bool = False
    headers: dict[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        """Name the rule as its operation."""
        return f"{self.service} {self.operation}"


RULES: list[Rule] = []


def of(service: str, **common: Any) -> Callable[..., None]:
    """Return how to lay down the rules of a service: ``rule("METHOD /path", may, refused, …)``."""

    def rule(operation: str, may: str, refused: str | None = None, body: Any = None, **more: Any) -> None:
        RULES.append(Rule(service, operation, may, refused, body, **common | more))

    return rule
