"""The door of a running service: what passes with which key, and what is answered to the rest."""

from __future__ import annotations

import base64

import httpx
import pytest

from service.access.scopes import Scope
from service.access.settings import AccessRule
from service.app import create_app
from service.errors import SettingError
from service.service import Service
from service.settings import ServiceSettings
from service.state.state import State
from tests.service.access.conftest import Locked
from tests.service.conftest import serving

PROBLEM = "application/problem+json"
ASKED = {"question": "How good is supervision in Eastwold?"}


def test_without_a_key_nothing_is_answered_but_the_looks_of_balancers(locked: Locked) -> None:
    for path in ("/healthz", "/readyz", "/static/pilcrow.css"):
        assert locked.client.get(path).status_code == 200
    for path in (
        "/",
        "/reports",
        "/v1/reports",
        "/metrics",
        "/openapi.json",
        "/v1/nowhere",
        "/v1/admin/audit",
    ):
        response = locked.client.get(path)
        assert (response.status_code, response.headers["content-type"]) == (401, PROBLEM)
        assert response.headers["www-authenticate"].startswith("Bearer")
        assert "pilcrow keys create" in response.json()["detail"]


@pytest.mark.parametrize("form", ["bearer", "header", "basic"])
def test_a_key_is_taken_as_bearer_token_as_header_and_as_password(locked: Locked, form: str) -> None:
    key = locked.keys[Scope.ASK]
    basic = base64.b64encode(f"anyone:{key}".encode()).decode()
    headers = {
        "bearer": {"Authorization": f"Bearer {key}"},
        "header": {"X-API-Key": key},
        "basic": {"Authorization": f"Basic {basic}"},
    }[form]
    assert locked.client.post("/v1/ask", json=ASKED, headers=headers).json()["outcome"] == "answered"


def test_a_browser_is_asked_for_the_key_as_a_password(locked: Locked) -> None:
    response = locked.client.get("/", headers={"accept": "text/html,*/*"})
    assert response.headers["www-authenticate"].startswith("Basic")


@pytest.mark.parametrize(
    "shown",
    [
        "Bearer",
        "Bearer x",
        "Basic !!!",
        "Basic /w==",
        "Digest x",
        "bearer pilcrow_00000000_" + "0" * 48,
    ],
)
def test_what_is_no_key_is_refused_alike(locked: Locked, shown: str) -> None:
    assert locked.client.get("/v1/reports", headers={"Authorization": shown}).status_code == 401


def test_a_key_opens_only_what_its_scope_names(locked: Locked) -> None:
    allowed = {
        Scope.ASK: {"/v1/reports"},
        Scope.METRICS: {"/metrics"},
        Scope.ADMIN: {"/v1/reports", "/metrics", "/v1/admin/audit"},
    }
    for scope, paths in allowed.items():
        for path in allowed[Scope.ADMIN]:
            status = locked.client.get(path, headers=locked.headers(scope)).status_code
            assert status == (200 if path in paths else 403), (scope, path)


def test_a_revoked_key_is_refused(locked: Locked) -> None:
    key, text = locked.state.keys.create("soon gone", [Scope.ASK])
    locked.state.keys.revoke(key.id)
    assert locked.client.get("/v1/reports", headers={"X-API-Key": text}).status_code == 401


def test_an_open_service_takes_any_key_as_none_but_guards_administration(
    sample_service: Service, state: State
) -> None:
    _, text = state.keys.create("an operator", [Scope.ADMIN])
    with serving(sample_service, state, ServiceSettings()) as client:
        assert client.get("/v1/reports", headers={"Authorization": "Bearer anything"}).status_code == 200
        assert client.get("/v1/admin/audit").status_code == 401
        assert client.get("/v1/admin/audit", headers={"X-API-Key": text}).status_code == 200


def test_a_caller_beyond_its_rate_is_told_when_to_come_back(sample_service: Service, state: State) -> None:
    keys = [state.keys.create(name, [Scope.ASK])[1] for name in ("one", "two")]
    settings = ServiceSettings(access=AccessRule.REQUIRED, rate_limit="3/hour")
    with serving(sample_service, state, settings) as client:
        statuses = [client.get("/v1/reports", headers={"X-API-Key": keys[0]}) for _ in range(5)]
        assert [response.status_code for response in statuses] == [200, 200, 200, 429, 429]
        assert 0 < int(statuses[-1].headers["retry-after"]) <= 3600
        assert statuses[-1].headers["content-type"] == PROBLEM
        assert client.get("/v1/reports", headers={"X-API-Key": keys[1]}).status_code == 200
        assert client.get("/healthz").status_code == 200


def test_wrong_keys_are_tried_a_few_times_only(sample_service: Service, state: State) -> None:
    _, text = state.keys.create("right", [Scope.ASK])
    settings = ServiceSettings(access=AccessRule.REQUIRED, failed_keys="3/hour")
    with serving(sample_service, state, settings) as client:
        wrong = [client.get("/v1/reports", headers={"X-API-Key": f"guess {n}"}).status_code for n in range(5)]
        assert wrong == [401, 401, 401, 429, 429]
        assert client.get("/v1/reports", headers={"X-API-Key": text}).status_code == 429


