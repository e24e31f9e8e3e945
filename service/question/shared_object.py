"""Deeds that share one object ("recruit, train and support foster carers"): one topic, however many they are."""

from __future__ import annotations

import re
from collections.abc import Sequence

_VERB = (
    r"(?:recruit|train|support|assess|approve|match|supervise|retain|keep|find|interview|identify|protect|visit|monitor|review|"
    r"prepare|place|help|manage|develop|induct|safeguard|engage|track|advise|involve|consult|guide|equip|teach|coach|mentor|vet|"
    r"appoint|hire|attract|select|reward|oversee|challenge|listen to|trace|locate|treat|check)s?"
)
_GERUND = (
    r"(?:recruiting|training|supporting|assessing|approving|matching|supervising|retaining|keeping|finding|interviewing|identifying|"
    r"protecting|visiting|monitoring|reviewing|preparing|placing|helping|managing|developing|inducting|safeguarding|engaging|tracking|"
    r"advising|involving|consulting|guiding|equipping|teaching|coaching|mentoring|vetting|appointing|hiring|attracting|selecting|"
    r"rewarding|overseeing|challenging|listening to|tracing|locating|treating|checking)"
)
_NOUN = (
    r"(?:recruitment|retention|training|support|help|assessments?|approvals?|matching|supervision|identification|protection|preparation|"
    r"placements?|management|development|induction|safeguarding|monitoring|reviews?|visits?|planning|selection|engagement|oversight)"
)
_BEFORE = r"(?:(?:at|on|in|to|the|well|both|good) )*"
_PEOPLE = r"(?:carers?|workers?|staff|adopters?|guardians?|managers?)"
# A deed alone, and one with what it is done to, for each form that deeds strung together have.
_FORMS = tuple(
    (re.compile(rf"{_BEFORE}{deed}", re.IGNORECASE), re.compile(rf"{_BEFORE}{deed} {of}", re.IGNORECASE))
    for deed, of in ((_VERB, r"\w"), (_GERUND, r"\w"), (_NOUN, r"(?:of|for|to)\b"))
)
_OF_PEOPLE = re.compile(rf"(?:.* )?{_PEOPLE} {_NOUN}", re.IGNORECASE)


def share_an_object(pieces: Sequence[str]) -> bool:
    """Whether joined pieces are deeds of which the last alone has an object, or the first ("carer recruitment, training")."""
    texts = [piece.strip() for piece in pieces]
    if len(texts) < 2:
        return False
    last_has_it = any(
        all(map(alone.fullmatch, texts[:-1])) and done_to.match(texts[-1]) is not None
        for alone, done_to in _FORMS
    )
    nouns = _FORMS[-1][0]
    return last_has_it or (
        _OF_PEOPLE.fullmatch(texts[0]) is not None and all(map(nouns.fullmatch, texts[1:]))
    )
