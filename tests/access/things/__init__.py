"""How each thing that a rule names is made."""

from tests.access.things import exhibition, meetings, people, programme, talk, voting

__all__ = ["exhibition", "meetings", "people", "programme", "talk", "voting"]
