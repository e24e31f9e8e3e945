"""Requests that would harm somebody or put words into somebody's mouth, however politely they are put."""

from __future__ import annotations

import re

_PEOPLE = (
    r"(?:social[- ]?workers?|workers?|staff|managers?|carers?|directors?|leaders?|officers?|inspectors?|families|parents?|people|"
    r"children|kids|adopters?|employees?|members|them|everyone|everybody)"
)
_WAYS_TO_REACH = (
    r"(?:(?:tele)?(?:ph|f)one(?: (?:numbers?|nos?))?|mobiles?(?: numbers?)?|numbers? and (?:e-?mails?|addresses)|"
    r"home address(?:es)?|private address(?:es)?|e-?mail address(?:es)?|e-?mails|car registrations?|contact details)"
)
_TO_REACH_THEM = re.compile(
    rf"(?:^|\b(?:please|pls|plz|give me|give us|send|list|tell me|show me|print|get me|find|i need|i want|what are|what's|what is)\b[^.?!]{{0,40}}\b){_WAYS_TO_REACH} (?:\w+ ){{0,2}}?(?:of|for|from) (?:\w+ ){{0,4}}?{_PEOPLE}\b"
    rf"|\b{_PEOPLE}(?:'s?|s')? {_WAYS_TO_REACH}\b(?=.*\b(?:list|give|get|send|find|need|want|tell)\b)"
    rf"|\b(?:list|give|get|send|find|tell|show|need|want|print|what are|what's)\b[^.?!]{{0,40}}\b{_PEOPLE}(?:'s?|s')? {_WAYS_TO_REACH}\b"
    r"|\bnames? (?:of|for) (?:all |every |each |any )(?:of )?(?:the |those |these )?(?:\w+ )?(?:social[- ]?workers?|staff|employees|foster carers?)\b"
    rf"|\bwhere (?:do|does|can i find) (?:the |these |those )?(?:\w+ )?{_PEOPLE} live\b(?= *\??$)"
)
_HARASSMENT = re.compile(
    r"\b(?:so (?:that )?(?:i|we)|i want to|i wanna|i'd like to|i'm going to|i am going to|i'm gonna|we want to|help me|help us|how (?:do|can|could) (?:i|we))"
    r"(?: (?:can|could|may|go|come|and|to|really|properly|publicly|best))* (?:have a go at|have a pop at|get (?:my own |my |our )?(?:own )?(?:back (?:at|on)|revenge|even with)|take revenge|track (?:\w+ ){1,4}down|track down|hunt down|harass|stalk|troll|"
    r"threaten|intimidate|scare|bully|humiliate|shame|name and shame|blackmail|doorstep|hurt|attack|dox|get (?:\w+ ){1,4}(?:sacked|fired)|teach (?:\w+ ){1,4}a lesson|make (?:\w+ ){1,4}(?:pay|suffer))\b"
)
_ORDERED = r"(?:^|[.!?;:,]\s*|\b(?:please|pls|plz|can you|could you|you to|me to) )"
_PUT_INTO_A_MOUTH = re.compile(
    rf"{_ORDERED}(?:write|compose|draft|speak|talk|answer|reply|respond|say|tell|put|phrase|do (?:it|this|that|an?|the (?:answer|summary|report)))\b[^.?!]{{0,80}}?"
    r"(?:\b(?:in the (?:voice|style|persona|tone|manner) of|in (?:(?!ha(?:ve|s|d)\b)\w+ ){1,3}(?:voice|style|tone)\b(?=\W*$|[,.;:!?]| (?:that|how|what|why|who|whether|about|to|and)\b)|as if (?:you|he|she|they) (?:were|was|are)|as though (?:you|he|she|they) (?:were|was|are)|as if written by|pretending to be|impersonating))"
    r"|\bimpersonate\b|\b(?:imagine|suppose|pretend|make believe) (?:that )?(?:you are|you're|you were|to be|i am|i'm) (?:the |an? )?\w+(?: \w+){0,3}?(?:,| and) (?:tell|write|say|announce|give|explain|order|speak|address|pretend)\b"
    rf"|{_ORDERED}(?:write|draft|compose) (?:me |us )?(?:a |an |the )?(?:\w+ ){{0,3}}?(?:letter|e-?mail|statement|announcement|message|post|review|complaint|petition|resignation)s?\b"
)


def would_harm(lowered: str) -> bool:
    """Whether a lower-case text asks for ways to reach individuals, or to frighten or shame them."""
    return bool(_TO_REACH_THEM.search(lowered) or _HARASSMENT.search(lowered))


def puts_words_into_a_mouth(lowered: str) -> bool:
    """Whether a lower-case text asks for something to be written or said as if by somebody."""
    return _PUT_INTO_A_MOUTH.search(lowered) is not None
