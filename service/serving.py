"""Running the application: one process or several, ending with the answers under way finished."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from service.settings import ServiceSettings

if TYPE_CHECKING:
    from fastapi import FastAPI

_KEEP_ALIVE = 75  # seconds; longer than common proxies keep theirs, so that they end it and not we
_BACKLOG = 2048
# Of memory, for all threads together: what an arena of a thread's own once took never comes back.
_ARENAS = "2"


def application() -> FastAPI:
    """The application as the environment's settings describe it; what each process of several starts."""
    from service.app import create_app
    from service.observing.logs import set_up
    from service.slack.settings import SlackSettings
    from service.wiring import open_pull, open_service, open_slack, open_state

    settings = ServiceSettings()
    set_up(settings)
    service = open_service(None, settings, must_exist=False)
    state, chat = open_state(None, settings), SlackSettings()
    slack = open_slack(service, state, settings, chat) if chat.over_http else None
    return create_app(service, state, settings, slack, open_pull())


def serve(data: Path | None, host: str | None, port: int | None, workers: int | None) -> None:
    """Serve until told to stop; arguments take the place of settings. Raises SettingError."""
    for name, value in (("DATA", data), ("HOST", host), ("PORT", port), ("WORKERS", workers)):
        if value is not None:
            os.environ[f"PILCROW_{name}"] = str(value)  # inherited by further processes
    os.environ.setdefault("MALLOC_ARENA_MAX", _ARENAS)  # read when a process begins: for further ones
    settings = ServiceSettings()
    with _shared_figures(settings.workers):
        _run(settings)


def _run(settings: ServiceSettings) -> None:
    import uvicorn

    several = settings.workers > 1
    # One process builds the application here, so that a wrong setting ends in one clear line.
    app: FastAPI | str = "service.serving:application" if several else application()
    print(f"Pilcrow listens on http://{settings.host}:{settings.port}", flush=True)
    uvicorn.run(
        app,
        factory=several,
        host=settings.host,
        port=settings.port,
        workers=settings.workers,
        http="service.patience:PatientProtocol",
        ws="none",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,  # done by the application, for trusted proxies only
        timeout_keep_alive=_KEEP_ALIVE,
        timeout_graceful_shutdown=settings.shutdown_seconds,
        backlog=_BACKLOG,
    )


@contextmanager
def _shared_figures(workers: int) -> Iterator[None]:
    """A folder in which several processes put their figures together; Prometheus' library looks for it there."""
    if workers == 1:
        yield
        return
    with tempfile.TemporaryDirectory(prefix="pilcrow-metrics-") as folder:
        os.environ["PROMETHEUS_MULTIPROC_DIR"] = folder
        yield
