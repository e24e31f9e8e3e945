"""Questions with no matter of their own that ask more of the one before: "by how much?", "is that high?", "and the weaknesses?"."""

from __future__ import annotations

import re
from enum import StrEnum

from service.question.model import Leaning


class AsksOn(StrEnum):
    """What is asked of the matter before."""

    DETAIL = "detail"  # how many, since when, who
    STANDING = "standing"  # whether that is much, how it compares
    SIDE = "side"  # its strengths or weaknesses alone
    CHANGE = "change"  # whether it got better
    STILL = "still"  # whether it is still so


_AND = r"(?:(?:and|so|but|ok|okay|then|well|just) )*"
_THAT = r"(?:that|this|it|they|those|these|them|he|she|there)"
_DETAIL = re.compile(
    rf"{_AND}(?:roughly |approximately |exactly )?(?:(?:since|until|till|by|from) when|(?:for |by )?how (?:many|much|often|long|old|far|soon|quickly|regularly|frequently)|who|whom|by whom|with whom|where|what for|which ones?)"
    rf"(?: (?:exactly|roughly|in total|altogether|ago|is|are|was|were|do|does|did|have|has|had|been|be|a|per|each|every|year|month|week|of|so|before|previously|now|then|for|take|takes|took|happen|happened|happens|like|{_THAT}))*"
    rf"|{_AND}(?:any|what|which|give me|show me|have you got|are there|is there|do you have|got)(?: (?:any|the|some|me|are|is|was))*(?: exact| actual)? (?:numbers?|figures?|data|statistics|stats|percentages?|proportion|share|rate|dates?|names?|years?)(?: (?:on|for|of|about|behind|is|was|are) {_THAT})?"
    rf"|{_AND}(?:as an? |in |what )?(?:percentages?|proportion|rate|numbers|per ?cent(?:age)?)|{_AND}per (?:[\d,]+(?: \w+)?|head|child|person)"
    rf"|{_AND}(?:what|which|who) (?:are|is|was|were) (?:they|it|he|she)|{_AND}(?:list|name) (?:them|those|these)"
)
_DEGREE = r"(?:high|higher|low|lower|good|bad|better|worse|best|worst|a lot|lots|much|many|few|fewer|little|less|more|long|longer|short|shorter|large|larger|big|bigger|small|smaller|enough|ok|okay|fine|acceptable|poor|strong|weak|above|below|near|around|average|normal|typical|typically|usual|unusual|common|rare|the same|similar|in line|on a par|ahead|behind|improving)"
_BESIDE = r"(?: (?:than|as|to|of|with|the|in|for|on|at|an?|and|or|most|many|other|all|any|others|elsewhere|compared|national|nationally|england|english|regional|regionally|region|the|average|averages|rate|norm|figure|level|country|councils?|authorit(?:y|ies)|areas|places|similar|comparable|usual|it should be|expected|target|OTHERS|EVERY|REGION|NEIGHBOURS))*"
_STANDING = re.compile(
    rf"{_AND}(?:is|are|was|were|isn't|aren't) {_THAT}(?: (?:any|considered|seen as|very|too|so|a|at all|much|far|well|quite|really|still|not))* {_DEGREE}{_BESIDE}"
    rf"|{_AND}(?:how (?:does|do|did) {_THAT} (?:compare|stand|measure up|stack up|look)|compare[ds]? {_THAT}|compared)(?: (?:with|to|against|beside|the|national|nationally|regionally|england|english|average|averages|figures?|picture|rate|elsewhere|rest of|country))*"
    rf"|{_AND}(?:what about |what is |what's |what was |how about |against |than )?(?:the )?(?:nationally|regionally|(?:national|england|english|regional) (?:average|figure|picture|rate|level)|england average|average)"
)
_FAULTS = r"(?:weaknesse?s?|negatives?|what(?:'s| is| was) (?:bad|wrong|poor|weak)|criticisms?|problems?|concerns?|shortcomings|failings|faults|downsides?|(?:bad|weak|poor|worst|weakest) (?:ones?|bits?|points?|things?|parts?|news|stuff|side|spots?|areas?))"
_PRAISES = r"(?:strengths?|positives?|what(?:'s| is| was) (?:good|strong)|what works|praise|upsides?|(?:good|best|strong|strongest) (?:ones?|bits?|points?|things?|parts?|news|stuff|side|areas?|practice))"
_WHAT = r"what(?:'s| is| was| are| were)?(?: (?:went|goes|going|works|working|done|not|so|they do|it does|doing))*"
_ASKED = rf"{_AND}(?:(?:only|just|any|what|what's|how|show|give|list|tell|me|about|the|main|key|biggest|is|are|were|was|did|do|there|please|some|also) )*"
_TAIL = rf"(?: (?:please|only|alone|though|too|(?:of|with|about|in) {_THAT}|there|then|now))*"
_NOT_THEY = re.compile(
    rf"{_AND}(?:who|where|WHICH|EVERY|(?:which|what)(?: (?:ones?|councils|authorities|areas|places))?|(?:are|is) there (?:any|some) (?:that|who|which)|any (?:that|who|which))"
    rf"(?: of (?:them|those|these))? (?:do|does|did|is|are|was|were|has|have|had|can)(?:n't| not)(?: (?:(?:do|have|offer|use|doing|done|got|so|well|well enough|enough) ?)*(?:{_THAT})?)*"
)
_SIDES = (
    (
        Leaning.FAULT,
        re.compile(
            rf"(?:{_AND}(?:the )?(?:worst|weakest)(?: ones?)?|{_AND}(?:badly|poorly|not (?:so |that |very )?well|less well)|{_ASKED}{_FAULTS}|{_AND}{_WHAT} (?:bad|wrong|poor|badly|poorly)|{_AND}where (?:do|does|did|are|is|were|was) {_THAT} (?:fall(?:ing)? (?:short|down)|struggl(?:e|ing)|fail(?:ing)?|go(?:ing)? wrong|weak(?:est)?|need(?:ing)? to (?:improve|do better))"
            rf"|{_AND}(?:so |and )?(?:who|WHICH)(?:'s|s| is| are| were| was)?(?: (?:the|doing|doing it|doing this|doing that|at it|at this|at that|it))* (?:worst|weakest|worse|bad|badly|poor|poorly|struggling|failing)(?: (?:at|on|with|for) {_THAT})?){_TAIL}"
        ),
    ),
    (
        Leaning.PRAISE,
        re.compile(
            rf"(?:{_AND}(?:the )?(?:best|strongest)(?: ones?)?|{_AND}well|{_ASKED}{_PRAISES}|{_AND}{_WHAT} (?:good|well|right)|{_AND}(?:who|WHICH)(?:'s|s| is| are| were| was)?(?: (?:the|doing|doing it|doing this|doing that|at it|at this|at that|it))* (?:best|strongest|good|well)(?: (?:at|on|with|for) {_THAT})?){_TAIL}"
        ),
    ),
)
_EARLIER = r"(?:before(?: (?:that|then|this))?|previously|earlier|in the past|last time|the time before|(?:in|at|on)? ?PREVIOUS|back then)"
_CHANGE = re.compile(
    rf"{_AND}(?:has|have|had|did|is|are|was|were) {_THAT} (?:(?:been|got|get|getting|gotten|become|becoming|gone|any|much|ever|also|since|actually|really) )*(?:improv(?:e|ed|ing)|better|worse|worsen(?:ed|ing)?|chang(?:e|ed|ing)|declin(?:e|ed|ing)|deteriorat(?:e|ed|ing)|progress(?:ed|ing)?)"
    rf"(?: (?:or|and|got|get|getting|worse|better|declin(?:ed|ing)|by then|by now|since|since then|over time|then|now|at all|too|after|afterwards|later|later on|in the end|eventually|SINCELAST))*"
    rf"|{_AND}what (?:has |had |have )?(?:changed|improved|got (?:better|worse))(?: (?:since|since then|over time|by then|SINCELAST))*"
    rf"|{_AND}(?:was|were|wasn't|weren't|did) {_THAT}(?: (?:any|much|always|already|ever|also|really|not|the|so|as|a|an))* (?:better|worse|different|same|good|bad|poor|weak|strong|ok|okay|fine|problem|issue|concern|case|like (?:that|this)|so|said|raised|found|told|warned|criticised|come up|happen) {_EARLIER}"
    rf"|{_AND}(?:had|has|have) {_THAT}(?: (?:ever|also|already|all))* (?:been (?:said|raised|found|noted|mentioned|flagged|told|warned|criticised|pulled up|picked up|asked to (?:improve|fix) (?:it|this|that)|a problem|an issue|a concern|better|worse|different|so|like (?:that|this)|the case)|come up|happened|gone wrong) {_EARLIER}"
    rf"|{_AND}(?:was|has) {_THAT} (?:always|ever) (?:been )?(?:so|like (?:that|this)|the case|a problem|an issue|this (?:good|bad|poor)|that (?:good|bad|poor))"
)


