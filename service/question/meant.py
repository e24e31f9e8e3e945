"""Whether a word that is also everyday English ("reading", "bury") stands for a place in a question."""

from __future__ import annotations

from collections.abc import Sequence

from service.question.gazetteer import Gazetteer, council_words_after
from service.question.tokens import Token

_VERBS_AFTER = frozenset(
    """
    council do does did is was has have had handle say says compare get got manage support and or versus
    vs la
    """.split()  # noqa: SIM905 - a list in lines is easier to review
)
_NO_NOUN = frozenset(
    """
    the a an of up off in on at to it them their his her with out
    """.split()  # noqa: SIM905 - a list in lines is easier to review
)
_BEFORE_A_NOUN = frozenset(
    """
    the a an their his her its my no any and or to not
    """.split()  # noqa: SIM905 - a list in lines is easier to review
)
_GOES_TO = frozenset(
    {"visit", "visits", "visited", "go", "went", "came", "come", "been", "letter", "sent", "happened"}
)
_REPORTED = frozenset({"report", "reports", "inspection", "inspections", "visit", "letter"})


def is_meant(tokens: tuple[Token, ...], lows: Sequence[str], place: int, gazetteer: Gazetteer) -> bool:
    """Whether a single word that may be everyday English stands for a place here."""
    word = lows[place]
    if word not in gazetteer.data.cautious:
        return True
    around = {*lows[max(0, place - 4) : place], *lows[place + 1 : place + 5]}
    if around & gazetteer.data.not_beside.get(word, frozenset()):
        return False
    if council_words_after(" ".join(lows[place + 1 : place + 5])):
        return True
    if len(tokens) == 1 or (len(tokens) == 2 and lows[1 - place].isdigit()):
        return True
    token = tokens[place]
    shouting = all(other.written.isupper() for other in tokens if other.written.isalpha())
    if token.capital and not shouting:
        if place > 0 and not tokens[place].gap.strip(" ").endswith((".", "?", "!")):
            return True
        return place + 1 < len(lows) and (
            lows[place + 1] in _VERBS_AFTER or token.possessive or _opens_with_a_name(lows, place, gazetteer)
        )
    if token.possessive or (place + 1 < len(lows) and lows[place + 1].isdigit()):
        return True
    return _ends_a_phrase(tokens, lows, place, gazetteer)


def _opens_with_a_name(lows: Sequence[str], place: int, gazetteer: Gazetteer) -> bool:
    """*Slough caseloads*: a name before a bare noun, at the beginning."""
    return lows[place] not in gazetteer.data.not_after_in and lows[place + 1] not in _NO_NOUN


def _against_a_place(lows: Sequence[str], place: int, gazetteer: Gazetteer) -> bool:
    """*bury vs bolton*: set against the name of a place."""
    return any(
        0 <= place + 2 * step < len(lows)
        and lows[place + step] in ("vs", "versus")
        and gazetteer.place((lows[place + 2 * step],)) is not None
        for step in (1, -1)
    )


def _ends_a_phrase(tokens: tuple[Token, ...], lows: Sequence[str], place: int, gazetteer: Gazetteer) -> bool:
    """In small letters: "… like in reading?", "did reading handle …", "hull and leeds" are places."""
    word, before = lows[place], lows[place - 1] if place else ""
    if _against_a_place(lows, place, gazetteer):
        return True
    last = place + 1 == len(lows)
    if place == 0 and not last:  # "slough caseloads"
        return _opens_with_a_name(lows, place, gazetteer)
    if last and before not in _BEFORE_A_NOUN and word not in gazetteer.data.not_after_in:
        return True  # "percentage in care slough"
    if before == "the" and not last and lows[place + 1] in _REPORTED:  # "the slough report"
        return True
    if before == "in" and word not in gazetteer.data.not_after_in:
        return True
    if before in ("in", "at", "for", "from", "about", "by") and (last or tokens[place + 1].gap.strip() != ""):
        return True
    if before == "to" and place > 1 and lows[place - 2] in _GOES_TO:  # "last visit to slough"
        return True
    if before in ("and", "or", "versus", "vs", "than", "with") and last:
        return before != "with" or word not in gazetteer.data.not_after_in or "compare" in lows
    if before in ("does", "did", "has", "is", "compare") and not last:
        return True
    return before in ("in", "for", "at") and not last and lows[place + 1] in {*_VERBS_AFTER, "since", "about"}
