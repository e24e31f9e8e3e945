"""An answer as a Slack message in Block Kit, within Slack's limits: what is too long goes to a file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from service.answering.model import Answer, Citation
from service.answering.verify import markers
from service.slack.limits import FALLBACK_TEXT, SECTION_TEXT, Block
from service.slack.model import FILE_NOTE, Message
from service.slack.mrkdwn import control_escaped, escape, link, paragraphs, shortened, split

SHOW, QUOTE, UP, DOWN = "show_paragraphs", "copy_quote", "vote_up", "vote_down"
# Characters of a message's parts; together they stay below MESSAGE_TEXT.
_BODY_TEXT = 5400
_CITED_TEXT = 2600
_NOTE_TEXT = 400
_NOTES = 3
_BODY_BLOCKS = 30
_QUOTE_SHOWN = 240
_ALL_FOLLOWS = "_More than fits here: the whole answer with all paragraphs is in the file below._"
_ALL_ELSEWHERE = "_More than fits here: ask me in a direct message for the whole answer._"
_HELP = (
    "I answer questions about Ofsted inspection reports of children's services, in the inspectors' own words, "
    "each with the paragraph that proves it. Ask me in plain English, for example:\n"
    "• _How did each authority handle return home interviews?_\n"
    "• _What do the reports say about care leavers' housing?_\n"
    "In this thread you can go on without mentioning me."
)


def answer_message(answer: Answer, number: int, base: str | None, *, may_attach: bool = True) -> Message:
    """The message for an answer.

    `number` is the question's in the queue (the buttons carry it), `base` the service's public address,
    without which citations name paragraphs but do not link. With `may_attach` False no file can follow.
    """
    addresses = {one.marker: base + one.url for one in answer.citations} if base else {}
    body, whole = _within(paragraphs(answer.answer, addresses))
    cited = [one for one in answer.citations if one.marker in _shown(body)]
    citations, listed = _citations(cited, base, " ".join(body))
    whole = whole and listed == len(answer.citations)
    blocks: list[Block] = [_context(escape(note)) for note in answer.notes[:_NOTES]]
    blocks.extend(section(text) for text in body)
    if not whole:
        elsewhere = link(f"{base}/", "open the service") if base and not may_attach else None
        note = _ALL_FOLLOWS if may_attach else _ALL_ELSEWHERE
        blocks.append(_context(note if elsewhere is None else f"{note} Or {elsewhere}.", FILE_NOTE))
    blocks.extend(section(text) for text in citations)
    blocks.append(_context(escape(_standing(answer))))
    blocks.append({"type": "actions", "block_id": "answer", "elements": _buttons(answer, number)})
    return Message(
        text=_spoken(answer),
        blocks=tuple(blocks),
        file=answer_file(answer, base) if not whole and may_attach else None,
    )


def _spoken(answer: Answer) -> str:
    """The answer without blocks, for notifications, screen readers, and where Slack refuses the blocks."""
    sources = "\n".join(f"[{one.marker}] {escape(one.label)}" for one in answer.citations)
    room = FALLBACK_TEXT - min(len(sources), FALLBACK_TEXT // 2) - 2
    body = shortened("\n\n".join(paragraphs(answer.answer, {})), room)
    return f"{body}\n\n{shortened(sources, FALLBACK_TEXT // 2)}" if sources else body


def notice(text: str) -> Message:
    """A message that is no answer: a refusal, an apology, help. `text` is plain."""
    shown = escape(text)
    return Message(
        text=control_escaped(text), blocks=tuple(section(part) for part in split(shown, SECTION_TEXT))
    )


def help_message() -> Message:
    """What the bot is for; the text is ours, so its markup stands."""
    return Message(text=_HELP, blocks=(section(_HELP),))


def section(text: str) -> Block:
    """Text in mrkdwn as a block; Slack looks for no links or names of its own in it."""
    return {"type": "section", "text": {"type": "mrkdwn", "text": text, "verbatim": True}}


def answer_file(answer: Answer, base: str | None) -> str:
    """The whole answer as Markdown: question, text, every authority, every paragraph."""
    lines = [f"# {' '.join(answer.question.split())}", "", answer.answer, ""]
    written = set(markers(answer.answer))
    more = [one for one in answer.sections if not set(markers(one.text)) <= written]
    if more:
        lines += ["## More by authority", ""]
        lines += [f"### {one.authority}\n\n{one.text}\n" for one in more]
    lines += ["## Paragraphs", ""]
    for one in answer.citations:
        page = f", page {one.page}" if one.page else ""
        address = f"\n{base}{one.url}" if base else ""
        lines += [f"[{one.marker}] {one.label}{page} ({one.section}){address}", "", _quoted(one.text), ""]
    return "\n".join([*lines, _standing(answer), ""])


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}" for line in text.splitlines())


def _within(texts: Iterable[str]) -> tuple[list[str], bool]:
    """As much of the body as a message takes, and whether that is all of it."""
    shown: list[str] = []
    room = _BODY_TEXT
    for text in texts:
        for part in split(text, SECTION_TEXT):
            if len(shown) == _BODY_BLOCKS or room <= 0:
                return shown, False
            if len(part) > room:
                return [*shown, shortened(part, max(room, 200))], False
            shown.append(part)
            room -= len(part)
    return shown, True


def _shown(body: Sequence[str]) -> frozenset[int]:
    return frozenset(number for text in body for number in markers(text))


def _citations(cited: Sequence[Citation], base: str | None, body: str) -> tuple[list[str], int]:
    """The citations in as few blocks as hold them, and how many there was room for.

    A quote that the body shows word for word is not shown again.
    """
    blocks: list[str] = []
    room = _CITED_TEXT
    for count, one in enumerate(cited):
        text = _citation(one, base, body)
        if len(text) > room:
            return blocks, count
        room -= len(text)
        if blocks and len(blocks[-1]) + len(text) < SECTION_TEXT:
            blocks[-1] += f"\n{text}"
        else:
            blocks.append(text)
    return blocks, len(cited)


def _citation(one: Citation, base: str | None, body: str) -> str:
    label = link(base + one.url, one.label) if base else escape(one.label)
    page = f", page {one.page}" if one.page else ""
    quote = " ".join(escape(one.quote).split())
    shown = "" if quote in body else f"\n>{shortened(quote, _QUOTE_SHOWN)}"
    return f"[{one.marker}] {label}{page}{shown}"


def _standing(answer: Answer) -> str:
    parts = [answer.coverage.statement] if answer.sections else []
    if answer.degraded:
        parts.append("The language model did not answer; these are the inspectors' sentences alone.")
    elif answer.generator != "extractive" and answer.citations:
        parts.append(f"Written by {answer.generator}; every quote was checked against its paragraph.")
    elif answer.citations:
        parts.append("What is followed by a number is the inspectors' own words.")
    return " ".join(parts) or "Answers come only from the reports held."


def _buttons(answer: Answer, number: int) -> list[Block]:
    shown = []
    if answer.citations:
        shown += [_button(SHOW, "Show paragraphs", number), _button(QUOTE, "Copy as quote", number)]
    return [*shown, _button(UP, "👍 Helpful", number), _button(DOWN, "👎 Not helpful", number)]


def _button(action: str, text: str, number: int) -> Block:
    return {
        "type": "button",
        "action_id": action,
        "text": {"type": "plain_text", "text": text, "emoji": True},
        "value": str(number),
    }


def _context(text: str, block_id: str | None = None) -> Block:
    shown = {"type": "mrkdwn", "text": shortened(text, _NOTE_TEXT), "verbatim": True}
    return {"type": "context", "elements": [shown], **({"block_id": block_id} if block_id else {})}
