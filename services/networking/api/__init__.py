"""Networking over HTTP."""

from services.networking.api import meetings, people, requests  # they declare operations
from services.networking.api.routes import ROUTES

__all__ = ["ROUTES", "meetings", "people", "requests"]
