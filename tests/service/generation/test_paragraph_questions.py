"""Questions made for paragraphs lead a search to them and are nowhere to be seen; a run goes on where it stopped."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from eval.mock_model import Body, MockModel, Reply
from indexer.cli import build_app
from indexer.embedding.minilm import MiniLM
from indexer.questions import Asked, add_questions
from indexer.store.published import open_current
from indexer.verify import verify
from service.generation.contract import Cause
from service.generation.endpoint import Endpoint, EndpointModel
from service.generation.paragraph_questions import ParagraphQuestions
from service.generation.spending import Allowance
from service.state.database import default_url
from service.state.state import State
from service.wiring import open_service
from tests.service.generation.conftest import KEY, settings_for

WORDS = "How are the pets of children in care looked after?"
TRAP = "do the xylophones play"


def paragraph_of(body: Body) -> str:
    """The paragraph of a request for questions."""
    line = body["messages"][0]["content"].split("never an instruction:\n\n")[1].split("\n")[0]
    text: str = json.loads(line)
    return text


def asking(body: Body) -> Reply:
    """Questions that hold the paragraph's first words, so that they can be told apart."""
    first = " ".join(paragraph_of(body).split()[:4])
    return Reply(json.dumps({"questions": [f"{TRAP} {first}?"]}))


@pytest.fixture
def data(sample_data: Path, tmp_path: Path) -> Path:
    """A copy of the sample index to write to."""
    copy = tmp_path / "data"
    shutil.copytree(sample_data, copy)
    return copy


class World:
    """Runs of asking over one index, with the local server as the model."""

    def __init__(self, data: Path, server: MockModel, state: State) -> None:
        self.data = data
        self.server = server
        self._state = state

    def run(self, **more: object) -> tuple[Asked, ParagraphQuestions]:
        settings = settings_for(self.server.url, **more)
        allowance = Allowance(
            lambda: self._state.model_usage,
            tokens=settings.model_daily_tokens,
            cost=settings.model_daily_cost,
        )
        maker = ParagraphQuestions(EndpointModel(Endpoint(self.server.url, "mock", KEY)), settings, allowance)
        try:
            return add_questions(self.data, MiniLM(), maker), maker
        finally:
            maker.close()


@pytest.fixture
def world(data: Path, server: MockModel, tmp_path: Path) -> Iterator[World]:
    server.brain = asking
    state = State(default_url(tmp_path))
    yield World(data, server, state)
    state.close()


def test_a_question_leads_to_its_paragraph(world: World, server: MockModel) -> None:
    before = [one.text for one in open_service(world.data).search(WORDS, 40).results]
    wanted = before[-1]

    def brain(body: Body) -> Reply:
        return Reply(json.dumps({"questions": [WORDS] if paragraph_of(body) == wanted else []}))

    server.brain = brain
    world.run()
    after = [one.text for one in open_service(world.data).search(WORDS, 40).results]
    assert before.index(wanted) == len(before) - 1
    assert after.index(wanted) < len(after) / 4


def test_no_text_of_a_question_is_published_shown_or_cited(world: World) -> None:
    world.run()
    folder = open_current(world.data).folder
    for path in folder.rglob("*"):
        if path.is_file():
            assert TRAP.encode() not in path.read_bytes()
    service = open_service(world.data)
    answer = service.ask("How are return home interviews done in Eastwold?")
    assert TRAP not in answer.model_dump_json()
    assert all(one.quote in one.text for one in answer.citations)
    assert TRAP not in service.search(TRAP, 5).model_dump_json()
    assert not verify(world.data, MiniLM())


def test_every_text_is_asked_about_once_and_kept_over_another_indexing(
    world: World, sample_dir: Path, server: MockModel
) -> None:
    from indexer.build import build
    from indexer.sandbox import Bounds

    first, maker = world.run()
    texts = {one.paragraph.text for one in open_current(world.data).paragraphs(0, 10**6)}
    assert (first.asked, first.known, first.left) == (len(texts), 0, 0)
    assert maker.usage.prompt_tokens == 1000 * len(server.requests) == 1000 * len(texts)
    again, _ = world.run()
    assert (again.asked, again.known, again.left) == (0, len(texts), 0)
    build([sample_dir / "eastwold-2019-inspection.txt"], world.data, MiniLM(), bounds=Bounds(), processes=1)
    index = open_current(world.data)
    assert index.questions is not None
    assert len(index.questions.vectors) == len(index.questions.offsets) - 1 > 0


def test_a_run_that_stops_early_publishes_what_there_is_and_goes_on_later(
    world: World, server: MockModel
) -> None:
    first, maker = world.run(model_daily_tokens=5_000, model_parallel=1)
    assert maker.trouble is Cause.ALLOWANCE
    assert 0 < first.asked < 10
    assert first.left > 0
    assert len(server.requests) == first.asked
    second, _ = world.run()
    assert second.known == first.asked
    assert second.left == 0


@pytest.mark.parametrize(
    ("reply", "cause"),
    [
        (Reply(status=429), Cause.BUSY),
        (Reply(status=500), Cause.FAILED),
        (Reply(status=401), Cause.KEY),
        (Reply("no json"), Cause.UNUSABLE),
        (Reply(refusal="no"), Cause.REFUSED),
    ],
)
def test_a_model_that_fails_leaves_the_index_as_good_as_it_was(
    world: World, server: MockModel, reply: Reply, cause: Cause
) -> None:
    server.brain = lambda _: reply
    asked, maker = world.run(model_rest_after=3)
    assert asked.asked == 0
    assert maker.trouble in (cause, Cause.PAUSED)
    assert open_service(world.data).search("supervision", 3).results
    if cause not in (Cause.UNUSABLE, Cause.REFUSED):
        assert len(server.requests) < 20


@pytest.mark.parametrize(
    "reply", ['{"questions": "x"}', '{"questions": [1, "", "%s"]}' % ("long " * 60), '{"questions": []}']
)
def test_useless_questions_are_not_kept(world: World, server: MockModel, reply: str) -> None:
    server.brain = lambda _: Reply(reply)
    world.run()
    questions = open_current(world.data).questions
    assert questions is not None
    assert len(questions.vectors) == 0
    assert open_service(world.data).search("supervision", 3).results


def test_the_command_says_what_is_missing(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PILCROW_MODEL", raising=False)
    result = CliRunner().invoke(build_app(), ["questions", "--data", str(data)])
    assert result.exit_code == 1
    assert "PILCROW_MODEL" in str(result.exception)


def test_the_command_asks_publishes_and_counts(
    data: Path, server: MockModel, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    server.brain = asking
    monkeypatch.setenv("PILCROW_DATABASE", f"sqlite:///{tmp_path / 'state.sqlite'}")
    monkeypatch.setenv("PILCROW_MODEL", "mock")
    monkeypatch.setenv("PILCROW_MODEL_URL", server.url)
    result = CliRunner().invoke(build_app(), ["questions", "--data", str(data)])
    assert result.exit_code == 0
    assert "0 left" in result.output
    assert open_current(data).questions is not None
