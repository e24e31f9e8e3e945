"""What is no question about these reports: other matters, advice on one's own case, misuse, empty text.

Refusing a real question is worse than searching in vain, so every rule needs a positive sign; merely
unknown words never make a question out of scope.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from service.question.beyond import beyond_reports
from service.question.bodies import without_names_of_bodies
from service.question.danger import SIGNPOST, asks_how_to_report, tells_of_danger
from service.question.hanging import ASKS_ON, points_back
from service.question.harm import puts_words_into_a_mouth, would_harm
from service.question.service_asked import asks_about_a_service

NOT_OF_REPORTS = "This is not a question about the inspection reports held here."
OTHER = "That is outside what these inspection reports cover."
_MISUSE = "That asks for something other than an answer from the reports, so it was not followed."
OWN_CASE = (
    "That is about a case of your own. The reports are about services as a whole; for advice speak to the council's "
    "children's services, a solicitor or a charity such as Family Rights Group."
)
_HARM = "Details of individuals are not given out here, and nothing is written against anybody."
_CHILD = "The reports name no children or families, and details of individuals are not given out here."
OTHER_BODY = "Only reports on local authority children's services in England are held here."
_EMPTY = "There is no question in this."
_GREETING = "Hello."
_ABOUT = "This service answers from the inspection reports it holds and from nothing else."

_INJECTION = re.compile(
    r"\b(?:ignore|disregard|forget|override|bypass|overlook|drop)\b[^.?!\n]{0,40}?\b(?:instructions?|prompts?|rules?|guidelines?|guardrails?|everything (?:above|before)|all (?:of )?(?:the )?(?:above|previous)|previous(?:ly)?|constraints|restrictions|training|safety|filters?|sources?|citations?|what you were told)\b"
    r"|\b(?:system|hidden|initial|secret|original|internal) (?:prompts?|instructions?|messages?)\b|\b(?:your|the) (?:prompt|instructions|configuration|settings|source code|api key|environment variables|credentials|password)s?\b"
    r"|\bapi[ _-]?keys?\b|\b(?:secret|access|admin) (?:key|token|password)s?\b|\bpasswords?\b|\byou are (?:now|no longer)\b|\bfrom now on\b,? (?:you|act|answer|respond|reply)|(?:^|[.;!?:,]\s*|\byou (?:must|should|will|are to) |\bplease )(?:act|behave|respond|answer|reply) (?:as|like) "
    r"|\bpretend (?:to be|you|that you|you're)\b|\brole ?-?play\b|\bjailbreak\w*\b|\bdeveloper mode\b|\bdan mode\b|\bdo anything now\b|\bno restrictions\b|\bunrestricted\b|\bunfiltered\b|\brepeat (?:the words|everything|all|your|what is) (?:above|before|instructions|prompt)|\brepeat the words above\b"
    r"|\bprint (?:your|the) (?:prompt|instructions|system)|\breveal\b[^.?!]{0,30}\b(?:prompt|instructions|key|secret)|\bexecute\b[^.?!]{0,20}\b(?:code|command|shell|sql)|\brm -rf\b|\bdrop table\b|\bselect (?:\*|\w+(?:, ?\w+)*) from \w+\b|\bunion select\b|<script|\[?/?inst\]|<\|im_start|\bsudo\b|\bcurl http|\b1 ?= ?1\b",
    re.IGNORECASE,
)  # fmt: skip
_AGAINST_THE_REPORTS = re.compile(
    r"(?:^|[.;!?:,]\s*|\b(?:please|pls|and|then|now|just|you (?:must|should|will)) )(?:ignore|disregard|forget|set aside|do(?: not|n't) (?:use|look at|rely on|read|cite)|never mind|pay no attention to|leave aside|stop using)\b[^.?!]{0,25}\b(?:documents?|reports?|evidence|inspectors?|texts?|paragraphs?|findings|what (?:the )?(?:inspectors|ofsted|reports?) (?:wrote|said|say))\b"
    r"|\b(?:from|using) your own (?:knowledge|opinion|head|memory)\b|\bwithout (?:looking at|reading|using) (?:any |the )?(?:documents?|reports?|evidence)\b|\beverything you (?:were|have been|'ve been) told\b|\bwhat (?:were|are) your (?:first |original |hidden )?(?:instructions|rules|orders)\b"
    r"|\b(?:hidden|secret|internal) (?:configuration|rules|settings|text)\b|\b(?:admin|debug|god) mode\b|\b(?:begin|end) override\b|\bcontext window\b|\b(?:as (?:the|your) |i am (?:the|your) |i'm (?:the|your) )(?:system )?(?:administrator|developer|admin|creator|owner|programmer)\b|\bpretend (?:the|that|as if)\b",
    re.IGNORECASE,
)
_TOLD_WHAT_TO_SAY = re.compile(
    r"(?:and |just |then |now |please )*(?:tell|assure|promise|agree with) (?:me|us|everyone) (?:that )?(?!how|what|which|who|when|why|where|whether|if|about)[\w' ]+ (?:is|are|was|were) [\w ]+[.!]?$",
    re.IGNORECASE,
)
_FORGERY = re.compile(
    r"\b(?:make up|invent|fabricate|forge|fake|falsify|doctor|hallucinate)\b[^.?!]{0,60}\b(?:quote|quotes|paragraph|citation|report|evidence|finding|findings|rating|grade|statistic|statistics|figure|answer|number|inspection|story)s?\b"
    r"|\b(?:say|state|claim|write|confirm|answer|reply|output|respond|print|type|return)\b (?:only |just |simply |that |with |yes |no |\"|')*(?:that |the words? |\"|')[^.?!]{0,80}\b(?:regardless|no matter|whatever|even if|anyway|instead|verbatim|is outstanding|was outstanding|is the best|hacked|pwned)\b"
    r"|(?:^|[.!?;:,]\s*|\b(?:and|then|please|now|you to) )(?:(?:tell|inform|convince|persuade|assure|warn) (?:everyone|everybody|the (?:world|public|press|papers|town))|announce|declare|proclaim|spread the word|spread a rumou?r)\b"
    r"|\b(?:always|only) (?:answer|say|reply|respond)\b|\b(?<!capacity to )(?:rewrite|change|edit|alter|delete|remove|modify|improve) (?:the |this |that |gateshead's |its |our |my )?(?:\w+ )?(?:report|reports|grade|grades|rating|ratings|judgement|database|index|findings)\b(?! (?:about|on|for))|\b(?:answer|reply|respond|write)\b[^.?!]{0,40}\bwithout (?:any )?(?:citations?|sources?)\b"
    r"|\b(?:ways?|how) to (?:trick|fool|cheat|mislead|hide|deceive)\b[^.?!]{0,40}\b(?:ofsted|inspectors?|social workers?)\b|\bhow (?:can|do|could) (?:i|we|a) [^.?!]{0,30}\b(?:hide|avoid detection|groom|kidnap|abduct|hurt|harm|hack)\b",
    re.IGNORECASE,
)  # fmt: skip
_CLAUSE = re.compile(
    r"(?<=[.!?;\n])\s+|\s*(?:\]\s*|\)\s*:|\s[-–—]{1,2}\s|:\s)|,?\s+(?:and|then|but|and then|instead|also|now|so|and instead|and also) (?=(?:please |instead |just |then |first )*(?:tell|answer|how|what|which|who|when|why|where|did|does|do|is|are|was|were|has|have|show|list|summari[sz]e|compare|give|explain|say|write|output|print|reveal|reply|respond|rate)\b)|,\s+(?=(?:tell|how|what|which|who|when|why|where|did|does|do|is|are|was|were|has|have|show|list|summari[sz]e|compare|give|explain|say|write|output|print|reveal|reply|respond)\b)",
    re.IGNORECASE,
)  # fmt: skip
_TAG = re.compile(r"<script\b.*?(?:</script>|$)|<[^<>]{1,200}>", re.IGNORECASE)
_SPEAKER = re.compile(
    r"(?:system|assistant|user|instructions?|admin|important|note|override|attention|human)", re.IGNORECASE
)

_TASK = re.compile(
    r"\b(?:write|compose|create|make|draft|generate|produce|design)\b (?:me|us)(?: an?| some| the)?(?: \w+)? prompts? (?:for|to|that|i can)\b|\b(?:write|compose|create|make|draft|generate|produce|give|design|invent|fake|do)\b(?: \w+){0,4}? (?:acrostics?|rhymes?|verses?|odes?|slogans?|leaflets?|flyers?|propaganda|adverts?|posters?|powerpoint|slides|campaign|headlines?|parody|satire|memes?|assignment|dissertation|lies|apology|fake \w+|false (?!(?:(?:re)?assurances?|comfort|confidence|hopes?|impressions?|sense|pictures?|positives?|negatives?|allegations?)\b)\w+)\b|\b(?:help me|help us|please|can i|how to|how do i|how can i|^) ?(?:make|invent|write) (?:up )?(?:an? |some )?false allegations?\b|\b(?:acrostic|limerick|haiku|sonnet|propaganda)\b|\bpretend the \w+|\bfake (?:\w+ )?(?:report|letter|inspection|grade)s?\b"
    r"|"
    r"\b(?:write|compose|create|make|draft|generate|produce|give|sing|tell|do)\b(?: \w+){0,4}? (?:poems?|haikus?|limericks?|sonnets?|songs?|raps?|jokes?|fairy ?tales?|short story|stories about|bedtime story|novel|screenplay|lyrics|essay|cover letter|cv|resume|speech|tweets?|blog|tender|business plan|press release|script|code|program|function|regex|sql|macro|formula|recipes?|horoscope|quiz|crossword)\b"
    r"|\b(?:python|javascript|java|typescript|html|css|sql|excel|powershell|bash|rust|c\+\+|php|vba) (?:script|code|program|function|query|formula|macro|class|snippet)\b|\b(?:code|script|program|function) (?:in|to|that|which|for)\b(?=.*\b(?:python|javascript|java|sql|sort|list|array|string|print|parse|loop)\b)"
    r"|\bfor loop\b|\bfibonacci\b|\bbubble sort\b|\bdebug\b|\bstack trace\b|\bunit tests?\b|\btell me a (?:joke|story|secret)\b|\btranslate\b[^.?!]{0,60}\b(?:into|to) (?:french|german|spanish|welsh|polish|urdu|arabic|chinese|italian|latin)\b"
)
_OTHER_MATTERS = re.compile(
    r"\b(?:weather|forecast|temperature outside|rain(?:ing)? (?:today|tomorrow)|football|premier league|world cup|rugby match|cricket|olympics|fixtures|who won|score of the|champions league|bitcoin|crypto\w*|stock (?:price|market)s?|shares? price|exchange rate|interest rate|mortgage|house prices?|property prices?|council tax|bin (?:collection|day)s?|bins|recycling|potholes?|road works|roadworks|parking|planning (?:permission|application)s?|blue badge|library opening|bus (?:times?|timetable|route)s?|train (?:times?|timetable|station)s?|airport|flights?|hotels?|restaurants?|pubs?(?! dates?)|takeaway|things to do|tourist|attractions?|nightlife|museum|theatre tickets|cinema|recipe|cook(?:ing)? (?:a|an|the)|bake (?:a|an)|calories|diet plan|workout|horoscope|zodiac|lottery|celebrit\w+|movies?|films?|netflix|actor|actress|singer|song lyrics|album|video ?games?|capital (?:city )?of|president of|prime minister|king charles|queen elizabeth|monarch|general election|brexit|population of (?:france|china|the world|england|the uk)|tallest|deepest|longest river|highest mountain|everest|speed of light|photosynthesis|quantum|black holes?|dinosaurs?|planets?|the moon|periodic table|pythagor\w+|square root|derivative of|integral of|solve for|(?!24/7|(?:19|20)\d\d/|1\d ?/ ?(?:1\d|2[0-5])s?\b)\d+ ?(?:x|\*|times|divided by|plus|minus|\+|/) ?\d+(?!\d| ?-?year)|meaning of life|who invented|when was .* born|who painted|who wrote (?:hamlet|romeo)|battle of|world war|roman empire|history of (?:the )?(?:roman|england|rome|britain)|vaccin\w+ side effects|symptoms? of|dose of|dosage|paracetamol|ibuprofen|what(?:'s| is) the time|what time is it|what day is it|today's date|what is the date|chatgpt|openai|gemini|large language models?|llms?|machine learning)\b"
)
# What those a council looks after do or get is told of it, be it football or help with a mortgage; what is on in town is not.
_SHARED_MATTERS = re.compile(
    r"\b(?:football|cricket|films?|museum|cinema|theatre|hotels?|mortgage|takeaway|restaurants?)\b"
)
_THEY_DO_IT = re.compile(
    r"(?:^(?:so |and |but )?(?:do|does|did|are|were|have|has|had|can|could|was|is|how do|how did|how are|what do|what did|where do|why do)|\b(?:made|written|produced|run|led|designed|created|attended) by)"
    r" (?:the |any |some |many |its |their )?(?:care leavers|(?:children|kids|young people|teenagers) in care|looked[- ]after (?:children|young people)|children looked after|foster (?:children|kids|carers)|unaccompanied \w+|young people|social workers)\b"
)
# Of this reports speak too, where social workers use it.
_ARTIFICIAL_INTELLIGENCE = re.compile(r"\bartificial intelligence\b")
_HOUSE = r"(?:houses?|flats?|cottages?|bungalows?|apartments?|property|properties|second home|holiday home)"
_LIVING_THERE = re.compile(
    r"\b(?:nice|good|great|lovely|pleasant|decent|cheap|affordable|safe|pretty|best|quiet) (?:place|area|town|city|spot|village|neighbou?rhood)s?\b (?:\w+ )?(?:to|for) (?:a |an |my |our )?(?:buy|live|living|retire|retiring|retirement|rent|renting|stay|visit|holiday|move|moving|settle|shop|eat|walk|surf)\b"
    rf"|\b(?:buy|rent|purchase|sell|let) (?:a |an |my |our )?(?:\w+ )?{_HOUSE}\b|\bwhen i retire\b|\bretire (?:to|in|there)\b|\bestate agents?\b|\bcommut(?:e|ing) (?:to|from|time)\b|\bby (?:train|bus|car|plane|bike)\b(?=.*\b(?:from|to)\b)"
)
_ASKS_REPORTS = re.compile(
    r"\b(?:what|how|where|which|does|do|did|has|have)\b[^.?!]*\b(?:reports?|inspectors?|inspection|ofsted|letters?)\b[^.?!]*\b(?:say|says|said|mention\w*|find|found|tell|tells|told|think|thought|note[sd]?|make of|made of|comment\w*|describe[sd]?|cover(?:ed|s)?)\b"
)
_ASKS_SERVICE = re.compile(
    r"\b(?:what(?:'ll| will| can| would| do| does)|will|would|can|does|do|is|are)\b[^.?!]*\b(?:do|help|offer|offered|support|say|says|said|do for|good|act)\b"
)
# What is of a school, or a child's plan for it, is no school.
_OF_A_SCHOOL = r"(?! (?:plans?|attendance|nurs(?:es?|ing)|staff|leaders?|leads?|moves?|engagement|exclusions?|records?|links?))"
_OTHER_BODIES = re.compile(
    r"\b(?:cqc|care quality commission|estyn|care inspectorate|hmics|hmicfrs|education scotland|tusla|hiqa|rqia|hmip)\b[^.?!]*\b(?:rating|rated|report|inspection|inspected|grade|judge\w*|say|said|found)\b"
    r"|\bofsted\b[^.?!]{0,40}\b(?:rating|grade|report|inspection|judgement)s? (?:of|for|on|at) [^.?!]{0,40}\b(?:primary|secondary|infant|junior|high|grammar|nursery|academy|schools?|nurser\w+|childminders?|pre-?schools?|college|sixth form|kindergarten|university|children's home|care home|fostering agency)\b"
    rf"|\b(?:schools?|nurser(?:y|ies)|childminders?|colleges?|academ(?:y|ies)|pre-?schools?|care homes?|hospitals?|gps?|gp surger\w+|dentists?|prisons?|police forces?|universit(?:y|ies))\b{_OF_A_SCHOOL}[^.?!]{{0,30}}\b(?:is|are|was|were|rated|graded|judged|ratings?|league tables?|rank\w*)\b (?:\w+ )?(?:outstanding|good|inadequate|requires improvement|best|special measures)\b"
    r"|\b(?:best|outstanding|good|top|nearest|worst|failing|catchment|local|which) (?:primary |secondary |infant |junior |grammar |private |rated )*(?:schools?|nurser(?:y|ies)|childminders?|colleges?|academ(?:y|ies)|care homes?|hospitals?|universit(?:y|ies)|gps?|dentists?)\b(?! (?:nurse|attendance|places|staff|health|leaders|governors|work|engage|share|refer|support|help|make|contribute|attend))(?!.*\b(?:in care|looked[- ]after|care leavers?|virtual school|personal education|peps?|social (?:workers?|care)|exclu\w+|home[- ]educat\w+|safeguard\w+)\b)(?=.*\b(?:in|near|for my|to send|should|is|are|rated|ofsted)\b)"
    r"|\b(?:primary|secondary|infant|junior|grammar|nursery|high) schools? (?:ofsted|rating|inspection|league|catchment)|\bschool (?:league tables|admissions|catchment|places appeal)\b"
)
# How many of the council's children go to a good school is said of the council.
_ATTENDED_IN_CARE = re.compile(
    r"\b(?:in care|looked[- ]after|in foster care|fostered)\b[^.?!]*\b(?:attend(?:s|ed|ing)?|go(?:es|ing)? to|went to|placed in|educated|taught)\b[^.?!]*\bschools?\b"
    r"|\b(?:share|proportion|percentage|per ?cent|how many|what fraction)\b[^.?!]*\b(?:children|pupils|kids|young people)\b[^.?!]*\battend(?:s|ed|ing)?\b[^.?!]*\bschools?\b"
)
# Who trains social workers with the council, or is its partner, is told of the council too.
_WITH_THE_COUNCIL = re.compile(
    r"^(?!.*\b(?:ratings?|rated|ofsted|inspect\w+|league|catchment|admissions?|best|nearest|top|worst)\b).*\b(?:partner(?:s|ed|ing|ships?)?|train(?:s|ed|ing)? (?:\w+ )?(?:social workers?|practitioners|staff|approved)|social work (?:degrees?|students?|courses?|training|qualifications?)|"
    r"work(?:s|ed|ing)? (?:\w+ )?with|link(?:s|ed)|collaborat\w+|team(?:s|ed)? up|commission(?:s|ed|ing)|evaluat\w+|research\w*|deliver(?:s|ed|ing)?|accredit\w*)\b"
)
_COUNTRIES = re.compile(
    r"\b(?:in|of|across|for) (?:the )?(?:scotland|wales|northern ireland|ireland|france|germany|spain|italy|sweden|norway|denmark|finland|netherlands|poland|usa|us|united states|america|canada|australia|new zealand|china|india|japan|romania)\b"
)
_OWN = re.compile(
    r"\bmy (?:\w+ )?(?:son|daughter|child|children|kids?|baby|grandson|granddaughter|grandchild(?:ren)?|niece|nephew|stepson|stepdaughter|boy|girl|ex|ex-?partner|ex-?husband|ex-?wife|husband|wife|partner|mum|mother|dad|father|sister|brother|neighbour|neighbor|case|solicitor|landlord|family|foster child|social worker|allegation|court (?:case|hearing|date)|benefits|tenancy|doctor|gp|medication|depression|pregnancy|rights|rights as|complaint|appeal)(?:'s)?\b"
    r"|\b(?:i am|i'm|i was|i've been|i have been|we are|we've been) (?:being )?(?:a victim|abused|hit|hurt|pregnant|homeless|evicted|accused|arrested|assessed by|investigated|going to court|in care|scared|frightened|suicidal|self ?-?harming|thinking of|under (?:a )?(?:section|child protection)|on a child protection)\b"
    r"|\b(?:should|can|could|may|how do|how can|how would|do|am|what can|what should|where do|where can|will|must) i (?:sue|appeal|claim|get my|stop|refuse|complain|apply|foster|adopt|become|move out|leave home|get (?:a |an |help|custody|housing|legal)|allowed to|entitled|report (?:a|my|someone|abuse)|have to|need a (?:lawyer|solicitor)|take|challenge|make a complaint|contact social services|find a solicitor|record)\b"
    r"|\bgive me (?:legal|medical) advice\b|\blegal advice\b(?=.*\b(?:i|me|my)\b)|\bis it legal\b|\b(?:legal|illegal) to\b"
)
_ANSWERABLE_OWN = re.compile(
    r"\b(?:my|our) (?:council|authority|local authority|team|area|borough|county|service|services|director|report|region)\b"
)
# "Who are the children in the report" asks for names, "who are the children missing education" what kind of children they are.
_OF_SOME_CASE = (
    r"(?=\W*$| (?:named|mentioned|described|quoted|interviewed|involved|concerned)\b"
    r"| (?:in|of|from|behind) (?:this|that|these|those|(?:the )?(?:\w+ )?(?:reports?|letter|paragraph|cases?|reviews?|story|examples?|inspection))\b"
    r"| (?:who|that|whom) (?:was|were|had|died|ran|spoke|told|said|complained|\w+ed)\b| (?:that |whom )?(?:the )?inspectors? (?:met|saw|spoke|talked|visited|interviewed))"
)
_NAMED_CHILD = re.compile(
    r"\b(?:what|give|list|tell|show|provide|find|send|share|reveal|need|want|which|who|get)\b[^.?!]{0,40}?\b(?:names?(?! of (?:the |an? )?(?:\w+ )?children's (?:services?|social (?:care|work)|department|director)\b)|identit(?:y|ies)|(?:home |email |their )?address(?:es)?|(?:phone|telephone|mobile) numbers?|dates? of birth|dob|personal (?:details|data|information)|contact details|whereabouts|photos?|medical records?|case (?:file|notes|record)s?)\b (?:and \w+ )?(?:of|for|about) (?:the |a |an |any |all |each |every |those |these |individual |specific |particular |\w+ )?(?:child(?:ren)?|kids?|foster (?:carers?|famil\w+|parents?)|famil(?:y|ies)|victims?|parents?|boys?|girls?|young (?:people|persons?)|teenagers?|bab(?:y|ies)|care leavers?|adopters?|mothers?|fathers?|siblings?)\b"
    r"|\b(?:child|boy|girl|baby|teenager|young person|care leaver|lad|toddler)s? (?:called|named|known as)\b|\bwhat(?:'s| is| was| were| are) the (?:child|boy|girl|baby|young person|victim)(?:ren|s)?'?s? (?:real )?names?\b|\b(?:who|which) (?:is|was) the (?:child|boy|girl|baby|young person|victim|family)\b(?! (?:in need|most|looked|who (?:go|are|need)))|"
    rf"\b(?:who|which) (?:are|were) the (?:children|kids|boys|girls|babies|young people|victims|families){_OF_SOME_CASE}|\bname the (?:child|children|boy|girl|victims?|famil\w+|parents|social workers?|foster carers?)\b|\bwhere does (?:the |that )?(?:child|boy|girl|family|baby) live\b"
    r"|\bidentify the (?:child|children|boy|girl|victims?|famil\w+)\b"
)
_PERSONS_CASE = re.compile(
    r"\b(?:case of|happened to|what about|details (?:of|on|about)|file on|records? of|about|for) ([A-Z][a-z]+ [A-Z][a-z]+)(?:'s)?(?: (?:case|file|record))?\s*\??$"
)
_GREETINGS = re.compile(
    r"^(?:hi|hello|hey|hiya|good (?:morning|afternoon|evening)|thanks?|thank you|cheers|ok|okay|yes|no|bye|goodbye|test|testing|ping|lol|great|cool|please|help|help me|yo|howdy|hmm+|sorry|sure|wow|ta|thx|ty|tysm|perfect|brilliant|excellent|lovely|fab|fantastic|wonderful|superb|amazing|impressive|nice|nice one|good stuff|love it|haha|understood|noted|got it|fair enough|makes sense|i see|grim|awful|dreadful|shocking|terrible|depressing|blimey|gosh|yikes|ouch|(?:exactly|just) what i (?:needed|wanted|was after|was looking for)|that s all|that is all|that's all|that will do|that'll do)(?:,? (?:there|pilcrow|everyone|all|you|so much|a lot|very much|bot|that'?s|that is|this is|really|super|helpful|useful|great|good|interesting|brilliant|for (?:that|this)|again|then|ta|thx|ty|tysm|perfect|lovely|grim|awful|shocking|terrible|depressing|cheers|thanks|bye|(?:exactly|just) what i (?:needed|wanted|was after|was looking for)|for my \w+|i (?:needed|wanted)|for now|for today))*$"
)
_ABOUT_SERVICE = re.compile(
    r"\b(?:who (?:are|made|built|created|wrote) you|what are you|what can you do|are you (?:a |an )?(?:ai|bot|robot|human|person|chatgpt|real|sentient)|how do you work|what is pilcrow|your (?:name|purpose|favou?rite|opinion|feelings)|do you (?:like|love|think|feel|believe|dream)|how are you(?: doing)?(?: today)?$|what model)\b"
)
_GENERAL = re.compile(
    r"^(?:who (?:is|was|were|are|won|invented|discovered|wrote|painted|played)|what(?:'s| is| are| was| does) (?:the |a |an )?|where is|where's|how (?:tall|far|deep|hot|cold|fast|heavy) |how (?:do|can|to|would) (?:i|you|we)? ?|when (?:is|did|was|does)|why (?:is|are|do|does|did)|define |explain |can you |could you |calculate |convert |recommend |suggest |what should )"
)


@dataclass(frozen=True, slots=True)
class Unwrapped:
    """A question freed of orders to the machine: what is left, and what to say about what was taken out."""

    text: str
    note: str | None = None
    misuse: bool = False


def unwrap(text: str) -> Unwrapped:
    """Take out clauses that give orders to the machine or ask for its secrets; what is left is the question."""
    bare = " ".join(_TAG.sub(" ", text).split())
    if not (_INJECTION.search(text) or _FORGERY.search(bare) or _AGAINST_THE_REPORTS.search(bare)):
        return Unwrapped(bare or text)
    clauses = [clause.strip(" ,;:-\"'") for clause in _CLAUSE.split(bare) if clause and clause.strip()]
    kept = [
        clause
        for clause in clauses
        if clause
        and not _SPEAKER.fullmatch(clause)
        and not _INJECTION.search(clause)
        and not _FORGERY.search(clause)
        and not _AGAINST_THE_REPORTS.search(clause)
        and not _TOLD_WHAT_TO_SAY.match(clause)
    ]
    rest = " ".join(clause if clause[-1:] in ".?!" else f"{clause}." for clause in kept).rstrip(".")
    return Unwrapped(
        rest, "Instructions in the question that do not concern the reports were not followed.", misuse=True
    )


def refusal(
    text: str,
    masked: str,
    *,
    foreign: bool,
    misuse: bool,
    empty: bool,
    authorities: bool,
    domain_words: int,
    content_words: int,
    known_words: int,
    fact: bool = False,
) -> str | None:
    """Why a question is not one for these reports, in a sentence for people; None when it is.

    `text` is the cleaned question, `masked` its masked form. `domain_words` counts words and phrases of
    the field in it, `fact` says that it asks for one of a report's own facts, `content_words` those left as topic, `known_words` those of them that reports use.
    """
    lowered = text.lower()
    bare = " ".join(re.findall(r"[\w']+", lowered))
    if _GREETINGS.match(bare):
        return _GREETING
    if misuse and (empty or content_words == domain_words == 0 or (domain_words == 0 and not authorities)):
        return _MISUSE
    if tells_of_danger(lowered):
        return None if _answers_beside(lowered, named=authorities) else SIGNPOST
    reason = _harm_or_borrowed_voice(lowered) or _positive_sign(
        text, lowered, authorities=authorities, domain_words=domain_words
    )
    if reason:
        return reason
    if empty and not authorities:
        return ASKS_ON if points_back(lowered) else _EMPTY
    if foreign:
        return None  # it is said that it could not be read
    if _ABOUT_SERVICE.search(lowered) and domain_words == 0:
        return _ABOUT
    unknown = content_words > 0 and known_words == 0
    if fact:
        return None
    if (
        domain_words == 0
        and not authorities
        and (unknown or (_GENERAL.match(masked) and known_words * 2 <= content_words))
    ):
        return OTHER
    return None


def _answers_beside(lowered: str, *, named: bool) -> bool:
    """Whether a text that tells of a danger also asks what reports can answer; help is named first even then."""
    return asks_about_a_service(lowered, named=named) or (
        named and _ASKS_SERVICE.search(lowered) is not None and not asks_how_to_report(lowered)
    )


def _harm_or_borrowed_voice(lowered: str) -> str | None:
    if would_harm(lowered):
        return _HARM
    return _MISUSE if puts_words_into_a_mouth(lowered) else None


def _positive_sign(text: str, lowered: str, *, authorities: bool, domain_words: int) -> str | None:
    if _NAMED_CHILD.search(without_names_of_bodies(lowered)):
        return _CHILD
    beyond = beyond_reports(lowered)
    if beyond:
        return beyond
    person = _PERSONS_CASE.search(text)
    if person and domain_words == 0 and not authorities:
        return _CHILD
    if _OWN.search(lowered) and not (
        _ANSWERABLE_OWN.search(lowered) or asks_about_a_service(lowered, named=authorities)
    ):
        return OWN_CASE
    if _TASK.search(lowered):
        return OTHER
    of_the_council = _ATTENDED_IN_CARE.search(lowered) or _WITH_THE_COUNCIL.search(lowered)
    if _OTHER_BODIES.search(lowered) and not of_the_council:
        return OTHER_BODY
    if (
        _COUNTRIES.search(lowered)
        and not authorities
        and not re.search(r"\b(?:placed|placements?|from)\b", lowered)
    ):
        return OTHER_BODY
    if _ASKS_REPORTS.search(lowered):
        return None
    return OTHER if _is_other_matter(lowered, authorities=authorities, domain_words=domain_words) else None


def _is_other_matter(lowered: str, *, authorities: bool, domain_words: int) -> bool:
    if authorities and _THEY_DO_IT.search(lowered):
        lowered = _SHARED_MATTERS.sub(" ", lowered)
    if _OTHER_MATTERS.search(lowered) or _LIVING_THERE.search(lowered):
        return domain_words <= 1
    return _ARTIFICIAL_INTELLIGENCE.search(lowered) is not None and domain_words == 0 and not authorities
