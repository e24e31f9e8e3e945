from __future__ import annotations

from typing import Any

from eval.observation import Observation
from eval.verdict import shortcomings
from tests.eval.small import evidence, gold
from tests.eval.world import LIBRARY, SYSTEM, records, small_result


def checks(**fields: Any) -> list[str]:
    record = records(gold(**fields))[0]
    given = SYSTEM.ask(record.question, record.filters)
    return [one.check for one in shortcomings(Observation(record, given, ()), LIBRARY)]


def test_the_small_service_gets_the_small_set_right() -> None:
    assert [(one.id, one.wrong) for one in small_result().questions if not one.right] == []


def test_what_is_wrong_is_named_with_wanted_and_given() -> None:
    record = records(gold(evidence=[evidence("Alderby", "3")]))[0]
    found = shortcomings(Observation(record, SYSTEM.ask(record.question, record.filters), ()), LIBRARY)
    assert [str(one) for one in found] == [
        "evidence: wanted one of alderby-2020-inspection#3, given alderby-2020-inspection#1"
    ]


def test_each_check_finds_its_own_shortcoming() -> None:
    assert checks(outcome="partial") == ["outcome"]
    assert checks(kind="fact", expected=["seven"]) == ["fact"]
    assert checks(authorities=["Alderby", "Carrow"], silent=["Carrow"]) == ["silence"]
    assert checks(authorities=["Alderby", "Durham"], not_held=["Durham"]) == ["not held"]


def test_a_failure_is_the_only_thing_said_of_a_failed_question() -> None:
    found = shortcomings(Observation(records(gold())[0], None, (), "it broke"), LIBRARY)
    assert [str(one) for one in found] == ["failure: wanted an answer, given it broke"]
