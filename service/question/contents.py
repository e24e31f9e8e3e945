"""What is in a plan, a pledge, an offer or the like: reports name many of them and say what is in few."""

from __future__ import annotations

import re

_DOCUMENT = (
    r"(?:pledges?|promises?|charters?|leaflets?|booklets?|websites?|protocols?|polic(?:y|ies)|strateg(?:y|ies)|packages?|packs?|backpacks?|guides?|handbooks?|offers?|agreements?|"
    r"programmes?|(?<!care )(?<!pathway )(?<!protection )(?<!need )(?<!safety )(?<!education )(?<!children's )(?<!their )plan|toolkits?|databases?|librar(?:y|ies)|frameworks?|agenda|newsletters?|"
    r"(?<!practice )(?<!minimum )(?<!quality )standards|trainings?|(?:training )?(?:courses?|modules?|sessions?|workshops?)|cards?|box(?:es)?|kits?|statements?|passports?)"
)
_SHOWN = r"(?:videos?|films?|songs?|plays?|poems?|podcasts?|animations?|exhibitions?|murals?|artworks?|stories|raps?|performances?)"  # of which it is asked what they are about
_OWN = r"(?:(?:the|its|their|this|that|an?|PLACE(?:'s)?) )*"
# "What does it plan to do", "offer parents": what is done, and no document.
_WHOM = r"(?:parents|children|families|foster carers|carers|care leavers|young people|social workers|staff)"
_NO_VERB = rf"(?! to (?!(?:{_WHOM}|its|the|all|looked)\b))(?! {_WHOM}\b)"
_OPENS = r"^(?:so |and |but )*"
_ASKED = (
    re.compile(
        rf"{_OPENS}what(?:'s|s| is| are| was| were| (?:\w+ ){{1,2}}?(?:is|are|was|were)) (?:actually |exactly |included |laid down )?(?:in|inside|covered (?:in|by)) {_OWN}(?:[\w'-]+ ){{0,4}}?(?P<of>{_DOCUMENT})\b"
    ),
    re.compile(
        rf"{_OPENS}what (?:exactly |actually )?(?:does|do|did|has|have) {_OWN}(?:[\w'-]+ ){{0,5}}?(?P<of>{_DOCUMENT})\b{_NO_VERB}(?: [\w'-]+){{0,7}}? (?:say|said|promised?|cover(?:ed)?|included?|contain(?:ed)?|set out|lay down|laid down|require|stipulate|specify|involved?|offer(?:ed)?|teach|taught|entitle|pledged?|consist(?:ed)? of|given?)\b(?! (?:the |that )?(?:inspectors|ofsted)\b)"
    ),
    re.compile(
        rf"{_OPENS}what (?:are|were) {_OWN}(?:\w+ ){{0,2}}?(?:pledges|priorities|promises|aims|objectives|headings|topics|commitments) (?:in|of|on) {_OWN}(?:[\w'-]+ ){{0,4}}?(?P<of>{_DOCUMENT})\b"
    ),
    re.compile(
        rf"{_OPENS}what(?:'s|s| is| are| was| were) {_OWN}(?:[\w'-]+ ){{0,4}}?(?P<of>{_SHOWN})\b(?: [\w'-]+){{0,9}}? about\b"
    ),
    re.compile(
        rf"{_OPENS}what (?:do|does|did) {_OWN}(?:[\w'-]+ ){{0,4}}?(?P<of>{_SHOWN})\b(?: [\w'-]+){{0,7}}? (?:show|tell|say|explain)\b"
    ),
)


def contents_asked(masked: str) -> str:
    """The document, as written in a masked question, of which it asks what is in it; "" where it asks of none."""
    found = next((match for pattern in _ASKED if (match := pattern.search(masked))), None)
    return found["of"] if found else ""
