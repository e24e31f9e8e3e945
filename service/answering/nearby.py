"""Who of many comes near what is asked without plainly saying it: told apart from those that are counted.

The nearest paragraph on a rare matter is on a common one beside it: of 79 authorities 27 were counted for driving
lessons, 20 of them for entitlements at large (docs/decisions/0024).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from indexer.contracts import StoredParagraph
from service.answering.citations import CitationBook
from service.answering.extractive import write_passages
from service.answering.model import Section
from service.answering.passages import Passage, best_run, naming, under_headings
from service.answering.policy import Policy
from service.question.groups import names_people
from service.question.model import Concept, Intent, Question
from service.retrieval.found import Found, ScoredParagraph
from service.retrieval.speaking import in_a_clause, names, says
from service.retrieval.successors import taken_over

_AS_GOOD = (
    0.6  # of the likeliest paragraph's probability, for one that says more of what is asked to go before it
)
SHOWN = 6  # authorities that come near, the nearest first


def says_it(concept: Concept, passage: Passage) -> bool:
    """Whether the paragraph of a passage, or its headings, have the concept in so many words."""
    return names_it(concept, passage.scored.stored)


def names_it(concept: Concept, stored: StoredParagraph) -> bool:
    """Whether a paragraph, or its headings, have the concept in so many words."""
    return names(concept, under_headings(stored, stored.paragraph.text))


def rare_word(found: Mapping[str, Found]) -> Concept | None:
    """The rare word that was asked in, the same of every authority; None where none is rare."""
    return next((group.rare for group in found.values()), None)


def says_the_rare(group: Found, stored: StoredParagraph) -> bool:
    """Whether a paragraph has what is rare of what was asked: the rare word, or else a matter that is seldom named, in one clause."""
    if group.rare is not None:
        return names_it(group.rare, stored)
    return group.known is not None and in_a_clause(group.known, stored)


def _names_the_matter(group: Found, stored: StoredParagraph) -> bool:
    """Whether a paragraph names what many are asked about."""
    return group.matter is not None and stored.row in group.matter.rows


def _asks_something_rare(group: Found) -> bool:
    """Whether something rare is asked for: what names the matter and not that does not tell of it. Who does it is no such thing."""
    return group.known is not None or (group.rare is not None and not names_people(group.rare.written))


def tells_of_the_matter(group: Found, policy: Policy) -> bool:
    """Whether a paragraph that names what many are asked about, where little else speaks for the group, tells what is asked of it.

    Asked by its name, less is enough of the paragraph: how probable it is hangs on how the rest is worded.
    """
    enough = max(policy.answers, policy.ratio_unnamed * group.top)
    if _asks_something_rare(group):
        return False
    return any(one.probability >= enough and _names_the_matter(group, one.stored) for one in group.scored)


def matter_first(question: Question, group: Found) -> tuple[ScoredParagraph, ...]:
    """What was found, first what names what many are asked about, of that first what says what is asked of it.

    What hardly answers comes after what does, whatever words it has.
    """
    asked = _asked_of_it(question, group)
    named = [one for one in group.scored if _names_the_matter(group, one.stored)]
    enough = _AS_GOOD * max((one.probability for one in named), default=0.0)

    def telling(one: ScoredParagraph) -> int:
        text = one.stored.paragraph.text
        return -sum(says(concept, text) for concept in asked) if one.probability >= enough else 0

    return (*sorted(named, key=telling), *(one for one in group.scored if one not in named))


def _asked_of_it(question: Question, group: Found) -> tuple[Concept, ...]:
    """What is asked of what many are asked about by name: the other concepts, if there is such a thing."""
    terms = _terms_of(group)
    return tuple(one for one in question.concepts if one not in terms) if terms else ()


def set_apart(
    chosen: Mapping[str, Sequence[Passage]], found: Mapping[str, Found], policy: Policy
) -> frozenset[str]:
    """Those of many, with passages chosen, whose best paragraph does not plainly answer.

    Where somebody surely answers in a rare word that the question asks in, or in the words of a matter seldom named,
    who has not that has to be surer; of two words or more, which mean what they say, nobody else plainly answers.
    Where nothing rare is asked for, who names what is asked about need not be as sure.
    """
    speaking = {name: passages for name, passages in chosen.items() if passages}
    saying = {
        name
        for name, passages in speaking.items()
        if any(says_the_rare(found[name], one.scored.stored) for one in passages)
    }
    said = any(found[name].top >= policy.surely for name in saying)
    rare = rare_word(found)
    several = rare is not None and " " in rare.written

    def plainly(name: str) -> bool:
        if said and several and name not in saying:
            return False
        if said and name in saying and (several or rare is None):
            enough = policy.answers  # a word that stands there by chance tells nothing
        else:
            enough = policy.answers_unsaid if said and name not in saying else policy.plainly
        if not _asks_something_rare(found[name]) and any(
            _names_the_matter(found[name], one.scored.stored) for one in speaking[name]
        ):
            enough = policy.answers
        return bool(found[name].called) or found[name].top >= enough

    return frozenset(name for name in speaking if not plainly(name))


def as_it_is_now(question: Question, group: Found, policy: Policy) -> Found:
    """What was found of one of many without what reports superseded since say, where a later one speaks of the matter as well.

    Years or change asked for by name keep what was.
    """
    reports = {one.report.report.report_id: one.report for one in group.scored}
    superseded = taken_over(list(reports.values()))
    now = tuple(one for one in group.scored if one.report.report.report_id not in superseded)
    if group.called or question.years or question.intent is Intent.TEMPORAL or len(now) == len(group.scored):
        return group
    later = replace(group, scored=now)
    enough = min(policy.now, policy.nearly_now * group.top)
    speaks = bool(now) and (later.top >= enough or names_the_bare_term(question, later, policy))
    return later if speaks else group


def names_the_bare_term(question: Question, group: Found, policy: Policy) -> bool:
    """Whether a term with nothing asked of it ("what do reports say about caseloads") is named by a paragraph that says something of it."""
    term = question.bare
    return term is not None and any(
        one.probability >= policy.speaks and names(term, one.stored.paragraph.text) for one in group.scored
    )


def nearest_of(
    apart: frozenset[str], chosen: Mapping[str, Sequence[Passage]], found: Mapping[str, Found]
) -> dict[str, Passage]:
    """The best passage of those set apart that come nearest, the nearest first."""
    order = sorted(apart, key=lambda name: (-found[name].top, name))
    return {name: chosen[name][0] for name in order[:SHOWN]}


def naming_it(
    question: Question, chosen: Mapping[str, Sequence[Passage]], found: Mapping[str, Found], policy: Policy
) -> dict[str, Passage]:
    """Where what is asked about is named in the reports of those of whom nothing is chosen: the likeliest first.

    They are not silent, whatever is asked of it. Of two things asked of each other one alone is near where it says
    something of what is asked. Not where a side or something rare is asked for.
    """
    if question.leaning is not None or any(map(_asks_something_rare, found.values())):
        return {}
    there: dict[str, ScoredParagraph] = {}
    for name, group in found.items():
        best = None if chosen.get(name) else _naming_it(question, group, policy)
        if best is not None:
            there[name] = best
    order = sorted(there, key=lambda name: (-there[name].probability, name))
    return {name: _named(there[name], found[name]) for name in order}


def _naming_it(question: Question, group: Found, policy: Policy) -> ScoredParagraph | None:
    """The likeliest paragraph that names what many are asked about, else one that names some of it; None where none does."""
    matter = group.matter
    if matter is None:
        return None
    return next(
        (
            one
            for one in matter_first(question, group)
            if one.stored.row in matter.rows
            or (one.stored.row in matter.partly and one.probability >= policy.speaks)
        ),
        None,
    )


def _named(scored: ScoredParagraph, group: Found) -> Passage:
    """The run of a paragraph that answers best, or the sentence that names what is asked about where that does not."""
    run = best_run(scored)
    there = (naming(run, term) for term in _terms_of(group) if names(term, scored.stored.paragraph.text))
    return next(there, run)


def _terms_of(group: Found) -> tuple[Concept, ...]:
    """The terms in which many are asked about a matter, if any."""
    return group.matter.terms if group.matter else ()


def near_sections(
    sections: Sequence[Section], near: Mapping[str, Passage], book: CitationBook
) -> list[Section]:
    """The sections, those of authorities that come near with what they say, as what does not plainly answer.

    They stay silent: nothing is counted that is not plainly said.
    """
    told: dict[str, Section] = {}
    by_name = {section.authority: section for section in sections}
    for name, passage in near.items():
        report = passage.scored.report.report
        quoted = write_passages([passage], book, judged=False, oldest_first=False)
        told[name] = by_name[name].model_copy(
            update={
                "report_id": report.report_id,
                "year": report.year,
                "text": f"Near it, without plainly saying it. {quoted}",
            }
        )
    return [told.get(section.authority, section) for section in sections]
