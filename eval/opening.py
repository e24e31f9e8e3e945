"""What is evaluated: the service in this process over an index folder, or a running one by its address."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from eval.contracts import Library, System
from eval.errors import EvaluationError
from eval.judge import Judge, ModelJudge, TextModel
from service.generation.contract import LanguageModel


@dataclass(frozen=True, slots=True)
class Opened:
    """A system, the library it answers from, and how to make the baselines over the same index."""

    system: System
    library: Library
    baselines: Callable[[], Sequence[System]]


@contextmanager
def open_url(url: str, *, key: str | None, timeout: float) -> Iterator[Opened]:
    """A running service while it is used; raises SystemFailure when it cannot list its reports."""
    from eval.over_http import Client, HttpLibrary, HttpSystem

    def none() -> Sequence[System]:
        raise EvaluationError("baselines need the index itself: use --systems with --data, not with --url")

    with closing(Client(url, timeout=timeout, key=key)) as client:
        yield Opened(HttpSystem(client), HttpLibrary(client), none)


@contextmanager
def open_library(data: Path | None) -> Iterator[Library]:
    """The reports of an index folder alone, without a service; raises IndexMissingError without one."""
    from eval.inside import IndexLibrary
    from indexer.settings import IndexerSettings
    from indexer.store.published import open_current

    with closing(open_current(data or IndexerSettings().data)) as index:
        yield IndexLibrary(index)


@contextmanager
def open_data(
    data: Path | None, *, record: Path | None = None, replay: Path | None = None
) -> Iterator[Opened]:
    """The service over an index folder while it is used; raises what the service raises without one.

    `record` keeps the replies of the language model that the settings name; `replay` answers from them.
    """
    from eval.inside import IndexLibrary, InsideSystem
    from service.wiring import open_embedder, open_service

    service = open_service(data, written_by=_language_model(record, replay))
    index = service.index()

    def baseline_systems() -> Sequence[System]:
        from eval.systems import baselines

        return baselines(index, open_embedder())

    try:
        yield Opened(InsideSystem(service), IndexLibrary(index), baseline_systems)
    finally:
        service.close()


def _language_model(record: Path | None, replay: Path | None) -> LanguageModel | None:
    """The model that writes answers where it is not simply the one of the settings."""
    from eval.model_recording import RecordingLanguageModel, ReplayLanguageModel

    if replay is not None:
        if record is not None:
            raise EvaluationError("--model-replay asks no model: leave out --model-record")
        return ReplayLanguageModel(replay)
    if record is None:
        return None
    from service.generation.settings import ModelSettings
    from service.wiring import open_model

    model = open_model(ModelSettings())
    if model is None:
        raise EvaluationError("--model-record needs a language model: set PILCROW_MODEL")
    return RecordingLanguageModel(model, record)


def open_judge(
    *, model: str | None, url: str | None, key: str | None, record: Path | None, replay: Path | None
) -> Judge | None:
    """The judge asked for, or None; raises EvaluationError for settings that contradict each other."""
    from eval.recording import RecordingModel, ReplayModel

    if replay is not None:
        if model is not None or record is not None:
            raise EvaluationError("--judge-replay asks no model: leave out --judge-model and --judge-record")
        return ModelJudge(ReplayModel(replay))
    if model is None:
        if record is not None:
            raise EvaluationError("--judge-record needs --judge-model and --judge-url")
        return None
    if url is None:
        raise EvaluationError("--judge-model needs --judge-url, the address of an OpenAI-compatible endpoint")
    from eval.judge_model import EndpointModel

    chosen: TextModel = EndpointModel(model, url, key)
    return ModelJudge(RecordingModel(chosen, record) if record is not None else chosen)
