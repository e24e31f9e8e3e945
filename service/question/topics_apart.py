"""Several topics in one question: when they are asked about one by one, and not of each other."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import combinations

from service.question.completed import completed, names_somebody
from service.question.pieces import asks
from service.question.reading import Reading
from service.question.shared_object import share_an_object
from service.question.topic import Topic

_PRONOUN = re.compile(r"\b(?:it|they|them|these|those|this|that|she|he)\b", re.IGNORECASE)
# Of inspectors or of a council, not of what was asked about before.
_OF_INSPECTORS = re.compile(
    r"\b(?:they|it) (?:say|said|says|think|thought|find|found|report(?:ed)?|mention(?:ed)?|conclude[ds]?)\b",
    re.IGNORECASE,
)
_OF_A_COUNCIL = re.compile(r"\b(?:is|does|do|has|have|did|was|were|are) (?:it|they)\b", re.IGNORECASE)
_ASKS_OF_A_COUNCIL = re.compile(r"(?:\w+ )?(?:is|does|do|has|did|was) PLACE\b")
# Opens a question of its own within a sentence; "when" and "who" open clauses as often.
_OPENS = re.compile(
    r"\W*(?:(?:so|and|but|also) )*(?:how|what(?:'?s)?|why|tell|i'd like|(?:is|are|does|do|did|was|were|has|have) (?!no\b|not\b|to\b|an?\b|any\b|been\b|had\b))",
    re.IGNORECASE,
)
# "An" is as often "and" misspelt; behind these it is the article.
_ARTICLE = "".join(rf"(?<!\b{before} )" for before in ("without", "with", "for", "of", "in", "as"))
_JOINED = re.compile(
    rf"\s*[,/&+]\s*(?:and )?(?:about |on |of |for |with |the )*|\s+(?:and|plus|as well as|{_ARTICLE}an)\s+(?:about |on |of |for |with |the |its |their |also )*",
    re.IGNORECASE,
)
# What belongs to the people named before it ("disabled children and their families").
_THEIRS = re.compile(
    r"\b(?:children|people|leavers|carers|adopters|parents|babies|teenagers|youngsters|kids|siblings|workers|girls|boys)"
    r"(?: [\w-]+){0,3}? (?:and|or) (?:all )?their (?:own |birth |foster |extended )?(?:famil(?:y|ies)|parents|carers|relatives)\b",
    re.IGNORECASE,
)
# "How timely and well attended are …" asks twice about one thing.
_SAYS_HOW = re.compile(
    r"\W*(?:(?:how|well|very|so) )*(?:\w+(?:ly|ive|ent|ful|able|ous|ed)|robust|good|strong|regular|prompt|quick)\W*",
    re.IGNORECASE,
)
_MOST_JOINED = 3
_AND = re.compile(r"\s*(?:[,;]\s*)?(?:and|but|while|whereas|plus)\s+|\s*[,;]\s*", re.IGNORECASE)
_LISTS = re.compile(r"\s*[,;/+]\s*")


def are_asked_apart(parts: Sequence[Reading], text: str) -> bool:
    """Whether each part of a text asks about a topic of its own, none about what a part before it was about."""
    marked = text.count("?") >= len(parts)
    if len(parts) < 2 or not (marked or all(_OPENS.match(part.text) for part in parts)):
        return False
    if not _have_own_topics(parts):
        return False
    council = _ASKS_OF_A_COUNCIL.match(parts[0].masked) is not None
    return not any(_points_back(part.text, council=council and place > 0) for place, part in enumerate(parts))


def listed_apart(
    whole: Reading, pieces: Sequence[str], marks: Sequence[str], read: Callable[[str], Reading]
) -> tuple[Reading, ...]:
    """The topics of a bare list ("PLACE: early help, front door") as questions of their own, () where it is none.

    What is joined by "and" is one topic as often as not ("health and well-being"), and so is what is asked in a
    sentence.
    """
    if asks(whole.text) or whole.facts or whole.fragments or whole.figures:
        return ()
    pieces, marks = _ended(pieces, marks)
    if not all(piece.strip() for piece in pieces):
        return ()
    parts = [read(piece) for piece in pieces]
    topics = [part for part in parts if part.topic.special]
    beside = [part for part in parts if not part.topic.special]
    if len(topics) < 2 or any(part.has_topic or not names_somebody(part) for part in beside):
        return ()
    between = [
        mark
        for mark, one, other in zip(marks, parts, parts[1:], strict=False)
        if one in topics and other in topics
    ]
    if not all(_LISTS.fullmatch(mark) for mark in between) or not _have_own_topics(topics):
        return ()
    if sum(map(names_somebody, parts)) > 1:  # each topic is asked of all of them
        return tuple(replace(part, places=whole.places, own_years=whole.own_years) for part in topics)
    return tuple(done for done, part in zip(completed(parts), parts, strict=True) if part.topic.special)


def placed_apart(
    whole: Reading, pieces: Sequence[str], marks: Sequence[str], read: Callable[[str], Reading]
) -> tuple[Reading, ...]:
    """Topics that are each asked of somebody else ("care leavers in PLACE and fostering in PLACE"), () otherwise."""
    pieces, marks = _ended(pieces, marks)
    if whole.facts or whole.fragments or whole.figures or not all(map(_AND.fullmatch, marks)):
        return ()
    parts = [read(piece) for piece in pieces]
    if any(part.places.every or part.places.which or not part.places.mentions for part in parts):
        return ()
    somebody_else = all(_named(part).isdisjoint(_named(other)) for part, other in combinations(parts, 2))
    return completed(parts) if somebody_else and _have_own_topics(parts) else ()


def joined_topics(topic: str, read: Callable[[str], Topic]) -> tuple[Topic, ...]:
    """The topics that a topic's text joins by "and" or the like, () where it is one, or one is asked of the other.

    Each is asked in an official term or one word: everyday sayings join what is done as well ("sat down with
    and listened to").
    """
    texts = [piece for piece in _JOINED.split(topic) if piece.strip()]
    if share_an_object(texts) or _THEIRS.search(topic):
        return ()
    pieces = [read(piece) for piece in texts]
    several = 2 <= len(pieces) <= _MOST_JOINED and all(map(_is_named, pieces))
    several = several and not any(map(_SAYS_HOW.fullmatch, texts))
    return tuple(pieces) if several and not _share_terms(pieces) else ()


def _ended(pieces: Sequence[str], marks: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """Pieces and marks without the mark at the end, behind which nothing stands."""
    return (pieces, marks) if pieces[-1].strip() else (pieces[:-1], marks[:-1])


def _is_named(topic: Topic) -> bool:
    """Whether a topic is one term of the field and named: by an official term, or by a word ("PLO")."""
    terms = [concept for concept in topic.concepts if len(concept.alternatives) > 1]
    return topic.special == 1 and any(one.official or " " not in one.written for one in terms)


def _have_own_topics(parts: Sequence[Reading]) -> bool:
    """Whether each has a term of the field that no other has."""
    return all(part.topic.special for part in parts) and not _share_terms([part.topic for part in parts])


def _named(part: Reading) -> frozenset[str]:
    return frozenset(name for one in part.places.mentions for name in one.place.members)


def _share_terms(topics: Sequence[Topic]) -> bool:
    of_each = [{term for one in topic.concepts for term in one.alternatives} for topic in topics]
    return any(one & other for one, other in combinations(of_each, 2))


def _points_back(text: str, *, council: bool) -> bool:
    told = _OF_INSPECTORS.sub(" ", text)
    return _PRONOUN.search(_OF_A_COUNCIL.sub(" ", told) if council else told) is not None
