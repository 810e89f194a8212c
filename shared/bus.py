"""NATS as the services use it: streams, durables, buckets and permissions, all made from declarations.

One stream holds the events of one publishing service for the life of the conference; ``live`` keeps what
browsers are shown for ten minutes (on disk: a stream in memory is gone when its server is killed, and every
outbox would wait for it); ``directory`` and ``barred`` are key-value buckets that
registration alone writes. A durable exists for each pair of consuming and publishing service.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, TypeVar

import structlog
from nats.aio.client import Client
from nats.aio.msg import Msg
from nats.errors import Error as NatsError
from nats.js.api import AckPolicy, ConsumerConfig, KeyValueConfig, RetentionPolicy, StorageType, StreamConfig
from nats.js.errors import NotFoundError
from pydantic import BaseModel

from shared.declarations import Service, declared, service_names
from shared.problems import Refused, Unavailable

BUCKETS = {"directory": "registration", "barred": "registration"}
TEN_MINUTES = 600.0
A = TypeVar("A", bound=BaseModel)
log = structlog.get_logger()


def stream(publisher: str) -> str:
    """Name the stream of a publishing service."""
    return f"events_{publisher}"


async def connect(
    client: Client,
    url: str,
    user: str,
    password: str | None,
    *,
    on_reconnect: Callable[[], None] = lambda: None,
    on_closed: Callable[[], None] = lambda: None,
) -> None:
    """Connect and stay connected: reconnect for ever; ``on_closed`` is called if the client gives up."""

    async def failed(error: Exception) -> None:
        log.warning("nats error", error=str(error))

    async def reconnected() -> None:
        log.info("nats reconnected")
        on_reconnect()

    async def closed() -> None:
        on_closed()

    credentials: dict[str, Any] = {"user": user, "password": password} if password else {}
    await client.connect(
        [url],
        name=user,
        inbox_prefix=f"_INBOX_{user}".encode(),
        max_reconnect_attempts=-1,
        reconnect_time_wait=0.25,  # type: ignore[arg-type]  # seconds; nats-py means a float
        error_cb=failed,
        reconnected_cb=reconnected,
        closed_cb=closed,
        **credentials,
    )


def consumed_by(service: Service) -> dict[str, list[str]]:
    """List the event subjects a service consumes, by publishing service."""
    found: dict[str, list[str]] = {}
    for consumer in service.consumes:
        for subject in consumer.subjects():
            found.setdefault(subject.split(".")[0], []).append(f"events.*.{subject}")
    return found


def permissions(name: str) -> dict[str, list[str]]:
    """Return the NATS subjects one service may publish and subscribe to; everything else is denied."""
    service = declared(name)
    publish = [f"events.*.{name}.>", "live.>", "requests.>", "$JS.API.INFO"]
    publish += [f"$KV.{bucket}.>" for bucket, owner in BUCKETS.items() if owner == name]
    for publisher in consumed_by(service):
        publish += [
            f"$JS.API.CONSUMER.MSG.NEXT.{stream(publisher)}.{name}",
            f"$JS.ACK.{stream(publisher)}.{name}.>",
        ]
    for bucket in BUCKETS:
        api, kv = "$JS.API", f"KV_{bucket}"
        publish += [f"{api}.STREAM.INFO.{kv}", f"{api}.DIRECT.GET.{kv}.>"]
        publish += [f"{api}.CONSUMER.*.{kv}", f"{api}.CONSUMER.*.{kv}.>"]
    publish += ["$JS.FC.>", *service.may_publish]
    subscribe = [
        f"_INBOX_{name}.>",
        f"requests.{name}.>",
        "events.*.*.access.changed.v1",
        *service.may_subscribe,
    ]
    return {"publish": publish, "subscribe": subscribe}


async def prepare(nats_url: str, password: str | None, user: str = "deploy") -> None:
    """Make streams, buckets and durables as declared; what exists is brought up to date, nothing is emptied."""
    client = Client()
    await connect(client, nats_url, user, password)
    js = client.jetstream()
    services = [declared(name) for name in service_names()]
    publishers = {service.name for service in services} | {name for each in services for name in consumed_by(each)}
    for publisher in sorted(publishers):  # also one that is heard but not (yet) installed
        await _stream(js, StreamConfig(name=stream(publisher), subjects=[f"events.*.{publisher}.>"]))
    live = StreamConfig(name="live", subjects=["live.>"], storage=StorageType.FILE, max_age=TEN_MINUTES)
    await _stream(js, live)
    for bucket in BUCKETS:
        kept = TEN_MINUTES if bucket == "barred" else None
        try:
            await js.key_value(bucket)
        except NotFoundError:
            await js.create_key_value(KeyValueConfig(bucket=bucket, history=1, ttl=kept, storage=StorageType.FILE))
    for service in services:
        for publisher, subjects in consumed_by(service).items():
            config = ConsumerConfig(
                durable_name=service.name,
                ack_policy=AckPolicy.EXPLICIT,
                ack_wait=30,
                max_ack_pending=1000,
                filter_subjects=subjects,
            )
            await js.add_consumer(stream(publisher), config)
    await client.close()


async def _stream(js: Any, config: StreamConfig) -> None:
    config = config.evolve(retention=RetentionPolicy.LIMITS, duplicate_window=300.0, allow_direct=True)
    try:
        await js.stream_info(config.name)
    except NotFoundError:
        await js.add_stream(config)
    else:
        await js.update_stream(config)


Reply = Callable[[bytes], Awaitable[BaseModel]]


@dataclass(frozen=True)
class Bus:
    """One service's connection: questions to other services and plain subscriptions."""

    name: str
    client: Client

    async def ask(self, subject: str, question: BaseModel, answer: type[A], timeout_s: float = 2.0) -> A:
        """Ask another service ``requests.<service>.<thing>.<verb>.v<n>`` and read its answer.

        Raises:
            Unavailable: no answer in time.
            Refused: the other side refused; its code and sentence are passed on.
        """
        try:
            reply = await self.client.request(
                f"requests.{subject}", question.model_dump_json().encode(), timeout=timeout_s
            )
        except (NatsError, TimeoutError) as error:
            raise Unavailable from error
        if code := (reply.headers or {}).get("Refused"):
            raise refusal(code, reply.data.decode())
        return answer.model_validate_json(reply.data)

    async def answer(self, subject: str, reply: Reply) -> None:
        """Answer questions on ``requests.<subject>``; one replica answers each."""

        async def receive(message: Msg) -> None:
            if not message.reply.startswith("_INBOX_"):
                return
            try:
                found = await reply(message.data)
            except Refused as error:
                await self._respond(message, error.detail.encode(), {"Refused": f"{error.status} {error.code}"})
            except Exception:
                log.exception("question not answered", subject=subject)
                await self._respond(message, Unavailable().detail.encode(), {"Refused": "503 unavailable"})
            else:
                await self._respond(message, found.model_dump_json().encode(), None)

        async def in_task(message: Msg) -> None:
            task = asyncio.ensure_future(receive(message))
            running.add(task)
            task.add_done_callback(running.discard)

        running: set[asyncio.Future[None]] = set()
        await self.client.subscribe(f"requests.{subject}", queue=self.name, cb=in_task)

    async def _respond(self, message: Msg, body: bytes, headers: dict[str, str] | None) -> None:
        await self.client.publish(message.reply, body, headers=headers)


def refusal(code: str, detail: str) -> Refused:
    """Make a refusal again from what another service answered."""
    status, _, name = code.partition(" ")
    if name == Unavailable.code:
        return Unavailable(detail)
    kind = type("Refused", (Refused,), {"code": name, "status": int(status)})
    made: Refused = kind(detail)
    return made
