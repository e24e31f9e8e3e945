from __future__ import annotations

import socket

import pytest

from eval.errors import EvaluationError, SystemFailure, SystemUnreachable
from eval.over_http import Client, HttpLibrary, HttpSystem
from eval.session import GoldSet, evaluate
from service.question.filters import Filters
from tests.eval.small import TEXTS, report_id
from tests.eval.world import LIBRARY, records, running_service, small_result


def test_a_running_service_scores_as_the_same_service_inside() -> None:
    with running_service() as url:
        client = Client(url)
        result = evaluate([GoldSet("small", "all", records())], HttpSystem(client), HttpLibrary(client))
        client.close()
    assert result.sets[0].questions == small_result().questions


def test_the_library_holds_texts_and_authorities() -> None:
    with running_service() as url:
        client = Client(url)
        library = HttpLibrary(client)
        client.close()
    assert library.text(report_id("Carrow"), "2") == TEXTS["Carrow"][1]
    assert library.authority(report_id("Carrow")) == "Carrow"
    assert library.text(report_id("Carrow"), "9") is None
    assert library.authority("durham-2019-inspection") is None


def test_an_error_500_in_the_middle_is_recorded_with_its_reason() -> None:
    with running_service(broken="brackmoor") as url:
        client = Client(url)
        result = evaluate([GoldSet("small", "all", records())], HttpSystem(client), HttpLibrary(client))
        client.close()
    wrong = [(question.id, question.error) for question in result.sets[0].questions if not question.right]
    assert wrong == [("q-3", "ask failed: SystemFailure: /v1/ask: HTTP 500: it broke")]


def test_a_service_that_goes_away_in_the_middle_keeps_what_was_answered() -> None:
    with running_service() as url:
        client = Client(url)
        library = HttpLibrary(client)
        system = HttpSystem(client)
        assert system.ask("Alderby caseloads", Filters()).citations
        client.close()
    result = evaluate([GoldSet("small", "all", records())], system, library)
    assert all("SystemUnreachable" in (one.error or "") for one in result.sets[0].questions[:5])
    assert "not asked" in (result.sets[0].questions[5].error or "")


def test_a_refused_connection_is_told_apart_from_a_failure() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(SystemUnreachable, match="ConnectionRefused"):
        HttpSystem(Client(f"http://127.0.0.1:{port}")).ask("?", Filters())


def test_a_service_that_never_answers_times_out() -> None:
    with socket.create_server(("127.0.0.1", 0)) as deaf:
        client = Client(f"http://127.0.0.1:{deaf.getsockname()[1]}", timeout=0.1)
        with pytest.raises(SystemFailure, match=r"no answer within 0\.1 s"):
            HttpSystem(client).ask("?", Filters())


def test_a_service_that_hangs_is_given_up_like_one_that_is_away() -> None:
    with socket.create_server(("127.0.0.1", 0)) as deaf:
        system = HttpSystem(Client(f"http://127.0.0.1:{deaf.getsockname()[1]}", timeout=0.05))
        result = evaluate([GoldSet("small", "all", records())], system, LIBRARY).sets[0]
    assert ["no answer within" in (one.error or "") for one in result.questions] == [True] * 5 + [False]
    assert "not asked" in (result.questions[5].error or "")


def test_an_answer_of_another_shape_is_a_failure() -> None:
    with running_service() as url:
        client = Client(url)
        with pytest.raises(SystemFailure, match="/v1/ask: not an answer object"):
            HttpSystem(client).ask("riddle", Filters())
        client.close()


@pytest.mark.parametrize("url", ["localhost:8000", "ftp://host", "", "http://"])
def test_an_address_that_is_none_is_refused(url: str) -> None:
    with pytest.raises(EvaluationError, match="no address of a service"):
        Client(url)
