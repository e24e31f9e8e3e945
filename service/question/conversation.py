"""Follow-up questions, read by rule in the light of the question before."""

from __future__ import annotations

import re
from dataclasses import dataclass

from service.question.asides import without_asides
from service.question.asking_on import AsksOn, asks_on
from service.question.model import FactKind, Intent, Question
from service.question.staying import stays

_OPENS = re.compile(
    r"^(?:ok |okay |right |thanks |thank you |great |so |now )*(?:and|what about|how about|same (?:for|question for|again for)|or|(?:only|just)(?: the)?(?: ones| those| councils| authorities)? (?:in|from)|also|but what about|what of|then what about|now (?:for|what about)|as for|but"
    r"|(?:is there |was there )?(?:anything|something)(?: else)? (?:on|about|regarding)|any (?:mention|news|word) (?:of|on)|(?:tell me )?more (?:on|about)|what else (?:about|on))\b"
)
_POINTS_PLACE = re.compile(
    r"\b(?:there|this (?:council|authority|place|area|one)|that (?:council|authority|place|area|one)|the (?:council|authority|same (?:council|authority|place)))\b"
)
# "It" and "they" are the council of the question before unless this one names something else that they may be.
_IT_EARLY = re.compile(r"^(?:[\w']+ ){0,5}(?:it|its)\b")
_THEY = re.compile(r"\b(?:they|their|them)\b")
_OTHERS_THEY = re.compile(
    r"\b(?:child(?:ren)?|kids?|youngsters?|young (?:people|persons?)|teenagers?|bab(?:y|ies)|famil(?:y|ies)|parents?|mothers?|fathers?|carers?|adopters?|leavers|"
    r"people|folk|staff|workers?|advisers?|managers?|leaders?|councillors?|politicians?|inspectors?|partners?|agencies|police|schools?|teachers?|boys?|girls?|lads?|"
    r"who|someone|somebody|anyone|everyone)\b.*\b(?:they|their|them)\b"
)
# What they have is not who they are: "how many foster carers do they have".
_THEY_HAVE = re.compile(
    r"\b(?:how many|how much|what|which) (?:(?!(?:do|does|did|are|were|is|was|have|has|had|get|gets|say|says|can)\b)[\w'-]+ ){1,5}(?:do|did|have|are|were|can|will) they\b"
)
_REPORT_SAYS = re.compile(
    r"\b(?:do|does|did) (?:it|they|the report|ofsted|the inspectors) (?:also |even )?(?:say|mention|speak|talk|tell|name|refer)\b"
)
# Asked of the authority, and of no matter of it.
_OF_THE_WHOLE = re.compile(
    r"\b(?:overall|in general|generally|as a whole|its|their|reports?|inspections?|inspected|inspectors|ofsted|visits?|KIND|find|found|good at|improve|(?:any|every)thing (?:wrong|right|well|badly|good|bad))\b"
)
_OF_US = re.compile(r"\b(?:you|your|i|my|me)\b")
_OF_ALL = re.compile(r"\b(?:the reports|councils|authorities|all of them)\b")
_WIDE = re.compile(
    r"\b(?:councils|authorities|boroughs|areas|the reports|from (?:place to place|one \w+ to (?:the next|another))|council by council|any of them|some of them|elsewhere|anywhere|everywhere)\b"
)
_POINTS_TOPIC = re.compile(
    r"\b(?:that|this|these|those|the same|same|more (?:detail|details|information|on (?:that|this|it))|go on|elaborate|why|since then|before that|earlier|more|NEIGHBOURS|OTHERS)\b"
)
_MORE = re.compile(
    r"^(?:tell me more|more|more details?|go on|elaborate|why|how so|how come|really|say more|expand|explain(?: that| this)?|in what way|any more|anything else|can you elaborate|give me more|such as|for example|examples?)\b[\w ]*$"
)
_WHAT_ELSE = re.compile(
    r"^(?:and |so |ok )*what else(?: (?:does|do|did|is|are|was|were|has|have|can|there|it|they|that|this|them|the|reports?|letter|inspectors|ofsted|say|says|said|find|found|mention|mentioned|tell|told|know|known|you|me|us|we|on|about|of|for|in|to|please|wrong|good|bad))*$"
)
_ABOUT_SOMETHING = re.compile(r"\b(?:on|about|of|for|regarding) (?!that\b|this\b|it\b|them\b)\w")
# The answer before in other words, or what it rests on: the same answer, whose paragraphs say where it comes from.
_AGAIN = re.compile(
    r"^(?:please )?(?:can you |could you )?(?:summari[sz]e|shorten|rephrase|repeat|simplify|say)(?: (?:that|this|it|those|the answer))?(?: again)?(?: (?:in|as|into) [\w ]{1,40})?(?: please)?$"
    r"|^(?:in short|pardon|huh|eh|what|what does (?:that|this|it) mean|what do you mean(?: by that)?|i do(?:n t| not) (?:understand|get it)|(?:can you )?clarify(?: that)?|are you (?:sure|certain)|is (?:that|this|it) (?:right|true|correct)|how do you know(?: that)?|says who|who says(?: so| that)?|sources?|evidence|in (?:which|what) (?:paragraphs?|reports?|pages?))$"
    r"|^(?:which|what) (?:paragraphs?|reports?|sources?|pages?) (?:is|was|says?|said) (?:that|this|it|so)(?: in| on| from)?$|^where (?:does it say|is|was|did you (?:get|find|read)) (?:that|this|it)(?: from)?$"
    r"|^(?:please )?(?:can you |could you )?(?:give|show|list|quote)(?: me)? (?:the |an? |your |all |its )*(?:exact |full |original )*(?:quotes?|quotations?|words|wording|sources?|citations?|references|evidence|paragraphs?)(?: please)?$"
)
_WHICH_OF_THEM = re.compile(
    r"^(?:so |and |but )*(?:which|who)\b[\w ]{0,30}\b(?:best|better|worst|worse|strongest|weakest|ahead|behind|higher|highest|lower|lowest|more|most|fewer|fewest|bigger|the same|similar)\b[\w ]{0,15}$"
    r"|^(?:so |and |but |now |please |can you )*(?:compare|contrast) (?:them|these|those|both|the (?:two|three))(?: please)?$"
    r"|^(?:so |and |but )*(?:how do (?:they|these|those|the two) (?:compare|differ)|what(?: s| is) the difference|which of (?:them|these|those|the two))(?: between (?:them|these|the two))?$",
    re.IGNORECASE,
)
_OF_THE_TWO = re.compile(
    r"^(?:so |and |but )*(?:which|who|WHICH)(?: one)? of (?:them|these|those|both|the (?:two|three|four|lot))\b",
    re.IGNORECASE,
)
# Who of all is better at it than the one before: "who does that part better?".
_WHO_DOES_IT_BETTER = re.compile(
    r"^(?:so |and |but )*(?:who|who s|WHICH|which (?:ones|councils)) (?:(?:is|are|does|do|handles|manages|gets|did|s) )?(?:(?:doing|any|the|really|actually|do) )*"
    r"(?:(?:it|this|that|these|those|that (?:part|bit|one|side)(?: of it)?|so) )?(?:best|better|well|good|strong|stronger|strongest|ahead)(?: (?:at|on|with|for|in) (?:it|this|that|that (?:part|bit|one|side)))?$",
    re.IGNORECASE,
)
# How they are at it: at the matter before, whoever is named.
_AT_IT = re.compile(
    r"\b(?:good|great|bad|better|worse|best|worst|poor|strong|weak|well|badly|poorly|behind|ahead|slow|quick|ok|okay)(?: \w+)? (?:at|on|with|in|about) (?:it|that|this|these|those|them)(?: (?:then|though|too|now))?$"
)
_COMPARES = re.compile(
    r"\b(?:compare[sd]?|comparison|versus|vs|(?<!got )(?<!get )(?<!getting )(?:better|worse|stronger|weaker)|differ\w*|similar)\b"
)
_WHEN = re.compile(
    r"^(?:so |and |but )*(?:when(?: (?:exactly|precisely))?(?: (?:was|were|is) (?:that|this|it|they)(?: \w+)?)?(?: exactly)?"
    r"|how (?:old|recent|current|up to date) (?:is|are|was) (?:that|this|it|they|these|those|the)(?: (?:reports?|inspections?|one|info|information|data|findings?|KIND))?|(?:what|which) (?:date|year|month) (?:is|was) (?:that|this|it)(?: (?:from|report|inspection|KIND))?)$"
)
_OLD = re.compile(r"\bhow (?:old|recent|current|up to date)\b")
# What happened has a day of its own; when something was found to be so is when inspectors came.
_HAPPENED = re.compile(
    r"\b(?:happen(?:s|ed)?|occurr?ed|events?|incidents?|attack\w*|fires?|floods?|deaths?|died|murder\w*|killed|launch\w*|open(?:ed|ing)|clos(?:ed|ure)|introduc\w+|set up|establish\w*|start(?:ed)?|beg[au]n|merge[dr]\w*|transferr?\w*|restructur\w+|reorganis\w+|appoint\w*|joined|resign\w*|retired?|strikes?)\b",
    re.IGNORECASE,
)
# Whose words are asked for, and not the fact before once more.
_SAID_BY = re.compile(
    r"\bwhat (?:do|did|does|have|has)\b.*\b(?:people|children|kids|young|parents|families|carers|staff|workers|leavers|teens|teenagers)\b.*\b(?:say|said|think|feel|tell|told)\b"
)
_FOUND = re.compile(
    r"^(?:so |and |but )*what (?:did|does|do|was|were|has|have)\b.*\b(?:find|found|say|said)$"
)
# Asks something of its own of what it takes over: not how many once more, or the same fact.
_ASKS_ANEW = re.compile(
    r"^(?:so |and |but )*(?:who|whom|whose|which|WHICH|why|where|how (?:well|good|is|are|was|were|do|does|did|come|so))\b(?!.*\b(?:compare|PLACE|OTHERS)\b)"
)
_EVERYBODYS = re.compile(
    r"\b(?:each|most|fewest|longest|shortest|highest|lowest|oldest|newest|earliest|best|worst|reports|inspections|lead inspectors|(?:who|anyone|anybody) (?:got|has|had|gets))\b"
)
_OF_A_REPORT = frozenset(
    {
        FactKind.GRADE, FactKind.INSPECTION_DATES, FactKind.PUBLISHED, FactKind.LEAD_INSPECTOR, FactKind.INSPECTORS,
        FactKind.ADDRESSEE, FactKind.REPORT_KIND, FactKind.FRAMEWORK, FactKind.RECOMMENDATION_COUNT, FactKind.DEMANDS,
    }
)  # fmt: skip
_POINTS_BACK = re.compile(r"\b(?:it|this|that|those|these)\b(?! (?:two|three|four|lot)\b)")
_HOW_MANY = re.compile(r"^(?:so |and |but )*how (?:many|much)\b")
# Of everybody: the first line of the answer says how many have it.
_HOW_MANY_OF_ALL = re.compile(
    r"^(?:so |and |but )*how many(?: (?:is|are|was|were) (?:that|they|there|it)| councils| authorities| of them| in (?:total|all)| altogether)*$"
)
_ALSO = re.compile(r"^(?:and )?also\b|\b(?:as well|too)$")
_FRAGMENT_OPENS = re.compile(
    r"^(?:at|on|for|with|about|regarding|concerning|\w+(?:ed|ing) (?:with|in|at|by|for|to|from|on|as))\b"
)
_WHY = re.compile(
    r"^(?:so |and |but )*(?:why|how come|how so)(?: (?:is|was|did|do|does|only)\b[\w ]{0,24})?(?: not)?$"
)
_SOURCE_OF_ONE = re.compile(
    r"^(?:so |and |but |ok |please |can (?:you|u) |could (?:you|u) |show me |give me |give |what s |whats |where s |the |exact |full |your |which |what |is ){0,8}"
    r"(?:source|sources|reference|references|ref|paragraphs?|para|quote|wording|evidence|citation|text)(?: (?:is|was|says))?(?: (?:that|it|this))?(?: (?:for|on|about|from|of|in))?(?: the)? PLACE(?: (?:bit|one|part|answer|claim|point))?(?: please| i need .*| so (?:that )?i can .*| to quote.*)?$"
)
_WHY_OF_ONE = re.compile(r"^(?:so |and |but |ok |then )*(?:why|how come) PLACE(?: and PLACE)*$")
_ASKS = re.compile(
    r"\b(?:what|which|who|whose|how|when|where|why|is|are|was|were|do|does|did|has|have|had|can|could|should|will|would|"
    r"list|compare|all|every|each|reports?|authorit\w+|councils?|EVERY|OTHERS|WHICH|REGION|NEIGHBOURS)\b"
)

