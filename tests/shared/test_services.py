"""What every service promises, whatever it is about."""

import re
from collections.abc import AsyncIterator
from typing import Any
from uuid import uuid4

import pytest
import pytest_asyncio
from openapi_spec_validator import validate

from shared import migrate
from shared.database import connect
from shared.declarations import declared, service_names
from shared.http.document import document
from shared.http.platform import operations
from tests.kit.house import Api, House, house, own_databases

SERVICES = service_names()


@pytest_asyncio.fixture(loop_scope="session", scope="module")
async def h() -> AsyncIterator[House]:
    async with house(SERVICES) as running:
        yield running


@pytest.mark.parametrize("name", SERVICES)
async def test_the_tables_in_the_code_are_those_of_the_migrations(name: str, database: str, tmp_path: Any) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path}/{name}.sqlite"
    if database != "sqlite":
        url = f"{await own_databases(database, [name])}_{name}"
    engine = connect(url, writing=True)
    await migrate.upgrade(declared(name), engine)
    await migrate.check(declared(name), engine)
    await engine.dispose()


@pytest.mark.parametrize("name", SERVICES)
def test_the_interface_is_described_by_a_valid_document(name: str) -> None:
    validate(document(declared(name)))


async def test_all_services_are_ready_side_by_side(h: House) -> None:
    answer = await h.anybody().get("/readyz")
    assert (answer.status, answer.body) == (200, {"problems": {}})


CLOSED = [
    (name, operation.method, operation.path, operation.who)
    for name in SERVICES
    for operation in operations(declared(name))
    if operation.who != "public"
]


def address(name: str, path: str, conference: Any) -> str:
    filled = path.replace("{conference}", str(conference)).replace("{thing}", f"session:{uuid4()}")
    return f"/api/{name}" + re.sub(r"{\w+}", str(uuid4()), filled)


@pytest.mark.parametrize(("name", "method", "path", "who"), CLOSED, ids=lambda value: str(value))
async def test_nobody_enters_without_signing_in_or_from_another_conference(
    h: House, name: str, method: str, path: str, who: Any
) -> None:
    conference = uuid4()
    url = address(name, path, conference)
    assert (await h.anybody().call(method, url)).said == (401, "sign_in_needed")
    stranger = await outsider(h)
    refused = await stranger.call(method, url, {})
    if "{conference}" in path and who != "account":
        assert refused.said == (404, "not_found")
    elif who == "administrator":
        assert refused.said == (403, "forbidden")


ORGANISERS_ONLY = [each for each in CLOSED if each[3] == "organiser"]


@pytest.mark.parametrize(("name", "method", "path", "who"), ORGANISERS_ONLY, ids=lambda value: str(value))
async def test_what_is_for_organisers_is_refused_to_other_participants(
    h: House, name: str, method: str, path: str, who: Any
) -> None:
    attendee = await outsider(h)
    refused = await attendee.call(method, address(name, path, attendee.conference), {})
    assert refused.said == (403, "forbidden")


_outsider: list[Api] = []


async def outsider(h: House) -> Api:
    """An organiser's attendee of some other conference, made once."""
    if not _outsider:
        _outsider.append(await h.person(uuid4()))
    return _outsider[0]
