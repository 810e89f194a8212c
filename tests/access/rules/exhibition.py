"""The exhibition. Organisers edit booths, but see neither queue nor leads."""

from tests.access.rules.rule import of

BOOTH = {"title": "Techtera"}

rule = of("exhibition")
rule("GET /booths", "attendee")
rule("GET /booths/{booth}", "attendee")
rule("POST /booths", "organiser", "staff 403", BOOTH)
rule("POST /imports", "organiser", "staff 403", {"booths": []})
rule("PUT /booths/{booth}", "staff", "visitor 403", BOOTH)
rule("PUT /booths/{booth}", "organiser", "visitor 403", BOOTH)
rule("DELETE /booths/{booth}", "organiser", "staff 403")
rule("PUT /booths/{booth}/staff", "staff", "visitor 403", {"participants": ["{staff}"]})
rule("PUT /booths/{booth}/presence", "staff", "organiser 403", {"here": True})
rule("POST /booths/{booth}/shifts", "staff", "visitor 403", {"participant": "{staff}", "starts": "@1", "ends": "@9"})
rule("DELETE /booths/{booth}/shifts/{shift}", "organiser", "visitor 403")
rule("POST /booths/{booth}/links", "staff", "visitor 403", {"title": "Site", "url": "https://example.org"})
rule("POST /booths/{booth}/materials", "staff", "visitor 403", "file")
rule("DELETE /materials/{material}", "staff", "visitor 403")
rule("GET /v1/files/{key:file}", "anybody", public=True)
rule("POST /previews", "attendee", body={"text": "Hi"})
rule("POST /booths/{booth}/visits", "visitor")
rule("GET /me/booths", "staff")

rule("POST /booths/{booth}/contact-requests", "visitor", "staff 409 own_booth", {"wish": "chat"})
rule("GET /me/contact-requests", "visitor")
rule("GET /booths/{booth}/queue", "staff", "organiser 403")
rule("POST /booths/{booth:queue}/queue/next", "staff", "organiser 403", {})
rule("POST /contact-requests/{request:waiting}/answer", "staff", "visitor 404", {})
rule("POST /contact-requests/{request:answered}/end", "staff", "attendee 404")
rule("POST /contact-requests/{request:waiting}/end", "visitor", "organiser 404")

rule("PUT /booths/{booth}/lead", "visitor", body={"fields": ["message"], "message": "Hello"})
rule("DELETE /booths/{booth:left}/lead", "visitor")
rule("GET /me/leads", "visitor")
rule("GET /booths/{booth:left}/leads", "staff", "organiser 403")
rule("GET /booths/{booth:left}/leads.csv", "staff", "organiser 403")
rule("PUT /leads/{lead}/rating", "staff", "organiser 403", {"rating": 1})
rule("POST /leads/{lead}/notes", "staff", "visitor 404", {"text": "Call"})
rule("DELETE /leads/{lead}/notes/{note}", "staff", "visitor 404")
