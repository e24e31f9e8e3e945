"""English words at large, which are no slips of the pen even where no report uses them."""

from __future__ import annotations

from functools import cache


@cache
def dictionary_words() -> frozenset[str]:
    """Some 160,000 English words in lower case, rare ones and inflections among them, common misspellings not.

    They are those of pyspellchecker (MIT; in its wheel, nothing is downloaded), made of what is said in films and
    cleaned of slips.
    """
    from spellchecker import SpellChecker  # reads its list on construction: a sixth of a second

    return frozenset(SpellChecker(language="en", distance=1).word_frequency.words())
