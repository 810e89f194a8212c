"""Trustees hold the key: their ceremony, their decryptions at the end, and what happens when one does not come."""

import asyncio
from dataclasses import dataclass
from typing import Any

import pytest
import sqlalchemy as sa

from services.voting.domain.election.verification import verify_archive
from services.voting.storage.tables import TRUSTEE
from services.voting.trustee import Trustee
from tests.kit.house import Answer
from tests.voting.election.kit import Belenios
from tests.voting.service.conftest import Ballots, Setting, prepare, voters
from tests.voting.service.test_election import ADA, BLAISE

GROUP = {"threshold": 2, "size": 3}
NAMES = [{"name": f"Trustee {number}"} for number in (1, 2, 3)]


@dataclass
class Ceremony:
    """The ceremony of one election, as its trustees play it."""

    setting: Setting
    election: Ballots

    @property
    def path(self) -> str:
        return self.election.path

    async def say(self, what: str, token: str, message: str | None = None) -> Answer:
        """Hand something in as a trustee's browser does: by the link alone, without a sign-in."""
        body = {"token": token} | ({} if message is None else {"message": message})
        anybody = self.setting.house.anybody()
        return await anybody.post(
            f"/api/voting/v1/conferences/{self.setting.id}/elections/{self.election.id}/trustee/{what}", body
        )

    async def name(self) -> Answer:
        """Name three trustees."""
        return await self.setting.organiser.put(f"{self.path}/trustees", {"trustees": NAMES})

    async def link(self, number: int) -> str:
        """Make a trustee's link and return its secret."""
        answer = await self.setting.organiser.post(f"{self.path}/trustees/{number}/link")
        assert answer.status == 200, answer
        return str(answer.body["url"].partition("#")[2])

    async def begin(self) -> list[Trustee]:
        """Name the trustees and let each open their link."""
        assert (await self.name()).status == 200
        tokens = [await self.link(number) for number in (1, 2, 3)]
        return [Trustee.begin(token, (await self.say("duty", token)).body) for token in tokens]

    async def renew(self, trustee: Trustee) -> None:
        """Load the trustee's page again."""
        trustee.duty = (await self.say("duty", trustee.token)).body

    async def hold(self) -> list[Trustee]:
        """Play the whole ceremony."""
        trustees = await self.begin()
        for step in ("certificate", "dealing", "key"):
            for trustee in trustees:
                await self.renew(trustee)
                message = await asyncio.to_thread(getattr(trustee, step))
                answer = await self.say(step, trustee.token, message)
                assert answer.status == 200, answer
        for trustee in trustees:
            assert (await self.say("saving", trustee.token)).status == 200
        return trustees

    async def opens(self, trustee: Trustee) -> Answer:
        """Let a trustee open their part."""
        await self.renew(trustee)
        return await self.say("decryption", trustee.token, await asyncio.to_thread(trustee.decryption))


async def prepared(conference: Setting) -> Ceremony:
    return Ceremony(conference, await prepare(conference, trustees=GROUP))


async def read(ceremony: Ceremony) -> dict[str, Any]:
    found: dict[str, Any] = (await ceremony.setting.organiser.get(f"{ceremony.path}/ceremony")).body
    return found


async def tallied(conference: Setting) -> tuple[Ceremony, list[Trustee]]:
    """Bring an election with trustees to its encrypted sums: two for Blaise, one for Ada."""
    people = await voters(conference, 3)
    ceremony = await prepared(conference)
    trustees = await ceremony.hold()
    await ceremony.election.open()
    for person, vote in zip(people, (BLAISE, BLAISE, ADA), strict=True):
        await ceremony.election.vote(person, *vote)
    await ceremony.election.close()
    return ceremony, trustees


