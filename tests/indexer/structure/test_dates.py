from __future__ import annotations

from datetime import date

import pytest

from indexer.structure.dates import find_date, find_span


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("29 April 2019 to 3 May 2019", date(2019, 4, 29), date(2019, 5, 3)),
        ("27 to 31 January 2025", date(2025, 1, 27), date(2025, 1, 31)),
        ("24 and 25 July 2018", date(2018, 7, 24), date(2018, 7, 25)),
        ("8 \u2013 12 July 2013", date(2013, 7, 8), date(2013, 7, 12)),
        ("23 April\u201318 May 2018", date(2018, 4, 23), date(2018, 5, 18)),
        ("5 to 9 December 2022 and 14 to 15 February 2023", date(2022, 12, 5), date(2023, 2, 15)),
        ("3 March \u2013 25 March 2015", date(2015, 3, 3), date(2015, 3, 25)),
        ("02 March 2020 to 13 March 2020", date(2020, 3, 2), date(2020, 3, 13)),
        ("12/03/2018 - 16/03/2018", date(2018, 3, 12), date(2018, 3, 16)),
        ("on Tuesday 4th June 2019", date(2019, 6, 4), date(2019, 6, 4)),
        ("28 July 2016", date(2016, 7, 28), date(2016, 7, 28)),
        ("14 January 2014- 5 February 2014", date(2014, 1, 14), date(2014, 2, 5)),
    ],
)
def test_a_range_is_read_as_printed(text: str, start: date, end: date) -> None:
    span = find_span(text)
    assert span is not None
    assert (span.start, span.end) == (start, end)


@pytest.mark.parametrize("text", ["", "no date", "31 February 2020", "in May 2019", "paragraph 12 of 2019"])
def test_what_is_no_date_gives_none(text: str) -> None:
    assert find_span(text) is None


def test_the_first_single_date_is_found() -> None:
    assert find_date("Published: 16 August 2013") == date(2013, 8, 16)
