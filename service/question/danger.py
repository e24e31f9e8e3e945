"""A child who may be in danger now, told of in passing: whoever writes so is shown the way to help, first of all.

Nothing else can be got so wrong here: a disclosure must never be answered with paragraphs of a report.
Questions about how services respond to such children are ordinary ones, so every sign below needs a
child of the asker's own knowledge, the asker's own danger, or the wish to report.
"""

from __future__ import annotations

import re

SIGNPOST = (
    "If a child is in danger now, call 999. If it is not an emergency, tell the children's social care team of the "
    "council where the child lives (at night and at weekends its emergency duty team), or the police on 101. The NSPCC "
    "gives advice to adults who are worried about a child on 0808 800 5000; children and young people can call "
    "Childline, free and at any hour, on 0800 1111; the Samaritans are on 116 123. Nobody reads what is written here, "
    "and nothing is passed on: this service only searches published inspection reports."
)

IN_CASE = "If a child may be in danger, call 999, or the NSPCC on 0808 800 5000; Childline is on 0800 1111."

_HARMS = (
    r"(?:hit(?:s|ting)?|beat(?:s|ing|en)?|hurt(?:s|ing)?|slap(?:s|ped|ping)?|punch(?:es|ed|ing)?|kick(?:s|ed|ing)?|smack(?:s|ed|ing)?|touch(?:es|ed|ing)?|"
    r"rap(?:e|es|ed|ing)|abus(?:e|es|ed|ing)|molest(?:s|ed|ing)?|groom(?:s|ed|ing)?|burn(?:s|t|ed|ing)?|strangl(?:e|es|ed|ing)|chok(?:e|es|ed|ing)|"
    r"threaten(?:s|ed|ing)?|batter(?:s|ed|ing)?|shak(?:e|es|ing)|starv(?:e|es|ed|ing)|assault(?:s|ed|ing)?|attack(?:s|ed|ing)?|blackmail(?:s|ed|ing)?)"
)
_WOES = (
    rf"(?:{_HARMS}|bruis\w+|scream\w*|crying|cries|left (?:home )?alone|home alone|(?:locked|shut|hid\w+) (?:in|up|out|away)|drag(?:s|ged|ging)|"
    r"no(?:body| one) (?:feeds|feeding|is feeding|looks after|is in|(?:is )?(?:ever )?in)|no food|(?:always |looks? |is |are )?(?:so )?(?:starving|hungry|filthy)|in danger|not safe|unsafe|"
    r"(?:sell|deal|carry|runn?)(?:ing|s)? drugs|(?:by|for|with) a gang|knife|kill\w*|neglect\w*|exploited|disclosed|being \w+ed by|(?:is|are|not) feeding|passed around|drunk|suicid\w+|did it|does things|"
    r"out (?:all night|till|until)|all night|ran off|run away|ran away|missing since|hasn't come home|not come home|sent abroad|get married|cut)"
)
_KIN = (
    r"(?:son|daughter|child|kids?|children|baby|toddler|boy|girl|niece|nephew|grand(?:son|daughter|child|children|kids?)|step(?:son|daughter|sister|brother|kids?)|"
    r"foster (?:son|daughter|child|kids?)|little (?:brother|sister|cousin)|brother|sister|cousin|friend|mate|best friend|pupil|student|ex|partner|husband|wife|boyfriend|girlfriend|neighbou?rs?)"
)
_ELDERS = r"(?:mum|mam|mom|dad|father|mother|step-?(?:mum|dad|mother|father)|parents?|uncle|aunt(?:ie)?|grandad|nan|coach|teacher|boyfriend|foster (?:carer|mum|dad|parents?)|carer|brother|cousin|babysitter)"
_OWN_DANGER = re.compile(
    rf"\b{_HARMS} (?:up )?(?:me|us)\b(?! (?:with (?:the|a|some)|as|why|how|in the))"
    rf"|\b(?:i'?m|i am|i'?ve been|i have been|i keep|i get|i got|we're|we are|we keep) (?:being |getting |been )?(?:{_HARMS}|forced|trafficked|exploited)\b(?! (?:by|about|with) (?:the )?(?:news|report|find))"
    r"|\b(?:scared|frightened|afraid|terrified) (?:of (?:my|him|her|them)|to go (?:home|back)|at home|he|she|they|i'?ll|i will|i might)\b"
    rf"|\b(?:my |our |^)?(?:\w+ )?{_ELDERS}(?:'s \w+)?\b[^.?!]{{0,60}}\b(?:(?:hit|beat|hurt|touch|kick|rap|abus|threaten)\w* (?:me|us)|comes? into my (?:room|bed)|lock(?:s|ed)? me|keeps? leaving us|leaves? (?:me|us)|no food|drinks all|messag\w+ me|wants to meet|smash\w* up)\b|\b(?:does|did|doing|done) (?:\w+ ){0, 2}(?:things? )?to me\b|\b(?:throws?|throwing) (?:things|stuff) at (?:me|us|the (?:kids|children)|her|him)\b"
    r"|\b(?:kill|cut|cutting|hurt|hurting|harm|harming) my ?self\b|\bend my life\b|\bwant(?:ed)? to die\b|\b(?:don'?t|do not) want to (?:live|be alive|be here)\b|\b(?:took|taken|swallowed) (?:some |a load of |all |an )?(?:my )?(?:tablets|pills|overdose)\b"
    r"|\b(?:gonna|going to|wants to|trying to|threatening to|tried to) (?:kill|hurt|harm|cut) (?:him|her|them) ?sel(?:f|ves)\b|\b(?:kill|hurt|harm|shake) my (?:baby|kids?|child(?:ren)?|son|daughter)\b|\bi shook my\b"
    r"|\b(?:going to|gonna|will|'ll|might|want to|says he'll|says she'll) (?:hurt|kill|hit|get|harm) (?:me|him|her|us|them)\b"
    r"|\b(?:i'?m|im|i am) (?:only )?(?:[5-9]|1[0-7])\b[^?]*\b(?:scared|kicked|threw|thrown|nowhere|ran away|run away|pregnant|hits?|hurts?|abused|forced|alone|chucked)\b|\bi(?:'ve)? (?:ran|run) away\b"
    r"|\b(?:threw|kicked|chucked|throw(?:s|n|ing)?) me out\b|\bi(?:'m| have| got|'ve got)? (?:got )?(?:nowhere|no ?where) to (?:go|sleep|stay)\b"
    r"|\b(?:they|he|she) (?:make|makes|made|force|forces|forced) me\b|\bwants? me to send\b|\bpost my (?:nudes|pictures|photos)\b|\bsend (?:him |her |them )?(?:nudes|naked)\b"
    r"|\bbeing forced to marry\b|\b(?:the|with) (?:kids|children) (?:are )?in the house\b(?=.*)|\b(?:hitting|hurting|beating|attacking|killing) (?:my )?(?:mum|mam|mom|sister|brother|dad)\b"
)
_A_CHILD = r"(?:an?|the|this|that|one|some) (?:\w+ ){0,2}?(?:child|kid|baby|babies|toddler|boy|girl|lad|lass|infant|pupil|teenager|little one|schoolgirl|schoolboy)"
_NEAR_THE_ASKER = (
    r"(?:next ?-?door|upstairs|downstairs|across the (?:road|street|landing)|(?:on|down|in) (?:my|our) (?:street|road|block|class|club|school|team|building|estate)|through the wall|"
    r"(?:flat|house|room) (?:above|below|opposite|next)|near me|at number \d+|my neighbou?r'?s?|at my (?:son|daughter|kid)'s school|at my (?:club|school|church|work)|i know\b)"
)
_KNOWN_CHILD = re.compile(
    rf"\b(?:kids?|children|child|bab(?:y|ies)|toddler|boy|girl|lad|little one)\b[^.?!]*\b{_NEAR_THE_ASKER}[^.?!]*\b{_WOES}\b"
    rf"|\b{_NEAR_THE_ASKER}[^.?!]*\b(?:kids?|children|child|bab(?:y|ies)|toddler|boy|girl|lad|little one|sons?|daughter|he|she|they)\b[^.?!]*\b{_WOES}\b"
    rf"|\b{_NEAR_THE_ASKER}[^.?!]*\b{_WOES}\b[^.?!]*\b(?:kids?|children|child|bab(?:y|ies)|toddler|boy|girl|lad|son|daughter)\b"
    rf"|\b(?:kids?|child|bab(?:y|ies)|toddler|boy|girl|lad|little one)\b[^.?!]{{0,40}}\b{_WOES}\b[^.?!]{{0,40}}\b{_NEAR_THE_ASKER}"
    rf"|\bmy (?:\w+ )?{_KIN}(?:'s \w+)?\b[^.?!]*\b{_WOES}\b"
    rf"|\b{_HARMS} (?:my|our) (?:\w+ )?{_KIN}\b|\b(?:my|our|a|one of my|one of our) (?:\w+ )?(?:friend|neighbour|sister|brother|pupil)s?'?s?\b[^.?!]{{0,30}}\b(?:is|are|she's|he's|they're) being {_HARMS}\b"
    rf"|\bi(?:'ve)? (?:just |also )?(?:saw|seen|heard|can hear|found|witnessed)\b[^.?!]*\b(?:child|kid|baby|toddler|boy|girl|kids|children)\b"
    rf"|\bi (?:think|believe|am sure|suspect|know|fear)\b[^.?!]{{0,40}}\b(?:my|her|his|our|a|this|that|somebody's|someone's) (?:\w+ )?(?:child|kids?|baby|son|daughter|boy|girl|children|toddler|niece|nephew)\b[^.?!]*\b{_WOES}"
    rf"|\b(?:child|kid|baby|boy|girl|pupil|student|niece|grandson|granddaughter|cousin|stepson|stepdaughter|son|daughter|lad)\b[^.?!]{{0,30}}\b(?:told|has told|disclosed to|said to) (?:me|us|him)\b"
    rf"|^(?:please |help |pls )*(?:there(?:'s| is| are) )?{_A_CHILD}\b[^.?!]{{0,40}}\b(?:is|are|was|'s)?\b[^.?!]{{0,25}}\b(?:in danger|being (?:hurt|hit|beaten|abused|starved|kept)|left alone|(?:locked|alone|wandering) in|wandering|alone|passed around)\b(?! .*\b(?:how|what|does|do|did|inspectors?|reports?|council|services?)\b)"
    rf"|^(?:help |please )*(?:some(?:one|body)|he|she|they) (?:is|are|'s|keeps?) {_HARMS} (?:a|the|my|his|her|their) (?:\w+ )?(?:child|kids?|baby|son|daughter|boy|girl|children)\b|\bkids? in danger (?:at|in|on) (?:number|my|the)\b"
)
_TO_REPORT = re.compile(
    r"\b(?:how|where|who|whom|what|when|should|can|could|do|must) (?:(?:do|can|should|would|could|number|phone number|am) )*(?:i|we)\b[^.?!]{0,25}\b(?:report|call|ring|phone|tell|contact|speak to|talk to|alert|inform)\b(?! (?:my|our) (?:own )?(?:kids?|child|children|son|daughter))[^.?!]{0,60}"
    r"\b(?:child(?!ren's (?:services|social|centre))|kids?|bab(?:y|ies)|abus\w+|neglect\w*|hurt|danger|worried|concern\w*|cruelty|parent|neighbou?r)\b"
    r"|\b(?:how to|want to|need to|trying to|like to) (?:report|flag) (?:an? |my |the |some |suspected )?(?:\w+ ){0,2}?(?:child|kids?|abuse|neglect|cruelty|parent|neighbou?r|family|mother|father)\b"
    r"|^(?:report|reporting) (?:an? )?(?:child (?:abuse|neglect)|a child|abuse|neglect|abuse of)\b(?! (?:rates?|figures|how|levels|data|by))"
    r"|(?:^|[.,;:!?] )(?:who|number|where) to (?:call|ring|phone|tell|report|contact|turn to)\b(?=.*\b(?:child|kids?|abuse|danger|hurt|neglect|worried|screaming|alone)\b)|\b(?:who|number|where) (?:do i|can i|should i|do we|i) (?:call|ring|phone|tell|report|contact|turn to)\b(?=.*\b(?:child|kids?|abuse|danger|hurt|neglect|worried|screaming|alone)\b)|\b(?:kids?|child|baby|children|abuse)\b[^?]*\b(?:who|what number) (?:do|should|can) i (?:call|ring|tell|phone|contact)\b"
    r"|\b(?:i'?m|im|i am|we're|we are) (?:really |very |so )?(?:worried|concerned|scared|anxious|frightened) (?:about|for|that) (?:an?|my|this|that|some|one|somebody's|someone's|the (?:child|kid|baby|boy|girl|kids|children) (?:next|who lives|at|in my|on my))\b(?! (?:lot|number|few|report|council|team|service|trend|rise|local|visit|inspection|grade))(?! \w+ (?:of|rates?|grades?|reports?|trend|services?))"
    r"|\b(?:i|we) (?:want|need|have|would like|am going|'d like)(?: to)? (?:make|raise|put in|do|file) (?:an? )?(?:safeguarding |child protection )?(?:referral|safeguarding concern|concern) (?:about|for|on)\b"
    r"|\bwhat (?:do|should|can) i do\b[^.?!]*\b(?:abused|hurt|hit|neglected|danger|disclos\w+)\b|\b(?:disclosed|disclosure)\b[^?]*\bwhat (?:do|should) i do\b|\bshould i call the police\b"
)
_WORRIES_OF_OFFICE = re.compile(
    r"\b(?:i'?m|im|i am|we're|we are) (?:really |very |so )?(?:worried|concerned|anxious) (?:about|that|for) (?:the |our |my )?(?:\w+ )?(?:caseloads?|team|service|council|authority|borough|county|city|budget|workforce|vacanc\w+|turnover|sufficiency|thresholds?|report|grade|inspection)\b"
)


def tells_of_danger(lowered: str) -> bool:
    """Whether a lower-case text discloses that somebody, most likely a child, may be in danger, or asks how to report it."""
    return bool(_OWN_DANGER.search(lowered) or _KNOWN_CHILD.search(lowered) or asks_how_to_report(lowered))


def asks_how_to_report(lowered: str) -> bool:
    """Whether a lower-case text asks whom to tell about a child."""
    return _TO_REPORT.search(lowered) is not None and not _WORRIES_OF_OFFICE.search(lowered)
