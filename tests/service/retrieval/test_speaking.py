from __future__ import annotations

from service.question.model import Concept
from service.retrieval.speaking import Spoken, unnamed_of


def _concept(written: str) -> Concept:
    return Concept(written, {written: 1.0}, official=True)


def test_a_term_that_stands_nowhere_is_unnamed() -> None:
    concepts = (_concept("young carers"), _concept("schools"))
    assert unnamed_of(concepts, Spoken((True, True), (True, True), (False, True))) == ("young carers",)


def test_a_term_within_a_wording_whose_matter_is_spoken_of_is_not_held_against_the_group() -> None:
    concepts = (_concept("worries about a baby on the way"), _concept("baby"))
    assert unnamed_of(concepts, Spoken((True, False), (True, True), (True, False))) == ()
    assert unnamed_of(concepts, Spoken((False, False), (True, True), (True, False))) == ("baby",)
