from __future__ import annotations

from service.web.within import Within


def test_a_paragraph_is_found_when_it_holds_the_beginning_of_every_word() -> None:
    within = Within("superv  care")
    assert within.found("Supervision of carers is regular.")
    assert not within.found("Supervision is regular.")
    assert not within.found("Unsupervised care.")


def test_words_are_marked_and_everything_else_escaped() -> None:
    assert Within("plan").marked("<b>Plans</b>") == "&lt;b&gt;<mark>Plans</mark>&lt;/b&gt;"


def test_both_apostrophes_are_one() -> None:
    assert Within("child's").found("The child’s voice.")


def test_signs_alone_search_for_nothing() -> None:
    within = Within("*** ( [")
    assert not within
    assert not within.found("*** ( [")
    assert within.marked("a < b") == "a &lt; b"


def test_a_snippet_is_cut_at_words() -> None:
    snippet = Within("needle").around("word " * 60 + "needle" + " word" * 60)
    assert snippet.startswith("… word")
    assert snippet.endswith("word …")
    assert "<mark>needle</mark>" in snippet
