"""Whether a sentence stands by itself, or needs the one before it to be understood or the one behind it to be true."""

from __future__ import annotations

import re
from collections.abc import Sequence

_LEANS = re.compile(
    r"^(?:this|these|those|they|it|its|their|such|however|as a result(?! of (?!th(?:is|ese|at)\b))|consequently|furthermore|moreover|"
    r"therefore|thus|hence|in addition|additionally|although this|despite this|the former|the latter|"
    r"in these|in this|in turn|in contrast|by contrast|for example|for these|where this|when this|because of this|"
    r"nevertheless|nonetheless|similarly|likewise|equally|conversely|but|yet|collectively|"
    r"(?:some|many|most|all|both|several|a few) of (?:these|those|them)|he|she|others?|"
    r"for (?:some|many|most|a few|too many|a small number)\b[^,.;]{0,40}, this|"
    r"(?:until|for|over|during|in|since) [^,.;]{1,30}, this (?:has|had|have|is|was|did|does)(?: not)?|"
    r"(?:together|(?:for|in) (?:some|others?|many|most|a few|too many|a (?:small )?(?:number|minority)))(?=,)|"
    r"(?:alongside|following|building on|in line with|as part of|in response to|linked to|together with|since|through|with|by) this(?=,))\b",
    re.IGNORECASE,
)
# Who says of what stood before how it is for them ("Carers report that this takes too long").
_SAID_OF_IT = re.compile(
    r"^[^,.;]{0,60}\b(?:reports?|reported|says?|said|told (?:us|inspectors)|feels?|felt|found|finds?) (?:that )?"
    r"(?:this|these)\b(?! (?:inspection|report|year|month|week|authority))",
    re.IGNORECASE,
)
_LIKENED = re.compile(
    r"\bthe same (?:\w+ ){0,2}(?:standards?|quality|level|extent|degree|consistency|rigour)\b|\bother than (?:through|by|for) \w+,",
    re.IGNORECASE,
)  # to what was said before
# Of whom or what the sentence before told ("the welfare of these children", "these late plans").
_POINTS_BACK = re.compile(
    r"\b(?:in|of|for|with|by|to|within|from|about|on|improve|strengthen|develop|address) (?:this|these|those) "
    r"(services?|teams?|(?<=this )(?:area|aspect|element)s?(?: of (?:practice|work|the service))|practices?|areas?|aspects?|"
    r"children|young people|care leavers|families|cases|visits|plans|assessments|arrangements|meetings)\b"
    r"(?! (?:inspection|visit|report)\b)",
    re.IGNORECASE,
)
_THESE = re.compile(r"^[^,;:]*\bthese (?:[a-z-]+ )?(children|people|[a-z-]{3,}[^\Wsu]s)\b", re.IGNORECASE)
# What the sentence before has told of, under a name that sums it up ("no such homes", "this weakness", "these deficits").
_SUCH = re.compile(
    r"\b(?:no|all|any|every|few|of|in|for|to|by|with) such (?!as\b|an?\b|that\b)[a-z]", re.IGNORECASE
)
_SUMMED_UP = re.compile(
    r"\b(?:this|these|those) (?:[a-z-]+ ){0,2}?"
    r"(?:weakness(?:es)?|deficits?|shortfalls?|deficienc(?:y|ies)|gaps?|issues?|problems?|concerns?|delays?|risks?|challenges?|shortcomings?|"
    r"placements?|homes?|interviews?|young people|children)\b(?! (?:who|whose|that|which|in|with|for)\b)",
    re.IGNORECASE,
)
# An answer to what stood before, which it does not name again ("Senior managers responded by …").
_RESPONDED = re.compile(
    r"^[^,.;:]{0,50}\bresponded(?: \w+ly)?(?: and \w+ly)?(?:,| by\b| with\b| when\b|$)", re.IGNORECASE
)
# One of its kind, as the sentence before has named it ("The new mentoring scheme … The scheme runs …").
_NAMED_BEFORE = re.compile(
    r"^(?:the|each) (model|approach|programme|project|scheme|initiative|pilot|tool|framework|proposal|plan|strategy|offer|"
    r"team|service|panel|unit|hub|group|academy|forum|officer|report|protocol|policy|survey|audit)s?\b(?! (?:of|for|to|that|which|who)\b)",
    re.IGNORECASE,
)
# A sentence that takes back or limits the one before it: without it the quote says too much.
_LIMITS = re.compile(
    r"^(?:however|but|yet|not all|although|more recently|nevertheless|nonetheless|that said|conversely|"
    r"despite (?:this|these)|unfortunately|"
    r"(?:for |in |in the case of )?(?:a|some) (?:very )?(?:small )?(?:few|children|minority|number|cases)|"
    r"some\b[^.;]{1,60}? not|there (?:is|are|remains?) (?:still|more|further|much|some way|work)|"
    r"(?:more|further|much) (?:work |remains |needs |is )?(?:still )?(?:to do|to be done|is needed|is required|needs to be done)|"
    r"the (?:\w+ )?impact of (?:this|these)|it is (?:still )?too (?:soon|early))\b",
    re.IGNORECASE,
)
# Points to what no sentence of the paragraph tells, where it is the first.
_HANGS = re.compile(
    r"^(?:this|these|they|it|consequently|therefore|as a result)\b(?! (?:\w+ )?(?:inspection|report|visit|authority|council|borough|county)\b)",
    re.IGNORECASE,
)
# A fault that ends on the word that faults, and has not said in what way ("The response is not as strong").
_ONLY_JUDGED = re.compile(
    r"\b(?:strong|robust|effective|good|well|weak|poor|variable|inconsistent|consistent|adequate|inadequate|sufficient|insufficient|"
    r"secure|reliable|rigorous|minimal|disjointed|fragmented|unsatisfactory|limited|underdeveloped|improvement|(?:vary|varies) too much|"
    r"(?:strong|good|well|robust|effective) enough)\W*$",
    re.IGNORECASE,
)
# A part of the service on which a paragraph may be, having named it but once.
_PART = re.compile(
    r"\b(?:MASH|multi-agency safeguarding hub|front door|emergency duty|out[- ]of[- ]hours|contact centre|referral (?:hub|team)|"
    r"(?:designated officer|fostering|adoption|duty|residential|youth justice|edge[- ]of[- ]care|early help|court|kinship) (?:team|service)s?|"
    r"(?:disabled children|children with disabilities)(?:’s|'s|’|')? (?:team|service)s?|(?:local authority )?designated officers?)\b",
    re.IGNORECASE,
)
_SOMEBODY = re.compile(
    r"\b(?:child|young people|famil|parent|carer|leaver|adopter|team|service|hub|council|authorit|leader|director|\w+ officer)",
    re.IGNORECASE,
)
_TELLS_OF_IT = re.compile(
    r"(?:it|they|this|these|there (?:are|were|is)|since (?:its|then|their)|currently|"
    r"(?:the|this) (?:\w+ )?(?:team|service|board|council|authority|programme|project|panel|unit|hub|scheme|group|academy|agency))\b",
    re.IGNORECASE,
)
_LEANS_AT_MOST = 3  # sentences taken along; a longer chain would quote whole paragraphs


