"""The operations of registration, filled by the modules of this folder."""

from shared.http import Routes

ROUTES = Routes("registration")
