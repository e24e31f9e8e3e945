"""Whose reports are fetched: the authorities named, those of a region, or all that the publisher lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches

from indexer.authorities import Authority, Register
from indexer.errors import PageChangedError, PilcrowError
from indexer.fetch.client import PoliteClient
from indexer.fetch.pages import Provider, provider_address, read_search, search_address

_MOST_PAGES = 50  # search pages; there are two of them, so more is a page that repeats itself


class UnknownPlaceError(PilcrowError):
    """There is no such authority or region in the register; the message names those that are near."""


def named(names: Iterable[str], register: Register) -> Iterator[Authority]:
    """The authorities of these names or URNs. Raises UnknownPlaceError.

    A number that is not in the register is taken for a URN: new authorities are published before they are in it.
    """
    for name in names:
        found = register.by_urn(name.strip()) or register.find(name)
        if found is None and name.strip().isdecimal():
            found = Authority(name=f"URN {name.strip()}", urn=name.strip())
        if found is None:
            near = get_close_matches(name, [one.name for one in register.authorities], n=1)
            hint = f"; is it {near[0]}?" if near else ""
            raise UnknownPlaceError(f"there is no authority {name!r} in the register{hint}")
        if not found.urn:
            raise UnknownPlaceError(f"the register has no URN of {found.name}; name the URN itself")
        yield found


def within(regions: Iterable[str], register: Register) -> Iterator[Authority]:
    """The authorities of these regions. Raises UnknownPlaceError, naming the regions that there are."""
    known = {a.region.casefold(): a.region for a in register.authorities if a.region}
    for region in regions:
        wanted = " ".join(region.split()).casefold().replace("&", "and")
        if wanted not in known:
            raise UnknownPlaceError(
                f"there is no region {region!r}; there are {', '.join(sorted(known.values()))}"
            )
        yield from (a for a in register.authorities if a.urn and a.region == known[wanted])


def as_providers(authorities: Iterable[Authority], base: str) -> Sequence[Provider]:
    """Their pages, each once."""
    return tuple(
        {a.urn: Provider(a.urn, a.name, provider_address(base, a.urn)) for a in authorities if a.urn}.values()
    )


def listed(client: PoliteClient, base: str) -> Sequence[Provider]:
    """All providers on the publisher's search pages, in their order.

    Raises FetchError and its kin; PageChangedError where the first page lists nobody or the pages do not end.
    """
    found: dict[str, Provider] = {}
    place = 0
    for _ in range(_MOST_PAGES):
        address = search_address(base, place)
        page = client.page(address)
        providers = read_search(page.content, address) if page else ()
        fresh = [one for one in providers if one.urn not in found]
        if not fresh:
            if not found:
                raise PageChangedError(
                    address, "the search page lists nobody. See docs/fetching.md, “When the pages change”"
                )
            return tuple(found.values())
        found.update((one.urn, one) for one in fresh)
        place += len(providers)  # the publisher may give fewer rows than were asked for
    raise PageChangedError(search_address(base, place), "the search pages do not end")
