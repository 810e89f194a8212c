"""The programme over HTTP."""

from services.programme.api import agenda, organising, questions, sessions, tables, takeaways
from services.programme.api.routes import ROUTES

__all__ = ["ROUTES", "agenda", "organising", "questions", "sessions", "tables", "takeaways"]
