"""The gateway: who is connected, what each may hear, and for how long.

A topic is granted by its owner's answer and asked for again when the owner says that rights changed, when the
answer ends by itself, and at least every thirty seconds. While an owner does not answer nothing flows; once it
does, the browser gets what it missed.
"""

import asyncio
from typing import cast
from uuid import UUID

import msgspec
from aiohttp import WSCloseCode, WSMsgType, web
from prometheus_client import Gauge

from services.live.connection import NEVER, Connection, Grant
from services.live.domain import Kept, need
from services.live.fanout import Fanout
from services.live.frames import PONG, SAID, WELCOME, Hello, Ping, Subscribe, Token, Unsubscribe, framed, joined, said
from services.live.presence import Presence
from shared.access import AccessChangedV1
from shared.identity import Caller
from shared.parts import Parts
from shared.problems import Refused, SignInNeeded, Unavailable

HELLO_S = 10.0
ASK_AGAIN_S = 30.0
RETRY_S = 1.0
SWEEP_S = 0.25
REFETCH_WITHIN_S = 5
TOPICS = 200
ASKING = 64
BAD_TOKEN, BARRED = 4401, 4403
CONNECTIONS = Gauge("plenaria_live_connections", "Browsers connected")


class Gateway:
    """One process's sockets."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self.fanout = Fanout()
        self.presence = Presence()
        self.connections: set[Connection] = set()
        self.follows = asyncio.Event()
        self._asking = asyncio.Semaphore(ASKING)
        self._checks: set[asyncio.Task[None]] = set()
        self._barred: dict[str, float] = {}
        parts.access.on_change(self._rights_changed)

    async def serve(self, request: web.Request) -> web.WebSocketResponse:
        """Talk with one browser until it goes."""
        socket = web.WebSocketResponse(compress=False, heartbeat=30, max_msg_size=65_536, decode_text=False)
        await socket.prepare(request)
        await self.follows.wait()
        caller = await self._recognise(socket)
        if caller is None or request.transport is None:
            return socket
        connection = Connection(socket, cast(asyncio.WriteTransport, request.transport), caller)
        self._arrive(connection)
        try:
            async for message in socket:
                if message.type is not WSMsgType.TEXT:
                    break
                await self._hear(connection, message.data)
        except msgspec.MsgspecError:
            await socket.close(code=WSCloseCode.INVALID_TEXT)
        finally:
            self._part(connection)
        return socket

    async def watch(self) -> None:
        """Take away what has ended: tokens, bars, rights; for as long as the service runs."""
        while True:
            await asyncio.sleep(SWEEP_S)
            self._close_expired()
            self._close_barred()
            now = self._now()
            for connection in self.connections:
                if connection.ask_at <= now:
                    self._check_due(connection)

    def refetch(self, conference: UUID | None = None) -> None:
        """Drop what is kept and let everybody fetch again, spread over some seconds."""
        for topic in self.fanout.forget(conference):
            topic.write(said({"type": "refetch", "topic": topic.name, "within": REFETCH_WITHIN_S}))

    def ask_everything_again(self) -> None:
        """Ask for all rights anew: changes may have been missed."""
        for connection in self.connections:
            connection.ask_again(*connection.grants)

    def close_all(self) -> None:
        """Let everybody go, as the process ends."""
        for connection in self.connections:
            connection.close(WSCloseCode.GOING_AWAY)

    def _now(self) -> float:
        return self._parts.clock().timestamp()

    def _verify(self, token: str) -> Caller:
        """Return the caller of a token that opens a conference.

        Raises:
            SignInNeeded: the token is not good, or for no conference.
        """
        caller = self._parts.identity.verify(token, self._parts.clock())
        if caller.conference is None or not (caller.participant or caller.is_organiser):
            raise SignInNeeded
        return caller

    async def _recognise(self, socket: web.WebSocketResponse) -> Caller | None:
        try:
            async with asyncio.timeout(HELLO_S):
                message = await socket.receive()
            if message.type is WSMsgType.TEXT and isinstance(hello := SAID.decode(message.data), Hello):
                return self._verify(hello.token)
        except (TimeoutError, msgspec.MsgspecError, SignInNeeded):
            pass
        await socket.close(code=BAD_TOKEN)
        return None

    def _arrive(self, connection: Connection) -> None:
        self.connections.add(connection)
        CONNECTIONS.set(len(self.connections))
        if connection.caller.participant:
            self.presence.arrive(connection.conference, connection.caller.participant)
        connection.write(WELCOME)

    def _part(self, connection: Connection) -> None:
        self.connections.discard(connection)
        CONNECTIONS.set(len(self.connections))
        for topic in list(connection.grants):
            self._leave(connection, topic)
        if connection.caller.participant:
            self.presence.part(connection.conference, connection.caller.participant)

    async def _hear(self, connection: Connection, data: bytes) -> None:
        frame = SAID.decode(data)
        match frame:
            case Ping():
                connection.write(PONG)
            case Subscribe():
                await self._subscribe(connection, frame)
            case Unsubscribe():
                for topic in frame.topics:
                    self._leave(connection, topic)
            case Token() | Hello():
                self._renew(connection, frame.token)

    def _renew(self, connection: Connection, token: str) -> None:
        before = connection.caller
        try:
            caller = self._verify(token)
        except SignInNeeded:
            connection.close(BAD_TOKEN)
            return
        if (caller.conference, caller.participant) != (before.conference, before.participant):
            connection.close(BAD_TOKEN)
            return
        connection.caller = caller
        if caller.roles != before.roles:
            connection.ask_again(*connection.grants)

    async def _subscribe(self, connection: Connection, frame: Subscribe) -> None:
        wanted = list(dict.fromkeys(frame.topics))
        for topic in wanted:
            self._leave(connection, topic)
        room = TOPICS - len(connection.grants)
        if refused := wanted[room:]:
            connection.say({"type": "refused", "topics": refused})
        for topic in wanted[:room]:
            connection.grants[topic] = Grant(since=frame.since.get(topic), ask_at=NEVER)
        await self._check(connection, wanted[:room])

    def _leave(self, connection: Connection, topic: str) -> None:
        if (grant := connection.grants.pop(topic, None)) and grant.flows:
            self.fanout.leave(connection, topic)

    def _check_due(self, connection: Connection) -> None:
        now = self._now()
        due = [topic for topic, grant in connection.grants.items() if grant.ask_at <= now]
        if due:
            check = asyncio.create_task(self._check(connection, due))
            self._checks.add(check)
            check.add_done_callback(self._checks.discard)
        for topic in due:
            connection.grants[topic].ask_at = NEVER
        connection.ask_at = min((grant.ask_at for grant in connection.grants.values()), default=NEVER)

    async def _check(self, connection: Connection, topics: list[str]) -> None:
        """Ask for the rights on topics and let the answers take effect together."""
        answers = await asyncio.gather(*(self._may_hear_until(connection.caller, topic) for topic in topics))
        if connection in self.connections:
            self._take_effect(connection, dict(zip(topics, answers, strict=True)))

    async def _may_hear_until(self, caller: Caller, topic: str) -> float | None:
        """Tell until when the caller may hear a topic (in the past: not at all); None: nobody knows now."""
        needed = need(topic)
        if needed is None or (needed.control and not caller.is_organiser):
            return 0
        if needed.participant and needed.participant != caller.participant:
            return 0
        if needed.thing is None:
            return NEVER
        try:
            async with self._asking:
                rights = await self._parts.access.rights(caller, needed.thing)
        except Unavailable:
            return None
        except Refused:
            return 0
        until = rights.valid_until.timestamp() if rights.valid_until else NEVER
        return min(until, self._now() + ASK_AGAIN_S) if rights.read else 0

    def _take_effect(self, connection: Connection, answers: dict[str, float | None]) -> None:
        granted: dict[str, int] = {}
        missed: dict[str, list[Kept] | None] = {}
        refused: list[str] = []
        now = self._now()
        for topic, until in answers.items():
            grant = connection.grants.get(topic)
            if grant is None:
                continue
            if until is None:
                self._suspend(connection, topic, grant)
            elif until <= now:
                self._leave(connection, topic)
                refused.append(topic)
                continue
            elif not grant.flows:
                granted[topic], missed[topic] = self.fanout.join(connection, topic, grant.since)
                grant.flows = True
            connection.ask_at_last(grant, now + RETRY_S if until is None else until)
        if granted:
            connection.say({"type": "granted", "topics": granted})
        _replay(connection, missed)
        if refused:
            connection.say({"type": "refused", "topics": refused})

    def _suspend(self, connection: Connection, topic: str, grant: Grant) -> None:
        if grant.flows:
            grant.since, grant.flows = self.fanout.leave(connection, topic), False

    async def _rights_changed(self, conference: UUID, change: AccessChangedV1) -> None:
        topic = change.thing.replace(":", ".", 1)
        topics = (topic, f"chat.{topic}", f"room.{topic}")
        for connection in self.connections:
            if connection.conference == conference and change.participant in (None, connection.caller.participant):
                connection.ask_again(*topics)
                if connection.ask_at == 0:
                    self._check_due(connection)

    def _close_expired(self) -> None:
        now = self._now()
        for connection in self.connections:
            if connection.caller.expires_at <= now:
                connection.close(BAD_TOKEN)

    def _close_barred(self) -> None:
        """Close sockets whose token lost its force: a fresh one helps, unless the participant is gone."""
        barred = self._parts.identity.barred
        if barred.before == self._barred:
            return
        self._barred = dict(barred.before)
        for connection in self.connections:
            caller = connection.caller
            if barred.bars(caller):
                is_here = caller.participant and self._parts.directory.find(connection.conference, caller.participant)
                connection.close(BAD_TOKEN if is_here else BARRED)


def _replay(connection: Connection, missed: dict[str, list[Kept] | None]) -> None:
    for topic, kept in missed.items():
        if kept is None:
            connection.say({"type": "refetch", "topic": topic, "within": REFETCH_WITHIN_S})
        elif kept and not connection.write(framed(joined([each.frame for each in kept]))):
            connection.cut()
