from __future__ import annotations

import json

import pytest

from service.generation.reply import RawClaim, ReplyReader

WHOLE = json.dumps(
    {
        "silent": False,
        "claims": [
            {"text": 'A "quoted" {brace} [bracket], and \\ more.', "keys": ["p1", "p2"]},
            {"keys": ["p3"], "text": "Caf\u00e9: second, silent: true."},
        ],
    }
)
EXPECTED = [
    RawClaim('A "quoted" {brace} [bracket], and \\ more.', ("p1", "p2")),
    RawClaim("Caf\u00e9: second, silent: true.", ("p3",)),
]


def read(*pieces: str) -> tuple[ReplyReader, list[RawClaim]]:
    reader = ReplyReader()
    return reader, [claim for piece in pieces for claim in reader.feed(piece)]


@pytest.mark.parametrize("size", [1, 2, 3, 7, 1000])
def test_however_it_is_cut_a_reply_reads_the_same(size: int) -> None:
    reader, claims = read(*(WHOLE[start : start + size] for start in range(0, len(WHOLE), size)))
    assert claims == EXPECTED
    assert reader.whole
    assert reader.silent is False
    assert not reader.malformed


def test_a_claim_is_given_as_soon_as_it_is_whole() -> None:
    reader = ReplyReader()
    end = WHOLE.index("}, {") + 1
    assert reader.feed(WHOLE[: end - 1]) == []
    assert reader.silent is False
    assert reader.feed(WHOLE[end - 1 : end]) == EXPECTED[:1]
    assert not reader.whole


@pytest.mark.parametrize(
    "before", ["```json\n", "Here it is:\n", '<think>maybe {"silent": true}?</think>\n', "\n\n"]
)
def test_what_stands_before_the_object_is_passed_over(before: str) -> None:
    reader, claims = read(*(before + WHOLE + "\n```"))
    assert claims == EXPECTED
    assert reader.whole


@pytest.mark.parametrize(
    ("written", "silent"), [("true", True), ('"true"', True), ("false", False), ("null", None)]
)
def test_silence_is_read_wherever_it_stands(written: str, silent: bool | None) -> None:
    assert read(f'{{"claims": [], "silent": {written}}}')[0].silent is silent
    assert read(f'{{"silent": {written}, "claims": []}}')[0].silent is silent


@pytest.mark.parametrize(
    "text",
    [
        '{"claims": [{"text": 1, "keys": ["p1"]}]}',
        '{"claims": [{"text": "a", "keys": "p1"}]}',
        '{"claims": ]}',
        "{]}",
    ],
)
def test_another_form_is_malformed(text: str) -> None:
    reader, claims = read(text)
    assert claims == []
    assert reader.malformed


@pytest.mark.parametrize("text", ["", "I cannot help with that.", '{"silent": false, "claims": [{"text": "a'])
def test_a_reply_without_an_end_is_not_whole(text: str) -> None:
    reader, claims = read(text)
    assert claims == []
    assert not reader.whole


def test_a_reply_without_bounds_is_stopped() -> None:
    reader, _ = read(*(["{" + '"silent": "' + "x" * 10_000] + ["x" * 10_000] * 7))
    assert reader.malformed


def test_keys_in_brackets_are_read_plain() -> None:
    assert read('{"claims": [{"text": "a", "keys": ["[p1]", 2]}]}')[1] == [RawClaim("a", ("p1", "2"))]


def test_a_claim_nested_without_end_is_malformed() -> None:
    reader, claims = read('{"claims": [{"text": ' + "[" * 20_000 + "]" * 20_000 + ', "keys": []}]}')
    assert claims == []
    assert reader.malformed
