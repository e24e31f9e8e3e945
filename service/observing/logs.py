"""Logs: a line a request and a line an answer, for people or as JSON, each with the id of its request."""

from __future__ import annotations

import json
import logging
import sys
from datetime import UTC, datetime

from service.observing.facts import request_id
from service.observing.settings import ObservingSettings

_ROOT = "pilcrow"


def set_up(settings: ObservingSettings) -> None:
    """Send all logs of this process to standard error in the form that the settings name."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines() if settings.log_format == "json" else Lines())
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(logging.WARNING)
    logging.getLogger(_ROOT).setLevel(settings.log_level.upper())
    for name in ("uvicorn", "uvicorn.error", "uvicorn.access"):
        logger = logging.getLogger(name)
        logger.handlers, logger.propagate = [], True
        logger.setLevel(logging.WARNING)


def _facts(record: logging.LogRecord) -> dict[str, object]:
    facts: dict[str, object] = getattr(record, "facts", {})
    identity = request_id.get()
    return {"request": identity, **facts} if identity else dict(facts)


class JsonLines(logging.Formatter):
    """One JSON object a line: at, level, logger, message, request, and the facts of the event."""

    def format(self, record: logging.LogRecord) -> str:
        """The line; what is no JSON is written as text."""
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            **_facts(record),
        }
        if record.exc_info:
            line["trace"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False, default=str)


class Lines(logging.Formatter):
    """Time, level, message and facts, for people."""

    def format(self, record: logging.LogRecord) -> str:
        """The line. Line breaks within are escaped: nobody can write a line of their own into the log."""
        facts = " ".join(f"{name}={value}" for name, value in _facts(record).items())
        moment = datetime.fromtimestamp(record.created, UTC).strftime("%Y-%m-%d %H:%M:%S")
        text = f"{moment} {record.levelname.lower():7} {record.getMessage()} {facts}".rstrip()
        text = text.replace("\r", "\\r").replace("\n", "\\n")
        return text + (f"\n{self.formatException(record.exc_info)}" if record.exc_info else "")
