"""What a question is about, once names, times and the words of asking are taken away."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from service.clauses import sentences
from service.question.listed import Spoken, listed
from service.question.model import Concept
from service.question.tokens import FIGURE
from service.question.vocabulary import NEAR, TERM, Found, Vocabulary, alternatives, in_one_form
from service.words import stems

_LABELS = "PLACE|REGION|EVERY|OTHERS|WHICH|NEIGHBOURS|YEARS?|SINCEYEAR|BEFOREYEAR|SINCELAST|PREVIOUS|FIRST|LATEST|KIND|PARAGRAPH|REPORTID|PERCENT"
_LINK = r"(?:in|at|of|for|by|from|to|with|between|across|about|on|within|against|among|around|near|during|than|since|under|over|like|and|or|vs|versus|compared to|compared with|the|other than|except|except for|apart from|besides|excluding|but not|in the case of|each of|both|only|either)"
# A visit named by its place or its time is a report; visits are made to children.
_LABELLED = re.compile(
    rf"(?:\b(?:{_LINK}|outside(?: of)?(?= REGION))[ ,]+)*(?:\b(?:{_LABELS})\b)(?:'s|s')?(?: (?:ofsted )?visit\b(?! (?:to|from|by)\b))?"
)
_FRAMES = re.compile(
    r"^(?:please|hi|hello|hey|so|and|but|or|ok|okay|also|now|well|then|just|quickly|quick question|question|can you|could you|would you|can|"
    r"i want to know|i would like to know|i'd like to know|i need to know|do you know|do we know|tell me|tell us|show me|give me|find me|find|list|explain|describe|"
    r"summari[sz]e|summary of|overview of|an overview of|a summary of|compare|comparing|comparison of|what about|how about|same for|"
    r"how (?:many|much|often|well|far|good|effectively|effective|long|quickly|soon|strong|big|large|high)|what|how|which|who|whom|whose|when|where|why|whether|if|is there|are there|was there|were there|is|are|was|were|do|does|did|has|have|had|any|anything|something|"
    r"ofsted|the ofsted|inspectors?|the inspectors?|the reports?|reports?|the inspection|inspections?|the findings|findings|it|they|there|we|i|you|"
    r"(?:the )?councils?(?! (?:tax|hous\w+|homes?|flats?|tenanc\w+|jobs?|apprentice\w*)\b)|the authority|authority|authorities|the local authority|local authority|the la|"
    r"says?|said|tells? us|reported|think|thinks|thought|concludes?|concluded|notes?|noted|mentions?|mentioned|comments?|commented|saw|identif(?:y|ied)|describes?|"
    r"about|on|regarding|concerning|as to|to be|that|of|evidence|information|handles?|handled|handling|deals? with|dealt with|dealing with|"
    r"(?:full |exact |proper )?names? (?:of|for|given to)|tackles?|tackled|address(?:es|ed)?|approach(?:es|ed)?|goes about|do about|doing about|did about|doing on|doing with|the|a|an|to|some|it's|its|their|s|"
    r"rundown|an? idea of|the picture (?:on|for|of)|the position on|the situation (?:with|for|of)|the state of|being|been|there's|me|us|happening with|going on with|(?:happen(?:s|ed)|went on|goes on) (?:with|to|at|in|after|during)|happens|happened|what's|whats|the (?:story|deal|latest|word) (?:with|on)|in (?:what|which) (?:year|month|way|ways)|should|can|could|will|would|must|might)\b(?:'(?:s|re|m|ve|d|ll))?[ ,:?-]*"
)
# What is to be told, before the matter itself: "up to what age do", "after how long are", "on what basis does".
_LEADS_IN = re.compile(
    r"^(?:(?:and|so|then|but) )?(?:(?:up to|out of|until|till|from|at|by|to|for|within|after|before|since|in|on|under|with|over) )?(?:when|what|which|how (?:many|much|long|soon|often|far|old|big|large|high))"
    r"(?: (?:exact|maximum|minimum|average))?(?P<measure> (?:ages?|point|stage|basis|grounds|(?:working )?(?:days|weeks|months|years)))? (?:do|does|did|is|are|was|were|can|could|has|have|had|will|should|must|may)\b"
)
_TAIL = re.compile(
    rf"(?:[ ,?!.;:/-]|\b(?:in (?:short|brief|a nutshell|summary|a (?:few )?(?:sentence|line|word)s?|(?:one|two|three) (?:sentence|line|word)s?)|briefly|tldr|pls|plz|what(?:'s| is) (?:going|happening|up|the (?:story|situation|position|picture|deal|score))|any news|in the end|at the end of the day|eventually|{_LINK}|is|are|was|were|do|does|did|has|have|had|be|been|there|please|thanks|thank you|it|they|that|then|say|said|mentioned|reported|found|inspectors|ofsted|the reports?|reports?)\b)+$"
)
_HYPHEN = "\u01c0"  # a letter in nobody's question
_SPACES = re.compile(r"\s+")
_WORD = re.compile(rf"{FIGURE}|\w+(?:'\w+)*")
_ABOUT_THE_ASKER = re.compile(
    r"(?:hi|hello|i'm|i am|we're|we are|as an? |my name|thanks|thank you|i work|i've|i have|we have)\b(?!.*\?$)"
)
# Who has cases; spaces within sayings are held together by then (see `_held_together`).
_WITH_CASES = r"(?:(?:average|typical|single|the|its|their|PLACE)[ _])?(?:(?:(?:social|case|key|support)[ _])?workers?|practitioners?|(?:independent[ _])?reviewing[ _]officers?|iros?|(?:personal[ _])?advis[eo]rs?|pas)"
_WHOM = r"(?:the )?(?:PLACE|REGION|it|they|council|authority)(?: council)?"
_ON = r"(?:on|at|for|with|around|when it comes to|in terms of|as regards|regarding)"
# "What's PLACE like on", "how is PLACE for", "how does PLACE fare at": what of it is asked about follows.
_HOW_IT_IS = re.compile(
    rf"\b(?:what(?:'s|s| is| was| are| were) {_WHOM} like (?:{_ON}|in)"
    rf"|how(?:'s|s| is| was| are| were) {_WHOM}(?: {_ON}| (?:doing|faring|performing|getting on|shaping up) (?:{_ON}|in))"
    rf"|how (?:does|do|did) {_WHOM} (?:fare|perform|do|get on|shape up|measure up|rate) (?:{_ON}|in)) (?=\w)"
)
# What a question asks for in a way that its topic alone would lose.
_ASKED_AS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\bhow many (?:children|kids|young people)(?: and young people)?(?: \w+){0,2}? (?:live|living|reside)\b"), "number of children living"),
    (re.compile(rf"\bhow[ _]many[ _](?:cases|children|kids|young[ _]people|families)\b(?=.*\b(?:(?:each|EVERY|every|per) {_WITH_CASES}\b|(?:does an?|does the \w+|do|did) {_WITH_CASES}\b.*\b(?:have|had|hold|held|carry|manage|handle|look[ _]after|work with|deal with|support|on average|each)\b))"), "caseloads"),
    (re.compile(r"\bhow (?:often|frequently|regularly) (?:do|does|are|did|were)\b(?=.*\b(?:see|visit|seen|visited)\b)"), "visits"),
    (re.compile(r"\b(?:(?<=children )|(?<=kids )|(?<=people )|(?<=people_)|(?<=leavers )|(?<=babies )|(?<=teenagers )|(?<=PLACE )|(?<=they ))(?:seen|visited)(?= (?:\w+ ){0,2}?(?:often|regularly|frequently|enough)\b)"), "visits"),
    (_HOW_IT_IS, "about "),
)  # fmt: skip
# Says what kind of finding is asked for, and nothing of its matter.
# What is missing is not always a child: "weak or missing life-story work", "where is oversight missing".
_LACKING = re.compile(
    r"\b((?:what|which) (?!child|kid|young|teen|girl|boy|people)\w+ (?:is|are|was|were)(?: still)?) missing(?= (?:from|in)\b)|\b(or|(?:weak|poor|late) and) missing(?= (?!child|kid|young|teen|girl|boy|people|person|youth|episode|from|school|education|out)\w)"
    r"|\b(oversight|supervision|recording|challenge|scrutiny|evidence|information|analysis|direction|assessments|chronologies|plans|records) missing\b"
)
# "What is missing from its plans" asks what these lack.
_WHAT_IS_LACKING = re.compile(
    r"\bwhat(?:'s|s| is| was)(?: still)? (?:missing|lacking)(?: (?:from|in|with|about)\b|$)"
    r"|^(?:what|which)(?: \w+)? gaps (?:are|were)(?: there)?(?: still)?(?: (?:in|with|around|for)\b|$)"
)
_INSTANCES = re.compile(r"\bin how many cases\b")  # nobody's caseload
_TOLD_TO = re.compile(
    r"\b(?:told|asked|required|recommended|urged|instructed) to (?:improve|strengthen|change|fix|address|review|ensure)\b"
)
_STRAY = re.compile(r"\s+([,.;:?!)])|([(])\s+")

STOP_WORDS = frozenset(
    """
    a about above according after again against all almost also although always am among an and another any anybody anyone anything are around as
    at away back be became because been before being below between both but by came can cannot come comes could couldn't
    did didn't do does doesn't doing don't done down during each either else enough even ever every everyone everything far few
    first for from further get gets getting give given gives go goes going gone got had has hasn't have haven't having he her here
    hers him his how however i i'd i'm if in instead into is isn't it it's its itself just keep kept know knows known last later least less let
    like likely look looked looking looks lot lots made make makes making many may maybe me might more most much must my near need
    needs never new next no nobody none nor not nothing now of off often ok okay old on once one ones only onto or other others our out
    over own people per perhaps please put quite rather re really regarding right same say saying says see sees seem seemed seems seen several
    shall she should show shows since so some somebody someone something sometimes soon still such take taken takes than thank thanks that
    that's the their them themselves then there there's these they they're thing things think this those though through thus to
    together too toward towards tried try trying two under until up upon us use used uses using usually very via want wants was wasn't way
    ways we well went were weren't what what's whatever when where whether which while who whole whom whose why will with within without
    won't would wouldn't yes yet you your
    arent isnt wasnt werent
    tell list find finds found explain describe compare compared comparing comparison summary summarise summarize overview handle handled
    handles handling deal deals dealt dealing tackle tackled tackling address addressed approach approached happen happened happening happens
    mention mentioned mentions note noted talk talks discuss discussed comment commented state stated report reported identify identified think
    ofsted inspector inspectors inspection inspections reports reporting inspected paragraph paragraphs section findings finding evidence
    council councils council's authority authorities authority's local la las borough boroughs england english uk county counties city area areas
    place places difference differences differ different main key kind kinds type types sort example examples overall general generally
    number numbers percentage percent proportion rate rates figure figures total average share amount level levels long big large
    good bad better best worse worst downhill great strong weak poor poorly badly effective effectively effectiveness nice fine okay
    currently recent recently today year years month months week weeks day days time times date dates
    exactly roughly approximately altogether actually specifically particular particularly currently pretty simply real details detail information info
    changed change changes improved improving improvement progress moved moving got become becoming situation position case
    able rated graded judged anywhere somewhere being based due including include includes included part parts various whether yes anyone's
    sure pls plz info whats hows whos stand stands called named turned rest mean means meaning quote quotes cite cites story word words bit true false correct wrong reason reasons issue issues problem problems matter matters concern concerns
    """.split()  # noqa: SIM905 - a list in lines is easier to review
)


@dataclass(frozen=True, slots=True)
class Topic:
    """What is asked about: text to embed, its concepts, phrasings in the reports' own words, and counts.

    `special` counts concepts of the vocabulary that are not general; `content` the words left that say
    something; `words` those words. `anybodys` counts those special ones that are of every field.
    """

    text: str
    concepts: tuple[Concept, ...]
    rewrites: tuple[str, ...]
    special: int
    words: tuple[str, ...]
    anybodys: int = 0


def says_it_officially(topic: Topic) -> bool:
    """Whether the topic is asked in an official term and what is left beside it says little ("supporting")."""
    official = any(concept.official for concept in topic.concepts)
    return official and _little_said().issuperset(stems(" ".join(topic.words)))


def _topic_text(masked: str) -> str:
    """The masked question without labels and without the words of asking, sentence by sentence."""
    asked = masked
    for pattern, instead in _ASKED_AS:
        asked = pattern.sub(instead, asked)
    told = [one for one in sentences(asked, ".?!;") if one.strip()]
    questions = [one for one in told if not _ABOUT_THE_ASKER.match(one)]
    return ". ".join(part for part in map(_topic_of, questions or told) if part)


def _topic_of(sentence: str) -> str:
    text = _LABELLED.sub(" ", sentence)
    text = _LEADS_IN.sub(r"\g<measure>", _SPACES.sub(" ", text).strip(" ,.;:?!/-"), count=1).strip()
    while True:
        shorter = _FRAMES.sub("", text, count=1).strip(" ,.;:?!/-")
        if shorter == text or not shorter:
            break
        text = shorter
    text = _TAIL.sub("", text)
    return _STRAY.sub(r"\1\2", _SPACES.sub(" ", text)).strip(" ,.;:?!/-")


def _held_together(masked: str, vocabulary: Vocabulary) -> str:
    """The text with "_" for the spaces and _HYPHEN for the hyphens within sayings, so that "have a say" keeps its words of asking, and mums-to-be theirs."""
    places = list(_WORD.finditer(masked))
    words = ["#" if match.group().isupper() else match.group() for match in places]
    characters = list(masked)
    for found in vocabulary.find(words, STOP_WORDS):
        gaps = [
            (places[place].end(), places[place + 1].start()) for place in range(found.first, found.last - 1)
        ]
        if all(masked[start:end] in (" ", "-") for start, end in gaps):
            for start, _ in gaps:
                characters[start] = "_" if masked[start] == " " else _HYPHEN
    return "".join(characters)


def _said_lacking(found: re.Match[str]) -> str:
    return f"{found[1] or found[2] or found[3]} lacking"


def read_topic(masked: str, vocabulary: Vocabulary) -> Topic:
    """The topic of a masked question, with the vocabulary's words for it."""
    asked = _WHAT_IS_LACKING.sub("what about", masked)
    asked = _LACKING.sub(_said_lacking, _TOLD_TO.sub(" ", _INSTANCES.sub("how many", asked)))
    text = _topic_text(_held_together(asked, vocabulary)).replace("_", " ").replace(_HYPHEN, "-")
    places = list(_WORD.finditer(text))
    words = [place.group() for place in places]
    found = list(vocabulary.find(words, STOP_WORDS))
    special = [one for one in found if not one.entries[0].general]
    used = special or found
    spoken = [
        Spoken(
            one.first,
            one.last,
            Concept(
                written,
                _parts(one, words) | alternatives(written, one.entries),
                _is_named(one, words),
                saying=_is_saying(one, words),
            ),
        )
        for one in used
        if (written := " ".join(words[one.first : one.last]))
    ]
    covered = {place for one in used for place in range(one.first, one.last)}
    general = {place for one in found for place in range(one.first, one.last)} - covered
    left = [
        (place, word)
        for place, word in enumerate(words)
        if place not in covered
        and place not in general
        and len(word) > 1
        and word not in STOP_WORDS
        and word.removesuffix("'s") not in STOP_WORDS
    ]
    spoken.extend(Spoken(place, place + 1, Concept(word, {word: 1.0})) for place, word in left)
    spoken.sort(key=lambda one: one.first)
    gaps = [text[places[one.last - 1].end() : places[after.first].start()] for one, after in pairwise(spoken)]
    return Topic(
        text,
        tuple(_named_once(_distinct(listed(spoken, gaps)))),
        tuple(_rewrites(text, words, used)),
        len(special),
        tuple(word for _, word in left),
        sum(one.entries[0].anybodys for one in special),
    )


