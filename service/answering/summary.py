"""The text of an answer about several authorities: who says something, then a section each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from indexer.contracts import StoredReport
from service.answering.coverage import named
from service.answering.model import Section, SectionOutcome
from service.answering.nearby import rare_word, says_it
from service.answering.not_counted import NOBODY, NotCounted
from service.answering.passages import Passage
from service.answering.verify import markers
from service.question.model import FEW, Intent, Leaning, Question
from service.retrieval.found import Found
from service.wording import counted, listed

_TOLD_APART = (  # docs/quality.md: 79 % of sentences
    "Praise and criticism are told apart by a model of their sentences that reads one in five wrongly: "
    "read the passages before you count authorities."
)
_EARLIER_NAMED = 12  # of those counted by an earlier report
_SAYS: Mapping[Leaning | None, tuple[str, str, str]] = {
    None: ("has", "have", "something on this"),
    Leaning.PRAISE: ("has", "have", "praise on this"),
    Leaning.FAULT: ("has", "have", "criticism on this"),
    Leaning.DEMAND: ("was", "were", "asked to do something about this"),
}
_DENIED: Mapping[Leaning | None, tuple[str, str, str]] = {
    **_SAYS,
    Leaning.FAULT: ("is", "are", "said not to, or not always, not well or not by enough"),
    Leaning.PRAISE: ("is", "are", "said not to, or hardly to"),
}


def joined(
    question: Question,
    sections: Sequence[Section],
    listed_names: frozenset[str],
    reports: Sequence[StoredReport],
    not_counted: NotCounted = NOBODY,
) -> str:
    """The answer's text: one section as it is, several under a summary by rule and their names."""
    if len(sections) == 1:
        return sections[0].text
    answered = [section for section in sections if section.outcome is SectionOutcome.ANSWERED]
    few = len(sections) <= FEW  # of many, the first line says who is silent or not held
    written_out = [
        section
        for section in sections
        if (section.authority in listed_names if section in answered else bool(question.authorities) and few)
    ]
    parts = [summary(question, sections, reports, not_counted)]
    parts.extend(f"### {section.authority}\n\n{section.text}" for section in written_out)
    parts.extend(in_one_line(sections, listed_names, not_counted))
    return "\n\n".join(parts)


def in_one_line(
    sections: Sequence[Section], listed_names: frozenset[str], not_counted: NotCounted = NOBODY
) -> Iterator[str]:
    """The lines at the end: who answers and is not written out, who says the contrary, and who comes near, each with year and markers."""
    by_name = {section.authority: section for section in sections}
    rest = [
        section.authority
        for section in sections
        if section.outcome is SectionOutcome.ANSWERED and section.authority not in listed_names
    ]
    for title, names in (
        ("Also", [name for name in rest if name not in not_counted.contrary]),
        ("Say that it is not so", [name for name in rest if name in not_counted.contrary]),
        ("Near it, without plainly saying it", not_counted.near),
    ):
        if names:
            yield f"**{title}:** {', '.join(_in_short(by_name[name]) for name in names)}."


def _in_short(section: Section) -> str:
    year = f" ({section.year})" if section.year else ""
    return f"{section.authority}{year} {' '.join(f'[{number}]' for number in markers(section.text))}"


def summary(
    question: Question,
    sections: Sequence[Section],
    reports: Sequence[StoredReport],
    not_counted: NotCounted = NOBODY,
) -> str:
    """The first line of an answer about several authorities: how many have something, and who has not."""
    near, contrary = not_counted.near, len(not_counted.contrary)
    answered = [
        section
        for section in sections
        if section.outcome is SectionOutcome.ANSWERED and section.authority not in not_counted.contrary
    ]
    asked = "asked about" if question.authorities else "held"
    leaning = None if question.tells_both_sides else question.leaning
    one, many, what = (_DENIED if question.denied else _SAYS)[leaning]
    whole = counted(len(sections), "authority", "authorities")
    lead = (
        f"{'Both authorities' if len(sections) == 2 else f'All {whole}'} {asked} {many} {what}."
        if len(answered) == len(sections)
        else f"{len(answered)} of the {whole} {asked} {one if len(answered) == 1 else many} {what}."
    )
    silent = [
        section.authority
        for section in sections
        if section.outcome is SectionOutcome.SILENT and section.authority not in near
    ]
    missing = [section.authority for section in sections if section.outcome is SectionOutcome.NOT_HELD]
    if earlier := _earlier(question, answered, not_counted.earlier):
        lead += f" {earlier}"
    if contrary:
        said = "say" if contrary > 1 else "says"
        lead += f" {counted(contrary, 'other')} {said} that it is not so, and {'are' if contrary > 1 else 'is'} not counted."
    if near:
        lead += f" {counted(len(near), 'more comes', 'more come')} near it and {'is' if len(near) == 1 else 'are'} not counted."
    if silent:
        told = _silent(question, silent, reports, leaning)
        lead = f"{told} {lead}" if question.asks_silent else f"{lead} {told}"
    if missing:
        lead += f" No report is held for {listed(missing)}."
    return lead if question.one_by_one else f"{lead} {_searched(question, reports)}"


