"""Whether a text tells what an inquiry found, and not only that there was or will be one."""

from __future__ import annotations

import re

from service.answering.standing import leans
from service.patterns import WORDS, PatternTable
from service.question.inquiries import Inquiry

_NAMED = PatternTable(
    {
        Inquiry.REVIEW: r"review(?:s|ed|ers?)?|peers?|inquir(?:y|ies)|investigat\w+|diagnostic|health ?checks?|scrutin\w+|challenges?",
        Inquiry.EVALUATION: r"evaluat\w+|research\w*|review(?:s|ed)?|assessed",
        Inquiry.AUDIT: r"audit\w*|dip[- ]sampl\w+|sampl\w+|quality assurance|review(?:s|ed)?",
        Inquiry.SURVEY: r"survey\w*|consult\w+|questionnaires?|feedback|respon\w+|poll\w*|asked",
        Inquiry.STUDY: r"stud(?:y|ies|ied)|research\w*|analys\w+|evaluat\w+",
        Inquiry.PILOT: r"pilot\w*|trial\w*|evaluat\w+|early (?:signs|results|findings)",
    },
    around=WORDS,
    any_case=True,
)
# "Reviewed as a result", "outcomes for children" and "learning from a review" tell nothing of what it found.
_FOUND = re.compile(
    r"\b(?:found|finds|finding that|findings? (?:of|from|was|were|is|are|show\w*|includ\w*)|show(?:s|ed|n|ing)|conclud\w+|conclusions? (?:was|is|were|are|that)|reveal\w*|demonstrat\w+|indicat\w+|"
    r"recommended|recommends|recommendations? (?:was|were|include[sd]?|to|for|that)|identified|identifies|highlighted|highlights|confirmed|confirms|evidenc(?:es|ed|ing)|suggests?|suggested|"
    r"reported|reports? (?:that|high|positive|good|improved|feeling)|rated|scored|said|told|tells|stated|resulted in|has led to|led to|praised|criticised|positive|favourable|encouraging|promising|successful|reflects?)\b"
    r"|\b\d+(?:\.\d+)? ?(?:%|per cent)",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"(?:findings|results|key)\b", re.IGNORECASE)


def tells_findings(sentence: str, before: str, inquiry: Inquiry) -> bool:
    """Whether a sentence tells what the inquiry found that it, or the one before which it goes on from, names."""
    if _FOUND.search(sentence) is None:
        return False
    named = _NAMED[inquiry]
    return named.search(sentence) is not None or (
        (leans(sentence) or _GOES_ON.match(sentence) is not None) and named.search(before) is not None
    )
