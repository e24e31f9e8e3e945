"""Numbered paragraphs of a parse against those in print: number, begin, end, and all between."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from eval.parsing.extent import PrintedParagraph
from eval.parsing.fault import Fault, FaultKind
from eval.parsing.wording import excerpt, stream
from indexer.model import Paragraph

_EDGE = 40  # letters of the begin or end that have to agree
_DIFFERENCES = 3  # shown of one paragraph


@dataclass(frozen=True, slots=True)
class Agreement:
    """Of one numbered paragraph: where parse and print agree, and the faults where they do not."""

    number: bool = False
    begin: bool = False
    end: bool = False
    throughout: bool = False
    pages: bool = False
    faults: tuple[Fault, ...] = ()


def check_numbered(
    printed: Sequence[PrintedParagraph], parsed: Iterable[Paragraph]
) -> tuple[list[Agreement], list[Fault]]:
    """Hold each numbered paragraph in print against the parse's of that number, in order.

    Out come an agreement for each printed paragraph, and faults of parsed ones that are not in print.
    A number in print with no words after it is no paragraph; the parse must not make one of it.
    """
    waiting: dict[int, list[Paragraph]] = defaultdict(list)
    faults: list[Fault] = []
    for paragraph in parsed:
        if not any(sign.isalpha() for sign in paragraph.text):
            faults.append(_parsed_fault(paragraph, "no words"))
        elif paragraph.number is not None:
            waiting[paragraph.number].append(paragraph)
    agreements = []
    for print_ in printed:
        alike = waiting[print_.number]
        agreements.append(_compare(print_, alike.pop(0) if alike else None))
    for paragraphs in waiting.values():
        for paragraph in paragraphs:
            detail = f"not in print under this number: {excerpt(stream(paragraph.text))}"
            faults.append(_parsed_fault(paragraph, detail))
    return agreements, faults


def _compare(printed: PrintedParagraph, given: Paragraph | None) -> Agreement:
    if given is None:
        detail = f"not parsed: {excerpt(printed.text)}"
        return Agreement(faults=(_fault(FaultKind.NUMBER, printed, detail),))
    text = stream(given.text)
    begin, end = _begins_alike(text, printed.text), _ends_alike(text, printed.text)
    if not (begin or end or text in printed.text or printed.text in text):
        detail = f"another text under this number: {excerpt(text)}"
        return Agreement(faults=(_fault(FaultKind.NUMBER, printed, detail),))
    faults: list[Fault] = []
    pages = (given.page, given.last_page or given.page)
    if pages != (printed.page, printed.last_page):
        faults.append(_fault(FaultKind.PAGE, printed, f"pages {pages[0]} to {pages[1]} in the parse"))
    if text != printed.text:
        faults.extend(_differences(printed, text, begin=begin, end=end))
    return Agreement(
        number=True,
        begin=begin,
        end=end,
        throughout=text == printed.text,
        pages=pages == (printed.page, printed.last_page),
        faults=tuple(faults),
    )


def differences(printed: str, given: str) -> list[str]:
    """What `given` leaves out of `printed` or adds to it, in order, each cut to a few words."""
    found = []
    for what, a, b, c, d in SequenceMatcher(None, printed, given, autojunk=False).get_opcodes():
        if what in ("delete", "replace"):
            found.append(f"lost: {excerpt(printed[a:b])}")
        if what in ("insert", "replace"):
            found.append(f"added: {excerpt(given[c:d])}")
    return found


def _begins_alike(one: str, other: str) -> bool:
    length = min(_EDGE, len(one), len(other))
    return length > 0 and one[:length] == other[:length]


def _ends_alike(one: str, other: str) -> bool:
    length = min(_EDGE, len(one), len(other))
    return length > 0 and one[-length:] == other[-length:]


def _differences(printed: PrintedParagraph, given: str, *, begin: bool, end: bool) -> list[Fault]:
    detail = "; ".join(differences(printed.text, given)[:_DIFFERENCES])
    kinds = [kind for kind, right in ((FaultKind.BEGIN, begin), (FaultKind.END, end)) if not right]
    return [_fault(kind, printed, detail) for kind in kinds or [FaultKind.INSIDE]]


def _fault(kind: FaultKind, printed: PrintedParagraph, detail: str) -> Fault:
    return Fault(kind, str(printed.number), printed.page, detail)


def _parsed_fault(paragraph: Paragraph, detail: str) -> Fault:
    return Fault(FaultKind.NUMBER, paragraph.paragraph, paragraph.page, detail)
