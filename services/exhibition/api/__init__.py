"""The exhibition over HTTP."""

from services.exhibition.api import contact, editing, files, hall, leads, materials
from services.exhibition.api.routes import ROUTES

__all__ = ["ROUTES", "contact", "editing", "files", "hall", "leads", "materials"]
