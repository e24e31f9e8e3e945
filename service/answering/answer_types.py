"""Whether a text is of the type of answer that was asked for: a reason, a sum of money, a name, somebody's view."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

from service.answering.standing import leans
from service.clauses import sentence_spans
from service.patterns import WORDS, PatternTable
from service.question.answer_types import CALLED, Party
from service.question.topic import STOP_WORDS, says_little
from service.words import stems

_PLAIN_REASON = (
    r"because|due (?:in part |partly |mainly |largely )?to|owing to|as (?:a|the) (?:\w+ )?(?:results?|consequence)|result(?:s|ed|ing)? (?:in|from)|consequently|"
    r"caus(?:e[sd]?|ing)|attribut\w+|driven by|led to|lead(?:s|ing)? to|contribut(?:e|es|ed|ing|ory)|reasons?|rationale|(?:is|are|was|were) (?:\w+ )?explained by|in part|"
    r"stem(?:s|med|ming)? from|aris(?:es?|ing) from|in response to|thanks to|therefore|mean(?:s|t) that|this means|impacted by|and so (?!on\b|forth\b|far\b)|(?:key|main|major|chief|biggest|contributory|common) (?:issues?|factors?|problems?|obstacles?|reasons?)"
)
_REASON = (
    r"reflect(?:s|ed|ing|ive)|drivers?|so that|so as to|in order to|thus|hence|means|meant|meaning|mak(?:es?|ing) (?:it|\w+ (?:more )?(?:difficult|hard|complex))|"
    r"hamper\w*|hinder\w*|imped\w+|compound\w*|exacerbat\w+|undermin\w+|lack(?:s|ed|ing)?|absence of|shortages?|insufficient(?:ly)?|"
    r"not (?:always |yet |being |have )?(?:enough|sufficient\w*|support)|too (?:few|high|low|many(?! (?:(?:of|the|these|those|other|older|younger|vulnerable|disabled|homeless) )*(?:children|young|care|families|parents|pupils|girls|boys|teenagers)\b))|limit(?:s|ed|ing|ations?)|restrict\w*|prevent(?:s|ed|ing)|militat\w+|capacity|"
    r"influenc\w+|instability|pressures?|barriers?|suggests? that|seek(?:s|ing)? to|as part of|to (?:facilitate|address|tackle|respond)|cumbersome|time-consuming|"
    r"unable|cannot|enabl\w+|left feeling"
)
_GIVES_REASON = re.compile(rf"\b(?:{_PLAIN_REASON}|{_REASON})\b", re.IGNORECASE)
_GIVES_IT_PLAINLY = re.compile(rf"\b(?:{_PLAIN_REASON})\b", re.IGNORECASE)
# A purpose tells why something is done, never why it is not, nor why somebody left.
_PURPOSE = re.compile(r"\b(?:in order to|so that|so as to)\b", re.IGNORECASE)
_NOT_DONE = re.compile(
    r"\bnot\b|\w+n['\u2019]t\b|\b(?:without|never|no|none|lack\w*|miss(?:ed|es)?|fail\w*|few(?:er)?|late|delay\w*|wait\w*|leav(?:e|es|ing)|left|resign\w*|quit\w*|depart\w*)\b",
    re.IGNORECASE,
)
# Reasons that are spoken of and not told.
_UNTOLD = re.compile(
    r"\b(?:the )?(?:\w+ )?(?:reasons?|causes?|rationale|drivers?)(?: (?:for|behind|of) (?:this|these|it|that|them|the (?:increase|rise|fall|decrease|reduction|change|delay)s?))? "
    r"(?:(?:has|have|had|are|is|was|were|not|yet|been|being|always|well|clearly|fully|sufficiently|routinely) )*(?:understood|analysed|known|unknown|recorded|unclear|clear|explored|considered|documented|monitored|identified|understand)\b"
    r"|\bfor (?:valid|good|various|several|different|a (?:variety|range|number) of|whatever|other|many) reasons?\b",
    re.IGNORECASE,
)
# What stands behind these comes of what stands before them.
_COMES_OF_IT = re.compile(
    r"\b(?:meaning|(?:which |this |that |these |it )?(?:means|meant)|led to|lead(?:s|ing)? to|result(?:s|ed|ing)? in|therefore|consequently|thus|hence)\b",
    re.IGNORECASE,
)
_SAY_LITTLE = frozenset(stem for word in STOP_WORDS for stem in stems(word))
_A_MATTER = 4  # telling words before a word of reason
# A sentence that goes on about those or that of which the one before spoke.
_GOES_ON = re.compile(
    r"(?:for (?:some|many|most|others)|(?:some|many|most|others|several|both|all|one|two|three|a few) (?:are|is|were|was|have|has|had|do|did|could|cannot|of (?:these|those|them)))\b",
    re.IGNORECASE,
)
_SUM = re.compile(
    r"£ ?\d|\d[\d,.]* ?(?:million|billion|thousand|pounds|[mk]\b)|\bmillions? (?:of )?pounds\b", re.IGNORECASE
)
_SAYS = (
    r"told|tells?|says?|said|saying|report(?:ed|s|ing)?|feel(?:s|ing)?|felt|sp(?:eaks?|oke|oken) (?!to\b|with\b)\w+|describ\w+|express\w*|comment(?:s|ed)?|valu(?:e|es|ed|ing)|"
    r"appreciate[sd]?|appreciative|prais(?:e|es|ed)|welcom(?:e|es|ed)|enjoy(?:ed)?|likes?|liked|thinks?|thought|complain(?:s|ed)?|raised? (?:\w+ )?(?:concerns?|issues?)|"
    r"articulate[sd]?|talk(?:s|ed)?|explain(?:s|ed)?|rate[sd]?|regard(?:s|ed)?|recognise[sd]?|loved?|trust(?:s|ed)?|perceived?|agree[sd]?|highlighted|noted|"
    r"confirm(?:s|ed)?|acknowledged?|wanted|emphasis(?:e[sd]?|ing)|stress(?:ed|es|ing) (?:that|how|the)|stat(?:es?|ed|ing) (?:that|how)|views? (?:the|it|them|this|their)|viewed as|regrets?|holds? (?:\w+ ){1,5}in|f(?:i|ou)nd (?:it|them|this|the|that)|consider(?:s|ed)? (?:that|the|it|themselves)"
)
_SAYING = r"(?:saying|stating|reporting|telling|describing|expressing|commenting|explaining|feeling|praising|highlighting|emphasising)"
_IS_SO = (
    r"(?:are|is|were|was|being|been|remain|extremely|very|highly|overwhelmingly|universally|generally|also) (?:(?:\w+ly|very|also|all|both|more|less|not|so|quite) )*"
    r"(?:positive(?:ly)?|happy|happier|unhappy|complimentary|confident|proud|(?:dis)?satisfied|concerned|frustrated|critical|impressed|enthusiastic|pleased|grateful|reassured)"
)
_SAID_BY = (
    r"(?:told|reported|felt|described|valued|appreciated|praised|welcomed|enjoyed|liked|thought|noted|regarded|rated|commended|recognised|complimented|seen|acknowledged|raised) (?:\w+ ){0,4}?by"
    r"|(?:compliments?|complaints?|testimon\w+|messages|praise|concerns|reports) (?:(?!about\b|over\b|regarding\b|around\b|that\b)\w+ ){0,3}?(?:from|by|of)|according to|satisfaction (?:among|of)|morale (?:among|of)"
)
# What is gathered of them tells what they think only where the sentence says what it was.
_GATHERED = r"(?:feedback|comments?|survey(?:s|ed)?)"
_SAYS_WHAT = re.compile(
    r"\b(?:is that|reflect(?:s|ed)|positive\w*|negative\w*|good|high(?:ly)?|excellent|very|indicat\w+|show(?:s|ed|ing|n)?|suggest\w*|demonstrat\w+|confirm\w*|reveal\w*|critical|complimentary|mixed|"
    r"overwhelming\w*|happy|satisf\w+|identif\w+|highlight\w*|raised|concern\w*|reports?|says?|said|told|feel|felt|praise\w*|that (?:they|it|the|their|staff|workers))\b",
    re.IGNORECASE,
)
_QUOTED = (  # what somebody said of themselves, and no title
    r"(?<!\w)[\u2018\u201c'\"](?=[^\u2019\u201d\"]*\b(?:I|[Ww]e|[Mm]y|me|[Oo]ur|us|[Yy]ou|[Tt]hey|them|[Ss]he|[Hh]e|[Ii]t)\b)(?-i:[A-Z])[^\u2019\u201d\"]{12,}[\u2019\u201d'\"]"
)

# What speaks of such people besides their names: guardianship of guardians, fostering of foster carers.
_SPEAKS_OF = {
    Party.CARERS: r"guardian(?:s|ship)|kinship|connected (?:persons?|people|adults?)|fostering",
    Party.ADOPTERS: r"adoptive|adoption support|prospective parents",
}

_KNOW_IT = (Party.COURTS, Party.PARTNERS)  # how they get on with the council tells what they think of it

_PLACE = re.compile(
    r"\b(?:in|at|within|near|into|to|with|alongside) (?:(?:the|a|an|each|all|every|its|one|two|three|four|several|some|local|new|same|council|town|city|shared|central|purpose-built|police|community|children['\u2019]s|family|youth|busy|nearby|neighbouring) )*"
    r"(?:hubs?|schools?|cent(?:re|er)s?|buildings?|offices?|stations?|librar(?:y|ies)|hospitals?|premises|sites?|localit(?:y|ies)|districts?|towns?|north|south|east|west|house|civic|borough)\b|\bco-?located\b",
    re.IGNORECASE,
)
_SETTING = re.compile(
    rf"{_PLACE.pattern}|\b(?:in|at|within|near|into|to|with|alongside|from|outside|close to|on) (?:[\w'\u2019-]+ ){{0,3}}?(?:accommodation|hostels?|hotels?|flats?|lodgings|bed and breakfast|"
    r"foster (?:care|homes?|famil(?:y|ies)|placements?)|residential|colleges?|universit\w+|homes?|custody|prison|secure|famil(?:y|ies)|friends|relatives|parents|caf[eé]s?|county|teams?|mash|mast|front door|city|area)\b"
    r"|\b(?:at home|abroad|overseas|online|nearby|miles|drop[- ]?ins?|one[- ]stop|venues?|shops?)\b",
    re.IGNORECASE,
)
# With whom a job or a placement is found tells where.
_FOUND_WITH = re.compile(
    r"\b(?:apprentic\w+|jobs?|employment|employ(?:s|ed)|work(?:[- ]experience)?|internships?|traineeships?|placements?|posts)\b[^.;]{0,60}?"
    r"\b(?:with|by|within|at|in) (?:[\w'\u2019-]+ ){0,3}?(?:council|local authority|employers?|compan(?:y|ies)|business(?:es)?|firms?|organisations?|departments?|industry|trades?)\b",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"(?:(?<=[a-z,;:] )|(?<=[a-z,;:] [\u2018\u201c'\"])|(?<=\())(?![A-Z]{2,}s\b)([A-Z][\w&\u2019'-]*[a-z][\w&\u2019'-]*)|\b(NSPCC|NYAS)\b"
)  # within a sentence; charities that reports know by their letters
# What a name's letters stand for names nobody else: "CURB (Connect, Unite, …)".
_SPELT_OUT = re.compile(r"(?<=\b[A-Z]{3} )\([^)]*\)|(?<=\b[A-Z]{4} )\([^)]*\)|(?<=\b[A-Z]{5} )\([^)]*\)")
_NOBODY = frozenset(  # months, and words of the names that every report has, of bodies, posts, plans and laws
    """
    january february march april may june july august september october november december
    act adoption agency assessment board care carers chief child children childrens cafcass commissioner committee conference council
    county court department director education england english executive family fostering framework government head health her his
    hub improvement independent inspectors international law leaders lead local majesty majestys member mental minister multi-agency
    national officer officers ofsted outline panel parenting partnership people plan plans police premium protection public pupil
    recommendation recommendations recovery review reviewing risk safeguarding school schools secretary service services signs social state
    strategic strategy support team virtual work worker workers working young youth
    """.split()  # noqa: SIM905 - a list in lines is easier to review
)


def gives_reason(text: str, asked: str = "", *, plainly: bool = False) -> bool:
    """Whether a text says that something is so because of something; `plainly`, in words that say nothing else.

    Of what is `asked` (the question, "" where it is not known) it has to tell a reason: what only comes of it
    ("have no checks, meaning that …") is none, nor is a purpose of what is not done.
    """
    text = _UNTOLD.sub(" ", text)
    text = _without_what_comes_of_it(text, asked) if asked else text
    if _GIVES_IT_PLAINLY.search(text):
        return True
    if plainly:
        return False
    why_not = _NOT_DONE.search(asked) is not None
    return any(not (why_not and _PURPOSE.fullmatch(found[0])) for found in _GIVES_REASON.finditer(text))


def explains_something_else(sentence: str, asked: str) -> bool:
    """Whether a sentence behind what was asked gives a reason of a matter of its own: it has one, goes on about nothing before it, and has none of the words asked in."""
    found = None if leans(sentence) or _GOES_ON.match(sentence) else _GIVES_IT_PLAINLY.search(sentence)
    explained = frozenset(stems(sentence[: found.start()])) - _SAY_LITTLE if found else frozenset()
    own = [one for one in explained if not says_little(one)]
    return len(own) >= _A_MATTER and explained.isdisjoint(_telling(asked))


def _telling(asked: str) -> frozenset[str]:
    return frozenset(one for one in frozenset(stems(asked)) - _SAY_LITTLE if not says_little(one))


def _without_what_comes_of_it(text: str, asked: str) -> str:
    """The text without what only comes of the matter asked about, which is spoken of more before than behind the word that says so."""
    wanted = frozenset(stems(asked)) - _SAY_LITTLE
    ends = [end for _, end in sentence_spans(text)]
    kept: list[str] = []
    reached = 0
    for found in _COMES_OF_IT.finditer(text):
        if found.start() < reached:
            continue
        ended = [0, *(end for end in ends if end <= found.start())]
        start = ended[-1]
        if not text[start : found.start()].strip():  # "This means …" leans on the sentence before
            start = ended[max(0, len(ended) - 2)]
        end = next((end for end in ends if end >= found.end()), len(text))
        before, behind = (
            wanted.intersection(stems(part))
            for part in (text[start : found.start()], text[found.end() : end])
        )
        if len(before) > len(behind):
            kept.append(text[reached : found.start()])
            reached = end
    return " ".join((*kept, text[reached:]))


def prints_sum(text: str) -> bool:
    """Whether a text prints a sum of money."""
    return _SUM.search(text) is not None


def names_somebody(text: str, beside: Collection[str]) -> bool:
    """Whether a text names, with a capital letter within a sentence, anybody but those `beside` (see `as_named`) and the usual ones."""
    text = _SPELT_OUT.sub(" ", text)
    return any(
        name not in beside and name not in _NOBODY
        for name in (as_named(one or letters) for one, letters in _NAME.findall(text))
    )


def is_nobody(name: str) -> bool:
    """Whether a word, as `as_named` gives it, is one of the usual names: of a month, a body, a plan, a law."""
    return name in _NOBODY


def as_named(word: str) -> str:
    """A word of a name in lower case, without apostrophes, to compare by."""
    return word.lower().replace("\u2019", "").replace("'", "")


def gives_view(text: str, party: Party) -> bool:
    """Whether a sentence tells what such people say or feel; that their views are sought does not."""
    told, gathered = _view_of(party)
    if told.search(text):
        return True
    found = gathered.search(text)
    return found is not None and _SAYS_WHAT.search(text) is not None


def first_party(text: str) -> Party | None:
    """Whom a sentence names first, of those whose view may be asked for."""
    found = ((match.start(), party) for party in CALLED if (match := _called()[party].search(text)))
    return min(found, key=lambda one: one[0], default=(0, None))[1]


def speaks_of(text: str, party: Party) -> bool:
    """Whether a text names such people, or what makes them so ("guardianship")."""
    return _called().tells(party, text) or _besides_names().tells(party, text)


def tells_place(text: str, *, on_the_map: bool = True) -> bool:
    """Whether a text says where something is or somebody lives, by the kind of place; `on_the_map`, one that stands in one spot."""
    if on_the_map:
        return _PLACE.search(text) is not None
    return _SETTING.search(text) is not None or _FOUND_WITH.search(text) is not None


@cache
def _called() -> PatternTable[Party]:
    return PatternTable(CALLED, around=WORDS, any_case=True)


@cache
def _besides_names() -> PatternTable[Party]:
    return PatternTable(_SPEAKS_OF, around=WORDS, any_case=True)


@cache
def _view_of(party: Party) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What tells a view by itself, and what tells that it was gathered."""
    they = rf"\b(?:{CALLED[party]}|those (?:spoken|who (?:spoke|met)))(?:['\u2019]s?)?"
    known = (
        rf"|\b(?:relationships?|engagement|links|reputation) (?:with|between|among) [^;.]{{0,40}}?{they}"
        if party in _KNOW_IT
        else ""
    )
    told = rf"\b(?:(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )(?<!\bbeen )(?<!\bbeing )(?:{_SAYS})|{_IS_SO}|satisfaction|morale)\b"
    return (
        re.compile(
            rf"(?<!\bwith )(?<!\bfor )(?<!\bto ){they}\b[^;]{{0,90}}?{told}|\bwith (?:[\w\u2019'-]+ ){{0,3}}?{they} (?:\w+ )?{_SAYING}\b|\b(?:{_SAID_BY})\b[^;.]{{0,40}}?{they}{known}|{_QUOTED}",
            re.IGNORECASE,
        ),
        re.compile(
            rf"{they}\b[^;]{{0,90}}?\b{_GATHERED}\b|\b{_GATHERED}\b[^;.]{{0,60}}?{they}", re.IGNORECASE
        ),
    )