_STILL = re.compile(
    rf"{_AND}(?:is|are|isn't|aren't|has|have) {_THAT}(?: (?:still|now|all|been|yet|even|currently|since|already))* (?:the case|so|true|fixed|sorted(?: out)?|resolved|solved|put right|addressed|dealt with|a problem|an issue|a concern|like (?:that|this)|happening|going on|current|up to date)"
    rf"(?: (?:now|today|still|yet|at the moment|these days|currently|then|by now|in \w+))*"
    rf"|{_AND}(?:does|do) {_THAT} still (?:apply|hold|stand|happen|exist)(?: (?:now|today))?"
)


def asks_on(masked: str) -> AsksOn | None:
    """What a masked question asks of the matter before it and nothing else; None where it says more."""
    bare = _bare(masked)
    if _STANDING.fullmatch(bare):
        return AsksOn.STANDING
    if _CHANGE.fullmatch(bare):
        return AsksOn.CHANGE
    if _STILL.fullmatch(bare):
        return AsksOn.STILL
    if side_asked(masked):
        return AsksOn.SIDE
    return AsksOn.DETAIL if _DETAIL.fullmatch(bare) else None


def asks_who_of_them_does_not(masked: str) -> bool:
    """Whether a masked question asks who of those before does not, and nothing else: "and who doesn't?"."""
    return _NOT_THEY.fullmatch(_bare(masked).strip()) is not None


def side_asked(masked: str) -> Leaning | None:
    """The side of the matter that a masked question asks for and nothing else."""
    if asks_who_of_them_does_not(masked):
        return Leaning.FAULT
    bare = _bare(masked)
    return next((side for side, pattern in _SIDES if pattern.fullmatch(bare)), None)


def _bare(masked: str) -> str:
    return " ".join(re.findall(r"[\w',]+", masked.replace("’", "'"))).rstrip(",")
