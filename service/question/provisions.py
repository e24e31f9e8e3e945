"""A thing of a general kind that a question asks for, or takes for granted – a team, a panel, an app – where reports speak of its matter in many other ways.

That homeless children are helped tells of no protocol. The kind alone is in every report, and the matter is: only a sentence
that has both says that there is such a thing.
"""

from __future__ import annotations

import re
from enum import StrEnum

from service.patterns import PatternTable


class Provision(StrEnum):
    """A kind of thing that a council has for a matter."""

    TEAM = "team"
    PANEL = "panel"
    STRATEGY = "strategy"
    PROTOCOL = "protocol"
    TRAINING = "training"
    POST = "post"
    PROGRAMME = "programme"
    LINE = "app or telephone line"
    LEAFLET = "leaflet"
    PLEDGE = "pledge"
    SURVEY = "survey"
    FUND = "fund"
    TOOL = "tool"
    REGISTER = "register"
    CENTRE = "centre"
    EVENT = "event"
    LETTER = "letter"


_ITS_OWN = r"(?:dedicated|specialist|specialised|separate|in-house|designated|special|specific|distinct|own)"
_NOUNS = {
    Provision.TEAM: rf"teams?|units?|squads?|{_ITS_OWN} (?:[\w'-]+ )?services?",
    Provision.PANEL: r"panels?|forums?|committees?|steering groups?|task ?forces?|working groups?|(?<!across the )boards?",
    Provision.STRATEGY: r"strateg(?:y|ies)|action plans?",
    Provision.PROTOCOL: r"protocols?|polic(?:y|ies)|procedures?|agreements?|pathways?|memorandums?",
    Provision.TRAINING: r"(?:training )?courses?|workshops?|trainings?|academ(?:y|ies)",
    Provision.POST: rf"champions?|co-?ordinators?|ambassadors?|leads?|{_ITS_OWN} (?:[\w'-]+ )?(?:workers?|officers?|advis[eo]rs?|posts?|managers?|practitioners?|roles?|staff|nurses?)",
    Provision.PROGRAMME: r"programmes?|schemes?|projects?|initiatives?|pilots?",
    Provision.LINE: r"apps?|helplines?|hotlines?|(?:phone|telephone|advice|help) lines?|websites?|web ?pages?",
    Provision.LEAFLET: r"leaflets?|booklets?|handbooks?|newsletters?|guides?|brochures?|magazines?",
    Provision.PLEDGE: r"pledges?|charters?|promises?",
    Provision.SURVEY: r"surveys?|questionnaires?|polls?",
    Provision.FUND: r"funds?|bursar(?:y|ies)|grants?|allowances?|loans?",
    Provision.TOOL: r"tools?|toolkits?|checklists?|templates?|matrix|matrices|scorecards?|dashboards?",
    Provision.REGISTER: r"registers?|databases?|trackers?",
    Provision.CENTRE: r"(?:drop-in|drop in|one-stop) (?:\w+ )?(?:cent(?:re|er)s?|shops?|services?)?|(?<!leisure )(?<!sports )cent(?:re|er)s?|hubs?|drop-ins?|refuges?",
    Provision.EVENT: r"awards?|award (?:ceremon(?:y|ies)|evenings?|nights?)|ceremon(?:y|ies)|celebrations?|festivals?",
}
_HAS = (
    r"(?:ha(?:ve|s|d|ving)(?: got)?|gets?|got|runs?|ran|running|uses?|used|using|operat(?:e|es|ed|ing)|employ(?:s|ed|ing)?|offer(?:s|ed|ing)?|provid(?:e|es|ed|ing)|"
    r"introduc(?:e|es|ed|ing)|creat(?:e|es|ed|ing)|set(?:s|ting)? up|establish(?:es|ed|ing)?|launch(?:es|ed|ing)?|develop(?:s|ed|ing)?|produc(?:e|es|ed|ing)|publish(?:es|ed|ing)?|"
    r"open(?:s|ed|ing)?|appoint(?:s|ed|ing)?|commission(?:s|ed|ing)?|hold(?:s|ing)?|held|organis(?:e|es|ed|ing)|put(?:s|ting)? on|keep(?:s|ing)?|kept|there|with(?= an?\b))"
)
_OF_SORTS = r"(?!(?:the|these|those|this|its (?!own)|their (?!own)|PLACE)\b)(?:(?!(?:for|of|to|with|on|in|at|by|from|about|that|which|who|whose|and|or|than|as|not|no|enough|too|few|more|fewer|better|good|strong|effective|how)\b)[\w'-]+ ){0,5}?"
_FOR = r"(?= (?:for|on|to|about|that|which|who|whose|in|at|working|works|looking|dealing|helping|supporting|dedicated|just|only|specifically|around|where|with|against|aimed|when|between|devoted|covering|focused|specialising|if|so)\b|\W*$)"
# Whether there is one, or who has one; not how it works or how good it is.
_ASKS = r"^(?:(?:so|and|but|also|please|does anyone know|do the reports say|tell me|find|list|show|name)[,:]? (?:if |whether |all )?)*(?:do|does|did|has|have|is|are|was|were|WHICH|EVERY|who|where|which|what|PLACE|any|anyone|anybody|councils?|authorities|las?)\b"
_ASKED = PatternTable(
    {
        kind: rf"{_ASKS}[^.?!;:]{{0,60}}?\b{_HAS} {_OF_SORTS}(?:{noun}){_FOR}|^(?:an? |any )?(?:[\w'-]+ )?{_ITS_OWN} (?:[\w'-]+ ){{0,2}}?(?:{noun})(?= (?:for|on|to)\b)"
        for kind, noun in _NOUNS.items()
    }
)
# Of the tools or letters that there are for a matter it may be asked how good they are: "how are neglect tools used".
_TAKEN_FOR_GRANTED = PatternTable(
    {
        Provision.TOOL: r"^how (?:well |effectively |often |consistently |widely )?(?:are|is|do|does) [^.?!;:]{0,60}?\b(?:tools?|toolkits?|checklists?|templates?)\b (?:being )?(?:used|applied|completed|working|in use)\b",
        Provision.LETTER: r"^how (?:well |clear(?:ly)? |good |accessible |and )*(?:are|is) (?!.*\b(?:life|story)\b)[^.?!;:]{0,60}?\bletters?\b",
    }
)
_NOT_ASKED = re.compile(
    r"\b(?:how (?:well|good|many|much|often|effective)|what (?:is|was|are|were|does|do|did|has|have) (?!councils?\b|authorities\b)|why|when|effective|any good|work(?:s|ing)? well|worked|enough)\b"
)


def provision_asked(masked: str) -> Provision | None:
    """The kind of thing of which a masked question asks whether there is one, who has one or how good it is; None where it asks of none."""
    return _TAKEN_FOR_GRANTED.first(masked) or (None if _NOT_ASKED.search(masked) else _ASKED.first(masked))


def names_provision(written: str) -> bool:
    """Whether words of a question are but the kind of thing that is asked for, and not its matter."""
    return _KINDS.fullmatch(written) is not None


_KINDS = re.compile(
    rf"(?:{_ITS_OWN}|{'|'.join(_NOUNS.values())}|set|run|use|services?|new|joint|local|multi-agency)"
)
