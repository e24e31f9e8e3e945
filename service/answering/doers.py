"""Whether a text tells who did what was asked: who chairs, who looked into it."""

from __future__ import annotations

import re
from collections.abc import Collection

from service.answering.answer_types import names_somebody
from service.patterns import PatternTable
from service.question.deeds import Deed

_BODIES = (
    r"teams?|services?|workers?|officers?|advis[eo]rs?|managers?|practitioners?|nurses?|police|chari(?:ty|ties)|voluntary|providers?|contractors?|organisations?|agenc(?:y|ies)|nhs|camhs|trust|partners?|"
    r"consultants?|co-?ordinators?|staff|leaders?|councillors?|schools?|psychologists?|therapists?|doctors?|paediatricians?|gps?|directors?|heads?|principals?|"
    r"chairs?|authorit(?:y|ies)|councils?|government|department|dfe|universit(?:y|ies)|compan(?:y|ies)|firms?|boards?|inspectors?|specialists?|advocates?|mentors?|champions?|volunteers?|experts?|professionals|iros?"
)
# Whom a service is given works with it as often as those who give it.
_GIVEN_IT = r"members?|carers?|parents?|people|care leavers|children"
_PROVIDER = rf"(?:{_BODIES})"
_SOMEBODY = rf"(?:{_BODIES}|{_GIVEN_IT})"
_DECIDES = r"decid\w+|decision|agree(?:d|s|ment)?\b|approv\w+|authoris\w+|cho(?:se|sen)\b|order(?:ed|s)\b|sanction\w*|sign(?:ed|s) off\b|commit(?:s|ted)\b|clos(?:e|ed|ing)\b|ceas(?:e|ed|ing)\b|stopp?(?:ed|ing)?\b|withdr(?:ew|awn)\b|introduc\w+|cut\b|t(?:ook|aken) the decision"
_DOES = PatternTable(
    {
        Deed.CHAIR: r"\b(?:co-)?chair(?:s|ed|ing|person|man|woman)?\b",
        Deed.REVIEW: r"\b(?:review|reviewed|evaluat\w+|audit(?:s|ed|ing)?|research\w*|stud(?:y|ied)|diagnostic|peer|survey(?:ed)?|health ?check)\b",
        Deed.SIT: r"\b(?:attend(?:ed|ance|s)?|members?|membership|includ\w+|represent\w*|made up|compris\w+|consist\w*|chair\w*|co-chair\w*|involv\w+|brings? together|partners|sits? on)\b",
        Deed.FUND: r"\b(?:fund(?:ed|ing|s)?|pa(?:id|ys?) (?:for )?(?:by|from|through|out of)|pay(?:s|ing)? for|grants?|sponsor\w*|lottery|financ\w+|invest(?:s|ed|ing|ment)?\b(?! in (?:relationships|their|people|building|staff)))",
        Deed.LEAD: (
            rf"\b(?:co-)?(?:led|managed|headed(?: up)?|overseen|run|supervised|directed) (?:[\w-]+ ){{0,2}}?by (?!which\b)"
            rf"|\b{_SOMEBODY},? (?:(?:who|that|also|now|then|both|have|has|had|\w+ly) )*(?:co-)?(?:leads?|led|manag(?:es?|ed)|heads?|headed|overs(?:ees?|aw)|supervis(?:es?|ed)|runs?|ran"
            r"|(?:is|are|was|were) (?:\w+ )?(?:responsible|accountable|in charge)|(?:has|have|had|holds?|takes?) (?:\w+ ){0,2}(?:responsibility|charge|lead|oversight of the))\b"
        ),
        Deed.DECIDE: rf"\b(?:{_DECIDES})",
        Deed.RUN: (
            rf"\bby (?:[\w'\u2019-]+ ){{0,5}}?{_SOMEBODY}\b|\b(?:from|with|through|via) (?:[\w'\u2019-]+ ){{0,5}}?{_PROVIDER}\b|\bin-house\b|\bcommissioned (?:\w+ )?(?:from|to)\b"
            r"|\bto (?:an? |the )?(?:dedicated|specialist|central|single|new) (?:\w+ )?teams?\b"
            rf"|\b{_PROVIDER} (?:with (?:\w+ ){{1,3}})?(?:(?:who|that|also|now|then|all|both|have|has|had|are|is|were|was|will|can|routinely|\w+ly) )*"
            r"(?:carr(?:y|ies|ied|ying)|do|does|did|done|deliver(?:s|ed|ing)?|provid(?:e|es|ed|ing)|runs?|ran|running|giv(?:e|es|en|ing)|gave|mak(?:e|es|ing)|made|design(?:s|ed|ing)?|conduct(?:s|ed|ing)?|undert\w+|"
            r"complet(?:e|es|ed|ing)|offer(?:s|ed|ing)?|work(?:s|ed|ing)?|help(?:s|ed|ing)?|support(?:s|ed|ing)?|visit(?:s|ed|ing)?|assess(?:es|ed|ing)?|meets?|met|leads?|led|train(?:s|ed|ing)?|creat(?:e|es|ed|ing)|"
            r"develop(?:s|ed|ing)?|produc(?:e|es|ed|ing)|wrote|us(?:e|es|ed|ing)|commission(?:s|ed|ing)?|appoint(?:s|ed)?|sets?|staff(?:s|ed)|host(?:s|ed|ing)?|in place)\b"
        ),
    },
    any_case=True,
)
# Who pays: by or from whom, or a payer before the money.
_PAYER = re.compile(
    r"\b(?:fund\w*|financ\w+|sponsor\w*|pa(?:id|ys?)|grants?|invest\w*|money|budget\w*) (?:[\w'\u2019-]+ ){0,4}?(?:by|from|through|via|of the)\b"
    r"|\b(?:government|dfe|department|central|national|ministry|home office|lottery|charit\w+|nhs|health|ccg|clinical commissioning|icb|police|commissioner|council|authority|corporate|cabinet|members|councillors|schools?|partners?|partnership|trust|foundation|external|joint(?:ly)?|pooled|grant|innovation|troubled families|pupil premium|pilot|match(?:ed)?|european|business(?:es)?)\b[^.;]{0,60}?\b(?:fund\w*|financ\w+|sponsor\w*|pa(?:id|ys?|ying)|grants?|invest\w*|money|budget\w*|contribut\w+)\b"
    r"|\b(?:lottery|grants?)\b",
    re.IGNORECASE,
)
_DECIDER = re.compile(
    rf"\b(?:{_BODIES}|members|cabinet|court|judge|parents?|secretary of state)(?:,? (?:who|that|also|now|then|both|have|has|had|are|were|was|is|\w+ly)){{0,4}} (?:{_DECIDES})",
    re.IGNORECASE,
)
_BY_SOMEBODY = re.compile(
    r"\bby (?:(?:an?|the|its|their|his|her) )?(?!\d|(?:the )?(?:end|time|date|day)\b|(?:which|what|when|then|now)\b|\w+ing\b)\w+",
    re.IGNORECASE,
)
_TOLD_ALONE = (Deed.SIT, Deed.RUN)  # what tells of these names a doer, or nobody does
_NEAR = 60  # characters behind the deed in which "by" tells who did it, and not who did something else
# Who it is without "by": a post before what it does, or, of what looks into something, a body named by its kind.
_POST = re.compile(
    r"\b(?:director|chief executive|lead member|assistant director|head teacher|headteacher|head of \w+|service managers?|senior managers?|managers?|leaders?|councillors?|commissioner|mayor|council|local authority|board|dcs|iros?|chairs?)"
    r" (?:\w+ ){0,3}?(?:co-)?(?:chair|review|evaluat|audit|commission|undert|conduct|complet|carr)\w*"
    r"|\b(?:care leavers|care[- ]experienced \w+|young people)\b[^.;]*\b(?:co-)?chair(?:s|ed|ing)?\b",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"\b(?:universit(?:y|ies)|peers?|(?:another|neighbouring|other|sector-led|partner) (?:local )?(?:authorit\w+|improvement)|consultants?|government|department for education|dfe|"
    r"lga|local government association|police and crime|clinical commissioning group|ccg|nhs|charit(?:y|ies)|lottery|independent (?:person|expert|company|organisation|chair|consultant))\b",
    re.IGNORECASE,
)


def tells_doer(text: str, deed: Deed, beside: Collection[str]) -> bool:
    """Whether a sentence speaks of the deed and of somebody who does it; `beside` as for `names_somebody`."""
    done = list(_DOES[deed].finditer(text))
    if deed in _TOLD_ALONE:
        return bool(done) or names_somebody(text, beside)
    if not done or deed is Deed.LEAD:
        return bool(done)
    if deed is Deed.FUND:
        return _PAYER.search(text) is not None
    if deed is Deed.DECIDE and _DECIDER.search(text):
        return True
    by = any(_BY_SOMEBODY.search(text, one.end(), one.end() + _NEAR) for one in done)
    if by or _POST.search(text):
        return True
    if deed is Deed.DECIDE:
        return False
    return names_somebody(text, beside) if deed is Deed.CHAIR else _BODY.search(text) is not None
