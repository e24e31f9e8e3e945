"""Those whom the answer before counted, as the ones that a question points at ("which of those …?", "how do they …?").

What points at them is said again as "those councils" (the rest as "the others"), which the rules of a conversation
know.
"""

from __future__ import annotations

import re
from dataclasses import replace

from service.question.hanging import NUMBER, PLACES, is_of_them_alone, pointed_at
from service.question.model import AskedAuthority, FactKind, Intent, Question, Scope

_AND = r"(?P<and>(?:(?:and|so|but|ok|now|then|also|please) )*)"
_THEM = rf"(?:them|(?:those|these)(?: {NUMBER})?|the {NUMBER}|the lot)"
_GRADE = r"(?P<grade>(?:(?:rated|judged|graded) )?(?:outstanding|good(?: or better)?|requir\w+ improvement|adequate|inadequate))"
_PEOPLE = r"(?:child(?:ren)?|kids?|youngsters?|people|persons?|ones|teenagers?|bab(?:y|ies)|famil(?:y|ies)|parents?|mothers?|fathers?|carers?|adopters?|leavers?|staff|workers?|advisers?|managers?|leaders?|councillors?|inspectors?|partners?|agenc(?:y|ies)|police|schools?|teachers?|boys?|girls?)"
# "They" are the councils where nobody else is named who may be meant, and no councils at large.
_SOMEBODY_ELSE = rf"(?!.*\b(?:{_PEOPLE}|who|someone|somebody|anyone|everyone)\b.*\bthey\b)(?!.*\b{PLACES}\b)"
_VERB = r"(?:do|does|did|are|is|were|was|have|has|had|can|could|will|would|should)"
_ONES = rf"(?:ones|{PLACES})"
_IN = r"(?P<where>(?:in|from|outside|within|around|near) (?:the )?[\w' -]{3,40}?)"
# What is said of people and of no council, with who is meant where none were spoken of.
_OF_LEADERS = r"sacked|fired|dismissed|disciplined|suspended|demoted|promoted|held to account|blamed|resign(?:ed|ing)?|step(?:ped|ping)? down|retir(?:e|ed|ing)|los(?:e|t|ing) their jobs?"
_OF_STAFF = r"(?:(?:under|over|well |badly |poorly |properly |fairly )?paid|overworked|stressed|burnt out|exhausted|qualified|experienced enough|quit(?:ting)?|on sick leave|off sick|agency|permanent)"
_OF_CHILDREN = r"(?:(?:un)?happy|(?:un)?safe|found|adopted|fostered|homeless|hurt|harmed|abused|exploited|scared|frightened|lonely|listened to|heard|seen alone|looked after|at (?:school|home|risk)|in (?:school|college|education|work|prison|custody|care)|hungry|ill|healthy|criminalised|reunited|groomed|neglected|traumatised|bullied)"
_OF_PEOPLE: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (
        re.compile(
            rf"^(?P<before>.*?\b(?:do|does|did|are|is|were|was|have|has|had|can|could|will|would|should) )they(?P<said>(?: (?:all|both|each|ever|really|actually|now|still|also|just|then|usually|being|been|be|get|getting|got|feel|become|go|have|to))* (?:{said})\b[^?.!]*)(?P<end>\W*)$",
            re.IGNORECASE,
        ),
        who,
    )
    for said, who in ((_OF_LEADERS, "leaders"), (_OF_STAFF, "staff"), (_OF_CHILDREN, "children"))
)
_OF_SUCH = re.compile(
    r"\b(?P<who>(?:(?:agency|social|newly qualified|permanent|temporary|senior|team|service|personal|foster|young|disabled|missing|looked after|care|family support|youth) )*"
    r"(?:workers|advisers|directors|managers|leaders|staff|carers|adopters|leavers|children|people|teenagers|babies|families|parents|mothers|fathers|boys|girls|apprentices|councillors))\b",
    re.IGNORECASE,
)
_THOSE_PEOPLE = (
    r"(?:(?:who|whom|whose)\b|(?:(?:most|directly|badly|already|still|often|not) )*(?:affected|concerned|involved|harmed|abused|hurt|exploited|missing|leaving|living|placed|moved|moving|waiting|responsible|working|employed|accused|convicted|turning|aged|under|over|going|known|looked|adopted|fostered|educated|excluded|left|suffering|attending|entering|returning|coming|seeking)\b"
    r"|at (?:risk|home|school|university|college)\b|in (?:care|need|custody|prison|school|education|work|employment|training|foster|residential|kinship|secure|unregistered|unregulated|private|supported|temporary|their|families|hospital|danger|poverty|the (?:system|service|workforce|team|home))\b"
    r"|on (?:a |an |the |child |protection |waiting |remand |bail |roll |plans)|with (?:disabilities|sen|send|needs|special|complex|additional|mental|plans?|no|a|an|children|learning)\b|without (?:a|an|plans|school|social)\b)"
)
_SAID: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), instead)
    for pattern, instead in (
        # The rest of them.
        (
            rf"\b(?:every(?:one|body) else|the remaining(?: {NUMBER})?(?: {_ONES})?|the other (?:ones|{NUMBER}(?: {_ONES})?)|(?:those|the ones|the {PLACES}) (?:that (?:are|were) |which (?:are|were) )?(?:not|n't) (?:on|in) (?:the|that|this|your) list|those (?:that|who|which) (?:are|were|do|did|have) not(?=\W*$))",
            "the others",
        ),
        # Those of them in a place.
        (
            rf"^{_AND}(?:just|only|take|show(?: me)?|give me|list|name|keep|narrow (?:it|that|this|them)(?: down)? to)(?: just| only)? (?:the )?(?:{_ONES}|those)(?: that are| which are)? {_IN}(?: only)?\W*$",
            r"\g<and>which of those councils are \g<where>",
        ),
        (
            rf"^{_AND}(?:just|only|take|show(?: me)?|give me|keep)(?: just| only)? the (?P<where>(?-i:[A-Z])[\w' -]{{2,30}}?) {_ONES}(?: only)?\W*$",
            r"\g<and>which of those councils are in \g<where>",
        ),
        (
            rf"^{_AND}(?P<how>how many|which|who)(?: ones?)? (?:are|is|were) (?:councils |boroughs )?{_IN}\W*$",
            r"\g<and>\g<how> of those councils are \g<where>",
        ),
        (rf"^{_AND}(?:the|what about the) ones {_IN}\W*$", r"\g<and>which of those councils are \g<where>"),
        (
            rf"^{_AND}of {_THEM},? (?P<how>which|who|how many)(?: ones?)? ",
            r"\g<and>\g<how> of those councils ",
        ),
        # A grade of any or all of them.
        (
            rf"^{_AND}(?:name|list|show(?: me)?|give me|keep|only|just|take)(?: just| only)? (?:the )?(?:{_ONES}|those)(?: that (?:are|were)| which (?:are|were))? {_GRADE}\W*$",
            r"\g<and>which of those councils are \g<grade>",
        ),
        (
            rf"^{_AND}(?:(?:is|are|was|were) )?any(?:one|body)?(?: of| among)?(?: {_THEM})? {_GRADE}\W*$",
            r"\g<and>are any of those councils \g<grade>",
        ),
        (
            rf"^{_AND}(?:are|were) (?:they|those|these) all {_GRADE}\W*$",
            r"\g<and>how many of those councils are \g<grade>",
        ),
        # Each, any, all of them; in them; those by themselves.
        (rf"\b(?:each|every one|all|both) (?:of|in) {_THEM}(?! \w*(?:{PLACES}|s\b))", "those councils"),
        (
            rf"\b(?P<of>of|in|among|amongst|between|across|for|at) {_THEM}(?=\W*$| (?:{_VERB})\b)",
            r"\g<of> those councils",
        ),
        (
            rf"\b(?:those|these)(?! {NUMBER})(?! {_THOSE_PEOPLE})(?=\W*$| (?:{_VERB}|on|in|for|with|about|all)\b| (?!{_PEOPLE}\b|{PLACES}\b|same\b|things\b)\w*[a-rt-z](?:\W|$))",
            "those councils",
        ),
        (
            r"\b(?P<like>like|done|handled|work\w*|better|worse|bad|good|wrong) there(?=\W*$)",
            r"\g<like> in those councils",
        ),
        (
            rf"^(?!(?:even |only )?(?:if|when|where|unless|because)\b){_SOMEBODY_ELSE}(?P<before>.*?\b{_VERB} )they(?: all| both| each)?\b",
            r"\g<before>those councils",
        ),
        (
            rf"^(?P<before>(?!.*\b{_PEOPLE}\b.*\btheir\b)(?!.*\b{PLACES}\b).*?)\btheir\b(?! own\b)",
            r"\g<before>those councils'",
        ),
    )
)


