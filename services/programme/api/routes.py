"""The operations of the programme; each module of this folder adds its own."""

from shared.http import Routes

ROUTES = Routes("programme")
