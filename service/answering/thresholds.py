"""How probable what was found of a group has to be for it to answer: less of what names the thing asked about, more of what comes near it."""

from __future__ import annotations

from service.answering.nearby import names_the_bare_term, says_the_rare, tells_of_the_matter
from service.answering.policy import Policy
from service.answering.typed import is_typed
from service.answering.wanted import is_named_late, told_late
from service.question.model import Concept, Intent, Question
from service.retrieval.found import Found


def answers(question: Question, group: Found, policy: Policy, *, single: bool, many: bool) -> bool:
    """Whether a group is probable enough to answer for anything of it to be quoted; `single` and `many` as for `Chooser`."""
    if group.called:  # the name tells
        return bool(group.scored)
    if many and (_names_the_rare(group, policy) or names_the_bare_term(question, group, policy)):
        return True
    if many and question.leaning is None and tells_of_the_matter(group, policy):
        return True
    enough = policy.answers if single else policy.answers_theme if many else policy.answers_each
    if is_typed(question):
        enough = max(enough, policy.answers_typed)
    unsaid = question.intent is not Intent.TEMPORAL and (group.unnamed or (single and group.apart))
    if unsaid:  # what comes near is not what was asked for in so many words
        enough = max(enough, policy.answers_unsaid)
    return group.answers >= enough and group.top >= policy.least


def plainly_answers(group: Found, policy: Policy) -> bool:
    """Whether the best paragraph of one of many plainly answers, by whatever name."""
    return group.answers >= policy.answers_theme and group.top >= policy.plainly


def tells_who_is_late(late: Concept | None, group: Found, enough: float) -> bool:
    """Whether a paragraph of that probability says of what it is asked who is `late` with that it is."""
    if late is None or not is_named_late(late, group):
        return False
    return any(
        one.probability >= enough and told_late(one.stored.paragraph.text, late) for one in group.scored
    )


def _names_the_rare(group: Found, policy: Policy) -> bool:
    """Whether the best paragraph, be it ever so long, names the rare thing that is asked for: of two words, or known to the vocabulary."""
    best = group.scored[:1]
    several = group.rare is None or " " in group.rare.written
    return several and any(
        one.probability >= policy.answers and says_the_rare(group, one.stored) for one in best
    )
