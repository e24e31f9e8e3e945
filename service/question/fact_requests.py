"""Questions about a report itself (grades, dates, inspectors, counts), told from those about its findings.

A fact is asked for only where nothing else is: once the words of the fact, the names and the small words
are taken away, no topic may be left ("how many recommendations" is a fact, "how many recommendations
on care leavers" is not).
"""

from __future__ import annotations

import re
from collections.abc import Callable

from service.question.model import FactKind, FactRequest

OVERALL = "Overall effectiveness"

_GRADE = r"(?:outstanding|good|requir\w+ improvement(?: to be good)?|requires? improvement|adequate|inadequate|ri|satisfactory|failing)"
_GRADE_NAMES = (
    (re.compile(r"\boutstanding\b|\btop (?:grade|mark|rating|judgement)s?\b"), "Outstanding"),
    (re.compile(r"\brequir\w+ improvement(?: to be good)?\b|\bri\b"), "Requires improvement"),
    (re.compile(r"\binadequate\b|\bfailing\b"), "Inadequate"),
    (re.compile(r"\badequate\b|\bsatisfactory\b"), "Adequate"),
    (re.compile(r"\bgood\b"), "Good"),
)
_JUDGEMENTS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\b(?:lscb|(?:local )?safeguarding (?:children )?board)\b"), "The effectiveness of the Local Safeguarding Children Board"),
    (re.compile(r"\b(?:impact of leaders|leaders|leader)\b"), "The impact of leaders on social work practice with children and families"),
    (re.compile(r"\bleadership(?:,? (?:management|governance))?(?: and (?:management|governance))?\b|\bmanagement and governance\b"), "Leadership, management and governance"),
    (re.compile(r"\badoption(?: performance)?\b"), "Adoption performance"),
    (re.compile(r"\bchildren in care and care leavers\b|\bcare leavers and children in care\b"), "The experiences and progress of children in care and care leavers"),
    (re.compile(r"\b(?:experiences? and progress of )?(?:care leavers|leaving care|care experienced young people)\b"), "The experiences and progress of care leavers"),
    (re.compile(r"\b(?:children )?looked after (?:children )?(?:and )?achieving permanence\b|\bpermanence\b"), "Children looked after and achieving permanence"),
    (re.compile(r"\b(?:children|kids|those|young people) in care\b|\blooked after(?: children)?\b|\bchildren looked after\b"), "The experiences and progress of children in care"),
    (re.compile(r"\b(?:children (?:who|that) )?(?:need(?:ing)? |in need of )?help and protection\b|\bchild(?:ren)? protection\b|\bchildren who need help\b"), "The experiences and progress of children who need help and protection"),
    (re.compile(r"\boverall(?: effectiveness| judgement| grade| rating)?\b"), OVERALL),
)  # fmt: skip

