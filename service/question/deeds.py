"""Deeds whose doer a question may ask for, and that reports often tell of without saying who did them.

Who checks or decides something day by day is told by post in nearly every sentence. Who chairs, leads, sits on, pays
for, looked into or once decided something is told in words of their own or not at all; who runs or delivers it, where a doer is named.
"""

from __future__ import annotations

from enum import StrEnum

from service.patterns import PatternTable


class Deed(StrEnum):
    """What somebody did."""

    CHAIR = "chair"
    REVIEW = "review"
    SIT = "sit"
    FUND = "fund"
    LEAD = "lead"
    RUN = "run"
    DECIDE = "decide"


_LOOKED_INTO = r"(?:reviews?|evaluations?|audits?|research|stud(?:y|ies)|diagnostics?|peer (?:challenge|review)|surveys?|health ?checks?)"
# What has somebody at its head. Who manages allegations or runs a course does the work, and who runs a service may be another body.
_UNIT = r"(?:virtual school|mash|mach|mast|front door|early help(?! (?:assessments?|plans?|cases)))"
_HEADED = rf"(?:{_UNIT}|(?:teams?|departments?|services?|agency|hubs?|boards?|homes?|schools?|panels?|partnerships?|forums?|schemes?|projects?|programmes?|trust|workstreams?|sub-?groups?)(?! (?:users?|plans?|cases|children|carers?)))"
_OF_ITS = r"(?: (?:the|its|their|PLACE'?s?))*(?: (?!(?:for|by|to|with|in|at|on|of|that|who|which|and)\b)[\w'-]+){0,4}?"
# "Children in PLACE who …" only says which children.
_WHO = r"(?:^(?:(?:in|at|for|so|and|but) )*(?:PLACE,? )?|[,.;:?!] ?|\b(?:and|know|say|me) )who(?: (?:is|was|has|had|actually|currently|now|normally|usually|independently|then))*"
_ASKED = PatternTable(
    {
        Deed.CHAIR: rf"{_WHO} (?:chair\w*|in the chair|presid\w+)\b",
        Deed.REVIEW: rf"{_WHO} (?:evaluat\w+|reviewed|audited)\b|{_WHO} (?:did|do|does|doing|done|carr(?:y|ies|ied) out|carrying out|conduct(?:s|ed|ing)?|undert\w+|led|commissioned|wrote|completed|made|produced)\b(?: \w+){{0,4}} {_LOOKED_INTO}\b(?! of (?:plans?|cases?|children))",
        Deed.SIT: rf"{_WHO} (?:sits?|sat|sitting|attends?|attended|(?:a )?members?)\b(?: (?:on|in|of))? |{_WHO} on (?:the |its |PLACE )",
        Deed.FUND: rf"{_WHO} (?:pay(?:s|ing)?|paid|fund(?:s|ed|ing)?|sponsor\w*|financ\w+|bankroll\w*|(?:put(?:s|ting)? up|gives?|gave|finds?|found|came up with|stump(?:s|ed)? up) (?:the |its )?(?:money|cash|funding)|foot(?:s|ed|ing)? the bill|(?:meets?|met|bears?|covers?|covered) the costs?)\b",
        Deed.LEAD: (
            rf"{_WHO} (?:leads?|led|leading|head(?:s|ed|ing)?)\b"
            rf"|{_WHO} (?:manag(?:es?|ed|ing)|overs(?:ees?|aw|een|eeing)|supervis(?:es?|ed|ing)|(?:takes )?(?:overall )?charge of|in (?:overall )?charge of|responsible for|accountable for){_OF_ITS} {_HEADED}\b"
            rf"|{_WHO} (?:runs?|ran|running){_OF_ITS} {_UNIT}\b"
        ),
        Deed.DECIDE: rf"{_WHO} (?:(?:made|took) the decision|decided|agreed|approved|authorised|sanctioned|ordered|chose|signed off|insisted)\b(?! (?:if|whether|what|when|how|who|which|with)\b)",
        Deed.RUN: (
            rf"{_WHO} (?:will |to |been )*(?:carr(?:y|ies|ied|ying) out|(?:do|does|did)(?! (?:PLACES?|they|it|you|we)\b)(?!.*\b(?:with|to|from|for)\W*$)|doing|deliver\w*|provid\w+|(?:runs?|ran|running)(?! (?:away|off)\b)|"
            r"staffs?|design\w*|wrote|writes?|conduct\w*|undert\w+|take over|taking over|won|trains?|trained|supplie[sd]|set up|created|developed|came up with|teach\w*|taught|built|builds?|makes?|gave|gives?|drew up|drawing up|accredit\w*|moderat\w*|answers?|employs?)\b(?! (?:to|sure|use|up|way|it)\b)"
        ),
    }
)


def deed_asked(masked: str) -> Deed | None:
    """The deed whose doer a masked question asks for, None where it asks for none of these."""
    return _ASKED.first(masked)
