"""Pages over HTTP: headers, caching, whose forms are taken, problems as pages or documents, downloads."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import httpx
import pytest

from service.service import Service, Snapshot
from service.web.page import POLICY
from tests.service.conftest import serving
from tests.support.memory_index import made_report
from tests.support.memory_service import memory_service

GOOD = {"question": "Why?", "outcome": "answered", "verdict": "up", "back": "/?q=Why%3F"}


@pytest.mark.parametrize("path", ["/", "/?q=caseloads", "/compare?q=caseloads", "/reports", "/reports/x"])
def test_every_page_has_the_same_strict_headers(sample_client: httpx.Client, path: str) -> None:
    response = sample_client.get(path)
    assert response.headers["content-security-policy"] == POLICY
    assert response.headers["x-content-type-options"] == "nosniff"
    assert response.headers["referrer-policy"] == "same-origin"
    assert "style=" not in response.text
    assert " on" + "click=" not in response.text


def test_static_files_are_kept_for_good_under_the_address_that_pages_give(
    sample_client: httpx.Client,
) -> None:
    page = sample_client.get("/").text
    address = page.partition('<link rel="stylesheet" href="')[2].partition('"')[0]
    lasting = sample_client.get(address)
    assert "immutable" in lasting.headers["cache-control"]
    assert lasting.headers["content-encoding"] == "gzip"
    plain = sample_client.get(address.partition("?")[0], headers={"accept-encoding": "identity"})
    assert (plain.headers["cache-control"], plain.content) == ("no-cache", lasting.content)
    again = sample_client.get(address, headers={"if-none-match": lasting.headers["etag"]})
    assert again.status_code == 304
    assert sample_client.get("/static/../pages.py").status_code == 404
    assert sample_client.get("/static/nothing.css").status_code == 404


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"sec-fetch-site": "same-origin"}, 201),
        ({"sec-fetch-site": "cross-site", "origin": "http://evil.example"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"origin": "http://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({}, 403),
    ],
)
def test_only_forms_of_these_pages_are_taken(
    sample_client: httpx.Client, headers: dict[str, str], status: int
) -> None:
    assert sample_client.post("/feedback", data=GOOD, headers=headers).status_code == status


def test_an_old_browser_s_origin_is_enough(sample_client: httpx.Client) -> None:
    origin = str(sample_client.base_url).rstrip("/")
    assert sample_client.post("/feedback", data=GOOD, headers={"origin": origin}).status_code == 201


@pytest.mark.parametrize(
    "back", ["https://evil.example/", "//evil.example", "javascript:alert(1)", "/\\evil"]
)
def test_the_way_back_stays_here(sample_client: httpx.Client, back: str) -> None:
    response = sample_client.post(
        "/feedback", data={**GOOD, "back": back}, headers={"sec-fetch-site": "same-origin"}
    )
    assert "evil" not in response.text
    assert "javascript" not in response.text


@pytest.mark.parametrize("field", ["question", "outcome", "verdict"])
def test_a_form_that_lacks_something_is_told_so(sample_client: httpx.Client, field: str) -> None:
    sent = {name: value for name, value in GOOD.items() if name != field}
    response = sample_client.post("/feedback", data=sent, headers={"sec-fetch-site": "same-origin"})
    assert (response.status_code, field in response.text) == (422, True)


def test_a_browser_gets_problems_as_pages_and_everyone_else_as_documents(sample_client: httpx.Client) -> None:
    browser = {"accept": "text/html,application/xhtml+xml"}
    assert "<h1>" in sample_client.get("/nowhere", headers=browser).text
    assert sample_client.get("/nowhere").json()["status"] == 404
    assert sample_client.get("/v1/reports/x", headers=browser).json()["status"] == 404
    assert "Eastwold" in sample_client.get("/reports/eastwold-2018-inspection").text
    assert sample_client.get("/reports/x", headers={"accept": "application/json"}).json()["status"] == 404


@pytest.mark.parametrize("path", ["/?q=x&year=now", "/reports?page=0", "/?q=%F0%9F%99%82&year=20a9"])
def test_an_address_that_cannot_be_used_is_told_so(sample_client: httpx.Client, path: str) -> None:
    response = sample_client.get(path, headers={"accept": "text/html"})
    assert (response.status_code, "The request cannot be used" in response.text) == (422, True)


@pytest.mark.parametrize("path", ["/", "/compare"])
def test_a_question_that_is_too_long_is_given_back_with_what_to_do(
    sample_client: httpx.Client, path: str
) -> None:
    asked = "Why are caseloads high? " * 90
    response = sample_client.get(path, params={"q": asked}, headers={"accept": "text/html"})
    assert response.status_code == 422
    assert f'value="{asked}"' in response.text
    assert "2,160 characters; at most 2,000 can be asked" in response.text
    assert "data-question" not in response.text  # it is not remembered as asked
    assert 'id="compared"' not in response.text


def talk(*questions: str, **filters: str) -> httpx.QueryParams:
    """The parameters of the last of some questions behind the others."""
    *before, last = questions
    return httpx.QueryParams([*(("before", one) for one in before), ("q", last), *filters.items()])


FIRST, NEXT = "How does Eastwold support care leavers?", "and Harrowmere?"


def test_a_follow_up_is_answered_in_the_light_of_the_questions_before(sample_client: httpx.Client) -> None:
    alone = sample_client.get("/", params=talk(NEXT)).text
    text = sample_client.get("/", params=talk(FIRST, NEXT, year="2024")).text
    assert "Harrowmere 2024, paragraph" in text
    assert "leaver" in text.partition('<div class="told">')[2].partition("</div>")[0]
    assert text.partition('<div class="told">')[2] != alone.partition('<div class="told">')[2]
    first = "before=How+does+Eastwold+support+care+leavers%3F"
    assert f'<a href="/?{first.replace("before", "q")}&amp;year=2024" title="{FIRST}">{FIRST}</a>' in text
    assert f'data-address="/?{first}&amp;q=and+Harrowmere%3F&amp;year=2024"' in text
    assert f'name="back" value="/?{first}&amp;q=and+Harrowmere%3F&amp;year=2024"' in text
    assert f'name="question" value="{FIRST} › {NEXT}"' in text
    assert f"Asked after “{FIRST}”" in text
    further = text.partition('<form class="further"')[2].partition("</form>")[0]
    assert [value for value in (FIRST, NEXT) if f'name="before" value="{value}"' in further] == [FIRST, NEXT]
    assert 'name="year" value="2024"' in further
    top = text.partition('<form class="ask"')[2].partition("</form>")[0]
    assert 'name="before"' not in top
    assert "A new question" in top


def test_at_most_six_questions_are_carried_along(sample_client: httpx.Client) -> None:
    asked = [f"How does Eastwold support {what}?" for what in ("a", "b", "c", "d", "e", "f", "care leavers")]
    response = sample_client.get("/", params=talk(*asked))
    further = response.text.partition('<form class="further"')[2].partition("</form>")[0]
    assert response.status_code == 200
    assert (further.count('name="before"'), asked[0] in further, asked[-1] in further) == (6, False, True)


@pytest.mark.parametrize("path", ["/", "/compare"])
@pytest.mark.parametrize(
    ("before", "told"),
    [
        ([FIRST] * 7, "7 questions are too many; at most 6"),
        (["x" * 2001], "2,001 characters are too many"),
        (["\u200b"], "it is empty"),
    ],
)
def test_questions_before_that_cannot_be_carried_along_are_told(
    sample_client: httpx.Client, path: str, before: list[str], told: str
) -> None:
    response = sample_client.get(path, params=talk(*before, NEXT), headers={"accept": "text/html"})
    assert (response.status_code, told in response.text) == (422, True)
    assert f'value="{NEXT}"' in response.text
    assert "data-question" not in response.text


def test_a_follow_up_that_is_too_long_comes_back_in_its_own_field(sample_client: httpx.Client) -> None:
    response = sample_client.get("/", params=talk(FIRST, "x" * 2001))
    further = response.text.partition('<form class="further"')[2].partition("</form>")[0]
    assert response.status_code == 422
    assert (further.count('name="before"'), f'value="{"x" * 2001}"' in further) == (1, True)
    assert "2,001 characters; at most 2,000" in further


def test_what_was_asked_before_is_shown_as_text(sample_client: httpx.Client) -> None:
    text = sample_client.get("/", params=talk('<script>"x"</script> Eastwold?', NEXT)).text
    assert "<script>" not in text
    assert "&lt;script&gt;" in text


def test_nothing_but_questions_before_is_the_start(sample_client: httpx.Client) -> None:
    response = sample_client.get("/", params=httpx.QueryParams([("before", FIRST)] * 9))
    assert (response.status_code, "For example" in response.text) == (200, True)
    assert FIRST not in response.text


def test_a_comparison_and_its_download_hold_the_conversation(sample_client: httpx.Client) -> None:
    asked = talk(FIRST, "and in each of the others?")
    text = sample_client.get("/compare", params=asked).text
    before = "before=How+does+Eastwold+support+care+leavers%3F&amp;q=and+in+each"
    for address in ("/compare.csv?", "/compare.xlsx?", "/compare?"):
        assert f'href="{address}{before}' in text
    assert f'name="before" value="{FIRST}" checked' in text
    lines = sample_client.get("/compare.csv", params=asked).content.decode("utf-8-sig").splitlines()
    assert any(f"{FIRST} › and in each of the others?" in line and "leavers" in line for line in lines)
    assert sample_client.get("/compare.csv", params=talk(*[FIRST] * 8)).status_code == 422


def test_what_cannot_be_downloaded_is_a_problem(sample_client: httpx.Client) -> None:
    assert sample_client.get("/compare.csv", params={"q": "x" * 2001}).status_code == 422


def test_a_paragraph_s_address_leads_to_its_place(sample_client: httpx.Client) -> None:
    response = sample_client.get("/reports/eastwold-2019-inspection/paragraphs/4")
    assert (response.status_code, response.headers["location"]) == (
        303,
        "/reports/eastwold-2019-inspection#p4",
    )


@pytest.mark.parametrize(
    ("path", "told", "leads"),
    [
        ("/reports/eastwold-2019-inspection/paragraphs/999", "has no paragraph “999”", True),
        ("/reports/eastwold-2018-inspection", "No report “eastwold-2018-inspection” is held", True),
        ("/nowhere", "There is no page at /nowhere", False),
    ],
)
def test_what_is_not_there_is_told_people_without_the_api_s_addresses(
    sample_client: httpx.Client, path: str, told: str, leads: bool
) -> None:
    response = sample_client.get(path, headers={"accept": "text/html"})
    main = response.text.partition("<main")[2].partition("</main>")[0]
    assert (response.status_code, told in main) == (404, True)
    assert ('href="/reports/eastwold-2019-inspection"' in main) is leads
    assert "/v1/" not in main
    assert "openapi" not in main
    assert sample_client.get(path, headers={"accept": "application/json"}).json()["status"] == 404


@pytest.mark.parametrize("path", ["/", "/compare", "/reports"])
def test_a_misspelt_authority_is_met_with_the_one_that_is_meant(
    sample_client: httpx.Client, path: str
) -> None:
    text = sample_client.get(path, params={"q": "caseloads", "authority": ["Harowmere", "Eastwold"]}).text
    assert "No authority is called “Harowmere”. Did you mean" in text
    assert f'{path}?q=caseloads&amp;authority=Harrowmere&amp;authority=Eastwold">Harrowmere</a>' in text
    assert "Did you mean" not in sample_client.get(path, params={"authority": "Ravensea"}).text


def test_a_comparison_is_the_same_on_the_page_and_in_the_download(sample_client: httpx.Client) -> None:
    query = "q=How+are+caseloads%3F&authority=Eastwold&authority=Ravensea"
    lines = sample_client.get(f"/compare.csv?{query}").content.decode("utf-8-sig").splitlines()
    assert lines[0].startswith("Authority,URN,LA code,GSS code,Region,Statistical neighbours,Report id")
    assert any(line.startswith("Ravensea,9900006") and "no report held" in line for line in lines)
    assert any("eastwold-2019-inspection#p" in line for line in lines)
    assert sample_client.get(f"/compare.xlsx?{query}").content.startswith(b"PK")


def test_a_page_lists_what_its_text_cites_and_the_api_every_authority_s_citation() -> None:
    day = date(2019, 5, 3)
    many = [f"Place {number:02}" for number in range(30)]
    reports = [
        made_report(
            name,
            (day, day),
            {"judgements-1": f"Overall effectiveness {grade}", "1": "Care is kind."},
            grades={"Overall effectiveness": grade},
        )
        for name, grade in (("Leeds", "Outstanding"), *((name, "Good") for name in many))
    ]
    question = "Which authorities are outstanding?"
    with serving(memory_service(reports)) as client:
        answer = client.post("/v1/ask", json={"question": question}).json()
        text = client.get("/", params={"q": question}).text
    assert len(answer["citations"]) == 31
    assert "1 paragraph cited" in text
    assert (text.count('<li id="c'), text.count("Back to [")) == (1, 1)


def test_a_problem_page_keeps_the_headers_of_the_problem(sample_client: httpx.Client) -> None:
    response = sample_client.post("/reports", headers={"accept": "text/html"})
    assert (response.status_code, response.headers["allow"]) == (405, "GET")
    assert response.headers["content-type"].startswith("text/html")
    head = sample_client.head("/reports/x", headers={"accept": "text/html"})
    assert (head.status_code, head.content) == (404, b"")


def test_what_nobody_expected_is_a_page_that_tells_no_secret() -> None:
    def broken() -> Snapshot:
        raise RuntimeError("secret")

    with serving(Service(broken, 2000)) as client:
        response = client.get("/")
        assert response.status_code == 500
        assert "it was logged" in response.text
        assert "secret" not in response.text


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://publisher.example/v1/file/5", True),
        ("javascript:alert(1)", False),
        ("file:///etc/passwd", False),
    ],
)
def test_the_original_is_linked_page_by_page_when_its_address_is_one(url: str, linked: bool) -> None:
    made = made_report("Gateshead", (date(2019, 5, 3), date(2019, 5, 3)), {"1": "Caseloads are high."})
    paragraphs = tuple(replace(one, page=5) for one in made.paragraphs)
    service = memory_service([replace(made, paragraphs=paragraphs)], {"gateshead-2019-inspection": url})
    with serving(service) as client:
        text = client.get("/reports/gateshead-2019-inspection").text
    assert (f'href="{url}"' in text) is linked
    assert (f'href="{url}#page=5"' in text) is linked
    assert ("address not known" in text) is not linked