_RATED = r"(?:rated|graded|judged|rate|grade|judge|assessed|scored|marked|classed|classified|deemed|found)"
_GRADES = re.compile(
    r"\b(?:what|which|tell me|give me|show me|list|how|did|the|its|their|same|any|overall|ofsted|PLACE|LATEST|of|all)\b[\w ,-]*?\b(?:grades?|ratings?|judge?ments?|overall effectiveness|score)\b"
    rf"|\bhow (?:was|were|is|are|has|have|did) (?:\w+ )*?{_RATED}\b|\bhow (?:did|does|do|has) (?:ofsted|inspectors?|they) (?:\w+ )?{_RATED}\b|\bwhat (?:was|were|is|are|has|did) (?:\w+ )*?(?:rated|graded|judged|rate|grade)\b"
    rf"|\b(?:{_RATED}|get|gets|got|receive|received|given|awarded|achieve|achieved) (?:as |to be |an? )*(?:overall )?{_GRADE}\b|\bPLACE (?:is|was|were|are|be|being|to be|has been)(?: \w+){{0,2}}? {_GRADE}\b(?! (?:at|in|for|with|enough|practice|quality))|^(?:is|are|was|were|isn't|wasn't|has|have) (?:PLACE|PLACE \w+|\w+ PLACE|it|they)(?: (?:still|now|currently|been|ever|overall))* (?:an? )?{_GRADE}\b(?! (?:at|in|for|with|enough|practice|quality))"
    r"|^(?:\w+ ){0,6}?(?:grades?|judge?ments?|ratings?) (?:for |of |at |in |: )?(?:PLACE|PLACES|REGION)\b|\boverall effectiveness\b|\bofsted (?:rating|grade|score|result|outcome)s?\b|\b(?:rating|grade|graded|rated)\b\??$|\b(?:PLACE|PLACES) (?:grade|rating|judgement|ofsted)s?\b|\bjudge?ment table\b"
)
_AUTHORITIES = r"(?:WHICH|EVERY|REGION|authorities|councils|reports|inspections|las|how many|any|who)"
_GRADE_COUNT = re.compile(
    rf"\b(?:WHICH|how many|list|any|who|name|REGION|EVERY)\b[\w ,'\"]*\b(?:{_RATED}|are|is|was|were|be|got|get|received|have|has|had|been|with|given|achieved|an?)\b[\w ,'\"]*\b{_GRADE}\b"
    rf"|\b(?:WHICH|list|name)\b[\w ,]*\b{_GRADE} (?:grades?|ratings?|judgements?|overall|authorit|council)"
    rf"|\bhow many {_GRADE}\b|\b(?:count|number) of\b[\w ,]*\b{_GRADE}\b"
    r"|\b(?:WHICH|who)\b[\w ,]*\b(?:best|worst|highest|lowest|top|bottom)\b[\w ,]*\b(?:rated|grades?|graded|ratings?|judged|judge?ments?|overall|ofsted|performing)\b"
    r"|\b(?:best|worst|highest|lowest)(?: |-)?(?:rated|graded|ranked|performing|judged|grade|rating)\b"
    rf"|\b(?:WHICH|EVERY|REGION)\b (?:that |which |who |in REGION )*(?:currently |still )?{_GRADE}"
    rf"|\b{_RATED} {_GRADE} (?:anywhere|somewhere)\b|\banywhere\b.*\b{_RATED} {_GRADE}\b"
    rf"|\b{_GRADE} (?:WHICH|authorities|councils)\b|^(?:inadequate|outstanding) (?:WHICH|authorities|councils|EVERY)"
)
_GRADE_CHANGE = re.compile(
    r"\b(?:WHICH|EVERY|REGION|PLACE|any|it|they|PLACES|grades?|ratings?|judge?ments?|who)\b[\w ,']*?\b(?:improved?|improving|declined?|deteriorated?|dropped?|fell|fallen|worsened|changed?|risen|rose|went (?:up|down|from)|gone (?:up|down)|moved (?:up|down|from)|got (?:better|worse)|downgraded|upgraded|better|worse|come out of|came out of|stayed the same|slipped)\b"
)
_GRADE_WORD = re.compile(
    r"\b(?:grades?|graded|ratings?|rated|judge?ments?|judged|overall|ofsted|inadequate|outstanding|good|scores?)\b"
)

_WHY = re.compile(
    r"\bwhy\b|\bhow come\b|\breasons?\b|\bwhat (?:made|stopped|prevented|led)\b|\bwhat would it take\b|\bto get to\b|\bwhat must\b"
)

