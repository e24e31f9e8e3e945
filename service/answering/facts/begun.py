"""When a body that runs children's services began, in the words of a report: "Sandham Families First, a company established in May 2019"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from indexer.contracts import PublishedIndex, StoredParagraph, StoredReport
from service.answering.body import Body
from service.answering.citations import CitationBook
from service.answering.facts.covered import Owner, owners
from service.answering.facts.printed import Place, paragraphs, runs
from service.answering.facts.recalled import quoted
from service.answering.facts.written import capital, missing_section, outcome_of, section, the_report
from service.answering.model import Outcome, SectionOutcome
from service.question.begun import Begun
from service.question.model import Question
from service.question.months import MONTH
from service.wording import listed

_DATE = rf"(?i:(?:\d{{1,2}} )?(?:(?:{MONTH}) (?:of )?)?)(?:19|20)\d\d\b"
_ON = rf"(?:in|on|since|from|until|by|during) (?:the )?(?:(?:early|late|mid|spring|summer|autumn|winter)[ -](?:of )?)?{_DATE}"
_WAS_BEGUN = r"(?:established|set up|created|formed|founded|launched|incorporated)"
_BEGAN = (
    r"(?:has been|was|is|had been) (?:in place|in existence|operational|operating|live|running)"
    r"|went live|going live|came into (?:being|existence|operation|effect)"
    r"|(?:did not )?(?:start(?:ed)?|began|begin|beginning|starting|took over)(?: (?!a\b|an\b|its\b|their\b)[\w'’]+){0,5}?"
)
# What is said to have begun is the body, and nothing that it, or somebody within it, set up.
_NO_OBJECT = r"(?:,? (?:formally|officially|initially|originally|first|by [\w'’ ]{1,40}?|as [\w'’ -]{1,60}?|under [\w'’ ]{1,40}?|and [\w'’ ]{1,30}?))?"
_WITHIN = r"(?<!\bwithin )(?<!\bin )(?<!\bof )(?<!\bby )(?<!\bat )(?<!\bfor )(?<!\bwith )(?<!\bto )(?<!\bbetween )(?<!\band )"
_IN_BRACKETS = r"(?: \([^()]{1,40}\))?[’'”\"]?"
_COUNCIL = (
    r"(?:(?: and [A-Z][\w'’ ]+?)?(?: (?:unitary|local|new))* (?:[Cc]ouncils?|[Aa]uthority|authorities))?"
)
_IT = r"(?:the|this|that) (?:company|trust|organisation|body|partnership|delivery vehicle)"


def begun(question: Question, index: PublishedIndex, book: CitationBook) -> Body | None:
    """When the body asked about began, by the newest report that says so.

    Where none does, that is said of a name that is nothing but an authority's (`alone`); of a longer one None,
    with nothing cited, as its words can be searched for.
    """
    if question.begun is None:
        return None
    asked = owners(question, index)
    for owner in asked:
        place = _told(owner, question.begun, index)
        if place is not None:
            text = f"{capital(the_report(place.report.report))} says: {quoted([place], book)}"
            written = section(owner, SectionOutcome.ANSWERED, text, place.report)
            return Body(text, Outcome.ANSWERED, (written,), looked_back=place.report not in owner.covered)
    if not question.begun.alone:
        return None
    held = [owner for owner in asked if owner.held]
    silent = f"The reports on {listed([one.name for one in held])} do not say when {question.begun.body} was set up."
    sections = [
        section(one, SectionOutcome.SILENT, silent, one.everything[0]) if one.held else missing_section(one)
        for one in asked
    ]
    text = silent if held else " ".join(one.text for one in sections)
    return Body(text, outcome_of(sections), tuple(sections), looked_back=True)


def _told(owner: Owner, asked: Begun, index: PublishedIndex) -> Place | None:
    """The sentence that tells it, of the newest report that has one; one that names the body before one that points at it."""
    for report in owner.everything:
        named = _names(report, asked.body, index)
        places = list(_telling(report, named, index, pointed=not asked.itself))
        if places:
            return max(places, key=lambda place: named.search(place.quote) is not None)
    return None


def _names(report: StoredReport, body: str, index: PublishedIndex) -> re.Pattern[str]:
    """The name of a body, and the letters that a report prints in brackets behind it."""
    name = re.sub("['’]", "['’]", re.escape(body))
    letters = re.compile(rf"(?i:{name})[’'”\"]? \([‘'“\"]?(?P<letters>[A-Z][A-Za-z]{{1,7}})[’'”\"]?\)")
    found = {
        match["letters"]
        for stored in index.paragraphs(report.start, report.end)
        for match in letters.finditer(stored.paragraph.text)
    }
    return re.compile(rf"(?<!\w)(?:(?i:{name})|{'|'.join([*map(re.escape, found), '(?!)'])})(?!\w)")


def _telling(
    report: StoredReport, named: re.Pattern[str], index: PublishedIndex, *, pointed: bool
) -> Iterator[Place]:
    """Where a report tells it of what is so named; with `pointed` also of what it points back to ("the company")."""
    by_name, by_pointing = _says(named.pattern), _says(rf"(?i:{_IT})")
    for stored in paragraphs(report, index):
        for start, end in runs(stored):
            sentence = stored.paragraph.text[start:end]
            if by_name.search(sentence):
                yield Place(stored, report, start, end)
            elif pointed and by_pointing.search(sentence) and named.search(stored.paragraph.text, 0, start):
                yield Place(stored, report, _from_its_name(stored, named, start), end)


def _from_its_name(stored: StoredParagraph, named: re.Pattern[str], before: int) -> int:
    """Where the last sentence that names the body before another begins: what is quoted has to say which."""
    naming = [
        start
        for start, end in runs(stored)
        if end <= before and named.search(stored.paragraph.text, start, end)
    ]
    return naming[-1] if naming else before


def _says(name: str) -> re.Pattern[str]:
    """What says of something so named on what date it began."""
    name = f"{name}{_COUNCIL}"
    apposition = rf"{name}{_IN_BRACKETS},(?: which| a| an| the| who)?(?: (?!and\b)[\w'’-]+){{0,6}}? ?{_WAS_BEGUN}{_NO_OBJECT},? {_ON}"
    itself = rf"{_WITHIN}{name}{_IN_BRACKETS}(?:,? (?:which|that|and))?(?: (?:was|were|has been|had been|is))?(?: (?:formally|officially|first|initially|originally))? {_WAS_BEGUN}{_NO_OBJECT},? {_ON}"
    working = rf"{_WITHIN}{name}{_IN_BRACKETS}(?:,? (?:which|that|and))?,? (?:{_BEGAN}),? {_ON}"
    made = rf"\b(?:establish|set up|setting up|create|form|launch|found)(?:ed|d|ing|es|s)?(?: (?:a|an|the|its|their)(?: [\w'’-]+){{1,8}}?,?)? ?[‘'“\"]?{name}{_IN_BRACKETS},?(?: to(?: (?!\w+ed\b)[\w'’-]+){{1,4}},?)? {_ON}"
    given = rf"\b(?:transferred|delegated|handed(?: over)?|moved|passed|contracted)(?: out)? to {name}{_IN_BRACKETS},? {_ON}"
    opening = rf"^(?i:{_WAS_BEGUN}){_NO_OBJECT},? {_ON}, {name}"
    before = rf"^(?:In|On|Since) {_DATE},? {name}{_IN_BRACKETS} (?:was|were) {_WAS_BEGUN}\b|\b{_ON},? (?!and\b)[^.;]{{0,80}}\bthe (?:creation|establishment|launch|formation) of (?:the )?{name}"
    return re.compile("|".join((opening, before, apposition, itself, working, made, given)))