def _earlier(question: Question, answered: Sequence[Section], names: frozenset[str]) -> str:
    """Who of those that answer does so by what was superseded since alone, with the year; "" where times are asked about."""
    if asks_of_times(question):
        return ""
    told = [
        f"{one.authority} ({one.year})" if one.year else one.authority
        for one in answered
        if one.authority in names
    ]
    superseded = "a report" if len(told) == 1 else "reports"
    shown = listed(told) if len(told) <= _EARLIER_NAMED else str(len(told))
    return f"Of these, {shown} by {superseded} superseded since." if told else ""


def asks_of_times(question: Question) -> bool:
    """Whether a question asks after the past itself: that a report is superseded need not be said then."""
    return bool(question.years or question.until) or question.intent is Intent.TEMPORAL


def _silent(
    question: Question, silent: Sequence[str], reports: Sequence[StoredReport], leaning: Leaning | None
) -> str:
    """Who says nothing: all their names where that is asked."""
    alone = len(silent) == 1 and len([held for held in reports if held.report.authority == silent[0]]) == 1
    said = "nothing on it" if leaning is None else "nothing of the kind"
    names = listed(silent) if question.asks_silent else named(silent)
    return f"The {'report' if alone else 'reports'} on {names} {'says' if alone else 'say'} {said}."


def _searched(question: Question, reports: Sequence[StoredReport]) -> str:
    """Whether what was superseded since was searched too: "nothing on it" is said of what was."""
    whole = counted(len(reports), "report")
    if question.earlier_ids:
        earlier = counted(len(question.earlier_ids), "earlier one")
        return f"Searched: the newest inspection of each and what came after it ({whole}), not {earlier}."
    return f"Searched: {whole}{'' if question.years or question.kinds else ', earlier inspections too'}."


def told_apart(question: Question, sections: Sequence[Section]) -> tuple[str, ...]:
    """A note that how many are praised or criticised is a reading, where many are counted."""
    if question.leaning not in (Leaning.PRAISE, Leaning.FAULT) or len(sections) <= FEW:
        return ()
    return (_TOLD_APART,)


def named_nowhere(found: Mapping[str, Found]) -> tuple[str, ...]:
    """The proper names asked for, where no report has any of them."""
    return () if any(group.scored for group in found.values()) else _called(found)


def counted_by_name(found: Mapping[str, Found]) -> tuple[str, ...]:
    """A note that only who has a name asked for was counted."""
    quoted = [f"“{name}”" for name in _called(found)]
    return (f"Counted are those whose reports name {' or '.join(quoted)}.",) if quoted else ()


def in_the_word_asked(found: Mapping[str, Found], chosen: Mapping[str, Sequence[Passage]]) -> tuple[str, ...]:
    """A note on who of those counted has the rare word asked in, where not all do: another word may mean the same."""
    rare = rare_word(found)
    counted_ones = [name for name, passages in chosen.items() if passages]
    if rare is None or _called(found):
        return ()
    having = [name for name in counted_ones if any(says_it(rare, one) for one in chosen[name])]
    if len(having) == len(counted_ones):
        return ()
    who = f"only what is quoted of {listed(having)}" if having else "nothing that is quoted"
    return (f"Of what is counted, {who} has the word “{rare.written}”.",)


def _called(found: Mapping[str, Found]) -> tuple[str, ...]:
    """The proper names by which it was searched, if any, the same of every group; none where some were searched without."""
    names = {group.called for group in found.values()}
    return names.pop() if len(names) == 1 else ()


def unsaid(found: Mapping[str, Found], answered: Sequence[str]) -> tuple[str, ...]:
    """A note for each official term asked in that the reports of some who answer do not use, or not of each other."""
    lacking: dict[str, list[str]] = {}
    for name in answered:
        for term in found[name].unnamed:
            lacking.setdefault(term, []).append(name)
    apart = found[answered[0]].apart if len(answered) == 1 else ()
    notes = [
        f"“{term[:1].upper()}{term[1:]}” is not named in what was searched on {listed(names)}; "
        "what is given comes near it."
        for term, names in lacking.items()
    ]
    notes.extend(
        f"“{first[:1].upper()}{first[1:]}” and “{second}” are nowhere spoken of together in what was searched "
        f"on {answered[0]}; what is given comes near it."
        for first, second in apart
    )
    return tuple(notes)
