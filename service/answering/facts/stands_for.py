"""What an abbreviation stands for, as reports print it: "independent reviewing officers (IROs)"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indexer.contracts import PublishedIndex
from service.answering.body import Body
from service.answering.citations import CitationBook, escaped, paragraph_label
from service.answering.facts.covered import day_of
from service.answering.facts.printed import Place, runs
from service.answering.model import Outcome, Section, SectionOutcome
from service.question.model import Question
from service.wording import counted, listed

_WORD = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?")
_SMALL = frozenset({"and", "of", "the", "for", "in", "to", "a", "an", "or", "on", "at", "with", "by", "not"})
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
    owners = {one.report.report_id: one for one in index.reports()}
    asked = {*question.report_ids, *question.earlier_ids}
    ranges = [(one.start, one.end) for name, one in owners.items() if name in asked]
    one = question.letters.removesuffix("s")
    letters = re.compile(
        rf"\(\s*[‘'“\"]?(?P<letters>{re.escape(one)}(?:s(?=[’'”\"]?\s*[),;]))?)(?:['’]?s)?[’'”\"]?\s*[),;]",
        re.IGNORECASE,
    )
    for hit in index.lexical({one: 1.0, f"{one}s": 1.0}, ranges, sum(end - start for start, end in ranges)):
        stored = index.paragraphs(hit.row, hit.row + 1)[0]
        text = stored.paragraph.text
        for start, end in runs(stored):
            found = letters.search(text, start, end)
            if found is None:
                continue
            for printed in (found["letters"], found["letters"].removesuffix("s")):
                words = words_behind(text[start : found.start()], printed)
                if words:
                    yield _SpeltOut(words, printed, Place(stored, owners[stored.report_id], start, end))
                    break


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
