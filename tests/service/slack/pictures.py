"""Answers and views as the bot would send them, made by hand, and the files that show them.

    python -m tests.service.slack.pictures [--draw docs/pictures]

writes the golden pictures (`golden/*.json`) anew; with --draw also mock-ups of them with Chromium.
"""

from __future__ import annotations

import argparse
import html
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from service.answering.model import (
    Answer,
    Citation,
    CitationStatus,
    Coverage,
    Outcome,
    Section,
    SectionOutcome,
)
from service.slack.access import too_many
from service.slack.blocks import answer_message
from service.slack.modals import ask_view, paragraphs_view, quotes_view, reason_view
from service.slack.reply import HELP, Reply, apology
from service.slack.settings import SlackSettings

GOLDEN = Path(__file__).with_name("golden")
BASE = "https://reports.example.org"


def citation(
    marker: int, authority: str, quote: str, before: str = "", after: str = "", **fields: Any
) -> Citation:
    """A citation of a fictional report."""
    name = authority.lower().replace(" ", "-")
    made: dict[str, Any] = {
        "report_id": f"{name}-2019-inspection",
        "authority": authority,
        "year": 2019,
        "paragraph": str(marker + 9),
        "label": f"{authority} 2019, paragraph {marker + 9}",
        "section": "The experiences and progress of children who need help and protection",
        "page": marker + 1,
        "url": f"/reports/{name}-2019-inspection#p{marker + 9}",
        **fields,
    }
    text = " ".join(part for part in (before, quote, after) if part)
    return Citation(marker=marker, quote=quote, text=text, status=CitationStatus.VERIFIED, **made)


def answer(text: str, citations: tuple[Citation, ...] = (), **fields: Any) -> Answer:
    """An answer made by hand."""
    made: dict[str, Any] = {
        "question": "How did each authority handle return home interviews?",
        "outcome": Outcome.ANSWERED,
        "sections": (),
        "coverage": Coverage(authorities_asked=0, reports_searched=0),
        "generator": "extractive",
        **fields,
    }
    return Answer(answer=text, citations=citations, **made)


COMPARISON = answer(
    "2 of the 3 authorities asked about have something on this. The report on Carrowick says nothing on it.\n\n"
    "### Eastwold\n\n*Inspection, September 2019:* Every child who goes missing is offered an interview. [1]\n\n"
    "### Harrowmere\n\n*Inspection, March 2019:* Interviews are carried out by three workers who do nothing else. [2]",
    (
        citation(
            1,
            "Eastwold",
            "Every child who goes missing is offered an interview.",
            after="Just over half accept.",
        ),
        citation(
            2,
            "Harrowmere",
            "Interviews are carried out by three workers who do nothing else.",
            before="Children who go missing are found, listened to and helped.",
        ),
    ),
    sections=tuple(
        Section(authority=name, report_id=None, year=2019, outcome=outcome, text="")
        for name, outcome in (
            ("Eastwold", SectionOutcome.ANSWERED),
            ("Harrowmere", SectionOutcome.ANSWERED),
            ("Carrowick", SectionOutcome.SILENT),
        )
    ),
    coverage=Coverage(
        authorities_asked=3,
        reports_searched=4,
        silent=("Carrowick",),
        statement="3 authorities, 4 reports searched; nothing on this from Carrowick.",
    ),
    notes=("“RHIs” was read as return home interviews.",),
)
WRITTEN = answer(
    "Interviews are **offered to every child** in Eastwold, though only about half accept. [1]",
    COMPARISON.citations[:1],
    generator="a-model",
    sections=COMPARISON.sections[:1],
    coverage=Coverage(authorities_asked=1, reports_searched=1, statement="1 authority, 1 report searched."),
)
HOSTILE = answer(
    "<!channel> see <https://evil.example|Ofsted> & [Ofsted](https://evil.example), `*all*` <@U1> [1]",
    (citation(1, "Eastwold", "<!channel> see <https://evil.example|Ofsted> & *all*", label="<!here> & *x*"),),
    notes=("<!everyone> asked",),
)
NOT_FOUND = answer(
    "The reports held say nothing on this. 5 authorities and 6 reports were searched.",
    outcome=Outcome.NOT_FOUND,
)


def long_comparison(
    authorities: int = 150, sentence: str = "Children <are> seen & heard *promptly*. "
) -> Answer:
    """More than any message holds."""
    cited = tuple(
        citation(number + 1, f"Authority {number + 1}", sentence.strip()) for number in range(authorities)
    )
    sections = tuple(
        Section(
            authority=one.authority,
            report_id=one.report_id,
            year=2019,
            outcome=SectionOutcome.ANSWERED,
            text=f"{sentence * 5}[{one.marker}]",
        )
        for one in cited
    )
    text = "\n\n".join(
        ["All have something on this.", *(f"### {one.authority}\n\n{one.text}" for one in sections)]
    )
    return answer(text, cited, sections=sections, coverage=Coverage(authorities_asked=authorities, reports_searched=authorities, statement="All searched."))  # fmt: skip


def _message(made: Answer, base: str | None = BASE) -> dict[str, Any]:
    return answer_message(made, 7, base).arguments()


def _reply(reply: Reply) -> dict[str, Any]:
    return reply.message(7, BASE, may_attach=True).arguments()


