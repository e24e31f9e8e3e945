"""What came is checked by its content, and gets a name that no other file has."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from indexer.errors import NotADocumentError
from indexer.fetch.client import PoliteClient
from indexer.fetch.downloads import Outcome, check_pdf, fetch_document
from indexer.fetch.pages import Listed
from indexer.fetch.settings import FetchSettings
from indexer.fetch.state import State, load
from tests.support.publisher import Document, Publisher, pdf


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "nothing came"),
        (b"\r\n<!DOCTYPE HTML><html>Sorry</html>", "web page"),
        (b"PK\x03\x04" + b"x" * 1000, "no PDF"),
        (pdf("x")[:-100], "ends too early"),
        (b"%PDF-1.4 %%EOF", "ends too early"),
    ],
)
def test_what_is_no_whole_pdf_is_refused(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "came"
    path.write_bytes(content)
    with pytest.raises(NotADocumentError, match=message):
        check_pdf(path, "https://files.example/1")


def test_a_pdf_may_have_a_little_rubbish_around_it(tmp_path: Path) -> None:
    path = tmp_path / "came"
    path.write_bytes(b"\n\n" + pdf("x") + b"\0" * 3000)
    check_pdf(path, "")


@pytest.mark.reports
def test_every_real_pdf_passes_and_the_two_that_are_none_do_not(reports_dir: Path) -> None:
    refused = []
    for path in sorted((reports_dir / "england").glob("*.pdf")):
        try:
            check_pdf(path, path.name)
        except NotADocumentError as error:
            refused.append(error.address)
    assert refused == ["80429-2012-10-19.pdf", "80431-2012-07-13.pdf"]


def listed(publisher: Publisher, document: Document) -> Listed:
    return Listed(publisher.files + document.path, document.kind, "PDF", document.published)


def client(publisher: Publisher) -> PoliteClient:
    return PoliteClient(
        FetchSettings(publisher=publisher.base, publisher_files=publisher.files, fetch_pause=0),
        lambda _: None,
    )


@pytest.fixture(autouse=True)
def _own_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir("/")
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


def test_two_documents_of_one_day_get_two_names_that_stay(publisher: Publisher, tmp_path: Path) -> None:
    first = Document(601, "Visit", date(2020, 1, 1), pdf("a"))
    second = Document(602, "Inspection", date(2020, 1, 1), pdf("b"))
    publisher.authority("99009", "X", first, second)
    asking, state = client(publisher), State()
    got = [fetch_document(listed(publisher, d), "99009", tmp_path, state, asking) for d in (first, second)]
    assert got == [(Outcome.NEW, "99009-2020-01-01.pdf"), (Outcome.NEW, "99009-2020-01-01-602.pdf")]
    state = load(tmp_path)
    got = [fetch_document(listed(publisher, d), "99009", tmp_path, state, asking) for d in (second, first)]
    assert got == [
        (Outcome.UNCHANGED, "99009-2020-01-01-602.pdf"),
        (Outcome.UNCHANGED, "99009-2020-01-01.pdf"),
    ]


def test_a_file_of_another_origin_is_never_replaced(publisher: Publisher, tmp_path: Path) -> None:
    document = publisher.documents["99002"][0]
    (tmp_path / "99002-2024-04-30.pdf").write_bytes(b"somebody's notes")
    (tmp_path / "99002-2024-04-30-504.pdf").symlink_to(tmp_path / "nowhere")
    got = fetch_document(listed(publisher, document), "99002", tmp_path, State(), client(publisher))
    assert got == (Outcome.NEW, "99002-2024-04-30-504-2.pdf")
    assert (tmp_path / "99002-2024-04-30.pdf").read_bytes() == b"somebody's notes"
    assert (tmp_path / "99002-2024-04-30-504.pdf").is_symlink()


def test_a_file_with_the_same_content_is_taken_over(publisher: Publisher, tmp_path: Path) -> None:
    document = publisher.documents["99002"][0]
    (tmp_path / "99002-2024-04-30.pdf").write_bytes(document.content)
    got = fetch_document(listed(publisher, document), "99002", tmp_path, State(), client(publisher))
    assert got == (Outcome.NEW, "99002-2024-04-30.pdf")
    assert {one.name for one in tmp_path.iterdir()} == {"99002-2024-04-30.pdf", "fetch.json"}
