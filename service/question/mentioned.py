"""Whether a question asks whose report mentions something: a matter of words, not of what is found of it."""

from __future__ import annotations

import re

_MENTIONS = r"(?:mention(?:s|ed|ing)?|mak(?:e|es|ing) (?:any )?mention of)"
# What a council does as well: it refers children to a service, and talks about them.
_SPEAKS = r"(?:(?:speaks?|spoke|spoken|talk(?:s|ed|ing)?) (?:about|of)|refer(?:s|red|ring)? to|touch(?:es|ed)? (?:up)?on)"
_OF_THEM = r"(?:which|what|any|how many|all)(?: of)?(?: the| these| your)? "
_REPORTS = (
    rf"(?:(?:WHICH|EVERY) (?:reports?|letters?)|{_OF_THEM}(?:reports?|letters?|inspections?|inspectors?))"
)
_MANY = rf"(?:{_REPORTS}|WHICH|EVERY|{_OF_THEM}(?:councils?|authorities|ones))"
_ALSO = r"(?:(?:also|even|ever|actually|explicitly|specifically) )?"
_ASKS = re.compile(
    rf"\b{_MANY} {_ALSO}(?P<verb>{_MENTIONS})(?!\w)|\b{_REPORTS} {_ALSO}(?P<speaks>{_SPEAKS})(?!\w)|^who (?P<who>mentions)\b"
)
_IS_MENTIONED = re.compile(
    rf"\b(?:in|by) {_MANY} (?:is|are|was|were) [\w' -]+? (?P<verb>mentioned|spoken of|talked about|referred to|touched (?:up)?on)\b"
)


def asks_who_mentions(masked: str) -> bool:
    """Whether a masked question (see `tokens.masked`) asks whose report mentions something."""
    return _found(masked) is not None


def without_mention(masked: str) -> str:
    """The masked question without the words that say "mentions", where they ask for that."""
    found = _found(masked)
    if found is None:
        return masked
    group = next(name for name, words in found.groupdict().items() if words)
    return f"{masked[: found.start(group)]}mention{masked[found.end(group) :]}"


def _found(masked: str) -> re.Match[str] | None:
    return _ASKS.search(masked) or _IS_MENTIONED.search(masked)
