"""The type of answer that a question expects, beyond a number, a date or a name: a reason, a sum of money, somebody's view.

Questions of these types are the commonest near misses: a report that says how many children run away need not
say why they do, or what they say of it. Expected answer types are those of Li and Roth (COLING 2002), the few of
them that a passage can be checked for (`service/answering/answer_types.py`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum


class Party(StrEnum):
    """Whose view may be asked for."""

    COURTS = "courts"
    ADOPTERS = "adopters"
    CARERS = "carers"
    STAFF = "staff"
    PARTNERS = "partners"
    PARENTS = "parents"
    CHILDREN = "children"


class Where(StrEnum):
    """What kind of place is asked for."""

    ON_THE_MAP = "on the map"
    SETTING = "setting"  # a home, a hostel, an office will do as well


# As people call them; in this order, as a "family court" is a court and a "foster family" cares.
CALLED = {
    Party.COURTS: r"(?:family |local )*(?:judges?|judiciary|courts?|magistrates)|cafcass|child and family court advisory(?: and support service)?",
    Party.ADOPTERS: r"(?:prospective |approved )?adopters?|adoptive[ -](?:carers?|mums?|dads?|mums? and dads?|parents?|famil(?:y|ies))",
    Party.CARERS: r"(?:foster|kinship|connected)[ -](?:carers?|mums?|dads?|mums? and dads?|parents?|famil(?:y|ies))|(?:people|those|folk) who (?:foster|(?:take in|look after|bring up) (?:other )?(?:people's|peoples|folks?') (?:kids|children))|carers?|special guardians?|guardians|fosterers",
    Party.STAFF: r"staff(?: members)?|(?:(?:social|agency|case|support|key|front[- ]?line)[ -])*(?:workers?|practitioners?)|employees|(?:personal )?advisers?|workforce|newly qualified|nqsws?",
    Party.PARTNERS: r"partners?|(?:partner|other) agenc(?:y|ies)|(?:other )?professionals|schools?|(?:designated )?(?:safeguarding )?leads|heads|head ?teachers?|teachers?|police(?: officers)?|health (?:staff|visitors|partners|professionals)|doctors|gps|nurses|voluntary sector",
    Party.PARENTS: r"parents?|mums?|dads?|mothers?|fathers?|mum and dad|famil(?:y|ies)",
    Party.CHILDREN: r"(?:looked[- ]after |disabled )*(?:child(?:ren)?|kids?)|(?:young(?:er)? )(?:people|persons?|ones|adults|carers)|youngsters?|teen(?:ager)?s?|care[- ]leavers?|lads?|girls?|boys?|pupils",
}
_VIEWS_OF = {
    Party.COURTS: "views of the judiciary",
    Party.ADOPTERS: "adopters' views",
    Party.CARERS: "foster carers' views",
    Party.STAFF: "staff views",
    Party.PARTNERS: "partners' views",
    Party.PARENTS: "parents' views",
    Party.CHILDREN: "children's views",
}
ANYBODY = "|".join(CALLED.values())
_OF_THEM = r"(?:the |local |its |their |some |most |many |other |any |PLACE |PLACE's |PLACES )*"
_THEY = rf"{_OF_THEM}(?P<party>{ANYBODY})\b(?: (?:and|or) {_OF_THEM}(?P<other>{ANYBODY})\b)?"
# Where a clause that asks something may begin.
CLAUSE = r"(?:^|[,.;:?!] ?|\b(?:and|but|so|know|say|tell me|wondering|please) )"
# What is done with views is told without telling them: "are children's views listened to".
_HANDLED = r"(?:sought|seek|heard|hear|listen\w*|consider\w*|taken|take|gather\w*|collect\w*|captur\w*|record\w*|respect\w*|used?|influenc\w*|shap\w*|inform\w*|act(?:ed)? on|reflected|obtain\w*|ask\w*|find out|found out|feed|fed|matter)"
_VIEWS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{CLAUSE}what (?:do|did|does|have|has|had) {_THEY}[\w' -]*?\b(?:thinks?|thought|feel|felt|say|said|make of|made of|tell|told|reckon|like about|dislike)\b",
        rf"{CLAUSE}how (?:do|did|does|have|has|had) {_THEY}[\w' -]*?\b(?:feel|rated?|regard(?:ed)?|react(?:ed)?|respond(?:ed)? to|taken to|find|found)\b",
        rf"{CLAUSE}how (?:happy|satisfied|pleased|content) (?:are|were|is) {_THEY}",
        rf"{CLAUSE}(?:are|were) {_THEY}[\w' -]*? (?:happy|unhappy|satisfied|dissatisfied|pleased|fed up) (?:with|about)\b",
        rf"^{_THEY}(?:'s|s'|')? (?:own )?(?:views?|opinions?|feedback|satisfaction|verdict)\b(?: (?:of|on|about|with|regarding)\b| PLACE|$|(?= (?!(?:in|into|and|or|within|at|are|is|was|were|do|does|not|being|to|for)\b)\w))(?!.*\b{_HANDLED}\b)",
        rf"\b(?<!how )(?:views?|opinions?|feedback|verdict|satisfaction) (?:of|from|by|among) {_THEY}(?!.*\b{_HANDLED}\b)",
    )
)
_FINDING_OUT = re.compile(
    rf"\b(?:{_HANDLED}|get|gets|obtain) (?:out )?(?:about )?(?:what|why|(?:the |their )?(?:views|feedback|opinions))\b"
)

_REASON = re.compile(
    r"^(?:(?!(?:what|how|which|who|when|where)\b)[\w' -]{0,40}[,:;] ?)?(?:(?:so|and|but|also|then|please|tell me|can you|explain|say|know|wondering|PLACE)[,:]? )*(?:why\b|how come\b)|^(?!(?:what|how|which|who)\b)(?:\w+ ){1,8}why$"
    r"|^(?!(?:is|are|was|were|do|does|did|has|have|can|how)\b)(?:\w+ ){0,4}reasons?\b(?! to\b)|\breasons? (?:for|why|behind|are)\b|\b(?:what|which) reasons?\b|\b(?:on|upon) what grounds\b"
    r"|\bwhat (?:makes|made|causes|caused|explains|explained|drives|drove|(?:is|was) (?:driving|causing|behind)|lies behind|(?:is|was|are|were) the (?:root )?(?:causes?|reasons?))\b"
    r"|\b(?:root )?causes? of\b"
)
# Whether something is so for this reason or another: "was it closed because of cuts".
_FOR_THAT_REASON = re.compile(
    r"^(?:so |and |but )?(?:is|are|was|were|did|do|does|has|have|had)\b.*\b(?:because|due to|owing to|down to|as a result of|on account of|thanks to)\b"
)
# What inspectors thought of it is explained by any finding: "why was it judged good", "why is the help patchy".
_JUDGED = re.compile(
    r"\b(?:judged?|judgement|rated|rating|graded?|marks?|marked|ofsted|inspectors?|inadequate|outstanding|good|better|best|great|excellent|strong(?:er|est)?|improv\w+|"
    r"requires|bad|badly|worse|worst|poor|poorly|weak\w*|patchy|useless|muddle|rubbish|failing|fail(?:ed|s)?|problem\w*|issues?|concern\w*|worr\w+|critici\w+|prais\w+|"
    r"fault\w*|impress\w*|unhappy|risky|unsafe|slipp\w+|went wrong|go wrong|wrong|downhill|declin\w+|matters?|important|unacceptable)\b"
)
# What made something get worse is asked of the world all the same.
_MADE_SO = re.compile(
    r"\bwhat (?:has |had )?(?:made|caused|led to|drove|driven|brought about|lay behind|(?:is|was) behind)\b(?!.*\b(?:good|inadequate|outstanding|requir\w+ improvement)\b).*\b(?:worse|better|improv\w*|declin\w*|deteriorat\w*|fall|drop|rise|increase)\b"
)
# Of what the council does the reason is seldom printed, and often it does no such thing: what it does answers.
_DOES_IT = re.compile(
    r"\b(?:why|how come|what (?:makes|made)) (?:(?:is|was|are|were|do|does|did|has|have|had|can|could|would|will|might|must|should)(?:n'?t)? )?(?:not )?"
    r"(?:the |its |their )?(?:PLACES?(?! (?:[\w'-]+ ){0,2}(?:directors?|dcs|chief executives?|staff|workers?|carers?|keep(?:s)? losing|los(?:e|es|ing|t))\b)|WHICH|EVERY|council|councils|authority|authorities|la|they|it|leaders?|bosses|managers|senior managers|inspectors)\b"
)
_SUM = re.compile(
    r"\bhow much (?:\w+ ){0,2}(?:money|cash|funding|investment|budget)\b|\bhow much (?:do|does|did|is|are|was|were|has|have|had|will) .*\b(?:cost|costs|spen[dt]|spending|pay|paid|paying|invest(?:ed|ing)?|budget\w*|worth|funded)\b"
    r"|\bwhat (?:do|does|did|will) .*\bcosts?\b|\b(?:what|which) (?:is|was|are|were) (?:the |its |their )?(?:total |annual |extra )?(?:costs?|budget|price|spend|spending)\b"
    r"|(?<!to )(?<!and )\b(?:costs?|budget)(?: costs?| budget| of PLACE| in PLACE| PLACE)?\s*\??$|^(?:the )?costs? of\b|\b(?:budget|spend|spending) (?:figure|amount|total)s?\b|£"
)

# What is hired, joined or run by its name; not who does something, which reports tell by role ("the lead member").
_NAME_OF = re.compile(
    r"\bnames? of (?!.*\b(?:inspector|director|chief|leader|chair))|\b(?:provider|company|charity|firm|assessor|programme|scheme|project|team|home|school)s?'? names?$"
    r"|\bwhat(?:'s| is| was| are| were| do they call| did they call) .*\b(?:called|named)\b|\bwhich (?:one|two|three|four|five|PLACE) (?:children's homes|homes|schools|settings)\b"
    r"|\b(?:which|what) (?:\w+ ){0,2}(?:outfit|company|companies|firms?|charity|charities|contractors?|suppliers?|organisation|provider|university|universities|product|software|councillor|judge)\b"
    r"|\b(?:which|what) (?:other|neighbouring|nearby|local) (?:councils?|authorit(?:y|ies)|boroughs?|las?)\b"
    r"|\bwhich (?:of )?(?:(?:the|its|their|own|PLACE|PLACE's|council's|local|other|two|three|four|five|six|primary|secondary|special|private|independent|council|youth|children's|family|residential|care) )*"
    r"(?:schools?|academ(?:y|ies)|nurser(?:y|ies)|colleges?|business(?:es)?|shops?|takeaways?|hotels?|employers?|homes?|hubs?|cent(?:re|er)s?|clubs?|hospitals?|prisons?|towns?|villages?|wards?|estates?|neighbourhoods?|streets?)\b"
    r"(?! (?:staff|leaders?|leads?|places|placements?|workers?|managers?|teams?|nurses?|carers?|parents?|children|pupils|conditions|studies|study))"
    r"|(?<!depend on )\bwhich (?:parts?|areas?|corners?|ends?|districts?|neighbourhoods?) of (?:PLACE|the (?:county|city|borough|town|district))(?! (?:got|get|had|came))\b(?=.*\b(?:demand|lives?|living|comes?|most|greatest|highest|worst hit|served?|covered|poorest|deprived|happens?|go missing|found)\b)"
)

# Where something stands or somebody lives, not where work falls short or whom they are sent to.
_PLACE_OF = re.compile(
    r"\bwhereabouts\b|\blocations?\W*$|\blocations? of\b|\baddress of (?!the letter)"
    rf"|{CLAUSE}where (?:(?:in|outside|near|abroad|else) ?(?:PLACE )?)?(?:is|are|was|were|will|does|do|did|has|have|had|can|could|would)\b"
    r"(?!.*\b(?:rank\w*|stand\w*|money|fund\w*|send\w*|refer\w*|get|turn|wrong|weak\w*|strong\w*|short|fail\w*|improv\w*|better|worse|best|need\w*|lack\w*|gaps?|struggl\w*|problems?|risk\w*|prais\w*|"
    r"critic\w*|focus|priorit\w*|say|says|mention\w*|read|come from|inspectors|slip\w*|let\w*|idea)\b)"
)
# Where on the map: that it is in a flat tells nothing.
_ON_THE_MAP = re.compile(r"\bwhereabouts\b|\blocations?\b|\baddress\b|\bwhere (?:in|outside|near) PLACE\b")

# Who does or gets what is asked, said where a clause names them first ("can parents …"); they may be somebody else in the reports.
_SUBJECT = re.compile(
    rf"^(?:so |and |also )?(?:(?:can|could|do|does|did|are|is|were|was|have|has|will|would|should)(?:n't)?|how (?:well |good |often |quickly |easily |much )?(?:do|does|are|is|did|were|was|can|could|have)|what \w+ (?:do|does|are|did|can|have)) (?:(?:the|local|any|some|all|many|most|its|their|PLACE|PLACE's|new|existing) )*(?P<party>{ANYBODY})\b(?!['-])"
    rf"|\b(?:also|even) (?:\w+ ){{1,2}}(?P<other>{ANYBODY})\W*$"
)
# Of children, parents, staff and partners nearly every paragraph speaks, and by other names.
_SUBJECTS = (Party.ADOPTERS, Party.CARERS)


def asks_reason(masked: str) -> bool:
    """Whether a masked question asks why something in the world is so, and not why inspectors judged it so."""
    if _MADE_SO.search(masked):
        return True
    if any(pattern.search(masked) for pattern in (_FINDING_OUT, _JUDGED, _DOES_IT)):
        return False
    return any(pattern.search(masked) for pattern in (_REASON, _FOR_THAT_REASON))


def asks_sum(masked: str) -> bool:
    """Whether a masked question asks for a sum of money."""
    return _SUM.search(masked) is not None


def asks_name_of(masked: str) -> bool:
    """Whether a masked question asks for an organisation by its name."""
    return _NAME_OF.search(masked) is not None


def place_asked(masked: str) -> Where | None:
    """What kind of place a masked question asks for, as it asks where something stands or somebody lives; None where it does not."""
    if not _PLACE_OF.search(masked):
        return None
    return Where.ON_THE_MAP if _ON_THE_MAP.search(masked) else Where.SETTING


def subject_of(masked: str) -> Party | None:
    """The adults of whom a masked question asks whether or how they do or get something; None of anybody else."""
    found = _SUBJECT.search(masked)
    party = _party(found["party"] or found["other"]) if found else None
    return party if party in _SUBJECTS else None


def asks_views(masked: str) -> tuple[Party, ...]:
    """Whose view a masked question asks for, () for nobody's; not whether views are sought or heard."""
    if _FINDING_OUT.search(masked):
        return ()
    found = next((match for pattern in _VIEWS if (match := pattern.search(masked))), None)
    return tuple(_party(called) for called in found.group("party", "other") if called) if found else ()


def views_named(parties: Sequence[Party]) -> str:
    """What is searched for where views are asked for and of nothing: "children's views"."""
    return " and ".join(_VIEWS_OF[party] for party in parties)


def _party(written: str) -> Party:
    return next(party for party, called in CALLED.items() if re.fullmatch(called, written))
