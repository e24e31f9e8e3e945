"""Whether a sentence prints the figure asked for: one that counts the very thing, or measures it as asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from service.answering.passages import Passage, one_before, sentence_of
from service.question.counted import ENDS_NAME, PEOPLE, Counted, Measure
from service.question.model import Concept
from service.retrieval.found import Found, ScoredParagraph
from service.retrieval.words import stem, stems
from service.spelt import TENS, UP_TO_TWENTY

OF_IT, LIKELY, BESIDE = 1.0, 0.8, 0.4
"""How surely a figure is the one asked for: it stands before the thing's name, near it, or beside it."""

_TOKEN = re.compile(
    r"£?\d[\d,.]*\d(?:%|m\b|k\b)?|£?\d%?|[A-Za-z@]+(?:['\u2019][a-z]+)?(?:-[A-Za-z0-9]+)*|[.,;:()\u2013%]"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_MONTHS = frozenset(
    "january february march april may june july august september october november december".split()  # noqa: SIM905
)
_NONE = frozenset(("no", "none", "nobody", "zero"))
_WORDS = frozenset((*UP_TO_TWENTY[1:], *TENS, "hundred", "thousand", "dozen", "twice", "single")) | _NONE
_PARTS = frozenset(
    "half third thirds quarter quarters fifth fifths majority minority most all".split()  # noqa: SIM905
)
_VAGUE = frozenset(("majority", "minority", "most", "all"))  # parts that say no number
_VAGUE_SPANS = frozenset(("several", "few", "many", "couple"))  # before a unit of time
_SURELY_NONE = frozenset(("longer", "doubt", "evidence", "one"))  # "no longer"
_NUMBERED = frozenset("section stage paragraph page tier step appendix grade regulation".split())  # noqa: SIM905
_UNITS = frozenset(
    "day days week weeks month months year years hour hours minute minutes night nights".split()  # noqa: SIM905
)
_KINDS_OF_UNIT = frozenset(("working", "school", "calendar", "full", "of", "or"))
_NEXT = frozenset(("past", "last", "previous", "first", "preceding", "next"))  # "in the past six months"
_PRIOR = frozenset(("prior", "before", "preceding"))  # "in the six months before"
_DURING = frozenset(("in", "over", "during", "within", "for"))
_WITHIN = frozenset("% of the per cent current a in".split())  # of the phrase that a figure begins  # noqa: SIM905
_CLOSES = frozenset(".,;:()\u2013")
_GENERAL = frozenset("cases case them these those whom which total cohort category number figure rate level".split())  # fmt: skip  # noqa: SIM905
_PHRASE = 8  # tokens behind a figure that may name what it counts
_LEANS_ON = re.compile(
    r"(?:this|these|those|they|it|its|their|such|of (?:these|those|them)|currently|at (?:the|that) time|since|in total|only|just|a further|"
    r"there (?:are|were|is|was|has|have)|(?:over|in) the (?:past|last)|in the \w+ (?:months|year)|the (?:team|service|project|programme|scheme|group|council|board|panel)|"
    r"in (?:\w+ )?20\d\d|for some|for \w+ children)\b",
    re.IGNORECASE,
)
_TIMES = re.compile(r"\b(?:doubl|halv|trebl|tripl|quadrupl|twofold|threefold)\w*", re.IGNORECASE)
_OF_THESE = re.compile(r"of (?:these|those|them|whom)\b", re.IGNORECASE)
_SINCE = re.compile(
    r"\b(?:since|(?:in|from) (?:early |late |mid-?)?(?:" + "|".join(sorted(_MONTHS)) + r"|(?:19|20)\d\d)|beginning of)\b",
    re.IGNORECASE,
)  # fmt: skip
_BEHIND, _NEXT_TO = 0.9, 0.6  # of the match of the sentence before: told on of it, and anyhow
_LOOKED_AT = 6  # paragraphs
_NEAR = 0.1  # of the best paragraph's probability
_ENOUGH = 0.3  # of surety, for a sentence to be quoted
_AS_GOOD = 0.5  # worth of another word for it


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that a sentence prints: what it measures, and the words behind it that name what it counts."""

    written: str
    measure: Measure
    of: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Thing:
    """What is counted, in all the words that reports have for it: stems and, of people, whole words."""

    counted: Counted
    stems: frozenset[str]
    words: frozenset[str]

    @classmethod
    def of(cls, counted: Counted, concepts: Sequence[Concept]) -> Thing:
        """The thing of a question about these concepts."""
        own = {one for noun in counted.nouns for one in stems(noun)[-1:]}
        kin = set(own)
        for concept in concepts:
            written = concept.written.split()
            if any(noun in written for noun in counted.nouns) or (written and stem(written[-1]) in own):
                last = [term.split()[-1] for term, worth in concept.alternatives.items() if worth >= _AS_GOOD]
                kin.update(stem(word) for word in last if word != "care")
        people = frozenset[str]().union(*(group for group in PEOPLE if group & set(counted.nouns)))
        return cls(counted, frozenset(kin), people)

    def named_by(self, word: str) -> bool:
        """Whether a word, in small letters, names it."""
        if word.endswith(("'s", "\u2019s")):  # whose it is
            return False
        return word in self.words or any(one in self.stems for one in stems(word))


def told(candidate: ScoredParagraph, thing: Thing) -> list[float]:
    """How surely each sentence of a paragraph prints the figure asked for (0 to 1), the less the worse it matches the question."""
    text, scores = candidate.stored.paragraph.text, candidate.sentences
    peak = max(scores, default=0.0) or 1.0
    found = []
    before = ""
    for place, (start, end) in enumerate(candidate.stored.sentences):
        sentence = text[start:end]
        match = scores[place]
        if place:
            carried = _BEHIND if _LEANS_ON.match(sentence) else _NEXT_TO
            match = max(match, carried * scores[place - 1])
        found.append(prints(sentence, before, thing) * match / peak)
        before = sentence
    return found


def best_count(candidate: ScoredParagraph, thing: Thing) -> Passage | None:
    """The sentence that most surely prints the figure asked for, with what it tells on of; None where none is near it."""
    sure, scores = told(candidate, thing), candidate.sentences
    best = max(range(len(sure)), key=lambda place: (sure[place], scores[place], -place), default=None)
    if best is None or sure[best] < _ENOUGH:
        return None
    passage = sentence_of(candidate, best)
    leans = best > 0 and scores[best - 1] > scores[best]
    if leans and passage.start == candidate.stored.sentences[best][0]:
        return one_before(passage) or passage
    return passage


def told_by(group: Found, thing: Thing) -> float:
    """How surely what was found in a group prints the figure asked for (0 to 1)."""
    return max(
        (
            max(told(one, thing), default=0.0) * (one.probability / group.top) ** 0.5
            for one in group.scored[:_LOOKED_AT]
            if one.probability >= _NEAR * group.top
        ),
        default=0.0,
    )


def prints(sentence: str, before: str, thing: Thing) -> float:
    """How surely a sentence prints the figure asked for, whatever its topic; `before` is the sentence before it."""
    measure = thing.counted.measure
    figures = figures_of(sentence)
    if measure is Measure.SO_FAR:
        spans = any(one.measure in (Measure.SPAN, measure) for one in figures)
        return OF_IT if spans else LIKELY if _SINCE.search(sentence) else 0.0
    if measure is Measure.CHANGE:
        shares = any(one.measure is Measure.SHARE and one.written not in _PARTS for one in figures)
        return OF_IT if shares or _TIMES.search(sentence) else BESIDE if figures else 0.0
    if measure not in (Measure.COUNT, Measure.SHARE):
        return OF_IT if any(one.measure is measure for one in figures) else 0.0
    if not thing.counted.nouns:
        return BESIDE if figures else 0.0
    here = any(map(thing.named_by, _words(sentence)))
    near = here or any(map(thing.named_by, _words(before)))
    of_them = _OF_THESE.match(sentence) is not None
    return max((_counts(one, thing, here=here, near=near, of_them=of_them) for one in figures), default=0.0)


def _counts(figure: Figure, thing: Thing, *, here: bool, near: bool, of_them: bool) -> float:
    """How surely a figure counts the thing, which is named in its sentence (`here`) or that or the one before (`near`).

    `of_them`: the sentence tells how many of those of the one before.
    """
    of_it = any(map(thing.named_by, figure.of))
    if figure.measure not in (Measure.COUNT, Measure.SHARE):
        return 0.0
    share = thing.counted.measure is Measure.SHARE
    if share and figure.measure is Measure.COUNT and figure.written not in _NONE:
        return BESIDE if of_it else 0.0
    if not share and figure.written in _PARTS:
        return BESIDE if of_it else 0.0
    if figure.written in _VAGUE:
        return LIKELY if of_it else 0.0
    if of_it:
        return LIKELY if figure.written == "no" else OF_IT
    if figure.measure is Measure.SHARE or of_them or not figure.of or _GENERAL & set(figure.of):
        return LIKELY if near else 0.0
    return BESIDE if here else 0.0


@lru_cache(maxsize=10_000)
def figures_of(sentence: str) -> tuple[Figure, ...]:
    """The figures of a sentence in digits or words, but for years, days and numbers of sections."""
    words = tuple(match.group().lower() for match in _TOKEN.finditer(sentence))
    return tuple(_figure(words, place) for place in range(len(words)) if _is_figure(words, place))


def _is_figure(words: Sequence[str], place: int) -> bool:
    word = words[place]
    after = words[place + 1] if place + 1 < len(words) else ""
    if not (word[0].isdigit() or word[0] == "£"):
        first, _, rest = word.partition("-")
        if word in _VAGUE_SPANS:
            return bool(_UNITS & set(words[place + 1 : place + 3]))  # "a couple of weeks"
        plain = word in _WORDS or word in _PARTS or (rest and first in _WORDS - {"no", "single"})
        return bool(plain) and not (word == "no" and after in _SURELY_NONE)
    before = words[place - 1] if place else ""
    if _YEAR.fullmatch(word.rstrip(".,")) or after in _MONTHS or before in _NUMBERED:
        return False
    return not (before == "\u2013" and place > 1 and _YEAR.fullmatch(words[place - 2]))  # "2014-15"


def _figure(words: Sequence[str], place: int) -> Figure:
    word, behind = words[place], words[place + 1 : place + 1 + _PHRASE]
    parts = [part for part in word.split("-")[1:] if part.isalpha()]
    of = [part for part in parts if part not in _UNITS]
    for number, next_ in enumerate(behind):
        if next_ in _WITHIN and number < _PHRASE // 2:
            continue
        if next_ in _CLOSES or next_ in ENDS_NAME or next_[0].isdigit():
            break
        of.append(next_)
    return Figure(word, _measure(words, place, parts), tuple(of))


def _measure(words: Sequence[str], place: int, parts: Sequence[str]) -> Measure:
    word, behind = words[place], words[place + 1 : place + 6]
    if word[0] == "£" or "million" in behind[:1]:
        return Measure.MONEY
    if _is_age(words, place):
        return Measure.AGE
    before = set(words[max(0, place - 3) : place])
    window = _NEXT & set(words[max(0, place - 2) : place]) or (_PRIOR & set(behind[:4]) and _DURING & before)
    if (
        _UNITS & set(behind[:1])
        or (behind[:1] and behind[0] in _KINDS_OF_UNIT and _UNITS & set(behind[1:2]))
        or _UNITS & set(parts)
    ):
        return Measure.SO_FAR if window else Measure.SPAN
    share = word.endswith("%") or word in _PARTS or (behind and behind[0] in ("%", "per"))
    share = share or (len(behind) > 1 and behind[0] == "in" and (behind[1] in _WORDS or behind[1].isdigit()))
    return Measure.SHARE if share else Measure.COUNT


def _is_age(words: Sequence[str], place: int) -> bool:
    word, before = words[place], words[max(0, place - 4) : place]
    behind = words[place + 1 : place + 6]
    if re.search(r"year-olds?$", word) or {"age", "aged", "ages"} & set(before):
        return True
    if any("year-old" in one or one in ("olds", "old") for one in behind[:4]):
        return True
    years = behind[1:] if behind and behind[0] in ("year", "years") else behind
    if years[:1] in (("upwards",), ("onwards",)) or years[:2] in (
        ("and", "over"),
        ("and", "under"),
        ("or", "over"),
    ):
        return True
    if not re.fullmatch(r"\d\d(?:-\d\d)?", word):
        return False
    alone = not behind or behind[0] in _CLOSES or behind[0] in ENDS_NAME
    return "-" in word or bool(before and before[-1] in ("turn", "reach", "under", "over") and alone)


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z@]+(?:['\u2019]s)?(?:-[a-z]+)*", text.lower())
