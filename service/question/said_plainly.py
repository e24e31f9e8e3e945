"""A question within a conversation said plainly: without niceties and corrections, and with what "the last one" or "else" stands for."""

from __future__ import annotations

import re

from service.question.asides import without_asides
from service.question.asking_on import asks_on

ASKS = re.compile(
    r"\b(?:what|which|who|whose|how|when|where|why|is|are|was|were|do|does|did|has|have|had|can|could|should|will|would|"
    r"list|compare|all|every|each|reports?|authorit\w+|councils?|EVERY|OTHERS|WHICH|REGION|NEIGHBOURS)\b"
)
"""What asks something, or names whom to ask of."""

_THIS_NOT_THAT = re.compile(
    r"^(?P<before>(?:(?:sorry|no|oops|oh|ah|actually|apologies|wait)[,.!]* )*(?:i (?:really |actually )?(?:meant|mean)|make (?:that|it)) [^,;]{2,60}?),? (?:and |instead of |rather than )?not [^,;?]{2,60}(?=[,;?!.]|$)",
    re.IGNORECASE,
)
_CORRECTS = re.compile(
    r"^(?:(?:sorry|no|oops|oh|actually|apologies|wait|my mistake)[,.!]* )*(?:(?:that'?s |this is |it'?s )?(?:wrong|incorrect|not right|not what i asked)[,.;]* i (?:asked|was asking|wanted)|i (?:really |actually )?(?:meant|mean|was asking about|was thinking of|asked about)|i(?:'m| am|’m) interested in|make (?:that|it)) (?:to (?:say|ask|write) )?(?:about )?(?!that\b|it\b)",
    re.IGNORECASE,
)
_NOT_THAT = re.compile(
    r"^(?:and |but )?(?:(?:instead of|rather than) [^,;]{2,60}[,;]|not [^,;]{2,60}?,? but) ?(?P<meant>\S.*)$",
    re.IGNORECASE,
)
_INSTEAD = re.compile(
    r"^(?P<meant>\w[\w' -]{1,40}?) (?:instead|rather)(?: (?:of|than) [\w' -]{2,60})?[.?!]*$", re.IGNORECASE
)
_THE_REST = re.compile(
    r"\bthe rest(?: of (?:them|the (?:councils|authorities|country)))?\b(?! of\b)", re.IGNORECASE
)
_REST_OF = re.compile(r"\bthe rest of (?=the\b)", re.IGNORECASE)
_ELSE = re.compile(r"\b(?:who|where|anyone|anybody) else\b", re.IGNORECASE)
# One of several told before: "just the one on staffing".
_THE_ONE_ON = re.compile(
    r"^(?:and |ok |only |just |no |please |give me |show me |tell me |more (?:on|about) )*the (?:one|ones|bit|bits|part|parts|point|points|finding|findings|para|paragraph|passage|section|quote)(?: that(?:'s| is| are))? (?:on|about|regarding|concerning) (?!that\b|this\b|it\b|them\b)(?=\w)",
    re.IGNORECASE,
)
# Whether the report says it is no other question than the one it would answer.
_DOES_IT_SAY = re.compile(
    r"^(?P<and>(?:and |so |but |ok )*)(?:(?:does|do|did) (?:it|they|that|the (?:report|letter|inspectors?)|ofsted|inspectors) (?:also |even |actually )?(?:say|said|mention|tell(?: us)?)|(?:does|did) (?:it|the (?:report|letter)) (?:also |even |actually )?(?:explain|give|know)) (?=(?:who|why|how|when|where|what|which)\b[\w' ]{0,30}\W*$)",
    re.IGNORECASE,
)
_SAME_WITH = re.compile(r"^(?P<and>(?:and |so |but |is it |is that |the )*)same with ", re.IGNORECASE)
# "Back to the latest, what did children say": of the latest report.
_BACK_TO = re.compile(
    r"^(?:(?:so|now|going|go|and|but|coming) )*back to (?:the |their |its )?(?P<which>latest|newest|current|most recent|last|previous|earlier|first|(?:19|20)\d\d)(?: (?:one|report|inspection))?(?:[,;:.] *(?P<rest>.*)|\W*)$",
    re.IGNORECASE,
)
# What is still to be done is what the newest report asks for.
_LEFT_TO_DO = re.compile(
    r"^(?P<and>(?:and |so |but )*)(?:what(?:'s|s| is)|is there anything|anything) (?:still )?(?:left|outstanding|remaining) (?:for (?:them|it|the council) )?to (?:be (?:done|fixed|improved)|do|fix|improve|sort(?: out)?|put right|work on|address)(?: then| now)?\W*$",
    re.IGNORECASE,
)
# How it was at the inspection before: "were care leavers ok in the past?".
_WAS_BEFORE = re.compile(
    r"^(?P<asked>(?:and |so |but )?(?:was|were|wasn't|weren't)\b[\w' -]{1,80}?),? (?:in the past|previously|(?:the )?last time|the time before)(?P<end>\W*)$",
    re.IGNORECASE,
)
_ADDS = re.compile(r"^(?:and |please |can you |could you )*(?:add|include) (?=[A-Z])")


def in_conversation(text: str) -> str:
    """A question within a conversation without its niceties; a correction becomes a plain follow-up.

    "OK, thanks. And Harrowmere?" is "And Harrowmere?", "No, I meant Eastwold" is "what about Eastwold".
    """
    bare = without_asides(text.strip())
    bare = _THIS_NOT_THAT.sub(r"\g<before>", bare)
    for pattern in (_NOT_THAT, _INSTEAD):
        match = pattern.match(bare)
        if match and not ASKS.search(match["meant"].lower()):
            bare = f"what about {match['meant']}"
            break
    bare = _CORRECTS.sub("what about ", _ADDS.sub("also ", bare))
    bare = _THE_ONE_ON.sub("what about ", bare)
    bare = _DOES_IT_SAY.sub(r"\g<and>", bare)
    bare = _SAME_WITH.sub(r"\g<and>same for ", bare)
    bare = _LEFT_TO_DO.sub(r"\g<and>what do they still need to improve now", bare)
    if asks_on(bare.lower()) is None:
        bare = _WAS_BEFORE.sub(r"\g<asked> at the previous inspection\g<end>", bare)
    if (back := _BACK_TO.match(bare)) is not None:
        report = f"the {back['which']} report"
        bare = f"in {report}, {back['rest']}" if back["rest"] else f"what about {report}"
    bare = _ELSE.sub("which other councils", bare)
    return _THE_REST.sub("the others", _REST_OF.sub("", bare))
