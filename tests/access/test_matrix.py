"""Every operation of every service: who may, who may not, and nobody from another conference.

On SQLite; ``test_documents`` calls every operation on PostgreSQL, as who may.
"""

import re
from contextlib import AsyncExitStack

import aiohttp
import pytest

from shared.declarations import declared, service_names
from shared.http.document import document
from tests.access.conftest import Installation
from tests.access.rules import RULES, Rule
from tests.access.scene import Scene
from tests.access.things import exhibition, meetings, people, programme, talk, voting  # noqa: F401
from tests.access.things.exhibition import PDF
from tests.access.things.voting import sealed_ballot
from tests.kit.house import Answer, Api

CONFERENCE = "/v1/conferences/{conference}"
CODES = {"403": "403 forbidden", "404": "404 not_found"}
OPERATIONS = {
    (name, method.upper(), path.removeprefix(f"/api/{name}")): described
    for name in service_names()
    for path, methods in document(declared(name))["paths"].items()
    for method, described in methods.items()
}


def key(rule: Rule) -> tuple[str, str, str]:
    """Find a rule's operation in the documents."""
    method, _, path = rule.operation.partition(" ")
    plain = re.sub(r"{(\w+):\w+}", r"{\1}", path)
    return rule.service, method, plain if plain.startswith("/v1/") else (CONFERENCE + plain).rstrip("/")


@pytest.fixture(scope="module")
def database() -> str:
    return "sqlite"


def test_every_operation_has_a_rule_and_every_rule_an_operation() -> None:
    assert {key(rule) for rule in RULES} == set(OPERATIONS)


async def call(scene: Scene, rule: Rule, who: Api) -> Answer:
    """Do what a rule is about, as somebody."""
    method, _, path = rule.operation.partition(" ")
    ids = re.sub(r"{\w+:(\w+)}", r"{\1}", path)
    below = "" if ids.startswith("/v1/") else f"/v1/conferences/{who.conference}"
    url = f"/api/{rule.service}{below}{await scene.fill(ids)}".rstrip("/")
    needed = {each["name"] for each in OPERATIONS[key(rule)]["parameters"]}
    headers = {} if "Idempotency-Key" in needed else {"Idempotency-Key": ""}
    if "If-Match" in needed:
        headers["If-Match"] = '"1"'
    headers |= await scene.fill(rule.headers)
    if rule.body == "file":
        form = aiohttp.FormData()
        form.add_field("file", PDF, filename="sheet.pdf")
        return await who.call(method, f"{url}?title=Sheet", headers=headers, raw=form)
    if rule.body == "ballot" or isinstance(rule.body, bytes):
        raw = rule.body if isinstance(rule.body, bytes) else await sealed_ballot(scene)
        return await who.call(method, url, headers=headers, raw=raw)
    return await who.call(method, url, await scene.fill(rule.body), headers=headers)


@pytest.mark.parametrize("rule", RULES, ids=str)
async def test_who_may_succeeds_and_nobody_else(everything: Installation, rule: Rule) -> None:
    async with AsyncExitStack() as exit:
        scene = Scene(everything.house, everything.livekit, exit, service=rule.service)
        await scene.begin(registered=rule.registered)
        if rule.given:
            await scene.id(rule.given)
        if not rule.public:
            assert (await call(scene, rule, scene.who("anybody"))).said == (401, "sign_in_needed")
        if not rule.public and not rule.operation.partition(" ")[2].startswith("/v1/"):
            assert (await call(scene, rule, scene.stranger())).said == (404, "not_found")
        if rule.refused:
            name, _, refusal = rule.refused.partition(" ")
            assert told(await call(scene, rule, scene.who(name))) == CODES.get(refusal, refusal)
        if names_ids(rule):
            assert told(await call(scene, rule, scene.twin(rule.may))) == rule.elsewhere
        success = next(iter(OPERATIONS[key(rule)]["responses"]))
        assert told(await call(scene, rule, scene.who(rule.may))) == (rule.answer or success)


def told(answer: Answer) -> str:
    """Put what an answer tells into the words of a rule: the status, and for a refusal its code."""
    return str(answer.status) if answer.status < 400 else f"{answer.status} {answer.code}"


def names_ids(rule: Rule) -> bool:
    """Tell whether a rule's address names something of a conference."""
    path = rule.operation.partition(" ")[2]
    return "{" in path and not path.startswith("/v1/")
