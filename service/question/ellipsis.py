"""What a follow-up leaves out because the question before it said it, put in: "how many of them are boys?"."""

from __future__ import annotations

import re

from service.question.asking_on import AsksOn, asks_on
from service.question.counted import PEOPLE, Measure, counted_in
from service.question.intent import moves
from service.question.model import Intent, Question
from service.question.reading import Reading

_AND = r"^(?:(?:and|so|but|ok|then|also) )*"
_PERSON = rf"(?:{'|'.join(sorted(PEOPLE))})"
# Of those counted before: "how many of them are boys".
_OF_THEM = re.compile(
    r"\b(?:how many|(?:percentage|proportion|share|number|most|half|some)) of (?P<gap>them|those|these)\b",
    re.IGNORECASE,
)
# Nothing is counted by name: "how many were recruited", "what percentage live at home".
_HOW_MANY_ARE = re.compile(
    rf"{_AND}(?:how many|(?:what|which) (?:percentage|proportion|share|number))(?P<gap>) (?=(?:of )?(?:are|were|is|was|have|has|had|do|did|live|lived|go|went|get|got|left|leave|"
    r"come|came|stay|stayed|attend|attended|receive|received|need|in|at|on|from|with|without|under|over|aged|placed|waiting)\b)",
    re.IGNORECASE,
)
# The pronoun stands for the matter where nothing else is named: "who runs it", "what results does it get".
_DOES_IT = re.compile(
    rf"{_AND}(?:who|whom|which|what|where|when|why|how)\b[\w' ]*?\b(?P<gap>it|they|them|those|these)\b(?!')",
    re.IGNORECASE,
)
# … and where no council was named, "it" can be nothing else: "does it save time?".
_IT_ALONE = re.compile(
    rf"{_AND}(?:does|did|do|has|have|had|is|was|are|were|can|could|will|would) (?P<gap>it|they)\b(?! (?:say|mention|tell|report))",
    re.IGNORECASE,
)
# A council has no effect and does not work: "does it work?", "has that helped?".
_IT_WORKS = re.compile(
    rf"{_AND}(?:(?:does|do|did|has|have|had|is|was|are|were)(?:n't)?|how (?:well |far )?(?:does|do|did|has|have|is|was)|why (?:does|do|did|has|is)(?:n't| not)?) (?P<gap>it|this|that|they|these|those)"
    r"(?: (?:really|actually|ever|even|still|all|not|seem to|been))* (?:work(?:s|ed|ing)?|help(?:s|ed|ing)?|pay off|paid off|(?:make|made|making) (?:a|any|much) difference|succeed(?:ed|ing)?|a success|successful|effective|useful|pointless|worth it)"
    r"(?: (?:well|at all|then|out|properly|in practice|for (?:them|children|families|kids)))*$",
    re.IGNORECASE,
)
# Why they did so is asked of the matter as it was told.
_WHY_DO_SO = re.compile(
    rf"{_AND}(?:why|how come)\b[\w' ]* (?:do|does|did|done|doing|happen|happens|happened|let|allow|allowed)(?: (?:it|this|that|so|them))?(?: (?:then|though|happen))?$",
    re.IGNORECASE,
)
# What they get is asked of the people of the matter, not of the council's grade: "what do they get then?".
_THEY_GET = re.compile(
    rf"{_AND}what(?: else)? do (?P<gap>they|those|these) (?:get|receive|have|need|say|think|want)(?: (?:instead|then|now|too))*$",
    re.IGNORECASE,
)
_PEOPLE_OF = re.compile(
    rf"\b(?:(?:care|disabled|young|foster|social|adoptive|kinship|unaccompanied|looked[- ]after|homeless|missing|personal) )?{_PERSON}(?: (?:in (?:care|need|custody)|looked after|with disabilities|leaving care))?\b",
    re.IGNORECASE,
)
# Where nothing of the field is named beside it: "has anyone fixed it", "who knew about this", "was any other hit by one".
_POINTED_AT = re.compile(
    r"\b(?P<gap>(?:it|this|that|the same (?:problem|issue|thing))(?= (?:properly|in the end|at all|yet|badly|well|best|right|too|either)*\W*$|\W*$)|(?<=by )one$|(?<=with )one$|(?<=have )one$|(?<=had )one$|(?<=of )one$)",
    re.IGNORECASE,
)
_BY_ONE = re.compile(r"\b(?:by|with|of) one$", re.IGNORECASE)  # of the thing before, whoever is asked
_THEY_WAIT = re.compile(
    rf"{_AND}(?:how long|how soon|how often|when|where|why) (?:do|does|did|are|is|were|was|have|has|had|can|will|must) (?P<gap>they|it|those|these) \w+$",
    re.IGNORECASE,
)
# Has no meaning but with what it is of: "what is the impact?", "who is to blame?".
_OF_WHAT = re.compile(
    rf"{_AND}(?:what|who)(?:'s| is| was| are| were| has been| will be)(?: the)?(?: main| biggest| likely)? (?:to blame|responsible|causes?|impact|effects?|results?|outcomes?|consequences?|benefits?|risks?)$",
    re.IGNORECASE,
)
# What they knew of or did about is the matter: "did leaders know?", "was anybody told?".
_DID_THEY_KNOW = re.compile(
    rf"{_AND}(?:did|does|do|were|was|are|is|have|has|had)(?:n't)? (?:(?:any|the|its|their|no|senior|local|elected|some) )*\w+(?: \w+)? (?:(?:ever|even|already|really|actually|all|been) )*"
    r"(?P<verb>know|known|knew|aware|realise|realised|notice|noticed|spot|spotted|act|acted|react|reacted|respond|responded|told|worried|concerned|do (?:anything|something|enough)|done (?:anything|something|enough))(?: (?:about|of|on|to|with)(?: (?:it|this|that|them))?)?$",
    re.IGNORECASE,
)
# What is asked of the matter, and is none itself: "and timeliness?".
_ASPECT = re.compile(
    rf"{_AND}(?:what about |how about )?(?:the )?(?P<gap>)(?:timeliness|quality|consistency|speed|frequency|availability|costs?|funding|impact|outcomes|results|delays?)$",
    re.IGNORECASE,
)
# The same of another group: "what about for girls?".
_FOR_OTHERS = re.compile(
    rf"{_AND}(?:what about |how about )?(?P<gap>)(?=(?:for|among|amongst) (?:\w+ ){{0,3}}{_PERSON}$)",
    re.IGNORECASE,
)
# When or where, of what was asked before: "and at weekends?".
_AT_TIMES = re.compile(
    rf"{_AND}(?:what about |how about )?(?P<gap>)(?=(?:at|on|during|in|over|after|outside|out of) (?:the |normal |office |school |working )*(?:(?:weekends?|nights?|evenings?|hours|holidays?|christmas|summer|lockdown|the pandemic|pandemic|covid)(?: and | or | |$))+$)",
    re.IGNORECASE,
)
# Some of those people, or others of them: "and the ones still in care?", "what about those who live elsewhere?".
_THE_ONES = re.compile(
    rf"{_AND}(?:what about |how about )?(?:the |any )?(?:ones|those) (?P<who>(?:still )?(?:who|whose|that|with|without|in|on|at|from|under|over|aged|living|placed|leaving|waiting|outside|out of)\b[\w' -]{{1,50}})$",
    re.IGNORECASE,
)
_IN_CARE = re.compile(r"\bin care\b", re.IGNORECASE)  # no longer are care leavers
_DID_ANYONE_SAY = re.compile(
    rf"{_AND}(?:did|has|have|had|was|were) (?:any(?:one|body)|some(?:one|body)|nobody|no one|staff|managers|leaders|social workers|partners|schools|the \w+) (?:ever |even |already |actually |been )*"
    r"(?:warn|warned|tell|told|alert|alerted|raise|raised|flag|flagged|report|reported|complain|complained|challenge|challenged|question|questioned|listen|listened|blamed|held to account|sacked|disciplined|punished)(?: (?:the |any |their |its |senior )*\w+){0,2}$",
    re.IGNORECASE,
)
_ABOUT_IT = re.compile(r" (?:about|of|on|to|with)(?: (?:it|this|that|them))?$", re.IGNORECASE)
_NAMES_ANOTHER = re.compile(
    r"^(?:(?P<of_anything>what about|how about|what of|as for)|and|or|also|same for|plus|ok|so|but)(?: (?:and|also|the))* (?P<named>(?!the\b)\S.*)$",
    re.IGNORECASE,
)
_SAYS_MORE = re.compile(
    r"\b(?:what|which|who|whose|how|when|where|why|is|are|was|were|do|does|did|has|have|had|can|could|should|will|would|more|anything|since|before|now|then)\b",
    re.IGNORECASE,
)
_WITHOUT_A_NOUN = re.compile(
    r"(?:missing|placed|living|waiting|leaving|in|on|with|at|aged|under|over|from)\b", re.IGNORECASE
)
_MEASURE = re.compile(r"^(?:(?:percentage|proportion|number|share|rate) of |enough )", re.IGNORECASE)
# Of "children are on a plan", "children's homes does run": what is left where the name of an authority stood.
_HOW_THINGS_ARE = re.compile(
    r"^(?:true |right )|^(?:good|bad|poor|well|strong|safe|ok|happy) (?:are|is|were|was|do|does|did|have|has|had)(?: (?:things|it|life|services|support|help|care))? (?:for |with )?",
    re.IGNORECASE,
)
_BEING = re.compile(r" (?:are|is|were|was) (?=(?:on|in|at|under|with|without|from)\b)")
_DANGLING = re.compile(r" (?:does|do|did|has|have|had)(?: \w+)?$")
_OF_REPORTS = re.compile(
    r"\b(?:published|inspected|inspect\w*|visit\w*|judged|rated|graded|grades?|ratings?|reports?)\b",
    re.IGNORECASE,
)
_SEVERAL = ("they", "these", "those")
_PRONOUNS = ("them", "those", "these")
_MOST_WORDS = 9
_ASKED_AS = {Measure.COUNT: "how many", Measure.SHARE: "what percentage of"}


