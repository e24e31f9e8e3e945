"""The compose file and the manifests: of the right shape, hardened, and consistent with settings and image."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from indexer.settings import IndexerSettings
from service.settings import ServiceSettings
from tests.conftest import ROOT

_NAMES = {
    f"PILCROW_{name.upper()}" for name in (*ServiceSettings.model_fields, *IndexerSettings.model_fields)
}
_TEXTS = {"type": "array", "items": {"type": "string"}}
_SERVICE: dict[str, Any] = {
    "type": "object",
    "required": ["image", "security_opt", "restart", "mem_limit"],
    "additionalProperties": False,
    "properties": {
        "image": {"type": "string", "pattern": r"^[\w./-]+:[\w.-]+$"},
        "build": {"type": "object", "required": ["context", "dockerfile"]},
        "command": _TEXTS,
        "profiles": _TEXTS,
        "ports": {"type": "array", "items": {"type": "string", "pattern": r"^127\.0\.0\.1:\d+:\d+$"}},
        "volumes": {"type": "array", "items": {"type": ["string", "object"]}},
        "environment": {"type": "object", "additionalProperties": {"type": "string"}},
        "depends_on": {"type": ["array", "object"]},
        "networks": _TEXTS,
        "network_mode": {"const": "none"},
        "healthcheck": {"type": "object", "required": ["test"]},
        "deploy": {"type": "object"},
        "read_only": {"const": True},
        "tmpfs": _TEXTS,
        "cap_drop": {"const": ["ALL"]},
        "security_opt": {"const": ["no-new-privileges:true"]},
        "user": {"type": "string", "pattern": r"^[1-9]\d*:[1-9]\d*$"},
        "pids_limit": {"type": "integer"},
        "mem_limit": {"type": "string", "pattern": r"^\d+[mg]$"},
        "stop_grace_period": {"type": "string"},
        "restart": {"enum": ["unless-stopped", "no"]},
        "logging": {"type": "object"},
    },
}
_COMPOSE = {
    "type": "object",
    "required": ["services", "volumes", "networks"],
    "properties": {"services": {"type": "object", "additionalProperties": _SERVICE}},
}


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((ROOT / "docker" / "compose.yaml").read_text("utf-8"))
    return loaded


@pytest.fixture(scope="module")
def manifests() -> list[dict[str, Any]]:
    return list(yaml.safe_load_all((ROOT / "docker" / "kubernetes" / "pilcrow.yaml").read_text("utf-8")))


def test_the_compose_file_has_its_shape(compose: dict[str, Any]) -> None:
    faults = [
        f"{'/'.join(map(str, one.path))}: {one.message}"
        for one in Draft202012Validator(_COMPOSE).iter_errors(compose)
    ]
    assert faults == []


def test_what_compose_refers_to_is_there(compose: dict[str, Any]) -> None:
    services = compose["services"]
    for name, service in services.items():
        for volume in service.get("volumes", []):
            source = volume.partition(":")[0] if isinstance(volume, str) else None
            if source and source.startswith("./") and not source.startswith(("./models", "./reports")):
                assert (ROOT / "docker" / source).exists(), (name, source)
            elif source and re.fullmatch(r"\w+", source):
                assert source in compose["volumes"], (name, source)
        assert set(service.get("depends_on", [])) <= services.keys()
        assert set(service.get("networks", [])) <= compose["networks"].keys()
        for variable in service.get("environment", {}):
            assert not variable.startswith("PILCROW_") or variable in _NAMES, variable
    assert (
        ROOT / "docker" / services["service"]["build"]["context"] / services["service"]["build"]["dockerfile"]
    ).exists()


def test_our_own_containers_cannot_write_their_root_and_have_no_capability(compose: dict[str, Any]) -> None:
    for name, service in compose["services"].items():
        if service["image"].startswith("pilcrow"):
            assert service["read_only"], name
            assert service["cap_drop"] == ["ALL"], name


def test_databases_are_reached_from_inside_only(compose: dict[str, Any]) -> None:
    assert compose["networks"]["inside"]["internal"] is True
    for name in ("database", "rates", "replica"):
        assert compose["services"][name]["networks"] == ["inside"]
        assert "ports" not in compose["services"][name]


def test_pods_are_hardened_probed_and_given_time_to_end(manifests: list[dict[str, Any]]) -> None:
    assert {one["kind"] for one in manifests} == {
        "PersistentVolumeClaim", "ServiceAccount", "Deployment", "Service", "PodDisruptionBudget", "Job",
    }  # fmt: skip
    for one in manifests:
        assert {"apiVersion", "kind", "metadata"} <= one.keys()
        if one["kind"] not in ("Deployment", "Job"):
            continue
        pod = one["spec"]["template"]["spec"]
        assert pod["securityContext"]["runAsNonRoot"] is True
        assert pod["securityContext"]["seccompProfile"] == {"type": "RuntimeDefault"}
        assert pod["automountServiceAccountToken"] is False
        volumes = {volume["name"] for volume in pod["volumes"]}
        for container in pod["containers"]:
            context = container["securityContext"]
            assert context == {
                "allowPrivilegeEscalation": False,
                "readOnlyRootFilesystem": True,
                "capabilities": {"drop": ["ALL"]},
            }
            assert "memory" in container["resources"]["limits"]
            assert {mount["name"] for mount in container["volumeMounts"]} <= volumes
            assert {entry["name"] for entry in container.get("env", [])} <= _NAMES
            assert not container["image"].endswith(":latest")
        if one["kind"] == "Deployment":
            assert pod["terminationGracePeriodSeconds"] > ServiceSettings().shutdown_seconds
            assert pod["containers"][0]["readinessProbe"]["httpGet"]["path"] == "/readyz"
            assert pod["containers"][0]["livenessProbe"]["httpGet"]["path"] == "/healthz"
            labels = one["spec"]["template"]["metadata"]["labels"]
            assert one["spec"]["selector"]["matchLabels"].items() <= labels.items()


def test_every_figure_on_the_dashboard_is_one_that_the_service_has() -> None:
    from service.answering.model import Answer, Coverage, Outcome
    from service.observing.metrics import Metrics

    metrics = Metrics()
    coverage = Coverage(authorities_asked=0, reports_searched=0)
    metrics.answered(
        Answer(
            question="?", answer="-", outcome=Outcome.NOT_FOUND, sections=(), citations=(), coverage=coverage,
            generator="extractive", timings_ms={"total": 1.0},
        )
    )  # fmt: skip
    metrics.refused("rate")
    metrics.requests.labels("GET", "/", "200").inc()
    metrics.request_seconds.labels("/").observe(0.1)
    given = {
        line.split("{")[0].split(" ")[0]
        for line in metrics.text()[0].decode().splitlines()
        if line[:1] != "#"
    }
    dashboard = json.loads((ROOT / "docker" / "grafana" / "pilcrow.json").read_text("utf-8"))
    used = set(re.findall(r"\bpilcrow_\w+", " ".join(
        target["expr"] for panel in dashboard["panels"] for target in panel["targets"]
    )))  # fmt: skip
    assert used
    assert used <= given


def test_the_proxy_s_configuration_is_accepted_by_nginx(tmp_path: Any) -> None:
    import shutil
    import subprocess

    program = shutil.which("nginx", path="/usr/sbin:/usr/bin:/sbin:/bin")
    if program is None:
        pytest.skip("nginx is not installed")
    text = (ROOT / "docker" / "nginx.conf").read_text("utf-8").replace("replica:8000", "127.0.0.1:8000")
    file = tmp_path / "nginx.conf"
    file.write_text(text.replace("/tmp/", f"{tmp_path}/"), "utf-8")
    done = subprocess.run([program, "-t", "-q", "-c", str(file)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
