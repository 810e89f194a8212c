"""Live polls: who opens and closes, one changeable vote each, no result before the end."""

import asyncio
import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
import pytest_asyncio

from tests.kit.house import Api, House, until
from tests.voting.service.conftest import Setting, clock, frames, voters

BODY = {"question": "Where next?", "options": ["Gdańsk", "Porto", "Graz"]}


@dataclass
class Stage:
    """A live session with a speaker and two attendees."""

    setting: Setting
    session: str
    speaker: Api
    people: list[Api]

    async def poll(self, **more: Any) -> str:
        answer = await self.speaker.post(f"voting/sessions/{self.session}/polls", {**BODY, **more})
        assert answer.status == 201, answer
        found: str = answer.body["id"]
        return found

    async def open(self, **more: Any) -> str:
        poll = await self.poll(**more)
        assert (await self.speaker.post(f"voting/polls/{poll}/opening")).status == 200
        return poll

    async def vote(self, who: Api, poll: str, *choices: int) -> Any:
        return await who.put(f"voting/polls/{poll}/vote", {"choices": list(choices)})


@pytest_asyncio.fixture(loop_scope="session", scope="function")
async def stage(conference: Setting) -> Stage:
    speaker, *people = await voters(conference, 3)
    known = conference.house.parts["programme"].directory
    await until(lambda: speaker.participant and known.find(conference.id, speaker.participant))
    on_stage = [{"participant": str(speaker.participant), "part": "speaker"}]
    body = {"type": "panel", "title": {"en": "Panel"}, "starts": clock(-5), "ends": clock(60), "people": on_stage}
    made = await conference.organiser.post("programme/sessions", body)
    assert made.status == 201, made
    return Stage(conference, made.body["id"], speaker, people)


async def test_a_poll_counts_one_vote_each_and_tells_nothing_before_it_closes(stage: Stage) -> None:
    poll = await stage.open()
    one, other = stage.people
    assert (await stage.vote(one, poll, 0)).body == {"poll": poll, "choices": [0]}
    await stage.vote(other, poll, 1)
    await stage.vote(other, poll, 2)  # changed
    for who in (stage.speaker, one, stage.setting.organiser):
        seen = (await who.get(f"voting/polls/{poll}")).body
        assert (seen["voted"], [option["votes"] for option in seen["options"]]) == (2, [None, None, None])
    assert (await other.get(f"voting/polls/{poll}")).body["mine"] == [2]
    closed = (await stage.speaker.post(f"voting/polls/{poll}/closing")).body
    assert [option["votes"] for option in closed["options"]] == [1, 0, 1]
    assert (await stage.vote(one, poll, 1)).said == (409, "poll_closed")
    assert (await stage.speaker.post(f"voting/polls/{poll}/closing")).said == (409, "wrong_state")


async def test_the_session_sees_a_poll_open_fill_and_close(h: House, stage: Stage) -> None:
    poll = await stage.open()
    await stage.vote(stage.people[0], poll, 0)
    topic = f"session.{stage.session}"

    async def told() -> bool:
        return any(f["kind"] == "poll.turnout" for f in await frames(h, stage.setting.id, topic))

    await until(told)
    await stage.speaker.post(f"voting/polls/{poll}/closing")
    await h.settled()
    seen = [f for f in await frames(h, stage.setting.id, topic) if f["kind"].startswith("poll.")]
    assert [f["kind"] for f in seen] == ["poll.opened", "poll.turnout", "poll.closed"]
    assert seen[1]["data"] == {"poll": poll, "voted": 1}
    assert [option["votes"] for option in seen[0]["data"]["options"]] == [None, None, None]
    assert [option["votes"] for option in seen[2]["data"]["options"]] == [1, 0, 0]
    said = json.dumps([event.model_dump(mode="json") for event in await h.said(stage.setting.id, "voting.>")])
    assert "Gdańsk" not in said
    assert "Where next?" not in said


async def test_a_poll_with_a_length_closes_by_itself_and_takes_no_vote_after(h: House, stage: Stage) -> None:
    poll = await stage.open(seconds=10)
    await stage.vote(stage.people[0], poll, 0)
    opened = (await stage.speaker.get(f"voting/polls/{poll}")).body
    assert datetime.fromisoformat(opened["closes_at"]) - datetime.fromisoformat(opened["opened_at"]) == timedelta(
        seconds=10
    )

    async def is_closed() -> bool:
        return bool((await stage.speaker.get(f"voting/polls/{poll}")).body["state"] == "closed")

    await until(is_closed, 20)
    assert (await stage.vote(stage.people[1], poll, 1)).said == (409, "poll_closed")
    await h.settled()
    seen = [f for f in await frames(h, stage.setting.id, f"session.{stage.session}") if f["kind"] == "poll.closed"]
    assert [option["votes"] for option in seen[0]["data"]["options"]] == [1, 0, 0]
    assert len(seen) == 1


