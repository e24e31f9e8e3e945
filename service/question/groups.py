"""Groups of people of whom a question asks and of whom a report speaks by few other names: fathers, girls, students.

Of children, parents, staff and partners nearly every paragraph speaks; who asks for one of these groups is not
answered by what is said of all. "My lad" is any child, "lads and girls" are all of them, and of "girls" who are
groomed reports speak as of children.
"""

from __future__ import annotations

import re
from enum import StrEnum

from service.patterns import WORDS, PatternTable


class Group(StrEnum):
    """A group that has to be spoken of."""

    FATHERS = "fathers"
    MOTHERS = "mothers"
    GRANDPARENTS = "grandparents"
    SIBLINGS = "brothers and sisters"
    GIRLS = "girls"
    BOYS = "boys"
    STUDENTS = "students"
    GUARDIANS = "special guardians"
    YOUNG_PARENTS = "care leavers who are parents"


_CALLED = {
    Group.FATHERS: r"fathers?|dads",
    Group.MOTHERS: r"mothers|mums",
    Group.GRANDPARENTS: r"grandparents?|grandmothers?|grandfathers?",
    Group.SIBLINGS: r"siblings|brothers|sisters",
    Group.GIRLS: r"girls|young women",
    Group.BOYS: r"boys|young men",
    Group.STUDENTS: r"university|students",
    Group.GUARDIANS: r"special guardians?",
    Group.YOUNG_PARENTS: (
        r"young (?:parents|mums|dads|mothers|fathers)|"
        r"(?:leavers|care[- ]experienced (?:young )?(?:people|adults)|(?:left|leaving) care|young (?:people|adults))\b[\w ]{0,40}?\b(?:(?:children|child|kids?|bab(?:y|ies)) of their own|their own (?:children|child|kids|baby|babies))|"
        r"(?:care leavers|care[- ]leavers|leavers|care[- ]experienced (?:young )?(?:people|adults)|(?:left|leaving) care)"
        r" (?:who (?:are|become|have become|were)|becoming) (?:\w+ )?(?:parents|mums|dads|mothers|fathers)"
    ),
}
_ASKED = PatternTable(_CALLED, around=WORDS)


_NOT_MEANT = PatternTable(
    {  # beside these words the group is everybody
        Group.FATHERS: r"mothers?|mums?",
        Group.MOTHERS: r"fathers?|dads?",
        Group.BOYS: r"girls?|lass(?:es)?|young women",
        Group.GIRLS: r"boys?|lads?|young men|groom\w*|exploit\w*|abus\w+|gangs?|traffick\w+",
    },
    around=WORDS,
)


# Those whom reports are on: with a name of theirs anywhere words say of whom something is, and not what it is.
_THOSE_SERVED = r"children|people|teenagers|babies|siblings|carers|parents|families|leavers"
_SERVED = re.compile(rf"\b(?:{_THOSE_SERVED}|homeless|olds?|adults)\b")
_PEOPLE = re.compile(
    rf"\b(?:{_THOSE_SERVED}|child|adopters|guardians|workers|staff|managers|inspectors|seekers|refugees|nurses|visitors|officers|girls|boys)$"
    r"|^(?:police|schools|(?:partner )?agencies|partners)$"
)


def names_group(words: str) -> bool:
    """Whether words, in lower case, name one of the groups."""
    return _ASKED.first(words) is not None


def names_people(words: str) -> bool:
    """Whether words, in lower case, end in people, or in a body of them: who is concerned, and not what is done."""
    return _PEOPLE.search(words) is not None or names_group(words)


def tells_of_whom(words: str) -> bool:
    """Whether words, in lower case, tell of whom something is: they name people, or anywhere those whom reports are on."""
    return _SERVED.search(words) is not None or names_people(words)


def groups_asked(masked: str) -> tuple[Group, ...]:
    """The groups of which a masked question asks."""
    return tuple(group for group in _ASKED.every(masked) if not _NOT_MEANT.tells(group, masked))
