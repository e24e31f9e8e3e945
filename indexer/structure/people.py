"""Names of inspectors and addressees, as they stand on covers, in team lists and under letters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_TITLE = re.compile(
    r"[,\s]*\(?\b(?:(?:her|his) majesty.?s inspectors?|(?:senior |s)?hmis?|ofsted inspectors?|oi|regulatory inspection manager"
    r"|social care (?:regulatory )?inspectors?|senior|regional director|additional inspector|seconded inspector)\b"
    r"(?:\s*\(hmi\))?[\s,.)]*.*$",
    re.IGNORECASE,
)
_OFFICE = re.compile(r"\s+(?:AI|SCRI|OI|RIM|SHMI|CBE|OBE|MBE)$")
"""Letters behind a name: offices (additional inspector, regulatory inspector) and honours."""

_NAME = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Cllr|Councillor|Professor)\.? )?"
    r"[A-Z][\w\u2019'.-]*(?: (?:[A-Z][\w\u2019'.-]*|de|van|von|der|la|le|al|bin))+"
)
_ROLE = re.compile(
    r"\b(?:interim|acting|corporate|executive|strategic|statutory|director|chief|deputy|assistant|head|group|managing|service"
    r"|joint|people|children|leader|lead|commissioner|dcs|president)\b",
    re.IGNORECASE,
)
# A post runs as far as words of posts do: where the block is one line, the street follows it.
_POST = re.compile(
    r"\s*,?\s*(?P<post>(?:(?:interim|acting|corporate|executive|strategic|statutory|assistant|deputy|managing|group|service|joint|lead)\s+)*"
    r"(?:director(?:ate)?|chief|head|commissioner|president|dcs|officer)"
    r"(?:[\s,&\u2013/-]+(?:of|for|the|and|director|executive|officer|people|person|children|child|adults?|young|famil(?:y|ies)|services?|social|care|education|learning|skills|schools|"
    r"health|wellbeing|well-being|communit(?:y|ies)|safeguarding|early|help|inclusion|lifelong|housing|culture|public|statutory|commissioning|dcs|lives|place)"
    r"(?:'s|s'|\u2019s|s\u2019)?)*)(?![\w'\u2019])",
    re.IGNORECASE,
)
_LOOSE_END = re.compile(r"(?:[\s,&\u2013/-]|\b(?:of|for|the|and))+$", re.IGNORECASE)
_LEAD = re.compile(r"(?:lead|reporting|leading)\s+inspectors?\s*[:\u2013-]?\s*(?P<name>.+)", re.IGNORECASE)
_OTHERS = re.compile(
    r"(?P<role>(?:deputy lead|team|additional|shadow|seconded|ofsted|associate|assistant|supporting|other)\s+inspectors?(?:\s*\(.*?\))?"
    r"|(?:deputy|team)(?= ?:)|inspectors?)\s*[:\u2013-]\s*(?P<names>.+)",
    re.IGNORECASE,
)
_SPLIT = re.compile(r"\s*(?:[,;/&]|\band\b|\u2022)\s*", re.IGNORECASE)
_LETTER = re.compile(
    r"(?:carried out by|undertaken by|conducted by|made by|inspectors (?:for|on) (?:this|the) (?:visit|inspection) were|team (?:was|consisted of|comprised))"
    r"\s*(?P<names>.{5,300}?)(?:\.(?=\s|$)|$)",
    re.IGNORECASE,
)
_MAJESTY = re.compile(
    r"(?:(?:her|his) majesty.?s inspectors?(?: \(hmi\))?|hmis?|ofsted inspectors?|senior|social care|regulatory|inspectors?)\b[,:\s]*",
    re.IGNORECASE,
)


def clean(name: str) -> str | None:
    """A person's name without title and office, or None when what is left is no name."""
    text = _TITLE.sub("", " ".join(name.split())).strip(" ,.;:\u2013-*")
    text = _OFFICE.sub("", re.sub(r"\s*\(.*?\)", "", text).strip(" ,.;:"))
    match = _NAME.fullmatch(text)
    return text if match and len(text) <= 50 else None


def lead_inspector(lines: Iterable[str]) -> str | None:
    """The lead inspector that one of the lines names ("Lead inspector: …", "Reporting inspector … HMI")."""
    waiting = False
    for line in lines:
        text = " ".join(line.split())
        if waiting:
            waiting = False
            name = clean(text)
            if name:
                return name
        if re.fullmatch(r"(?:lead|reporting) inspectors?\s*:?", text, re.IGNORECASE):
            waiting = True
            continue
        match = _LEAD.match(text)
        if match is None:
            continue
        name = clean(re.split(r"[;,]|\band\b", match["name"])[0]) or _leading_name(match["name"])
        if name:
            return name
    return None


def _leading_name(text: str) -> str | None:
    match = _NAME.match(text.strip())
    return clean(match.group()) if match else None


def team(lines: Iterable[str]) -> list[str]:
    """All inspectors that a team list names, lead first, analysts and managers left out."""
    names: list[str] = []
    for line in lines:
        for part in re.split(r";\s*", " ".join(line.split())):
            match = _OTHERS.match(part) or _LEAD.match(part)
            if match is None:
                continue
            listed = match.groupdict().get("names") or match.groupdict().get("name") or ""
            names.extend(name for name in map(clean, _SPLIT.split(listed)) if name)
    return list(dict.fromkeys(names))


def letter_inspectors(text: str) -> list[str]:
    """The inspectors that a letter's opening names ("… carried out by Her Majesty's Inspectors, A and B")."""
    match = _LETTER.search(text)
    if match is None:
        return []
    parts = _SPLIT.split(_MAJESTY.sub(" , ", match["names"]))
    return list(dict.fromkeys(name for name in map(clean, parts) if name))


def signature(lines: Iterable[str]) -> str | None:
    """The name under a letter."""
    for line in lines:
        text = re.sub(
            r"^yours? (?:sincerely|faithfully|truly)\s*,?\s*", "", line.strip(), flags=re.IGNORECASE
        )
        name = clean(text) if text else None
        if name:
            return name
    return None


def addressee(block: Iterable[str], salutation: str) -> str | None:
    """The person to whom a letter goes: in the address block, known by the name of the salutation."""
    called = re.sub(r"^dear\s+", "", salutation.strip(), flags=re.IGNORECASE).strip(" ,.:")
    wanted = {word.casefold() for word in re.findall(r"[^\W\d_]{2,}", called)} - {
        "mr",
        "mrs",
        "ms",
        "miss",
        "dr",
        "sir",
        "madam",
    }
    fallback: str | None = None
    for line in block:
        text = " ".join(line.split())
        role = _ROLE.search(text)
        head = text[: role.start()] if role and role.start() > 3 else text
        match = _NAME.match(head.split(",")[0].strip())
        if match is None:
            continue
        name = match.group().strip()
        words = {word.casefold() for word in re.findall(r"[^\W\d_]{2,}", name)}
        if wanted & words:
            return name
        if role and role.start() > 3 and fallback is None:
            fallback = name
    return fallback or (called if len(called.split()) > 1 else None)


def post(block: Sequence[str], name: str) -> str | None:
    """The post of the person `name`, as it stands behind the name or on the next line of an address block."""
    lines = [" ".join(line.split()) for line in block]
    place = next((number for number, line in enumerate(lines) if name in line), None)
    if place is None:
        return None
    behind = lines[place].partition(name)[2] or "".join(lines[place + 1 : place + 2])
    found = _POST.match(behind)
    return _LOOSE_END.sub("", found["post"]) if found else None
