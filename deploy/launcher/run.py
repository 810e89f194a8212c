"""``plenaria run``: everything in order, until it is told to stop."""

import asyncio
import errno
import os
import shutil
import signal
import sys
import time

from deploy.install.ground import Refusal, say
from deploy.launcher import caddy, demo, livekit, nats, postgres, services
from deploy.launcher.installation import Installation
from deploy.launcher.state import State, is_free
from deploy.launcher.supervisor import POLL_S, Supervisor

ROOM = 300_000_000  # bytes an installation needs to start at all
STOPS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def run() -> int:
    """Serve an installation: 0 when it was told to stop, 1 with one sentence when something stands in the way."""
    try:
        installation = Installation.from_environment()
        installation.data.mkdir(parents=True, exist_ok=True)
        state = State(installation.data)
        with state.held():
            asyncio.run(_launch(installation, state))
    except Refusal as refusal:
        print(f"\n{refusal}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    except OSError as error:
        print(f"\n{_sentence(error)}", file=sys.stderr)
        return 1
    return 0


def _sentence(error: OSError) -> str:
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return f"The disk is full: free some space, then start again ({error.filename})."
    return f"Plenaria could not use {error.filename}: {error.strerror}."


async def _launch(installation: Installation, state: State) -> None:
    """Start everything, wait for a signal, end everything; a second signal ends it at once."""
    if left := state.clean():
        say(f"Ended {left} processes that an earlier launcher had left behind.")
    _check(installation)
    installation.logs.mkdir(mode=0o700, exist_ok=True)
    installation.livekit.unlink(missing_ok=True)
    supervisor = Supervisor(state, installation.logs)
    stop = asyncio.Event()

    def stopped() -> None:
        if stop.is_set():
            supervisor.kill()
        stop.set()

    for number in STOPS:
        asyncio.get_running_loop().add_signal_handler(number, stopped)
    serving = asyncio.create_task(_serve(installation, state, supervisor))
    stopping = asyncio.create_task(stop.wait())
    try:
        await asyncio.wait({serving, stopping}, return_when=asyncio.FIRST_COMPLETED)
        if not stop.is_set():
            serving.result()
    finally:
        if stop.is_set():
            say("\nStopping.")
        for task in (serving, stopping):
            task.cancel()
        await asyncio.gather(serving, stopping, return_exceptions=True)
        installation.livekit.unlink(missing_ok=True)
        await supervisor.stop()


def _check(installation: Installation) -> None:
    """Refuse what would fail later in less clear words."""
    port = installation.front_port
    if port < 1024 and os.geteuid() != 0:
        raise Refusal(f"Port {port} is for the system's administrator: start as root, or give a PORT above 1023.")
    if not is_free(port):
        raise Refusal(f"Port {port} is taken by another program: stop that, or give another one, as in PORT=8090.")
    if shutil.disk_usage(installation.data).free < ROOM:
        raise Refusal(f"The disk is full: free at least 300 MB where {installation.data} lies, then start again.")


async def _serve(installation: Installation, state: State, supervisor: Supervisor) -> None:
    """Start the parts, each as soon as what it needs is there; return only when cancelled.

    The front door comes first: the first page is there at once, and its requests wait for the services.
    """
    begun = time.monotonic()
    names = ["nats", "nats_monitor", "postgres", "livekit"]
    fixed = {"front": installation.front_port}
    if installation.is_local:
        names.append("livekit_udp")
    else:
        fixed |= {"livekit_tcp": 7881, "livekit_udp": 7882}  # to be opened in the firewall
    ports = state.choose_ports([*names, *services.port_names(installation)], fixed)
    ports |= services.addresses(installation, ports)
    embedded = postgres.Postgres(installation, ports["postgres"]) if installation.database == "postgresql" else None
    database = embedded.url if embedded else installation.database
    state.set(
        launcher=os.getpid(),
        mode="services" if installation.separate else "one",
        demo=installation.demo,
        url=installation.public_url,
        services={name: f"http://127.0.0.1:{ports[name]}" for name in installation.services},
        nats=f"nats://127.0.0.1:{ports['nats']}",
        database=database,
    )
    say(f"Plenaria, with its data in {installation.data}")
    told = services.environment(installation, ports, database)
    await asyncio.gather(
        supervisor.start(caddy.program(installation, ports)),
        _messages(installation, ports, told, supervisor),
        _database(installation, embedded, supervisor),
    )
    starting = services.programs(installation, ports, told)
    took = max(await asyncio.gather(*(supervisor.start(program) for program in starting)))
    say(f"  services        {len(installation.services)} ready after {took:.1f} s")
    say(f"\n  {installation.public_url} is open ({time.monotonic() - begun:.1f} s)\n")
    await asyncio.gather(
        livekit.run(supervisor, installation, ports),
        demo.show(supervisor, installation),
        asyncio.Event().wait(),
    )


async def _database(installation: Installation, embedded: postgres.Postgres | None, supervisor: Supervisor) -> None:
    """Start the embedded PostgreSQL where it is asked for, and make the databases on any PostgreSQL."""
    if embedded:
        took = await embedded.start(supervisor)
        say(f"  database        ready after {took:.1f} s")
    if installation.database != "sqlite":
        url = embedded.url if embedded else installation.database
        await postgres.create_databases(url, installation.services)


async def _messages(
    installation: Installation, ports: dict[str, int], told: dict[str, str], supervisor: Supervisor
) -> None:
    """Start nats-server once it is configured, and wait for the streams."""
    configuration = installation.keys / "nats.conf"
    configuration.unlink(missing_ok=True)  # it says who may do what: made anew by every start
    preparing = asyncio.create_task(supervisor.errand(nats.preparation(ports, told)))
    while not configuration.exists():
        if preparing.done():
            raise Refusal(supervisor.failure("prepare"))
        await asyncio.sleep(POLL_S)
    took = await supervisor.start(nats.program(installation, ports))
    if await preparing != 0:
        raise Refusal(supervisor.failure("prepare"))
    say(f"  messages        ready after {took:.1f} s")
