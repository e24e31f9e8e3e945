"""Another authority that those spoken of have something to do with: "do they share anything with Eastwold?" is asked of them."""

from __future__ import annotations

import re

from service.question.model import Question

_THEY_WITH = re.compile(
    r"^(?:(?:and|so|but|ok) )*(?:do|does|did|are|is|were|was|have|has|had|what|which|how|why) (?:[\w']+ ){0,4}?(?:they|it) (?:[\w']+ ){0,4}?"
    r"(?:shar\w+|work\w*|join\w*|link\w*|team\w*|partner\w*|collaborat\w+|cooperat\w+|merg\w+|run|runs) (?:[\w']+ ){0,4}?with (?:the )?PLACE\W*$"
)
_WITH = re.compile(r"\bwith (?!.*\bwith\b).*$", re.IGNORECASE)  # the last of them
# What is shared is services; "share" alone is a part of something.
_SHARE = re.compile(r"\bshare (?:anything|something|things|stuff)\b", re.IGNORECASE)


def of_them(text: str, masked: str, previous: Question) -> str | None:
    """The text asked of the authorities of `previous`, who are "they" beside another that is named last; None where it is no such text.

    `masked` is the text with its names masked.
    """
    if not previous.authorities or masked.count("PLACE") != 1 or not _THEY_WITH.match(masked):
        return None
    return _WITH.sub("with that council", _SHARE.sub("share services", text))
