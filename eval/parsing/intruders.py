"""What must stand in no paragraph: running lines, footnotes, the publisher's words about itself."""

from __future__ import annotations

import re
from collections.abc import Iterable

from eval.parsing.document import PrintedDocument
from eval.parsing.fault import Fault, FaultKind
from eval.parsing.lines import Line
from eval.parsing.wording import excerpt, stream
from indexer.model import Paragraph

_LONG = 14  # letters: shorter running lines (a place's name) may be said in the text as well
# Words of the closing notes, each long enough that no finding has them.
_NOTICES = tuple(
    stream(words).casefold()
    for words in (
        "Education, Children's Services and Skills (Ofsted) regulates",
        "If you would like a copy of this document",
        "Open Government Licence",
        "You may reuse this",
        "Interested in our work? You can subscribe",
        "© Crown copyright",
        "enquiries@ofsted.gov.uk",
        "www.ofsted.gov.uk",
        "www.gov.uk/ofsted",
        "Piccadilly Gate",
        "To receive regular email alerts",
        "www.nationalarchives.gov.uk",
        "complaints about Ofsted",
        "www.reports.ofsted.gov.uk",
        "the inspection of local authority children's services framework",
        "Textphone: 0161",
        "The Office for Standards in Education",
        "Any complaints about the inspection or the report",
        "Ofsted's expectation that",
    )
)


def check_intruders(document: PrintedDocument, parsed: Iterable[Paragraph]) -> list[Fault]:
    """Every paragraph, of whatever kind, that holds what belongs to the page and not to the text.

    A running line that the body says as well (a title, a date) is no proof and is passed over.
    """
    running = {text for line in document.running if len(text := _undated(line)) >= _LONG}
    footnotes = {text for line in document.footnotes if len(text := stream(line.text)) >= 2 * _LONG}
    intruders = dict.fromkeys(running, "running line") | dict.fromkeys(footnotes, "footnote")
    telling = sorted(text for text in intruders if text not in document.text)
    faults = []
    for paragraph in parsed:
        text = stream(paragraph.text)
        for intruder in telling:
            if intruder in text:
                detail = f"{intruders[intruder]}: {excerpt(intruder)}"
                faults.append(_fault(FaultKind.FURNITURE, paragraph, detail))
        folded = text.casefold()
        faults.extend(
            _fault(FaultKind.BOILERPLATE, paragraph, f"notice: {notice}")
            for notice in _NOTICES
            if notice in folded
        )
    return faults


def notices_in(text: str) -> list[int]:
    """The offsets in a stream at which words of the closing notes begin, in order."""
    folded = text.casefold()
    return sorted(match.start() for notice in _NOTICES for match in re.finditer(re.escape(notice), folded))


def _undated(line: Line) -> str:
    """A running line as a stream without the page number at either end."""
    return stream(line.text).strip("0123456789")


def _fault(kind: FaultKind, paragraph: Paragraph, detail: str) -> Fault:
    return Fault(kind, paragraph.paragraph, paragraph.page, detail)
