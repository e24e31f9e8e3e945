"""What became of what an inspection asked for ("progress on the last inspection's recommendations").

The findings tell that; the list of what was asked for does not.
"""

from __future__ import annotations

import re

_DEMANDS = r"(?:recommendations?|areas? for (?:improvement|development|priority action)|priority actions?|required improvements?)(?! (?:of|from|by|in|at|made (?:at|by|in)) (?:the |an? |its |their )?(?:child|conferences?|audits?|reviews?|panels?|courts?|serious|case|iros?|lscb|peer|independent)\b)"
_FAULTS = rf"(?:{_DEMANDS}|weaknesse?s?|shortcomings|failings|shortfalls|criticisms?)"
_ON = r"(?:on|against|with|towards?|regarding|since|SINCELAST|SINCEYEAR|PREVIOUS|LATEST|FIRST|in (?:addressing|meeting|implementing|delivering|tackling|relation to|response to))"
_HAS = r"\b(?:has|have|had|did|was|were|been)\b"
_MET = r"(?:implement(?:ed)?|address(?:ed)?|met|meet|complete[d]?|deliver(?:ed)?|tackled?|fulfil(?:led)?|resolved?|fix(?:ed)?|dealt with|put right|sort out|sorted(?: out)?|carried out|actioned|heed(?:ed)?|overcome|remedied|rectified)(?! to\b)"
_TOLD = r"(?:told|asked|required|recommended|ordered|wanted|instructed)"
_WHICH_ONES = r"(?:last time|previous|earlier|made|set|given|identified|found|raised|noted|highlighted|wrong|improved?|improvements?|(?:by|in) (?:19|20)\d\d)"

_ACTED_ON = re.compile(
    rf"\bprogress(?: (?:made|has|have|had|been|is|was|PLACES?|it|they|any|much|so|far))* {_ON}\b[\w ]{{0,40}}?\b{_DEMANDS}\b"
    rf"|\b(?:act(?:ed|ing)?|follow(?:ed|ing)? up|respon(?:d|ded|ding|se)|react(?:ed|ing)?)(?: \w+){{0,2}}? (?:on|upon|to)\b[\w ]{{0,40}}?\b{_DEMANDS}\b"
    rf"|{_HAS}[\w ]{{0,60}}?\b{_MET} [\w ]{{0,30}}?\b{_FAULTS}\b"
    rf"|{_HAS}(?: (?:the|its|their|all|any|of|those|these|PLACE))* [\w ]{{0,40}}?\b{_FAULTS}\b[\w ]{{0,40}}?\b{_MET}\b"
    rf"|\b{_FAULTS}\b[\w ]{{0,20}}?\b(?:has|have|had|were|was)\b[\w ]{{0,20}}?\b{_MET}\b"
    rf"|\b(?:done|do|did|doing) (?:\w+ )?(?:about|with|on)\b[\w ]{{0,30}}?\b{_DEMANDS}\b"
    rf"|\b(?:done|do|did|acted on|{_MET}) (?:what|(?:all|everything|the things?)(?: that)?) (?:it|they|he|ofsted|inspectors|PLACE) (?:had |has |have |was |were |been )*{_TOLD}\b(?: (?:it|them|PLACE))?(?: to(?: (?:do|improve|change|fix|put right))?)?\b"
    rf"|{_HAS}[\w ]{{0,40}}?\b{_MET} what (?:was|were|went|had gone|had been) wrong\b"
)
SAID_SO = re.compile(
    rf"\b(?:{_FAULTS}|progress|act(?:ed|ing)?|follow(?:ed|ing)? up|respon(?:d|ded|ding|se)|react(?:ed|ing)?|{_MET}|done|{_TOLD}|{_WHICH_ONES})\b"
)
"""The words of such a question that name no topic: what is left of it beside them is what it is about."""
PROGRESS = "progress in response to areas for improvement"
"""What is searched for where a question asks for nothing else."""
_STILL_TO_DO = re.compile(
    r"\b(?:must|should|ought|needs?|(?:have|has|having) to|remains? to|still to|to be)\b|^(?:what|which)\b(?!.*\bprogress\b)[\w ]*\b(?:was|were|did)\b"
)


def asks_what_became(masked: str) -> bool:
    """Whether a masked question asks what became of what an inspection asked for, and not what is to be done."""
    return _ACTED_ON.search(masked) is not None and _STILL_TO_DO.search(masked) is None
