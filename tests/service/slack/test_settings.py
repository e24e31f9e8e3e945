"""Settings and doctor: what is set, what is missing, what does not work; tokens are never shown."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr, ValidationError
from typer.testing import CliRunner

from indexer.cli import build_app as build_cli
from service.errors import ServiceError
from service.slack.app import COMMAND
from service.slack.doctor import SCOPES, checks
from service.slack.interactions import ASK_ABOUT
from service.slack.settings import SlackSettings
from tests.conftest import ROOT
from tests.service.slack.conftest import settings_for
from tests.service.slack.fake_slack import TOKEN, FakeSlack

MANIFEST: dict[str, Any] = json.loads((ROOT / "docs" / "slack-manifest.json").read_text("utf-8"))


def test_ids_are_listed_with_commas_or_spaces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PILCROW_SLACK_CHANNELS", "C1, C2 C3,")
    monkeypatch.setenv("PILCROW_SLACK_TEAMS", "")
    settings = SlackSettings(_env_file=None)
    assert settings.channels == ("C1", "C2", "C3")
    assert settings.teams == ()


def test_tokens_are_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PILCROW_SLACK_BOT_TOKEN", TOKEN)
    settings = SlackSettings(_env_file=None)
    assert TOKEN not in f"{settings!r} {settings} {settings.model_dump_json()}"


def test_an_empty_token_is_none_and_there_is_no_bot(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PILCROW_SLACK_BOT_TOKEN", " ")
    monkeypatch.setenv("PILCROW_SLACK_SIGNING_SECRET", "secret")
    assert not SlackSettings(_env_file=None).over_http


@pytest.mark.parametrize(
    "fields", [{"per_minute": 0}, {"at_once": 65}, {"keep_days": 0}, {"stream_after": -1}]
)
def test_settings_have_bounds(fields: dict[str, int]) -> None:
    with pytest.raises(ValidationError):
        SlackSettings(_env_file=None, **fields)  # type: ignore[arg-type]


def findings(settings: SlackSettings, base: str | None = None) -> dict[str, str]:
    """What doctor finds, faults beginning with !"""
    found = {}
    for name, check in checks(settings, base):
        try:
            found[name] = check()
        except ServiceError as error:
            found[name] = f"! {error}"
    return found


def test_without_a_token_doctor_says_that_slack_is_not_set_up() -> None:
    assert "not set up" in findings(SlackSettings(_env_file=None))["slack"]


def test_doctor_names_the_bot_its_transports_and_where_links_lead(slack: FakeSlack) -> None:
    slack.scopes = ",".join(SCOPES)
    found = findings(settings_for(slack), "https://r.example")
    assert found["slack bot token"] == "pilcrow in Home"
    assert "/slack/events" in found["slack transport"]
    assert "Socket Mode" in found["slack transport"]
    assert "https://r.example" in found["slack links"]


def test_doctor_says_what_is_wrong_and_what_to_do(slack: FakeSlack) -> None:
    found = findings(settings_for(slack).model_copy(update={"app_token": SecretStr("xapp-wrong")}))
    assert "lacks app_mentions:read" in found["slack bot token"]
    assert found["slack transport"].startswith("! ")
    assert "PILCROW_SLACK_APP_TOKEN" in found["slack transport"]
    assert "PILCROW_PUBLIC_URL" in found["slack links"]
    slack.revoked = True
    assert "token_revoked" in findings(settings_for(slack))["slack bot token"]
    bare = settings_for(slack).model_copy(update={"app_token": None, "signing_secret": None})
    assert "PILCROW_SLACK_SIGNING_SECRET" in findings(bare)["slack transport"]


def test_the_command_says_which_tokens_are_missing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PILCROW_SLACK_BOT_TOKEN", TOKEN)
    ended = CliRunner().invoke(build_cli(), ["slack"])
    assert ended.exit_code == 2
    assert "PILCROW_SLACK_APP_TOKEN" in ended.output
    assert "BOT_TOKEN" not in ended.output


def test_the_manifest_asks_for_what_the_bot_uses() -> None:
    assert tuple(sorted(MANIFEST["oauth_config"]["scopes"]["bot"])) == tuple(sorted(SCOPES))
    features = MANIFEST["features"]
    assert [one["command"] for one in features["slash_commands"]] == [COMMAND]
    assert [(one["callback_id"], one["type"]) for one in features["shortcuts"]] == [(ASK_ABOUT, "message")]
    events = MANIFEST["settings"]["event_subscriptions"]["bot_events"]
    assert {"app_mention", "message.im", "message.channels", "assistant_thread_started"} <= set(events)
    assert len(MANIFEST["display_information"]["description"]) <= 140
    assert len(features["assistant_view"]["assistant_description"]) <= 300