_MOST_NAMED = 3  # concepts whose terms are strung together in a rewrite
_LONGEST_PARTED = 4  # words
_LEADS_ON = frozenset("in of for to with on at by from about as live stay".split())  # noqa: SIM905
_A_RUN = 3  # words from which on everyday words mean one matter
_PART = 0.35  # one word of a phrase asked for speaks of it, but not for sure
_SAYS_LITTLE = frozenset(
    """
    children child young people care social services service work worker workers home support plan plans abuse
    needs family families good team teams staff missing looked after leaving local health in of and or
    the to who with from
    """.split()  # noqa: SIM905 - a list in lines is easier to review
)


# Words of a term as everybody says them: somebody gets in touch, or hopes to be staying put.
_IN_PLAIN_SENSE = re.compile(
    r"\b(?:(?:gets?|getting|got|be|been|being) (?:back )?in touch|(?:is|are|was|were|be|been|\w+'(?:s|re)) (?:\w+ )?staying put)$"
)


# A term that is a verb here: whom they trust is no children's trust.
_DOES_SO = re.compile(
    r"(?:trust|step(?:ped|ping)? (?:up|down)) (?:the|their|its|them|it|this|social|staff|workers|adults|people|professionals|efforts|work)$"
)


def _parts(found: Found, words: Sequence[str]) -> dict[str, float]:
    """Single words of an official phrase, at a low worth, so that a near wording is found too."""
    run = words[found.first : found.last]
    if not 2 <= len(run) <= _LONGEST_PARTED or not _in_their_terms(found, words):
        return {}
    return {word: _PART for word in run if word not in STOP_WORDS and len(word) > 3 and not says_little(word)}


