"""The whole result as JSON, for `--baseline` of a later run and for other programs."""

from __future__ import annotations

from eval.result import RunResult


def json_report(result: RunResult) -> str:
    """The result with its fingerprint left out (it can be computed); ends in a line feed."""
    return result.model_dump_json(indent=1) + "\n"