def said_of_those(text: str, previous: Question) -> str:
    """The text with what points at those whom the answer to `previous` counted as "those councils"; as it is where it asked of a few by name."""
    counted = any(one.scope is Scope.COUNTED for one in previous.authorities)
    if not (counted or (previous.singled_out and _asked_of_many(previous))):
        return text
    for pattern, who in _OF_PEOPLE:
        if (of_people := pattern.match(text)) is not None and not _OF_SUCH.search(text):
            spoken_of = [found["who"] for found in _OF_SUCH.finditer(previous.text)]
            named = spoken_of[-1].lower() if spoken_of else who
            return f"{of_people['before']}{named}{of_people['said'].rstrip()} in those councils{of_people['end']}"
    return _plain(text)


def reports_counted(text: str, previous: Question) -> tuple[str, ...]:
    """Ids of the inspections that the answer to `previous` counted, where a question that points at those counted is of them.

    () where authorities were counted, or their councils are asked about at another time ("which of those are good now?").
    """
    counted = previous.of_reports or (previous.fact is not None and _COUNTS_REPORTS.search(previous.text))
    return (previous.by_reports or previous.of_reports) if counted and asks_of_reports(text) else ()


def asks_of_reports(text: str) -> bool:
    """Whether a question that points at inspections counted may be of these: it names no councils and no other time."""
    return _OF_COUNCILS.search(text) is None and _AT_ANOTHER_TIME.search(text) is None


