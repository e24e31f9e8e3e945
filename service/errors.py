"""Errors of the service, each with the HTTP status it becomes and a message that says what to do.

ServiceError
├─ QuestionError      the question or a field of the request cannot be used (422)
├─ NotHeldError       a report or paragraph that is not in the index (404)
├─ NotReadyError      no usable index is published yet (503, try again later)
├─ StateError         the database of feedback, keys and queues cannot be used (503, try again later)
├─ BackupError        a backup cannot be written, or a file is no whole backup of this version
└─ SettingError       a setting cannot be used; the message names it and says what to write (at start)
"""

from __future__ import annotations

from indexer.errors import PilcrowError


class ServiceError(PilcrowError):
    """Base; `status` and `title` make the problem document (RFC 9457)."""

    status = 500
    title = "The service failed"


class QuestionError(ServiceError):
    """The question, or another field named in the message, cannot be used."""

    status = 422
    title = "The request cannot be used"


class NotHeldError(ServiceError):
    """The report or paragraph named is not in the index."""

    status = 404
    title = "Not in the index"


class NotReadyError(ServiceError):
    """No usable index is published."""

    status = 503
    title = "No index is loaded"
    retryable = True


class StateError(ServiceError):
    """The database of what is not derived from reports cannot be used."""

    status = 503
    title = "The state database cannot be used"
    retryable = True


class BackupError(ServiceError):
    """A backup cannot be written, or a file is no backup that can be restored here."""

    title = "The backup cannot be used"


class SettingError(ServiceError):
    """A setting cannot be used."""

    title = "A setting cannot be used"