@cache
def _little_said() -> frozenset[str]:
    return frozenset(stem for word in _SAYS_LITTLE for stem in stems(word))


def says_little(word: str) -> bool:
    """Whether a word stands beside nearly any matter ("support", "services")."""
    return _little_said().issuperset(stems(word))


def _distinct(concepts: Iterable[Concept]) -> list[Concept]:
    seen: dict[frozenset[str], Concept] = {}
    for concept in concepts:
        seen.setdefault(
            frozenset(set(concept.alternatives) - {concept.written}) or frozenset({concept.written}), concept
        )
    return list(seen.values())


def _named_once(concepts: Sequence[Concept]) -> Iterator[Concept]:
    """The concepts, of which one that is the broader word of another is as good as named by that ("babies before birth").

    Not where that is an official term itself, which has to be named too, nor where both are listed beside each other ("advocates and independent visitors").
    What has a name of several words is no broader word ("bed and breakfast" for homeless teenagers).
    """
    if any(concept.joined for concept in concepts):
        yield from concepts
        return
    for concept in concepts:
        narrower = [
            other
            for other in concepts
            if " " not in concept.written
            and not other.official
            and other.alternatives.get(concept.written) == NEAR
        ]
        equals = {
            term: worth for one in narrower for term, worth in one.alternatives.items() if worth == TERM
        }
        yield replace(concept, alternatives={**equals, **concept.alternatives}) if equals else concept


