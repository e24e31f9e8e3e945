"""Which sentences say that something got better or worse since before, or has not got better.

Told by their words: a verb in the perfect ("has improved"), what there is of it ("a decline in …"), a state that is
new ("now better", "no longer"). How a child fares is no move of the service, and what is wished for none that was made.
"""

from __future__ import annotations

import re
from enum import StrEnum


class Way(StrEnum):
    """Which way something went."""

    BETTER = "better"
    WORSE = "worse"
    NOWHERE = "nowhere"  # it should have got better and has not


_FEW = r"(?:[\w'’-]+,? ){0,3}?"
_MORE = r"(?:[\w'’-]+,? ){0,6}?"
_GOOD = (
    r"(?:better|stronger|safer|quicker|swifter|faster|clearer|good|strong|effective(?:ly)?|robust|secure|timely|consistent(?:ly)?|regular(?:ly)?|routinely|"
    r"swiftly|promptly|well|embedded|stable|manageable|appropriate(?:ly)?|sufficient|comprehensive|rigorous|in place|up to date)"
)
# Of which less is better.
_BURDENS = (
    r"(?:caseloads?|workloads?|delays?|drift|backlogs?|turnover|vacanc(?:y|ies)|waiting (?:times?|lists?)|waits|reliance|agency (?:staff|(?:social )?workers)|"
    r"re-referrals?|repeat referrals|exclusions?|unallocated|placement moves|changes of (?:social )?worker)"
)
_OF_CHILDREN = (
    r"(?:health|circumstances?|situations?|lives|behaviou?rs?|well-?being|confidence|self-esteem|relationships?|parenting|risks?|skills|"
    r"experiences|needs|home conditions)"
)
_CHILDS = re.compile(
    r"\b(?:child(?:ren)?|young people|pupils?|students?|care leavers?|parents?|famil(?:y|ies)|they|he|she|who|many|most|some|majority)\b"
    r"(?:['’]s?)?[^.;:]{0,45}?\b(?:mak(?:e|es|ing)|made|achiev\w+) (?:[\w-]+ ){0,3}?progress\b"
    r"|\bprogress (?:of|for|made by) (?:the |all |these |most )?(?:children|young people|pupils)"
    r"|\b(?:health|circumstances?|situations?|behaviou?rs?|well-?being|confidence|self-esteem|parenting|risks?|home conditions) "
    r"(?:[\w'’-]+ ){0,4}?(?:improv|deteriorat|declin|worsen|strengthen)"
    rf"|\b(?:improv\w+|strengthen\w*)(?: in| of| to| for)? (?:their|his|her|these|children['’]s|family) (?:\w+ ){{0,2}}?{_OF_CHILDREN}\b"
    r"|\bimproved (?:the )?(?:\w+ )?(?:experiences|lives|circumstances)\b",
    re.IGNORECASE,
)
_SUPPOSED = re.compile(
    r"\b(?:if|when|once|until|unless|whether|where|should|will|would|so that|(?:to|and|that) (?:ensure|enable)s?)\b[^.;:]{0,90}?"
    r"\b(?:improv\w+|strengthened|deteriorat\w+|declin\w+|worsen\w*|slipp\w+|progress\w*)$",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:not|never|nor|neither|yet to|few|little|limited|insufficient(?:ly)?|slow(?:ly)?|hardly|no|without|poor|early signs|fail\w*|lack\w*|prevent\w*|inconsistent|"
    r"need(?:s|ed|ing)?|require[sd]?|should|must|could|plans?|planned|aim\w*|expected|intended|hop\w+|want\w*)\b|n['’]t\b",
    re.IGNORECASE,
)
_BY_THEN = re.compile(r"\bhad (?:\w+ly )?$", re.IGNORECASE)  # what may be gone again
_CLAUSE = re.compile(r"[,;:–]| (?:but|and|while|although|which) ")
_CLAUSE_END = re.compile(r"[;:–]")
_WITHIN = 100  # letters before what is said to have moved, in which it may be denied or only wished for
_BETTER = re.compile(
    r"\b(?:has|have) (?:[\w'’-]+,? ){0,3}?(?<!\ba )(?<!\bthe )(?<!\ban )(?:improved|strengthened|progressed(?! (?:an?|the|to|some)\b)|got better|"
    r"been (?:\w+ ){0,2}?(?:improved|strengthened|addressed|resolved|rectified|remedied|transformed|overhauled|eradicated|accelerated)|"
    r"transformed|become (?:much |far |increasingly )?(?:more|better|stronger)|moved forward|turned around|gathered pace|come a long way)\b"
    rf"|\b(?:has|have|having) {_FEW}(?:addressed|tackled|resolved|rectified|built on|accelerated|increased|enhanced|raised|driven up) "
    rf"{_MORE}(?:areas?|issues?|weakness\w*|recommendations|deficits?|shortfalls|failings|concerns|pace|quality|capacity|stability|timeliness|standards|oversight|improvement)\b"
    rf"|\bimprovements? {_MORE}(?:has|have|was|were) (?:been )?(?:\w+ )?(?:made|seen|achieved|evident|secured|sustained|noted|delivered)\b"
    rf"|\b(?:made|achieved|led to|resulted in|resulting in|seen|saw|brought(?: about)?|secured|delivered|driven|drove|evidence of|demonstrat(?:ed|es?)|shows?) "
    rf"{_MORE}improve(?:ments?\b(?! (?:boards?|plans?|partners?|advis\w+|journey|notice|programmes?|strateg\w+|actions?|work|activit\w+|agenda|methods?)\b)|d (?!outcomes\b))"
    rf"|\bprogress (?:has|have) {_FEW}(?:made|achieved|evident)\b|\b(?:has|have) {_FEW}made {_FEW}progress\b"
    rf"|\b(?:good|significant|considerable|substantial|steady|strong|real|notable|rapid|clear|tangible|demonstrable|impressive|further) {_FEW}progress (?:since|in|on|with|against|towards)\b"
    rf"|\bnow {_FEW}{_GOOD}\b"
    r"|\b(?:is|are|been) (?:\w+ ){0,2}?improving\b|\b(?:improving|improved) (?:picture|trend|position|trajectory|performance|services?|quality|practice|timeliness|oversight|arrangements)\b"
    r"|\b(?:better|stronger|quicker|swifter|faster|more \w+) than (?:at|before|previously|it was|they were|was|when|in (?:the )?(?:last|previous|20))\b"
    rf"|\b{_BURDENS} {_FEW}(?:has|have) {_FEW}(?:reduced(?! (?:the|their|its|his|her)\b)|decreased|fallen|declined|dropped|come down|been cleared|been resolved)\b"
    rf"|\b(?:has|have) (?:\w+ )?(?:reduced|decreased|cleared) {_FEW}{_BURDENS}\b|\b(?:a|the) (?:\w+ )?(?:reduction|decrease|fall) in {_FEW}{_BURDENS}\b|\breduced {_BURDENS}\b"
    r"|\b(?:strengthened|improved) (?:significantly|considerably|substantially|markedly|recently|since)\b"
    r"|\bthere (?:is|are) no longer\b|\bare no longer (?:any|delay\w*|left|waiting|experienc\w+|subject|drifting|placed)\b",
    re.IGNORECASE,
)
_WORSE = re.compile(
    r"\b(?:has|have|had) (?:[\w'’-]+,? ){0,3}?(?:deteriorated|worsened|declined|slipped|weakened|regressed|stalled|lapsed|dipped|eroded|diminished|faltered|fallen back|got worse|gone backwards|"
    r"become (?:less|weaker|worse|poorer|more (?:variable|inconsistent|fragile))|lost (?:focus|momentum|grip|pace))\b|\bwere stalled\b"
    r"|\b(?:this|the|a|an?|significant|overall|further|serious|recent) (?:\w+ )?(?:decline|deterioration|worsening|regression|slippage|erosion|downturn|loss of (?:focus|momentum|grip|pace)) (?:in|of)\b"
    r"|\b(?:declining|deteriorating|worsening|weakening) (?:quality|standards?|performance|services?|practice|position|picture|trend)\b"
    r"|\b(?:worse|weaker|poorer|less [\w-]+|slower) than (?:at|before|previously|it was|they were|when|in (?:the )?(?:last|previous|20))\b"
    r"|\b(?:has|have|had) not (?:been )?(?:\w+ )?(?:sustained|maintained|kept pace|kept up)\b"
    rf"|\b{_BURDENS} {_FEW}(?:has|have) {_FEW}(?:increased|risen|grown|escalated)\b|\b(?:increase|rise|growth) in {_FEW}{_BURDENS}\b"
    r"|\b(?:step|steps|moved|gone|went) backwards?\b",
    re.IGNORECASE,
)
# Refused, or a number of which less is better.
_REFUSED = re.compile(
    r"\b(?:who|children|young people|parents|famil(?:y|ies)|care leavers?|they|carers?|adults?) (?:[\w'’-]+ ){0,3}?declined\b"
    r"|\bnumbers? of [^.;]*\b(?:missing|not in|exclu\w+|offen\w+|without)\b[^.;]*\bdeclined\b|\bnot only (?:\w+ )?(?:sustained|maintained)\b",
    re.IGNORECASE,
)
_NOWHERE = re.compile(
    r"\b(?:has|have|had|did) not (?:yet |all |always )?(?:[\w'’-]+,? ){0,3}?(?:improv\w+|progress\w*|address\w*|strengthen\w*|resolv\w+|tackl\w+|made (?:\w+ ){0,3}?progress|"
    r"been (?:\w+ )?(?:addressed|resolved|remedied|tackled|improved|implemented)|led to|resulted in|delivered)\b"
    rf"|\bremain(?:s|ed|ing)? {_MORE}(?:weak\w*|poor\w*|inconsistent|variab\w+|too|areas? (?:for|of|in need)|challeng\w+|issues?|concern\w*|problems?|inadequate|slow|fragile|insufficient\w*|under ?developed|high|to be done)\b"
    rf"|\b(?:limited|little|insufficient|slow|not enough|inconsistent|uneven|mixed) (?:\w+ )?progress\b|\bprogress {_MORE}(?:too slow|slow|limited|insufficient|inconsistent|uneven)\b"
    rf"|\b(?:pace|rate) of (?:\w+ ){{0,2}}?(?:improvement|progress|change) {_MORE}slow\b"
    rf"|\bstill {_FEW}(?:too|not|need\w*|requir\w+|weak|poor|variable|inconsistent|wait\w*|lack\w*|(?:much|more|work|further) to (?:do|be done))\b"
    rf"|\b(?:more|further|much) {_FEW}(?:work|progress|improvement|to do|to be done) {_FEW}(?:needed|required|to do|to be done|necessary)\b"
    rf"|\b(?:is|are) yet to (?:be|have)\b|\bnot yet {_FEW}(?:embedded|consistent\w*|effective\w*|good|robust|strong|in place|had|having|evident|led|sufficient\w*|ensur\w+|achiev\w+)\b"
    r"|\bcontinues? to (?:be (?:\w+ )?(?:weak|poor|inconsistent|variable|too|an? (?:\w+ )?(?:challenge|concern|issue|problem))|experience|wait|struggle|lack)\b",
    re.IGNORECASE,
)
_SINCE = re.compile(
    r"\bsince (?:the |its |their |our |that )?(?:[\w’'-]+ ){0,3}?(?:inspections?|visits?|judgement|monitoring|report)\b|\bsince (?:\w+ )?20\d\d\b"
    r"|\b(?:last|previous) (?:\w+ ){0,2}?(?:inspection|visit)s?\b|\b(?:at|in|from) the (?:\w+ )?20\d\d (?:\w+ )?(?:inspection|visit)\b"
    r"|\b(?:areas?|issues?|weaknesses|recommendations) (?:for improvement )?(?:that were |which were )?(?:identified|found|raised|made)\b",
    re.IGNORECASE,
)
_STRONGLY = re.compile(
    r"\b(?:significant(?:ly)?|substantial(?:ly)?|considerabl[ey]|marked(?:ly)?|serious(?:ly)?|much|great(?:ly)?|rapid(?:ly)?|transform\w+|strong|impressive|sharp(?:ly)?|notabl[ey])\b",
    re.IGNORECASE,
)
_OF_WAY = {Way.BETTER: _BETTER, Way.WORSE: _WORSE, Way.NOWHERE: _NOWHERE}


def tells_move(sentence: str, way: Way) -> float:
    """How tellingly a sentence says that something of the service went that way: 0 not, 1 it does, up to 2 with since when and by how much."""
    told = any(_counts(sentence, match, way) for match in _OF_WAY[way].finditer(sentence))
    if not told:
        return 0.0
    since = 0.75 if _SINCE.search(sentence) else 0.0
    return 1.0 + since + (0.25 if _STRONGLY.search(sentence) else 0.0)


def _counts(sentence: str, match: re.Match[str], way: Way) -> bool:
    """Whether what matched is a move of the service that was made."""
    if any(
        found.start() < match.end() and match.start() < found.end() for found in _CHILDS.finditer(sentence)
    ):
        return False
    before = sentence[max(0, match.start() - _WITHIN) : match.start()]
    if _SUPPOSED.search(_CLAUSE_END.split(before + match[0])[-1]):
        return False
    if way is Way.NOWHERE:
        return True
    if way is Way.WORSE:
        return _REFUSED.search(before + match[0]) is None
    if "no longer" in match[0].lower():
        return True
    if _BY_THEN.search(before):
        return False
    return _DENIED.search(f"{_CLAUSE.split(before)[-1]} {match[0]}") is None