def filled_in(reading: Reading, previous: Question) -> str | None:
    """The text of a question with what it takes from the one before put in its place; None where it leaves out nothing of the kind.

    Only where that was about one matter, and the question names no authority.
    """
    places = reading.places
    every = places.every and previous.authorities  # "has anyone fixed it?" behind a question on all is of all
    named = places.mentions or every or places.which or places.neighbours
    if places.others and not _BY_ONE.search(" ".join(re.findall(r"[\w']+", reading.text))):
        named = True
    if (
        named
        or asks_on(reading.masked) is AsksOn.SIDE
        or reading.paragraph
        or reading.report_ids
        or reading.foreign
    ):
        return None
    if previous.parts or previous.facts or not previous.concepts or previous.intent is Intent.OVERVIEW:
        return None
    bare = " ".join(re.sub(r"[^\w' ,-]", " ", reading.text).split())
    gets = _THEY_GET.match(bare) is not None
    if len(bare.split()) > _MOST_WORDS or not (reading.has_topic or gets):
        return None
    if reading.figures:  # found by what it is alone, and not among what was counted before
        return reading.text if _counts_of_those_before(bare) else None
    return _counted_too(bare, previous) or _of_the_matter(bare, reading, previous)


def _counted_too(bare: str, previous: Question) -> str | None:
    """How many of something else, where how many was asked before: "and special guardianship orders?"."""
    counted = previous.counted
    another = _NAMES_ANOTHER.match(bare)
    if counted is None or counted.measure not in _ASKED_AS or not previous.wants_number or another is None:
        return None
    named, asked = another["named"], _ASKED_AS[counted.measure]
    if _SAYS_MORE.search(named) or _FOR_OTHERS.match(bare):
        return None
    if _WITHOUT_A_NOUN.match(named):
        people = re.findall(rf"\b{_PERSON}\b", matter_of(previous))
        noun = next((noun for noun in counted.nouns if noun not in _PRONOUNS), people[-1] if people else "")
        return f"{asked} {noun} {named}" if noun else None
    text = f"{asked} {named}"
    again = counted_in(text.lower())
    countable = again is not None and any(
        map(_is_people if another["of_anything"] else _is_plural, again.nouns)
    )
    return text if countable else None


