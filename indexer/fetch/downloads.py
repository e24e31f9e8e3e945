"""One document: asked for, checked by its content, put in its place under a name that stays."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from urllib.parse import urlsplit

from indexer.discover import content_hash
from indexer.errors import NotADocumentError
from indexer.fetch.client import PoliteClient
from indexer.fetch.pages import Listed
from indexer.fetch.partial import Partial, Validators
from indexer.fetch.state import Held, State, save

_HEAD = 1024  # bytes in which a PDF must begin (ISO 32000-1, implementation note 13)
_TAIL = 4096  # bytes before the end in which it must end; some producers leave rubbish behind it
_LEAST = 500  # bytes; a PDF of one empty page has more


class Outcome(StrEnum):
    """What became of a document."""

    NEW = "new"
    CHANGED = "changed"
    RESTORED = "restored"  # our file was missing or damaged
    UNCHANGED = "unchanged"
    GONE = "no longer listed"
    FAILED = "failed"


def expected(document: Listed, folder: Path, state: State) -> Outcome:
    """What fetching would do, as far as can be told without asking for the document."""
    held = state.documents.get(document.address)
    if held is None:
        return Outcome.NEW
    return Outcome.UNCHANGED if _intact(folder, held) else Outcome.RESTORED


def fetch_document(
    document: Listed, urn: str, folder: Path, state: State, client: PoliteClient
) -> tuple[Outcome, str]:
    """Bring a document into the folder if it is not there in this version; what was done, and its file name.

    `state` is changed and saved. Raises FetchError and its kin, and StoreError; what is held stays then.
    """
    held = state.documents.get(document.address)
    before = expected(document, folder, state)
    known = held.validators if held and before is Outcome.UNCHANGED else Validators()
    partial = Partial(folder, document.address)
    validators = client.download(document.address, partial, known)
    if validators is None and held:
        _note(state, document, urn, held.file, held.sha256, held.validators)
        save(folder, state)
        return Outcome.UNCHANGED, held.file
    if validators is None:
        raise NotADocumentError(document.address, "the publisher says it is unchanged, but it is not held")
    try:
        check_pdf(partial.path, document.address)
    except NotADocumentError:
        partial.discard()
        raise
    digest = content_hash(partial.path)
    if held and digest == held.sha256 and before is Outcome.UNCHANGED:
        partial.discard()
        name = held.file
    else:
        name = held.file if held else _free_name(document, urn, folder, state, digest)
        if held and before is Outcome.UNCHANGED:
            before = Outcome.CHANGED
        partial.place(folder / name)
    _note(state, document, urn, name, digest, validators)
    save(folder, state)
    return before, name


def check_pdf(path: Path, address: str) -> None:
    """Raise NotADocumentError, for a person, unless a file begins and ends as a PDF does."""
    size = path.stat().st_size
    with path.open("rb") as file:
        head = file.read(_HEAD)
        file.seek(max(size - _TAIL, 0))
        tail = file.read()
    if b"%PDF-" not in head:
        if re.search(rb"<\s*(?:!doctype|html|head|body)", head, re.IGNORECASE):
            raise NotADocumentError(address, "a web page came instead of the PDF; fetch again later")
        raise NotADocumentError(address, "what came is no PDF" if size else "nothing came; fetch again later")
    if b"%%EOF" not in tail or size < _LEAST:
        raise NotADocumentError(address, "the PDF ends too early; fetch again later")


def _intact(folder: Path, held: Held) -> bool:
    path = folder / held.file
    return path.is_file() and content_hash(path) == held.sha256


def _note(state: State, document: Listed, urn: str, name: str, digest: str, validators: Validators) -> None:
    state.documents[document.address] = Held(
        urn=urn,
        kind=document.kind,
        published=document.published,
        file=name,
        sha256=digest,
        etag=validators.etag,
        last_modified=validators.last_modified,
    )


def _free_name(document: Listed, urn: str, folder: Path, state: State, digest: str) -> str:
    """A name that no other document has; a file of another origin with other content is never replaced."""
    for name in _names(document, urn):
        path = folder / name
        # A symbolic link that leads nowhere does not "exist", but it is somebody's all the same.
        taken = path.is_symlink() or path.exists()
        if state.holder(name) is None and (not taken or (path.is_file() and content_hash(path) == digest)):
            return name
    raise AssertionError("names do not end")


def _names(document: Listed, urn: str) -> Iterator[str]:
    stem = f"{urn}-{document.published.isoformat()}"
    yield f"{stem}.pdf"
    last = urlsplit(document.address).path.rstrip("/").rsplit("/", 1)[-1]
    part = re.sub(r"[^A-Za-z0-9]+", "-", last).strip("-")[:40] or "document"
    yield f"{stem}-{part}.pdf"
    number = 2
    while True:
        yield f"{stem}-{part}-{number}.pdf"
        number += 1
