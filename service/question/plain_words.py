"""Everyday ways of asking for a fact of a report, said again in the words that the rules for facts know.

Only the reading of facts sees the result; what is searched for keeps the asker's own words. A wrong
guess does little harm: a fact is asked for only where no topic is left over.
"""

from __future__ import annotations

import re

from service.question.grade_courses import COURSES, SCALE, is_course

_KIDS = r"(?:kids|children|youngsters|young people|little ones|babies|them)"
_PARENTS = (
    r"(?:mums? (?:and|or|n|&) dads?|mums|dads|parents?|famil(?:y|ies)|forever (?:homes?|famil(?:y|ies)))"
)
# The safeguarding children board is a body of its own, and so is what came after it.
_OF_A_BODY = r"(?!(?:'s|s')? (?:boards?|partnerships?|partners)\b)"
_SAFE = rf"(?:(?:keeping|keep|kept) {_KIDS} (?:safe from harm|safe|from harm|out of harm's way)|(?:protecting|safeguarding) {_KIDS}{_OF_A_BODY})"
_BOSSES = r"(?:(?:the )?(?:bosses|top brass|people (?:at the top|in charge|running (?:it|things|the place)))|senior managers)"
_GRADE = r"(?:grade|mark|verdict|rating|score|judgement|report card)"

# "Which came out well all told": of the grade overall, where nothing else is named that went well.
_CAME_OUT = r"\b(?:(?:came|come|comes) (?:out|off)|fared?|did|do|does|scored?|performed)"
_WELL = r"(?:well|fine|ok|okay)"
_BADLY = r"(?:badly|poorly)"
_OVERALL = r"(?:overall|all told|on the whole|all in all|all things considered|in the round|taken together)"
_ALL_TOLD = rf",? {_OVERALL}(?= ?(?:\W|$|in|at|by|according))"
_EVERYTHING = r"(?:EVERY|(?:every|each)(?: single)? (?:one|bit|part|thing|area|judge?ment|category|test|count|section)|everything|(?:absolutely )?all of it|the lot|all (?:the |its |their )?(?:bits|parts|areas|judge?ments|categories|sections))\b"