PICTURES: dict[str, Callable[[], dict[str, Any]]] = {
    "comparison": lambda: _message(COMPARISON),
    "written": lambda: _message(WRITTEN),
    "hostile": lambda: _message(HOSTILE),
    "not-found": lambda: _message(NOT_FOUND),
    "long": lambda: _message(long_comparison()),
    "without-links": lambda: _message(COMPARISON, None),
    "help": lambda: _reply(HELP),
    "apology": lambda: _reply(apology("1a2b3c4d")),
    "too-many": lambda: _reply(
        Reply(result="refused", notice=str(too_many(10, SlackSettings(_env_file=None, per_minute=10))))
    ),
    "paragraphs-view": lambda: paragraphs_view(COMPARISON, BASE),
    "quotes-view": lambda: quotes_view(COMPARISON, BASE),
    "reason-view": lambda: reason_view(7),
    "ask-view": lambda: ask_view("How are return home interviews done?", "C1", "1.1"),
}


def picture(name: str) -> str:
    """A golden picture's text."""
    return json.dumps(PICTURES[name](), indent=1, ensure_ascii=False) + "\n"


# --- mock-ups for the documentation

_STYLE = """
body { font: 15px/1.46 'Liberation Sans', Arial, sans-serif; color: #1d1c1d; margin: 16px; width: 640px }
.who { font-weight: 700 } .app { background: #ddd; font-size: 10px; padding: 1px 3px; border-radius: 2px }
.block { margin: 6px 0; white-space: pre-wrap; overflow-wrap: anywhere } a { color: #1264a3; text-decoration: none }
.context { color: #616061; font-size: 13px } .quote { border-left: 4px solid #ddd; padding-left: 8px; display: block }
button { background: #fff; border: 1px solid #bbb; border-radius: 4px; font: 700 13px Arial; padding: 5px 10px; margin-right: 6px }
.modal { border: 1px solid #bbb; border-radius: 8px; padding: 12px 20px } h2 { font-size: 20px; margin: 4px 0 12px }
textarea { width: 96%; font: 14px Arial; border: 1px solid #888; border-radius: 4px; padding: 6px } label { font-weight: 700; display: block }
.feet { text-align: right } hr { border: 0; border-top: 1px solid #ddd }
"""


def _text(mrkdwn: str) -> str:
    """mrkdwn roughly as Slack shows it."""
    shown = re.sub(r"<(https?[^|>]*)\|([^>]*)>", "\x01\\1\x02\\2\x03", mrkdwn)
    shown = re.sub(r"(?m)^>(.*)$", "\x04\\1\x05", shown)
    shown = html.escape(html.unescape(shown), quote=False)
    shown = re.sub(r"\*([^*\n]+)\*", r"<b>\1</b>", shown)
    shown = re.sub(r"(?<![\w/])_([^_\n]+)_(?!\w)", r"<i>\1</i>", shown)
    shown = re.sub("\x01([^\x02]*)\x02([^\x03]*)\x03", r'<a href="\1">\2</a>', shown)
    return re.sub("\x04([^\x05]*)\x05\n?", r'<span class="quote">\1</span>', shown)


_THUMB = (
    '<svg width="14" height="14" viewBox="0 0 24 24" style="vertical-align:-2px;transform:scaleY({})">'
    '<path fill="#e8a33d" d="M2 10h4v10H2zM8 10l4-8c2 0 3 1 2 4l-1 3h7c1 0 2 1 1.6 2l-2 7c-.3 1-1 2-2 2H8z"/></svg>'
)


def _thumbs(text: str) -> str:
    """Drawn, for a machine that makes pictures may have no font with them."""
    return text.replace("👍", _THUMB.format(1)).replace("👎", _THUMB.format(-1))


def _block(block: dict[str, Any]) -> str:
    kind = block["type"]
    if kind == "divider":
        return "<hr>"
    if kind == "section":
        return f'<div class="block">{_text(block["text"]["text"])}</div>'
    if kind == "context":
        inner = " ".join(_text(one["text"]) for one in block["elements"])
        return f'<div class="block context">{inner}</div>'
    if kind == "actions":
        inner = "".join(
            f"<button>{_thumbs(html.escape(one['text']['text']))}</button>" for one in block["elements"]
        )
        return f'<div class="block">{inner}</div>'
    label, element = html.escape(block["label"]["text"]), block["element"]
    if element["type"] == "radio_buttons":
        inner = "".join(f"<div>○ {html.escape(one['text']['text'])}</div>" for one in element["options"])
    else:
        inner = f"<textarea rows=3>{html.escape(element.get('initial_value', ''))}</textarea>"
    return f'<div class="block"><label>{label}</label>{inner}</div>'


def mock_up(name: str) -> str:
    """A page that shows a picture as Slack would, nearly."""
    made = PICTURES[name]()
    blocks = "".join(_block(block) for block in made["blocks"])
    if made.get("type") == "modal":
        feet = "".join(
            f"<button>{made[name]['text']}</button>" for name in ("close", "submit") if name in made
        )
        body = f'<div class="modal"><h2>{made["title"]["text"]}</h2>{blocks}<p class="feet">{feet}</p></div>'
    else:
        body = f'<div><span class="who">Pilcrow</span> <span class="app">APP</span></div>{blocks}'
    return f"<!doctype html><meta charset=utf-8><style>{_STYLE}</style>{body}"


def draw(folder: Path, names: tuple[str, ...]) -> None:
    """Mock-ups as PNG files, by Chromium."""
    from playwright.sync_api import sync_playwright

    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        page = browser.new_page(viewport={"width": 680, "height": 200})
        for name in names:
            page.set_content(mock_up(name))
            page.screenshot(path=folder / f"slack-{name}.png", full_page=True)
        browser.close()


def main() -> None:
    """Write the golden pictures, and draw them when asked to."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--draw", type=Path)
    folder: Path | None = parser.parse_args().draw
    GOLDEN.mkdir(exist_ok=True)
    for name in PICTURES:
        (GOLDEN / f"{name}.json").write_text(picture(name), "utf-8")
    if folder is not None:
        draw(folder, ("comparison", "written", "paragraphs-view", "quotes-view", "reason-view", "help"))


if __name__ == "__main__":
    main()
