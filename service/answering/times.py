"""Whether a text tells what is asked of time: when, how often, how long."""

from __future__ import annotations

import re

from service.patterns import WORDS, PatternTable
from service.question.times_asked import TimeAsked

_DAY = "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
_COUNT = r"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|few|many|half)"
_UNIT = r"(?:working |school |calendar )?(?:days?|weeks?|months?|years?|hours?|minutes?|terms?)"
_MONTH = "january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter|christmas|easter"
_SPAN = rf"{_COUNT}(?:[- ](?:and|to|or)[- ]\w+| or more|\u2013\d+)?[- ]{_UNIT}|days|weeks|months|years|hours|same day|overnight|until|indefinite\w*|permanent\w*|immediate\w*"
# What is still to come: a finding that something was late says nothing of it.
_TO_COME = re.compile(
    r"\b(?:will|due (?:to|in|for|by|at|this|next)|planned|plans? (?:(?:is|are|was|were|in place|being made|underway) )*(?:to|for)\b|planning to|expect(?:s|ed|ing)?|schedul\w+|intend(?:s|ed)?|intention|"
    r"aim(?:s|ed|ing)?|is to|are to|to be|about to|imminent\w*|shortly|soon(?! enough)|forthcoming|upcoming|on (?:track|course|target)|target|launch\w*|from (?=\w+ (?:19|20)\d\d|(?:19|20)\d\d)|commenc\w+|start(?:s|ing) (?:in|on|from)|agreed)\b",
    re.IGNORECASE,
)
_TELLS = PatternTable(
    {
        # In words as well as in numbers, but for how long: delay has no length.
        TimeAsked.HOW_OFTEN: (
            rf"daily|weekly|monthly|quarterly|annual(?:ly)?|yearly|fortnightly|(?:half-)?termly|nightly|bi-?(?:weekly|monthly|annual)|(?:ir)?regular(?:ly)?|(?:in)?frequen\w+|routine(?:ly)?|often|seldom|rarely|"
            rf"occasional\w*|sporadic\w*|(?:once|twice|{_COUNT} (?:times|days?|hours?|visits|meetings|sessions)) (?:an?|per|each|every|in) |(?:every|each) (?:\w+ )?(?:day|week|month|year|term|quarter|time|other|six|three|two|four)|"
            rf"{_COUNT}[- ]?(?:weekly|monthly)|between \w+ and \w+ (?:days|weeks)|{_COUNT} (?:working )?(?:days|weeks)|timescales?"
        ),
        TimeAsked.HOW_LONG: rf"{_SPAN}|since|(?:in|from|on) (?:\d+ )?(?:early |late |mid-?)?(?:{_MONTH}|(?:19|20)\d\d)|beginning of|aged? \d",
        TimeAsked.HOW_SOON: rf"{_SPAN}|prompt\w*|swift\w*|quick\w*|slow\w*|speed\w*|rapid\w*|timel\w+|(?:in )?time|delay\w*|late\w*|early|soon|drift|waits?|waiting|backlog|overdue|timescales?|responsive\w*",
        TimeAsked.DATE: (
            rf"{_MONTH}|(?:{_DAY})s?|(?:19|20)\d\d|(?:next|this|last) (?:year|month|week|term)|(?:end|start|beginning) of the (?:year|month|week|term)|(?<!too )soon|shortly|imminent\w*|"
            rf"within (?:the next )?{_COUNT} {_UNIT}|{_COUNT} {_UNIT} (?:ago|before|after|earlier|later)|(?:{_COUNT}|last|past) {_UNIT}"
        ),
        TimeAsked.WHEN_YET: rf"{_MONTH}|(?<!since )(?:19|20)\d\d(?![-\u2013]\d)|(?<!too )soon(?! enough)|shortly|imminent\w*|next (?:year|month|week|term|few|three|six|two|twelve|\d+|spring|summer|autumn|winter|january|april|september|financial)|later (?:in|this)|this (?:year|month|week)|(?:day|week|month|year)s|within (?!timescale)|by the end|birthdays?|once|until|about to",
        TimeAsked.BEGAN: (
            rf"{_MONTH}|(?:19|20)\d\d|ago|since|recent(?:ly)?|newly|just|(?:last|past|previous|this|that) (?:year|month|term|inspection|visit)|"
            rf"{_COUNT} {_UNIT}|(?:days|weeks|months|years) (?:before|after|earlier)|(?:at|by|before|during) the (?:time|start|end|beginning)|beginning of|start of"
        ),
        TimeAsked.WHEN: (
            rf"{_MONTH}|(?:19|20)\d\d|soon|imminent\w*|next|this (?:year|month|week)|ago|(?:day|week|month|year)s?|birthdays?|aged?|before|after|when|once|if|where|until|since|prior|within|evenings?|weekends?|"
            r"points?|stages?|previous\w*|during|following|immediate\w*|last inspection|time|beginning|start|end of|outset|early|earlier|earliest|late|later|too late"
        ),
    },
    around=WORDS,
    any_case=True,
)


def tells_time(text: str, asked: TimeAsked) -> bool:
    """Whether a text says anything of when, how often or how long something is."""
    to_come = asked is not TimeAsked.WHEN_YET or _TO_COME.search(text) is not None
    return to_come and _TELLS.tells(asked, text)
