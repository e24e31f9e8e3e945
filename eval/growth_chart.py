"""The growth chart: an index's figures over its number of paragraphs, both axes logarithmic, as plain SVG."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

_WIDTH, _HEIGHT = 420, 260
_LEFT, _TOP, _RIGHT, _BOTTOM = 62, 34, 22, 44
_COLOURS = ("#0b5cad", "#b3410e", "#3f7d20", "#6b3fa0")
_PANELS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Time of an answer, ms", ("named p50, ms", "named p95, ms", "all p50, ms", "all p95, ms")),
    ("Seconds", ("build, s", "ready, s")),
    ("MB", ("disk, MB", "own memory when ready, MB", "memory while building, MB")),
)


def chart(columns: Sequence[Mapping[str, float]]) -> str:
    """Three panels beside each other: answers, seconds, sizes."""
    width = _WIDTH * len(_PANELS)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {_HEIGHT + 70}" role="img" '
        'font-family="sans-serif" font-size="11" fill="#1d1d1b">',
        "<title>What an index takes and how fast it answers, by its number of paragraphs</title>",
        f'<rect width="{width}" height="{_HEIGHT + 70}" fill="#fff"/>',
    ]
    for place, (title, names) in enumerate(_PANELS):
        parts.append(f'<g transform="translate({place * _WIDTH} 0)">{_panel(title, names, columns)}</g>')
    return "".join(parts) + "</svg>\n"


def _panel(title: str, names: Sequence[str], columns: Sequence[Mapping[str, float]]) -> str:
    across = [column["paragraphs"] for column in columns]
    values = [column[name] for column in columns for name in names if column[name] > 0]
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    first, last = math.log10(min(across)), math.log10(max(across))

    def x(value: float) -> float:
        share = (math.log10(value) - first) / max(last - first, 1e-9)
        return _LEFT + share * (_WIDTH - _LEFT - _RIGHT)

    def y(value: float) -> float:
        share = (math.log10(max(value, 10**low)) - low) / max(high - low, 1)
        return _HEIGHT - _BOTTOM - share * (_HEIGHT - _BOTTOM - _TOP)

    parts = [f'<text x="{_LEFT}" y="18" font-size="13" font-weight="bold">{title}</text>']
    for power in range(low, high + 1):
        at = y(10.0**power)
        parts.append(f'<path d="M{_LEFT} {at:.1f}H{_WIDTH - _RIGHT}" stroke="#ddd"/>')
        parts.append(f'<text x="{_LEFT - 6}" y="{at + 4:.1f}" text-anchor="end">{10.0**power:,g}</text>')
    parts += [
        f'<text x="{x(value):.1f}" y="{_HEIGHT - _BOTTOM + 16}" text-anchor="middle">{_short(value)}</text>'
        for value in across
    ]
    middle = (_LEFT + _WIDTH - _RIGHT) / 2
    parts.append(f'<text x="{middle:.0f}" y="{_HEIGHT - 10}" text-anchor="middle">paragraphs</text>')
    for name, colour in zip(names, _COLOURS, strict=False):
        points = [(x(column["paragraphs"]), y(column[name])) for column in columns]
        line = " ".join(f"{a:.1f},{b:.1f}" for a, b in points)
        parts.append(f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [f'<circle cx="{a:.1f}" cy="{b:.1f}" r="3" fill="{colour}"/>' for a, b in points]
        at = _HEIGHT + 6 + 15 * names.index(name)
        parts.append(f'<rect x="{_LEFT}" y="{at - 9}" width="10" height="10" fill="{colour}"/>')
        parts.append(f'<text x="{_LEFT + 16}" y="{at}">{name.rpartition(",")[0]}</text>')
    return "".join(parts)


def _short(value: float) -> str:
    return (
        f"{value / 1e6:.3g} M"
        if value >= 999_500
        else f"{value / 1e3:.3g} k"
        if value >= 1e3
        else f"{value:g}"
    )
