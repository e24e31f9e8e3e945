"""What lies beyond inspection reports although it shares their words: what is to come, the law, persons, live contacts.

Each sign is of what is asked *for*; questions of what reports say about such things are left alone.
"""

from __future__ import annotations

import re

from service.question.bodies import without_names_of_bodies

TO_COME = (
    "The reports say what inspectors found, not what is to come; Ofsted does not announce its inspections."
)
LAW = (
    "The reports say how services were found to work, not what the law is. The law is on legislation.gov.uk, the "
    "government's guidance on GOV.UK; advice on a case comes from a solicitor, Citizens Advice or the Family Rights Group."
)
CONTACT = "The reports hold no telephone numbers, addresses or opening hours of services; the council's website has them."
PERSONS = "The reports are about services and not about single workers or families: nobody is named, ranked or blamed here."
JOBS = "Pay, allowances, vacancies and how to apply are not in inspection reports; the council's website has them."
OPINION = "The reports say what inspectors found; this service quotes them and has no opinion of its own."
TO_LIVE = (
    "The reports judge services for children in need of help, protection or care; they do not say where it is good to "
    "live. They can say which authorities were judged outstanding, or what was found at one of them."
)

_REPORTS_SAY = re.compile(
    r"\b(?:do|does|did|what|how) (?:\w+ ){0,3}(?:reports?|inspectors?|inspections?|ofsted) (?:say|said|find|found|think|thought|mention|make|tell|note|criticis\w+)\b"
)
_TO_COME = re.compile(
    r"\b(?:predict|forecast|foretell|guess)\b(?=[^.?!]*\b(?:ofsted|inspect\w*|rat(?:ed|ing)|grade\w*|judged|say|find|score)\b)"
    r"|\b(?:will(?! happen (?:if|when)\b)|gonna|is [\w -]{2,30} going to|are [\w -]{2,30} going to)\b[^.?!]{0,50}\b(?:be (?:rated|graded|judged|outstanding|inadequate|good)|fail|pass|get (?:an? )?(?:good|better|outstanding|inadequate|worse)\b(?! (?:help|support|care)))"
    r"(?=[^.?!]*(?:\b(?:next|again|soon|future|20[2-9]\d|time|this year|ofsted|inspection)\b|\?$))"
    r"|(?<!know )(?<!tell )(?<!tell me )(?<!check )(?<!see )\bif\b[^.?!]{0,40}\b(?:were|was|got|get|is|are) (?:re-?)?inspected (?:tomorrow|next|soon|today|now)\b|\bwill (?:ofsted|the inspectors|inspectors)\b|\bwhat will (?!happen (?:if|when)\b)[^.?!]{1,40}\b(?:be rated|be judged|be graded|get|score)\b"
    r"|\bwhen (?:is|are|will|does|do)\b[^.?!]*\b(?:next (?:\w+ )?(?:inspect\w*|visit\w*|ofsted)|inspect(?:ed|ion|ing)? [^.?!]*\b(?:next|again)\b|due (?:an|for|to be)\b|(?:be |come |coming )back\b[^.?!]*\?$)|\bnext inspection (?:date|due)\b|\bwhen(?:'s| is) [^.?!]{0,40}\bnext\b(?=[^.?!]*\b(?:inspect\w*|ofsted|visit))"
)
_LAW = re.compile(
    r"\bwhat(?:'s| is| does| do)? (?:the )?(?:\w+ ){0,2}law (?:on|about|say|says|around|for|regarding|in|when|if)\b|\b(?:is|was|be) (?:it )?(?:against the law|legal|illegal|lawful|unlawful)\b(?= (?:to|for|if|that)\b)"
    r"|\b(?:by|under(?: \w+)?) law\b(?![^.?!]*\binspect)|\bcan (?:the |a |my )?(?:\w+ )?(?:council|social services|social workers?|they|police|authority) (?:\w+ )?(?:legally|lawfully)\b"
    r"|\bcan (?:the |a |my )?(?:\w+ )?(?:council|social services|social workers?|they|police|authority) [^.?!]{0,60}\bwithout (?:a |an |any |my |our )?(?:court|judge|warrant|order|telling me|permission)\b"
    r"|\b(?:is|are) (?:the |a |my )?(?:\w+ )?(?:council|social services|social workers?|they|authority) (?:even |legally |actually )?(?:allowed|permitted|entitled) to\b"
    r"|\bwhat (?:does|do|is said in) (?:the )?(?:children act|children and \w+ act|care act|human rights act|\w+ act 19\d\d|\w+ act 20\d\d|regulations? \d+|statute)\b|\bwhich (?:act|statute|law|section of the)\b(?![^.?!]*\binspect)|\blegal (?:age|test|definition|limit|right)s?\b(?= (?:to|for|of|that)\b)"
    r"|\bsentenc(?:e|ing) (?:guidelines?|for|do you get)\b|\bcase law\b|\bdo i have to (?:let|allow|agree|sign|attend|tell|answer)\b"
)
_PERSONS = re.compile(
    r"\b(?:rank|order|list|sort|score|rate|grade|league table of)\b[^.?!]{0,50}\b(?:social workers?|managers?|staff|workers|carers|team leaders?|directors?|inspectors)\b[^.?!]{0,30}\bby (?:name|surname|performance)\b"
    r"|\bwhich (?:individual |particular |named |actual )?(?:social worker|worker|manager|team leader|person|individual)s? (?:was|is|were|did|should|handled)\b[^.?!]*\b(?:to blame|blamed?|responsible for the|at fault|sacked|fired|struck off|screwed up|messed up)\b"
    r"|\b(?:should|ought to)\b[^.?!]{0,40}?\b(?:sack|dismiss|fire) (?:the|its|their|any|some|all)? ?(?:\w+ )?(?:director|dcs|managers?|heads?|leaders?|chief|chair|boss(?:es)?|staff|social workers?|workers?|them|him|her|someone|somebody|anyone)\b|\bshould (?:the |their |its )?(?:\w+ ){0,3}?(?:director|dcs|head|leader|chief executive|boss|managers?)\b[^.?!]{0,20}\b(?:resign|step down|quit|be (?:sacked|fired|dismissed|replaced))\b|\bwho (?:should|deserves?|needs?|ought) (?:to )?(?:be |get )?(?:sacked|fired|sued|blamed|prosecuted|struck off|the sack)\b|\b(?:get|have|help)\b[^.?!]{0,40}\b(?:struck off|sacked|fired)\b|\bloses? (?:her|his|their) job\b"
    r"|\b(?:complaint|grievance|letter|review|story|something|post|statement)\b[^.?!]{0,60}\b(?:makes?|making|so that|to make)\b[^.?!]{0,60}\b(?:liars?|incompetent|look bad|look stupid|fool|villain|evil|lying)\b|\bsmear\w*\b|\bdig (?:up )?(?:some )?dirt\b|\bammunition (?:against|on)\b|\b(?:nasty|damning|vicious|scathing) (?:review|post|letter|article|email|piece) (?:of|about|on|against)\b"
    r"|\bwho\b[^.?!]*\b(?:real|full|actual|true) names?\b|\b(?:real|full|actual|true) names? of\b|\b(?:surnames?|initials)\b(?=.*)"
    r"|\bnames? (?:and ages? )?of (?!(?:\w+ ){0,3}?(?:dcs|directors?|heads?|leads?|chairs?|inspectors?|chief)\b)(?:the |all |all the |those |any )?(?:\w+ ){0,3}?(?:child(?:ren)?|kids?|victims?|girls?|boys?|teenagers?|famil(?:y|ies)|parents|mothers?|siblings?|adopters?|foster (?:carers?|parents?))\b(?<!names of children)(?=[^.?!]*\b(?:reports?|letter|paragraph|inspect\w*|case|who|in)\b)(?<!\bhow)"
    r"|\b(?:post ?codes?|(?:exact|home|street|full) address(?:es)?|which street|what street|(?:which|what) road)\b"
)
_ASKED_FOR = r"\b(?:give me|send me|tell me|find me|i need|i want|looking for|what(?:'s| is| are)|get me|have you got|link to|show me)\b (?:the |an? |any )?(?:\w+ ){0,2}?"
_CONTACT = re.compile(
    rf"(?:^(?:the )?|{_ASKED_FOR})(?:(?:(?:tele)?phone|contact|mobile|helpline|hotline|e-?mail|fax)(?: (?:number|address|details|line|no))s?|e-?mail|helpline|hotline) (?:for|of|to|in|at)\b"
    rf"|{_ASKED_FOR}(?:online )?referral form\b"
    r"|\b(?:what|which) (?:(?:tele)?phone )?number (?:do|can|should|would|to|must)\b|\bhow (?:do|can|could|would) (?:i|we) (?:contact|reach|ring|phone|get hold of|get in touch with|e-?mail)\b|\bwho (?:do|can|should) (?:i|we) (?:e-?mail|ring|phone|call)\b"
    r"|\bopening (?:hours|times)\b|(?<!out of )\boffice hours (?:of|for|at)\b|\bwhat time (?:does|do|is)\b[^.?!]*\b(?:open|close|shut)\b|\b(?:is|are)\b[^.?!]*\bopen (?:on|at(?! (?:nights?|(?:the )?weekends?|all (?:hours|times)|any (?:hour|time))\b)|today|tomorrow|now|this)\b"
    r"|\b(?:offices?|town hall|civic centre|reception|library|libraries)\b[^.?!]*\bopen (?:at|on)\b"
)
_JOBS = re.compile(
    r"\bhow much (?:will|would|do|can|could|does|is|are)\b[^.?!]*\b(?:paid|pay|earn|allowance)\b[^.?!]*\b(?:i|we|you|foster\w*|adopt\w*|week|month|year)\b|\bhow much (?:will|would|do|can|could) (?:i|we)\b|\b(?:salary|pay scales?|pay band|hourly rate) (?:of|for)\b|^(?:\w+ )?salar(?:y|ies)\b"
    r"|\b(?:vacancies|jobs?|posts?)\b[^.?!]{0,20}\bi (?:can|could|should) apply\b|\bapply for (?:a )?(?:jobs?|work|post|vacanc\w+)\b(?=.*\b(?:i|me|my)\b)|\bwhat (?:qualifications?|training|degree|experience) (?:do|would|should) (?:i|you|we) need\b"
    r"|\bwhat benefits? (?:can|do|could|are)\b[^.?!]*\b(?:claim|get)\b"
)
_OPINION = re.compile(
    r"\bwould you (?:personally |ever |really |yourself )?(?:let|send|live|want|trust|raise|move|choose|recommend|feel|be happy|foster)\b"
    r"|\bin your (?:own |personal |honest )?(?:opinion|view)\b|\b(?:what's|what is|whats) your (?:own |personal |honest )?(?:opinion|view|take|verdict|guess)\b"
    r"|\bdo you (?:personally|yourself) (?:think|believe|like|trust)\b"
)
_TO_LIVE = re.compile(
    r"\b(?:best|nicest|nice|good|better|safest|safe|worst|right|which) (?:\w+ ){0,2}?(?:council|borough|city|town|area|place|county|part|region|street|village)s? (?:\w+ ){0,3}?(?:to|in which to|for) (?:live|raise|bring(?:ing)? up|settle|grow up|move to|a family|families to live)\b"
    r"(?! (?:in|with|near) (?:care|foster|children's|their|residential))(?!.*\b(?:leave|leaving|left|in) care\b)"
    r"|\bwhere (?:\w+ ){0,4}?should (?:i|we) (?:\w+ )?(?:move|live|settle|relocate|raise|bring up|buy|rent)\b|\bshould (?:i|we) (?:move|relocate)\b|\bwe(?:'re| are) (?:relocating|moving to)\b|\bquality of life (?:for|in)\b(?=.*\b(?:famil|cit|town))"
)

