from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from indexer.contracts import StoredParagraph, StoredReport
from service.generation.check import Rejected, Supported, tidy
from service.generation.figures import figures
from service.generation.passages import Shown
from service.generation.reply import RawClaim
from service.live import Live
from service.retrieval.found import ScoredParagraph
from service.service import Snapshot

CLAIMS = [
    json.loads(line) for line in Path(__file__).with_name("claims.jsonl").read_text("utf-8").splitlines()
]


def shown(stored: StoredParagraph, report: StoredReport, key: str = "p1") -> Shown:
    scored = ScoredParagraph(stored, report, 0.5, tuple(0.0 for _ in stored.sentences))
    return Shown(key, "", scored, stored.sentences, 10)


def checked(
    snapshot: Snapshot, report_id: str, paragraph: str, text: str, *keys: str
) -> Supported | Rejected:
    report, stored = snapshot.index.report(report_id), snapshot.index.paragraph(report_id, paragraph)
    assert report is not None
    assert stored is not None
    claim = RawClaim(text, keys or ("p1",))
    return snapshot.checker.check(claim, report.report.authority, {"p1": shown(stored, report)})


@pytest.mark.parametrize("one", [one for one in CLAIMS if one["faithful"]], ids=lambda one: one["text"][:50])
def test_a_faithful_claim_is_kept_with_a_verbatim_quote(live: Live, one: dict[str, Any]) -> None:
    found = checked(live(), one["report_id"], one["paragraph"], one["text"])
    assert isinstance(found, Supported), found
    for run in found.runs:
        assert run.quote in run.shown.scored.stored.paragraph.text


@pytest.mark.parametrize(
    "one", [one for one in CLAIMS if not one["faithful"]], ids=lambda one: one["text"][:50]
)
def test_a_claim_that_its_paragraph_does_not_bear_out_is_turned_down(live: Live, one: dict[str, Any]) -> None:
    assert isinstance(checked(live(), one["report_id"], one["paragraph"], one["text"]), Rejected)


def test_claims_written_after_the_rules_are_mostly_judged_rightly(live: Live) -> None:
    """What no rule over words can tell is left in: the figures stand in docs/models.md."""
    lines = Path(__file__).with_name("claims_later.jsonl").read_text("utf-8").splitlines()
    kept = {True: 0, False: 0}
    for one in map(json.loads, lines):
        found = checked(live(), one["report_id"], one["paragraph"], one["text"])
        kept[one["faithful"]] += isinstance(found, Supported)
    assert kept[True] >= 23
    assert kept[False] <= 3


@pytest.mark.parametrize(
    ("keys", "fault"), [(("p9",), "a key that was not given"), (("p1", "p9"), "a key that was not given")]
)
def test_unknown_keys_are_named(live: Live, keys: tuple[str, ...], fault: str) -> None:
    found = checked(
        live(), "eastwold-2019-inspection", "26", "Supervision and management oversight are weak.", *keys
    )
    assert isinstance(found, Rejected)
    assert fault in found.faults[0]


def test_a_claim_needs_a_key(live: Live) -> None:
    report = live().index.reports()[0]
    found = live().checker.check(RawClaim("Children are safe.", ()), report.report.authority, {})
    assert isinstance(found, Rejected)
    assert found.faults == ("cites no paragraph",)


def test_a_paragraph_that_has_nothing_to_do_with_the_claim_is_not_cited(live: Live) -> None:
    index = live().index
    report = index.report("eastwold-2019-inspection")
    assert report is not None
    paragraphs = {}
    for key, label in (("p1", "23"), ("p2", "26")):
        stored = index.paragraph("eastwold-2019-inspection", label)
        assert stored is not None
        paragraphs[key] = shown(stored, report, key)
    claim = RawClaim("Supervision and management oversight are weak.", ("p1", "p2"))
    found = live().checker.check(claim, "Eastwold", paragraphs)
    assert isinstance(found, Supported)
    assert [run.shown.key for run in found.runs] == ["p2"]


def test_every_sentence_of_every_report_bears_itself_out(live: Live) -> None:
    index = live().index
    turned_down = []
    for report in index.reports():
        for stored in index.paragraphs(report.start, report.end):
            if stored.paragraph.kind == "table":
                continue
            for start, end in stored.sentences:
                claim = RawClaim(stored.paragraph.text[start:end], ("p1",))
                found = live().checker.check(claim, report.report.authority, {"p1": shown(stored, report)})
                if isinstance(found, Rejected) and len(claim.text) > 25:
                    turned_down.append((claim.text, found.faults))
    assert turned_down == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1,200 families", ["1200"]),
        ("Twenty-one of 30", ["21", "30"]),
        ("86% and 92 per cent", ["86 %", "92 %"]),
        ("within 10 working days, five hubs", ["10 day", "5"]),
        ("two thirds, a third, half", ["2/3", "1/3", "1/2"]),
        ("four in five; 3 out of 10", ["4/5", "3/10"]),
        ("the third visit; one of them", []),
        ("16- and 17-year-olds", ["16", "17"]),
        ("doubled", ["double"]),
    ],
)
def test_figures_have_one_form(text: str, expected: list[str]) -> None:
    assert sorted(figures(text)) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("# Heading\n\n- item", "Heading - item"),
        ("Visits are late [p1, p2].", "Visits are late."),
        ("Vis\u200bits\u202e are late (p3)", "Visits are late"),
        ("  1. First\tthing ", "First thing"),
    ],
)
def test_a_claim_is_one_line_of_plain_text(text: str, plain: str) -> None:
    assert tidy(text) == plain
