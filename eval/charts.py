"""Charts as inline SVG: no script, no file beside, readable without colour and by a screen reader."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from eval.bootstrap import Interval

_ROW = 26
_LABEL_WIDTH = 150
_PLOT_WIDTH = 420
_VALUE_WIDTH = 190
_ROW_LABEL_WIDTH = 270  # the longest name of an authority
_CELL_WIDTH = 106
_CELL_HEIGHT = 30
_HEAD = 34


def bars(title: str, rows: Sequence[tuple[str, Interval]]) -> str:
    """Horizontal bars from 0 to 1 with 95 % intervals; the figures stand beside them in words."""
    height = _HEAD + _ROW * len(rows) + 24
    width = _LABEL_WIDTH + _PLOT_WIDTH + _VALUE_WIDTH
    parts = [_open(width, height, title, "; ".join(f"{name} {one.value:.2f}" for name, one in rows))]
    for tick in (0.0, 0.25, 0.5, 0.75, 1.0):
        x = _LABEL_WIDTH + tick * _PLOT_WIDTH
        parts.append(f'<line class="grid" x1="{x:g}" y1="{_HEAD - 6}" x2="{x:g}" y2="{height - 20}"/>')
        parts.append(f'<text class="tick" x="{x:g}" y="{height - 6}" text-anchor="middle">{tick:g}</text>')
    for place, (name, one) in enumerate(rows):
        y = _HEAD + place * _ROW
        low, high = (_LABEL_WIDTH + end * _PLOT_WIDTH for end in (one.low, one.high))
        middle = y + 9
        parts += [
            f'<text x="{_LABEL_WIDTH - 8}" y="{y + 14}" text-anchor="end">{escape(name)}</text>',
            f'<rect class="bar" x="{_LABEL_WIDTH}" y="{y}" width="{one.value * _PLOT_WIDTH:.1f}" height="18"/>',
            f'<path class="interval" d="M{low:.1f} {middle - 4}v8M{low:.1f} {middle}H{high:.1f}M{high:.1f} {middle - 4}v8"/>',
            f'<text x="{_LABEL_WIDTH + _PLOT_WIDTH + 10}" y="{y + 14}">{one.value:.2f} '
            f"({one.low:.2f}–{one.high:.2f}), n {one.n}</text>",
        ]
    return "".join(parts) + "</svg>"


def heat_map(
    title: str,
    rows: Sequence[str],
    columns: Sequence[str],
    cells: Mapping[tuple[str, str], tuple[float, int]],
) -> str:
    """A table of shares: cell (row, column) holds a share from 0 to 1 and a count; missing cells stay empty."""
    left = _ROW_LABEL_WIDTH
    width = left + _CELL_WIDTH * len(columns)
    height = _HEAD + 22 + _CELL_HEIGHT * len(rows)
    told = "; ".join(f"{row}, {column}: {share:.2f}" for (row, column), (share, _) in cells.items())
    parts = [_open(width, height, title, told)]
    for across, column in enumerate(columns):
        x = left + across * _CELL_WIDTH + _CELL_WIDTH / 2
        parts.append(f'<text x="{x:g}" y="{_HEAD + 10}" text-anchor="middle">{escape(column)}</text>')
    for down, row in enumerate(rows):
        y = _HEAD + 18 + down * _CELL_HEIGHT
        parts.append(f'<text x="{left - 8}" y="{y + 19}" text-anchor="end">{escape(row)}</text>')
        for across, column in enumerate(columns):
            if (row, column) not in cells:
                continue
            share, count = cells[row, column]
            x = left + across * _CELL_WIDTH
            parts.append(
                f'<rect x="{x}" y="{y}" width="{_CELL_WIDTH - 2}" height="{_CELL_HEIGHT - 2}" fill="{_shade(share)}"/>'
                f'<text class="{"dark" if share < 0.5 else "light"}" x="{x + _CELL_WIDTH / 2:g}" y="{y + 19}" '
                f'text-anchor="middle">{share:.2f} · {count}</text>'
            )
    return "".join(parts) + "</svg>"


def _open(width: int, height: int, title: str, description: str) -> str:
    return (
        f'<svg role="img" viewBox="0 0 {width} {height}" width="{width}" height="{height}">'
        f"<title>{escape(title)}</title><desc>{escape(description)}</desc>"
        f'<text class="title" x="0" y="16">{escape(title)}</text>'
    )


def _shade(share: float) -> str:
    """From a light to a dark blue; text on it keeps a contrast of at least 4.5 to 1."""
    if share < 0.5:
        return f"hsl(212 60% {96 - 40 * share:.0f}%)"
    return f"hsl(212 62% {44 - 36 * (share - 0.5):.0f}%)"
