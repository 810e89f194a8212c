"""The launcher's promises, kept by real processes: it starts all, keeps all, ends all, and nothing else."""

import json
import os
import signal
import ssl
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

import psutil
import pytest

from tests.deploy.conftest import Launch, Launched
from tests.kit.servers import free_port, wait_until


def test_the_first_page_comes_within_five_seconds_and_the_services_follow(launch: Launch) -> None:
    """The front door opens first; a request to a service waits for it instead of failing."""
    launched = launch()

    wait_until(lambda: launched.get() == 200, 30)
    first_page = time.monotonic() - launched.begun
    launched.wait_open()

    assert first_page < 5
    assert launched.get("/readyz") == 200
    assert launched.get("/api/registration/openapi.json") == 200


def test_only_the_front_door_is_where_others_could_knock_and_only_on_this_machine(launch: Launch) -> None:
    """Every port of every child is on loopback."""
    launched = launch()
    launched.wait_open()
    wait_until(lambda: "livekit-server" in launched.run["processes"] and (launched.data / "livekit.json").exists())

    listening = {
        each.laddr.ip
        for child in launched.children()
        for each in child.net_connections()
        if each.status in {psutil.CONN_LISTEN, psutil.CONN_NONE} and each.laddr
    }

    assert listening == {"127.0.0.1"}


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_every_child_and_no_other_process(launch: Launch, number: signal.Signals) -> None:
    """Ctrl-C, a supervisor's SIGTERM and a closed terminal end it the same way, with exit code 0."""
    stranger = subprocess.Popen(["sleep", "60"])
    launched = launch()
    launched.wait_open()

    code = launched.stop(number)

    assert (code, launched.survivors(), stranger.poll()) == (0, [], None)
    assert "killed" not in launched.output
    assert not (launched.data / "livekit.json").exists()
    stranger.kill()
    stranger.wait()


def test_a_signal_in_the_middle_of_starting_leaves_nothing_behind(launch: Launch) -> None:
    """Nobody has to wait for a start to be able to stop it."""
    launched = launch()
    wait_until(lambda: (launched.data / "run.json").exists() and "nats-server" in launched.run["processes"], 30)

    code = launched.stop()

    assert (code, launched.survivors()) == (0, [])


def test_children_die_with_a_killed_launcher(launch: Launch) -> None:
    """The kernel ends them; nobody has to clean up."""
    launched = launch()
    launched.wait_open()

    launched.stop(signal.SIGKILL)

    wait_until(lambda: launched.survivors() == [], 30)


def test_the_next_start_ends_what_a_killed_launcher_left(launch: Launch) -> None:
    """PostgreSQL is asked to stop in order, not killed, when the launcher dies; here it does not hear that."""
    killed = launch(PLENARIA_DATABASE="postgresql")
    killed.wait_open()
    deaf = killed.child("postgres")
    deaf.suspend()
    killed.stop(signal.SIGKILL)
    assert deaf.is_running()

    again = launch(PLENARIA_DATABASE="postgresql", PORT=str(killed.port))
    again.wait_open()

    assert not deaf.is_running()
    assert "an earlier launcher had left behind" in again.output
    assert again.run["ports"] == killed.run["ports"]
    assert again.get("/readyz") == 200


def test_a_process_that_got_the_number_of_an_earlier_child_is_not_touched(launch: Launch, data: Path) -> None:
    """Numbers are given out again; the moment of start tells them apart."""
    stranger = subprocess.Popen(["sleep", "60"], start_new_session=True)
    recorded = {"pid": stranger.pid, "started": time.time() - 86_400}
    (data / "run.json").write_text(json.dumps({"ports": {}, "processes": {"nats-server": recorded}}))

    launched = launch()
    launched.wait_open()

    assert stranger.poll() is None
    stranger.kill()
    stranger.wait()


@pytest.mark.parametrize("name", ["nats-server", "services", "caddy"])
def test_a_killed_child_comes_back_alone(launch: Launch, name: str) -> None:
    """Only what ended is started again, and the whole is ready afterwards."""
    launched = launch()
    launched.wait_open()
    before: dict[str, int] = {key: each["pid"] for key, each in launched.run["processes"].items()}

    launched.child(name).kill()

    def is_back() -> bool:
        pid = launched.run["processes"].get(name, {}).get("pid")
        return pid not in {None, before[name]}

    wait_until(is_back, 30)
    wait_until(lambda: launched.get("/readyz") == 200, 60)
    after = {key: each["pid"] for key, each in launched.run["processes"].items()}
    assert {key for key in before if after[key] != before[key]} == {name}


def test_a_busy_port_is_said_in_one_sentence(launch: Launch) -> None:
    """With what to do about it, and nothing is started."""
    first = launch()
    wait_until(lambda: first.get() == 200, 30)
    with_other_data = str(first.data.with_suffix(".other"))

    second = launch(PORT=str(first.port), PLENARIA_DATA=with_other_data)

    assert second.process.wait(30) == 1
    assert second.output == (
        f"\nPort {first.port} is taken by another program: stop that, or give another one, as in PORT=8090.\n"
    )


def test_two_launchers_do_not_share_a_folder(launch: Launch) -> None:
    """The second says so and leaves the first alone."""
    first = launch()
    first.wait_open()

    second = launch()

    assert second.process.wait(30) == 1
    assert "Plenaria already runs with the data in" in second.output
    assert first.get("/readyz") == 200


def test_a_full_disk_is_said_in_one_sentence(launch: Launch, data: Path) -> None:
    """Before anything is written half."""
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", data], check=False)
    if mounted.returncode != 0:
        assert "CI" not in os.environ, "CI must run this test"
        pytest.skip("mounting a small disk needs root")
    try:
        launched = launch()
        assert launched.process.wait(30) == 1
        assert "The disk is full: free at least 300 MB" in launched.output
    finally:
        subprocess.run(["umount", data], check=True)


def test_separate_services_with_postgresql_start_and_end_as_one(launch: Launch) -> None:
    """A process for each service, a database for each, and nothing left afterwards."""
    launched = launch(MODE="services", PLENARIA_DATABASE="postgresql")
    launched.wait_open()
    run = launched.run

    assert set(run["services"]) <= set(run["processes"])
    assert len(set(run["services"].values())) == len(run["services"])
    assert {launched.get(f"/api/{name}/openapi.json") for name in run["services"]} == {200}
    _kill_and_wait(launched, "postgres")
    assert launched.stop() == 0
    assert launched.survivors() == []
    assert "was killed" not in launched.output


def _kill_and_wait(launched: Launched, name: str) -> None:
    """Kill a program and wait until everything works again."""
    killed = launched.child(name)
    killed.kill()
    wait_until(lambda: launched.run["processes"].get(name, {}).get("pid", killed.pid) != killed.pid, 30)
    wait_until(lambda: launched.get("/readyz") == 200, 60)


def test_a_secure_address_is_served_by_caddy_with_a_certificate_of_its_own(launch: Launch) -> None:
    """PUBLIC_URL on this machine: the same front door, over TLS; the demonstration's doors are shut."""
    port = free_port()
    launched = launch(PUBLIC_URL=f"https://localhost:{port}")
    launched.wait_open()

    unverified = ssl.create_default_context()
    unverified.check_hostname, unverified.verify_mode = False, ssl.CERT_NONE
    secure = urllib.request.HTTPSHandler(context=unverified)

    def ask(path: str) -> int:
        try:
            with urllib.request.build_opener(secure).open(f"https://localhost:{port}{path}", timeout=15) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as error:
            return error.code

    assert (ask("/"), ask("/readyz"), ask("/dev/mail")) == (200, 200, 404)
