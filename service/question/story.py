"""The question proper behind what somebody tells of themselves first: "my grandson was taken into care. … Does Alderbrook help kinship carers?".

A story of several sentences is no part of what is looked for, and neither is a polite beginning. What it tells of
danger is looked at before anything here is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_SENTENCE = re.compile(
    r"(?<=[.?!…])(?<!\b[A-Z]\.)(?<!\b(?:Mr|Ms|Dr|St|vs)\.)(?<!\b(?:Mrs|etc)\.)\s+|\s*\n+\s*"
)
_WORD = re.compile(r"[\w'’]+")
_OPENS_SO = r"^(?:(?:and|but|so|anyway|now|then|please|therefore|basically|right|ok|okay)[ ,]+)*"
# What says that the question comes now.
_ANNOUNCED = re.compile(
    _OPENS_SO
    + r"(?:what (?:i|we)(?:'d| would)? (?:(?:really|actually|mainly|now) )?(?:want|wanted|need|needed|like|would like|am trying|hope) to (?:know|ask|find out|understand|learn) (?:is|was)"
    r"|(?:my|our|the) (?:(?:main|real|only|actual) )?question (?:is|was|to you is|would be)(?: this)?"
    r"|(?:i|we)(?:'m| am|'re| are|'d| would| was| were)? ?(?:just |really |only )?(?:want(?:ed)?|need(?:ed)?|like|love|keen|hoping|trying|hope) to (?:know|ask|find out|understand|learn)(?: you)?"
    r"|(?:i|we) (?:just |do )?wonder|(?:i|we)(?:'m| am|'re| are| was| were) (?:just )?wondering"
    r"|it would be (?:great|good|helpful|useful|lovely|nice|a help) to (?:know|see|hear|find out|understand))[,:]?(?: that)? ",
    re.IGNORECASE,
)
_ASKS = re.compile(
    _OPENS_SO
    + r"(?:who(?:'?s|m|se)?|when|what(?:'?s)?|which|how|where|why|did|does|do|was|were|is|are|has|have|had|can|could|would|"
    r"list|give|show|tell|name|compare|summari[sz]e|find|whether)\b(?! (?:you|your) (?:day|week|well))",
    re.IGNORECASE,
)
_KIND = re.compile(
    r"^(?:(?:hi|hello|hey|hiya|dear|good (?:morning|afternoon|evening|day)|thanks?|thank you|cheers|many thanks|(?:best|kind) (?:wishes|regards)|regards)\b[\w ,!'’-]{0,40}"
    r"|(?:and )?(?:i |we |i do )?(?:hope|trust)\b.{0,80}(?:well|good|fine|ok|okay|nice|lovely|great|safe|weekend|week|day)\b.{0,25}"
    r"|how are (?:you|things)\b.{0,30}|(?:sorry|apologies|forgive me)\b.{0,60}|(?:i )?(?:really )?appreciate (?:it|this|your help|any help)\b.{0,30})[.!?]*$",
    re.IGNORECASE,
)
_HOW_ARE_YOU = re.compile(r"\bhow are (?:you|things)(?: (?:doing|going|today|keeping))*\W*$", re.IGNORECASE)
_OWN = re.compile(r"\b(?:i|i'm|i've|i'd|i'll|im|me|my|mine|we|we're|we've|us|our|ours)\b", re.IGNORECASE)
# What leans on the story, or is asked of a case of the asker's own.
_LEANS = re.compile(
    r"\b(?:he|she|him|her|his|hers|i|i'm|me|my|mine|we|us|our|ours)\b"
    r"|\b(?:about|of|on|for|with|to|from|at|by|is|was|are|were|does|did|do|has|have|had|in|after|before|since) (?:it|this|that|these|those|them|they|then)\b(?! (?:children|young|councils?|authorit|reports?|homes?|carers?|who|are|were|is))"
    r"|\bthem\b|\b(?:this|that|these|those|such) (?:council|authority|report|inspection|area|place|case|situation|kind|sort|help|support|one|change|happen)\w*"
    r"|^(?:and |but |so )?(?:is|was|are|were|did|does|do|has|have|why|how|when|what) (?:is |was |did |does |do |has |about )?(?:it|they|this|that|these|those)\b|\b(?:like that|the same|else|instead)\b",
    re.IGNORECASE,
)
# The matter of what somebody is writing, which "it" behind it means.
_MATTER = re.compile(
    r"\b(?:(?:brief(?:ing)?|report|paper|note|essay|article|talk|speech|dissertation|presentation|piece|study|review|thesis|story|column|project|research|work(?:ing)?|writ(?:e|ing))\b"
    r"[^.?!]{0,80}?\b(?:on|about|into)|look(?:ing)? (?:at|into)|interested in|researching|studying|exploring)"
    r" (?P<matter>(?!(?:it|this|that|them|behalf|time|members)\b)[^.,;:?!]{3,60})",
    re.IGNORECASE,
)
_IT = re.compile(
    r"\b(?P<before>about|of|on|with|at|to|for) (?:it|this|that)\b(?= (?:in|at|for|by|from|across|there)\b|\W*$)",
    re.IGNORECASE,
)
_THERE = re.compile(r"\bthere\b\W*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Proper:
    """A question without the story before it.

    `story` is that, `matter` what it says the asker is writing about or the like, "" if nothing; `told`: the story is
    more than polite.
    """

    question: str
    story: str = ""
    matter: str = ""
    told: bool = False


def question_proper(text: str) -> Proper:
    """The one question of a cleaned text of several sentences that begins with what its writer tells; else the text as it is.

    As it is also where several things are asked, where what is asked leans on what was told ("would she get it?"), or
    where anything but thanks comes behind.
    """
    sentences = [one for one in _SENTENCE.split(text) if _WORD.search(one)]
    while len(sentences) > 1 and _KIND.match(sentences[-1]) and not _asks_after(sentences[-1]):
        sentences.pop()
    if len(sentences) < 2:
        return Proper(text)
    asked = [one for one in sentences if _is_question(one)]
    *told, last = sentences
    if asked != [last] or not _tells(told):
        return Proper(text)
    story = " ".join(told)
    found = _MATTER.search(story)
    matter = found["matter"].strip() if found else ""
    question = _ANNOUNCED.sub("", last)
    if matter:
        question = _IT.sub(lambda found: f"{found['before']} {matter}", question)
    if _LEANS.search(_THERE.sub("", question)):
        return Proper(text)
    return Proper(question, story, matter, told=not all(map(_KIND.match, told)))


def _asks_after(sentence: str) -> bool:
    """Whether a sentence that begins politely goes on to ask ("Thanks, and what about adopters?")."""
    return sentence.rstrip(" \"'”’)").endswith("?") and _HOW_ARE_YOU.search(sentence) is None


def _is_question(sentence: str) -> bool:
    if _KIND.match(sentence) and not _asks_after(sentence):
        return False
    return sentence.rstrip(" \"'”’)").endswith("?") or bool(
        _ANNOUNCED.match(sentence) or _ASKS.match(sentence)
    )


def _tells(sentences: list[str]) -> bool:
    """Whether sentences are a story of the writer's own, from the first that is more than polite; or nothing but polite."""
    telling = [one for one in sentences if not _KIND.match(one)]
    return not telling or _OWN.search(telling[0]) is not None
