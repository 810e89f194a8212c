"""Polls, awards and elections. Ballots come from nobody in particular; a result is nobody's before the reveal."""

from tests.access.rules.rule import of

POLL = {"question": "Which?", "options": ["This", "That"]}
WHO = {"question": "Who?"}

rule = of("voting")
rule("GET /sessions/{session}/polls", "attendee")
rule("POST /sessions/{session}/polls", "speaker", "attendee 403", POLL)
rule("GET /polls/{poll}", "speaker", "attendee 404")
rule("PUT /polls/{poll}", "speaker", "attendee 404", POLL)
rule("PUT /polls/{poll:open_poll}", "moderator", "attendee 403", POLL, answer="412 stale")
rule("DELETE /polls/{poll}", "speaker", "attendee 404")
rule("POST /polls/{poll}/opening", "moderator", "attendee 404")
rule("POST /polls/{poll:open_poll}/closing", "speaker", "attendee 403")
rule("PUT /polls/{poll:open_poll}/vote", "attendee", body={"choices": [0]})
rule("GET /open-polls", "organiser", "moderator 403")

rule("GET /awards", "attendee")
rule("GET /awards/{award}", "attendee")
rule("POST /awards", "organiser", "juror 403", {"kind": "elected", "title": "Manager"})
rule("PUT /awards/{award}", "organiser", "juror 403", {"title": "Manager"})
rule("POST /awards/{award}/nominations/opening", "organiser", "juror 403")
rule("POST /awards/{award:nominating}/nominations/closing", "organiser", "juror 403")
rule("GET /awards/{award:nominating}/nominations", "attendee", given="nomination")
rule("POST /awards/{award:nominating}/nominations", "attendee", body={"name": "Zed"})
rule("POST /awards/{award}/nominations", "organiser", "attendee 409 nominations_closed", {"name": "Zed"})
rule("DELETE /nominations/{nomination}", "author", "other 404")
rule("PUT /awards/{award}/shortlist", "organiser", "juror 403", {"nominations": []})
rule("PUT /awards/{award:conferred}/laureate", "organiser", "juror 403", {"laureate": "Ada"})

rule("GET /elections", "attendee")
rule("POST /awards/{award:shortlisted}/elections", "organiser", "trustee 403", WHO)
rule("PUT /elections/{election:draft}/rules", "organiser", "trustee 403", WHO)

held = of("voting", registered=True)
held("POST /elections/{election:draft}/opening", "organiser", "trustee 403")
held("PUT /elections/{election:timed}/closes-at", "organiser", "juror 403", {"closes_at": "@90"})
held("POST /elections/{election}/closing", "organiser", "trustee 403")
held("POST /elections/{election:tallied}/reveal", "organiser", "trustee 403", {"stage": 0})

rule("PUT /elections/{election:guarded}/trustees", "organiser", "trustee 403", {"trustees": [{"name": "Ada"}]})
rule("GET /elections/{election:guarded}/ceremony", "organiser", "trustee 403")
rule("POST /elections/{election:guarded}/trustees/{number:first_trustee}/link", "organiser", "trustee 403")
held("POST /elections/{election:tallied}/abandonment", "organiser", "trustee 403", answer="409 wrong_state")

LINK = {"token": "{trustee_token}"}
link = of("voting", public=True, elsewhere="403 trustee_link_invalid")
link("POST /elections/{election:guarded}/trustee/duty", "anybody", body=LINK)
link("POST /elections/{election:guarded}/trustee/saving", "anybody", body=LINK, answer="409 wrong_state")
for what, answer in (
    ("certificate", "422 ceremony_message_refused"),
    ("dealing", "422 ceremony_message_refused"),
    ("key", "422 ceremony_message_refused"),
    ("decryption", "409 wrong_state"),
):
    link(
        f"POST /elections/{{election:guarded}}/trustee/{what}", "anybody", body=LINK | {"message": "[]"}, answer=answer
    )
for what in ("duty", "saving"):
    body = {"token": "no link of any trustee"}
    link(
        f"POST /elections/{{election:guarded}}/trustee/{what}", "trustee", body=body, answer="403 trustee_link_invalid"
    )
for what in ("certificate", "dealing", "key", "decryption"):
    body = {"token": "no link of any trustee", "message": "[]"}
    link(
        f"POST /elections/{{election:guarded}}/trustee/{what}", "trustee", body=body, answer="403 trustee_link_invalid"
    )

board = of("voting", public=True)
board("GET /elections/{election:draft}", "organiser", "anybody 404")
board("GET /elections/{election:draft}", "organiser", "attendee 404")
for what in ("archive", "board", "heads", "result", "rules"):
    board(f"GET /elections/{{election:draft}}/{what}", "organiser", "anybody 404", answer="404 not_found")
board("GET /elections/{election}", "anybody", registered=True)
board("GET /elections/{election}/archive", "anybody", registered=True)
board("GET /elections/{election}/board", "anybody", registered=True)
board("GET /elections/{election}/heads", "anybody", registered=True)
board("GET /elections/{election}/rules", "anybody", registered=True)
board("GET /elections/{election:tallied}/result", "organiser", answer="409 not_revealed", registered=True)
board("GET /elections/{election:revealed}/result", "anybody", registered=True)
board("POST /elections/{election}/ballots", "anybody", "author 400 not_anonymous", "ballot", registered=True)
