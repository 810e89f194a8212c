"""A thousand generated participants, and who of them does what."""

import csv
import io
from typing import Any

from deploy.administration import Administration
from deploy.demo.participants import generate

COUNT, SEED = 1000, 2020
COLUMNS = ("email", "name", "organisation", "organisation_type", "country", "headline", "roles")
MORE = ("ecosystems", "interests", "languages", "time_zone", "newcomer")
DUTIES = (("organiser", 3), ("juror", 7), ("speaker", 40), ("facilitator", 104), ("exhibitor", 40), ("trustee", 3))


class People:
    """Generated people by their duty, each with ``id`` (participant) once they are imported."""

    def __init__(self) -> None:
        drawn = generate(COUNT, SEED)
        self.slots: list[dict[str, Any]] = drawn["slots"]
        self.everybody: list[dict[str, Any]] = drawn["participants"]
        managers = [p for p in self.everybody if p["kind"].startswith("cluster")]
        rest = [p for p in self.everybody if not p["kind"].startswith("cluster")]
        queue = iter([*managers, *rest])
        self.by_duty = {duty: [next(queue) for _ in range(number)] for duty, number in DUTIES}
        self.attendees = list(queue)

    def duties(self) -> dict[str, list[str]]:
        """Return the duties of each person, by generated id."""
        found: dict[str, list[str]] = {}
        for duty, people in self.by_duty.items():
            for person in people:
                found.setdefault(person["id"], []).append(duty)
        return found

    def file(self) -> bytes:
        """Write the file an organiser would import."""
        duties = self.duties()
        text = io.StringIO()
        writer = csv.writer(text)
        writer.writerow([*COLUMNS, *MORE])
        for number, person in enumerate(self.everybody):
            first = [person[column] for column in COLUMNS[:5]]
            listed = (duties.get(person["id"], []), person["ecosystems"], person["interests"], person["languages"])
            newcomer = "yes" if number % 4 == 0 else "no"
            lists = ["|".join(each) for each in listed]
            writer.writerow([*first, person["title"][:200], *lists, person["time_zone"], newcomer])
        return text.getvalue().encode()

    async def bring_in(self, admin: Administration, conference: str) -> None:
        """Import them and learn their participant ids."""
        await admin.call("POST", "registration/imports?invite=false", conference=conference, raw=self.file())
        known: dict[str, str] = {}
        after = ""
        while after is not None:
            query = f"registration/registrations?state=admitted&limit=200{after and f'&after={after}'}"
            page = await admin.call("GET", query, conference=conference)
            known |= {row["email"]: row["id"] for row in page["items"]}
            after = page["next"]
        for person in self.everybody:
            person["participant"] = known[person["email"].lower()]

    def shown(self) -> dict[str, dict[str, str]]:
        """Name one person of each kind, for the sign-in links."""
        duties = ("speaker", "facilitator", "exhibitor", "organiser", "juror")
        chosen = {"attendee": self.attendees[0], **{duty: self.by_duty[duty][0] for duty in duties}}
        return {kind: {"id": person["participant"], "name": person["name"]} for kind, person in chosen.items()}
