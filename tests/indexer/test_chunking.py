from __future__ import annotations

from indexer.chunking import windows

TEXT = "a b c d. e f g h. i j k l."
SENTENCES = ((0, 8), (9, 17), (18, 26))


def words(text: str) -> int:
    return len(text.split())


def test_a_text_within_the_limit_is_one_window() -> None:
    assert windows(TEXT, SENTENCES, 12, words) == ((0, 26),)


def test_a_longer_text_is_cut_between_sentences() -> None:
    assert windows(TEXT, SENTENCES, 8, words) == ((0, 17), (18, 26))


def test_a_sentence_beyond_the_limit_is_a_window_by_itself() -> None:
    assert windows(TEXT, SENTENCES, 2, words) == SENTENCES
