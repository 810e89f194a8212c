"""Events can be read by everybody who could read them before."""

import importlib
import json
import pkgutil
from pathlib import Path

import pytest

import shared.events
from shared.events import REGISTRY

MODULES = [f"shared.events.{module.name}" for module in pkgutil.iter_modules(shared.events.__path__)]
for name in [*MODULES, "shared.access", "shared.privacy"]:
    importlib.import_module(name)

SAMPLES = Path(shared.events.__file__).parent / "samples"


@pytest.mark.parametrize("subject", sorted(REGISTRY))
def test_the_sample_of_every_event_ever_said_is_still_read(subject: str) -> None:
    sample = json.loads((SAMPLES / f"{subject.replace('{service}', 'any')}.json").read_text())
    event = REGISTRY[subject].read(json.dumps(sample | {"added_later": True}))
    assert set(sample) <= set(type(event).model_fields)


def test_no_sample_is_without_its_event() -> None:
    known = {subject.replace("{service}", "any") for subject in REGISTRY}
    assert {path.stem for path in SAMPLES.glob("*.json")} <= known


@pytest.mark.parametrize("subject", sorted(REGISTRY))
def test_what_reaches_browsers_is_declared_and_exists(subject: str) -> None:
    event = REGISTRY[subject]
    assert set(event.fields) <= set(event.model_fields)
    assert bool(event.topics) == bool(event.fields)
