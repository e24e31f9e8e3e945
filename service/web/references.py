"""An answer to take away, with its references: as plain text, as Markdown, and as HTML that Word takes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from service.answering.citations import escaped
from service.answering.model import Answer, Citation
from service.web.render import cited_in, parsed, section_html

if TYPE_CHECKING:
    from markdown_it.token import Token


# A marker's link as `render` writes it: escaped, nothing in it holds a >.
_MARKER = re.compile(r'<a class="marker" href="#c(\d+)"[^>]*>')


@dataclass(frozen=True, slots=True)
class Copies:
    """The same answer in three forms."""

    text: str
    markdown: str
    html: Markup


def references(answer: Answer, base: str, before: Sequence[str] = ()) -> Copies:
    """An answer with the references its text has, under its question and those `before` it, oldest first.

    `base` is the address of the service, with a slash at its end.
    """
    root = base.rstrip("/")
    answer = answer.model_copy(update={"citations": cited_in(answer.answer, answer.citations)})
    quoted = " › ".join(f"“{' '.join(one.split())}”" for one in before)
    after = f"Asked after {quoted}" if before else ""
    return Copies(_text(answer, root, after), _markdown(answer, root, after), _html(answer, root, after))


def plain(text: str) -> str:
    """Markdown as plain text: headings and items on lines of their own, no signs of formatting."""
    return "\n\n".join(_lines(parsed(text))).replace("\n\n- ", "\n- ")


def _lines(tokens: list[Token]) -> Iterator[str]:
    in_item = False
    for token in tokens:
        if token.type == "list_item_open":
            in_item = True
        if token.type == "inline":
            words = "".join(
                child.content if child.type in ("text", "text_special") else " "
                for child in token.children or ()
                if child.type in ("text", "text_special", "softbreak", "hardbreak")
            )
            yield f"{'- ' if in_item else ''}{words}"
            in_item = False


def _where(citation: Citation) -> str:
    page = f", page {citation.page}" if citation.page else ""
    return f"{citation.label}{page}"


def _text(answer: Answer, root: str, after: str) -> str:
    lines = [answer.question, *([after] if after else []), "", plain(answer.answer), ""]
    if answer.citations:
        lines.append("References")
    lines.extend(f"[{one.marker}] {_where(one)}: “{one.quote}” {root}{one.url}" for one in answer.citations)
    lines.extend(["", answer.coverage.statement])
    return "\n".join(lines).strip() + "\n"


def _markdown(answer: Answer, root: str, after: str) -> str:
    lines = [
        f"**{escaped(answer.question)}**",
        *(["", escaped(after)] if after else []),
        "",
        answer.answer,
        "",
    ]
    lines.extend(
        f"\\[{one.marker}\\] [{escaped(_where(one))}](<{root}{one.url}>): “{escaped(one.quote)}”  "
        for one in answer.citations
    )
    lines.extend(["", f"*{escaped(answer.coverage.statement)}*"])
    return "\n".join(lines).strip() + "\n"


def _html(answer: Answer, root: str, after: str) -> Markup:
    """Plain elements without classes, so that a word processor keeps them; markers are links to the reader."""
    addresses = {one.marker: root + one.url for one in answer.citations}

    def outward(found: re.Match[str]) -> str:
        return str(Markup('<a href="{}">').format(addresses[int(found[1])]))

    linked = Markup(_MARKER.sub(outward, section_html(answer.answer, answer.citations)))  # noqa: S704 - rendered safely
    items = Markup("").join(
        Markup('<p>[{}] <a href="{}">{}</a>: “{}”</p>').format(
            one.marker, root + one.url, _where(one), one.quote
        )
        for one in answer.citations
    )
    return Markup("<p><strong>{}</strong></p>{}{}{}<p><em>{}</em></p>").format(
        answer.question,
        Markup("<p>{}</p>").format(after) if after else "",
        linked,
        items,
        answer.coverage.statement,
    )