_SIMPLE: tuple[tuple[re.Pattern[str], FactKind], ...] = (
    (re.compile(r"\bhow many (?:numbered )?paragraphs\b|\bnumber of paragraphs\b|\bparagraph count\b"), FactKind.PARAGRAPH_COUNT),
    (re.compile(r"\b(?:how many|number of|count of|total|most|fewest|more|highest number of|least)\b[\w ]*?\b(?:recommendations?|areas? (?:for|that need|needing|to) improve(?:ment)?|improvements? (?:were|was|are))\b|\b(?:shortest|longest|smallest|biggest|fewest|least)\b[\w -]*\b(?:recommendations?|areas? for improvement)\b|\bhow many (?:things|areas)[\w ]* improve\b"), FactKind.RECOMMENDATION_COUNT),
    (re.compile(r"\blead(?:ing)? (?:inspector|hmi)\b|\bwho (?:led|lead|leads|leading|was leading|headed|ran)\b[\w ]*\b(?:inspection|visit|inspectors|team|KIND|it|PREVIOUS|LATEST|YEAR)\b|\bwho(?: was| is)? (?:in charge of|responsible for) the (?:inspection|visit)\b|\binspection lead\b|\bled by whom\b|\bwho led\b"), FactKind.LEAD_INSPECTOR),
    (re.compile(r"\bwho (?:inspected|visited|were the inspectors|was the inspector|are the inspectors|was on the (?:inspection )?team|carried out|conducted|did|wrote|undertook|signed)\b|\b(?:names?|list) (?:of )?(?:the |all )*(?:hmi|inspectors?)\b|\binspection team\b|\bwhich (?:hmi|inspectors?)\b|\bhow many (?:hmi|inspectors)\b|\bteam of inspectors\b|\binspector names?\b|\bwho were (?:the|her majesty's) (?:other )?(?:hmi|inspectors)\b"), FactKind.INSPECTORS),
    (re.compile(r"\b(?:who(?:m|se)?|letters?|reports?|KIND|name)\b[\w ]*\b(?:addressed|written|sent|letter) to\b|\baddressee\b|\baddressed to\b|\bwho (?:received|got|gets|did ofsted write to)\b|\bwhom?\b.*\b(?:write to|writing to|address)\b"), FactKind.ADDRESSEE),
    (re.compile(r"\bdates? (?:of|on) (?:the |its )?(?:PLACE )?letter\b|\bletter dates?\b|\bpublish(?:ed|ing)?\b|\bpublication\b|\bcame out\b|\bcome out\b|\breleased?\b"), FactKind.PUBLISHED),
    (re.compile(r"\b(?:what|which) (?:kind|type|sort|form) of (?:inspection|report|visit|document|letter|KIND)s?\b|\bis (?:it|this|that|PLACE) an? (?:full |short |standard )*(?:inspection|KIND)\b|\b(?:kind|type) of (?:inspection|report|visit)\b|\bwas (?:it|this|that) an? (?:inspection|KIND)\b"), FactKind.REPORT_KIND),
    (re.compile(r"\b(?:what|which|under what|under which)\b[\w ]*\b(?:inspection )?framework\b|\b(?:ilacs or sif|sif or ilacs)\b|\bframework (?:was|is|did|used)\b"), FactKind.FRAMEWORK),
    (re.compile(r"\bhow many (?:reports?|inspections?|letters|visits|KIND|documents|authorities|councils|local authorities|WHICH)\b(?! (?:were|are|was|is|got|have been) (?:rated|graded|judged|good|inadequate|outstanding|requir))"), FactKind.HELD),
    (re.compile(r"\b(?:what|which|list|show|do you (?:have|hold)|are there|have you got|any|all)\b[\w ]*\b(?:reports?|years?|inspections?|documents?|KIND|letters?|visits?|authorities|councils|WHICH|EVERY)\b[\w ]*\b(?:hold|held|have|available|covered?|cover|included|indexed|loaded|there|got|exist|database|collection|know)\b"), FactKind.HELD),
    (re.compile(r"^(?:list|show)(?: me)? (?:all |the |all the |every )*(?:WHICH|EVERY|reports?|inspections?|authorities|councils|KIND)\b|\bdo you (?:have|hold)\b|\bhave you got\b|\b(?:LATEST|FIRST) (?:that )?(?:you|we|held|available|is held|there)\b|\bwhich (?:report|inspection|one|letter|visit)s? (?:is|are|was|were) (?:the )?(?:LATEST|FIRST|most recent|newest|oldest)\b|\b(?:which|what)(?: of)?(?: the| these| those| all)* (?:reports?|letters?|documents?|ones?|REPORTS?)(?: that you hold| held)? (?:is|are|was) (?:the )?(?:oldest|newest|earliest|latest|LATEST|FIRST)\b|\b(?:what|which) (?:is|was|are|'s|s)? ?(?:the )?(?:LATEST|FIRST|PREVIOUS)\b$|\bwhat (?:reports|documents|inspections|years|KIND)\b(?: (?:are|do|have|can|is))|\bwhat do you (?:hold|have|cover)\b|\bhow (?:old|recent|new|up to date|current) (?:is|are)\b|\bhow up to date\b|\b(?:WHICH|which) (?:do you|are|were|have been) (?:covered?|held?|include[sd]?|available|inspected|have|know|loaded)\b"), FactKind.HELD),
    (re.compile(r"\bwhen (?:was|were|did|is|are|has|have|does)\b[\w ]*\b(?:inspect(?:ed|ion|ions|ors)?|ofsted|visit(?:ed|s)?|KIND|LATEST|PREVIOUS|FIRST|report|YEAR|reports|letter)\b|\b(?:dates?|day|month|year) (?:of|was|were|did|is)\b[\w ]*\b(?:inspect(?:ed|ion|ions|ors)?|visit(?:ed|s)?|ofsted|KIND|LATEST|PREVIOUS|FIRST|report)\b|\binspection dates?\b|\bdates? (?:was|were|is|are)\b|\bhow long (?:did|was)\b[\w ]*\b(?:inspection|visit|KIND|LATEST)\b|\bwhen (?:was|did) (?:it|they) (?:last )?(?:inspected|visited)\b|\bhow long ago\b[\w ]*\b(?:inspected|visited)\b"), FactKind.INSPECTION_DATES),
)  # fmt: skip


