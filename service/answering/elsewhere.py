"""Where to look for what inspection reports of children's services do not hold, and the nearest that they do."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A matter others report on: who does, in a sentence, and a question near it that these reports can answer."""

    where: str
    nearest: str


_MATTERS: tuple[tuple[str, str, str], ...] = (
    (
        r"nurser(?:y|ies)|childminders?|pre-?schools?|day ?care|early years provider|holiday club",
        "Nurseries and childminders have inspection reports of their own, on reports.ofsted.gov.uk.",
        "How does early help reach families with young children",
    ),
    (
        r"schools?|gcses?|a-?levels?|sats|phonics|pupils?|academ(?:y|ies)|secondar(?:y|ies)|primar(?:y|ies)|sixth form|colleges?|universit(?:y|ies)|progress 8|attainment 8|year \d+s?|teacher training|catchment|term dates",
        "Schools and colleges are inspected apart, with reports of their own on reports.ofsted.gov.uk; exam results are "
        "on the government's “Compare school and college performance”, admissions on the council's website.",
        "How well do children in care do at school",
    ),
    (
        r"(?:area |local )?send inspection|local area partnership|joint targeted",
        "Inspections of a whole area's help for special needs, and joint targeted ones, are separate reports on reports.ofsted.gov.uk.",
        "How well are disabled children supported",
    ),
    (
        r"children's homes?|fostering agenc(?:y|ies)|adoption agenc(?:y|ies)|secure training centre|residential special",
        "Single children's homes and agencies have inspection reports of their own, on reports.ofsted.gov.uk.",
        "Are there enough good homes for children in care",
    ),
    (
        r"police|constabulary|peel|hmicfrs|burglar\w*|crime|fire (?:and rescue|service|brigade|engines?)|house fires?",
        "Police forces and fire services are inspected by HMICFRS; crime figures are on police.uk.",
        "How well do the police and social workers share information",
    ),
    (
        r"prisons?|hmp|young offender institution|probation|hmip|immigration removal",
        "Prisons are inspected by HM Inspectorate of Prisons, probation and youth justice by HM Inspectorate of Probation.",
        "How are young people in custody supported",
    ),
    (
        r"cqc|hospitals?|a&e|gp(?:s| surger\w+)?|nhs|ambulances?|maternity|care homes?|adult (?:social )?care|older people|pensioners?|elderly|dementia|home care|adult safeguarding|dentists?",
        "Hospitals, surgeries, care homes and councils' care for adults are inspected by the Care Quality Commission (cqc.org.uk).",
        "How do disabled young people move on to adult services",
    ),
    (
        r"scotland|scottish|wales|welsh|northern ireland|estyn|care inspectorate|education scotland|hmics",
        "Scotland's services are inspected by the Care Inspectorate, those of Wales by Care Inspectorate Wales, those of "
        "Northern Ireland by RQIA.",
        "Which authorities were judged outstanding",
    ),
    (
        r"council tax|bins?|rubbish|recycling|potholes?|roads?|streets?|parking|planning|libraries|library|bus(?:es)? (?:pass|lanes?|times?)|leisure centres?|parks?|council house|housing list|flood\w*|business rates|street lighting|councillors?|mayor|elections?|party",
        "That is on the council's own website.",
        "What do inspectors say about leaders and councillors",
    ),
    (
        r"foster|adopt",
        "How to foster or adopt is on the council's website and, for adoption, at adoptionengland.co.uk.",
        "How well are foster carers and adopters supported",
    ),
    (
        r"house prices?|houses? cost|rent|mortgage|population|census|unemployment|life expectancy|average wage|air (?:quality|pollution)",
        "Figures on places come from the Office for National Statistics and GOV.UK.",
        "How many children live in the area",
    ),
    (
        r"working together|keeping children safe|macalister|munro|laming|national (?:statistics|figures?)|in england (?:altogether|overall)|white paper|bill\b|guidance|climbi\w+|connelly|baby p\b",
        "Guidance, reviews and national figures are on GOV.UK.",
        "What do inspectors say about learning from reviews",
    ),
)
_COMPILED = tuple(
    (re.compile(rf"\b(?:{pattern})\b" if not pattern.endswith("adopt") else rf"\b(?:{pattern})", re.IGNORECASE), Elsewhere(where, nearest))
    for pattern, where, nearest in _MATTERS
)  # fmt: skip


def elsewhere(text: str) -> Elsewhere | None:
    """Where a question's matter is reported on, by its words; None where none of them says."""
    return next((matter for pattern, matter in _COMPILED if pattern.search(text)), None)
