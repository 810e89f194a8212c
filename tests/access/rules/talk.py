"""Chat, rooms, announcements, presence, and what every service answers about its dead letters."""

from shared.declarations import service_names
from tests.access.rules.rule import of

TEXT = {"text": "Hello"}

chat = of("chat")
chat("GET /channels/{thing:channel}/messages", "attendee")
chat("GET /channels/{thing:table_channel}/messages", "seated", "attendee 404")
chat("POST /channels/{thing:channel}/messages", "attendee", body=TEXT)
chat("POST /channels/{thing:channel}/messages", "moderator", "other 403 silenced", TEXT, given="silenced", answer="201")
chat("POST /channels/{thing:table_channel}/messages", "seated", "attendee 404", TEXT)
chat("DELETE /messages/{message}", "author", "attendee 403")
chat("DELETE /messages/{message}", "moderator", "speaker 403")
chat("DELETE /messages/{message:direct}", "author", "attendee 404")
chat("POST /messages/{message}/reports", "other", body={"reason": "Rude"})
chat("POST /messages/{message:direct}/reports", "other", "attendee 404", {"reason": "Rude"})
chat("GET /channels/{thing:channel}/silences", "moderator", "speaker 403")
chat("PUT /channels/{thing:channel}/silences/{participant:other}", "moderator", "speaker 403", {"until": "@60"})
chat("DELETE /channels/{thing:channel}/silences/{participant:other}", "organiser", "attendee 403", given="silenced")
chat("GET /reports", "organiser", "moderator 403", given="report")
chat("PUT /reports/{report}", "organiser", "author 403", {"resolution": "dismissed"})
chat("GET /conversations", "author")
chat("GET /unread", "author")
chat("GET /conversations/{participant:other}/messages", "author", given="direct")
chat("POST /conversations/{participant:other}/messages", "author", "visitor 403 not_reachable", TEXT, given="blocked")
chat("PUT /conversations/{participant:author}/read", "other", "attendee 404", {"through": "{direct}"})
chat("GET /blocks", "other")
chat("PUT /blocks/{participant:author}", "other")
chat("DELETE /blocks/{participant:visitor}", "other", given="blocked")

rooms = of("rooms")
OF_OTHER = "/rooms/{thing:channel}/participants/{participant:other}"
rooms("GET /video", "attendee")
rooms("POST /rooms/{thing:channel}/entry", "attendee", "other 403 removed_from_room", {"device": "d"}, given="barred")
rooms("POST /rooms/{thing:table_channel}/entry", "seated", "attendee 404", {"device": "d"})
rooms(f"POST {OF_OTHER}/mute", "moderator", "speaker 403", given="present")
rooms(f"POST {OF_OTHER}/remove", "moderator", "speaker 403")
rooms("GET /rooms/{thing:channel}/bars", "moderator", "speaker 403", given="barred")
rooms("DELETE /rooms/{thing:channel}/bars/{participant:other}", "organiser", "other 403", given="barred")
rooms(f"POST {OF_OTHER}/stage", "moderator", "other 403")
rooms(f"DELETE {OF_OTHER}/stage", "moderator", "attendee 403")
rooms("GET /rooms/{thing:table_channel}/presence", "seated", "attendee 404")
rooms("GET /presence", "organiser", "moderator 403")
rooms("POST /rooms/{thing:channel}/hand", "other", "attendee 409 not_here", given="present")
rooms("DELETE /rooms/{thing:table_channel}/hand", "seated", "attendee 404")
rooms(f"DELETE {OF_OTHER}/hand", "moderator", "attendee 403", given="present")
webhook = {"Authorization": "{livekit_signature}", "Content-Type": "application/webhook+json"}
rooms("POST /v1/webhooks/livekit", "anybody", body=b"{}", public=True, headers=webhook)

courier = of("courier")
courier("POST /announcements", "organiser", "moderator 403", {"subject": "Lunch", "text": "At one."})
courier("GET /announcements", "attendee")
courier("GET /problems", "organiser", "speaker 403")

live = of("live")
live("GET /presence", "attendee")

for name in service_names():
    every = of(name)
    every("GET /dead-letters", "organiser", "moderator 403")
    every("GET /v1/dead-letters", "administrator", "organiser 403")
    every("POST /v1/dead-letters/{event_id:dead_letter}/replay", "administrator", "organiser 403")
