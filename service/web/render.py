"""Markdown of an answer as safe HTML, its markers as links to the citations below."""

from __future__ import annotations

import re
from functools import lru_cache

from markdown_it import MarkdownIt
from markupsafe import Markup, escape

from service.answering.model import Answer, Citation

_MARKER = re.compile(r"\[(\d{1,4})\]")


@lru_cache(maxsize=1)
def _markdown() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False, "linkify": False}).disable(["image", "link", "autolink"])


def answer_html(answer: Answer) -> Markup:
    """The answer's text; HTML and links in report text are shown as they are written, never run."""
    html = _markdown().render(answer.answer)
    labels = {citation.marker: citation.label for citation in answer.citations}
    return Markup(_MARKER.sub(lambda found: _link(int(found[1]), labels), html))  # noqa: S704 - made by the renderer above


def _link(marker: int, labels: dict[int, str]) -> str:
    if marker not in labels:
        return f"[{marker}]"
    return f'<a class="marker" href="#c{marker}" aria-label="{escape(labels[marker])}">[{marker}]</a>'


def marked_text(citation: Citation) -> Markup:
    """The whole paragraph with the quote marked."""
    before, quote, after = citation.text.partition(citation.quote)
    return escape(before) + Markup("<mark>") + escape(quote) + Markup("</mark>") + escape(after)
