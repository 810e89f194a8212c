"""How many people of each conference are connected, and at which kind of place."""

from collections import Counter
from uuid import UUID

PLACES = {"session": "plenary", "table": "tables", "meeting": "meetings", "booth": "booths"}


class Presence:
    """Who is connected to this process, and in which rooms everybody is."""

    def __init__(self) -> None:
        self._online: dict[UUID, Counter[UUID]] = {}
        self._rooms: dict[UUID, dict[UUID, dict[str, None]]] = {}
        self.unknown: set[UUID] = set()
        self.changed: set[UUID] = set()

    def arrive(self, conference: UUID, participant: UUID) -> None:
        """Somebody connected (perhaps once more, with another window)."""
        if conference not in self._online:
            self._online[conference] = Counter()
            self.unknown.add(conference)
        self._online[conference][participant] += 1
        self.changed.add(conference)

    def part(self, conference: UUID, participant: UUID) -> None:
        """Somebody's connection ended."""
        online = self._online[conference]
        online[participant] -= 1
        if not online[participant]:
            del online[participant]
        self.changed.add(conference)

    def enter(self, conference: UUID, participant: UUID, thing: str) -> None:
        """Somebody entered a room."""
        self._rooms.setdefault(conference, {}).setdefault(participant, {})[thing] = None
        self.changed.add(conference)

    def leave(self, conference: UUID, participant: UUID, thing: str) -> None:
        """Somebody left a room."""
        self._rooms.get(conference, {}).get(participant, {}).pop(thing, None)
        self.changed.add(conference)

    def know(self, conference: UUID, rooms: list[tuple[UUID, str]]) -> None:
        """Take over who is in which room, as the rooms service says."""
        self._rooms[conference] = {}
        for participant, thing in rooms:
            self.enter(conference, participant, thing)
        self.unknown.discard(conference)

    def forget_rooms(self) -> None:
        """Doubt what is known of rooms: events may have been missed."""
        self.unknown.update(self._online)

    def counts(self, conference: UUID) -> dict[str, int]:
        """Count who is online, in all and by the place entered last; who is in no room is in the lobby."""
        online, rooms = self._online.get(conference, Counter()), self._rooms.get(conference, {})
        counts = {"online": len(online), "plenary": 0, "tables": 0, "meetings": 0, "booths": 0, "lobby": 0}
        for participant in online:
            entered = next(reversed(rooms.get(participant) or {"": None}))
            counts[PLACES.get(entered.partition(":")[0], "lobby")] += 1
        return counts
