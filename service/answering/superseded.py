"""What a report superseded since says, where the latest does not."""

from __future__ import annotations

from collections.abc import Sequence

from service.answering.body import Body
from service.answering.citations import CitationBook
from service.answering.counting import LIKELY, Thing, prints
from service.answering.extractive import demand, run_on
from service.answering.facts.stated import speaks_of_quantity, states_number, states_share
from service.answering.model import Outcome, Section, SectionOutcome
from service.answering.nearby import names_it
from service.answering.passages import Passage, naming
from service.question.model import Concept, Question
from service.retrieval.found import ScoredParagraph
from service.wording import report_name

_AS_GOOD = 0.9  # of the best one's probability, for that of a later report to be told in its stead
_AS_GOOD_A_NUMBER = 0.5
_BESIDE = 0.5  # of the first one's probability, for a second passage to be told beside it
_TOLD = 2  # passages of findings
_UNDER = {None: "", "improve": ", under what needs to improve", "do": ", as a recommendation"}


def preferred(question: Question, passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """The passages to tell of those given (most probable first), all of one report; none where there are none,
    or none prints how many where things are to be counted.

    Those that state what is asked go before (a quantity named, a share, a number or a date in figures), findings before
    recommendations and what needs to improve, which say little of how it was, and the later of two reports that are
    as probable (of a number: half as probable, as numbers are soon out of date). Beside a finding another one of its report is told that is half as probable, unless a figure is asked for.
    """

    def rank(one: Passage) -> tuple[bool, ...]:
        return (
            not speaks_of_quantity(question.text, [one.quote]),
            not states_share(question.text, one.quote),
            not _has_figures(question, one.quote),
            not _counts_it(question, one.quote),
            demand(one) is not None,
        )

    if not passages or _lacks_number(question, passages):
        return ()
    highest = min(map(rank, passages))
    fitting = [one for one in passages if rank(one) == highest]
    best = fitting[0].scored.probability
    number = question.wants_number and states_number(fitting[0].quote)
    enough = _AS_GOOD_A_NUMBER if number else _AS_GOOD
    as_good = [one for one in fitting if one.scored.probability >= enough * best]
    first = max(as_good, key=lambda one: one.scored.report.start)
    if question.wants_number or demand(first):
        return (first,)
    report, enough = first.scored.report, _BESIDE * first.scored.probability
    told = [one for one in fitting if one.scored.report is report and one.scored.probability >= enough]
    return tuple(told[:_TOLD])


def _has_figures(question: Question, quote: str) -> bool:
    """Whether a quote has the figures that are asked for: a number, a date; True where none are."""
    if question.wants_number:
        return states_number(quote)
    return not (question.wants_date or question.time) or any(map(str.isdigit, quote))


def _counts_it(question: Question, quote: str) -> bool:
    """Whether a quote prints a figure of the very things that are to be counted or measured; True where none are."""
    if not question.wants_number or question.counted is None:
        return True
    return prints(quote, "", Thing.of(question.counted, question.concepts)) >= LIKELY


def _lacks_number(question: Question, passages: Sequence[Passage]) -> bool:
    """Whether things are to be counted and no passage prints how many: they then say no more than the latest report."""
    counted = question.wants_number and question.counted is not None and bool(question.counted.nouns)
    return counted and not any(_counts_it(question, one.quote) for one in passages)


def in_the_rare_word(
    passages: Sequence[Passage], rare: Concept | None, found: Sequence[ScoredParagraph]
) -> list[Passage]:
    """Those of the passages that have the rare word asked in, quoted with it; all where nothing `found` has it.

    What is said of care leavers at large tells nothing of council tax.
    """
    if rare is None or not any(names_it(rare, one.stored) for one in found):
        return list(passages)
    return [naming(one, rare) for one in passages if names_it(rare, one.scored.stored)]


def says_it_surer(earlier: Sequence[Passage], latest: Sequence[ScoredParagraph], rare: Concept) -> bool:
    """Whether an earlier report says in the rare word asked in what the latest, which has it not, says no surer.

    What the latest has is then of something near ("return home interviews" for exit interviews).
    """
    top = max((one.probability for one in latest), default=0.0)
    return bool(earlier) and names_it(rare, earlier[0].scored.stored) and earlier[0].scored.probability >= top


def told_in_earlier(
    passages: Sequence[Passage], book: CitationBook, *, reports: int = 1, left_open: str = ""
) -> str:
    """That the latest of an authority (so many `reports`) does not say, and what an earlier one has on it.

    `left_open` is what of it the latest leaves open (" why"); `passages` are of one report.
    """
    report = passages[0].scored.report.report
    latest = "report" if reports == 1 else "reports"
    verb = "does" if reports == 1 else "do"
    name = f"{report_name(report)}{_UNDER[demand(passages[0])]}"
    return (
        f"The latest {latest} on {report.authority} {verb} not say{left_open}. An earlier one, superseded since, "
        f"has something on it ({name}): {run_on(passages, book)}"
    )


def told_before(passages: Sequence[Passage], book: CitationBook) -> Body:
    """What is asked for as a report superseded since says it, where the newest does not."""
    report = passages[0].scored.report.report
    text = told_in_earlier(passages, book)
    told = Section(
        authority=report.authority,
        report_id=report.report_id,
        year=report.year,
        outcome=SectionOutcome.ANSWERED,
        text=text,
    )
    return Body(text, Outcome.ANSWERED, (told,), looked_back=True)
