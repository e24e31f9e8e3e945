"""Errors of the indexer. Each message names the file or folder and says what to do.

PilcrowError              anything the product raises on purpose
├─ ReadError              a file cannot be read as a report (empty, encrypted, mislabelled, a scan)
│  └─ NothingFoundError   there is no file to read where reports were expected
├─ ModelError             the embedding model is missing, not the expected one, or does not answer
├─ IndexMissingError      there is no index where one was expected
├─ IndexForeignError      the index was made by another embedder or another version
├─ FetchError             a page or document of the publisher cannot be had or is not what it should be
│  ├─ PageChangedError    a page of the publisher is not built as it was
│  ├─ NotADocumentError   what came is no whole PDF (an error page, a file that ends too early)
│  ├─ DownloadBreakError  a connection broke off or took too long (asked again a few times)
│  └─ FetchStopError      the publisher asks for rest or does not answer: the whole run stops
├─ IndexLockedError       another process is indexing into the same folder (try again later)
└─ StoreError             the disk or a store refused (full disk, permissions); the old index lives
   └─ WriteRefusedError   a library that writes a part of the index could not write it
"""

from __future__ import annotations


class PilcrowError(Exception):
    """Base of every error raised on purpose; `retryable` says whether waiting can help."""

    retryable = False


class ReadError(PilcrowError):
    """A file cannot be read as a report. `reason` is for a person and says what to do."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.reason = reason


class NothingFoundError(ReadError):
    """There is no file to read where reports were expected."""


class ModelError(PilcrowError):
    """The embedding model is missing, is not the expected one, or does not answer."""


class IndexMissingError(PilcrowError):
    """There is no index where one was expected."""


class IndexForeignError(PilcrowError):
    """The index was made by another embedder or by another version of the format."""


class IndexLockedError(PilcrowError):
    """Another process is indexing into the same folder."""

    retryable = True


class StoreError(PilcrowError):
    """The disk or a store refused; nothing was published and the old index lives."""


class WriteRefusedError(StoreError):
    """A library that writes a part of the index could not write it."""


class FetchError(PilcrowError):
    """A page or document of the publisher cannot be had; `address` is where, `reason` what for a person."""

    def __init__(self, address: str, reason: str) -> None:
        super().__init__(f"{address}: {reason}")
        self.address = address
        self.reason = reason


class PageChangedError(FetchError):
    """A page of the publisher is not built as it was; what is held stays."""


class NotADocumentError(FetchError):
    """What came is no whole PDF."""


class DownloadBreakError(FetchError):
    """A connection broke off or took too long."""

    retryable = True


class FetchStopError(FetchError):
    """The publisher asks for rest or does not answer; nothing more is asked of it now."""

    retryable = True
