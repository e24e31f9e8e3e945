"""Whether a text speaks of a group of people that was asked for."""

from __future__ import annotations

from service.patterns import BEGINNINGS, PatternTable
from service.question.groups import Group

_SPEAKS = PatternTable(
    {
        Group.FATHERS: r"fathers?\b|paternal|dads?\b|males?\b|men\b|both parents|absent parent",
        Group.MOTHERS: r"mothers?\b|mums?\b|women\b|females?\b|pregnan|maternal|maternity|birth|babies\b|midwi",
        Group.GRANDPARENTS: r"grand(?:parent|mother|father)|kinship|family and friends|connected|extended famil|relatives?\b|(?:wider )?family members?|special guardian",
        Group.SIBLINGS: r"siblings?\b|brothers?\b|sisters?\b",
        Group.GIRLS: r"girls?\b|women\b|females?\b",
        Group.BOYS: r"boys?\b|men\b|males?\b",
        Group.STUDENTS: r"universit|higher education|degrees?\b|students?\b|undergraduate|graduat",
        Group.GUARDIANS: r"special guardian|sgos?\b",
        Group.YOUNG_PARENTS: r"(?:young|teenage|new|expectant) (?:parents|mothers|fathers)|(?:are|become|becoming|became|being|were) (?:\w+ ){0,2}(?:parents|mothers|fathers)|parents themselves|parenthood|(?<!corporate )parenting|their own (?:child|bab|famil)|(?:child\w*|bab\w+) of their own|pregnan|(?:leavers|adults|who) (?:\w+ )?(?:have|had) (?:a )?(?:children|child|bab)|mother and baby|parent and child",
    },
    around=BEGINNINGS,
    any_case=True,
)


def speaks_of_group(text: str, group: Group) -> bool:
    """Whether a text has a name of the group, or of somebody of it."""
    return _SPEAKS.tells(group, text)
