"""What a page was asked for: questions and filters, as they stand in its address."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import Depends, Query
from pydantic import ValidationError

from service.errors import QuestionError
from service.question.filters import Filters


@dataclass(frozen=True, slots=True)
class Asked:
    """Questions and what narrows them; the names of the fields are those in the address."""

    q: tuple[str, ...] = ()
    authority: tuple[str, ...] = ()
    region: tuple[str, ...] = ()
    year: tuple[int, ...] = ()
    kind: tuple[str, ...] = ()

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
        pairs = [(field.name, value) for field in fields(self) for value in getattr(self, field.name)]
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
    told = str(error).partition(": ")[2] or str(error)
    return f"This cannot be asked: {told}."


AskedOf = Annotated[Asked, Depends(read_asked)]
