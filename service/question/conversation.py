"""Follow-up questions, read by rule in the light of the question before."""

from __future__ import annotations

import re
from dataclasses import dataclass

from service.question.asking_on import AsksOn, asks_on
from service.question.model import FactKind, Intent, Question
from service.question.said_plainly import ASKS
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
_TOGETHER = re.compile(
    r"\b(?:(?:for|of|in|at|on|with|about|do|does|did|are|were|have) both|both (?:of them|councils|authorities)|both(?=,| (?:on|about|for|of)\b)|all (?:two|three|four|five)|the (?:two|three|four|five)(?: of them)?(?: together)?)\b(?! (?:children|people|reports|inspections|areas|years|plans|cases|homes|times|main|key|most|latest|last))"
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
# Which of the few before, at the matter before or, overall, by their grades.
_IS_BETTER = re.compile(
    r"^(?:so |and |but )*(?:who|which|WHICH)(?: one)?(?: of (?:them|these|those|the (?:two|three|four)))? (?:is|are|was|were|does|do|did|has|have) (?:\w+ ){0,3}?(?:better|worse|stronger|weaker|ahead)(?P<overall> overall| in general| generally| as a whole)?$",
    re.IGNORECASE,
)
# "The best leadership" is of another matter than the one before, "the best at it" is not.
_BEST_OF_ITS_OWN = re.compile(
    r"\b(?:best|better|worst|worse|strongest|weakest|highest|lowest|most|fewest) (?!(?:at|on|for|of|in|with|it|that|this|them|overall|one|ones|now|then|here|there|councils?|authorit\w+|do|does)\b)\w+"
)
_OR_BETTER = re.compile(r" or (?:better|worse|above|higher|lower)\b")  # says which grades
_WHICH_ONE = re.compile(r"^(?:so |and |but )*which one\b", re.IGNORECASE)
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
    r"^(?:so |and |but )*(?:why|how come|how so)(?: (?:s|is|was|did|do|does|only)\b[\w ]{0,24})?(?: not)?$"
)
_SOURCE_OF_ONE = re.compile(
    r"^(?:so |and |but |ok |please |can (?:you|u) |could (?:you|u) |show me |give me |give |what s |whats |where s |the |exact |full |your |which |what |is ){0,8}"
    r"(?:source|sources|reference|references|ref|paragraphs?|para|quote|wording|evidence|citation|text)(?: (?:is|was|says))?(?: (?:that|it|this))?(?: (?:for|on|about|from|of|in))?(?: the)? PLACE(?: (?:bit|one|part|answer|claim|point))?(?: please| i need .*| so (?:that )?i can .*| to quote.*)?$"
)
_WHY_OF_ONE = re.compile(
    r"^(?:so |and |but |ok |then )*(?:why|how come)(?: (?:is|was|are|were|did|has|have|does|do))?(?: not)? PLACE(?: and PLACE)*(?: (?:on (?:the|that|your) list|so|(?:one of|among) (?:EVERY|WHICH|them|(?:these|those|the)(?: (?:councils|ones|lot))?)|there|in there|included|listed|like that|(?:graded |rated |judged )?(?:so|that|this|it)|isn t|wasn t|is not|not|too|as well|go down|go up|drop|fall|improve|decline|move))?(?: (?:then|though|too|so))?$"
)

_TELLS_WORTH = frozenset({FactKind.GRADE, FactKind.GRADE_COUNT, FactKind.GRADE_CHANGE})  # who is best by it
_SHORT, _TERSE, _FRAGMENT = 4, 3, 6  # words
_SOME = range(2, 7)  # authorities of whom one may be better


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What a question takes from the one before: its authorities, its topic, its time, some or none.

    `joined`: an authority newly named is put beside those before; `together`: so are those of which the same was
    asked before. `dates`: it asks when that was. `reasons`: it asks why a grade was given, which the findings tell.
    `anew`: it asks something else of the topic than was asked before; `on`: and has no topic of its own. `again`: the very same is asked once more. `within`: of those before only the ones in the places named are meant.
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
    within: bool = False

    @property
    def any(self) -> bool:
        """Whether anything is taken over."""
        return self.authorities or self.topic


