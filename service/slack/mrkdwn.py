"""Slack's own markup: what people type as plain text, and an answer's Markdown as safe mrkdwn.

Nothing in a report or a question can ping people or forge a link: `&`, `<` and `>` are always escaped, so
`<!channel>`, `<@U…>` and `<http…|…>` stay text; links are made here alone, from the service's own address.
Characters that Slack reads as formatting are shown by their look-alikes, for mrkdwn has no escape for them;
the exact text stands in the modals, which are plain text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_LOOK_ALIKES = str.maketrans({"*": "∗", "_": "ˍ", "~": "∼", "`": "ˋ"})
_MARKER = re.compile(r"\[(\d{1,4})\]")
_SENT = re.compile(r"<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>")


def escape(text: str) -> str:
    """Text for a mrkdwn field in which nothing is formatting, a mention or a link."""
    return control_escaped(text).translate(_LOOK_ALIKES)


def control_escaped(text: str) -> str:
    """Text in which Slack finds no mention and no link; formatting characters are left."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def link(address: str, label: str) -> str:
    """A link of our own; `label` is plain text."""
    return f"<{control_escaped(address).replace('|', '%7C')}|{escape(label).replace('|', '¦')}>"


def plain(sent: str, bots: frozenset[str] = frozenset()) -> str:
    """What a user typed, without Slack's markup: mentions of `bots` vanish, links become their label."""

    def said(found: re.Match[str]) -> str:
        sign, target, label = found[1], found[2], found[3]
        if sign == "@":
            return "" if target in bots else f"@{label or target}"
        if sign == "#":
            return f"#{label or target}"
        if sign == "!":
            return label or ""
        return label or target.removeprefix("mailto:")

    text = unescape(_SENT.sub(said, sent)).replace("\0", "")
    return " ".join(
        text.encode("utf-8", "ignore").decode().split()
    )  # no half characters: no database takes them


def mentioned(sent: str) -> frozenset[str]:
    """Ids of the users that a message mentions."""
    return frozenset(found[2] for found in _SENT.finditer(sent) if found[1] == "@")


@lru_cache(maxsize=1)
def _markdown() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False}).disable(
        [
            "image",
            "link",
            "autolink",
            "html_inline",
            "text_join",
        ]  # joined, an escaped bracket would make a marker
    )


def paragraphs(markdown: str, addresses: Mapping[int, str]) -> list[str]:
    """Markdown as mrkdwn, one string a block of text; markers that have an address link to it.

    A heading begins its string in bold and is joined to the text after it.
    """
    made: list[str] = []
    heading = before = ""
    for token in _markdown().parse(markdown):
        if token.type == "list_item_open":
            before = f"{token.info}. " if token.info else "• "
        elif token.type == "blockquote_open":
            before = "> "
        elif token.type == "heading_open":
            before = "#"
        elif token.type == "inline" and before == "#":
            heading, before = f"*{_inline(token, addresses).replace('*', '')}*\n", ""
        elif token.type == "inline":
            text = before + _inline(token, addresses)
            if before == "• " and made and not heading and made[-1].rpartition("\n")[2].startswith("• "):
                made[-1] += f"\n{text}"
            else:
                made.append(heading + text)
            heading = before = ""
        elif token.type in ("fence", "code_block"):
            made.append(heading + escape(token.content.strip()))
            heading = ""
    return made + ([heading.strip()] if heading else [])


def _inline(token: Token, addresses: Mapping[int, str]) -> str:
    signs: dict[str, Callable[[Token], str]] = {
        "text": lambda one: _with_markers(one.content, addresses),
        "text_special": lambda one: escape(one.content),
        "code_inline": lambda one: escape(one.content),
        "strong_open": lambda _: "*",
        "strong_close": lambda _: "*",
        "em_open": lambda _: "_",
        "em_close": lambda _: "_",
        "softbreak": lambda _: " ",
        "hardbreak": lambda _: "\n",
    }
    return "".join(signs[child.type](child) for child in token.children or () if child.type in signs)


def _with_markers(text: str, addresses: Mapping[int, str]) -> str:
    def marked(found: re.Match[str]) -> str:
        address = addresses.get(int(found[1]))
        return link(address, found[0]) if address else found[0]

    return _MARKER.sub(marked, escape(text))


def streamed(markdown: str, addresses: Mapping[int, str]) -> str:
    """A piece of the answer for Slack's streaming, which takes Markdown: without mentions, links but ours.

    Backslash escapes of `<` and `>` in the piece become the character references that are safe in both.
    """
    safe = re.sub(r"\\([<>&])", r"\1", markdown)
    safe = control_escaped(safe).replace("](", "]\\(").replace("://", ":/\u2060/")

    def marked(found: re.Match[str]) -> str:
        address = addresses.get(int(found[1]))
        return f"[\\[{found[1]}\\]]({address})" if address else f"\\[{found[1]}\\]"

    return _MARKER.sub(marked, safe)


def split(text: str, most: int) -> list[str]:
    """Text in parts of at most `most` characters, cut at spaces, never within a link or a reference."""
    parts = []
    while len(text) > most:
        cut = _cut(text, most)
        parts.append(text[:cut].rstrip())
        text = text[cut:].lstrip()
    return [*parts, text] if text else parts


def shortened(text: str, most: int) -> str:
    """Text of at most `most` characters; where something was left out it ends with …"""
    return text if len(text) <= most else split(text, most - 2)[0] + " …"


def _cut(text: str, most: int) -> int:
    for place in range(most, most // 2, -1):
        if text[place] in " \n" and _outside(text[:place]):
            return place
    for place in range(most, 0, -1):
        if _outside(text[:place]):
            return place
    return most


def _outside(before: str) -> bool:
    """Whether the end of `before` is outside every link and character reference: real < and > only make links."""
    opened = before.rfind("<")
    if opened > before.rfind(">"):
        return False
    reference = before.rfind("&", len(before) - 5 if len(before) > 5 else 0)
    return reference < 0 or ";" in before[reference:]
