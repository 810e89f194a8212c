"""Meetings: what two people arrange is theirs alone."""

from tests.access.rules.rule import of

rule = of("networking")
rule("PUT /settings", "organiser", "attendee 403", {})
rule("POST /slots", "organiser", "attendee 403", {"slots": [{"session": "a", "starts": "@60", "ends": "@80"}]})
rule("GET /slots", "attendee")
rule("GET /me/profile", "attendee")
rule("PUT /me/profile", "attendee", body={"opted_in": True})
rule("POST /profiles", "organiser", "attendee 403", {"profiles": [{"participant": "{other}", "opted_in": True}]})
rule("GET /people", "attendee")
rule("GET /people/{participant:willing}", "attendee")
rule("GET /people/{participant:willing}/free-slots", "attendee")
rule("GET /figures", "organiser", "attendee 403")

rule("GET /meeting-requests", "author")
rule("POST /meeting-requests", "author", "attendee 409 opt_in_first", {"receiver": "{willing}", "message": "Hello?"})
rule("POST /meeting-requests/{request:asked}/acceptance", "other", "author 403", {"slot": "{slot}"})
rule("POST /meeting-requests/{request:asked}/acceptance", "other", "attendee 404", {"slot": "{slot}"})
rule("POST /meeting-requests/{request:asked}/counter", "other", "attendee 404", {"slot": "{next_slot}"})
rule("POST /meeting-requests/{request:asked}/refusal", "other", "attendee 404", {"reason": "no_time"})
rule("DELETE /meeting-requests/{request:asked}", "author", "attendee 404")

rule("GET /meetings", "author")
rule("GET /meetings/{meeting}", "author", "organiser 404")
rule("GET /meetings/{meeting}/free-slots", "other", "attendee 404")
rule("PUT /meetings/{meeting}/slot", "other", "organiser 404", {"slot": "{next_slot}"})
rule("POST /meetings/{meeting}/cancellation", "author", "organiser 404", {"reason": "Ill"})
rule("PUT /meetings/{meeting}/note", "author", "organiser 404", {"note": "Nice"})
rule("PUT /meetings/{meeting}/feedback", "author", "organiser 404", {"useful": 5})
rule("PUT /meetings/{meeting}/follow-up", "author", "attendee 404", {"kind": "contact"}, answer="403 forbidden")
