from __future__ import annotations

import colorsys
import re
from xml.etree import ElementTree as ET

import pytest

from eval.bootstrap import Interval
from eval.charts import bars, heat_map


def luminance(shade: str) -> float:
    """Relative luminance of an hsl() colour (WCAG 2.2)."""
    hue, saturation, lightness = (float(part) for part in re.findall(r"\d+", shade))
    channels = colorsys.hls_to_rgb(hue / 360, lightness / 100, saturation / 100)
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("share", [0.0, 0.2, 0.49, 0.5, 0.75, 1.0])
def test_figures_in_a_heat_map_can_be_read_on_their_colour(share: float) -> None:
    chart = heat_map("Right", ["Alderby"], ["single"], {("Alderby", "single"): (share, 4)})
    fill = re.search(r'fill="(hsl[^"]+)"', chart)
    assert fill is not None
    background = luminance(fill[1])
    text = 0.01 if 'class="dark"' in chart else 1.0
    lighter, darker = max(background, text), min(background, text)
    assert (lighter + 0.05) / (darker + 0.05) >= 4.5


def test_bars_say_their_figures_in_words_and_stay_within_the_picture() -> None:
    chart = ET.fromstring(bars("Recall", [("single & more", Interval(value=1.0, low=0.9, high=1.0, n=7))]))
    assert chart.findtext("title") == "Recall"
    assert chart.findtext("desc") == "single & more 1.00"
    assert any("1.00 (0.90–1.00), n 7" in (text.text or "") for text in chart.iter("text"))
    width = float(chart.get("width") or 0)
    assert all(float(bar.get("x") or 0) + float(bar.get("width") or 0) <= width for bar in chart.iter("rect"))


def test_cells_that_were_not_asked_stay_empty() -> None:
    cells = {("Alderby", "single"): (0.5, 2), ("Carrow", "fact"): (1.0, 1)}
    chart = ET.fromstring(heat_map("Right", ["Alderby", "Carrow"], ["single", "fact"], cells))
    assert len(list(chart.iter("rect"))) == 2