async def test_voting_opens_only_after_all_trustees_made_kept_and_checked_their_keys(conference: Setting) -> None:
    await voters(conference, 1)
    ceremony = await prepared(conference)
    assert (await ceremony.election.act("opening")).said == (409, "ceremony_not_finished")
    trustees = await ceremony.hold()
    assert (await read(ceremony))["finished"] is True
    assert (await ceremony.election.act("opening")).status == 200
    assert (await ceremony.name()).said == (409, "wrong_state"), "the trustees are fixed then"
    late = await ceremony.say("certificate", trustees[0].token, trustees[0].certificate())
    assert late.said == (409, "wrong_state")


async def test_any_two_of_three_open_the_result_and_strangers_accept_it(
    conference: Setting, belenios: Belenios
) -> None:
    ceremony, (_, second, third) = await tallied(conference)
    reveal = {"stage": 0}
    assert (await ceremony.election.act("reveal", reveal)).said == (409, "trustees_missing")
    assert (await ceremony.opens(third)).status == 200
    assert (await ceremony.election.act("reveal", reveal)).said == (409, "trustees_missing")
    assert (await ceremony.opens(second)).body["opened_by"] == 2
    before = await ceremony.election.archive()
    await ceremony.election.reveal()
    archive = await ceremony.election.archive()
    assert verify_archive(archive, before).result == ((0, 1, 2, 0),)
    assert belenios.accepts(archive)


async def test_decryptions_stay_out_of_the_public_archive_until_the_last_stage(conference: Setting) -> None:
    ceremony, (first, second, _) = await tallied(conference)
    before = await ceremony.election.archive()
    await ceremony.opens(first)
    await ceremony.opens(second)
    await ceremony.election.act("reveal", {"stage": 0})
    assert await ceremony.election.archive() == before
    assert verify_archive(before).phase == "tallied"


async def test_a_ceremony_goes_step_by_step_and_shows_who_is_awaited(conference: Setting) -> None:
    ceremony = await prepared(conference)
    first, second, third = await ceremony.begin()
    early = await ceremony.say("dealing", first.token, first.certificate())
    assert early.status in (409, 422)
    for trustee in (first, second):
        assert (await ceremony.say("certificate", trustee.token, trustee.certificate())).status == 200
    shown = (await read(ceremony))["trustees"]
    assert [(each["step"], each["waits"]) for each in shown] == [
        ("dealing", True),
        ("dealing", True),
        ("certificate", False),
    ]
    await ceremony.say("certificate", third.token, third.certificate())
    assert not any(each["waits"] for each in (await read(ceremony))["trustees"])


async def test_the_same_message_again_changes_nothing_and_another_is_refused(conference: Setting) -> None:
    ceremony = await prepared(conference)
    first, *_ = await ceremony.begin()
    message = first.certificate()
    answers = await asyncio.gather(*(ceremony.say("certificate", first.token, message) for _ in range(3)))
    assert [answer.status for answer in answers] == [200, 200, 200]
    other = await ceremony.say("certificate", first.token, first.certificate())
    assert other.said == (422, "ceremony_message_refused")


async def test_forged_messages_are_refused_with_the_reason(conference: Setting) -> None:
    ceremony = await prepared(conference)
    trustees = await ceremony.begin()
    first, second, third = trustees
    stolen = await ceremony.say("certificate", first.token, second.certificate())
    assert stolen.said == (422, "ceremony_message_refused")
    assert (await ceremony.say("certificate", first.token, '{"message":1}')).status == 422
    for trustee in trustees:
        await ceremony.say("certificate", trustee.token, trustee.certificate())
        await ceremony.renew(trustee)
    for trustee in trustees:
        await ceremony.renew(trustee)
    forged = await ceremony.say("dealing", first.token, second.dealing())
    assert forged.said == (422, "ceremony_message_refused")
    for trustee in trustees:
        await ceremony.say("dealing", trustee.token, trustee.dealing())
    for trustee in trustees:
        await ceremony.renew(trustee)
    assert (await ceremony.say("key", first.token, third.key())).said == (422, "ceremony_message_refused")


