"""How much a sentence says there is of something: too little of what is needed, enough of it, or too much of a burden.

Who has too few foster carers is told by a sentence that says so of foster carers, and not by any fault beside their name.
The thing is masked first, so that one set of patterns serves all things.
"""

from __future__ import annotations

import re

from service.question.enough import Amount, Supply

_IT = "\u00a7"
_THINGS = {
    Supply.CARERS: r"foster(?:ing)?[ -](?:carers?|homes?|placements?|famil(?:y|ies)|households?|provision|resources?|recruitment)\b"
    r"|(?<!young )(?<!kinship )(?<!connected )(?<!persons )(?<!person )(?<!parent )(?<!parents and )(?<!adoptive )(?<!parents or )(?<!their )\bcarers\b",
    Supply.ADOPTERS: r"adopt(?:ers?|ive (?:parents|famil(?:y|ies)|carers|placements?|homes?))\b|adoption placements?\b",
    Supply.HOMES: r"(?:(?:foster|adoption|residential|short-breaks?) )?(?:(?<!work )(?<!student )(?<!college )placements?\b(?! (?:plans?|stability|moves?|order|agreement)\b)|(?<!own )(?<!family )homes\b|(?:foster|adoptive|permanent|residential|suitable|children['\u2019]s) home\b|places to live\b|placement choices?\b)",
    Supply.HOUSING: r"(?:accommodation|housing|tenanc(?:y|ies)|flats?|places to live|homes for [\w ]{0,40}?leavers)(?: options?)?\b",
    Supply.STAFF: r"social work(?:ers?\b(?! (?:turnover|visits?))| (?:staff|workforce|posts?|practitioners|capacity|vacanc\w+))|(?<!agency )(?<!interim )(?<!temporary )(?<!permanent )staff(?:ing)?\b(?! (?:turnover|sickness|training|morale|well-being|supervision))"
    r"|\bworkforce\b(?! (?:development|stability|strategy|plan\w*))|(?<!key )(?<!support )(?<!outreach )(?<!agency )(?<!interim )(?<!allocated )\bworkers\b",
    Supply.AGENCY: r"(?:agency|locums?|interim|temporary)(?: and (?:agency|interim|temporary|locum))?(?: (?:social|agency))*(?: (?:workers?|staff(?:ing)?|workforce|managers|employees|contracts|practitioners|appointments))\b|locums\b",
    Supply.CASES: r"(?:case ?|work)loads?\b",
}
_MASKS = {
    supply: re.compile(rf"\b(?:{thing})(?!['\u2019])", re.IGNORECASE) for supply, thing in _THINGS.items()
}

# What stands between an amount and the thing: what tells more of that thing, and not another thing that there is much or little of.
_OTHER = (
    r"(?!(?:oversight|support|training|supervision|information|planning|understand\w*|awareness|assessments?|checks?|scrutiny|for|by|with|from|about|between|on|that|which|who|where|when|how|to|across|"
    r"impact|influence|is|are|was|were|has|have|had|progress|focus|reviews?|visits?|needs?|records?|recording|details?|evidence|stability|consistency|continuity|challenge|guidance|access|completion|use|"
    r"communication|confidence|preparation|reports?|moves?|changes?|clear|clarity|rigour|management|help|time|often|quickly|well|regularly|robust(?:ly)?|quality|whereby|pockets|provision|arrangements|trust|services|more)\b)"
)
_WORD = r"[\w'\u2019%()/-]+"


def _of_it(most: int) -> str:
    """Up to so many words on the way to the thing."""
    return rf"(?:{_OTHER}{_WORD},? ){{0,{most}}}?"


def _on(most: int) -> str:
    """Up to so many words of the same clause, the thing among them."""
    return (
        rf"(?:(?!(?:but|however|although|while|despite|and there)\b)[{_IT}\w'\u2019%()/-]+,? ){{0,{most}}}?"
    )


def _close(most: int) -> str:
    """Up to so many words right behind each other, without the thing and without another clause."""
    return rf"(?:(?!(?:but|however|although|while|despite|when|who|which|that|there|if|or|and)\b){_WORD} ){{0,{most}}}?"


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


