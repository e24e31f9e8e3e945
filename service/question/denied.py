"""Whether a question about many asks who does *not* have or do something: "which councils don't do life story work".

Of them are counted whom a report says so of, and not who does it; what children do not have ("who helps children not
in school?") is a matter like another.
"""

from __future__ import annotations

import re

from service.question.answer_types import CLAUSE

_MANY = r"(?:\b(?:WHICH|EVERY|REGION|(?:councils|authorities|boroughs|places|areas|reports)(?: (?:that|which|who|where))?)\b|(?:CLAUSE)(?:who|where|anyone|anybody)\b)".replace(
    "(?:CLAUSE)", CLAUSE
)
# Words of a question up to its verb: none that begins a clause of its own, which denies something else.
_ON = r"(?: (?!(?:who|whom|whose|that|which|when|if|because|how|why|with|for|about)\b)[\w'\u2019-]+)"
_AUXILIARY = r"(?:do|does|did|has|have|had|is|are|was|were|can|could|will|would|get|gets)"
_NOT = (
    rf"(?:{_AUXILIARY}n['\u2019]?t|{_AUXILIARY}(?:{_ON}{{1,4}})? (?:still |yet )?not|cannot|can['\u2019]?t|never|rarely|seldom|"
    rf"lacks?|lacked|(?:{_AUXILIARY}|be|being|still) (?:lacking|missing|short of|without)|"
    rf"(?:has|have|had|having|there['\u2019]s|there (?:is|are|was|were)|(?:is|are|was|were) there|with|gets?|got|offers?|provides?|gives?|runs?|hold|holds|do|does) (?:no|too few|too little|few|little|hardly any)|"
    r"(?:leav(?:e|es|ing)|left|goe?s?|going|stay|remain|wait|placed|held|hold|made|make|done)(?: [\w'\u2019-]+){0,6}? without)"
)
# "not only", "not good" and "not doing well" fault without denying that it is done; "not in school" tells whose matter it is.
_OTHERWISE = (
    r"(?! (?:only|just|merely|good|great|working|(?:doing )?(?:so |very |too |that )?(?:well|badly)|effective|strong|"
    r"(?:in|at|attending|going to) (?:school|education|employment|work|training)|recourse)\b)"
)
_ASKS = re.compile(
    rf"{_MANY}(?:{_ON}{{0,7}}?) {_NOT}\b{_OTHERWISE}|{_MANY} (?:with no|without)\b{_OTHERWISE}"
)


def asks_who_does_not(masked: str) -> bool:
    """Whether a masked question (see `tokens.masked`) asks which of many do not have or do something."""
    return _ASKS.search(masked) is not None
