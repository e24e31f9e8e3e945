"""What kind of answer is wanted: read from the shape of the question, its names masked."""

from __future__ import annotations

import re
from dataclasses import dataclass

from service.question.acted_on import asks_what_became
from service.question.answer_types import (
    CLAUSE,
    Party,
    Where,
    asks_name_of,
    asks_reason,
    asks_sum,
    asks_views,
    place_asked,
    subject_of,
)
from service.question.asking_on import asks_who_of_them_does_not, side_asked
from service.question.beside_others import asks_beside_others
from service.question.circumstances import Circumstance, circumstances_asked
from service.question.contents import contents_asked
from service.question.counted import Counted, asks_caseload, counted_in
from service.question.deeds import Deed, deed_asked
from service.question.denied import (
    asks_little_of_fault,
    asks_who_does_not,
    asks_who_has_no_fault,
    asks_who_has_not,
    asks_who_is_silent,
    denies_of_others,
)
from service.question.enough import Amount, Supply, amount_asked, supply_asked
from service.question.groups import Group, groups_asked
from service.question.inquiries import Inquiry, inquiry_asked
from service.question.mentioned import asks_who_mentions
from service.question.model import Intent, Leaning
from service.question.posts import post_asked
from service.question.provisions import Provision, provision_asked
from service.question.times_asked import TimeAsked, time_asked
from service.question.verb import verb_of
from service.question.which import things_asked
from service.question.whole_service import MOVES, WholeService, whole_service_asked
from service.spelt import ORDINALS, UP_TO_TWENTY

