"""`pilcrow doctor`: what works here, and what to do about what does not."""

from __future__ import annotations

from pathlib import Path

from service.errors import NotReadyError
from service.finding import Finding, finding
from service.operation import operation
from service.question.filters import Filters

_PROBE = "How are children protected?"


def examine(data: Path | None) -> list[Finding]:
    """Check everything that a running service needs, an answer from end to end and Slack included.

    Never raises PilcrowError.
    """
    from service.settings import ServiceSettings
    from service.slack.doctor import checks as slack_checks
    from service.slack.settings import SlackSettings

    return [
        finding("embedding model", _model),
        finding("index", lambda: _index(data)),
        finding("language model", _language_model),
        finding("answer", lambda: _answer(data)),
        *operation(data),
        *(finding(*check) for check in slack_checks(SlackSettings(), ServiceSettings().public_url)),
    ]


def _model() -> str:
    from indexer.settings import EmbedderKind, IndexerSettings
    from service.wiring import open_embedder

    if IndexerSettings().embedder is EmbedderKind.NONE:
        return "none is wanted: words are found, not meanings"
    embedder = open_embedder()
    vector = embedder.embed([_PROBE])
    return f"{embedder.name}, {vector.shape[1]} dimensions, works"


def _index(data: Path | None) -> str:
    from service.wiring import open_service

    service = open_service(data)
    index = service.index()
    if service.notes():
        raise NotReadyError("; ".join(service.notes()))
    reports = index.reports()
    return f"generation {index.generation}, {len(reports)} reports, {max((one.end for one in reports), default=0)} paragraphs"


def _language_model() -> str:
    from service.generation.settings import ModelSettings
    from service.wiring import open_model

    settings = ModelSettings()
    model = open_model(settings)
    if model is None:
        return "none is set (PILCROW_MODEL): answers are the inspectors' own sentences"
    from service.generation.probe import examine as ask_once

    return ask_once(settings, model)


def _answer(data: Path | None) -> str:
    from service.wiring import open_service

    service = open_service(data)
    try:
        answer = service.ask(_PROBE, Filters())
    finally:
        service.close()
    return f"{answer.outcome} with {len(answer.citations)} citations in {answer.timings_ms['total']:.0f} ms ({answer.generator})"
