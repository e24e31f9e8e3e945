from __future__ import annotations

from datetime import date

import pytest

from service.answering.facts.printed import names_person, shows_dates


@pytest.mark.parametrize(
    "text",
    [
        "29 April 2019 to 3 May 2019",
        "from 29 April–3 May 2019",
        "29/04/2019 - 03/05/2019",
        "29 Apr 2019 and 3 May 2019",
        "29th April until 3rd May 2019",
    ],
)
def test_both_days_are_seen_however_they_are_printed(text: str) -> None:
    assert shows_dates(text, date(2019, 4, 29), date(2019, 5, 3))


@pytest.mark.parametrize("text", ["29 April 2019", "29 April to 3 June 2019", "29 April 2018 to 3 May 2018"])
def test_other_days_are_not(text: str) -> None:
    assert not shows_dates(text, date(2019, 4, 29), date(2019, 5, 3))


def test_a_name_is_seen_as_whole_words() -> None:
    assert names_person("Led by jo reed HMI", "Jo Reed")
    assert not names_person("Led by Jo Reeder", "Jo Reed")
