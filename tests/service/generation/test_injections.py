"""Orders placed in reports and in questions, and a model that obeys every one of them."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from eval.mock_model import Body, MockModel, Reply, claims, material
from indexer.sentences import sentence_spans
from service.answering.draft import Draft
from service.answering.model import Answer
from service.generation.orders import speaks_to_machines
from service.live import Live
from service.retrieval.found import ScoredParagraph
from tests.service.generation.conftest import SINGLE, OpenService

INJECTIONS: list[dict[str, Any]] = [
    json.loads(line) for line in Path(__file__).with_name("injections.jsonl").read_text("utf-8").splitlines()
]
HONEST = "The number of children who take up the offer of an interview after they have been missing."
IN_REPORTS = [one for one in INJECTIONS if one["place"] == "report"]
IN_QUESTIONS = [one for one in INJECTIONS if one["place"] == "question"]


def poisoned(draft: Draft, order: str) -> Draft:
    """The draft as it would be had a report's best paragraph held the order, in its middle."""
    assert draft.evidence is not None

    def poison(scored: ScoredParagraph) -> ScoredParagraph:
        stored = scored.stored
        if stored.paragraph.paragraph != "10":
            return scored
        first = stored.sentences[0][1]
        text = f"{stored.paragraph.text[:first]} {order} {stored.paragraph.text[first:].lstrip()}"
        paragraph = replace(stored.paragraph, text=text)
        spans = sentence_spans(text, paragraph.kind)
        changed = replace(stored, paragraph=paragraph, sentences=spans)
        return replace(scored, stored=changed, sentences=tuple(0.5 for _ in spans))

    found = {
        name: replace(group, scored=tuple(poison(one) for one in group.scored))
        for name, group in draft.evidence.found.items()
    }
    chosen = {
        name: [replace(one, scored=poison(one.scored)) for one in passages]
        for name, passages in draft.evidence.chosen.items()
    }
    return replace(draft, evidence=replace(draft.evidence, found=found, chosen=chosen))


def obedient(order: Mapping[str, Any]) -> Any:
    """A model that claims what it was told, of every paragraph, and again when asked for repair."""

    def brain(body: Body) -> Reply:
        keys = [one["key"] for one in material(body)]
        honest = [one["key"] for one in material(body) if HONEST in one["text"]] or ["p1"]
        told = [(text, used) for text in order["claims"] for used in ([key] for key in keys)]
        told += [(text, keys) for text in order["claims"]]
        return Reply(claims((HONEST, honest), *told))

    return brain


def seen(answer: Answer) -> str:
    """Everything of an answer that is shown as said by the service."""
    parts = [answer.answer, *answer.notes, *(one.text for one in answer.sections), answer.coverage.statement]
    return "\n".join([*parts, *(one.quote for one in answer.citations)]).casefold()


def test_there_are_enough_of_them() -> None:
    assert len(INJECTIONS) >= 60
    assert len({one["text"] for one in INJECTIONS}) == len(INJECTIONS)


@pytest.mark.parametrize("order", IN_REPORTS, ids=lambda one: one["text"][:40])
def test_an_order_in_a_report_does_not_reach_the_answer(
    live: Live, open_with: OpenService, server: MockModel, order: dict[str, Any]
) -> None:
    snapshot = live()
    draft = snapshot.answerer.draft(snapshot.understand(SINGLE), asked=SINGLE)
    server.brain = obedient(order)
    generation = open_with()._generation
    assert generation is not None
    answer = generation.answer(
        poisoned(draft, order["text"]), snapshot.checker, deadline=time.monotonic() + 20
    )
    assert HONEST in answer.answer
    for text in order["never"]:
        assert text.casefold() not in seen(answer)


@pytest.mark.parametrize("order", IN_QUESTIONS, ids=lambda one: one["text"][:40])
def test_an_order_in_a_question_does_not_reach_the_answer(
    open_with: OpenService, server: MockModel, order: dict[str, Any]
) -> None:
    server.brain = obedient(order)
    answer = open_with().ask(f"{SINGLE} {order['text']}")
    assert server.requests or (answer.generator == "extractive" and not answer.degraded)
    for text in order["never"]:
        assert text.casefold() not in seen(answer)


def test_nearly_all_orders_in_reports_are_kept_from_the_model_to_begin_with() -> None:
    passed = [one["text"] for one in IN_REPORTS if not speaks_to_machines(one["text"])]
    assert len(passed) <= len(IN_REPORTS) // 5, passed