async def test_organisers_see_which_polls_are_open_and_how_many_voted_never_for_what(stage: Stage) -> None:
    await stage.poll()
    poll = await stage.open()
    await stage.vote(stage.people[0], poll, 1)
    [shown] = (await stage.setting.organiser.get("voting/open-polls")).body["items"]
    assert (shown["id"], shown["session"], shown["voted"]) == (poll, stage.session, 1)
    assert set(shown) == {"id", "session", "question", "voted", "opened_at", "closes_at"}
    assert (await stage.speaker.get("voting/open-polls")).said == (403, "forbidden")
    await stage.speaker.post(f"voting/polls/{poll}/closing")
    assert (await stage.setting.organiser.get("voting/open-polls")).body["items"] == []


async def test_votes_of_one_person_at_once_are_one_vote(stage: Stage) -> None:
    poll = await stage.open()
    await asyncio.gather(*(stage.vote(stage.people[0], poll, n % 3) for n in range(9)))
    assert (await stage.speaker.get(f"voting/polls/{poll}")).body["voted"] == 1
    closed = (await stage.speaker.post(f"voting/polls/{poll}/closing")).body
    assert sum(option["votes"] for option in closed["options"]) == 1


async def test_options_are_locked_by_the_first_vote(stage: Stage) -> None:
    poll = await stage.open()
    changed = {**BODY, "options": ["Gdańsk", "Porto"]}
    edited = await stage.speaker.put(f"voting/polls/{poll}", changed, version=2)
    assert (edited.status, len(edited.body["options"])) == (200, 2)
    assert (await stage.speaker.put(f"voting/polls/{poll}", changed, version=2)).said == (412, "stale")
    await stage.vote(stage.people[0], poll, 1)
    assert (await stage.speaker.put(f"voting/polls/{poll}", BODY, version=3)).said == (409, "options_locked")
    assert (await stage.speaker.delete(f"voting/polls/{poll}")).said == (409, "options_locked")


@pytest.mark.parametrize("choices", [[], [0, 1], [3], [-1], [0, 0]])
async def test_what_cannot_be_chosen_is_refused(stage: Stage, choices: list[int]) -> None:
    poll = await stage.open()
    assert (await stage.vote(stage.people[0], poll, *choices)).said == (422, "invalid")
    assert (await stage.speaker.get(f"voting/polls/{poll}")).body["voted"] == 0


async def test_several_options_may_be_chosen_where_the_poll_says_so(stage: Stage) -> None:
    poll = await stage.open(most=2)
    await stage.vote(stage.people[0], poll, 2, 0)
    closed = (await stage.speaker.post(f"voting/polls/{poll}/closing")).body
    assert [option["votes"] for option in closed["options"]] == [1, 0, 1]


async def test_only_who_runs_the_session_prepares_opens_and_closes(stage: Stage) -> None:
    attendee, poll = stage.people[0], await stage.poll()
    assert (await attendee.post(f"voting/sessions/{stage.session}/polls", BODY)).said == (403, "forbidden")
    assert (await attendee.get(f"voting/polls/{poll}")).said == (404, "not_found"), "drafts are not shown"
    assert (await attendee.get(f"voting/sessions/{stage.session}/polls")).body["items"] == []
    assert (await attendee.post(f"voting/polls/{poll}/opening")).said == (404, "not_found")
    await stage.speaker.post(f"voting/polls/{poll}/opening")
    for refused in (
        await attendee.post(f"voting/polls/{poll}/closing"),
        await attendee.put(f"voting/polls/{poll}", BODY, version=2),
        await attendee.delete(f"voting/polls/{poll}"),
    ):
        assert refused.said == (403, "forbidden")
    assert len((await attendee.get(f"voting/sessions/{stage.session}/polls")).body["items"]) == 1
    assert (await stage.setting.organiser.post(f"voting/polls/{poll}/closing")).status == 200


async def test_a_poll_needs_a_session_of_the_conference(stage: Stage) -> None:
    path = f"voting/sessions/{uuid4()}/polls"
    assert (await stage.setting.organiser.post(path, BODY)).said == (404, "not_found")
    administrator = stage.setting.house.administrator(stage.setting.id)
    assert (await administrator.post(path, BODY)).said == (404, "not_found")
    made = await administrator.post(f"voting/sessions/{stage.session}/polls", BODY)
    assert made.status == 201, "the administrator prepares the demonstration"


async def test_a_removed_draft_is_gone(stage: Stage) -> None:
    poll = await stage.poll()
    assert (await stage.speaker.delete(f"voting/polls/{poll}")).status == 204
    assert (await stage.speaker.get(f"voting/polls/{poll}")).said == (404, "not_found")