_NUMBER = re.compile(
    r"\bwhat(?:'s| is| was| are| were) (?:the |its |their |PLACE )*(?:[\w-]+ ){1,4}(?:rates?|percentages?|ratios?)\b|"
    r"\bhow (?:many|much(?= (?:is|are|was|were|do|does|did|has|have|had|will|can|could|more|less|longer|higher|lower|of|extra|money|cash|funding|investment|budget|savings?|debt|financial|time|notice)\b|\W*$)(?! (?:do|does|did|is|are|was|were|has|have|can|could)\b.*\b(?:lean|rel(?:y|ies|ied)|depend|use[sd]?|listen|involve|know|help|support|matter|care about|trust|influence|say)\w*\b)|long(?![- ]standing)|big|large|old|few|high)\b"  # "promptly" answers how quickly, "regularly" how often
    r"|\b(?:what|which) (?:\w+ )?(?:percentage|per cent|percent|proportion|share|fraction|number|rate|ratio|figure|total|age|size|cost|amount)s?\b"
    r"|\b(?:number|percentage|proportion|rate|ratio|count|total|figures?) (?:of|for|on)\b|\bper ?cent(?:age)? of\b|\bPERCENT\b|\bthe average\b|^average\b|\b(?:what|which)(?: (?:is|was|were|are|sort of|kind of))? (?:PLACE(?:'s)? |their |its |an? )?(?:average|mean|typical)(?= [a-z])|\baverage(?: (?:in|at|for|of)\b|$)|\bnumbers\b|(?<!phone )(?<!contact )(?<!paragraph )\b(?:number|total|count)(?=(?: (?:in|for|at|of))?(?: (?:PLACE|YEAR|LATEST))*\W*$)|\b(?:abuse|\w+(?:tion|ment|al|ance|ence|cy|ing|over|ity|age)) rates?(?=(?: (?:PLACE|YEAR|LATEST|figures?))*\W*$)|\bhow high\b|\bper?r?ce?nta?[gj]e?s?\b"
)
# A number that a question only speaks of: "has the number of advisers doubled?" is told in words as well.
_SPEAKS_OF_NUMBER = re.compile(
    r"^(?:(?:so|and|but) )?(?:(?:is|are|was|were|has|have|had|do|does|did|can|could|why|tell me about|how (?:is|are|was|were|has|have|had|do|does|did|well))\b(?! (?:you|we)\b)"
    r"|what (?:effect|impact|difference|is being done|was done|has been done|(?:do|does|did) \w+ (?:say|think|find|do))\b)"
)
_NUMBER_WORD = re.compile(r"\b(?:ratio|number|percentage|proportion|rate|count|total|figure)s?\b")
# An average that something is set beside is not asked for: "more than average", "above the national average".
_BESIDE_AVERAGE = re.compile(
    r"\b(?:than|above|below|beside|near|around|under|over|(?:compared?|comparable|close|similar|next|up|relative) (?:with|to)|against|(?:in line|level|on a par) with|match(?:es|ed)?|beats?|exceeds?) "
    r"(?:(?:the|its|national|england|english|regional|local|county|REGION|PLACE|PLACE's) )*averages?\b(?! (?:\w+ )?(?:caseload|wait|age|length|time|number)s?\b)"
)
# Who says or has it is counted, not what the text counts: "how many reports mention", "what share of councils".
_COUNTS_REPORTS = re.compile(
    r"\b(?:how many|(?:what|which) (?:proportion|percentage|per cent|percent|share|fraction|number)|PERCENT|number|proportion|percentage|share)(?: of)? "
    r"(?:(?:the|these|those|all|your|our|other|latest|LATEST|REGION|PLACE|ofsted) )*(?:reports|inspections|letters|EVERY|WHICH|REGION(?= (?:reports|inspections|councils))|PLACE(?= ?(?:,|and|or))|them|councils|authorities|places|areas)\b(?! (?:of|for improvement)\b)"
)
_DATE = re.compile(
    r"\bwhen(?:'s)? (?:is|was|were|are|did|does|do|will|has|have|had|can|should|would)\b|\b(?:know|knew|say|says|said|tell|tells|told|me|us|show|shows|sure|clear|mention|mentions|exactly|since|by) when\b"
    rf"|{CLAUSE}when (?:(?:the|it|PLACE|LATEST|PREVIOUS|KIND) )*(?:inspected|inspections?|visited|visits?|published|reports?|KIND)\b|\bwhen(?: exactly)?\W*$"
    r"|\b(?:what|which) (?:dates?|day|days|month|year|years)\b|\bhow long ago\b|\bdates? of\b"
)
_NAME = re.compile(
    r"(?:^|[,.?;:!] ?|\b(?:and|me|us|know|ask|say|says|said|to|by|for|with|so|please) )who(?:se|m)?\b|\b(?:what is|what's|what was|give me|tell me) the names?\b|\bnames? of\b|\bwhich (?:inspector|officer|person|director|manager)\b|\bnamed?\b(?= (?:the )?(?:inspector|lead|director))"
)
_YES_NO = re.compile(
    r"^(?:so |and |but |ok |hi |hello |please )*(?:is|are|was|were|do|does|did|has|have|had|can|could|should|will|would|isn't|aren't|wasn't|weren't|don't|doesn't|didn't|hasn't|haven't|any|is there|are there)\b"
    r"(?! (?:you|we|i) (?:tell|show|list|give|find|explain|summari[sz]e|compare|say|know what|know how|know who|please))"
    r"|^(?:tell me|say|check|find out|know) (?:whether|if)\b|\b(?:whether|or not(?! enough))\b|^is it true\b|\bright\?$|, ?(?:right|correct|yeah|yes|no|innit)\?*$|, ?(?:is|are|was|were|did|does|do|has|have)(?:n't)? (?:it|they|there|she|he)\??$"
)
_JUDGES = re.compile(
    r"\bhow (?:well|good|bad|effective|effectively|strong|robust|poor|poorly|successful|successfully|safe|timely|thorough|consistent|happy|satisfied)\b"
    r"|\b(?:strengths?(?! and difficulties)|weakness(?:es)?|weaknesses|shortcomings?|failings?|positives?|negatives?|concerns?|criticisms?|criticised|criticise|criticize\w*|praised?|praise\w*|problems?|issues?|going well|went well|works? well|working well|went wrong|goes wrong|good at|bad at|poor at|best at|worst at|doing well|do well|did well|struggl\w+|fail(?:s|ed|ing|ings|ures?)?|quality|good enough|effective|effectiveness|impressed|happy with|unhappy|better|worse|good or bad|pros and cons|room for improvement|any good|what worked)\b"
)
_ASKS_HOW_WELL = re.compile(r"\bhow (?:well|good|effective|effectively|strong|robust)\b")
_BOTH_SIDES = re.compile(r"\b(?:where|who|which|what)\b.*\b(?:and|or|but) (?:where|who|which|what)\b")
_ASKS_DEMAND = re.compile(
    r"\b(?:told|asked|required|recommended|urged|instructed) (?:by \w+ )?to (?:improve|strengthen|change|fix|address|review|ensure|do)\b"
    r"|\brecommendations?\b|\bareas? for (?:improvement|priority action)\b"
)
# "Children who do badly at school" are no councils that do.
_NOT_CHILDREN = "".join(
    f"(?<!{who} )(?<!{who} who )(?<!{who} that )"
    for who in ("children", "people", "pupils", "leavers", "kids", "those")
)
_ASKS_FAULT = re.compile(
    r"\b(?:weakness(?:es)?|shortcomings?|failings?|critici[sz]\w*|fault(?:ed|s)|(?:is|was|are|were|went|goes|gone|going) wrong|what's wrong|what(?:'s|s| is| was)(?: still)? (?:missing|lacking)|"
    r"(?:falls?|falling|fell) short|let(?:s|ting)? (?:\w+ ){0,4}?down|(?<!who )(?<!that )struggl(?:es?|ed|ing)|(?<!who )(?<!that )fail(?:s|ed|ing)? (?:to|at|on|in)|(?:told|ticked) off|slated|slammed|blam(?:ed|es)|taken to task|pulled up (?:on|for|over|about)|(?:got|get|getting|were|was|are|is) (?:in|into) trouble|"
    rf"{_NOT_CHILDREN}(?:do(?:es|ing|ne)?|did|perform(?:s|ed|ing)?|far(?:es?|ed|ing)) (?:so |very |particularly |really |quite |rather )?(?:badly|poorly)|"
    r"too (?:long|late|slow(?:ly)?|few|little|often)|(?:left|leav(?:e|es|ing)|kept|keep(?:s|ing)?|made) (?:[\w'-]+ ){0,3}?(?:to wait|waiting)|not (?:doing|done) enough|(?:bad|poor|worst|weak|weakest) (?:at|on)|not good enough|not working|"
    r"(?:need|needs|has|have|had) to (?:improve|be improved|get better)|room for improvement)\b"
    r"|\b(?:what|which|any|main|biggest|key|serious|have|has|had) (?:(?!health|drug|alcohol|behaviour|family|money|housing)\w+ )?(?:problems|issues|concerns|gaps) (?:with|in|around|about|did|do|does|has|have|were|are)\b"
)
_ASKS_PRAISE = re.compile(
    r"\b(?:strengths?(?! and difficulties)|prais(?:e|ed|es)|good practice|(?:doing|do|does|did|working|works|worked|going|went) well|(?:best|good|strong|strongest) (?:at|on)|"
    r"impress(?:ed|es)|commend(?:ed|s)|positives?)\b"
    r"|(?<!how )\b(?:WHICH|who|which|where|REGION)\b[\w ',-]*\bwell(?: by\b| with\b|$)"
)
# A fault denied is praise: "no problems with", "not criticised for", "second to none".
_DENIES_FAULT = re.compile(
    r"\b(?:no|not|never|without|free (?:of|from)|aren't|isn't|wasn't|weren't)(?: (?:an?|any|been|being|so|very|that|big|major|serious|real|longer|found|said|to be))* "
    r"(?:problems?|issues?|concerns?|critici[sz]\w*|faulted|weak|bad|poor|struggling|failing|shortages?|gaps|delays?)\b"
    r"|\b(?:don't|doesn't|didn't|do not|does not|did not|never) (?:fail|struggle)\b|\bsecond to none\b"
)
_FAULT_BY_NAME = r"(?:unsuitable|inappropriate|unsafe|unallocated|overdue|untimely|out of date|(?:long|lengthy|excessive) (?:waits?|waiting|delays?|backlogs?)|delays?|shortages?|backlogs?|drift|high (?:caseloads?|turnover|vacanc\w+|staff turnover))"
# A fault named as what somebody has: "who has unsuitable accommodation".
_HAS_FAULT = re.compile(
    r"\b(?:WHICH|which|who|where|REGION|EVERY|any)\b[\w ',-]*\b(?:ha(?:ve|s|d)|are|is|were|was|leav(?:e|es|ing)|kept|there|do|does|use[sd]?|putt?(?:ing)?)\b[\w ',-]*"
    rf"\b{_FAULT_BY_NAME}\b"
)
# To lean on something is one where it is heavily, or on staff that do not stay.
_LEANS_ON = re.compile(
    r"\b(?:WHICH|which|who|where|REGION|EVERY|any)\b[\w ',-]*\b(?:over-?(?:rely|relies|relied|reliant|reliance|depend\w*)"
    r"|(?:rel(?:y|ies|ied|ying|iant|iance)|depend(?:s|ed|ing|ent|ence)?) (?:(?:too|so|very|over|quite|far|much|strongly|a lot|mainly|mostly) )*heavily (?:up)?on"
    r"|(?:rel(?:y|ies|ied|ying|iant|iance)|depend(?:s|ed|ing|ent|ence)?) (?:\w+ ){0,2}(?:up)?on (?:\w+ ){0,2}(?:agency|agencies|interim|temporary|locums?|short-term))\b"
)
# The same denied, or what is done about it: "who has no backlog", "who has cut delays".
_MEETS_FAULT = re.compile(
    r"(?:\b(?:no|not|never|without|few|fewer|little|less|low|free (?:of|from)|(?:avoid|reduc|prevent|tackl|address|cutt?|clear|challeng|improv|manag|respond|deal|cop)(?:e|es|ed|ing|s)?)|n['\u2019]t)\b"
    rf"[\w ',-]*\b{_FAULT_BY_NAME}\b"
)
_ASKS_WHO = re.compile(
    rf"(?:^|\bin )(?:list |name |find |show me )*(?:WHICH|who|where|any (?:councils|authorities))\b|{CLAUSE}(?:who|WHICH)\b|^(?:do|does|did|has|have|is|are|was|were) (?:any|EVERY|REGION|WHICH|councils|authorities)\b"
)
_RANKS = re.compile(r"\b(?:best|better|strong(?:er|est)|worst|worse|weak(?:er|est))\b")
_TEMPORAL = re.compile(
    r"\b(?:changed?|changes|changing) (?:over|since|between|from|after|at|in|to|under|with the)\b|\bwhat (?:has |have |had |is |'s )?(?:changed|different|new|improved|got better|got worse|moved on)\b"
    r"|\b(?:improved|improvement|improvements|better|worse|worsened|declined|deteriorated|progress(?:ed)?|moved|got better|got worse|developed|declin\w+|slipp\w+|dropp\w+|evolv\w+|fallen|risen|grown|stalled) (?:\w+ ){0,6}?(?:SINCELAST|SINCEYEAR|PREVIOUS|over time|over the years|between|than (?:before|it was|they were|PREVIOUS|YEAR)|from YEAR)"
    r"|\bSINCELAST\b|\bSINCEYEAR\b|\bover (?:time|the years|the (?:last|past) \w+ years)\b|\bhistory of\b|\btrend|\btrajectory\b|\bjourney\b|\bthen and now\b|\bbefore and after\b"
    r"|\b(?:got|getting|gotten|become|gone|grown) (?:any )?(?:better|worse|stronger|weaker)\b|\bbetter or worse\b|\bimprov(?:e|ed|ing) or (?:get|got|getting|become|became|declin\w+|deteriorat\w+|gone|go|worsen\w*)\b|\b(?:has|have|had|did) (?:\w+ ){0,9}?(?:changed?|improved?|worsen(?:ed)?|declined?|deteriorated?|got better|moved on|progress(?:ed)?)\b"
    r"|\bstill\b.*\b(?:a |an )?(?:problem|issue|concern|weak|poor|inadequate)\b|\bno longer\b|\bYEAR\b.*\b(?:compared? (?:with|to)|versus|vs|and then|to|against|than(?: in)?|and)\b.*\bYEAR\b|\bYEARS\b"
    r"|\bcompared? (?:with|to)? ?(?:the )?(?:PREVIOUS|FIRST|earlier|before)\b|\bLATEST\b.*\b(?:PREVIOUS|FIRST)\b|\b(?:PREVIOUS|FIRST)\b.*\bLATEST\b|\bfrom (?:one )?(?:inspection|report|visit) to (?:the )?(?:next|another)\b|\b(?:two|both|three|different)\b(?: \w+){0,3} (?:reports|inspections|visits|letters)\b.*\b(?:differ|compare|changed?)|\b(?:differ|compare|changed?|difference)\w*\b.*\b(?:two|both)\b(?: \w+)? (?:reports|inspections|visits)\b|\bhow (?:has|have|did) .* (?:develop|evolve|change|improve|progress)\w*\b|\bwhat progress\b|\bprogress (?:has|have|did|had|was|been)\b"
)
_CHANGE_WISHED = re.compile(
    r"\b(?:need|needs|needed|should|must|ought|has to|have to|required)\b[\w ]{0,25}\b(?:change|improve|improved|improvement|better)\b"
)
_BETTER_OR_WORSE = re.compile(
    r"\b(?:improv\w+|better|worse|worsen\w*|declin\w+|deteriorat\w+|progress\w*|slipp\w+)\b"
)
_COMPARE = re.compile(
    r"\b(?:compare[sd]?|comparison|comparing|versus|vs|difference|differences|differ|contrast|side by side|rank|ranking)\b"
)
_WORD_PARAGRAPH = r"p[aer]{2,3}r?a?gra?p?hs?|paras?|para no|paragraph number|para number|paragraph no"  # and near misspellings
_PARAGRAPH = re.compile(
    rf"(?:\b(?:{_WORD_PARAGRAPH})\.?\s*(?:number |no\.? ?|#)?|[¶§]{{1,2}}\s*|#p)[\[(]?(\d{{1,3}}|[a-z]+(?:-[a-z]+)*-\d{{1,3}})(?![\d%])[\])]?",
    re.IGNORECASE,
)
# More of them after the first: "13 and 14", "13, 14 and 20", "13-15", "13 to 15".
_MORE = re.compile(
    r"\s*(?:(-|–|to|until)|,? ?(?:and|&|,))\s*(?:paras?\.? |paragraphs? )?[\[(]?(\d{1,3})(?![\d%])[\])]?",
    re.IGNORECASE,
)
_ORDINAL = re.compile(rf"\b(\d{{1,3}})(?:st|nd|rd|th)\s+(?:{_WORD_PARAGRAPH})\b", re.IGNORECASE)
# A bare number says so only beside a year or a report's name: "Gateshead 2019, p13", "Gateshead 2019 (13)".
_BARE = re.compile(
    r"(?:(?<=\b(?:19|20)\d\d)|(?<=-inspection)|(?<=-visit))[ ,;:]+(?:p\.? ?|no\.? ?|#|\(|\[)?(\d{1,3})[)\]]?\s*\??$",
    re.IGNORECASE,
)
_MOST_ASKED = 12
_ORDINAL_WORD = re.compile(rf"\b({'|'.join(ORDINALS)})\s+(?:{_WORD_PARAGRAPH})\b", re.IGNORECASE)
_PARAGRAPH_WORD = re.compile(rf"\b(?:paragraph|para)\s+({'|'.join(UP_TO_TWENTY[1:])})\b", re.IGNORECASE)
_LABEL = re.compile(
    r"(?<![\w-])((?:findings|summary|what-needs-to-improve|executive-summary|headline-findings|areas-for-priority-action|recommendations|overview|judgements|introduction)(?:-[a-z]+)*-\d{1,3})(?![\w-])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Shape:
    """Which kinds of detail the question asks for, whatever its topic.

    `may_lean`: patterns tell no side of the findings that it asks for alone, nor that it asks for both.
    """

    wants_number: bool
    wants_date: bool
    wants_name: bool
    wants_reason: bool
    wants_outfit: bool
    wants_sum: bool
    counted: Counted | None
    wants_place: Where | None
    time: TimeAsked | None
    groups: tuple[Group, ...]
    circumstances: tuple[Circumstance, ...]
    provision: Provision | None
    beside_others: bool
    deed: Deed | None
    inquiry: Inquiry | None
    contents_of: str
    post: str
    things: str
    verb: str
    asks_who: bool
    subject: Party | None
    views_of: tuple[Party, ...]
    yes_no: bool
    judges: bool
    leaning: Leaning | None
    may_lean: bool
    denied: bool
    absent: bool
    asks_silent: bool
    mentions: bool
    supply: Supply | None
    amount: tuple[Supply, Amount] | None
    temporal: bool
    compares: bool
    whole: WholeService | None


def read_shape(masked: str) -> Shape:
    """Read the shape of a question from its masked text (see `tokens.masked`)."""
    became = asks_what_became(masked)
    whole = whole_service_asked(masked)
    temporal = (
        became or whole in MOVES or (bool(_TEMPORAL.search(masked)) and not _CHANGE_WISHED.search(masked))
    )
    yes_no = bool(_YES_NO.search(masked))
    demands = _ASKS_DEMAND.search(masked) is not None
    both = yes_no or (not demands and _takes_both(masked))
    silent = asks_who_is_silent(masked)
    leaning = None if silent else side_asked(masked) or (None if both or became else _leaning(masked))
    return Shape(
        wants_number=_asks_number(masked),
        wants_date=bool(_DATE.search(masked)),
        wants_name=bool(_NAME.search(masked)),
        wants_reason=asks_reason(masked),
        wants_outfit=asks_name_of(masked),
        wants_sum=asks_sum(masked),
        counted=counted_in(masked),
        wants_place=place_asked(masked),
        time=time_asked(masked),
        groups=groups_asked(masked),
        circumstances=circumstances_asked(masked),
        provision=provision_asked(masked),
        beside_others=asks_beside_others(masked),
        deed=deed_asked(masked),
        inquiry=inquiry_asked(masked),
        contents_of=contents_asked(masked),
        post=post_asked(masked),
        things=things_asked(masked),
        verb=verb_of(masked),
        asks_who=_ASKS_WHO.search(masked) is not None,
        subject=subject_of(masked),
        views_of=asks_views(masked),
        yes_no=yes_no,
        judges=bool(_JUDGES.search(masked)),
        leaning=leaning,
        may_lean=leaning is None and not (both or temporal or silent or denies_of_others(masked)),
        denied=asks_who_does_not(masked) or asks_who_of_them_does_not(masked),
        absent=asks_who_has_not(masked),
        asks_silent=silent,
        supply=supply_asked(masked),
        amount=amount_asked(masked),
        mentions=not silent and asks_who_mentions(masked),
        temporal=temporal,
        compares=bool(_COMPARE.search(masked)),
        whole=whole,
    )


def _asks_number(masked: str) -> bool:
    """Whether a masked question asks for a figure, and does not only speak of a number."""
    text = _COUNTS_REPORTS.sub(" ", _BESIDE_AVERAGE.sub(" ", masked))
    if _SPEAKS_OF_NUMBER.match(text):
        text = _NUMBER_WORD.sub(" ", text)
    return _NUMBER.search(text) is not None or asks_caseload(text)


def has_fault(masked: str) -> bool:
    """Whether a question about several asks who has something that is a fault by its name ("long waits")."""
    named = _HAS_FAULT.search(masked) or _LEANS_ON.search(masked)
    return named is not None and _MEETS_FAULT.search(masked) is None


def _takes_both(masked: str) -> bool:
    """Whether both sides are asked for: "how well", weaknesses beside strengths, or who of several is best."""
    denied = _DENIES_FAULT.search(masked)
    faults, praises = (None if denied else _ASKS_FAULT.search(masked)), _ASKS_PRAISE.search(masked)
    ranked = masked.count("PLACE") > 1 and _RANKS.search(masked)  # who is best says as well who is not
    twice = not (faults or praises) and _BOTH_SIDES.search(masked)  # "where is it strong and where patchy"
    return bool((faults and praises) or ranked or twice or _ASKS_HOW_WELL.search(masked))


def _leaning(masked: str) -> Leaning | None:
    """The side that patterns know to be asked for alone."""
    if _ASKS_DEMAND.search(masked):
        return Leaning.DEMAND
    if _DENIES_FAULT.search(masked) or asks_who_has_no_fault(masked) or asks_little_of_fault(masked):
        return Leaning.PRAISE
    if _ASKS_FAULT.search(masked):
        return Leaning.FAULT
    return Leaning.PRAISE if _ASKS_PRAISE.search(masked) else None


def moves(masked: str) -> bool:
    """Whether a question asks if something got better or worse."""
    return _BETTER_OR_WORSE.search(masked) is not None


def paragraph_asked(text: str) -> tuple[str, str] | None:
    """The paragraphs that a question asks for ("13", "findings-3", "13,14,15") and the words that say so, or None."""
    match = _PARAGRAPH.search(text) or _LABEL.search(text)
    if match:
        more = _and_more(text, match)
        return more or (match[1].lower(), match[0])
    match = _ORDINAL.search(text) or _BARE.search(text)
    if match:
        return match[1], match[0].rstrip(" ?")
    word = _ORDINAL_WORD.search(text)
    if word:
        return str(ORDINALS.index(word[1].lower()) + 1), word[0]
    word = _PARAGRAPH_WORD.search(text)
    return (str(UP_TO_TWENTY.index(word[1].lower())), word[0]) if word else None


def _and_more(text: str, first: re.Match[str]) -> tuple[str, str] | None:
    """All the numbers of a list or a range of paragraphs that begins with `first`, or None where it is one."""
    if not first[1].isdigit():
        return None
    numbers = [int(first[1])]
    end = first.end()
    while (more := _MORE.match(text, end)) and len(numbers) < _MOST_ASKED:
        last = int(more[2])
        if more[1] and not numbers[-1] < last <= numbers[-1] + _MOST_ASKED:
            break
        numbers.extend(range(numbers[-1] + 1, last + 1) if more[1] else [last])
        end = more.end()
    if len(numbers) == 1:
        return None
    return ",".join(map(str, dict.fromkeys(numbers[:_MOST_ASKED]))), text[first.start() : end]


def intent_of(
    shape: Shape, *, authorities: int, several: bool, has_topic: bool, fact: bool, paragraph: bool
) -> Intent:
    """The intent by precedence: paragraph, fact, overview, change over time, comparison, one, theme."""
    if paragraph:
        return Intent.PARAGRAPH
    if fact:
        return Intent.FACT
    if authorities and not has_topic and not shape.temporal:
        return Intent.OVERVIEW
    if shape.temporal:
        return Intent.TEMPORAL
    if authorities > 1 or several:
        return Intent.COMPARE
    return Intent.SINGLE if authorities else Intent.THEME
