"""What is known of fetched documents and pages between two runs: `fetch.json` in the folder."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from indexer.errors import StoreError
from indexer.fetch.pages import VERSION, Listed, Listing
from indexer.fetch.partial import Validators
from indexer.fetch.writing import write_whole

NAME = "fetch.json"


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Held(_Part):
    """A document in the folder. `listed` turns false when the page no longer lists it."""

    urn: str
    kind: str
    published: date
    file: str = Field(pattern=r"^[^/\\.][^/\\]*$")
    sha256: str
    etag: str | None = None
    last_modified: str | None = None
    listed: bool = True

    @property
    def validators(self) -> Validators:
        """What the version held is known by."""
        return Validators(self.etag, self.last_modified)


class _SeenDocument(_Part):
    address: str
    kind: str
    form: str
    published: date


class SeenPage(_Part):
    """A provider's page as last read, for the day the server says that it has not changed."""

    version: int
    etag: str | None
    last_modified: str | None
    documents: tuple[_SeenDocument, ...]

    @property
    def validators(self) -> Validators:
        """What that version is known by; nothing where it was read by an earlier reader."""
        return Validators(self.etag, self.last_modified) if self.version == VERSION else Validators()

    @property
    def listing(self) -> Listing:
        """What it listed."""
        return Listing(tuple(Listed(d.address, d.kind, d.form, d.published) for d in self.documents))


class State(_Part):
    """All documents held, by address, and pages seen, by address."""

    format: Literal[1] = 1
    documents: dict[str, Held] = Field(default_factory=dict)
    pages: dict[str, SeenPage] = Field(default_factory=dict)

    def saw(self, address: str, listing: Listing, validators: Validators) -> None:
        """Keep a page that was read whole."""
        self.pages[address] = SeenPage(
            version=VERSION,
            etag=validators.etag,
            last_modified=validators.last_modified,
            documents=tuple(
                _SeenDocument(address=d.address, kind=d.kind, form=d.form, published=d.published)
                for d in listing.documents
            ),
        )

    def holder(self, file: str) -> str | None:
        """Address of the document that has this file name, or None."""
        return next((address for address, held in self.documents.items() if held.file == file), None)


def load(folder: Path) -> State:
    """The state of a folder, new where there is none; StoreError where it cannot be read."""
    path = folder / NAME
    try:
        return State.model_validate_json(path.read_bytes())
    except FileNotFoundError:
        return State()
    except (OSError, ValidationError) as error:
        first = str(error).splitlines()[0]
        raise StoreError(
            f"{path} cannot be read ({first}). Move it away and fetch again: "
            "the files are compared with what is published, and kept"
        ) from error


def save(folder: Path, state: State) -> None:
    """Write the state in one step; StoreError where the disk refuses."""
    write_whole(folder / NAME, state.model_dump_json(indent=1) + "\n")
