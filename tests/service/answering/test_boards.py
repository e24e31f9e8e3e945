"""What a report says of the safeguarding board is left out beside what it says of the council."""

from __future__ import annotations

import pytest

from service.answering.boards import without_boards
from service.answering.passages import Passage, best_run
from service.question.model import Intent, Question
from service.retrieval.found import ScoredParagraph
from tests.service.answering.chosen import scored

BOARD = ("The Local Safeguarding Children Board", "Inspection findings")
COUNCIL = ("Leadership", "Inspection findings")


def told(
    *passages: tuple[str, float, float, tuple[str, ...]],
    intent: Intent = Intent.COMPARE,
    single: bool = False,
    text: str = "",
    judgement: str | None = None,
) -> list[str]:
    """Texts kept of passages given as text, match of the best sentence, probability and headings."""
    label = {str(number): one for number, one in enumerate(passages, 1)}
    candidates = scored(
        {name: [(said, match)] for name, (said, match, _, _) in label.items()},
        {name: headings for name, (_, _, _, headings) in label.items()},
    )
    question = Question(text, intent, "advocacy", (), (), (), (), judgement=judgement)
    found: list[Passage] = [
        best_run(ScoredParagraph(one.stored, one.report, given[2], one.sentences))
        for one, given in zip(candidates, label.values(), strict=True)
    ]
    return [one.quote for one in without_boards(question, found, single=single)]


BEST = ("Advocacy is offered to all.", 0.8, 0.9, COUNCIL)
OF_BOARD = ("The board checks advocacy.", 0.8, 0.6, BOARD)


def test_one_authority_asked_alone_is_told_of_the_board_too() -> None:
    assert told(BEST, OF_BOARD, intent=Intent.SINGLE, single=True) == [BEST[0], OF_BOARD[0]]


@pytest.mark.parametrize("intent", [Intent.COMPARE, Intent.TEMPORAL])
def test_the_safeguarding_board_is_left_out_beside_the_council(intent: Intent) -> None:
    assert told(BEST, OF_BOARD, intent=intent) == [BEST[0]]


def test_the_board_is_told_where_it_is_asked_about_or_nothing_else_speaks_or_it_is_nearly_as_probable() -> (
    None
):
    assert told(BEST, OF_BOARD, text="What does the board do about advocacy?") == [BEST[0], OF_BOARD[0]]
    assert told(OF_BOARD) == [OF_BOARD[0]]
    assert told(BEST, (*OF_BOARD[:2], 0.7, BOARD)) == [BEST[0], OF_BOARD[0]]


def test_how_a_board_is_led_is_nothing_of_how_the_council_is() -> None:
    surer = (*OF_BOARD[:2], 0.9, BOARD)
    assert told(BEST, surer, intent=Intent.TEMPORAL, judgement="Leadership") == [BEST[0]]
    assert told(BEST, surer, intent=Intent.TEMPORAL) == [BEST[0], OF_BOARD[0]]
