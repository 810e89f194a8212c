"""Registration over HTTP."""

from services.registration.api.routes import ROUTES

from services.registration.api import admin, conferences, me, people, registrar, sign_in  # isort: skip  # they declare operations

__all__ = ["ROUTES", "admin", "conferences", "me", "people", "registrar", "sign_in"]
