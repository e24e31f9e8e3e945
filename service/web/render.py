"""Markdown of answers as safe HTML: no HTML of its own passes, and only true markers become links."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, MutableSet, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from service.answering.model import Answer, Citation
from service.answering.verify import markers

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_MARKER = re.compile(r"\[(\d{1,4})\]")
_HIGHEST_HEADING = 3  # an answer stands under a second-level heading of its page


@lru_cache(maxsize=1)
def _markdown() -> MarkdownIt:
    """CommonMark without HTML, links, images and code; an escaped bracket stays apart from a marker's."""
    from markdown_it import MarkdownIt

    markdown = MarkdownIt("commonmark", {"html": False, "linkify": False})
    markdown.disable(["image", "link", "autolink", "reference", "fence", "code", "backticks", "text_join"])
    markdown.add_render_rule("text", _text)
    markdown.add_render_rule("text_special", _special)
    return markdown


def _text(
    _: Any, tokens: Sequence[Token], place: int, _options: Mapping[str, Any], env: dict[str, Any]
) -> str:
    return str(_MARKER.sub(lambda found: _link(int(found[1]), env), str(escape(tokens[place].content))))


def _special(
    _: Any, tokens: Sequence[Token], place: int, _options: Mapping[str, Any], _env: dict[str, Any]
) -> str:
    return str(escape(tokens[place].content))


def _link(marker: int, env: dict[str, Any]) -> str:
    labels, seen, prefix = env["labels"], env["seen"], env["prefix"]
    if marker not in labels:
        return f"[{marker}]"
    anchor = "" if marker in seen else f' id="{prefix}m{marker}"'
    seen.add(marker)
    return (
        f'<a class="marker" href="#{prefix}c{marker}"{anchor} '
        f'aria-label="[{marker}] {escape(labels[marker])}">[{marker}]</a>'
    )


def parsed(text: str) -> list[Token]:
    """The tokens of an answer's Markdown, headings lowered to where they stand in a page."""
    tokens = _markdown().parse(text, {})
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{max(_HIGHEST_HEADING, int(token.tag[1]))}"
    return tokens


def section_html(
    text: str, citations: Iterable[Citation], seen: MutableSet[int] | None = None, prefix: str = ""
) -> Markup:
    """HTML of a piece of an answer; `seen` are markers that stood in earlier pieces, and is added to.

    A marker leads to the citation `#{prefix}c1`; its first place has the anchor `{prefix}m1`.
    """
    env = {
        "labels": {citation.marker: citation.label for citation in citations},
        "seen": set() if seen is None else seen,
        "prefix": prefix,
    }
    markdown = _markdown()
    return Markup(markdown.renderer.render(parsed(text), markdown.options, env))  # noqa: S704 - made by the renderer above


def cited_in(text: str, citations: Iterable[Citation]) -> tuple[Citation, ...]:
    """The citations whose markers stand in a text; an answer over many has more than its text shows."""
    standing = set(markers(text))
    return tuple(citation for citation in citations if citation.marker in standing)


def answer_html(answer: Answer) -> Markup:
    """HTML of a whole answer."""
    return section_html(answer.answer, answer.citations)


def marked_text(text: str, quote: str) -> Markup:
    """A whole paragraph with the quote marked."""
    before, found, after = text.partition(quote)
    return escape(before) + Markup("<mark>") + escape(found) + Markup("</mark>") + escape(after)