async def test_a_decryption_with_another_key_is_refused(conference: Setting) -> None:
    ceremony, (first, second, _) = await tallied(conference)
    await ceremony.renew(first)
    first.secret = second.secret
    wrong = await ceremony.say("decryption", first.token, first.decryption())
    assert wrong.said == (422, "ceremony_message_refused")
    assert (await read(ceremony))["opened"] == 0


async def test_a_link_is_one_trustees_alone_and_the_newest_counts(conference: Setting) -> None:
    ceremony = await prepared(conference)
    await ceremony.name()
    old = await ceremony.link(1)
    new = await ceremony.link(1)
    assert (await ceremony.say("duty", old)).said == (403, "trustee_link_invalid")
    assert (await ceremony.say("duty", new)).body["number"] == 1
    assert (await ceremony.say("duty", "x" * 43)).said == (403, "trustee_link_invalid")
    elsewhere = Ceremony(conference, await prepare(conference, trustees=GROUP))
    assert (await elsewhere.say("duty", new)).said == (403, "trustee_link_invalid")
    async with conference.house.parts["voting"].read() as reader:
        kept = await reader.all(sa.select(TRUSTEE.c.token).where(TRUSTEE.c.number == 1))
    assert all(new not in row.token for row in kept), "the link itself is not kept"


async def test_other_rules_or_names_begin_the_ceremony_anew(conference: Setting) -> None:
    ceremony = await prepared(conference)
    await ceremony.hold()
    await ceremony.name()
    assert (await read(ceremony))["finished"] is False
    await ceremony.hold()
    shown = await ceremony.election.read()
    rules = shown["rules"] | {"trustees": {"threshold": 2, "size": 2}}
    changed = await conference.organiser.put(f"{ceremony.path}/rules", rules, version=shown["version"])
    assert changed.status == 200, changed
    assert (await read(ceremony))["trustees"] == []
    assert (await ceremony.name()).said == (422, "invalid"), "two are asked for"


async def test_an_election_whose_trustees_do_not_come_ends_without_a_result(conference: Setting) -> None:
    ceremony, (first, *_) = await tallied(conference)
    await ceremony.opens(first)
    ended = await ceremony.election.act("abandonment")
    assert ended.body["state"] == "void"
    assert (await conference.organiser.get(f"{ceremony.path}/result")).said == (409, "not_revealed")
    assert (await ceremony.election.act("reveal", {"stage": 0})).said == (409, "wrong_state")
    again = await conference.organiser.post(f"voting/awards/{ceremony.election.award}/elections", ended.body["rules"])
    assert again.status == 201, "the election can be repeated"


async def test_enough_trustees_cannot_be_passed_over(conference: Setting) -> None:
    ceremony, (first, second, _) = await tallied(conference)
    await ceremony.opens(first)
    await ceremony.opens(second)
    assert (await ceremony.election.act("abandonment")).said == (409, "wrong_state")


@pytest.mark.parametrize("what", ["ceremony", "trustees", "trustees/1/link", "abandonment"])
async def test_participants_have_no_part_in_the_ceremony(conference: Setting, what: str) -> None:
    (person,) = await voters(conference, 1)
    ceremony = await prepared(conference)
    path = f"{ceremony.path}/{what}"
    if what == "ceremony":
        answer = await person.get(path)
    elif what == "trustees":
        answer = await person.put(path, {"trustees": NAMES})
    else:
        answer = await person.post(path)
    assert answer.status == 403


async def test_nothing_the_service_keeps_of_the_ceremony_opens_a_ballot(conference: Setting) -> None:
    _, trustees = await tallied(conference)
    folder = conference.house.settings.data
    files = [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
    for trustee in trustees:
        for secret in (trustee.member.seed, str(trustee.secret), str(trustee.member.signing)):
            assert not any(secret.encode() in data for data in files)
    async with conference.house.parts["voting"].read() as reader:
        rows = await reader.all(sa.select(TRUSTEE))
    kept = "".join(str(tuple(row)) for row in rows)
    assert not any(str(trustee.secret) in kept or trustee.member.seed in kept for trustee in trustees)