_GETTING = (
    r"\b(?:sufficiency|recruit\w*|retention|retain\w*|availability|choices?|supply|capacity|vacanc\w+)\b"
)
_SOURCE = r"\b(?:(?<!in)sufficien(?:cy|t)|recruit\w*|retention|retain\w*|availability|choices?|supply|capacity|vacanc\w+)\b"
_NO_RISE = "".join(rf"(?<!{more} in )(?<!{more} in the )" for more in ("increase", "growth", "rise"))
_COUNT = rf"{_NO_RISE}\b(?:numbers?|pool|availability|range|choices?|supply)\b"
_FALLEN = r"(?:decreased|fallen|declined|declining|shrunk|shrinking|reduced|insufficient|too (?:low|small)|not (?:been )?(?:sufficient|enough))\b"
_HARD = r"(?:challeng(?:e|es|ing)|difficult(?:y|ies)?|problematic|struggl\w*|shortfalls?|shortages?|limited|issues?|pressures?|not meeting|(?:not|n['\u2019]t) (?:been |being |yet )?(?:met|sufficient|keeping pace)|missed|lacks?|lacking|decreased|fallen|declin\w+|shrunk|under-?developed|insufficient)\b"
_LITTLE = _any(
    rf"\b(?:insufficient|insufficiency of|too few|(?:shortages?|shortfalls?|scarcity|lack|unavailability|loss|gaps?)(?: of| in)|limited|(?<!or )fewer|net (?:decrease|loss|reduction) (?:of|in)) {_of_it(7)}{_IT}",
    rf"\b(?:not|n['\u2019]t|nor|no longer) {_close(3)}(?:enough|sufficient|sufficiently (?:wide|large|broad)) {_of_it(6)}{_IT}(?! (?:have|had) (?:undertaken|received|had|completed|been))",
    rf"\b(?:fail(?:ed|s|ing)?|unable|struggl\w+) (?:to )?{_close(3)}(?:recruit\w*|attract\w*|retain\w*|find) {_of_it(4)}{_IT}",
    rf"{_IT} {_close(5)}(?:is|are|was|were|remains?|being|become|been) {_close(2)}(?:limited|insufficient|unavailable|scarce|stretched|stretching|not (?:always |yet |currently |readily )?(?:available(?! to)|sufficient|enough|met|keeping pace))\b",
    rf"{_SOURCE} {_on(5)}{_IT} {_on(6)}{_HARD}",
    rf"{_IT} {_on(3)}{_GETTING} {_on(6)}{_HARD}",
    rf"{_GETTING} {_on(6)}{_HARD} {_on(5)}{_IT}",
    rf"{_COUNT} (?:and {_WORD} )?of {_of_it(4)}{_IT} {_close(4)}{_FALLEN}",
    rf"{_IT},? but (?:there (?:is|are) )?(?:an? )?(?:lack of|limited|insufficient|too little) (?:choice|range|options|availability)\b",
    rf"{_IT} (?:shortages?|shortfalls?)\b|\b(?:challeng\w+|difficult\w*|pressures?) {_on(4)}{_IT} (?:recruitment|retention|availability|supply|vacanc\w+)\b",
    rf"{_IT}.*\bnot {_close(2)}meeting {_on(3)}(?:sufficiency|demand)\b",
    rf"\b(?:challeng\w+|difficult\w*|struggl\w*|issues?|harder|shortfalls?|gaps?|barriers?|pressures?) {_on(6)}(?:sufficien\w*|recruit\w*|retain\w*|finding|find|securing|attract\w*|sourcing|availability|vacanc\w+) (?:and {_WORD} )?{_of_it(6)}{_IT}",
    rf"\bdemand {_on(8)}(?:exceed\w*|outstrip\w*|outweigh\w*)\b",
)
# Without more it is of homes: a council's duty to have enough of them.
_SUFFICIENCY = r"(?<!workforce )\bsufficiency\b(?! (?:strateg|plan|statement|assess))"
_LITTLE_OF = {
    Supply.HOMES: _any(
        rf"{_SUFFICIENCY} {_on(6)}{_HARD}",
        rf"\b(?:challenges?|issues?|shortages?|pressures?|lack|failure) (?:of|in|on|with) {_close(1)}{_SUFFICIENCY}",
        rf"\bnot {_close(2)}meeting {_on(4)}{_SUFFICIENCY}|{_SUFFICIENCY} {_close(2)}not {_close(1)}met\b",
    ),
    Supply.STAFF: _any(
        r"\b(?:insufficient|lack of) (?:staff(?:ing)?|social work|workforce) capacity\b|\b(?:insufficient|lack of) capacity (?:in|across|within) the workforce\b|\b(?:high|significant|increas\w+) (?:level of |number of |rates? of |staff |social work(?:er)? )*vacanc\w+|\bvacancy rates\b.*\bhigh\b"
    ),
}
# What is said only to be denied, or to be over.
_NOT_LITTLE = re.compile(
    r"\b(?:no|without|not (?:\w+ )?(?:facing|experiencing|seeing)) (?:\w+ ){0,3}?(?:shortages?|shortfalls?|lack)\b|\bnow fully staffed\b",
    re.IGNORECASE,
)
# What inspectors ask for, where it names how much: "Sufficiency of suitable foster homes".
_WANTED = _any(
    rf"\b(?:sufficien\w+|enough|availability|ranges?|choices?|numbers?|increase|recruit\w*|more|accelerate) (?:and {_WORD} )?{_of_it(6)}{_IT}",
    rf"{_IT} (?:sufficiency|recruitment|availability|choices?|capacity)\b",
)
# A wish or a doubt: what is aimed at, or may be, is not there.
_OPEN = re.compile(
    r"\b(?:not|no|insufficient|lack\w*|to ensure|ensuring|needs?|needed|difficult\w*|challeng\w+|whether|future|shortages?|too few|limited|plans?|aim\w*|seek\w*|target\w*|hop\w+|yet|offset|without|unclear|if|would|could|should|priorit\w+|working|although|while|remains?|demand|strategy)\b|n['\u2019]t\b",
    re.IGNORECASE,
)
_GOOD = r"(?:good|wide|wider|broad|broader|full|healthy|suitable|appropriate|increas(?:ed|ing)|greater|improved|better|extensive|large|larger)"
_ENOUGH = _any(
    rf"\b(?<!in)(?:sufficient|enough|ample|plenty of) {_of_it(6)}{_IT}",
    rf"\b{_GOOD} (?:and {_WORD} )?(?:range|choice|supply|numbers?|pool|availability) (?:and {_WORD} )?(?:of|in) {_of_it(4)}{_IT}",
    rf"\b(?:increas(?:e|es|ed) (?:in |its |their |the )*(?:numbers? of|pool of|availability of|approved)?|net gain (?:of|in)|steady increase in|widened {_close(3)}pool of) {_of_it(4)}{_IT}",
    rf"\b(?:more|additional) {_of_it(2)}{_IT} {_close(3)}(?:available|approved|recruited|in post)\b",
    rf"\brecruit\w* of {_of_it(4)}{_IT} {_on(6)}(?:successful|net gain)\b|\bsuccessful(?:ly)? {_on(3)}recruit\w* {_of_it(4)}{_IT}",
    rf"{_IT} {_close(3)}(?:is|are) (?:now |readily |very )?(?:sufficient|plentiful|readily available|fully staffed|well[- ]resourced)\b",
)
_ENOUGH_OF = {
    Supply.HOMES: _any(
        rf"{_SUFFICIENCY} {_close(3)}(?:is|are|was|were|been) (?:\w+ )?(?:met|achieved)\b|\bmeets {_close(4)}{_SUFFICIENCY}"
    ),
    Supply.HOUSING: _any(rf"\b(?:a|the) range of {_of_it(4)}{_IT}"),
    Supply.STAFF: _any(
        r"\bfully staffed\b|\bfull complement of\b|\bwell[- ]resourced workforce\b|\b(?:few|low|limited|no) (?:staff |social work(?:er)? )*(?:vacan\w+)\b|\bvacancies are filled\b|\b(?:no|nor) (?:\w+ ){1,5}?posts? (?:(?:is|are|was|were) )?vacant\b|\bno vacant posts?\b|\bvacanc\w+ (?:have |has )?(?:reduced|fallen)\b"
    ),
}
_MORE = r"(?:too|heav(?:y|ily)|high(?:ly|er|est)?|over(?:-?rel\w+|ly)?|significant|large|largely|excessive|great|substantial|half|majority|mostly|many)"
_LEANING = r"(?:over-?)?(?:relian\w+|rely|relies|rel(?:ied|ying)|depend\w+|use|proportion|numbers?|levels?|percentage|rates?)"
_MUCH = {
    Supply.AGENCY: _any(
        rf"\b{_MORE} {_close(3)}{_LEANING} (?:on |upon |of |for )?{_of_it(3)}{_IT}",
        rf"\b(?:over-?(?:relian\w+|dependen\w+)|over-?rel(?:y|ies|ied)|(?:too )?heavily (?:relian\w+|depend\w+)|rel(?:y|ies|ied) (?:too )?heavily) (?:up)?on {_of_it(3)}{_IT}",
        rf"\b(?:too many|half|a third|two thirds|majority|mostly|most|per cent|\d+%) {_on(10)}(?:is|are|were|was|made up of|filled by|consist of|comprise) {_close(2)}{_IT}",
        rf"{_IT} (?:{_WORD} )?(?:comprise|make up|fill|represent) {_close(2)}(?:half|most|the majority|a third|\d+%)",
        rf"{_IT} {_on(2)}(?:is|are|remains?) {_close(2)}(?:high|too many)\b|\bhigh {_on(3)}{_IT} rates?\b",
        rf"\b(?:yet to|not yet|need to|prioritise|priority|must|should) {_on(16)}(?:reduce|reducing|achieve) {_on(6)}{_IT}",
    ),
    Supply.CASES: _any(
        rf"\b(?:high(?:er)?|large|heavy|excessive|unmanageable|demanding|too (?:high|large|great|big|many)) {_close(3)}{_IT}",
        rf"{_IT} {_on(14)}(?:is|are|was|were|remain\w*|be|being) {_close(3)}(?:high(?:er)?|large|excessive|great|heavy|unmanageable)\b",
        rf"{_IT} {_on(8)}(?:(?:but|although|though|yet) (?:they )?)?(?:remain|are still) {_close(2)}(?:high|large)\b|\b(?:increased|increasing|rising) {_IT}|{_IT} pressures",
    ),
}
# What was and is no more, or what there is little of now.
_WAS = re.compile(
    r"\b(?:two|three|some|several|a few) years ago\b|\b(?:previously|formerly|historically)\b|\bat the time of the (?:last|previous) inspection\b",
    re.IGNORECASE,
)
_NOT_MUCH = re.compile(
    rf"\b(?:no|not|without|low(?:er)?|little|limited|reduc(?:ed|es|ing|tions?(?: in)?)|decreas\w+|fewer|lessen\w+|(?:addressed|tackled|resolved)) {_close(5)}{_IT}"
    rf"|{_IT} {_on(4)}(?:has|have|had) (?:\w+ )?(?:reduced|decreased|fallen)\b",
    re.IGNORECASE,
)
_STILL_MUCH = re.compile(
    r"\b(?:still|too|remains?|however|yet|over-?rel\w+|heav\w+|while|despite)\b", re.IGNORECASE
)


