"""Messages and views: as their golden pictures, within Slack's limits whatever the answer is, and safe."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from slack_sdk.models.blocks import Block as SlackBlock

from service.answering.verify import markers
from service.slack.blocks import answer_message, notice
from service.slack.limits import (
    BLOCKS_IN_MESSAGE,
    FALLBACK_TEXT,
    SECTION_TEXT,
    Block,
    view_violations,
    violations,
)
from service.slack.modals import ask_view, paragraphs_view, question_of, quotes_view, reason_of
from tests.service.slack.pictures import (
    BASE,
    COMPARISON,
    GOLDEN,
    HOSTILE,
    PICTURES,
    answer,
    citation,
    long_comparison,
    picture,
)


@pytest.mark.parametrize("name", PICTURES)
def test_blocks_are_as_in_the_golden_picture(name: str) -> None:
    assert picture(name) == (GOLDEN / f"{name}.json").read_text("utf-8")


@pytest.mark.parametrize("name", PICTURES)
def test_golden_pictures_keep_slack_s_limits(name: str) -> None:
    made = PICTURES[name]()
    if made.get("type") == "modal":
        assert view_violations(made) == []
    else:
        assert violations(made["blocks"]) == []
        assert 0 < len(made["text"]) <= FALLBACK_TEXT


@pytest.mark.parametrize("name", PICTURES)
def test_golden_pictures_are_taken_by_the_sdk_s_own_models(name: str) -> None:
    blocks = PICTURES[name]()["blocks"]
    parsed = SlackBlock.parse_all(blocks)
    assert [one.type for one in parsed] == [block["type"] for block in blocks]
    for one in parsed:
        one.validate_json()


def words(blocks: tuple[Block, ...]) -> str:
    """All text of blocks."""
    return "\n".join(
        one["text"] if isinstance(one["text"], str) else one["text"]["text"]
        for block in blocks
        for one in (block, *block.get("elements", []))
        if "text" in one
    )


def test_a_long_comparison_is_a_beginning_with_the_whole_in_a_file() -> None:
    made = answer_message(long_comparison(), 7, BASE)
    assert violations(made.blocks) == []
    assert made.file is not None
    assert "in the file below" in words(made.blocks)
    for number in (1, 75, 150):
        assert f"[{number}] Authority {number} 2019, paragraph" in made.file
    assert "in the file below" not in words(made.without_file().blocks)


def test_what_is_marked_in_the_message_is_cited_in_it_or_the_file_is_there() -> None:
    for number in (1, 5, 20, 60, 150):
        made = answer_message(long_comparison(number), 7, BASE)
        shown = words(made.blocks)
        cited = {int(found) for found in re.findall(r"(?m)^\[(\d+)\] <", shown)}
        assert made.file is not None or set(markers(shown)) == cited
        assert len(made.blocks) <= BLOCKS_IN_MESSAGE


def test_no_ping_and_no_link_but_our_own_in_a_hostile_answer() -> None:
    made = answer_message(HOSTILE, 7, BASE)
    for text in (made.text, words(made.blocks)):
        links = re.findall(r"<([^>]*)>", text)
        assert all(one.startswith(f"{BASE}/") for one in links)
    view = paragraphs_view(HOSTILE, BASE)
    assert all(one.startswith(f"{BASE}/") for one in re.findall(r"<([^>]*)>", words(tuple(view["blocks"]))))


def test_slack_is_told_not_to_look_for_links_of_its_own() -> None:
    for block in answer_message(HOSTILE, 7, BASE).blocks:
        for one in (block.get("text"), *block.get("elements", [])):
            if isinstance(one, dict) and one.get("type") == "mrkdwn":
                assert one["verbatim"] is True


_TEXTS = st.text(st.sampled_from("ab .\n&<>*_[]()`#-1|!@\\é"), min_size=1, max_size=400) | st.sampled_from(
    ["x" * 9000, "word " * 3000, "### A\n\n" * 200, "- item\n" * 300, "&" * 4000]
)


@settings(max_examples=80, deadline=None)
@given(st.lists(_TEXTS, min_size=1, max_size=4), st.integers(0, 40), st.booleans())
def test_no_answer_makes_a_message_that_slack_refuses(texts: list[str], cited: int, linked: bool) -> None:
    citations = tuple(citation(number + 1, "Eastwold", texts[0]) for number in range(cited))
    text = "\n\n".join([*texts, *(f"It is so. [{one.marker}]" for one in citations)])
    made = answer(text, citations, notes=tuple(texts))
    base = BASE if linked else None
    assert violations(answer_message(made, 2**31, base).blocks) == []
    assert view_violations(paragraphs_view(made, base)) == []
    assert view_violations(quotes_view(made, base)) == []


@given(st.text(min_size=1, max_size=300))
def test_any_notice_can_be_sent(text: str) -> None:
    made = notice(text + ".")
    assert violations(made.blocks) == []
    assert not re.search(r"[<>]", made.text)


def test_a_quote_that_the_answer_shows_is_not_shown_twice() -> None:
    shown = words(answer_message(COMPARISON, 7, BASE).blocks)
    assert shown.count("offered an interview") == 1


def test_a_view_s_answer_is_read_back() -> None:
    view = ask_view("x" * 5000, "C1", "1.1")
    assert len(view["blocks"][0]["element"]["initial_value"]) == 2000
    sent = {**view, "state": {"values": {"question": {"question": {"value": "How?"}}}}}
    assert question_of(sent) == ("How?", "C1", "1.1")
    assert reason_of({}) == ""


@pytest.mark.parametrize(
    ("block", "words"),
    [
        (
            {"type": "section", "text": {"type": "mrkdwn", "text": "x" * (SECTION_TEXT + 1)}},
            "3001 characters",
        ),
        ({"type": "section", "text": {"type": "mrkdwn", "text": ""}}, "0 characters"),
        ({"type": "section"}, "no text object"),
        ({"type": "video"}, "a type that is not used"),
        ({"type": "actions", "elements": []}, "0 elements"),
        ({"type": "context", "elements": [{}] * 11}, "11 elements"),
    ],
)
def test_what_slack_would_refuse_is_named(block: Block, words: str) -> None:
    assert words in violations([block])[0]


def test_too_many_blocks_are_named() -> None:
    assert violations([{"type": "divider"}] * 51) == ["51 blocks are more than 50"]
    assert violations([{"type": "divider"}] * 51, view=True) == []


def test_what_slack_would_refuse_of_a_view_is_named() -> None:
    view = quotes_view(COMPARISON, BASE)
    assert view_violations(view) == []
    unsendable = {name: value for name, value in view.items() if name != "submit"}
    assert view_violations(unsendable) == ["a view with input blocks must define submit"]
    twice = {**view, "blocks": view["blocks"] * 2}
    assert view_violations(twice) == ["a block_id occurs twice"]
    title = {"type": "plain_text", "text": "x" * 25}
    assert "25 characters" in view_violations({**view, "title": title})[0]
    assert view_violations({**view, "private_metadata": "x" * 3001}) == ["private_metadata is too long"]
