"""Of which body a question asks when it began: "when was Harrow Families First set up?".

A body that runs an authority's services bears a name that stands for the authority itself, and the catalogue knows
the days of its inspections; when it began only a report's words tell.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

_BEGUN = (
    r"(?:set ?up|established|founded|created|formed|launched|incorporated|brought into being|begin|began|start(?:ed)?|launch"
    r"|come into (?:being|existence|operation)|go live|take over|took over)"
)
_ASKS = re.compile(
    r"^(?:(?:and|so|but|ok|please|tell me|do you know|can you tell me)[ ,]+)*"
    r"(?:when|since when|how long ago|(?:in )?(?:what|which) (?:year|month)|on (?:what|which) (?:date|day)) (?:was|were|did|has|had) (?:the )?"
    rf"(?P<body>.+?)(?: been)?(?P<adverb> (?:first|originally|actually|formally|officially|initially))? (?P<verb>{_BEGUN})"
    r"(?P<tail> (?:up|out|work|working|operating|trading|running)\b.*| (?:children's|the) .*| (?:in|by|as|for|at) .*)?\W*$",
    re.IGNORECASE,
)
_FORMED = re.compile(r"set ?up|established|founded|created|formed|come into", re.IGNORECASE)
_NAMED_ON = re.compile(r"[A-Z][\w'’]*(?: (?:(?:of|for|and|the|in) )?[A-Z][\w'’]*)*")
_COUNCIL = re.compile(
    r" (?:(?:city|county|borough|metropolitan) )*(?:council|borough|authority)$", re.IGNORECASE
)

_WHERE = re.compile(r" (?:in|at) [A-Z][\w'’ -]+$")  # "Together for Children in Sunderland"


@dataclass(frozen=True, slots=True)
class Begun:
    """The body of which it is asked when it began.

    `alone`: its name is one that stands for an authority, or the authority's own (`itself`), so that no words are left
    to search for.
    """

    body: str
    alone: bool = False
    itself: bool = False


def body_begun(text: str, written: Mapping[str, str], bodies: Collection[str]) -> Begun | None:
    """The body of which a question asks when it began; None where it asks for something else.

    `written` has the names of authorities by how the question writes them, `bodies` the names of bodies that stand
    for one, in lower case. A name of an authority that goes on in capitals ("Harrow Children's Trust") is one as well.
    """
    asked = _ASKS.match(text)
    if asked is None:
        return None
    body = asked["body"].strip()
    called = (f"{body}{asked['adverb'] or ''}", body, _WHERE.sub("", body))
    named = next((one for one in called if one.lower() in bodies), "")
    if named:  # "First" may be the end of a name
        return Begun(named, alone=True)
    bare = _COUNCIL.sub("", body)
    names = {_COUNCIL.sub("", name): of for name, of in written.items() if name}
    if bare in names:  # whatever else a council begins is no beginning of its own
        formed = _FORMED.match(asked["verb"]) and not asked["tail"]
        return Begun(names[bare], alone=True, itself=True) if formed else None
    longer = any(body.startswith(f"{name} ") for name in names)
    return Begun(body) if longer and bare == body and _NAMED_ON.fullmatch(body) else None