def read_fact(masked: str, leftover: Callable[[re.Pattern[str]], bool]) -> FactRequest | None:
    """The fact a masked question asks for, or None.

    `leftover(pattern)` says whether a topic is left once the words that `pattern` matches are taken away.
    """
    return (
        _grades(masked, leftover)
        or _demands(masked, leftover)
        or next(
            (
                FactRequest(kind)
                for pattern, kind in _SIMPLE
                if pattern.search(masked) and not leftover(_ABOUT_REPORTS)
            ),
            None,
        )
    )


def _grades(masked: str, leftover: Callable[[re.Pattern[str]], bool]) -> FactRequest | None:
    judgement = judgement_asked(masked)
    grade = grade_asked(masked)
    if _WHY.search(masked):
        return _taken_for_granted(masked, judgement, grade, leftover)
    if _GRADE_COUNT.search(masked) and not leftover(_ABOUT_GRADES):
        throughout = grade is not None and "throughout" in masked
        return FactRequest(FactKind.GRADE_COUNT, judgement or (None if throughout else OVERALL), grade)
    changes = _GRADE_CHANGE.search(masked)
    if changes and not leftover(_ABOUT_GRADES) and (_GRADE_WORD.search(masked) or "WHICH" in masked):
        return FactRequest(FactKind.GRADE_CHANGE, judgement or OVERALL, grade)
    if _GRADES.search(masked) and not leftover(_ABOUT_GRADES):
        everything = re.search(r"\b(?:grades|ratings|judge?ments|all|each area)\b", masked) is not None
        return FactRequest(FactKind.GRADE, judgement or (None if everything else OVERALL), grade)
    return None


def _demands(masked: str, leftover: Callable[[re.Pattern[str]], bool]) -> FactRequest | None:
    if _HOW_MANY.search(masked) or not _DEMANDS.search(masked) or leftover(_ABOUT_DEMANDS):
        return None
    return FactRequest(FactKind.DEMANDS)


def _taken_for_granted(
    masked: str, judgement: str | None, grade: str | None, leftover: Callable[[re.Pattern[str]], bool]
) -> FactRequest | None:
    """The grade, or the change of grades, whose reason a question asks ("why was it judged inadequate?")."""
    if leftover(_ABOUT_GRADES_AND_WHY):
        return None
    if _GRADE_CHANGE.search(masked) or _LOSES_GRADE.search(masked):
        return FactRequest(FactKind.GRADE_CHANGE, judgement or OVERALL, grade, why=True)
    if grade is not None:
        return FactRequest(FactKind.GRADE, judgement or OVERALL, grade, why=True)
    return None


def judgement_asked(masked: str) -> str | None:
    """The canonical judgement that a question names, or None."""
    return next((name for pattern, name in _JUDGEMENTS if pattern.search(masked)), None)


def grade_asked(masked: str) -> str | None:
    """The grade on Ofsted's scale that a question names, or None."""
    return next((name for pattern, name in _GRADE_NAMES if pattern.search(masked)), None)


