"""What a review, an audit, a survey or the like found: reports name many of them and tell what came of few."""

from __future__ import annotations

import re
from enum import StrEnum


class Inquiry(StrEnum):
    """A way of looking into something."""

    REVIEW = "review"
    EVALUATION = "evaluation"
    AUDIT = "audit"
    SURVEY = "survey"
    STUDY = "study"
    PILOT = "pilot"


# A peer may review or challenge, and a study is research: one family each.
_CALLED = {
    Inquiry.REVIEW: r"reviews?|peer challenges?|inquir(?:y|ies)|investigations?|diagnostics?|health ?checks?",
    Inquiry.EVALUATION: r"evaluations?",
    Inquiry.AUDIT: r"audits?|dip samples?",
    Inquiry.SURVEY: r"surveys?|consultations?|questionnaires?",
    Inquiry.STUDY: r"stud(?:y|ies)|research|analysis",
    Inquiry.PILOT: r"pilots?",
}
_ANY = "|".join(_CALLED.values())
_TELL = (
    r"(?:find|found|show|showed|shown|conclude|concluded|reveal|revealed|say|said|recommend|recommended|identify|identified|"
    r"uncover|uncovered|suggest|suggested|tell|told|discover|discovered|highlight|highlighted|come up with|turn up)"
)
_AUX = r"(?:did|do|does|has|have|had)"
_ASKED = re.compile(
    rf"^(?:so |and |but )*what {_AUX} (?!(?:inspectors|ofsted|PLACE|it|they|the (?:report|inspection|council))\b(?! [\w' -]*\b(?:{_ANY})\b))[\w',() -]*?\b(?P<looked>{_ANY})\b[\w',() -]*?\b{_TELL}\b"
    rf"|^(?:so |and |but )*what {_AUX} [\w',() -]*?\b(?:find|found|conclude|concluded|recommend|recommended|suggest|suggested|uncover|uncovered|identify|identified|ask for|asked for) (?:in|during|from|as part of|after) (?:(?:the|its|their|an?|PLACE(?:'s)?) )*(?:[\w'-]+ ){{0,3}}?(?P<within>{_ANY})\b"
    rf"|\b(?:outcomes?|results?|findings|conclusions?|recommendations) (?:of|from) (?:(?:the|its|their|an?|PLACE(?:'s)?) )*(?:[\w'-]+ ){{0,3}}?(?P<of>{_ANY})\b"
)
# What is done with children's reviews, plans and cases is everyday work.
_EVERYDAY = re.compile(
    r"\b(?:child(?:ren)?(?:'s)?|statutory|case|looked[- ]after|lac|cla|pathway plan|care plan|annual|child protection) reviews?\b|\breviews? (?:of|for) (?:children|plans|cases)\b|\bserious case\b"
)


def inquiry_asked(masked: str) -> Inquiry | None:
    """The inquiry of which a masked question asks what it found, None where it asks of none."""
    found = _ASKED.search(masked)
    if found is None or _EVERYDAY.search(masked):
        return None
    called = found["looked"] or found["within"] or found["of"]
    return next(kind for kind, words in _CALLED.items() if re.fullmatch(words, called))
