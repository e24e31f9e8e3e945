"""Text in a report that speaks to a machine and not to a reader: kept from the model, and no evidence.

Inspection reports describe services. A sentence that tells an assistant what to do, forges a turn of a
conversation or carries markup of one did not come from an inspector. Patterns never catch all of them:
they come before the checks of every claim, not in their place.
"""

from __future__ import annotations

import re

from indexer.readers.characters import visible

_ORDER = re.compile(
    r"\b(?:ignore|disregard|forget|override|bypass|discard)\b[^.?!]{0,60}\b(?:instructions?|prompts?|rules?|guidelines?|"
    r"guardrails?|constraints?|restrictions?|above|previous(?:ly)?|prior|everything|what you)\b"
    r"|\b(?:system|hidden|initial|secret|developer|original) (?:prompts?|instructions?|messages?|mode)\b"
    r"|\byour (?:prompt|instructions?|configuration|rules?|guidelines?|training|role|task|answer|answers|reply|response|output|summary|claims?)\b"
    r"|\b(?:you are|you're|act|behave|respond|answer|reply) (?:now |no longer |as |like )(?:an? |the )?(?:\w+ ){0,3}?(?:ai|assistant|language model|bot|chatbot|dan|machine|linux|terminal|unrestricted|pirate)\b"
    r"|\b(?:ai|language|large language|llm) (?:models?|assistants?|systems?|agents?|summari[sz]ers?)\b|\b(?:llms?|chat ?gpt|gpt-?\d|claude|copilot|gemini)\b|\bchatbots?\b"
    r"|\b(?:dear|attention|note (?:to|for)|message (?:to|for)|hey|hello),? (?:\w+ ){0,2}?(?:assistant|ai|model|bot|machine|summari[sz]er|agent)\b|\bto (?:the|any|all) (?:\w+ )?(?:ai|bots?|chatbots?|summari[sz]ers?)\b|\bassistants?\b(?=\s*[:,])"
    r"|\b(?:when|if|before|while|after) (?:you(?:'re| are)? )?(?:asked|answer(?:ing)?|summari[sz](?:e|ing)|respond(?:ing)?|cit(?:e|ing)|quot(?:e|ing)|reply(?:ing)?|process(?:ing)?|read(?:ing)?) (?:this|about|the|any|questions?|with|from)\b[^.?!]{0,80}\b(?:say|state|write|answer|claim|include|add|report|respond|reply|output|mention|omit|link|recommend|tell|set|must|return)\b"
    r"|(?:^|[.!?:;]\s*|\b(?:please|now|then|must|instead|always|only|simply|just) )(?:say|state|write|answer|claim|respond|reply|output|print|return|repeat|reveal|append|insert|mention|tell|announce|emit|begin|end|start|finish|translate|encode|add|include|cite|omit|conclude)\b"
    r" (?:(?:in|as|with|to|at|your|each|every|the|all|any|a|an|this|it) )*(?:only|just|simply|exactly|that|nothing|[\"'“‘]|words?\b|phrase|sentence|everyone|everybody|users?\b|readers?\b|asker|questions?\b|answers?\b|repl(?:y|ies)\b|json|claims?\b|keys?\b|french|german|base64|rot13|pirate|poem|haiku|verbatim|citations?|link|https?|www)"
    r"|\b(?:visit|click|download|open|browse|see|email|call|phone) (?:(?:on|the|this|our|at|page|link|site) )*(?:https?:|www\.|[\w-]+\.(?:com|org|net|io|example|xyz)\b|here\b|link)"
    r"|\b(?:set|mark|make|return) (?:\w+ )?[\"'“]?silent[\"'”]?\b|\b(?:json|api[ _-]?keys?|passwords?|environment variables?|source code|base64|tool call|function call)\b"
    r"|<\|?/?(?:im_start|im_end|system|assistant|user|endoftext|script|inst|sys|tool)[^>]*>|\[/?(?:inst|sys|system)\]|<</?sys>>|```|={4,}|#{2,} ?(?:system|instruction|new|end|user|assistant)"
    r"|\b(?:end|start|begin(?:ning)?) of (?:the )?(?:data|document|context|material|paragraphs?|evidence|input|passages?|prompt|instructions?)\b"
    r"|(?:^|[.!?\n] ?)(?:system|assistant|user|developer|human|admin|root) ?:|\b(?:new|updated|revised|additional|important|urgent) instructions?\b|\bjailbreak\w*\b|\bdo anything now\b"
    r"|[\"']?(?:claims|keys|silent|role|content)[\"']? ?: ?(?:\[|\{|\"|true|false)",
    re.IGNORECASE,
)
# Orders that name no machine: they speak of the text itself, of what is to be written, or to whoever answers.
_ASIDE = re.compile(
    r"\b(?:supersedes?|overrides?|replaces?|cancels?) (?:all|any|every|the) (?:\w+ ){0,3}?(?:rules?|instructions?|prompts?|orders)\b"
    r"|\b(?:rules?|instructions?|orders?|directions?) (?:given|issued|addressed) to you\b|\b(?:begin|end|start)\W+override\b|%{3,}|\btl; ?dr\b"
    r"|\bautomated (?:tools?|readers?|summari\w+|assistants?|agents?)\b|\bas (?:the|an?) (?:model|assistant|ai|chatbot|agent)\b,"
    r"|\b(?:once|when|now that|after|if|as) you(?:'ve| have| are)? (?:now )?(?:read|reading|seen|process\w*|parsed?|summari\w+|answer(?:ing)?|cit(?:e|ing))\b"
    r"|\b(?:whoever|whomever|whatever|anyone|anything|any (?:reader|tool|system)s?) (?:\w+ ){0,2}?(?:answer(?:s|ing)|compil\w+|summari\w+|process(?:es|ing)|quot(?:es|ing))\b"
    r"|\b(?:skip|set aside|overlook|dismiss|discount|pay no attention to) (?:the |all |any )?(?:evidence|paragraphs?|text|findings|rest|what (?:was|is|stands|has been) (?:written|said)|preceding|foregoing)\b"
    r"|\b(?:preceding|foregoing|previous|above|following|next|this) (?:text|sentences?|paragraphs?|content|page) (?:is|was|are|were) (?:\w+ ){0,2}?(?:tests?|void|wrong|false|outdated|untrusted|examples?|placeholders?|jokes?|policy)\b"
    r"|\b(?:real|true|actual|correct) (?:findings?|answers?|results?|grades?|judgements?) ?:|\bwhat you (?:write|say|answer|output|reply)\b"
    r"|\b(?:only|just|simply) (?:say|write|answer|state|mention|report|repeat|call)\b|\b[\w-]+ dot (?:net|com|org|uk|io)\b"
    r"|\b(?:outputs?|overviews?|answers?|repl(?:y|ies)|text generated) (?:\w+ ){0,6}?(?:should|must|shall|ha(?:s|ve) to|needs? to|ought to)\b"
    r"|\b(?:respond|answer|act|behave|write) as (?:though|if)\b|\bfrom (?:here|now) on\b|\b(?:nothing|everything|all) (?:said |written )?above\b|\bone true\b"
    r"|\bwhenever this (?:text|sentence|paragraph|page|report|letter)\b|\bin any (?:overview|summary|answer)\b|\b(?:every|any) (?:response|answer) about this\b"
    r"|\bso kind as to\b|\bstep by step and\b|\bto the person asking\b|\bassistant to ?=|\binstructions? (?:no\.? )?\d"
    r"|(?:^|[.!?:;]\s*)(?:role|task|goal|objective|persona|command|policy|directive|reminder|remember|override|correction|update) ?:"
    r"|(?:^|[.!?:;]\s*)(?:kindly|please|do not|don't|never|always|you (?:must|should|shall|will)) (?:\w+ly )?(?:add|mention|say|cite|quote|report|tell|use|talk|call|emit|declare|state|write|conclude|skip|praise|describe|direct|answer|inform|warn|advise|claim)\b",
    re.IGNORECASE,
)
# Verbs that no recommendation of an inspector begins with, and what stands before a forged order.
_BEGINS = re.compile(
    r"^[\W_]*(?:answer|output|translate|print|say|reply|respond|append|compare|override|pretend|imagine|add to|talk about|declare|skip|emit|kindly|"
    r"summari[sz]e|accuse|praise|decode|execute|mention|forget|ignore|disregard|email|phone|call (?!for)|use the phrase|rate the)\b(?!['’-])"
    r"|\b(?:correct|true) (?:answer|figure) (?:to|is)\b|\bif you are an?\b|\bfor (?:any|all) (?:ai|llm|machine)s?\b",
    re.IGNORECASE,
)
_LETTER = re.compile(r"[^\W\d_]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_MOSTLY = 0.8  # of a sentence's letters are Latin in English
_LINK = re.compile(
    r"https?://|\S@[\w-]+\.\w|<[a-z/!][^<>]*>|\bwww\.|!\[|\]\(|\bjavascript:|\bdata:\w+/|\bon\w+ ?= ?[\"']",
    re.IGNORECASE,
)


def speaks_to_machines(sentence: str) -> bool:
    """Whether a sentence is an order to a machine, a forged turn, markup or an address, or in another script."""
    plain = visible(sentence)
    letters = len(_LETTER.findall(plain))
    foreign = letters > 0 and len(_LATIN.findall(plain)) < _MOSTLY * letters
    return foreign or bool(
        _ORDER.search(plain) or _ASIDE.search(plain) or _BEGINS.search(plain) or carries_link(plain)
    )


def carries_link(text: str) -> bool:
    """Whether a text holds an address, or markup that a browser would follow or run."""
    return bool(_LINK.search(text))
