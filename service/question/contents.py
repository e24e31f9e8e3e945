"""What is in a plan, a pledge, an offer or the like: reports name many of them and say what is in few."""

from __future__ import annotations

import re

_DOCUMENT = (
    r"(?:pledges?|promises?|charters?|leaflets?|booklets?|websites?|protocols?|polic(?:y|ies)|strateg(?:y|ies)|packages?|packs?|backpacks?|guides?|handbooks?|offers?|agreements?|"
    r"programmes?|(?<!care )(?<!pathway )(?<!protection )(?<!need )(?<!safety )(?<!education )(?<!children's )(?<!their )plan|toolkits?|databases?|librar(?:y|ies)|frameworks?|agenda|newsletters?)"
)
_OWN = r"(?:(?:the|its|their|this|that|an?|PLACE(?:'s)?) )*"
# "What does it plan to do", "offer parents": what is done, and no document.
_WHOM = r"(?:parents|children|families|foster carers|carers|care leavers|young people|social workers|staff)"
_NO_VERB = rf"(?! to (?!(?:{_WHOM}|its|the|all|looked)\b))(?! {_WHOM}\b)"
_OPENS = r"^(?:so |and |but )*"
_ASKED = (
    re.compile(
        rf"{_OPENS}what(?:'s|s| is| are| was| were) (?:actually |exactly |included )?(?:in|covered (?:in|by)) {_OWN}(?:[\w'-]+ ){{0,4}}?(?P<of>{_DOCUMENT})\b"
    ),
    re.compile(
        rf"{_OPENS}what (?:exactly |actually )?(?:does|do|did) {_OWN}(?:[\w'-]+ ){{0,5}}?(?P<of>{_DOCUMENT})\b{_NO_VERB}(?: [\w'-]+){{0,7}}? (?:say|promise|cover|include|contain|set out|involve|offer|teach|entitle|pledge|consist of|give)\b(?! (?:the |that )?(?:inspectors|ofsted)\b)"
    ),
    re.compile(
        rf"{_OPENS}what (?:are|were) {_OWN}(?:\w+ ){{0,2}}?(?:pledges|priorities|promises|aims|objectives|headings|topics|commitments) (?:in|of|on) {_OWN}(?:[\w'-]+ ){{0,4}}?(?P<of>{_DOCUMENT})\b"
    ),
)


def contents_asked(masked: str) -> str:
    """The document, as written in a masked question, of which it asks what is in it; "" where it asks of none."""
    found = next((match for pattern in _ASKED if (match := pattern.search(masked))), None)
    return found["of"] if found else ""
