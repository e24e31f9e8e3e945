"""What the words of a question, once read, say of its scope: to the rules and to the model."""

from __future__ import annotations

import re
from collections.abc import Callable

from service.question.asked import Asked
from service.question.reading import Reading
from service.question.scope import refusal

_DOMAIN = re.compile(
    r"\b(?:child(?:ren)?'?s?|kids?|young|social|care|carers?|ofsted|inspect\w*|safeguard\w*|councils?|authorit\w+|foster\w*|adopt\w*|"
    r"famil\w+|leaders?|reports?|grades?|ratings?|rated|parents?|managers?|judge?ments?|services?|paragraphs?|"
    r"EVERY|OTHERS|WHICH|NEIGHBOURS|KIND|LATEST|PREVIOUS|FIRST|SINCELAST)\b"
)


def scope_signs(reading: Reading, asked: Asked, in_reports: Callable[[str], bool]) -> tuple[float, ...]:
    """What the words say of the question's scope: see `scope_model`."""
    words = reading.topic.words
    known = sum(in_reports(word) for word in words)
    return (
        float(min(len(_DOMAIN.findall(reading.masked)), 3)),
        float(bool(asked.authorities)),
        float(min(reading.topic.special - reading.topic.anybodys, 3)),
        float(len(words)),
        float(known),
        (known + 0.5) / (len(words) + 1),
    )


def refused(reading: Reading, asked: Asked, in_reports: Callable[[str], bool]) -> str | None:
    """Why a rule refuses the question, for people; None where none does."""
    topic = reading.topic
    known = [word for word in topic.words if in_reports(word)]
    domain = topic.special - topic.anybodys + len(_DOMAIN.findall(reading.masked))
    empty = not (
        topic.concepts or reading.fact or reading.paragraph or asked.authorities or reading.places.every
        or reading.places.which or reading.places.mentions or reading.when.says_something or reading.report_ids
    )  # fmt: skip
    return refusal(
        reading.text,
        reading.masked,
        foreign=reading.foreign,
        misuse=reading.misuse,
        empty=empty,
        authorities=bool(asked.authorities),
        domain_words=domain,
        content_words=len(topic.words),
        known_words=len(known),
        fact=reading.fact is not None,
    )
