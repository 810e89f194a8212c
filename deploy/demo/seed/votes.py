"""The awards, an open election for each elected one, and a poll in the panel that is live."""

from datetime import timedelta
from typing import Any

from deploy.administration import Administration
from deploy.demo.seed import trustees
from deploy.demo.seed.people import People
from deploy.demo.seed.placing import Placing


async def build(
    admin: Administration,
    conference: str,
    content: dict[str, Any],
    people: People,
    placing: Placing,
    sessions: dict[str, dict[str, Any]],
) -> None:
    """Nominate, shortlist and open the elections; confer the special award; open the panel's poll."""
    token = await admin.sign_in(conference, people.by_duty["organiser"][0]["participant"])

    async def act(method: str, path: str, body: Any = None) -> Any:
        return await admin.call(method, f"voting/{path}", body, conference=conference, token=token)

    for award in content["awards"]:
        told = {"kind": award["kind"], "title": award["name"], "description": award.get("focus_2020", "")}
        made = await act("POST", "awards", told)
        if award["kind"] == "conferred":
            laureate = award["finalists"][0]
            await act(
                "PUT", f"awards/{made['id']}/laureate", {"laureate": laureate["name"], "citation": laureate["pitch"]}
            )
            continue
        await act("POST", f"awards/{made['id']}/nominations/opening")
        nominations = []
        for finalist in award["finalists"]:
            body = {"name": finalist["name"], "text": finalist["pitch"]}
            nominations.append((await act("POST", f"awards/{made['id']}/nominations", body))["id"])
        await act("POST", f"awards/{made['id']}/nominations/closing")
        await act("PUT", f"awards/{made['id']}/shortlist", {"nominations": nominations})
        closes = placing.closes - timedelta(minutes=5)
        rules = {"question": f"Who is the {award['name']}?", "closes_at": closes.isoformat(), "may_extend": True}
        rules |= {"reveal": [3, 2, 1], "trustees": {"threshold": 2, "size": 3}}
        election = await act("POST", f"awards/{made['id']}/elections", rules)
        await trustees.hold(admin, conference, election, [each["name"] for each in people.by_duty["trustee"]], token)
        await act("POST", f"elections/{election['id']}/opening")
    for poll in content["polls"]:
        session = sessions[poll["session_id"]]["id"]
        asked = {"question": poll["question"], "options": poll["options"]}
        made = await act("POST", f"sessions/{session}/polls", asked)
        if poll["session_id"] == "d2-finance":
            await act("POST", f"polls/{made['id']}/opening")
