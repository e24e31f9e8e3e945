"""What chat front ends ask behind the user's back: a title, tags, follow-ups for a chat. Not questions about reports."""

from __future__ import annotations

import re

from service.answering.model import Answer, Coverage, Outcome
from service.chat.turns import Turn

_LOOKED_AT = 600  # characters; the order stands at the start, the chat it is about may be long
_SAID = "This is not a question about the inspection reports held here."

_TASK = re.compile(r"^\W*(?:your )?task\s*:|^\W*(?:you are a )?\W?title generator\b", re.IGNORECASE)
_MADE = (
    r"(?:titles?|headings?|(?:thread|chat|conversation|session) names?|(?:broad |main |relevant )*tags?|keywords?|emojis?|"
    r"(?:brief |short |concise )*(?:summary|recap)|follow[- ]?up (?:questions?|prompts?)|suggested (?:replies|prompts)|"
    r"(?:search )?quer(?:y|ies))"
)
_CHAT = (
    r"(?:the|this|our|my|your|following|above|previous|a) (?:[\w'-]+ ){0,3}?"
    r"(?:chat|conversation|dialog(?:ue)?|discussion|exchange|messages?|thread)s?\b|\b(?:chat|conversation|message) history\b"
)
_ORDER = re.compile(
    r"(?:^|[.:!\n]\s*|\bplease |\b(?:task|job) is to |\byou (?:should|must|will|need to|have to) )\W{0,6}"
    r"(?:generate|create|write|provide|suggest|give|propose|produce|come up with|make|extract|return|reply with|output|respond with|determine)\b"
    rf"[^.?!\n]{{0,80}}\b{_MADE}\b[^?]{{0,200}}\b(?:{_CHAT})",
    re.IGNORECASE,
)
_SUMMARY = re.compile(rf"^\W*(?:please )?(?:summari[sz]e|condense|shorten|name) (?:{_CHAT})", re.IGNORECASE)
_ABOUT_THE_CHAT = re.compile(
    rf"^\W*(?:based on|from|for|after reading|given) (?:{_CHAT})[^?]{{0,120}}\b(?:name|title|tags?|{_MADE})\b",
    re.IGNORECASE,
)
_MARKED = re.compile(r"</?chat_history>|\{\{messages", re.IGNORECASE)


def is_housekeeping(asked: Turn) -> bool:
    """Whether a front end, not a person, is asking: something is to be made of the chat itself."""
    if _orders(asked.question):
        return True
    return not asked.history and any(_orders(text) for text in asked.instructions)


def _orders(text: str) -> bool:
    start = text.lstrip()[:_LOOKED_AT]
    return bool(
        _TASK.match(start)
        or _ORDER.search(start)
        or _SUMMARY.search(start)
        or _ABOUT_THE_CHAT.search(start)
        or _MARKED.search(text)
    )


def declined(question: str) -> Answer:
    """The answer to housekeeping: out of scope, in one short sentence, as it may end up as the title of a chat."""
    return Answer(
        question=question,
        answer=_SAID,
        outcome=Outcome.OUT_OF_SCOPE,
        sections=(),
        citations=(),
        coverage=Coverage(authorities_asked=0, reports_searched=0),
        generator="extractive",
        timings_ms={"total": 0.0},
    )
