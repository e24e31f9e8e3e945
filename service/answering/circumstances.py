"""Whether a text speaks of a circumstance that was asked for."""

from __future__ import annotations

from service.patterns import BEGINNINGS, PatternTable
from service.question.circumstances import Circumstance

_SPEAKS = PatternTable(
    {
        Circumstance.OUT_OF_HOURS: r"weekend|overnight|night|evening|24|seven days|out[-\u2013 ]of[-\u2013 ](?:office )?hours?|bank holiday|round[- ]the[- ]clock|(?:any|all) times?\b|emergency duty|edt\b|hours a day|after[-\u2013 ]school|homework|outside (?:of )?(?:normal |office |working )",
        Circumstance.UNANNOUNCED: r"unannounced|announced|without (?:prior )?(?:notice|warning)|surprise|spot[- ]check",
        Circumstance.FREE: r"free\b|costs?\b|charge|fund|paid|pay|waiv|exempt|discount|financ|grant|£|subsid|concession|reduced",
        Circumstance.LANGUAGES: r"translat|interpret|language|english|bilingual",
        Circumstance.BY_MESSAGE: r"text|e-?mail|tele|phone|call|online|virtual|digital|apps?\b|messag|website|social media|face[- ]to[- ]face|in person|letter|writ|remote|video|format|leaflet|booklet",
        Circumstance.AWAY: r"distan|outside|out[-\u2013 ]of[-\u2013 ](?:(?:the|their|its|local|home|council|authority\W?s?) )*(?:area|borough|county|authority|city|town|london)|away|far\b|further|elsewhere|other (?:local )?(?:authorit|area|council)|wherever|where they live|miles|neighbouring|local(?:ly|ity)",
        Circumstance.WITHIN: r"hours?\b|days?\b|weeks?\b|months?\b|timescale|statutory|time ?frame|deadline",
        Circumstance.EVERY: r"dail|day|week|fortnight|month|quarter|term|annual|year|regular|(?:in)?frequen|often|routine|each|every",
        Circumstance.CUSTODY: r"custod|prison|jail|remand|young offender|yois?\b|incarcerat|sentence|secure (?:accommodation|estate|unit|home|children|setting|training|order)|detention|detained|resettle|locked up|released? from",
        Circumstance.EXAMS: r"attain|achiev|exam|gcse|key stage|a[- ]levels?\b|qualif|academic|grades\b|results?\b(?! (?:in|from|of)\b)|pass(?:ed|es|ing)\b|educational (?:progress|outcomes)|progress (?:at|in) school|(?:make|making|made|their|good|better|expected) (?:\w+ )?progress|outcomes|degree|level \d|maths",
        Circumstance.CHOSEN: r"cho(?:ose|sen|ice|osing)|select|pick(?:ed|ing|s)?\b|appoint|elect(?:ed|ion|ing|s)?\b|nominat|vot(?:e|ed|es|ing)\b|volunteer|invit|interview|appl(?:y|ies|ied|ication)|recruit|criteria|match|decid|decision|panel",
        Circumstance.ABROAD: r"overseas|abroad|international|countr|foreign|migra|visa|border",
    },
    around=BEGINNINGS,
    any_case=True,
)


def speaks_of_circumstance(text: str, circumstance: Circumstance) -> bool:
    """Whether a text has a word of the circumstance, met or not."""
    return _SPEAKS.tells(circumstance, text)
