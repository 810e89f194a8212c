"""Chat over HTTP."""

from services.chat.api import channels, direct, reports
from services.chat.api.routes import ROUTES

__all__ = ["ROUTES", "channels", "direct", "reports"]
