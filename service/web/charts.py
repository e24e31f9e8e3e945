"""Charts drawn on the server: where bars stand and how long they are. The template makes SVG of it.

Lengths are in the units of the drawing (`width` × `height`), which the page scales.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from indexer.contracts import StoredReport
from service.web.shelf import GRADES

_WIDTH, _HEIGHT = 720, 300
_LEFT, _TOP, _FOOT = 44, 22, 34
_ROW, _NAMES = 30, 210
_ENOUGH = 15  # a bar at least this long has its figure written in it
_STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 5000, 10_000)
_LINES = 5


@dataclass(frozen=True, slots=True)
class Series:
    """One kind of thing counted: its name, and the style of its bars."""

    name: str
    style: str


@dataclass(frozen=True, slots=True)
class Group:
    """One year or region: how many of each series."""

    name: str
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        """All of it together."""
        return sum(self.counts)


@dataclass(frozen=True, slots=True)
class Bar:
    """A rectangle, and the figure in it (empty where it is too short for one)."""

    x: float
    y: float
    width: float
    height: float
    style: str
    figure: str


@dataclass(frozen=True, slots=True)
class Label:
    """A word or figure beside a bar, anchored at `x`, `y`."""

    x: float
    y: float
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Everything to draw, and the figures for the table beside it."""

    width: float
    height: float
    bars: tuple[Bar, ...]
    labels: tuple[Label, ...]
    lines: tuple[tuple[float, float, float, float], ...]
    series: tuple[Series, ...]
    groups: tuple[Group, ...]


def columns(groups: Sequence[Group], series: Sequence[Series]) -> Chart:
    """Upright stacked bars, one a group, for years."""
    highest = max((group.total for group in groups), default=0)
    step = next((one for one in _STEPS if highest / one <= _LINES), _STEPS[-1])
    top = max(step, -(-highest // step) * step)
    floor = _HEIGHT - _FOOT
    unit = (floor - _TOP) / top
    place = (_WIDTH - _LEFT) / max(1, len(groups))
    thick = min(64.0, place * 0.7)
    bars, labels, lines = [], [], []
    for value in range(0, top + 1, step):
        y = round(floor - value * unit, 1)
        lines.append((float(_LEFT), y, float(_WIDTH), y))
        labels.append(Label(_LEFT - 8, y + 4, str(value), "end"))
    for number, group in enumerate(groups):
        middle, y = _LEFT + place * (number + 0.5), float(floor)
        for one, count in zip(series, group.counts, strict=True):
            if count:
                tall = count * unit
                y -= tall
                figure = str(count) if tall >= _ENOUGH else ""
                bars.append(
                    Bar(
                        round(middle - thick / 2, 1),
                        round(y, 1),
                        round(thick, 1),
                        round(tall, 1),
                        one.style,
                        figure,
                    )
                )
        labels.append(Label(round(middle, 1), floor + 20, group.name, "middle"))
    return Chart(_WIDTH, _HEIGHT, tuple(bars), tuple(labels), tuple(lines), tuple(series), tuple(groups))


def rows(groups: Sequence[Group], series: Sequence[Series]) -> Chart:
    """Lying stacked bars, one a group, for names."""
    longest = max((group.total for group in groups), default=0)
    unit = (_WIDTH - _NAMES - 90) / max(1, longest)
    bars, labels = [], []
    for number, group in enumerate(groups):
        y, x = number * _ROW + 4.0, float(_NAMES)
        for one, count in zip(series, group.counts, strict=True):
            if count:
                long = count * unit
                figure = str(count) if long >= _ENOUGH + 6 else ""
                bars.append(Bar(round(x, 1), y, round(long, 1), _ROW - 8.0, one.style, figure))
                x += long
        labels.append(Label(_NAMES - 10, y + 16, group.name, "end"))
        labels.append(Label(round(x + 8, 1), y + 16, f"{group.counts[0]} of {group.total}", "start"))
    return Chart(_WIDTH, len(groups) * _ROW + 6, tuple(bars), tuple(labels), (), tuple(series), tuple(groups))


def grades_by_year(reports: Sequence[StoredReport], judgement: str) -> Chart:
    """How many reports of each year gave each grade for a judgement, best grade at the foot."""
    given = [
        (stored.report.year, grade.grade)
        for stored in reports
        for grade in stored.report.grades
        if grade.judgement == judgement and stored.report.year
    ]
    known = [grade for grade in GRADES if any(found == grade for _, found in given)]
    counts = Counter(given)
    groups = [
        Group(str(year), tuple(counts[year, grade] for grade in known))
        for year in _span([year for year, _ in given if year])
    ]
    return columns(groups, [Series(grade, grade.lower().replace(" ", "-")) for grade in known])


_SPEAK = (Series("speak of it", "bar"), Series("do not", "rest"))


def theme_by_year(reports: Sequence[StoredReport], speaking: frozenset[str]) -> Chart:
    """How many reports of each year speak of a theme."""
    years = _span([one.report.year for one in reports if one.report.year])
    return columns(
        _split(reports, speaking, [str(year) for year in years], lambda one: str(one.report.year)), _SPEAK
    )


def theme_by_region(reports: Sequence[StoredReport], speaking: frozenset[str]) -> Chart:
    """How many reports of each region speak of a theme."""
    names = sorted({one.report.region or "Region not known" for one in reports})
    return rows(_split(reports, speaking, names, lambda one: one.report.region or "Region not known"), _SPEAK)


def _split(
    reports: Sequence[StoredReport],
    speaking: frozenset[str],
    names: Sequence[str],
    name_of: Callable[[StoredReport], str],
) -> list[Group]:
    counts = Counter((name_of(one), one.report.report_id in speaking) for one in reports)
    return [Group(name, (counts[name, True], counts[name, False])) for name in names]


def _span(years: Sequence[int]) -> range:
    """All years from the first to the last, those without a report too."""
    return range(min(years), max(years) + 1) if years else range(0)
