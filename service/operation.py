"""What `pilcrow doctor` says of running the service: its state, its door, its limits, its disk, its traces."""

from __future__ import annotations

import asyncio
import shutil
import socket
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from service.errors import NotReadyError, SettingError, StateError
from service.finding import Finding, finding
from service.settings import ServiceSettings

_LEAST_FREE = 0.1  # of the disk; a new generation is built beside the old one
_PATIENCE = 2.0  # seconds for a server to accept a connection


def operation(data: Path | None) -> list[Finding]:
    """Examine what only a running service needs."""
    settings = ServiceSettings()
    found = [
        finding("state database", lambda: _state(data, settings)),
        finding("access", lambda: _access(data, settings)),
        finding("rate limits", lambda: _rates(settings)),
        finding("disk", lambda: _disk(data)),
    ]
    if settings.traces:
        found.append(finding("traces", lambda: _traces(settings.traces)))
    return found


def _state(data: Path | None, settings: ServiceSettings) -> str:
    from service.wiring import open_state

    state = open_state(data, settings)
    state.check()
    name = state.engine.dialect.name
    state.close()
    return f"{name}, up to date"


def _access(data: Path | None, settings: ServiceSettings) -> str:
    from service.wiring import open_state

    if not settings.keys_required:
        if settings.on_loopback:
            return "open, on loopback only"
        raise SettingError(
            "everybody who reaches this machine may ask and no key is needed (PILCROW_ACCESS=open); "
            "unset it, or leave a proxy that asks who they are as the only way in"
        )
    now = datetime.now(UTC)
    valid = [key for key in open_state(data, settings).keys.all() if key.valid(now)]
    if not valid:
        raise StateError("keys are required and there is none; make one with: pilcrow keys create NAME")
    return f"keys are required; {len(valid)} in use"


def _rates(settings: ServiceSettings) -> str:
    from service.access.rates import CallerRates

    limits = CallerRates.of(settings)

    async def ask() -> bool:
        await limits.rates.wait(limits.failing, "doctor")
        await limits.rates.close()
        return limits.rates.shared_is_away

    if asyncio.run(ask()):
        raise SettingError(
            "the storage of rates (PILCROW_RATE_STORAGE) does not answer; each process counts for itself"
        )
    if not settings.rate:
        return "none"
    return f"{settings.rate}, counted in {settings.rate_storage.get_secret_value().partition(':')[0]}"


def _disk(data: Path | None) -> str:
    from indexer.settings import IndexerSettings

    folder = (data or IndexerSettings().data).resolve()
    there = next(path for path in (folder, *folder.parents) if path.exists())
    usage = shutil.disk_usage(there)
    free = f"{usage.free / 1e9:.1f} GB of {usage.total / 1e9:.0f} GB free at {there}"
    if usage.free < _LEAST_FREE * usage.total:
        raise NotReadyError(f"only {free}; a new index needs room beside the old one")
    return free


def _traces(address: str) -> str:
    parts = urlsplit(address)
    try:
        with socket.create_connection((parts.hostname or "", parts.port or 4317), timeout=_PATIENCE):
            return f"{parts.hostname}:{parts.port or 4317} accepts connections"
    except (OSError, ValueError) as error:
        raise SettingError(
            f"no collector answers at {address} ({error}); mend PILCROW_TRACES or unset it"
        ) from error
