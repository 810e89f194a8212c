"""The chat flood as a measurement: messages stored, through the real chat service and gateway."""

import asyncio
import os

import pytest

from tests.kit.figures import Figures
from tests.load.flood import run

pytestmark = [pytest.mark.bench, pytest.mark.timeout(600)]
SECTION = "The chat flood"


@pytest.mark.parametrize("clients", [500, 1000])
def test_the_flood(figures: Figures, clients: int) -> None:
    cores = os.sched_getaffinity(0)
    try:
        found = asyncio.run(run(clients))
    finally:
        os.sched_setaffinity(0, cores)

    assert found.joined == clients
    assert (found.accepted, found.delivered, found.doubled) == (found.sent, found.expected, 0)
    asked = "joins 20 ms; 100 µs; p99 100 ms; none late" if clients == 500 else "p99 150 ms; none late"
    figures.say(
        SECTION,
        f"{clients:,} clients: CPU per join; net CPU per delivery; p50 / p90 / p99",
        f"{found.join_cpu_ms:.1f} ms; {found.delivery_cpu_net_us:.0f} µs;"
        f" {found.p50_ms:.0f} / {found.p90_ms:.0f} / {found.p99_ms:.0f} ms; {found.late_heartbeats} late,"
        f" {found.memory_kib:.0f} KiB a connection",
        asked,
    )