def _of_the_matter(bare: str, reading: Reading, previous: Question) -> str | None:
    """The question with the matter before it in the place of a pronoun, or where a noun is left out."""
    matter = matter_of(previous)
    if (found := _THEY_GET.match(bare)) and (people := _PEOPLE_OF.search(matter)):
        return _with(bare, found, people[0])
    if found := _OF_THEM.search(bare):
        return (
            _with(bare, found, f"the {matter}") if len(previous.authorities) == 1 else None
        )  # else of councils
    if _ASPECT.match(bare):
        return f"{bare} of {matter}"
    if _OF_WHAT.match(bare):
        return f"{bare} {'for' if bare.endswith(('blame', 'responsible')) else 'of'} {matter}"
    if _DID_THEY_KNOW.match(bare) or _DID_ANYONE_SAY.match(bare):
        return f"{_ABOUT_IT.sub('', bare)} about {matter}"
    if found := _HOW_MANY_ARE.match(bare):
        return _with(bare, found, f" {matter}")
    if found := _AT_TIMES.match(bare):
        return _with(bare, found, f"{matter} ")
    if (found := _THE_ONES.match(bare)) and (people := _PEOPLE_OF.search(matter)):
        noun = "children" if _IN_CARE.search(found["who"]) else people[0]
        return f"{matter[: people.start()]}{noun} {found['who']}{matter[people.end() :]}"
    if found := _FOR_OTHERS.match(bare):
        people = re.search(rf"\b{_PERSON}\b", matter)
        return None if people else _with(bare, found, f"{matter} ")
    return _pointed_at(bare, reading, previous)


