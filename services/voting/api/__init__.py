"""Voting over HTTP."""

from services.voting.api.routes import ROUTES

from services.voting.api import awards, ballots, elections, polls, trustees  # isort: skip  # they declare operations

__all__ = ["ROUTES", "awards", "ballots", "elections", "polls", "trustees"]
