from __future__ import annotations

import pytest

from eval.mock_model import MockModel, Reply
from service.doctor import examine as doctor
from service.generation.endpoint import Endpoint, EndpointModel
from service.generation.probe import UnusableModelError, examine
from tests.service.generation.conftest import KEY, settings_for


def probe(server: MockModel, model: str = "mock") -> str:
    return examine(settings_for(server.url), EndpointModel(Endpoint(server.url, model, KEY)))


def test_a_model_that_works_is_said_to(server: MockModel) -> None:
    assert "answers in the form asked for" in probe(server)
    assert "with a margin of 20%" in probe(server)
    assert "its own encoding" in probe(server, "gpt-4o-mini")


@pytest.mark.parametrize(
    ("reply", "advice"),
    [
        (Reply(status=401, error={"message": f"bad key {KEY}"}), "check PILCROW_MODEL_KEY"),
        (Reply(status=404), "check PILCROW_MODEL and"),
        (Reply("", finish="length"), "PILCROW_MODEL_REPLY_TOKENS"),
        (Reply("Hello!"), "does not answer with the JSON asked for"),
    ],
)
def test_a_model_that_cannot_be_used_says_what_to_do(server: MockModel, reply: Reply, advice: str) -> None:
    server.replies.append(reply)
    with pytest.raises(UnusableModelError, match=advice) as caught:
        probe(server)
    assert KEY not in str(caught.value)


def test_the_doctor_looks_at_the_model_that_is_set(
    server: MockModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir("/")
    monkeypatch.delenv("PILCROW_MODEL", raising=False)
    assert "none is set" in next(one.message for one in doctor(None) if one.name == "language model")
    monkeypatch.setenv("PILCROW_MODEL", "mock")
    monkeypatch.setenv("PILCROW_MODEL_URL", server.url)
    found = next(one for one in doctor(None) if one.name == "language model")
    assert found.ok
    assert "mock answers" in found.message
