"""What an abbreviation stands for, as reports print it: "independent reviewing officers (IROs)"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indexer.contracts import PublishedIndex, StoredParagraph, StoredReport
from service.answering.body import Body
from service.answering.citations import CitationBook, escaped, paragraph_label
from service.answering.facts.covered import day_of
from service.answering.facts.printed import Place, runs
from service.answering.model import Outcome, Section, SectionOutcome
from service.answering.passages import Passage
from service.question.model import Question
from service.question.vocabulary import is_short_for
from service.wording import counted, listed

_WORD = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?")
_SMALL = frozenset({"and", "of", "the", "for", "in", "to", "a", "an", "or", "on", "at", "with", "by", "not"})
_STANDS_FOR = re.compile(
    r"\bstands? for\b|\babbreviat\w+|\bacronym\b|\bshort for\b|\bspell(?:s|ed)? out\b", re.IGNORECASE
)
_MOST_WORDS = 9  # that letters may stand for
_USUAL = 0.05  # of all that print a reading, for its words to be quoted
_LIKELY = 0.1  # of the reports that spell it out, for another reading to be told beside the first
_ALIKE = 4  # letters that a word has in all its forms
_SHORT = 260  # characters of a sentence that is quoted rather than a longer one


@dataclass(frozen=True, slots=True)
class _SpeltOut:
    words: str
    letters: str  # as printed
    place: Place


def stands_for(question: Question, index: PublishedIndex, book: CitationBook) -> Body | None:
    """What the letters asked about stand for, by the reports covered; None where none of them spells them out."""
    by_words: dict[tuple[str, ...], list[_SpeltOut]] = {}
    for one in _spelt_out(question, index):
        by_words.setdefault(_reading(one.words), []).append(one)
    if not by_words:
        return None
    ranked = sorted(by_words.values(), key=lambda some: -_reports(some))
    told = [some for some in ranked if _reports(some) >= max(1.0, _LIKELY * _reports(ranked[0]))]
    letters = told[0][0].letters
    sections: dict[str, Section] = {}
    lines = []
    for some in told:
        best = _best(some)
        report = best.place.report.report
        label = paragraph_label(best.place.report, best.place.stored.paragraph.paragraph)
        line = f"**{escaped(best.words)}**, so printed in {counted(_reports(some), 'report')}, for example {label}: “{escaped(best.place.quote)}” {best.place.mark(book)}"
        lines.append(line)
        sections.setdefault(
            report.authority,
            Section(
                authority=report.authority,
                report_id=report.report_id,
                year=report.year,
                outcome=SectionOutcome.ANSWERED,
                text=f"“{letters}” stands for {line}",
            ),
        )
    if len(lines) == 1:
        text = f"“{letters}” stands for {lines[0]}"
    else:
        words = listed([_best(some).words for some in told])
        text = f"The reports spell “{letters}” out in {counted(len(lines), 'way')}: {words}.\n\n" + "\n".join(
            f"- {line}" for line in lines
        )
    return Body(text, Outcome.ANSWERED, tuple(sections.values()))


def asks_of_letters(question: Question) -> bool:
    """Whether what a question wants spelt out is an abbreviation beyond doubt: it says so, writes it so, or the vocabulary knows it as one."""
    if not question.letters:
        return False
    written = _as_written(question)
    if _STANDS_FOR.search(question.text) or (
        sum(map(str.isupper, written)) > 1 and not question.text.isupper()
    ):
        return True
    return bool(_known_terms(question))


def _known_terms(question: Question) -> list[str]:
    """The terms that the vocabulary has for the letters."""
    forms = (question.letters, question.letters.removesuffix("s"))
    terms = [term for concept in question.concepts for term in concept.alternatives]
    return [term for term in terms if any(is_short_for(form, term) for form in forms)]


def not_spelt_out(
    question: Question, index: PublishedIndex, nearest: Passage | None, book: CitationBook
) -> Body:
    """That no report covered says what letters stand for, with the sentence of the newest one that prints them.

    Where none does, `nearest` is told, if it has the term that the vocabulary knows them by: neither is an answer.
    """
    letters = _as_written(question)
    printed = _printed(question, index)
    text = f"The reports do not spell “{letters}” out{'' if printed else ', nor do they print it'}."
    if printed is not None:
        text += _beside(printed.stored, printed.report, printed.quote, book)
    elif nearest is not None and any(term in nearest.quote.lower() for term in _known_terms(question)):
        text += _beside(nearest.scored.stored, nearest.scored.report, nearest.quote, book)
    wanted = set(question.report_ids)
    newest = {one.report.authority: one.report for one in index.reports() if one.report.report_id in wanted}
    sections = [
        Section(
            authority=name,
            report_id=report.report_id,
            year=report.year,
            outcome=SectionOutcome.SILENT,
            text=f"The reports on {name} do not spell “{letters}” out.",
        )
        for name, report in newest.items()
    ]
    return Body(text, Outcome.NOT_FOUND, tuple(sections))


def _beside(stored: StoredParagraph, report: StoredReport, quote: str, book: CitationBook) -> str:
    label = paragraph_label(report, stored.paragraph.paragraph)
    marker = book.cite(stored, report, quote)
    return f"\n\nThe nearest they come, which does not answer it ({label}): {escaped(quote)} [{marker}]"


def _as_written(question: Question) -> str:
    found = re.search(rf"\b{re.escape(question.letters)}\b", question.text, re.IGNORECASE)
    return found[0] if found else question.letters.upper()


def _printed(question: Question, index: PublishedIndex) -> Place | None:
    """A sentence that prints the letters in capitals: of the newest report, the shortest."""
    letters = re.compile(rf"\b{re.escape(question.letters.removesuffix('s'))}s?\b", re.IGNORECASE)

    def prints(text: str) -> bool:
        return any(sum(map(str.isupper, found[0])) > 1 for found in letters.finditer(text))

    places = [
        Place(stored, report, start, end)
        for stored, report in _with_letters(question, index)
        for start, end in runs(stored)
        if prints(stored.paragraph.text[start:end])
    ]
    return min(places, key=lambda one: (-day_of(one.report.report).toordinal(), len(one.quote)), default=None)


def _reports(some: Sequence[_SpeltOut]) -> int:
    return len({one.place.report.report.report_id for one in some})


def _reading(words: str) -> tuple[str, ...]:
    """What is the same for one reading however it is inflected and ordered: "child in need", "children in need"."""
    content = (word for word in _WORD.findall(words.lower()) if word not in _SMALL)
    return tuple(sorted(word[:_ALIKE] for word in content))


def _best(some: Sequence[_SpeltOut]) -> _SpeltOut:
    """The one to be quoted, of the words that many print: a slip of a single report is no singular."""
    printed = Counter(one.words.lower() for one in some)
    usual = [one for one in some if printed[one.words.lower()] >= _USUAL * len(some)]
    return min(usual or some, key=_worth)


def _worth(one: _SpeltOut) -> tuple[bool, bool, bool, int]:
    """The singular before the plural, within a sentence before its beginning, a short one before a long one, the newest report first."""
    newest = -day_of(one.place.report.report).toordinal()
    begins = one.place.quote.startswith(one.words)
    return (one.words.endswith("s"), begins, len(one.place.quote) > _SHORT, newest)


def _spelt_out(question: Question, index: PublishedIndex) -> Iterator[_SpeltOut]:
    """Sentences that print the letters in brackets behind words that begin with them."""
    one = question.letters.removesuffix("s")
    letters = re.compile(
        rf"\(\s*[‘'“\"]?(?P<letters>{re.escape(one)}(?:s(?=[’'”\"]?\s*[),;]))?)(?:['’]?s)?[’'”\"]?\s*[),;]",
        re.IGNORECASE,
    )
    for stored, report in _with_letters(question, index):
        text = stored.paragraph.text
        for start, end in runs(stored):
            found = letters.search(text, start, end)
            if found is None:
                continue
            for printed in (found["letters"], found["letters"].removesuffix("s")):
                words = words_behind(text[start : found.start()], printed)
                if words:
                    yield _SpeltOut(words, printed, Place(stored, report, start, end))
                    break


def _with_letters(
    question: Question, index: PublishedIndex
) -> Iterator[tuple[StoredParagraph, StoredReport]]:
    """The paragraphs of the reports covered, and of those superseded since, that have the letters as a word."""
    owners = {one.report.report_id: one for one in index.reports()}
    asked = {*question.report_ids, *question.earlier_ids}
    ranges = [(one.start, one.end) for name, one in owners.items() if name in asked]
    one = question.letters.removesuffix("s")
    for hit in index.lexical({one: 1.0, f"{one}s": 1.0}, ranges, sum(end - start for start, end in ranges)):
        stored = index.paragraphs(hit.row, hit.row + 1)[0]
        yield stored, owners[stored.report_id]


def words_behind(text: str, letters: str) -> str:
    """The last words of a text that begin with the letters, one by one, "and" and the like counted or not; "" if none do."""
    words = list(_WORD.finditer(text))[-_MOST_WORDS:]
    start = _first(words, len(words), letters.lower())
    return text[words[start].start() :].strip(" ‘’'\"“”") if start is not None else ""


def _first(words: Sequence[re.Match[str]], end: int, letters: str) -> int | None:
    """The place of the word from which the words before `end` spell the letters."""
    if not end:
        return None
    word = words[end - 1][0].lower()
    if word.startswith(letters[-1]):
        if len(letters) == 1:
            return end - 1
        before = _first(words, end - 1, letters[:-1])
        if before is not None:
            return before
    return _first(words, end - 1, letters) if word in _SMALL and end < len(words) else None
