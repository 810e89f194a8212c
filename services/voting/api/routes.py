"""The operations of voting, filled by the modules of this folder."""

from shared.http import Routes

ROUTES = Routes("voting")
