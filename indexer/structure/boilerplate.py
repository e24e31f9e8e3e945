"""Text that every report carries and nobody cites: who Ofsted is, licence, newsletter, addresses."""

from __future__ import annotations

import re

_STARTS = re.compile(
    r"(?:the )?office for standards in education"
    r"|any complaints? about (?:the|this) inspection"
    r"|if you (?:are not happy|would like a copy|wish to (?:obtain|receive))"
    r"|you may (?:re-?use|copy|reproduce|use) (?:all |any )?(?:or parts? of )?this (?:information|document)"
    r"|to (?:reuse|receive regular|view this licence)"
    r"|this (?:publication|document|letter|report) (?:is available|may be (?:re)?produced|will be (?:available|published))"
    r"|interested in our work"
    r"|further copies of this report"
    r"|(?:\u00a9|\(c\)|no\.? \d+ \u00a9) ?crown copyright"
    r"|crown copyright"
    r"|website:? ?www"
    r"|reference no"
    r"|alexandra house|piccadilly gate|aviation house|store st(?:reet)?$|clive house"
    r"|(?:t|e|w|f|tel|telephone|textphone|email|fax|minicom) ?:? ?(?:0[\d ]{8,}|[\w.-]+@|www\.|https?://)"
    r"|t 0\d"
    r"|www\.(?:ofsted|gov|reports|nationalarchives)\S*$"
    r"|https?://\S+$"
    r"|[a-z.]+@ofsted\.gov\.uk"
    r"|i am copying this letter"
    r"|ofsted is proud to use recycled paper"
    r"|raising standards,? ?improving lives$"
    r"|(?:the )?(?:report|letter) is published on"
    r"|write to the information policy team",
    re.IGNORECASE,
)
_END = re.compile(
    r"(?:the )?office for standards in education.{0,80}(?:regulates|inspects)"
    r"|any complaints? about (?:the|this) inspection (?:or the report )?should"
    r"|if you would like a copy of this document in a different format"
    r"|you may re-?use this information",
    re.IGNORECASE,
)
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$")
_PLACE = re.compile(
    r"(?:piccadilly gate|store st(?:reet)?|manchester|london|aviation house|125 kingsway|alexandra house|33 kingsway)"
    r"[\s,]*",
    re.IGNORECASE,
)


def is_boilerplate(text: str) -> bool:
    """Whether a passage is one that all reports carry and that says nothing of this one."""
    line = text.strip().strip("*").strip()
    return (
        bool(_STARTS.match(line))
        or bool(_PLACE.fullmatch(line))
        or (len(line) < 12 and bool(_POSTCODE.search(line)))
    )


def ends_report(text: str) -> bool:
    """Whether the closing pages begin with this passage: nothing after it is of the report."""
    return bool(_END.match(text.strip().strip("*").strip()))
