"""Whether a question asks what an abbreviation stands for, or a term means: "what is an IRO?", "what is private fostering?"."""

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


_WHAT_IT_IS = re.compile(
    r"^(?!.*\blike$)(?:and |so |please )*(?:what(?:'s| is|s)|(?:can you |could you )?(?:define|explain)(?: what)?|(?:what(?:'s| is) )?(?:the )?(?:meaning|definition) of)"
    r" (?:an? |the )?[\w'’ -]+?(?: (?:is|are|means?))?$|^(?:and |so |please )*what (?:does|do) (?:an? |the )?[\w'’ -]+? mean$"
)


def asks_what_it_is(masked: str) -> bool:
    """Whether a masked question that names nobody asks what a thing is, if it is nothing but the name of one."""
    return _WHAT_IT_IS.match(masked) is not None


def letters_asked(masked: str) -> str:
    """The letters that a masked question (see `tokens.masked`) may want spelt out, in lower case; "" where it asks for more.

    That they are an abbreviation only the reports tell.
    """
    found = _ASKS.match(masked)
    if found is None:
        return ""
    return next(words for words in found.groupdict().values() if words).split()[-1]