_SAID_PLAINLY: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), instead)
    for pattern, instead in (
        # Short slips that a speller leaves alone.
        (r"^wen\b|^whn\b", "when"),
        (r"\b(?:woz|wos|wuz)\b", "was"),
        (r"\b(?:wat|wot|wht|whta|waht)\b", "what"),
        (r"\bmny\b", "many"),
        (r"\bteh\b|\bhte\b", "the"),
        (r"\bhelp-(and|&)-protection\b", r"help \1 protection"),
        (r"\b(in)-(need|care)\b", r"\1 \2"),
        (r"\bhelp (?:n|'n'|\+) protection\b", "help and protection"),
        (r"\b(when|what|who|which|how) exactly\b", r"\1"),
        (r"\b(?:remind|inform|update) (?:me|us) (?:of|about|on)\b|\b(?:please )?confirm\b(?= (?:the|both|its|their))", "what is"),
        (r"^(?:and |so |but )*which (?:ones? )?of (?:those|these|them) (?:is|are|was|were) (?:currently |now )?(?:rated |judged |graded )?(outstanding|inadequate|requires improvement)(?: overall)?$", r"WHICH are judged \1"),
        (r"\brecs\b", "recommendations"),
        (r"\baccording to (?:your|the|these) (?:reports|records|files|database)\b", ""),
        (r"\bu\b(?! turn)", "you"),
        (r"\br\b(?= (?:\w+ )?(?:outstanding|good|inadequate|failing|rated|judged|graded|held))", "are"),
        (r"\bpubs? dates?\b", "publication date"),
        (r"\blead inspectors? names?\b", "lead inspector"),
        (r"\bPERCENT\b|\bperce?nt(?:age)?s?\b|\bper cent\b", "percentage"),
        (r"\b(?:wots|wot's|wats|wat's|whats|what's)\b", "what is"),
        (r"\b4 (?=PLACE)", "for "),
        (rf"\bfirst[- ]ever (?=reports?|inspections?|{SCALE})", "first "),
        (rf"\b({SCALE})\b(.*?) (?:in|of|from|across|among) (?:your|the|this|these) (?:data(?:set|base)?|files|library|collection|archive)\b", r"\1\2"),
        (r"\b(addressed|written|sent) too\b", r"\1 to"),
        (r"\bn which\b", "and which"),
        (r"\bthe watchdog\b(?! (?:committee|group|role|for|panel))", "ofsted"),
        (r"\bwrite-?ups?\b|\bwrite ups?\b", "reports"),
        # Asked indirectly: "tell me when PLACE was inspected", "and what date it was".
        (r"^(?:please |and |also |what )*i(?:'d)? (?:also |just |only |really )*(?:need|want|would like|like)(?: to know| to have)?(?: is)?\b", ""),
        (r"(?:^|(?<=tell me )|(?<=tell us )|(?<=know )|(?<=say )|(?<=and ))when ((?:the )?(?:PLACES?|it|they|report|inspection|letter)(?: (?:and|or) PLACES?)*) (was|were)\b", r"when \2 \1"),
        (r"\bhow ((?:the )?(?:PLACES?|it|they)(?: (?:and|or) PLACES?)*) (was|were) (?=(?:\w+ )?(?:rated|graded|judged|scored))", r"how \2 \1 "),
        (r"\b(when|how) (?:each|both|all|every one|either)(?: one)?(?: of (?:them|these|those))? (was|were)\b", r"\1 \2 they"),
        (r"\byrs?\b", "year"),
        (r"\b(?:biggest|best|greatest|top|fastest) (?:improvers?|climbers?|risers?|improvements?)\b", "which councils improved the most"),
        (r"\b(?:biggest|greatest|worst|steepest) (?:fallers?|drops?|declines?|falls?)(?: in (?:grades?|ratings?))?$", "which councils declined the most"),
        (r"\bwh?[ao]t (?:do|does|did|have) (?:ofsted|inspectors|they) (?:say|said|judged?|rated?|reckon|think|find|found|call(?:ed)?) (PLACE) (?:was|is|to be|as)\b", r"what was \1 rated"),
        (r"\b(PLACES?)(?:'s)?(?: council)?(?:'s)? (?:children'?s?|child)(?: and (?:families|young people's?))?(?: social (?:care|work))? (?:services?|departments?)\b(?! for)", r"\1"),
        # Grades.
        (r"^what (PLACE) got$", r"what did \1 get"),
        (rf"\b(?:the )?(?:top|best possible|highest possible|full|best) (?:{_GRADE}s?)\b(?=.*\b(?:in|across) (?:every|all|each))", "outstanding grade"),
        (r"\b(?:in|for|across|on) (?:every|each|all)(?: of)?(?: the| its)?(?: single)?(?: (?:three|four|five|[345]))? (?:box(?:es)?|categor(?:y|ies)|judge?ments?|headings?|counts?|lines?)\b|\bacross the board\b|\bfor everything\b", "throughout"),
        (r"\b(outstanding|good|inadequate|improvement|ri) in EVERY\b", r"\1 throughout"),
        (r"\b(?:straight|all|nothing but|a (?:full|clean) (?:sweep|set|house) of|clean sweep of|full marks?:?) (outstanding|good|inadequate)(?:s|e?s)\b", r"\1 throughout"),
        (rf"\b({SCALE}) (?:for|in|on|at) no (?:single )?(?:judge?ments?|areas?|categor(?:y|ies)|parts?|strands?)\b", r"not \1 in any judgement"),
        (rf"\b(have|has|had|got|with) (?:nothing|no (?:single )?(?:judge?ments?|grades?|areas?)(?! for)) (?:(?:that (?:is|was) |rated |judged |graded )*)(?:below|(?:worse|less|lower) than) ({SCALE})\b", r"\1 \2 or better throughout"),
        (rf"\b(?:have|has|had|got|with) (?:nothing|no (?:single )?(?:judge?ments?|areas?)) (?:(?:that (?:is|was) |rated |judged |graded |found )*)({SCALE})\b(?! (?:for|overall))", r"not \1 in any judgement"),
        (r"\btop marks?\b", "outstanding grade"),
        (r"\bmarks?\b(?! (?:up|down|on|by|out|of respect))", "grade"),
        (r"\b(overall|final|ofsted's|ofsted) verdict\b", r"\1 grade"),
        (r"\bverdict (did|was|has|have|were)\b", r"grade \1"),
        (r"\b(?:see|saw|sees|seen) the light of day\b", "published"),
        (r"\b(?:settling|placing|matching|finding) (?:kids|children|youngsters|them) (?:with|in|into) (?:forever|new|permanent) (?:families|homes|parents)\b", "adoption"),
        (r"\b(?:kids|children|youngsters|those|young people) (?:that |who |whom )?(?:it|they|the council|PLACE) (?:brings?|is bringing|are bringing) up(?: itself| themselves)?\b", "children in care"),
        (r"\b(?:young adults|young people|youngsters|kids|those) (?:once|after|when) they(?:'ve| have)? (?:grown up|left|moved on)(?: and (?:left|moved on))?(?: from)?(?: its| their| the council's)? care\b", "care leavers"),
        (r"\b(?:the )?way (?:it|they|PLACE) (?:treats?|looks? after|handles?|deals? with) (?=care leavers|children in care)", ""),
        (r"\bwhat did (?:the )?(?:bosses|leaders|people at the top|top brass|managers) (?:at|in|of) (PLACE) (?:get|receive)(?: marked| rated| graded| given)?\b", r"what did \1 get for leadership"),
        (r",? (?:and |but )?if so,? (?:which|who|what|when|where)(?: ones?| councils?| authorities)?\W*$", ""),
        (rf"\b(?:decent|respectable|half-decent) (?=(?:overall )?{_GRADE}s?\b)", "good "),
        (r"\b(?:flunked|flunk|bombed|failed) (overall|inspections?|(?:the|its|their) inspections?|ofsted)\b", "judged inadequate overall"),
        (r"\b(?:bottom|foot) of the (?:class|table|pile|league|list|heap|rankings?)\b|\bin last place\b", "worst rated"),
        (r"\b(?:top of the (?:class|table|pile|league|list|heap|rankings?)|in first place)\b", "best rated"),
        (r"\b(?:anybody|anyone|any of them|any of these|somebody|someone)\b", "any councils"),
        (r"\b(?:come|came|comes|walk|walked|go|went|gone) (?:away|off|home) with\b|\bend(?:ed)? up with\b|\bwas handed\b|\bwere handed\b|\bland(?:ed)? (?=an? )", "got "),
        (r"\bwho(?:'s|s) (?:been |got )?(?=(?:rated |judged |graded |an? )?(?:outstanding|good|inadequate|requires improvement|ri)\b)", "who is "),
        (rf"{_CAME_OUT} {_WELL}{_ALL_TOLD}", "were rated good or better overall"),
        (rf"{_CAME_OUT} {_BADLY}{_ALL_TOLD}", "were rated less than good overall"),
        (rf"\b(?:flunk(?:ed)?|fail(?:ed)?|bombed) (?:in |on |at )?{_EVERYTHING}", "was rated less than good throughout"),
        # Judgements in lay words.
        (rf"\b(?:finding|getting|giving|matching) (?:{_KIDS} )?(?:with |for |to )?(?:some )?(?:new|adoptive) {_PARENTS}(?: for {_KIDS})?\b", "adoption"),
        (rf"\b(?:helping|protecting|safeguarding) (?:and|&) (?=looking after {_KIDS}\b)", "help and protection and "),
        (rf"\b(?:helping|supporting) (?:{_KIDS} )?(?:and|&) {_SAFE}\b|\b{_SAFE} (?:and|&) (?:helping|supporting) {_KIDS}\b", "help and protection"),
        (rf"\b(?:protecting|safeguarding) (?:and|&) (?:helping|supporting) {_KIDS}\b|\b{_SAFE}\b", "help and protection"),
        (rf"\bfor (?:its |their |how (?:its |their )?)?{_BOSSES}(?: (?:did|do|perform(?:ed)?|led))?\b", "for leadership"),
        (rf"\b({_GRADE}|how) (did|was|were|had|have) (?:the )?(PLACE) {_BOSSES}\b", r"\1 \2 \3 leadership"),
        (rf"\b({_GRADE}|how) (did|was|were|had|have) {_BOSSES} (?:at|in|of) (?:the )?(PLACE)\b", r"\1 \2 \3 leadership"),
        (r"\b(?:how|the way) (?:well )?(?:it|they|the (?:council|place|services?|department)|things|(?:the )?PLACE|services?) (?:is|was|are|were)(?: being)? (?:run|led|managed)\b|\b(?:the )?running of (?:the |its |their )?(?:place|council|services?|department)\b", "leadership"),
        (rf"\baftercare\b|\bafter[- ]care\b|\b(?:{_KIDS}|those|people|adults) (?:who|that)(?:'ve|'d)? (?:have |had |already |just )*(?:left|come out of|came out of|moved on from|grown up in) care\b|\bonce {_KIDS} (?:have )?(?:left|leave) care\b", "care leavers"),
        (rf"\blooking after {_KIDS}\b(?: in care)?", "children in care"),
        (r"\b(?:which|what|how many|name the|list the|any)(?: of the)? (?:local )?(?:safeguarding (?:children(?:'s)? )?boards|lscbs)\b", "WHICH lscb"),
        (r"\b(?:local )?safeguarding (?:board|children(?:'s)? board|board for (?:children|young people))(s?)\b(?! chair)", r"lscb\1"),
        # Lists of what to improve.
        (r"\bto-?do lists?\b|\bto do lists?\b|\b(?:lists? of )?(?:things|jobs|points|items|matters|areas) (?:to|that need to be|for them to|it (?:has|had|needs) to) (?:fix|fixed|put right|sort out|sorted|be fixed|work on|improve|do better)\b|\bhomework\b|\baction points\b", "areas for improvement"),
        (r"\b(?:the )?heading what needs to improve\b|\bwhat needs to improve (?:list|section)\b", "areas for improvement"),
        # Who came, and when.
        (r"\b(?:head|boss|chief|person in charge) (?:of|for) (?:the )?(?:kids'?|children'?s?'?|childrens) (?:stuff|services?|social care|social services|department)\b|\b(?:kids'?|children'?s|childrens) (?:services?|social care) (?:boss|chief)\b", "director of children's services"),
        (r"^who (?:judged|graded|rated|assessed) (?=(?:the )?PLACE\b)", "who inspected "),
        (r"\b((?:who|which inspectors?|when did \w+) (?:inspect(?:ed)?|led|visit(?:ed)?|looked at) (?:the )?PLACE(?:'s)?) (?:(?:looked after|social care|and|local authority|council) )*(?:children'?s?|social care)(?: social care)?(?: services?)?\b", r"\1"),
        (r"\b(?:looked after children'?s?|children'?s?(?: services?| social care)|safeguarding|social care)(?: services?)? (report|inspection|letter)(s?)\b", r"\1\2"),
        (r"\bwho (was|were|is|are) (?:the )?PLACE(?:'?s)? (lead )?(inspectors?|hmi)\b", r"who \1 the \2\3 PLACE"),
        (r"\bwho (?:from|at|in|of) (?:ofsted|the inspectorate)\b", "who"),
        (r"\bhow long (did|were|was) (?:the )?(?:ofsted|inspectors|inspection team|they) (?:spend|stay|there|in|at|on site|spending|staying)\b", "how long was the inspection"),
        (r"\b(?:has|have|had) (?:waited|been waiting|gone)(?: the)? longest (?:for|without)\b", "longest without"),
        (r"\b(?:is|are|was) the longest (?:wait|waiting)\b", "longest without inspection"),
        (r"\b(?:leaded|headed up|fronted|oversaw|took charge of|was (?:the )?(?:head|boss|leader) of|was in charge of|was in charge for|was at the helm of)\b(?=.*\b(?:inspections?|visits?|inspectors|KIND|team)\b)", "led"),
        (r"\b(inspectors|ofsted|hmi|they) (?:come|came|call(?:ed)?(?: in| round| by)?|turn(?:ed)? up|show(?:ed)? up|arrived?|drop(?:ped)? in|pop(?:ped)? in|go (?:in|to|into)|went (?:in|to|into)|pay a visit|descend(?:ed)?)\b", r"\1 visit"),
        (r"\b(?:which|what) (?:day|days|date|dates|week|month) (?:was|were|did|had)\b", "when did"),
        (r"\b((?:outstanding|good|adequate|inadequate|requires improvement|ri)\b.*?) (?:in|from|by|according to) (?:the )?(?:reports?|letters?) (?:that (?:were|was) )?published (?:in|during) YEAR\b", r"\1 in YEAR"),
        (rf"^(?:which|what|any) (?:reports?|inspections?|letters?) (?!(?:is|are|was|were)? ?(?:the )?(?:latest|newest))(?=.*\b(?:{SCALE})\b)", "WHICH "),
        (r"\bfailing (?=(?:councils|authorities|WHICH|EVERY)\b)", "inadequate "),
        # Who of those that had one grade then has another now.
        *COURSES,
        (rf"\b({SCALE}) (?:at|in|on|for) (?:both|each|two|2)(?: of)?(?: (?:their|its|the))?(?: (?:last|latest|past|most recent|previous|full))*(?: (?:two|2))?(?: ofsted)? (?:inspections|reports|visits|times)\b(?! (?:in a row|running))", r"\1 twice in a row"),
        # How far back the reports go.
        (r"\bgo(?:es)? (?:the )?(?:back )?(?:the )?(?:furthest|farthest|further)(?: back)?\b|\bgo(?:es)? back (?:the )?(?:furthest|farthest|further)\b", "is the oldest"),
    )
)  # fmt: skip


def in_plain_words(masked: str) -> str:
    """A masked (or lower-case) question with its everyday wordings of facts replaced by the reports' own."""
    text = masked
    for pattern, instead in _SAID_PLAINLY:
        text = pattern.sub(instead, text)
    return " ".join(text.split())


def asks_of_a_course(masked: str) -> bool:
    """Whether a masked question asks for nothing but who had one grade and has another, or still that one."""
    return is_course(in_plain_words(masked))