@pytest.mark.parametrize(
    "settings",
    [
        {"rate_limit": "often"},
        {"failed_keys": "frog/minute"},
        {"rate_storage": "ftp://somewhere"},
    ],
)
def test_a_setting_that_cannot_be_used_is_named_at_the_start(
    sample_service: Service, state: State, settings: dict[str, str]
) -> None:
    with pytest.raises(SettingError, match="PILCROW_"):
        create_app(sample_service, state, ServiceSettings.model_validate(settings))


@pytest.mark.parametrize(
    ("host", "access", "required"),
    [
        ("127.0.0.1", AccessRule.AUTO, False),
        ("127.8.8.8", AccessRule.AUTO, False),
        ("::1", AccessRule.AUTO, False),
        ("localhost", AccessRule.AUTO, False),
        ("0.0.0.0", AccessRule.AUTO, True),
        ("::", AccessRule.AUTO, True),
        ("10.0.0.4", AccessRule.AUTO, True),
        ("pilcrow.council.example", AccessRule.AUTO, True),
        ("127.0.0.1", AccessRule.REQUIRED, True),
        ("0.0.0.0", AccessRule.OPEN, False),
    ],
)
def test_keys_are_required_wherever_others_can_reach_the_service(
    host: str, access: AccessRule, required: bool
) -> None:
    settings = ServiceSettings(host=host, access=access)
    assert settings.keys_required is required
    assert bool(settings.rate) is required


def test_feedback_is_read_and_deleted_by_administrators_and_both_are_recorded(locked: Locked) -> None:
    given = {"question": "Why?", "outcome": "answered", "verdict": "up"}
    assert (
        locked.client.post("/v1/feedback", json=given, headers=locked.headers(Scope.ASK)).status_code == 201
    )
    admin = locked.headers(Scope.ADMIN)
    assert locked.client.get("/v1/admin/feedback", headers=admin).json()["feedback"][0]["question"] == "Why?"
    gone = locked.client.delete(
        "/v1/admin/feedback", params={"before": "2999-01-01T00:00:00Z"}, headers=admin
    )
    assert gone.json() == {"deleted": 1}
    assert locked.client.get("/v1/admin/feedback", headers=admin).json() == {"feedback": []}
    acts = [act["act"] for act in locked.client.get("/v1/admin/audit", headers=admin).json()["acts"]]
    assert acts == ["feedback read", "feedback deleted", "feedback read"]


def test_every_response_has_the_security_headers_and_an_id(locked: Locked) -> None:
    for response in (
        locked.client.get("/healthz"),
        locked.client.get("/v1/reports"),
        locked.client.get("/v1/nowhere", headers=locked.headers(Scope.ASK)),
        locked.client.get("/", headers=locked.headers(Scope.ASK)),
        locked.client.post("/v1/ask", content=b"{", headers=locked.headers(Scope.ASK)),
    ):
        assert response.headers["x-content-type-options"] == "nosniff"
        assert response.headers["x-frame-options"] == "DENY"
        assert response.headers["content-security-policy"].startswith("default-src 'none'")
        assert response.headers["cache-control"] in ("no-store", "private, no-cache")
        assert response.headers["x-request-id"]
        assert "server" not in response.headers or "uvicorn" in response.headers["server"]


def test_only_the_origins_named_may_call_from_a_browser(locked: Locked) -> None:
    def asked(origin: str) -> httpx.Response:
        headers = {"Origin": origin, "Access-Control-Request-Method": "POST"}
        return locked.client.options("/v1/ask", headers=headers)

    assert (
        asked("https://council.example").headers["access-control-allow-origin"] == "https://council.example"
    )
    assert "access-control-allow-origin" not in asked("https://elsewhere.example").headers


def test_a_service_open_on_loopback_answers_to_its_own_names_only(sample_client: httpx.Client) -> None:
    port = sample_client.base_url.port
    for host in (f"localhost:{port}", "127.0.0.1", f"[::1]:{port}"):
        assert sample_client.get("/v1/reports", headers={"Host": host}).status_code == 200
    for host in ("elsewhere.example", f"elsewhere.example:{port}", "127.0.0.1.elsewhere.example", ""):
        response = sample_client.get("/v1/reports", headers={"Host": host})
        assert (response.status_code, response.headers["content-type"]) == (421, PROBLEM)


def test_the_address_of_a_caller_is_believed_of_trusted_proxies_only(
    sample_service: Service, state: State
) -> None:
    def statuses(settings: ServiceSettings) -> list[int]:
        with serving(sample_service, state, settings) as client:
            return [
                client.get("/v1/reports", headers={"X-Forwarded-For": f"192.0.2.{n}"}).status_code
                for n in range(4)
            ]

    assert statuses(ServiceSettings(rate_limit="2/hour")) == [200, 200, 429, 429]
    assert statuses(ServiceSettings(rate_limit="2/hour", trusted_proxies="127.0.0.0/8")) == [200] * 4
