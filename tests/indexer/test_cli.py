"""The command line itself: quick, complete, and not broken by one room."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import EntryPoint

import pytest
import typer

from indexer import cli


def test_help_imports_nothing_heavy() -> None:
    script = (
        "import sys\nfrom indexer.cli import build_app\nbuild_app()\n"
        "heavy = {'numpy', 'chromadb', 'onnxruntime', 'tantivy', 'pydantic', 'openai', 'nltk', 'llama_index',"
        " 'fastapi', 'tokenizers', 'pypdfium2', 'bs4', 'docx', 'rich.table'}\n"
        "print(sorted(heavy & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_a_room_that_cannot_be_loaded_is_named_and_the_others_work(
    capsys: pytest.CaptureFixture[str],
) -> None:
    app = typer.Typer()
    cli._register(EntryPoint("broken", "no_such_room.commands:register", cli.GROUP), app)
    cli._register(EntryPoint("indexer", "indexer.commands:register", cli.GROUP), app)
    assert "the commands of broken are missing: ModuleNotFoundError" in capsys.readouterr().err
    assert {"index", "parse", "reports", "show"} <= {
        command.callback.__name__ for command in app.registered_commands if command.callback
    }
