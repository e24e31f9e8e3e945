"""What is said beside a question within a conversation, and is none of it: thanks, second thoughts, what was heard."""

from __future__ import annotations

import re

_KIND_WORD = (
    r"(?:ok(?:ay)?|no|yes|yeah|yep|sorry|oh|ah|aha|hmm+|well|right|great|good|fine|cool|nice|perfect|brilliant|lovely|excellent|interesting|wow|actually|i see|got it|"
    r"hang on|hold on|wait|love (?:it|that)|(?:ha){1,4}|lol|blimey|good (?:on|for) (?:them|her|him|you)|nice one|good stuff|i (?:know|get|understand)(?: (?:all )?(?:that|this|it)| (?:all )?about(?: [\w'-]+){1,3})?|one (?:more|last) (?:thing|question|one)?|one more|last (?:one|question)|fair enough|understood|makes sense|(?:forget|never mind|nvm|scrap|skip|ignore)(?: [\w'-]+){1,4}|nvm|never mind|thx|ta|ty|"
    r"(?:many )?thanks(?: (?:a lot|so much|very much))?|thank you(?: (?:so much|very much))?|cheers|that(?:'?s| is| was) (?:very |really )?(?:helpful|great|useful|interesting|good|fine|clear))"
)
_NICETY = re.compile(
    rf"^(?:{_KIND_WORD}(?:\s+{_KIND_WORD}){{0,3}}\s*(?:[,.!;:…–-]|[^\w\s!-~‘’“”]){{1,5}}\s*){{1,4}}(?=\w)",
    re.IGNORECASE,
)
# Not separated from what follows by a mark: "hang on how old is that", "thx and Leeds?".
_OPENS_NICELY = re.compile(
    r"^(?:(?:hang on|hold on|wait|thx|ta|thanks|ok(?:ay)?|sorry|no|ah|oh|right|great|so sorry|sorry one more|one more)[ ,]+)+(?=(?:how|what|who|when|where|why|which|and|is|are|did|does|do|was|were|has|have|i meant|i mean|can|could)\b)",
    re.IGNORECASE,
)
_ENDS_NICELY = re.compile(
    r"(?:[\s,]{1,3}(?:pls|plz|please|thx|ta|ty|tho|though|mate|lol|my mistake|my bad|oops|if you can|then please)|,\s?(?:thanks|sorry)){1,4}(?=[\s?!.]*$)|(?<=\?)\s+(?:i )?(?:heard|(?<=i )read|thought|think|gather|believe|hear|was told|apparently|someone (?:said|told me)|they have one as well|seems|looks|sounds|feels)\b[^?]*$",
    re.IGNORECASE,
)
_EXPLETIVE = re.compile(
    r"\b(what|who|when|where|why|how) (?:on earth|in the world|the (?:hell|heck|devil))\b", re.IGNORECASE
)


def without_asides(text: str) -> str:
    """The text of a turn without what is said beside its question: "haha love it. And Harrowmere? seems old" is "And Harrowmere?"."""
    bare = _OPENS_NICELY.sub("", _NICETY.sub("", _ENDS_NICELY.sub("", text)))
    return _EXPLETIVE.sub(r"\1", bare)
