"""`pilcrow keys` and `pilcrow audit` from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from indexer.cli import build_app
from service.errors import NotHeldError
from service.state.database import default_url
from service.state.state import State

RUNNER = CliRunner()


@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_keys_are_made_listed_and_revoked_and_each_act_is_recorded(tmp_path: Path) -> None:
    def run(*arguments: str) -> str:
        result = RUNNER.invoke(build_app(), [*arguments, "--data", str(tmp_path)])
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result.stdout

    text = run(
        "keys", "create", "the council", "--scope", "ask", "--scope", "metrics", "--days", "30"
    ).strip()
    state = State(default_url(tmp_path))
    key = state.keys.find(text)
    assert key is not None
    assert key.expires is not None
    listed = json.loads(run("keys", "list", "--json"))
    assert [(one["id"], one["name"], one["scopes"]) for one in listed] == [
        (key.id, "the council", ["ask", "metrics"])
    ]
    assert text not in run("keys", "list")
    run("keys", "revoke", key.id)
    assert "revoked" in run("keys", "list")
    with pytest.raises(NotHeldError):
        run("keys", "revoke", key.id)
    acts = [json.loads(line) for line in run("audit", "--json").splitlines()]
    assert [act["act"] for act in acts] == ["key created", "key revoked"]
    assert all(act["actor"].startswith("user ") for act in acts)
    state.close()
