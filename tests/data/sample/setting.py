"""Sets a sample report in type: lines, pages, running headers, footnotes, boxes and tables."""

from __future__ import annotations

import re
from pathlib import Path

from reportlab import rl_config
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from .lines import (
    BODY,
    BOLD,
    FOOTNOTE_MARK,
    LINE_MARK,
    NESTED,
    PAGE_MARK,
    STYLES,
    Style,
    break_lines,
    register_fonts,
    width_of,
)
from .markup import Block, BlockKind, Source

WIDTH, HEIGHT = A4
LEFT, RIGHT = 70.0, WIDTH - 66.0
TOP, BOTTOM = HEIGHT - 98.0, 70.0
BULLETS = {"square": "■", "disc": "●"}
BOX_OUTSET, ROW_PADDING = 5.0, 16.0


class Setter:
    """Sets one report on a canvas, top to bottom, opening pages as they are needed."""

    def __init__(self, source: Source, target: Path) -> None:
        register_fonts()
        rl_config.useA85 = 0
        self._settings = source.settings
        self._canvas = Canvas(str(target), pagesize=A4, invariant=1, pageCompression=1)
        self._canvas.setTitle(target.stem)
        self._canvas.setAuthor("Pilcrow")
        self._canvas.setSubject(source.settings.get("subject", ""))
        self._page = 0
        self._bottom = BOTTOM
        self._boxed_from: float | None = None
        self._in_box = False
        self._footnotes: list[tuple[str, list[str]]] = []
        self._open_page()

    def set_all(self, blocks: tuple[Block, ...]) -> None:
        """Sets every block and writes the file."""
        for block in blocks:
            self._set_block(block)
        self._close_page()
        self._canvas.save()

    def _set_block(self, block: Block) -> None:
        match block.kind:
            case BlockKind.PAGE:
                self._turn_page()
            case BlockKind.BOX_START:
                self._in_box, self._boxed_from = True, self._y + 4
            case BlockKind.BOX_END:
                self._draw_box()
                self._in_box, self._boxed_from = False, None
                self._y -= 12
            case BlockKind.TABLE:
                self._set_table(block)
            case BlockKind.CONTENTS:
                self._set_contents(block)
            case BlockKind.FOOTNOTE:
                self._reserve_footnote(block)
            case BlockKind.LETTERHEAD:
                self._set_letterhead(block)
            case _:
                self._set_text(block)

    # Pages

    def _open_page(self) -> None:
        self._page += 1
        self._y = TOP
        self._bottom = BOTTOM
        self._footnotes = []
        self._draw_running()
        self._draw_emblem()

    def _draw_running(self) -> None:
        """Draws the page number and running lines first: that is where the real files have them."""
        where = self._settings.get("numbers", "right")
        running = self._settings.get("running", "")
        if where == "none":
            return
        self._canvas.setLineWidth(0.6)
        self._canvas.line(LEFT, 52, RIGHT, 52)
        if running and self._page > 1:
            first, second = (part.strip() for part in running.split("|"))
            self._draw(LEFT, 42, first, BOLD, 6.5)
            self._draw(LEFT, 33, second, BOLD, 6.5)
        if running and self._page == 1:
            return
        self._canvas.setFont(BODY, 14)
        if where == "outer" and self._page % 2 == 0:
            self._canvas.drawString(LEFT, 36, str(self._page))
        else:
            self._canvas.drawRightString(RIGHT, 36, str(self._page))

    def _draw_emblem(self) -> None:
        """Draws a pilcrow in a ring, in lines and without text, where the publisher's logo would be."""
        x, y = RIGHT - 22, HEIGHT - 56
        self._canvas.setLineWidth(1.6)
        self._canvas.circle(x, y, 20)
        self._canvas.circle(x - 2, y + 5, 5, fill=1)
        for offset in (1, 6):
            self._canvas.line(x + offset, y - 12, x + offset, y + 10)
        self._canvas.line(x - 2, y + 10, x + 8, y + 10)

    def _close_page(self) -> None:
        if self._in_box:
            self._draw_box()
        y = self._bottom - 16
        if self._footnotes:
            self._canvas.setLineWidth(0.6)
            self._canvas.line(LEFT, y + 8, LEFT + 130, y + 8)
        for mark, lines in self._footnotes:
            self._draw(LEFT, y + 1 - 8, mark, BODY, 5)
            for line in lines:
                y -= 10
                self._draw(LEFT + 6, y, line, BODY, 8)
            y -= 3
        self._canvas.showPage()

    def _turn_page(self) -> None:
        self._close_page()
        self._open_page()
        if self._in_box:
            self._boxed_from = self._y + 12

    def _need(self, height: float) -> None:
        if self._y - height < self._bottom:
            self._turn_page()

    def _reserve_footnote(self, block: Block) -> None:
        lines = break_lines(block.lines[0], BODY, 8, RIGHT - LEFT - 6)
        self._footnotes.append((block.mark, lines))
        self._bottom += 10 * len(lines) + (26 if len(self._footnotes) == 1 else 3)

    def _draw_box(self) -> None:
        if self._boxed_from is not None:
            self._canvas.setLineWidth(0.7)
            width = RIGHT - LEFT + 2 * BOX_OUTSET
            self._canvas.rect(LEFT - BOX_OUTSET, self._y, width, self._boxed_from - self._y)

    # Text

    def _draw(self, x: float, y: float, text: str, font: str, size: float) -> None:
        """Draws one line; `**…**` is bold, `{1}` a raised mark glued to the word before it."""
        run = self._canvas.beginText(x, y)
        bold = False
        for part in re.split(r"(\*\*|\{\d+\})", text):
            if part == "**":
                bold = not bold
            elif mark := FOOTNOTE_MARK.fullmatch(part):
                run.setFont(BOLD if bold else font, size * 0.62)
                run.setRise(size * 0.36)
                run.textOut(mark[1])
                run.setRise(0)
            elif part:
                run.setFont(BOLD if bold else font, size)
                run.textOut(part)
        self._canvas.drawText(run)

    def _set_lines(self, text: str, style: Style, mark: str = "", bullet: str = "") -> None:
        width = RIGHT - LEFT - style.indent
        lines = break_lines(text, style.font, style.size, width)
        for place, line in enumerate(lines):
            if line == PAGE_MARK:
                self._turn_page()
                continue
            self._need(style.leading)
            self._y -= style.leading
            if place == 0 and mark and self._settings.get("tight") == "yes" and len(mark) > 2:
                # Many real files have no space between a number of two digits and its text.
                start = LEFT + style.indent - width_of(mark, style.font, style.size)
                self._draw(start, self._y, mark + line, style.font, style.size)
                continue
            if place == 0 and mark:
                self._draw(LEFT, self._y, mark + " ", style.font, style.size)
            if place == 0 and bullet:
                self._draw_bullet(bullet, style)
            self._draw(LEFT + style.indent, self._y, line, style.font, style.size)
        self._y -= style.after

    def _draw_bullet(self, bullet: str, style: Style) -> None:
        if bullet == "–":
            self._draw(LEFT + style.indent - 16, self._y, bullet, BODY, style.size)
            return
        self._canvas.setFont("ZapfDingbats", 6 if bullet == "●" else 7)
        self._canvas.drawString(LEFT + style.indent - 16, self._y + 1, bullet)

    def _set_text(self, block: Block) -> None:
        style = STYLES[block.kind]
        bullet = ""
        if block.kind is BlockKind.BULLET:
            bullet = BULLETS[self._settings.get("bullet", "disc")]
        if block.kind in (BlockKind.HEADING, BlockKind.SUBHEADING):
            self._y -= 6
        self._set_lines(block.lines[0], style, block.mark, bullet)
        for line in block.lines[1:]:
            self._set_lines(line.removeprefix("- "), NESTED, bullet="–")

    def _set_letterhead(self, block: Block) -> None:
        for line in block.lines[0].split(LINE_MARK):
            self._y -= 11
            self._draw(RIGHT - 190, self._y + 50, line.strip(), BODY, 8)
        self._y -= 4

    def _set_contents(self, block: Block) -> None:
        for row in block.lines:
            bold = row.startswith(">>")
            name, _, page = row.lstrip("> ").rpartition("|")
            style = Style(font=BOLD if bold else BODY, size=11 if bold else 9.5, indent=0 if bold else 10)
            parts = [part.strip() for part in name.split(LINE_MARK)]
            for part in parts:
                self._y -= 14
                self._draw(LEFT + style.indent, self._y, part, style.font, style.size)
            self._canvas.setFont(style.font, style.size)
            self._canvas.drawRightString(RIGHT - 10, self._y, page.strip())
            self._y -= 7

    def _set_table(self, block: Block) -> None:
        """Sets rows `|^ head`, `| row | grade`, `|| lower row | grade` or `|+ heading | grade`, ruled."""
        split = LEFT + (RIGHT - LEFT) * float(self._settings.get("split", "0.66"))
        centred = self._settings.get("cells") == "centred"
        banner = block.lines[0].startswith("|+")
        self._y -= 12 if banner else 6
        if banner:
            self._need(110)
        for row in block.lines:
            head, lower = row.startswith(("|^", "|+")), row.startswith("||")
            outset = BOX_OUTSET if row.startswith("|+") else 0.0
            cells = [cell.strip() for cell in row.lstrip("|^+ ").split("|")]
            numbered = bool(re.match(r"\d\. ", cells[0]))
            font = BOLD if head or numbered else BODY
            size = 11.0 if head else 9.5
            edge = LEFT + (40.0 if lower else 0.0)
            columns = [
                break_lines(cell, font if place == 0 or head else BODY, size, width - 10)
                for place, (cell, width) in enumerate(
                    zip(
                        cells, (split - edge if len(cells) > 1 else RIGHT - edge, RIGHT - split), strict=False
                    )
                )
            ]
            height = 13 * max(len(column) for column in columns) + ROW_PADDING
            self._need(height)
            self._canvas.setLineWidth(0.7)
            self._canvas.rect(LEFT - outset, self._y - height, RIGHT - LEFT + 2 * outset, height)
            if lower:
                self._canvas.line(edge, self._y, edge, self._y - height)
            if len(columns) > 1:
                self._canvas.line(split, self._y, split, self._y - height)
            for place, column in enumerate(columns):
                x = (edge, split)[place] + 5
                drop = (height - ROW_PADDING - 13 * len(column)) / 2 if centred else 0.0
                for number, line in enumerate(column):
                    cell_font = font if place == 0 or head else BODY
                    self._draw(x, self._y - drop - ROW_PADDING / 2 - 10 - 13 * number, line, cell_font, size)
            self._y -= height
        self._y -= 4 if banner and "| " in block.lines[0][2:] else 16
