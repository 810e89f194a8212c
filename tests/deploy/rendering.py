"""Renders the kustomizations of this repository, as far as they use kustomize.

kustomize itself would have to be built with Go (libraries: 47 s and a toolchain) for every test run; of it we use
resources, patches by target or by name, namespaces, images and generated configuration, which this does too.
"""

from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import yaml

Manifest = dict[str, Any]
KNOWN = {"apiVersion", "kind", "namespace", "resources", "images", "patches", "configMapGenerator"}


def documents(path: Path) -> list[Manifest]:
    """Read the manifests of a file."""
    return [each for each in yaml.safe_load_all(path.read_text()) if each]


def render(folder: Path) -> list[Manifest]:
    """Return the manifests that a kustomization stands for."""
    plan = documents(folder / "kustomization.yaml")[0]
    assert set(plan) <= KNOWN, f"{folder} uses something of kustomize that the tests do not render"
    found = [deepcopy(each) for name in plan["resources"] for each in _resource(folder / name)]
    for generated in plan.get("configMapGenerator", []):
        data = {Path(name).name: (folder / name).read_text() for name in generated["files"]}
        found.append({"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": generated["name"]}, "data": data})
    for patch in plan.get("patches", []):
        _apply(documents(folder / patch["path"])[0], patch.get("target"), found)
    for image in plan.get("images", []):
        for container in (each for manifest in found for each in containers(manifest)):
            if container["image"] == image["name"]:
                container["image"] = f"{image['newName']}:{image['newTag']}"
    if "namespace" in plan:
        for each in found:
            if each["kind"] != "Namespace":
                each["metadata"]["namespace"] = plan["namespace"]
    return found


def _resource(path: Path) -> list[Manifest]:
    return render(path.resolve()) if path.is_dir() else documents(path)


def _apply(patch: Manifest, target: dict[str, str] | None, manifests: list[Manifest]) -> None:
    hits = [each for each in manifests if _matches(each, target or _identity(patch), named=target is None)]
    assert hits, f"a patch of {patch['metadata']['name']} changes nothing"
    for manifest in hits:
        name = manifest["metadata"]["name"]
        merge(manifest, patch)
        manifest["metadata"]["name"] = name


def _identity(manifest: Manifest) -> dict[str, str]:
    return {"kind": manifest["kind"], "name": manifest["metadata"]["name"]}


def _matches(manifest: Manifest, target: dict[str, str], named: bool) -> bool:
    label, _, value = target.get("labelSelector", "").partition("=")
    labels = manifest["metadata"].get("labels", {})
    same_name = not named or manifest["metadata"]["name"] == target["name"]
    return manifest["kind"] == target["kind"] and same_name and (not label or labels.get(label) == value)


def merge(into: Any, patch: Any) -> None:
    """Merge as a strategic patch does: mappings by key, lists of named things by name."""
    for key, value in patch.items():
        here = into.get(key)
        if isinstance(value, dict) and isinstance(here, dict):
            merge(here, value)
        elif isinstance(value, list) and isinstance(here, list) and all("name" in each for each in value):
            by_name = {each["name"]: each for each in here}
            for each in value:
                if each["name"] in by_name:
                    merge(by_name[each["name"]], each)
                else:
                    here.append(deepcopy(each))
        else:
            into[key] = deepcopy(value)


def pod(manifest: Manifest) -> Manifest | None:
    """Return the pod of a manifest that makes pods."""
    template = manifest.get("spec", {}).get("template")
    return template if isinstance(template, dict) else None


def containers(manifest: Manifest) -> Iterator[Manifest]:
    """List the containers of a manifest."""
    found = pod(manifest)
    yield from found["spec"]["containers"] if found else []
