"""Accounts, conferences, people, the registrar."""

from tests.access.rules.rule import of

TEXTS = {"name": "Meet", "starts_on": "2026-11-25", "ends_on": "2026-11-26", "time_zone": "UTC"}
NEW = {"slug": "new-{slug}", "organiser_name": "Ada", **TEXTS}
PERSON = {"email": "new@example.org", "name": "New"}

rule = of("registration", registered=True)
rule("POST /v1/conferences", "administrator", "attendee 403", NEW)
rule("GET /v1/conferences", "administrator", "organiser 403")
rule("GET /", "attendee")
rule("PUT /", "organiser", "speaker 403", {"slug": "{slug}", **TEXTS})
rule("POST /archive", "administrator", "organiser 403")

rule("GET /me", "attendee")
rule("PUT /me", "attendee", body={"name": "Ada"})
rule("PUT /me/consents", "attendee", body={"consents": {"directory": True}})
rule("GET /me/export", "attendee")
rule("POST /me/erasure", "attendee")
rule("GET /erasures", "organiser", "attendee 403")

rule("GET /people", "attendee")
rule("GET /people/{participant:other}", "attendee")
rule("GET /people/{participant:other}", "organiser")
rule("GET /registrations", "organiser", "attendee 403")
rule("GET /registrations/counts", "organiser", "attendee 403")
rule("PUT /participants/{participant:applicant}/state", "organiser", "attendee 403", {"state": "admitted"})
rule("PUT /participants/{participant:other}/roles", "organiser", "attendee 403", {"roles": ["juror"]})
rule("POST /participants/{participant:other}/sign-in-link", "administrator", "organiser 403")
rule("POST /imports", "organiser", "attendee 403", b"email,name\nzed@example.org,Zed\n")
rule("GET /audit", "organiser", "attendee 403")

rule("GET /elections/{election}/credential", "author", elsewhere="409 not_open")  # it knows elections once open
rule("GET /elections/{election}/voters", "organiser", "juror 403", elsewhere="200")  # and nobody may vote in others
rule("PUT /elections/{election:draft}/voters/{organisation}", "organiser", "juror 403", {"participant": "{author}"})

rule("POST /v1/admin/invitations", "administrator", "organiser 403", {"email": "{slug}@example.org"})
rule("GET /v1/sessions", "author", given="device")
rule("DELETE /v1/sessions/{session:device}", "author", "other 404")

door = of("registration", registered=True, public=True)
door("POST /v1/admin/token", "anybody", body={"secret": "{admin_secret}"})
door("POST /registrations", "anybody", body=PERSON)
door("GET /v1/conferences/by-slug/{slug}", "anybody")
door("POST /v1/sign-in", "anybody", body={"email": "author@{slug}.example.org"})
door("POST /v1/sign-in/link", "anybody", body={"token": "{link}"})
door(
    "POST /v1/sign-in/code",
    "anybody",
    body={"email": "x@{slug}.example.org", "code": "000000"},
    answer="410 code_wrong",
)
door("POST /v1/session/refresh", "anybody", body={}, headers={"Cookie": "__Host-plenaria={cookie}"})
door("DELETE /v1/session", "anybody", headers={"Cookie": "__Host-plenaria={cookie}"})
