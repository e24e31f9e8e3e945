"""Whether a question asks what an abbreviation stands for: "what is an IRO?", "what does PLO mean?"."""

from __future__ import annotations

import re

_ASKS = re.compile(
    r"^(?:and |so |please )*(?:"
    r"what (?:do|does) (?P<does>LETTERS) (?:stand for|mean)"
    r"|what(?:'s| is| are|s) (?P<is>LETTERS)(?: short for)?"
    r"|(?:can you |could you )?(?:define|explain|spell out)(?: what)? (?P<explain>LETTERS)(?: (?:is|are|means?|stands? for))?"
    r"|(?:what(?:'s| is) )?(?:the )?meaning of (?P<meaning>LETTERS)"
    r")$".replace("LETTERS", r"(?:an? |the )?(?:letters? |abbreviation |acronym |term )?[a-z]{2,6}")
)


def letters_asked(masked: str) -> str:
    """The letters that a masked question (see `tokens.masked`) may want spelt out, in lower case; "" where it asks for more.

    That they are an abbreviation only the reports tell.
    """
    found = _ASKS.match(masked)
    if found is None:
        return ""
    return next(words for words in found.groupdict().values() if words).split()[-1]