_ABOUT_GRADES = re.compile(
    "|".join(
        [
            *(pattern.pattern for pattern, _ in (*_JUDGEMENTS, *_GRADE_NAMES)),
            rf"\b{_RATED}\b",
            r"\b(?:ofsted|grades?|ratings?|judge?ments?|scores?|effectiveness|performing|best|worst|highest|lowest|top|bottom|level|result|"
            r"outcomes?|areas?|most|least|many|often|improved?|improving|declined?|deteriorated?|dropped?|fell|fallen|worsened|changed?|changes?|risen|rose|"
            r"went|gone|moved|got|getting|get|gets|better|worse|received?|given|awarded|achieved?|come|came|out|up|down|still|now|currently|been|time|"
            r"same|anywhere|somewhere|stayed|slipped|downgraded|upgraded|performance|practice with children|social work practice|services?|children|overall|progress|experiences?|fared?|fare|"
            r"how well|or above|better|below|lower|higher|less|more|than|table|count|number|ever|once|twice|first|last|years?|differ|different|difference|compare[sd]?|"
            r"comparison|inadequate|requires|breakdown|full|current|today|ofsteds|actual|final|official|category|judging|need|needs|needed|visited|visits?|inspected|moment|present|throughout|nowadays|these days|who|between|rank|ranking|against|each)\b",
        ]
    )
)
_LOSES_GRADE = re.compile(
    rf"\b(?:no longer|not any ?more)\b.*\b(?:{_GRADE}|top (?:grade|mark|rating)s?)\b|\b(?:lose|loses|lost|losing|slip|slips|drop|drops|fall|falls)\b.*\b(?:{_GRADE}|grades?|ratings?|marks?)\b"
)
_ABOUT_GRADES_AND_WHY = re.compile(
    rf"{_ABOUT_GRADES.pattern}|{_WHY.pattern}|\b(?:lose|loses|lost|losing|slip|slips|drop|drops|fall|falls|from|mark|marks|no|longer|anymore|looks? after|council|authority|so|such|end|ended)\b"
)
_HOW_MANY = re.compile(
    r"\bhow many\b|\b(?:number|count|total) of\b|\b(?:most|fewest|more|shortest|longest|least)\b"
)
_DEMANDS = re.compile(
    r"\brecommend(?:s|ed|ations?|ing)?\b|\b(?:areas?|things?|points?) (?:for|that need|which need|needing|to|in need of) (?:improv\w+|development|priority action|work)\b"
    r"|\bneeds? (?:to improve|to be improved|to get better|to be done|improving|improvement)\b|\bpriority actions?\b"
    r"|\b(?:need|needs|should|must|have|has|told|asked|required) (?:\w+ )?(?:to )?(?:improve|do better|get better|put right|fix|change)\b"
)
_ABOUT_DEMANDS = re.compile(
    rf"{_DEMANDS.pattern}|\b(?:what|which|list|show|give|tell|all|any|main|key|top|inspectors?|ofsted|inspection|reports?|make|made|makes|set out|call(?:ed)? for|ask(?:ed)? for|found|find|identified|"
    r"said|say|says|told|areas?|things?|service|services|children|councils?|authority|PLACE|LATEST|YEAR|KIND|according|improvements?|actions?|still|now|do|does|did|better|urgently|first|there|points?)\b"
)
_ABOUT_REPORTS = re.compile(
    r"\b(?:lead|leads|leading|led|headed|ran|charge|responsible|inspectors?|inspected|inspections?|hmi|her majesty's|majesty's|team|wrote|write|written|writing|"
    r"signed|conducted|carried|undertook|visited|visits?|addressed|addressee|addresses|letters?|sent|received|publish(?:ed|ing)?|publication|released?|came|come|out|"
    r"frameworks?|ilacs|sif|single|standard|short|full|ofsted|numbered|paragraphs?|pages?|recommendations?|areas? for improvement|areas? that need improvement|"
    r"areas? needing improvement|areas? to improve|improvements?|improve|hold|held|available|covered?|covers|included?|indexed|loaded|database|collection|"
    r"documents?|newest|latest|oldest|recent|start|started|end|ended|finish|finished|begin|began|take|took|last|lasted|ago|long|took place|names?|members?|officials?|"
    r"people|persons?|different|twice|again|ever|current|previous|earliest|exist|stored|store|set|so far|altogether|total|count|held here|use|used|under|"
    r"everything|handed|shortest|longest|smallest|biggest|lists?|listed|heading|section|call|called|arrived?|part|file|files|library|system|access|inspect|make|made|contain|contains|how old|fewest|most|least|more|than|which years?|years?|dates?|printed|ones?|joint|focused|monitoring)\b"
)