_CARE = r"(?:care|looked[- ]after|cla|lac|virtual|vulnerable|foster\w*|adopt\w*|safeguard\w*|early help|social work\w*|disab\w+|protect\w*|excluded|missing|attendance|unaccompanied|child in need|transition\w*|leavers?)"
# Whoever works with the council is told of in its reports.
_WITH_THEM = r"work(?:s|ed|ing)? (?:\w+ )?with|partner\w*|link(?:s|ed)|team(?:s|ed)? up|together"
_OTHERS_MATTER = re.compile(
    rf"^(?!.*\b(?:{_CARE}|kids?|chil\w*|cared|after|turned|youngsters)\b).*\b(?:gcses?|a-?levels?|sats|phonics|key stage|year \d{{1,2}}s?|secondaries|progress 8|attainment 8)\b"
    rf"|^(?!.*\b{_CARE}\b).*(?:\b(?:nurser(?:y|ies)|childminders?|pre-?schools?|colleges?|sixth forms?|academ(?:y|ies)|universit(?:y|ies))\b.*\b(?:ratings?|rated|ofsted|inspected|inspection|outstanding|grades?)\b|\b(?:ratings?|rated|ofsted|inspected|inspections?|grades?)\b.*\b(?:of|for|at|in)\b.*\b(?:nurser(?:y|ies)|childminders?|pre-?schools?|colleges?|academ(?:y|ies))\b)"
    r"|^(?!.*\b(?:transition\w*|disab\w+|young|children'?s?|child|kids?|youngsters?|teen\w*|mov(?:e|es|ing) (?:on|up|to|into)|leavers?|parents?|18|handover)\b).*\b(?:adult (?:social )?care|pensioners?|elderly|dementia|home care|care homes? for)\b"
    r"|\bplanning (?:permission|applications?)\b|\b(?:houses?|flats?|homes?|property|properties) (?:\w+ )?(?:cost|sell for|go for|prices?)\b|\bcouncil tax (?:band|increase|bill|rise)s?\b|\b(?:hmp|hmicfrs|peel (?:inspection|grade|report))\b"
    rf"|^(?!.*\b(?:{_CARE}|chil\w*|kids?|young\w*|teen\w*|{_WITH_THEM})\b).*\b(?:fire (?:brigade|engines?|and rescue)|a&e)\b"
)
OTHERS = "That is not what these reports are about."

_SIGNS: tuple[tuple[re.Pattern[str], str], ...] = (
    (_TO_COME, TO_COME),
    (_LAW, LAW),
    (_CONTACT, CONTACT),
    (_JOBS, JOBS),
    (_TO_LIVE, TO_LIVE),
    (_OPINION, OPINION),
    (_OTHERS_MATTER, OTHERS),
)


def beyond_reports(lowered: str) -> str | None:
    """Why a lower-case text asks for what no inspection report holds, for people; None where no sign says so."""
    if _PERSONS.search(without_names_of_bodies(lowered)):
        return PERSONS
    if _REPORTS_SAY.search(lowered):
        return None
    return next((reason for pattern, reason in _SIGNS if pattern.search(lowered)), None)
