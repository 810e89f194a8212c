"""The programme."""

from tests.access.rules.rule import of

TRACK = {"kind": "theme", "title": {"en": "Green"}}
PANEL = {"type": "panel", "title": {"en": "Panel"}, "starts": "@60", "ends": "@120"}
TABLE = {"title": {"en": "Topic"}}

rule = of("programme")
rule("GET /tracks", "attendee")
rule("POST /tracks", "organiser", "speaker 403", {"key": "green", **TRACK})
rule("PUT /tracks/{key:track}", "organiser", "speaker 403", TRACK)
rule("DELETE /tracks/{key:track}", "organiser", "speaker 403")
rule("GET /sessions", "attendee")
rule("GET /sessions/{session}", "attendee")
rule("POST /sessions", "organiser", "speaker 403", PANEL)
rule("PUT /sessions/{session:later}", "organiser", "speaker 403", PANEL)
rule("DELETE /sessions/{session:later}", "organiser", "moderator 403")
rule("POST /imports", "organiser", "speaker 403", {"tracks": [], "sessions": []})
rule("GET /control/sessions", "organiser", "moderator 403")
rule("POST /sessions/{session}/start", "speaker", "attendee 403")
rule("POST /sessions/{session}/end", "speaker", "attendee 403")
rule("POST /sessions/{session:later}/start", "organiser", "speaker 403")

rule("GET /me/agenda", "attendee")
rule("GET /me/agenda/{session:later}", "attendee")
rule("PUT /me/agenda/{session:later}", "attendee", body={})
rule("DELETE /me/agenda/{session:booked}", "author")
rule("GET /me/now", "attendee")

rule("GET /sessions/{session}/questions", "attendee")
rule("POST /sessions/{session}/questions", "attendee", body={"text": "Why?"})
rule("POST /sessions/{session:later}/questions", "organiser", "attendee 403", {"text": "Why?"})
rule("PUT /questions/{question}/state", "moderator", "author 403", {"state": "answering"})
rule("PUT /questions/{question}/support", "other")
rule("DELETE /questions/{question:supported}/support", "other")
rule("DELETE /questions/{question}", "author", "other 404")

rule("GET /sessions/{session:round}/tables", "attendee", given="table")
rule("POST /sessions/{session:round}/tables", "organiser", "facilitator 403", TABLE)
rule("GET /tables/{table:seat}", "seated", "attendee 404")
rule("PUT /tables/{table}", "organiser", "facilitator 403", TABLE)
rule("DELETE /tables/{table:bare_table}", "organiser", "facilitator 403")
rule("POST /sessions/{session:round}/seating", "organiser", "facilitator 403", {}, given="table")
rule("PUT /sessions/{session:round}/seat", "attendee", body={"table": "{table}"})
rule("DELETE /sessions/{session:seats}/seat", "seated")
rule("PUT /sessions/{session:round}/seats/{participant:other}", "organiser", "facilitator 403", {}, given="table")
rule("DELETE /tables/{table:seat}/seats/{participant:seated}", "facilitator", "seated 403")
rule("DELETE /tables/{table:seat}/seats/{participant:seated}", "organiser", "attendee 403")

rule("GET /sessions/{session:round}/takeaways", "attendee", given="takeaway")
rule("POST /takeaways", "facilitator", "attendee 404", {"thing": "table:{table}", "text": "Recycle."})
rule("POST /takeaways", "moderator", "speaker 403", {"thing": "session:{session}", "text": "Recycle."})
rule("PUT /takeaways/{takeaway}", "facilitator", "attendee 404", {"text": "Reuse."})
rule("DELETE /takeaways/{takeaway}", "facilitator", "attendee 404")
rule("PUT /sign-offs", "facilitator", "attendee 404", {"thing": "table:{sheet}"})
rule("DELETE /sign-offs/{thing:signed_table}", "organiser", "attendee 404")