def speaks_of(text: str, supply: Supply) -> bool:
    """Whether a text names the thing."""
    return _MASKS[supply].search(text) is not None


def says_amount(sentence: str, supply: Supply, amount: Amount, *, demanded: bool = False) -> bool:
    """Whether a sentence says that there is that much of it; `demanded`: it is one of what inspectors ask for."""
    text = _MASKS[supply].sub(_IT, sentence)
    if amount is Amount.MUCH:
        much = _IT in text and _WAS.search(text) is None and _MUCH[supply].search(text) is not None
        return much and (_NOT_MUCH.search(text) is None or _STILL_MUCH.search(text) is not None)
    if amount is Amount.LITTLE:
        return _says_little(sentence, text, supply, demanded=demanded)
    return not demanded and _says_enough(sentence, text, supply)


def _says_little(sentence: str, text: str, supply: Supply, *, demanded: bool) -> bool:
    """Whether a sentence, in `text` with the thing masked, says that there is too little of it."""
    own = _LITTLE_OF.get(supply)
    if _NOT_LITTLE.search(sentence):
        return False
    if own is not None and own.search(sentence):
        return True
    if _IT not in text:
        return False
    return _LITTLE.search(text) is not None or (demanded and _WANTED.search(text) is not None)


def _says_enough(sentence: str, text: str, supply: Supply) -> bool:
    """Whether a sentence, in `text` with the thing masked, says that there is enough of it, or by now more."""
    if _says_little(sentence, text, supply, demanded=False):
        return False
    own = _ENOUGH_OF.get(supply)
    told = own.search(sentence) if own is not None else None
    if told is not None:
        return _OPEN.search(sentence[: told.start()]) is None
    found = _ENOUGH.search(text) if _IT in text else None
    return found is not None and _OPEN.search(text[: found.start()]) is None
