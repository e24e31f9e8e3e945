"""Follow-up questions, read by rule in the light of the question before."""

from __future__ import annotations

import re
from dataclasses import dataclass

from service.question.model import Intent, Question

_OPENS = re.compile(
    r"^(?:ok |okay |right |thanks |thank you |great |so |now )*(?:and|what about|how about|same (?:for|question for|again for)|or|also|but what about|what of|then what about|now (?:for|what about)|as for|but)\b"
)
_POINTS_PLACE = re.compile(
    r"\b(?:there|it|its|they|their|them|this (?:council|authority|place|area|one)|that (?:council|authority|place|area|one)|the (?:council|authority|same (?:council|authority|place)))\b"
)
_POINTS_TOPIC = re.compile(
    r"\b(?:that|this|these|those|the same|same|more (?:detail|details|information|on (?:that|this|it))|go on|elaborate|why|since then|before that|earlier|more|NEIGHBOURS|OTHERS)\b"
)
_MORE = re.compile(
    r"^(?:tell me more|more|more details?|go on|elaborate|why|how so|how come|really|say more|expand|explain(?: that| this)?|in what way|any more|anything else|what else|can you elaborate|give me more|such as|for example|examples?)\b[\w ]*$"
)


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What a question takes from the one before: its authorities, its topic, both or none."""

    authorities: bool = False
    topic: bool = False

    @property
    def any(self) -> bool:
        """Whether anything is taken over."""
        return self.authorities or self.topic


def follow_up(
    masked: str, *, named: bool, has_topic: bool, timed: bool, previous: Question | None
) -> FollowUp:
    """What to take over from `previous`.

    `masked` is the new question; `named` says whether it names authorities (or all of them), `has_topic`
    whether it has a topic of its own, `timed` whether it names a time.
    """
    if previous is None or previous.intent is Intent.OUT_OF_SCOPE:
        return FollowUp()
    opens = bool(_OPENS.match(masked))
    bare = re.sub(r"[^\w ]", "", masked).strip()
    if _MORE.match(bare) and not named:
        return FollowUp(authorities=True, topic=True)
    if named:
        return FollowUp(
            topic=not has_topic and (opens or _short(masked) or bool(_POINTS_TOPIC.search(masked)))
        )
    if not has_topic:
        return FollowUp(authorities=True, topic=timed or opens or bool(_POINTS_TOPIC.search(masked)))
    return FollowUp(authorities=opens or bool(_POINTS_PLACE.search(masked)))


def _short(masked: str) -> bool:
    return len(masked.split()) <= 4
