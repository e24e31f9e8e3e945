"""From the places named to the list of authorities asked about; the list of all comes from what is held."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from service.question.authorities import Places
from service.question.filters import Filters
from service.question.gazetteer import Gazetteer
from service.question.mentions import Mention
from service.question.model import AskedAuthority, Scope
from service.question.places import PlaceKind


@dataclass(frozen=True, slots=True)
class Asked:
    """Authorities asked about, in the order named, and how their names were read."""

    authorities: tuple[AskedAuthority, ...]
    notes: tuple[str, ...]


def ask_authorities(
    places: Places,
    *,
    gazetteer: Gazetteer,
    held: Sequence[str],
    filters: Filters,
    compares: bool,
    context: Sequence[AskedAuthority] = (),
    among: Sequence[AskedAuthority] = (),
) -> Asked:
    """The authorities a question asks about.

    `held` are those with reports within the filters, in the index's order; `compares` says that the
    question compares; `context` are the authorities of the question before, for "its" and "the others", `among` those
    of whom an answer counted these (none: of all held).
    """
    asking = _Asking(gazetteer, held)
    for mention in places.of(PlaceKind.AUTHORITY, PlaceKind.AREA, PlaceKind.REGION):
        asking.mention(mention)
    named = list(asking.found)
    base = named or [authority.name for authority in context]
    if places.neighbours:
        asking.neighbours(base, keep_base=_keeps_base(places, compares), named=bool(named))
    elif _asks_all(places, compares=compares, named=bool(named)):
        out = [authority.name for authority in context] if places.others and not named else []
        asking.every(out, among if places.others and not named else ())
    asking.leave_out(places.excluded)
    if not asking.found and not places.mentions:
        asking.filters(filters)
    return Asked(tuple(asking.found.values()), tuple(dict.fromkeys(asking.notes)))


def _asks_all(places: Places, *, compares: bool, named: bool) -> bool:
    if named:
        return (
            (places.every or places.others) and compares and not places.of(PlaceKind.REGION, PlaceKind.AREA)
        )
    only_left_out = bool(places.excluded)
    return places.every or places.others or only_left_out


def _keeps_base(places: Places, compares: bool) -> bool:
    """Whether the authority stays in: with *Gateshead and its neighbours*, not with *Gateshead's neighbours*."""
    span = next(span for span in places.spans if span.label == "NEIGHBOURS")
    owners = [m for m in places.mentions if m.possessive and m.span.last == span.first]
    return compares or not owners


class _Asking:
    """The list as it grows: a name once, the first way it came in."""

    def __init__(self, gazetteer: Gazetteer, held: Sequence[str]) -> None:
        self._gazetteer = gazetteer
        self._held_in_order = tuple(dict.fromkeys(held))
        self._held = frozenset(held)
        self.found: dict[str, AskedAuthority] = {}
        self.notes: list[str] = []

    def add(self, name: str, scope: Scope, written: str = "", instead_of: str = "") -> None:
        self.found.setdefault(name, AskedAuthority(name, name in self._held, scope, written, instead_of))

    def mention(self, mention: Mention) -> None:
        place = mention.place
        scope = Scope.NAMED if place.kind is PlaceKind.AUTHORITY else Scope.REGION
        if place.note:
            self.notes.append(place.note)
        note = self._gazetteer.data.said.get(mention.written.lower())
        if note and set(place.members) & set(_note_names(note, place.members)):
            self.notes.append(note)
        elif mention.guessed and place.kind is PlaceKind.AUTHORITY:
            self.notes.append(f"“{mention.written}” was read as {place.members[0]}.")
        elif place.kind is PlaceKind.AREA:
            self.notes.append(f"{place.written} was read as {_and(place.members)}.")
        for name in place.members:
            self._add_or_successors(name, scope, mention.written)

    def _add_or_successors(self, name: str, scope: Scope, written: str) -> None:
        successors = self._gazetteer.data.successors.get(name)
        to = [one for one in successors.to if self._gazetteer.authority(one)] if successors else []
        if successors is None or not to:
            self.add(name, scope, written)
            self._add_predecessors(name, scope, written)
            return
        self.notes.append(f"{_and(to)} took over from {name} in {successors.since}.")
        if name in self._held:
            self.add(name, scope, written)
        else:
            for one in to:
                self.add(one, scope, written, name)

    def _add_predecessors(self, name: str, scope: Scope, written: str) -> None:
        """Beside a new authority named, of which no report is held, those that it took over from and of which one is."""
        if name in self._held or scope is not Scope.NAMED:
            return
        for gone in self._gazetteer.predecessors(name):
            if gone in self._held:
                self.add(gone, scope, written)
                since = self._gazetteer.data.successors[gone].since
                self.notes.append(
                    f"{name} took over from {gone} in {since}; as no report of {name} is held, {gone} is told beside it."
                )

    def neighbours(self, base: Sequence[str], *, keep_base: bool, named: bool) -> None:
        if not base:
            self.notes.append("Statistical neighbours of which authority? None was named.")
            return
        for name in base:
            if keep_base and not named:
                self.add(name, Scope.CONTEXT)
            elif not keep_base:
                self.found.pop(name, None)
        for name in base:
            neighbours = self._gazetteer.neighbours(name)
            if not neighbours:
                self.notes.append(f"The statistical neighbours of {name} are not known.")
            for neighbour in neighbours:
                self.add(neighbour, Scope.NEIGHBOURS)

    def every(self, without: Collection[str], among: Sequence[AskedAuthority]) -> None:
        scope = Scope.COUNTED if among else Scope.ALL
        for name in [one.name for one in among] or self._held_in_order:
            if name not in without:
                self.add(name, scope)

    def leave_out(self, names: Collection[str]) -> None:
        for name in names:
            self.found.pop(name, None)

    def filters(self, filters: Filters) -> None:
        if filters.authorities:
            for written in filters.authorities:
                self.add(self._gazetteer.resolve(written) or written, Scope.FILTER, written)
        elif filters.regions or (filters.report_ids and len(self._held) == 1):
            for name in self._held_in_order:
                self.add(name, Scope.FILTER)


def _note_names(note: str, members: Sequence[str]) -> list[str]:
    """Those of `members` that a note speaks of (all of them where it speaks of a region)."""
    named = [name for name in members if name in note]
    return named or (list(members) if "region" in note else [])


def _and(names: Sequence[str]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)
