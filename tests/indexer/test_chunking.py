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


def test_a_sentence_beyond_the_limit_is_cut_between_clauses_else_between_words() -> None:
    text = "One two, three four five six seven. Eight."
    spans = windows(text, ((0, 35), (36, 42)), 3, words)
    cut = [text[start:end] for start, end in spans]
    assert cut == ["One two, three", "four five six", "seven. Eight."]


def test_windows_keep_within_the_limit_and_lose_no_word() -> None:
    text = " ".join(f"word{place}{',' if place % 7 == 3 else ''}" for place in range(200)) + ". End."
    for limit in (1, 2, 5, 50):
        spans = windows(text, ((0, len(text) - 5), (len(text) - 4, len(text))), limit, words)
        assert all(words(text[start:end]) <= limit for start, end in spans)
        assert " ".join(text[start:end] for start, end in spans) == text


def test_a_word_beyond_the_limit_stays_whole() -> None:
    text = "Short and pneumonoultramicroscopic. End."
    spans = windows(text, ((0, 35), (36, 40)), 12, len)
    assert "pneumonoultramicroscopic." in [text[start:end] for start, end in spans]