def asks_who_is_better_overall(masked: str) -> bool:
    """Whether a masked question asks who of a few is better as a whole: their grades tell."""
    found = _IS_BETTER.match(_bare(masked))
    return found is not None and bool(found["overall"])


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
    if named and _WHY_OF_ONE.match(bare) and (_of_grades(previous) or _of_courses(previous)):
        return FollowUp(topic=True, reasons=True)
    if whole is not None:
        return whole
    if filled_in:
        return FollowUp(authorities=True, time=True)
    if named:
        return _of_named(masked, previous, has_topic=has_topic, timed=timed, pointed=pointed)
    if paragraph or (fact in _OF_A_REPORT and previous.authorities and not _EVERYBODYS.search(masked)):
        return FollowUp(authorities=True, time=True)
    if not has_topic:
        pointed = bool(_POINTS_TOPIC.search(masked) or _HOW_MANY.match(bare))
        of_matter = bool(previous.concepts) and not previous.facts and _asks_of_a_matter(masked)
        anew = _ASKS_ANEW.match(bare) is not None
        if _SAID_BY.search(bare) and ((previous.facts and not timed) or "themselves" in bare.split()):
            return FollowUp(authorities=True)
        return FollowUp(authorities=True, topic=timed or opens or pointed or of_matter, anew=anew)
    asked = {one.name for one in (*previous.asked_before, *previous.authorities)}
    kept = (
        (opens and not _OF_ALL.search(masked))
        or _terse(bare)
        or _points_at_place(masked, several=len(asked) > 1)
        or stays(masked, previous)
        or (pointed and (len(asked) > 1 or bool(previous.singled_out)))
        or (len(asked) in _SOME and _WHICH_ONE.match(bare) is not None)
    )
    return FollowUp(authorities=kept, time=kept, together=pointed or _TOGETHER.search(masked) is not None)


def _of_named(masked: str, previous: Question, *, has_topic: bool, timed: bool, pointed: bool) -> FollowUp:
    """What a question that names authorities takes over."""
    if pointed and not has_topic and previous.authorities:
        return FollowUp(topic=True, time=True, within=True)
    bare = _bare(masked)
    beside = bool(_COMPARES.search(masked) or _ALSO.search(bare))
    compares = not has_topic and not timed and beside
    all_of_them = "PLACE" not in masked and bool(re.search(r"\b(?:they|them)\b", masked))
    points = (
        compares or all_of_them or bool(_POINTS_TOPIC.search(masked)) or bool(re.search(r"\bit\b", masked))
    )
    anew = _ASKS_ANEW.match(bare) is not None
    return FollowUp(
        topic=not has_topic and (bool(_OPENS.match(masked)) or _short(masked) or points),
        joined=compares,
        anew=anew,
    )


def _asks_of_a_matter(masked: str) -> bool:
    """Whether a question without a topic of its own asks something, and not of the authority as a whole or of the service."""
    return ASKS.search(masked) is not None and not (_OF_THE_WHOLE.search(masked) or _OF_US.search(masked))


def _points_at_place(masked: str, *, several: bool) -> bool:
    """Whether a question with a topic of its own speaks of the authorities before; `several` says how many those are."""
    if _REPORT_SAYS.search(masked):
        return True
    if several and _TOGETHER.search(masked):
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
    why = _WHY.match(bare) is not None and (grade or _of_courses(previous))
    if about and (why or (grade and (more or (_FOUND.match(bare) and not has_topic)))):
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
    bare = _OR_BETTER.sub("", _bare(masked))
    asked = {one.name for one in (*previous.asked_before, *previous.authorities)}
    if not named and len(asked) == 1 and not previous.facts and _WHO_DOES_IT_BETTER.match(bare):
        return FollowUp(topic=True, anew=True)
    better = _IS_BETTER.match(bare) if len(asked) in _SOME and "PLACE" not in masked else None
    if better is not None and (not has_topic or fact in (FactKind.GRADE_CHANGE, FactKind.GRADE_COUNT)):
        return FollowUp(authorities=True, topic=not better["overall"], together=True)
    if not named and len(asked) > 1 and (which := _OF_THE_TWO.match(bare)):
        own = fact is FactKind.GRADE_COUNT or (has_topic and not _POINTS_BACK.search(bare, which.end()))
        return FollowUp(authorities=True, topic=not own, together=True)
    if named and previous.concepts and not previous.facts and _AT_IT.search(bare):
        return FollowUp(topic=True, anew=True)
    own_matter = has_topic and _BEST_OF_ITS_OWN.search(bare) is not None
    if own_matter and _WHICH_OF_THEM.match(bare) and len(asked) > 1 and not named:
        return FollowUp(authorities=True, together=True)
    if _WHICH_OF_THEM.match(bare) and previous.authorities and (previous.asked_before or not named):
        found = previous.fact is None or previous.fact.kind in _TELLS_WORTH
        return FollowUp(authorities=True, topic=found, together=True)
    return None


def _of_courses(previous: Question) -> bool:
    return any(fact.kind is FactKind.GRADE_CHANGE for fact in previous.facts)


def _of_grades(previous: Question) -> bool:
    return any(fact.kind in (FactKind.GRADE, FactKind.GRADE_COUNT) for fact in previous.facts)


def _bare(masked: str) -> str:
    return " ".join(re.sub(r"[^\w ]", " ", masked).split())


def _short(masked: str) -> bool:
    return len(masked.split()) <= _SHORT


def _terse(bare: str) -> bool:
    """Whether a topic is thrown in without a question around it, as in *housing*, *at helping care leavers*."""
    most = _FRAGMENT if _FRAGMENT_OPENS.match(bare) else _TERSE
    return len(bare.split()) <= most and not ASKS.search(bare)
