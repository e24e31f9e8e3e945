"""Who asks and in what haste: told beside a question, and no part of its matter.

"Councillor here, need this fast: do advisers visit people in prison?" asks nothing of councillors. What somebody who
lives what they ask about says of themselves stays ("I'm a foster carer"), as does what a question in the first person
leans on ("as a social worker, what support would I get?").
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_ROLE = (
    r"(?:(?:local|ward|county|borough|city|district|parish|shadow|cabinet|new|newly (?:elected|qualified|appointed)|freelance|agency|senior|trainee|junior|"
    r"independent|opposition|concerned|busy|fellow|education|social affairs|data|policy|research|phd|masters?|university|social work|social care|children's|services?|"
    r"scrutiny|practice|team|advanced|assistant|deputy|interim|local authority|council|charity|school|retired|former)[ -]){0,4}"
    r"(?:councillor|cllr|elected member|lead member|portfolio holder|journalist|reporter|editor|writer|blogger|researcher|academic|student|lecturer|professor|"
    r"teacher|head ?teacher|governor|social worker|sw|manager|practice lead|head of (?:service|children's services|safeguarding)|director(?: of children's services)?|dcs|"
    r"commissioner|officer|advis[eo]r|analyst|mp|solicitor|barrister|lawyer|consultant|trustee|campaigner|volunteer|nurse|gp|doctor|health visitor|"
    r"civil servant|member of the public|resident|taxpayer|voter|clerk|chair|worker|practitioner)"
)
_NO_PLACE = r"(?!(?:about|worried|worrying|concerned|doing|writing|looking|researching|interested|who|which|that|what|how|whose|with|and|but|so)\b)"
_WORDS = rf"{_NO_PLACE}[\w'&-]+(?: {_NO_PLACE}[\w'&-]+){{0,5}}?"
_SOMEWHERE = rf"(?: (?:in|at|for|with|from|of|on|covering|over in) (?P<where>{_WORDS}))?"
_NOW = r"(?: (?:here|asking|writing|speaking|again|wondering))"
_WHO = (
    rf"(?:(?:i'm|im|i am|we're|we are|this is|it's|speaking as|as) (?:just |only |also |now )?(?:an? |the |your )?{_ROLE}{_SOMEWHERE}{_NOW}?"
    rf"|(?:an? )?{_ROLE}{_SOMEWHERE.replace('where', 'there')}{_NOW}"
    r"|(?:cllr|councillor|mr|mrs|ms|dr|prof)\.? (?:\w+ )?\w+ here|my name(?:'s| is) \w+(?: \w+)?"
    rf"|i work (?:as (?:an? )?{_ROLE} )?(?:in|at|for) (?P<works>{_WORDS}))"
)
_PURPOSE = (
    r"for (?:a|an|the|my|our|this|tomorrow's|tonight's|today's|next week's) (?:(?!on\b|about\b)[\w-]+ ){0,2}?"
    r"(?:briefing|brief|report|article|piece|story|paper|meeting|committee|presentation|essay|dissertation|assignment|speech|column|podcast|slides?|newsletter|blog|colleague|friend|boss|manager|constituent|mate)"
    r"(?: (?:to|for|with|at|next|this|tomorrow|today|tonight)(?: (?!on\b|about\b)[\w'-]+){0,3})?"
)
_HASTE = (
    r"(?:(?:i |we )?(?:just |really |only )?(?:need|want)(?:ed)? (?:this|it|that|an answer|a (?:quick |short )?answer) "
    rf"(?:(?:very |really |pretty )?(?:fast|quick(?:ly)?|asap|urgently|today|tonight|tomorrow|now|soon)|by (?:\d+(?::\d\d)?(?: ?[ap]m)?|(?!how\b|what\b|which\b)\w+)|in (?:a (?:hurry|rush)|[\w]+ (?:minutes|mins|hours?))|{_PURPOSE})"
    r"|(?:just )?(?:a )?(?:very |really )?quick(?:ie| (?:one|q|qn|question|query|line|answer|check|reply))(?: (?:for you|from me|if you can|if possible))?"
    r"|(?:(?:i'm|im|we're|i am) )?(?:on|up against|got|with|have)(?: (?:an?|the|tight|short))* deadline(?: (?:today|tonight|tomorrow|looming|here))?|deadline (?:today|tonight|tomorrow|looming)"
    r"|(?:(?:i'm|im|we're|i am) )?(?:in )?(?:a )?(?:bit of (?:a )?)?(?:hurry|rush)|(?:very |really |quite |it's |this is )*urgent(?:ly)?(?: (?:one|question|request))?|asap"
    rf"|(?:(?:it's|this is|needed|wanted|i'm asking|asking|just) )?{_PURPOSE}|(?:i'm |just )?asking (?:for|on behalf of) (?:a|an|my|our|the) (?:\w+ )?(?:colleague|friend|boss|manager|mate|councillor|director|constituent|team)"
    r"|(?:so |very )?sorry (?:if (?:this|it|that)(?:'s| is| has| was| sounds| seems)? (?:\w+ ){0,3}?(?:obvious|basic|silly|stupid|daft|dumb|simple|asked|answered|before|question|long|vague|place)(?: (?:question|one|before|already|to ask))?"
    r"|to (?:bother|trouble|pester|ask|be)(?: (?:you|again|a pain|this|so (?:late|brief|blunt)))*|for (?:asking|bothering|the|another)(?: (?!about\b|on\b)\w+){0,3})"
    r"|(?:this |it )?(?:might|may|is probably) be (?:an? )?(?:obvious|silly|stupid|daft|dumb|basic)(?: question| one)?|(?:an? |probably an? )?(?:silly|stupid|daft|dumb|basic|random) (?:question|one)(?: (?:maybe|probably|i know))?"
    r"|bear with me|first time (?:here|using this|asking)|(?:many |so many )?thanks(?: in advance| so much)?|thank you|cheers|much appreciated|no waffle|just (?:wondering|curious)"
    r"|(?:a |one |just a )?(?:brief|short|one[- ]line) (?:answer|reply|line)|keep it (?:brief|short)|(?:in )?(?:a|one) (?:sentence|line))"
)
_POLITE = r"(?: (?:please|pls|plz|thanks|thx|ta|sorry))*"
_GREETED = r"(?:(?:hi|hello|hey|hiya|(?:good )?(?:morning|afternoon|evening)|please|ok|so|right)(?: (?:there|all|team|everyone))?[ ,!]+)*"


def _asides(of_haste: bool) -> str:
    """What is said beside the question: of haste alone, or of who asks before it or after it too."""
    if of_haste:
        return rf"{_GREETED}{_HASTE}(?:(?: and| but| so|,)? {_HASTE}){{0,2}}{_POLITE}"
    hurried = rf"(?:(?: and| but| so|,)? {_HASTE}){{0,2}}"
    return rf"{_GREETED}(?:{_HASTE}(?: and| but| so|,)? ){{0,2}}{_WHO}{hurried}{_POLITE}"


# Before what asks, where no mark stands between: "I'm a councillor in Alderbrook can you tell me".
_ASKS = (
    r"(?:,? (?:and|but|so))? (?=(?:can|could|would|how|hows|how's|what|whats|what's|why|do|does|did|is|are|was|were|has|have|tell|wondering|"
    r"(?:i |i'm |i'd )?(?:just )?(?:want|wanting|need|looking|trying|hoping|like) to)\b)"
)
_HURRIED, _TOLD_WHO = (re.compile(_asides(of_haste), re.IGNORECASE) for of_haste in (True, False))
_OPENS_HURRIED, _OPENS_WHO = (
    re.compile(_asides(of_haste) + _ASKS, re.IGNORECASE) for of_haste in (True, False)
)
_MARK = re.compile(r"(\s*[,;:!?.]+(?:\s+|$)|\s*[()]\s*|\s+[-–—]+\s+)")
_TITLED = re.compile(r"\b(cllr|mr|mrs|ms|dr|prof)\.(?= \w)", re.IGNORECASE)
# What is asked of the asker's own: who they are is part of it.
_OF_THEMSELVES = re.compile(
    r"\b(?:my|mine|our|ours|we|us)\b|\b(?:would|will|do|can|could|should|am|might|may|must|if|when|once|what|where) i\b(?! (?:ask|know|see|find|check))"
    r"|\bi(?:'d| would|'ll| will|'m| am) (?:get|have|be|going|thinking|considering|moving|joining)\b|\b(?:for|help|support) me\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Told:
    """A question without what is told of who asks it and in what haste.

    `where` is where the asker says to work, as written; "" where nothing of it is said.
    """

    question: str
    where: str = ""


def without_asker(text: str) -> Told:
    """A cleaned text without what is told of who asks and in what haste; as it is where nothing else would be left."""
    hurried = _without(text, _HURRIED, _OPENS_HURRIED)
    told = _without(hurried.question, _TOLD_WHO, _OPENS_WHO)
    if told.question == hurried.question or _OF_THEMSELVES.search(told.question):
        return Told(hurried.question)
    return told


def _without(text: str, aside: re.Pattern[str], opening: re.Pattern[str]) -> Told:
    where = ""
    if opened := opening.match(text):
        text, where = text[opened.end() :], _where(opened)
    pieces = _MARK.split(_TITLED.sub(r"\1", text))
    if len(pieces) == 1:
        return Told(text, where)
    kept: list[str] = []
    asides = [aside.fullmatch(clause.strip()) for clause in pieces[::2]]
    asked = [place for place, found in enumerate(asides) if found is None]
    for place, (clause, mark) in enumerate(zip(pieces[::2], (*pieces[1::2], ""), strict=True)):
        found = asides[place]
        # Within what is asked it may be one of a list: "referrals: urgent, serious and routine".
        if found is None or (asked and asked[0] < place < asked[-1] and "," in mark):
            kept.extend((clause, mark))
        else:
            where = where or _where(found)
            if kept and kept[-1].strip() == "(":  # the mark behind it goes as well
                kept[-1] = " "
    rest = "".join(kept).strip(" ,;:-–—")
    if not re.search(r"\w", rest) or len(kept) == 2 * len(pieces[::2]):
        return Told(text, where)
    return Told(rest, where)


def _where(found: re.Match[str]) -> str:
    groups = found.groupdict()
    written = next((groups[name] for name in ("where", "there", "works") if groups.get(name)), "")
    return written.rsplit(" in ", 1)[-1]  # of "the fostering panel in Alderbrook" the place
