"""What a page was asked for: questions and filters, as they stand in its address."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import Depends, Query
from pydantic import ValidationError

from service.conversations import QUESTIONS_KEPT
from service.errors import QuestionError
from service.question.filters import Filters
from service.service import clean_question

_BEFORE = "before"  # stands first in an address, which then reads in the order of the conversation


@dataclass(frozen=True, slots=True)
class Asked:
    """Questions, what narrows them, and the questions `before` them in the same conversation, oldest first.

    The names of the fields are those in the address.
    """

    q: tuple[str, ...] = ()
    authority: tuple[str, ...] = ()
    region: tuple[str, ...] = ()
    year: tuple[int, ...] = ()
    kind: tuple[str, ...] = ()
    before: tuple[str, ...] = ()

    @property
    def question(self) -> str:
        """The first question, or nothing."""
        return self.q[0] if self.q else ""

    @property
    def narrowed(self) -> bool:
        """Whether any filter is set."""
        return bool(self.authority or self.region or self.year or self.kind)

    def filters(self, report_ids: Iterable[str] = ()) -> Filters:
        """The filters for the service; raises QuestionError naming one that cannot be used."""
        try:
            return Filters(
                authorities=self.authority,
                regions=self.region,
                years=self.year,
                kinds=self.kind,
                report_ids=tuple(report_ids),
            )
        except ValidationError as error:
            first = error.errors()[0]
            raise QuestionError(f"{first['loc'][0]}: {first['msg']}") from error

    def history(self, limit: int) -> tuple[str, ...]:
        """The questions before as the service takes them, each of at most `limit` characters.

        Raises QuestionError where they are too many, too long or none.
        """
        if len(self.before) > QUESTIONS_KEPT:
            raise QuestionError(
                f"{_BEFORE}: {len(self.before)} questions are too many; at most {QUESTIONS_KEPT} are carried along"
            )
        return tuple(clean_question(one, limit, _BEFORE) for one in self.before)

    @property
    def further(self) -> Asked:
        """What carries on from this question, the next one still to be written; the oldest may be left behind."""
        return replace(self, q=(), before=(*self.before, self.question)[-QUESTIONS_KEPT:])

    @property
    def earlier(self) -> tuple[Asked, ...]:
        """Every point of the conversation before this one, oldest first, each as it was asked."""
        return tuple(
            replace(self, q=(one,), before=self.before[:place]) for place, one in enumerate(self.before)
        )

    def talk(self, most: int, joint: str = " ") -> str:
        """The question behind as many of those before it as fit into `most` characters, as one text."""
        text = self.question
        for one in reversed(self.before):
            if len(one) + len(joint) + len(text) > most:
                break
            text = f"{one}{joint}{text}"
        return text

    def having(self, **changes: Any) -> Asked:
        """The same with fields changed."""
        return replace(self, **changes)

    def without(self, name: str, value: object) -> Asked:
        """The same without one value of a field."""
        return replace(self, **{name: tuple(one for one in getattr(self, name) if one != value)})

    def instead(self, name: str, value: Any, other: Any) -> Asked:
        """The same with one value of a field in place of another."""
        values = (other if one == value else one for one in getattr(self, name))
        return replace(self, **{name: tuple(dict.fromkeys(values))})

    def query(self, **more: str | int | None) -> str:
        """The address's part after the question mark, with further parameters."""
        names = (_BEFORE, *(field.name for field in fields(self) if field.name != _BEFORE))
        pairs = [(name, value) for name in names for value in getattr(self, name)]
        return urlencode(
            [*pairs, *((name, value) for name, value in more.items() if value not in (None, ""))]
        )


def _texts(values: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for value in values if (text := " ".join(value.split()))))


def read_asked(
    q: Annotated[list[str], Query()] = [],  # noqa: B006 - FastAPI copies defaults
    authority: Annotated[list[str], Query()] = [],  # noqa: B006
    region: Annotated[list[str], Query()] = [],  # noqa: B006
    year: Annotated[list[str], Query()] = [],  # noqa: B006
    kind: Annotated[list[str], Query()] = [],  # noqa: B006
    before: Annotated[list[str], Query()] = [],  # noqa: B006
) -> Asked:
    """What the address asks for; empty fields of a form count as not sent. Raises QuestionError."""
    years = []
    for text in _texts(year):
        if not (text.isascii() and text.isdigit() and len(text) == 4):
            raise QuestionError(f"year: {text[:40]!r} is no year; write it with four figures")
        years.append(int(text))
    asked = Asked(
        tuple(one for one in dict.fromkeys(q) if one.strip()),
        _texts(authority),
        _texts(region),
        tuple(years),
        _texts(kind),
        tuple(one for one in before if one.strip()),
    )
    asked.filters()
    return asked


def unusable(questions: Iterable[str], limit: int, error: QuestionError) -> str:
    """Why questions cannot be asked, for whoever wrote them, and what to do; `limit` in characters."""
    longest = max((len(one) for one in questions), default=0)
    if longest > limit:
        return (
            f"This question has {longest:,} characters; at most {limit:,} can be asked at once. "
            "It is all still here: shorten it, to one matter at a time, and ask again."
        )
    field, _, said = str(error).partition(": ")
    told = said or field
    if field == _BEFORE:
        return f"The questions before this one cannot be carried along: {told}. Ask this one by itself."
    return f"This cannot be asked: {told}."


AskedOf = Annotated[Asked, Depends(read_asked)]
