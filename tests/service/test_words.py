from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
import Stemmer

from service.words import holds, stem, stems


def test_forms_of_a_word_share_a_stem_and_a_hyphen_parts_words() -> None:
    assert stems("Interviews interviewed") == ("interview", "interview")
    assert stems("return-home") == stems("return home")


def test_an_apostrophe_does_not_make_another_word() -> None:
    assert stems("children's") == stems("children’s") == stems("children")


@pytest.mark.parametrize(
    ("text", "phrase", "expected"),
    [
        ("return home interviews are offered", "return home interview", True),
        ("return to home interviews", "return home interviews", True),
        ("interviews at home on return", "return home interviews", False),
        ("anything", "", False),
    ],
)
def test_a_phrase_stands_in_order_with_at_most_a_word_between(text: str, phrase: str, expected: bool) -> None:
    assert holds(stems(text), stems(phrase)) is expected


def test_threads_that_stem_at_once_do_not_mix_their_words() -> None:
    words = [
        f"{start}{end}"
        for start in ("plann", "visit", "support", "decid")
        for end in ("ing", "ed", "ings", "edly")
    ]
    right = {word: Stemmer.Stemmer("english").stemWord(word) for word in words}

    def check(number: int) -> bool:
        stem.cache_clear()
        return all(stem(word) == right[word] for word in words[number % len(words) :] + words)

    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(8) as threads:
            assert all(threads.map(check, range(400)))
    finally:
        sys.setswitchinterval(before)
