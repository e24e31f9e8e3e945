"""Whether a question about many asks who does *not* have or do something: "which councils don't do life story work".

Of them are counted whom a report says so of, and not who does it; what children do not have ("who helps children not
in school?") is a matter like another.
"""

from __future__ import annotations

import re

from service.question.answer_types import CLAUSE

_MANY = (
    r"(?:\b(?:WHICH|EVERY|REGION|(?:councils|authorities|boroughs|places|areas|reports)(?: (?:that|which|who|where))?)\b|"
    rf"{CLAUSE}(?:who|where|anyone|anybody)\b)"
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
    rf"{_MANY}(?:{_ON}{{0,7}}?) (?P<not>{_NOT})\b{_OTHERWISE}|{_MANY} (?P<without>with no|without)\b{_OTHERWISE}"
)
_OF_OTHERS = re.compile(
    rf"\b(?!WHICH\b|EVERY\b|REGION\b)[a-z]+s?(?:ren|ple)? (?:who|that|whose) (?:[\w'-]+ ){{0,3}}?(?:{_AUXILIARY}(?:n['\u2019]?t| not)|cannot|can't|never)\b"
)
# Who says nothing on a matter is told by silence, not by a denial.
_SAYING = re.compile(
    r"\b(?:mention|say|speak|spoke|refer|talk|discuss|cover|comment|report|note|address|include|describe|contain)(?:s|ed|ing)?\b"
    r"|\b(?:anything|nothing|a word) (?:about|on|of)\b"
)
# Who has not these or does not do this does well; but who does not mend it does not.
_BAD = re.compile(
    r"\b(?:waits?|waiting|delay\w*|drift\w*|backlogs?|vacanc\w+|turnover|shortages?|gaps|overdue|unallocated|unsuitable|inappropriate|unsafe|"
    r"unregistered|unregulated|(?:out of|outside) (?:the )?(?:area|borough|county|city)|bed and breakfasts?|b&bs?|hotels?|police (?:cells?|custody)|"
    r"(?:rely|relies|depend|depends|reliant|dependent|reliance|dependence) (?:\w+ )?(?:on|upon)|agency (?:staff|workers?|social workers?)|"
    r"breakdowns?|(?:placement|house|school) moves?|moves? of placement|changes of (?:social )?workers?|high caseloads?|too many|concerns?|problems?|troubles?|difficult\w*|faults?|criticisms?|weakness\w*|failings?)\b"
)
# Where there is little of these it is well.
_LITTLE = re.compile(
    r"\b(?:low(?:er|est)?|few(?:er|est)?|little|less|small(?:er)?|short(?:er|est)?|manageable|reasonable|minimal) (?:\w+ ){0,2}?"
    r"(?:caseloads?|workloads?|turnover|vacanc\w+|sickness|absence|waits?|waiting (?:lists?|times?)|delays?|backlogs?|placement (?:moves?|changes|breakdowns)|moves?|changes of social worker|"
    r"agency (?:staff|workers?|social workers?)|use of agency|reliance on|numbers? of (?:agency|unallocated|exclusions)|complaints?|exclusions?)\b"
    r"|\b(?:caseloads?|workloads?|turnover|vacanc\w+|waiting times?) (?:\w+ ){0,2}?(?:is|are|was|were|being) (?:\w+ )?(?:low|manageable|small|reasonable|short)\b"
)
_BURDEN = re.compile(
    r"\b(?:caseloads?|workloads?|turnover|vacanc\w+|sickness|agency|complaints?|exclusions?)\b"
)
_MENDS = re.compile(
    r"\b(?:reduc|cut|clear|tackl|address|deal|improv|manag|prevent|avoid|challeng|respond|act|solv|fill|learn|help|support|visit|assess|check|review|escalat)\w*\b"
)
# Whose denial is of having it at all.
_HAVING = re.compile(r"lack|\bno\b|without|missing|hardly any|\b(?:have|has|had|do|does|did)(?:n't| not)$")
_GOT = re.compile(r"\s*(?:have|got|any|had)\b")


def asks_who_does_not(masked: str) -> bool:
    """Whether a masked question (see `tokens.masked`) asks which of many do not have or do something."""
    return _ASKS.search(masked) is not None and not asks_who_is_silent(masked)


def asks_who_has_not(masked: str) -> bool:
    """Whether a masked question asks who has not got something at all: "who lacks a virtual school"."""
    found = _ASKS.search(masked)
    if found is None or asks_who_is_silent(masked):
        return False
    said = found["not"] or found["without"]
    has = _HAVING.search(said) is not None
    return has and (not said.endswith(("n't", "not")) or _GOT.match(masked, found.end()) is not None)


def asks_who_is_silent(masked: str) -> bool:
    """Whether a masked question asks whose report says nothing on a matter."""
    found = _ASKS.search(masked)
    return found is not None and _SAYING.match(masked[found.end() :].lstrip()) is not None


def asks_who_has_no_fault(masked: str) -> bool:
    """Whether what a masked question denies is a fault by its name: "WHICH don't rely on agency staff"."""
    found = _ASKS.search(masked)
    fault = found and _BAD.search(masked, found.end())
    return bool(found and fault and not _MENDS.search(masked, found.end(), fault.start()))


def asks_little_of_fault(masked: str) -> bool:
    """Whether a masked question asks for little of what is bad where there is much of it: "low caseloads"."""
    return _LITTLE.search(masked) is not None and _ASKS.search(masked) is None


def speaks_of_fault(text: str) -> bool:
    """Whether a text names a fault: who does not have that does well."""
    return _BAD.search(text) is not None


def is_burden(text: str) -> bool:
    """Whether a text names something of which little is good and much is bad."""
    return is_in_numbers(text) or speaks_of_fault(text)


def is_in_numbers(text: str) -> bool:
    """Whether a text names something that is high or low, as turnover or caseloads are."""
    return _BURDEN.search(text) is not None


def denies_of_others(masked: str) -> bool:
    """Whether what is denied is told of others in a clause of its own: "children who are not in education"."""
    return _OF_OTHERS.search(masked) is not None and _ASKS.search(masked) is None