_THIS_NOT_THAT = re.compile(
    r"^(?P<before>(?:(?:sorry|no|oops|oh|ah|actually|apologies|wait)[,.!]* )*(?:i (?:really |actually )?(?:meant|mean)|make (?:that|it)) [^,;]{2,60}?),? (?:and |instead of |rather than )?not [^,;?]{2,60}(?=[,;?!.]|$)",
    re.IGNORECASE,
)
_CORRECTS = re.compile(
    r"^(?:(?:sorry|no|oops|oh|actually|apologies|wait|my mistake)[,.!]* )*(?:(?:that'?s |this is |it'?s )?(?:wrong|incorrect|not right|not what i asked)[,.;]* i (?:asked|was asking|wanted)|i (?:really |actually )?(?:meant|mean|was asking about|was thinking of|asked about)|i(?:'m| am|’m) interested in|make (?:that|it)) (?:to (?:say|ask|write) )?(?:about )?(?!that\b|it\b)",
    re.IGNORECASE,
)
_NOT_THAT = re.compile(
    r"^(?:and |but )?(?:(?:instead of|rather than) [^,;]{2,60}[,;]|not [^,;]{2,60}?,? but) ?(?P<meant>\S.*)$",
    re.IGNORECASE,
)
_INSTEAD = re.compile(
    r"^(?P<meant>\w[\w' -]{1,40}?) (?:instead|rather)(?: (?:of|than) [\w' -]{2,60})?[.?!]*$", re.IGNORECASE
)
_THE_REST = re.compile(
    r"\bthe rest(?: of (?:them|the (?:councils|authorities|country)))?\b(?! of\b)", re.IGNORECASE
)
_REST_OF = re.compile(r"\bthe rest of (?=the\b)", re.IGNORECASE)
_ELSE = re.compile(r"\b(?:who|where|anyone|anybody) else\b", re.IGNORECASE)
# One of several told before: "just the one on staffing".
_THE_ONE_ON = re.compile(
    r"^(?:and |ok |only |just |no |please |give me |show me |tell me |more (?:on|about) )*the (?:one|ones|bit|bits|part|parts|point|points|finding|findings|para|paragraph|passage|section|quote)(?: that(?:'s| is| are))? (?:on|about|regarding|concerning) (?!that\b|this\b|it\b|them\b)(?=\w)",
    re.IGNORECASE,
)
# Whether the report says it is no other question than the one it would answer.
_DOES_IT_SAY = re.compile(
    r"^(?P<and>(?:and |so |but |ok )*)(?:(?:does|do|did) (?:it|they|that|the (?:report|letter|inspectors?)|ofsted|inspectors) (?:also |even |actually )?(?:say|said|mention|tell(?: us)?)|(?:does|did) (?:it|the (?:report|letter)) (?:also |even |actually )?(?:explain|give|know)) (?=(?:who|why|how|when|where|what|which)\b[\w' ]{0,30}\W*$)",
    re.IGNORECASE,
)
_SAME_WITH = re.compile(r"^(?P<and>(?:and |so |but |is it |is that |the )*)same with ", re.IGNORECASE)
# "Back to the latest, what did children say": of the latest report.
_BACK_TO = re.compile(
    r"^(?:(?:so|now|going|go|and|but|coming) )*back to (?:the |their |its )?(?P<which>latest|newest|current|most recent|last|previous|earlier|first|(?:19|20)\d\d)(?: (?:one|report|inspection))?(?:[,;:.] *(?P<rest>.*)|\W*)$",
    re.IGNORECASE,
)
# What is still to be done is what the newest report asks for.
_LEFT_TO_DO = re.compile(
    r"^(?P<and>(?:and |so |but )*)(?:what(?:'s|s| is)|is there anything|anything) (?:still )?(?:left|outstanding|remaining) (?:for (?:them|it|the council) )?to (?:be (?:done|fixed|improved)|do|fix|improve|sort(?: out)?|put right|work on|address)(?: then| now)?\W*$",
    re.IGNORECASE,
)
# How it was at the inspection before: "were care leavers ok in the past?".
_WAS_BEFORE = re.compile(
    r"^(?P<asked>(?:and |so |but )?(?:was|were|wasn't|weren't)\b[\w' -]{1,80}?),? (?:in the past|previously|(?:the )?last time|the time before)(?P<end>\W*)$",
    re.IGNORECASE,
)
_ADDS = re.compile(r"^(?:and |please |can you |could you )*(?:add|include) (?=[A-Z])")
_SHORT, _TERSE, _FRAGMENT = 4, 3, 6  # words


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What a question takes from the one before: its authorities, its topic, its time, some or none.

    `joined`: an authority newly named is put beside those before; `together`: so are those of which the same was
    asked before. `dates`: it asks when that was. `reasons`: it asks why a grade was given, which the findings tell.
    `anew`: it asks something else of the topic than was asked before; `on`: and has no topic of its own. `again`: the very same is asked once more.
    """

    authorities: bool = False
    topic: bool = False
    time: bool = False
    joined: bool = False
    together: bool = False
    anew: bool = False
    on: AsksOn | None = None
    dates: bool = False
    reasons: bool = False
    again: bool = False

    @property
    def any(self) -> bool:
        """Whether anything is taken over."""
        return self.authorities or self.topic


def in_conversation(text: str) -> str:
    """A question within a conversation without its niceties; a correction becomes a plain follow-up.

    "OK, thanks. And Harrowmere?" is "And Harrowmere?", "No, I meant Eastwold" is "what about Eastwold".
    """
    bare = without_asides(text.strip())
    bare = _THIS_NOT_THAT.sub(r"\g<before>", bare)
    for pattern in (_NOT_THAT, _INSTEAD):
        match = pattern.match(bare)
        if match and not _ASKS.search(match["meant"].lower()):
            bare = f"what about {match['meant']}"
            break
    bare = _CORRECTS.sub("what about ", _ADDS.sub("also ", bare))
    bare = _THE_ONE_ON.sub("what about ", bare)
    bare = _DOES_IT_SAY.sub(r"\g<and>", bare)
    bare = _SAME_WITH.sub(r"\g<and>same for ", bare)
    bare = _LEFT_TO_DO.sub(r"\g<and>what do they still need to improve now", bare)
    if asks_on(bare.lower()) is None:
        bare = _WAS_BEFORE.sub(r"\g<asked> at the previous inspection\g<end>", bare)
    if (back := _BACK_TO.match(bare)) is not None:
        report = f"the {back['which']} report"
        bare = f"in {report}, {back['rest']}" if back["rest"] else f"what about {report}"
    bare = _ELSE.sub("which other councils", bare)
    return _THE_REST.sub("the others", _REST_OF.sub("", bare))


def follow_up(
    masked: str,
    *,
    named: bool,
    has_topic: bool,
    timed: bool,
    previous: Question | None,
    paragraph: bool = False,
    fact: FactKind | None = None,
    filled_in: bool = False,
    pointed: bool = False,
) -> FollowUp:
    """What to take over from `previous`.

    `masked` is the new question; `named` says whether it names authorities (or all of them), `has_topic`
    whether it has a topic of its own, `timed` whether it names a time, `paragraph` whether it asks for
    a paragraph by its number, `fact` which fact of a report. `filled_in`: what it left out was put in. `pointed`: it asks of authorities before ("those").
    """
    if previous is None or previous.intent is Intent.OUT_OF_SCOPE:
        return FollowUp()
    opens = bool(_OPENS.match(masked))
    bare = _bare(masked)
    whole = _asks_on(masked, previous, has_topic=has_topic, named=named, fact=fact)
    if named and _SOURCE_OF_ONE.match(bare):
        return FollowUp(topic=True)
    if named and _WHY_OF_ONE.match(bare) and _of_grades(previous):
        return FollowUp(topic=True, reasons=True)
    if whole is not None:
        return whole
    if filled_in:
        return FollowUp(authorities=True, time=True)
    if named:
        beside = bool(_COMPARES.search(masked) or _ALSO.search(bare))
        compares = not has_topic and not timed and beside
        all_of_them = "PLACE" not in masked and bool(re.search(r"\b(?:they|them)\b", masked))
        pointed = (
            compares
            or all_of_them
            or bool(_POINTS_TOPIC.search(masked))
            or bool(re.search(r"\bit\b", masked))
        )
        anew = _ASKS_ANEW.match(bare) is not None
        return FollowUp(
            topic=not has_topic and (opens or _short(masked) or pointed), joined=compares, anew=anew
        )
    if paragraph or (fact in _OF_A_REPORT and previous.authorities and not _EVERYBODYS.search(masked)):
        return FollowUp(authorities=True, time=True)
    if not has_topic:
        pointed = bool(_POINTS_TOPIC.search(masked) or _HOW_MANY.match(bare))
        of_matter = bool(previous.concepts) and not previous.facts and _asks_of_a_matter(masked)
        anew = _ASKS_ANEW.match(bare) is not None
        if _SAID_BY.search(bare) and ((previous.facts and not timed) or "themselves" in bare.split()):
            return FollowUp(authorities=True)
        return FollowUp(authorities=True, topic=timed or opens or pointed or of_matter, anew=anew)
    kept = (
        (opens and not _OF_ALL.search(masked))
        or _terse(bare)
        or _points_at_place(masked, several=len(previous.authorities) > 1)
        or stays(masked, previous)
        or (pointed and (len(previous.authorities) > 1 or bool(previous.singled_out)))
    )
    return FollowUp(authorities=kept, time=kept)


def _asks_of_a_matter(masked: str) -> bool:
    """Whether a question without a topic of its own asks something, and not of the authority as a whole or of the service."""
    return _ASKS.search(masked) is not None and not (_OF_THE_WHOLE.search(masked) or _OF_US.search(masked))


def _points_at_place(masked: str, *, several: bool) -> bool:
    """Whether a question with a topic of its own speaks of the authorities before; `several` says how many those are."""
    if _REPORT_SAYS.search(masked):
        return True
    if _WIDE.search(masked):
        return several and bool(re.search(r"\bof them\b", masked))
    they = _THEY.search(masked) and (_THEY_HAVE.search(masked) or not _OTHERS_THEY.search(masked))
    return bool(_POINTS_PLACE.search(masked) or _IT_EARLY.match(masked) or they)


def _asks_on(
    masked: str, previous: Question, *, has_topic: bool, named: bool, fact: FactKind | None
) -> FollowUp | None:
    """What is taken over by a question that only asks on (why, when, more, which is best), None by others."""
    bare, on = _bare(masked), asks_on(masked)
    if (beside := _of_those_asked(masked, previous, has_topic=has_topic, named=named, fact=fact)) is not None:
        return beside
    if on is AsksOn.STANDING and not previous.facts:
        return FollowUp(authorities=True, topic=True, anew=True, on=on)
    if named:
        return None
    about = bool(previous.authorities)
    if about and _WHEN.match(bare) and (not has_topic or _OLD.search(bare)):
        happened = not previous.facts and _HAPPENED.search(previous.text) is not None
        return (
            FollowUp(authorities=True, topic=True, anew=True, on=AsksOn.DETAIL)
            if happened
            else FollowUp(authorities=True, topic=True, dates=True)
        )
    if on is AsksOn.STILL:
        return FollowUp(authorities=True, topic=True, anew=True, on=on) if about else None
    grade = _of_grades(previous)
    asks_more = _MORE.match(bare) or _WHAT_ELSE.match(bare)
    more = asks_more and not (has_topic and _ABOUT_SOMETHING.search(bare))
    if about and grade and (more or _WHY.match(bare) or (_FOUND.match(bare) and not has_topic)):
        return FollowUp(authorities=True, topic=True, reasons=True)
    counts_who = (
        previous.intent is Intent.THEME and not previous.wants_number and _HOW_MANY_OF_ALL.match(bare)
    )
    if _AGAIN.match(bare) or counts_who:
        return FollowUp(authorities=True, topic=True, again=True)
    if more:
        return FollowUp(authorities=True, topic=True, anew=True)
    if on is None or (on is AsksOn.SIDE and (previous.facts or not previous.concepts)):
        return None
    return FollowUp(authorities=True, topic=True, anew=True, on=on)


def _of_those_asked(
    masked: str, previous: Question, *, has_topic: bool, named: bool, fact: FactKind | None
) -> FollowUp | None:
    """What is taken over by a question of who does best at the matter before, or how somebody named is at it."""
    bare = _bare(masked)
    asked = {one.name for one in (*previous.asked_before, *previous.authorities)}
    if not named and len(asked) == 1 and not previous.facts and _WHO_DOES_IT_BETTER.match(bare):
        return FollowUp(topic=True, anew=True)
    if not named and len(asked) > 1 and (which := _OF_THE_TWO.match(bare)):
        own = fact is FactKind.GRADE_COUNT or (has_topic and not _POINTS_BACK.search(bare, which.end()))
        return FollowUp(authorities=True, topic=not own, together=True)
    if named and previous.concepts and not previous.facts and _AT_IT.search(bare):
        return FollowUp(topic=True, anew=True)
    if _WHICH_OF_THEM.match(bare) and previous.authorities and (previous.asked_before or not named):
        return FollowUp(authorities=True, topic=True, together=True)
    return None


def _of_grades(previous: Question) -> bool:
    return any(fact.kind in (FactKind.GRADE, FactKind.GRADE_COUNT) for fact in previous.facts)


def _bare(masked: str) -> str:
    return " ".join(re.sub(r"[^\w ]", " ", masked).split())


def _short(masked: str) -> bool:
    return len(masked.split()) <= _SHORT


def _terse(bare: str) -> bool:
    """Whether a topic is thrown in without a question around it, as in *housing*, *at helping care leavers*."""
    most = _FRAGMENT if _FRAGMENT_OPENS.match(bare) else _TERSE
    return len(bare.split()) <= most and not _ASKS.search(bare)
