"""Refusals: errors with a stable code that a client can act on (RFC 9457 over HTTP)."""

from typing import Any, ClassVar


class Refused(Exception):
    """An action was refused and changed nothing.

    A subclass names one reason. Its docstring is the default sentence for the person; ``detail`` replaces it
    where the case allows a better one, and ``extra`` adds members for the client.
    """

    code: ClassVar[str] = "refused"
    status: ClassVar[int] = 409

    def __init__(self, detail: str | None = None, **extra: Any) -> None:
        self.detail = detail or (self.__doc__ or "").strip().split("\n")[0]
        self.extra = extra
        super().__init__(self.detail)


class NotFound(Refused):
    """There is nothing here under this address, or it is not yours to see."""

    code = "not_found"
    status = 404


class Forbidden(Refused):
    """You may not do this here."""

    code = "forbidden"
    status = 403


class SignInNeeded(Refused):
    """Sign in first."""

    code = "sign_in_needed"
    status = 401


class Invalid(Refused):
    """Something in what was sent is not as expected.

    ``errors`` lists the places: ``{"in": "body", "loc": "email", "msg": "…"}``.
    """

    code = "invalid"
    status = 422

    def __init__(self, detail: str | None = None, *, errors: list[dict[str, str]] | None = None) -> None:
        super().__init__(detail, errors=errors or [])


class Malformed(Refused):
    """What was sent could not be read."""

    code = "malformed"
    status = 400


class Stale(Refused):
    """Somebody changed this in the meantime. Load it again, then repeat your change."""

    code = "stale"
    status = 412


class VersionNeeded(Refused):
    """Say with If-Match which version you are changing."""

    code = "version_needed"
    status = 428


class KeyReused(Refused):
    """This Idempotency-Key was used before for something else."""

    code = "idempotency_key_reused"
    status = 422


class TooMany(Refused):
    """Too many attempts. Wait a moment and try again."""

    code = "too_many_requests"
    status = 429


class TooLarge(Refused):
    """What was sent is larger than allowed."""

    code = "too_large"
    status = 413


class Unavailable(Refused):
    """A part of the system does not answer at the moment. Nothing of yours is lost; try again."""

    code = "unavailable"
    status = 503
