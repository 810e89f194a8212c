"""The registration service: accounts, conferences, participants, roles, sign-in."""

from shared.database import new_metadata
from shared.declarations import Service
from shared.http import Routes

SERVICE = Service(name="registration", metadata=new_metadata(), routes=Routes("registration"))
