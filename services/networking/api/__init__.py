"""Networking over HTTP."""

from services.networking.api import (  # they declare operations
    meetings,
    people,
    requests,
    schedules,
    suggestions,
    timetable,
)
from services.networking.api.routes import ROUTES

__all__ = ["ROUTES", "meetings", "people", "requests", "schedules", "suggestions", "timetable"]
