"""Nothing in a report or question can ping people or forge links, and cutting leaves links whole."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.slack.mrkdwn import escape, link, paragraphs, plain, shortened, split, streamed

HOSTILE = [
    "<!channel> read this",
    "<!here|here>",
    "<@U12345>",
    "<!subteam^S1|@staff>",
    "<https://evil.example|Ofsted>",
    "[Ofsted](https://evil.example)",
    "![x](https://evil.example/a.png)",
    "<a href='https://evil.example'>Ofsted</a>",
    "&lt;!channel&gt;",
    "[1](https://evil.example)",
    "<https://evil.example>",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_mention_and_no_link_comes_out_of_an_answer_s_text(text: str) -> None:
    shown = "".join(paragraphs(text, {}))
    assert "<" not in shown
    assert ">" not in shown.removeprefix(">")


@pytest.mark.parametrize("text", HOSTILE)
def test_no_mention_and_no_link_comes_out_of_a_streamed_piece(text: str) -> None:
    shown = streamed(text, {})
    assert "<" not in shown
    assert "](" not in shown
    assert "://" not in shown


@given(st.text(max_size=300))
def test_escaped_text_holds_no_control_character_of_slack(text: str) -> None:
    assert not re.search(r"[<>*_~`]|&(?!amp;|lt;|gt;)", escape(text))


def test_markers_link_to_their_paragraph_and_others_stay_text() -> None:
    shown = paragraphs("It is so. [1] [2]", {1: "https://r.example/reports/a#p1"})
    assert shown == ["It is so. <https://r.example/reports/a#p1|[1]> [2]"]


def test_a_bracketed_number_of_a_report_is_no_marker() -> None:
    assert paragraphs(r"As in note \[1\].", {1: "https://r.example/x"}) == ["As in note [1]."]


def test_headings_lists_and_emphasis_become_slack_s() -> None:
    shown = paragraphs(
        "Lead.\n\n### Eastwold\n\n*May 2019:* **Good** work.\n\n- one\n- two\n\n### Silent", {}
    )
    assert shown == ["Lead.", "*Eastwold*\n_May 2019:_ *Good* work.", "• one\n• two", "*Silent*"]


def test_a_link_s_label_cannot_end_it() -> None:
    assert link("https://r.example/a|b", "x|y>z") == "<https://r.example/a%7Cb|x¦y&gt;z>"


@given(
    st.lists(
        st.sampled_from(["word ", "&amp;", "<https://r.example/a|[1]> ", "x" * 30, "\n", "é "]), max_size=60
    ),
    st.integers(40, 200),
)
def test_parts_are_within_the_limit_with_links_and_references_whole(pieces: list[str], most: int) -> None:
    text = "".join(pieces)
    parts = split(text, most)
    assert all(0 < len(part) <= most for part in parts if part)
    assert "".join("".join(parts).split()) == "".join(text.split())
    for part in parts:
        assert part.count("<") == part.count(">")
        assert not re.search(r"&(?!amp;)", part)


def test_forty_thousand_characters_without_a_space_are_cut() -> None:
    assert [len(part) for part in split("x" * 7000, 3000)] == [3000, 3000, 1000]
    assert len(shortened("x" * 40_000, 3000)) <= 3000


def test_what_was_typed_comes_back_without_markup() -> None:
    assert plain("<@U0BOT>  is &lt;b&gt; <mailto:a@b.org|a@b.org> ok <!here>", frozenset({"U0BOT"})) == (
        "is <b> a@b.org ok"
    )
