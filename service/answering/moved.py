"""What a report says got better or worse, or has not got better: the runs of sentences that tell it, the most telling first."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from indexer.contracts import PublishedIndex, StoredParagraph, StoredReport
from indexer.model import ParagraphKind
from service.answering.choosing import Chooser
from service.answering.extractive import asks_for
from service.answering.facts.scale import known_subject
from service.answering.movement import Way, tells_move
from service.answering.passages import Passage, best_run, once_each
from service.answering.valence import Valence
from service.question.model import Concept
from service.retrieval.found import ScoredParagraph
from service.retrieval.speaking import names

_PLAIN = 1.75  # told with since when: then it counts whichever way the sentence seems to point
_BESIDE = 0.4  # off where the sentence says the contrary of something else as well
_SUMMED_UP, _OF_LEADERS = 0.5, 0.25  # on top, where the report sums up, or says what leaders have done
_MOST_TELLING = 3.0
_EACH_SECTION = 3
_OF_SUMMARY = 2
_WORDS = 400  # of all that is quoted, after which no further run is begun
_EACH_PARAGRAPH = 2
_NO_LONGER = re.compile(r"\b(?:no longer|resolved|addressed)\b", re.IGNORECASE)
# The board is not the council, and what children are told is told in full elsewhere.
_OF_OTHERS = re.compile(
    r"safeguarding (?:children(?:['’]s)? )?board|\bLSCB\b|summary for children", re.IGNORECASE
)
_OF_BOARD = re.compile(
    r"^(?:the )?(?:[\w’'-]+ ){0,4}?(?:LSCB|[A-Z]{2,}SCB|safeguarding children(?:['’]s)? board)\b",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"\b(?:information about|about this inspection|what (?:they|the inspection judge?ments) mean|service information|"
    r"previous (?:ofsted )?inspections?|other ofsted inspections|inspection team|in this area)\b|^judge?ments$|^this (?:local )?authority",
    re.IGNORECASE,
)
_SUMMARY = re.compile(r"^(?:executive )?summary$|^overview$|^overall effectiveness", re.IGNORECASE)
_CONTRARY = {
    Way.BETTER: Valence.WEAKNESS,
    Way.WORSE: Valence.STRENGTH,
    Way.NOWHERE: Valence.STRENGTH,
}


def moved(
    report: StoredReport, index: PublishedIndex, chooser: Chooser, way: Way, *, most: int
) -> list[Passage]:
    """At most so many runs of a report's findings that say that something went that way, the most telling first.

    What says since when, and what stands in the summary or of leaders, goes first; of the summary two at most, of any other section three.
    """
    scored = sorted(
        (run for stored in findings(report, index) for run in _telling(stored, report, chooser, way)),
        key=lambda run: -run.scored.probability,
    )
    return list(_bounded(once_each(scored), most))


def tells_of_move(passage: Passage, concepts: Sequence[Concept]) -> bool:
    """Whether a sentence of a run that names one of the concepts, or carries on one that does, says which way something went."""
    stored = passage.scored.stored
    text = stored.paragraph.text
    within = [span for span in stored.sentences if passage.start < span[1] and span[0] < passage.end]
    before = ""
    for sentence in (text[slice(*span)] for span in within):
        named = any(names(concept, f"{before} {sentence}") for concept in concepts)
        if named and any(tells_move(sentence, way) for way in Way):
            return True
        before = sentence
    return False


def findings(report: StoredReport, index: PublishedIndex) -> Iterator[StoredParagraph]:
    """What a report found of the council itself, in printed order: no tables, nothing that is asked for."""
    for stored in index.paragraphs(report.start, report.end):
        if stored.paragraph.kind is ParagraphKind.TABLE or asks_for(stored):
            continue
        headings = stored.paragraph.section
        of_others = any(map(_OF_OTHERS.search, headings)) or _OF_BOARD.search(stored.paragraph.text)
        if not of_others and not any(map(_ABOUT.search, headings[-1:])):
            yield stored


def section_of(stored: StoredParagraph) -> str:
    """Which section a finding stands in: the summary, or what the judgement it stands under is about."""
    headings = stored.paragraph.section
    if any(map(_SUMMARY.search, headings[:1])):
        return "summary"
    return next(filter(None, map(known_subject, reversed(headings))), "")


def _telling(stored: StoredParagraph, report: StoredReport, chooser: Chooser, way: Way) -> Iterator[Passage]:
    """The runs of a paragraph that tell it, the most telling first, none of a sentence of another."""
    scores = [_tells(stored, report, span, chooser, way) for span in stored.sentences]
    section = section_of(stored)
    more = _SUMMED_UP if section == "summary" else _OF_LEADERS if section == "leadership" else 0.0
    told: list[Passage] = []
    while any(scores) and len(told) < _EACH_PARAGRAPH:
        probability = (max(scores) + more) / _MOST_TELLING
        run = best_run(ScoredParagraph(stored, report, probability, tuple(scores)))
        within = [run.start < end and start < run.end for start, end in stored.sentences]
        scores = [0.0 if inside else score for score, inside in zip(scores, within, strict=True)]
        if not any(run.start < one.end and one.start < run.end for one in told):
            told.append(run)
            yield chooser.known(run)


def _tells(
    stored: StoredParagraph, report: StoredReport, span: tuple[int, int], chooser: Chooser, way: Way
) -> float:
    """How tellingly a sentence says it; 0 where it points the other way and does not say it beyond doubt."""
    text = stored.paragraph.text[slice(*span)]
    told = tells_move(text, way)
    if not told:
        return 0.0
    valence = chooser.known(Passage(ScoredParagraph(stored, report, 0.0, ()), *span)).valence
    if valence is _CONTRARY[way]:
        sure = told >= _PLAIN or _NO_LONGER.search(text) is not None
        return told if way is Way.BETTER and sure else 0.0
    if way is Way.NOWHERE and valence is Valence.NEUTRAL:
        return 0.0
    beside = valence is Valence.MIXED or (way is Way.WORSE and valence is Valence.NEUTRAL)
    return told - _BESIDE if beside else told


def _bounded(runs: Sequence[Passage], most: int) -> Iterator[Passage]:
    """The first runs, so many of a section and so many words at the most."""
    told: Counter[str] = Counter()
    words = 0
    for run in runs:
        section = section_of(run.scored.stored)
        if told[section] >= (_OF_SUMMARY if section == "summary" else _EACH_SECTION):
            continue
        if sum(told.values()) >= most or words >= _WORDS:
            return
        told[section] += 1
        words += len(run.quote.split())
        yield run