def leans(sentence: str) -> bool:
    """Whether a sentence begins with what leans on the one before it ("This means …", "Carers say that this …")."""
    return bool(_LEANS.match(sentence) or _SAID_OF_IT.match(sentence))


def limits(sentence: str) -> bool:
    """Whether a sentence takes back or limits what was said before it."""
    return _LIMITS.match(sentence) is not None


def carries_on(sentence: str) -> bool:
    """Whether a sentence limits or carries on what was said before it, so that a quote without it says too much."""
    return limits(sentence) or leans(sentence)


def takes_up(sentence: str, before: str) -> bool:
    """Whether a sentence goes on about what `before` tells, which it points back to ("no such homes", "this weakness")."""
    return needs_before(sentence, before) or _SUMMED_UP.search(sentence) is not None


def hangs(sentence: str) -> bool:
    """Whether the first sentence of a paragraph begins with what points to one before it ("This is commendable …")."""
    return _HANGS.match(sentence) is not None


def names_part(text: str) -> bool:
    """Whether a text names a part of the service ("front door", "the fostering team")."""
    return _PART.search(text) is not None


def is_of_part(opening: str, run: str) -> bool:
    """Whether the sentence that opens a paragraph names a part of the service, and a later run neither one nor anybody."""
    return names_part(opening) and not names_part(run) and _SOMEBODY.search(run) is None


def only_judged(sentence: str) -> bool:
    """Whether a sentence that faults ends on the word that does, so that the next one has to say in what way."""
    return _ONLY_JUDGED.search(sentence) is not None


def tells_of_it(sentence: str) -> bool:
    """Whether a sentence begins with what the one before it may have named ("The service has …")."""
    return _TELLS_OF_IT.match(sentence) is not None


def needs_before(sentence: str, before: str) -> bool:
    """Whether a sentence cannot be understood without `before`, the one before it."""
    if leans(sentence) or any(found.search(sentence) for found in (_LIKENED, _SUCH, _RESPONDED)):
        return True
    for pointing in (_POINTS_BACK, _THESE):
        back = pointing.search(sentence)
        if back is not None and back[1].lower() not in sentence[: back.start(1)].lower():
            return True
    named = _NAMED_BEFORE.match(sentence)
    return named is not None and _names_fully(named[1], before)


def _names_fully(noun: str, sentence: str) -> bool:
    """Whether a sentence has the noun with what tells which it is, not as "the team" alone."""
    return re.search(rf"(?<!\bthe )(?<!\bthis )(?<!\beach )\b{noun}s?\b", sentence, re.IGNORECASE) is not None


def tells_on(sentence: str, before: str) -> bool:
    """Whether a sentence tells on of what `before` is about ("This means …", "The service has …"), and not of more that there is."""
    if needs_before(sentence, before):
        return True
    return tells_of_it(sentence) and not sentence.lower().startswith("there ")


def standing(text: str, spans: Sequence[tuple[int, int]], first: int) -> int:
    """The nearest sentence at or before `first` that can be understood without the one before it."""
    earliest = max(0, first - _LEANS_AT_MOST)
    while first > earliest and needs_before(text[slice(*spans[first])], text[slice(*spans[first - 1])]):
        first -= 1
    return first
