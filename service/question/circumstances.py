"""Circumstances that a question makes its own and that a report tells in few words or not at all: at weekends, free of charge, far from home."""

from __future__ import annotations

from enum import StrEnum

from service.patterns import PatternTable


class Circumstance(StrEnum):
    """A circumstance that has to be spoken of."""

    OUT_OF_HOURS = "at nights or weekends"
    UNANNOUNCED = "without notice"
    FREE = "free of charge"
    LANGUAGES = "in other languages"
    BY_MESSAGE = "by text, telephone or in person"
    AWAY = "away from home"
    WITHIN = "within that time"
    EVERY = "that often"
    CUSTODY = "in custody"
    EXAMS = "in exams"
    ABROAD = "from abroad"
    CHOSEN = "by whose choice"


_ASKED = PatternTable(
    {
        Circumstance.OUT_OF_HOURS: r"\b(?:weekends?|at nights?|in the night|through the night|overnight|evenings?|round the clock|24[/-]7|(?<!within )24 hours?|bank holidays?)\b",
        Circumstance.UNANNOUNCED: r"\bunannounced\b|\bwithout (?:any )?(?:notice|warning)\b|\b(?:surprise|spot)[- ](?:visits?|checks?)\b",
        Circumstance.FREE: r"(?<!-)\bfree (?=\w+ing\b|\w+ (?:member|pass|travel)|travel|transport|prescriptions?|gym|leisure|bus|meals?|passes|entry|access|solicitor|lessons|wifi)|\bfor free\b|\brent[- ]free\b|\b(?:a|any) charge for\b|\bcharged? (?:for|to)\b|\bpay (?:the )?rent\b",
        Circumstance.LANGUAGES: r"\btranslat\w+\b|\b(?:other|their own|different|home|first) languages?\b|\binterpreters?\b|\blittle english\b",
        Circumstance.BY_MESSAGE: r"\bby (?:text|e-?mail|phone|telephone|letter)\b|\b(?:text|e-?mail) (?:or|and|them|the|their|in)\b|\bin writing\b|\bface[- ]to[- ]face\b|\bin person\b",
        Circumstance.AWAY: r"\b(?:live|lives|living|lived|placed|move|moves|moved|moving|based|sent|stay|staying)(?: \w+)? (?:far|miles|outside|a long way|away|elsewhere|at a distance)\b|\bout[- ]of[- ](?:area|borough|county|town|city|the (?:area|borough|city|county))\b|(?<!how )\bfar from home\b|\blong way (?:off|away|from)\b",
        Circumstance.WITHIN: r"\bwithin (?:\d+|an?|one|two|three|four|five|six|seven|ten|twelve) (?:working )?(?:hours?|days?|weeks?|months?)\b",
        Circumstance.EVERY: r"\bevery (?:single )?(?:\w+ )?(?:day|week|fortnight|month|quarter|term|year)s?\b|\b(?:once|twice) an? (?:day|week|month|year|term)\b",
        Circumstance.CUSTODY: (
            r"\bin (?:an? |the )?(?:prison|custody|jail|gaol|youth custody|young offender institution|yoi)s?\b|\bbehind bars\b|\blocked up\b|\bon remand\b"
            r"|\bserv(?:e|es|ed|ing) (?:(?:an?|the|their|his|her|custodial|prison|jail|long|short) )*(?:sentences?|time)\b|\bwhile (?:remanded|imprisoned|incarcerated|detained)\b"
        ),
        Circumstance.EXAMS: (
            r"\b(?<!medical )(?<!health )(?<!physical )exams?\b|\bgcses?\b|\ba[- ]levels?\b|\bsats\b|\bkey stage \w+\b|\b(?:exam|school|test|gcse) (?:results|grades|passes)\b"
            r"|\bgrades (?:at|in) (?:school|college|maths|english)\b|\bpass(?:es|ed|ing)? (?:in )?(?:their )?(?:maths|english)\b"
        ),
        Circumstance.ABROAD: r"\b(?:from|in) (?:overseas|abroad|other countries|foreign countries)\b|\boverseas (?:recruit\w*|social workers|staff|workers)\b|\b(?:recruit\w*|hir\w+) (?:\w+ ){0,3}(?:overseas|abroad|internationally)\b|\binternational recruitment\b",
        Circumstance.CHOSEN: r"^(?:so |and )*how (?:is|are|was|were|do|does|did|have|has|had|will)\b.*\b(?:picked|pick|chosen|choose|chose|selected|select|elected|elect|nominated|nominate|appointed|appoint)\b",
    }
)


def circumstances_asked(masked: str) -> tuple[Circumstance, ...]:
    """The circumstances under which a masked question asks."""
    return _ASKED.every(masked)