def _pointed_at(bare: str, reading: Reading, previous: Question) -> str | None:
    """The question with the matter before it in the place of what points at it."""
    matter = matter_of(previous)
    of_a_matter = not (reading.facts or moves(reading.masked) or _OF_REPORTS.search(bare))
    if not of_a_matter:
        return None
    if _WHY_DO_SO.match(bare) and reading.topic.special == 0:
        return None
    works = _IT_WORKS.match(bare)
    if works and (
        _names_several(matter) if works["gap"].lower() in _SEVERAL else not _ends_in_people(matter)
    ):
        return _with(bare, works, matter)
    found = (_DOES_IT.match(bare) if reading.topic.special == 0 else None) or _THEY_WAIT.match(bare)
    if found is None and not previous.authorities:
        found = _IT_ALONE.match(bare)
    if found is None and reading.topic.special == 0:
        found = _POINTED_AT.search(bare)
    if found is None or (found["gap"].lower() == "them" and not _names_several(matter)):
        return None
    return _with(bare, found, matter)


def _counts_of_those_before(text: str) -> bool:
    """Whether a text counts some of what was spoken of before it, without its name."""
    return _OF_THEM.search(text) is not None or _HOW_MANY_ARE.match(text) is not None


def matter_after(previous: Question, question: Question) -> str:
    """What "it" and "they" are after a question in which `filled_in` put something; "" where its own topic."""
    before = matter_of(previous)
    within = before in question.text or _counts_of_those_before(question.text)
    return before if within else ""


def matter_of(question: Question) -> str:
    """What "it" and "they" are after a question, as a noun with what goes with it."""
    matter = _HOW_THINGS_ARE.sub("", _MEASURE.sub("", question.matter or question.topic))
    return _DANGLING.sub("", _BEING.sub(" ", matter)) or matter


def _with(text: str, gap: re.Match[str], words: str) -> str:
    return f"{text[: gap.start('gap')]}{words}{text[gap.end('gap') :]}"


def _names_several(matter: str) -> bool:
    """Whether "them" can be the matter: of neglect it is the council or its people."""
    return any(_is_plural(word) for word in matter.lower().split())


def _ends_in_people(matter: str) -> bool:
    """Whether a matter is people themselves: these are no "it"."""
    return _is_people(matter.lower().split()[-1]) if matter.split() else False


def _is_people(noun: str) -> bool:
    return noun in PEOPLE


def _is_plural(noun: str) -> bool:
    return _is_people(noun) or (noun.endswith("s") and not noun.endswith("ss"))