def _rewrites(text: str, words: Sequence[str], found: Sequence[Found]) -> list[str]:
    """The topic re-said with the reports' own terms: at most two short phrasings other than `text`."""
    if not found:
        return []
    phrasings = [
        _replaced(words, found),
        ", ".join(dict.fromkeys(term for one in found[:_MOST_NAMED] for term in one.entries[0].terms[:2])),
    ]
    return [one for one in dict.fromkeys(phrasings) if one and one != " ".join(words) and one != text]


def _replaced(words: Sequence[str], found: Sequence[Found]) -> str:
    parts: list[str] = []
    after = 0
    for one in found:
        parts.extend(words[after : one.first])
        term = _in_their_words(one, words)
        if term.startswith("child") and parts[-1:] in (["who"], ["that"]):
            del parts[-2:]
        if parts[-1:] == ["kids"] and term.startswith("child"):
            parts.pop()
        parts.append(term)
        after = one.last
    return " ".join([*parts, *words[after:]])


def _in_their_words(found: Found, words: Sequence[str]) -> str:
    """As written where that is an official term, else the first term."""
    written = " ".join(words[found.first : found.last])
    return written if _in_their_terms(found, words) else found.entries[0].terms[0]


def _in_their_terms(found: Found, words: Sequence[str]) -> bool:
    """Whether what is written is an official term itself, or several in a row ("gypsy, Roma and traveller")."""
    asked = in_one_form(" ".join(words[found.first : found.last]))
    terms = [in_one_form(term) for term in found.entries[0].names]
    return asked in terms or all((stem,) in terms for stem in asked)


def _is_saying(found: Found, words: Sequence[str]) -> bool:
    """Whether what is written is a run of everyday words for one matter, and no term of reports."""
    run = words[found.first : found.last]
    one_matter = (
        len(found.entries) == 1 and run[-1] not in _LEADS_ON
    )  # "living in", "keep track of": of what?
    return len(run) >= _A_RUN and one_matter and not _in_their_terms(found, words)


def _is_named(found: Found, words: Sequence[str]) -> bool:
    """Whether what is written names a matter by an official term; of a single word in the same form ("house" is not "housing").

    "Families" and the like are in every report and name none.
    """
    written = words[found.first : found.last]
    if not _in_their_terms(found, words) or _little_said().issuperset(stems(" ".join(written))):
        return False
    if _IN_PLAIN_SENSE.search(" ".join(words[: found.last])):
        return False
    if _DOES_SO.match(" ".join(words[found.first : found.last + 1])):
        return False
    return len(written) > 1 or _singular(written[0]) in map(_singular, found.entries[0].names)


def _singular(word: str) -> str:
    return word.lower().removesuffix("'s").removesuffix("s")
