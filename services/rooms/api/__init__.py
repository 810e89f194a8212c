"""Rooms over HTTP."""

from services.rooms.api import entry, moderation, presence, webhook
from services.rooms.api.routes import ROUTES

__all__ = ["ROUTES", "entry", "moderation", "presence", "webhook"]
