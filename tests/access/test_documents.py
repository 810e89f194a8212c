"""Every answer is one that the documents name, whatever is sent: Schemathesis sends it.

Addresses are those of things that exist, called by who may; so what is sent gets past the first checks. PostgreSQL is
the stricter of the two databases (null characters, large numbers).
"""

import asyncio
import re
from contextlib import AsyncExitStack
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from shared.declarations import declared, service_names
from shared.http.document import document
from shared.ids import new_id
from tests.access.conftest import Installation
from tests.access.rules import RULES, Rule
from tests.access.scene import Scene
from tests.access.test_matrix import key

CHECKS = [content_type_conformance, response_schema_conformance, status_code_conformance]
DOCUMENTS = {name: schemathesis.openapi.from_dict(document(declared(name))) for name in service_names()}
FIRST = {key(rule): rule for rule in reversed(RULES)}
"""One rule for each operation: it says who may, and what must be there."""


@pytest.fixture(scope="module")
def database(postgresql: str) -> str:
    return postgresql


@pytest.mark.parametrize("rule", FIRST.values(), ids=str)
async def test_every_answer_is_documented(everything: Installation, rule: Rule) -> None:
    await explore(everything, rule, 3)


@pytest.mark.acceptance
@pytest.mark.parametrize("rule", FIRST.values(), ids=str)
async def test_every_answer_is_documented_at_length(everything: Installation, rule: Rule) -> None:
    await explore(everything, rule, 150)


async def explore(everything: Installation, rule: Rule, examples: int) -> None:
    """Send this many requests that fit the document, and as many that do not."""
    async with AsyncExitStack() as exit:
        scene = Scene(everything.house, everything.livekit, exit, service=rule.service)
        await scene.begin(registered=rule.registered)
        if rule.given:
            await scene.id(rule.given)
        path = rule.operation.partition(" ")[2]
        ids = {name: await scene.id(thing or name) for name, thing in re.findall(r"{(\w+)(?::(\w+))?}", path)}
        ids["conference"] = str(scene.conference)
        url = str(everything.house.server.make_url("/"))
        await asyncio.to_thread(send, rule, ids, scene.who(rule.may).token, url, examples)


def send(rule: Rule, ids: dict[str, str], token: str | None, url: str, examples: int) -> None:
    """Let Schemathesis send requests and check the answers."""
    service, method, path = key(rule)
    operation = DOCUMENTS[service][f"/api/{service}{path}"][method]
    fitting = operation.as_strategy(generation_mode=GenerationMode.POSITIVE)
    others = operation.as_strategy(generation_mode=GenerationMode.NEGATIVE)
    headers = {"Authorization": f"Bearer {token}"} if token else {}

    @settings(
        max_examples=2 * examples,
        deadline=None,
        database=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=st.one_of(fitting, others))
    def check(case: Any) -> None:
        case.path_parameters = {**(case.path_parameters or {}), **{k: v for k, v in ids.items() if k in path}}
        case.call_and_validate(base_url=url, headers=headers, checks=CHECKS)

    check()


async def test_a_character_that_no_database_keeps_is_refused_and_backslashes_are_not(everything: Installation) -> None:
    person = await everything.house.person(new_id())
    for text, status in (("null \0", 422), ("\\u0000", 200), ("\\\0", 422)):
        answer = await person.put("networking/me/profile", {"opted_in": True, "goals": [text]})
        assert answer.status == status, answer
    assert (await person.get("networking/people?search=%00")).said == (422, "invalid")
