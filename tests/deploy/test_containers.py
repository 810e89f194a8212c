"""The files for containers say the same as the checkout: every service, its rights, its way in."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import kubernetes_validate
import pytest
import yaml

from deploy.install.ground import ROOT, VENV
from shared.declarations import service_names
from tests.deploy.rendering import Manifest, containers, documents, pod, render

BASE, SINGLE = ROOT / "k8s" / "base", ROOT / "k8s" / "overlays" / "single"
NEEDED = {"PLENARIA_PUBLIC_URL": "https://c.example", "NODE_IP": "203.0.113.7", "POSTGRES_PASSWORD": "x"}


@pytest.fixture(scope="module", params=[BASE, SINGLE], ids=["base", "single"])
def manifests(request: pytest.FixtureRequest) -> list[Manifest]:
    """What a kustomization renders to."""
    return render(request.param)


def compose(*arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    """Run Docker Compose, which needs no engine to read its file."""
    command = [str(VENV / "bin" / "docker-compose"), "--file", str(ROOT / "docker-compose.yml"), *arguments]
    return subprocess.run(
        command, env={"PATH": os.environ["PATH"], **environment}, capture_output=True, text=True, check=False
    )


def test_docker_compose_accepts_its_file_and_names_every_service() -> None:
    """Compose itself reads it; a service of the checkout has a container."""
    done = compose("config", **NEEDED)
    assert done.returncode == 0, done.stderr

    found = set(yaml.safe_load(done.stdout)["services"])

    assert found - {"files", "setup", "caddy", "nats", "postgres", "livekit", "redis", "mail"} >= set(service_names())


@pytest.mark.parametrize("missing", list(NEEDED))
def test_docker_compose_asks_for_what_nobody_can_guess(missing: str) -> None:
    """An address, a password: without them it says which one is missing."""
    done = compose("config", "-q", **{key: each for key, each in NEEDED.items() if key != missing})

    assert done.returncode != 0
    assert missing in done.stderr


def test_every_manifest_is_one_that_kubernetes_accepts(manifests: list[Manifest]) -> None:
    """Checked strictly against the published schemas."""
    for manifest in manifests:
        kubernetes_validate.validate(manifest, "1.37", strict=True)


def test_the_check_of_manifests_finds_a_mistake(manifests: list[Manifest]) -> None:
    """So that its silence means something."""
    deployment = next(each for each in manifests if each["kind"] == "Deployment")
    broken = {**deployment, "spec": {**deployment["spec"], "replicas": "two"}}

    with pytest.raises(kubernetes_validate.ValidationError):
        kubernetes_validate.validate(broken, "1.37", strict=True)


def test_every_file_of_the_base_is_listed() -> None:
    """A file that no kustomization names would never be applied."""
    plan = documents(BASE / "kustomization.yaml")[0]
    listed = {*plan["resources"], *(each["path"] for each in plan["patches"]), "kustomization.yaml"}
    listed |= {name for each in plan["configMapGenerator"] for name in each["files"]}

    assert {str(path.relative_to(BASE)) for path in BASE.rglob("*.yaml")} == listed


def test_every_service_has_deployment_service_and_account(manifests: list[Manifest]) -> None:
    """Of its own name."""
    for kind in ("Deployment", "Service", "ServiceAccount"):
        assert {each["metadata"]["name"] for each in manifests if each["kind"] == kind} >= set(service_names())


def test_no_container_runs_as_root_or_may_become_it(manifests: list[Manifest]) -> None:
    """Nor may it write to its own image; it says what it needs, and how to tell that it lives."""
    for manifest in manifests:
        for container in containers(manifest):
            where = f"{manifest['kind']} {manifest['metadata']['name']}"
            assert container["securityContext"] == {
                "allowPrivilegeEscalation": False,
                "readOnlyRootFilesystem": True,
                "capabilities": {"drop": ["ALL"]},
            }, where
            assert pod(manifest)["spec"]["securityContext"]["runAsNonRoot"] is True, where  # type: ignore[index]
            assert {"requests", "limits"} <= set(container["resources"]), where
            if manifest["kind"] != "Job":
                assert {"readinessProbe", "livenessProbe"} <= set(container), where


def test_a_service_reads_its_own_password_and_registration_alone_the_signing_key(manifests: list[Manifest]) -> None:
    """What a container does not need is not in it."""
    for name in service_names():
        deployment = next(e for e in manifests if (e["kind"], e["metadata"]["name"]) == ("Deployment", name))
        keys = {item["key"] for item in _secret_items(deployment)}
        assert {key for key in keys if key.startswith("nats-")} == {f"nats-{name}.json"}
        assert ("token.pem" in keys) == (name == "registration")
        assert ("livekit.json" in keys) == (name == "rooms")


def _secret_items(deployment: Manifest) -> Iterator[dict[str, Any]]:
    for volume in deployment["spec"]["template"]["spec"]["volumes"]:
        for source in volume.get("projected", {}).get("sources", []):
            yield from source["secret"]["items"]


def test_nothing_may_talk_unless_a_policy_names_it(manifests: list[Manifest]) -> None:
    """All is denied first, and every policy that allows something is about pods that exist."""
    policies = {each["metadata"]["name"]: each["spec"] for each in manifests if each["kind"] == "NetworkPolicy"}
    labels = [found["metadata"]["labels"] for each in manifests if (found := pod(each))]

    assert policies["deny-all"] == {"podSelector": {}, "policyTypes": ["Ingress", "Egress"]}
    for name, spec in policies.items():
        for wanted in _selected(spec):
            assert any(wanted.items() <= each.items() for each in labels), f"{name} is about pods that do not exist"


def _selected(value: object) -> Iterator[dict[str, str]]:
    if isinstance(value, dict):
        if "podSelector" in value:
            yield value["podSelector"].get("matchLabels", {})
        for each in value.values():
            yield from _selected(each)
    elif isinstance(value, list):
        for each in value:
            yield from _selected(each)


def test_the_front_door_leads_to_every_service() -> None:
    """Caddy accepts its file, and each service has its way in."""
    path = ROOT / "deploy" / "caddy" / "Caddyfile"
    command = [str(VENV / "bin" / "caddy"), "validate", "--adapter", "caddyfile", "--config", str(path)]
    done = subprocess.run(command, capture_output=True, check=False)
    routed = {line.split()[2] for line in path.read_text().splitlines() if line.strip().startswith("import service ")}

    assert done.returncode == 0, done.stderr.decode()
    assert routed >= set(service_names())


def test_the_image_is_built_by_the_same_step_as_an_installation_and_is_not_root() -> None:
    """There is one way to install."""
    lines = (ROOT / "deploy" / "Dockerfile").read_text()

    assert "python3 -m deploy.install run" in lines
    assert "USER 10001:10001" in lines.split("FROM ")[-1]
    assert Path(ROOT / ".dockerignore").exists()