def asks_of_those_counted(text: str, previous: Question) -> bool:
    """Whether a question points at some of the many that `previous` asked about, whom only its answer tells."""
    if not (_asked_of_many(previous) and _selects(previous)):
        return False
    if _of_grades(previous) and (_WHY_THOSE.match(text) or _WHY_THAT_ONE.match(text)):
        return True
    plain = _plain(text)
    return bool(pointed_at(plain)) or is_of_them_alone(plain) or _THE_OTHERS.search(plain) is not None


def as_inspections(text: str) -> str:
    """The text with "those councils" and "of them" as "those inspections"."""
    return re.sub(r"\bthose councils\b|(?<=\bof )them\b", "those inspections", text)


def which_one(text: str, previous: Question) -> str:
    """That it is not said which of several that the answer to `previous` counted a question is about ("why that one?"), for people; "" otherwise."""
    several = len(previous.singled_out) > 1 and _of_grades(previous)
    return _WHICH_ONE if several and _WHY_THAT_ONE.match(text) else ""


def as_asked_of_those(previous: Question) -> Question:
    """The question before as if it had asked those alone whom its answer counted, of those that it asked about."""
    counted = tuple(AskedAuthority(name, True, Scope.COUNTED) for name in previous.singled_out)
    all_of_them = {one.name for one in previous.authorities} == set(previous.singled_out)
    among = previous.among if all_of_them else previous.authorities
    return replace(previous, authorities=counted, asked_before=(), among=among)


def _plain(text: str) -> str:
    for pattern, instead in _SAID:
        said = pattern.sub(instead, text, count=1)
        if said != text:
            return said
    return text


def _of_grades(previous: Question) -> bool:
    grades = (FactKind.GRADE, FactKind.GRADE_COUNT, FactKind.GRADE_CHANGE)
    return any(fact.kind in grades for fact in previous.facts)


def _asked_of_many(previous: Question) -> bool:
    if previous.intent is Intent.OUT_OF_SCOPE or previous.parts:
        return False
    asked = previous.authorities
    return not asked or any(one.scope not in (Scope.NAMED, Scope.CONTEXT, Scope.FILTER) for one in asked)


_OPENS = r"^(?:(?:and|so|but|ok|then),? )*"
_WHY_THOSE = re.compile(
    rf"{_OPENS}(?:why(?:['’]?s)?|how come|what for)(?: (?:is|was|are|were|did|do|those|these|they|them|so|then|all|though|that|the|grades?|councils|ones|of))*\W*$",
    re.IGNORECASE,
)
_WHY_THAT_ONE = re.compile(
    rf"{_OPENS}(?:why|how come)(?: (?:is|was|did))? (?:(?:just |only )?(?:that|this) (?:one|council|authority|place)|it|that place)(?: (?:so|then|though|not|in particular|there|on the list|listed))*\W*$",
    re.IGNORECASE,
)
_WHICH_ONE = "Several were named before, and not which of them is meant: please give the name."
# Each inspection by itself is counted, whoever had it.
_COUNTS_REPORTS = re.compile(
    r"\b(?:how many|(?:number|count|share|proportion|percentage) of|which|what|list|name|show(?: me)?|find|any|were there)(?: of)?"
    r"(?: (?:the|all|your|these|those|\d+|two|three|full|short|ofsted|different|individual|early|late|recent|focus(?:s?ed)?|monitoring|ilacs|sif|other|(?:19|20)\d\d))* "
    r"(?:inspections?|reports?|visits?|letters?)\b|^(?:and |so )?(?:inspections|reports|visits|letters)\b",
    re.IGNORECASE,
)
_OF_COUNCILS = re.compile(
    rf"\b(?:those|these|the) {PLACES}\b|\bthe (?:others|rest)\b|\belse\b", re.IGNORECASE
)
_AT_ANOTHER_TIME = re.compile(
    r"\b(?:now|nowadays|today|currently|these days|at present|still|since|(?:before|after|until|by) (?:that|then|(?:19|20)\d\d)|next|again|later|latest|newest|most recent|previous(?:ly)?|earlier|yet"
    r"|(?:have|has|had) (?:since |been )?(?:improv|declin|got|become|gone|chang|re-?inspect|inspected)\w*|improved|got (?:better|worse)|stayed|went (?:up|down)|(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_THE_OTHERS = re.compile(rf"\bthe (?:others|rest|(?:other|remaining) {PLACES})\b(?! of)", re.IGNORECASE)
_SELECTS = re.compile(
    r"\b(?:which|who|whose|where|how many|any|anyone|anybody)\b|^(?:please )?(?:list|name|find|show|give)\b|^(?:councils|authorities|boroughs)\b",
    re.IGNORECASE,
)


def _selects(previous: Question) -> bool:
    """Whether a question asks who of many; how those counted before do it is asked of all of them, silent or not."""
    counted = bool(previous.authorities) and all(one.scope is Scope.COUNTED for one in previous.authorities)
    return not counted or _SELECTS.search(previous.text) is not None
