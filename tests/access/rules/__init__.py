"""Who may do what: one rule or more for each operation of every service. An operation without one fails the tests.

Names in braces are things and people of the scene (``things/``, ``scene.py``); where their name differs from the one
in the document's path it stands behind a colon: ``{participant:other}``. A path that begins with ``/v1/`` is below the
installation, any other below the conference.
"""

from tests.access.rules import exhibition, networking, programme, registration, talk, voting
from tests.access.rules.rule import RULES, Rule

__all__ = ["RULES", "Rule", "exhibition", "networking", "programme", "registration", "talk", "voting"]
