"""The words of a question, read: all that can be known of it before the index is looked at."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache

from service.question.acted_on import PROGRESS, SAID_SO, asks_what_became
from service.question.asker import without_asker
from service.question.authorities import Places, read_places
from service.question.before_grade import as_time_before
from service.question.beside_others import beside_its_neighbours
from service.question.best_and_worst import as_weaknesses
from service.question.danger import tells_of_danger
from service.question.dictionary import dictionary_words
from service.question.fact_requests import (
    is_certain,
    of_kind,
    of_something_else,
    open_kinds,
    read_facts,
    read_figures,
    read_fragments,
)
from service.question.gazetteer import Gazetteer
from service.question.harm import would_harm
from service.question.intent import Shape, paragraph_asked, read_shape
from service.question.language import in_another_language
from service.question.longer_names import in_longer_names
from service.question.mentioned import without_mention
from service.question.mentions import Mention
from service.question.model import FactKind, FactRequest, Leaning
from service.question.own_years import own_years
from service.question.partners import partners_of_one
from service.question.parts_of_years import as_months
from service.question.people import naming
from service.question.places import PlaceKind
from service.question.plain_words import in_plain_words
from service.question.predecessors import with_predecessors
from service.question.proper_names import ProperName, proper_names
from service.question.relative_years import as_years
from service.question.scope import unwrap
from service.question.spelling import Speller, everyday_words
from service.question.story import Proper, question_proper
from service.question.tokens import Span, Token, clean, masked, taken, tokenize
from service.question.topic import STOP_WORDS, Topic, read_topic
from service.question.vocabulary import Vocabulary
from service.question.years import When, read_when
from service.wording import listed
from service.words import stems

_REPORT_ID = re.compile(r"\b[a-z][a-z-]*-(?:19|20)\d\d(?:-\d\d)?-[a-z]+(?:-[a-z]+)*\b")
_ASKED_OF_REPORTS = frozenset(
    """
    overall effectiveness grade grades rating rated judgement judgements inspector inspectors inspection
    inspections report reports published recommendations recommendation authority authorities council
    councils letter addressed addressee framework outstanding inadequate requires latest previous statistical
    neighbours compare paragraph region
    """.split()  # noqa: SIM905 - a list in lines is easier to review
)  # words asked of reports themselves; put right when misspelt as those of the vocabulary are
_OF_ONE_PERSON = frozenset({FactKind.ADDRESSEE, FactKind.LEAD_INSPECTOR})  # no answer to "how many"
_OF_SOMEBODY = re.compile(r"\b(?:it|its|they|their|them|there|that|this|PERSON)\b")
KindOf = Callable[[str, FactKind | None], FactKind | None]
"""Of a masked question and the kind of fact that patterns read of it: the kind that it asks for, None for no fact."""
LeaningOf = Callable[[str], Leaning | None]
"""Of a masked question: the side of the findings that it asks for alone, None for none or both."""
_PLUS = re.compile(r"\s\+\s")
_NUMBER_OF = re.compile(r"(?:(?<!\bor )\b(?:[Nn]o|NO|[Nn]r|[Nn]um)\b\.?|#) ?(?=of\b)")
_ENGLISH_ONLY = "The reports are in English; questions are best asked in English."


@dataclass(frozen=True, slots=True)
class Reading:
    """What the words of a question say, before the index is looked at.

    `facts` are several only where judgements are strung together. `fragments` are the facts that the whole
    text is but bare nouns of. `own_years` are those of one of several authorities alone, by its name. `borrows`: a part of a question that is about the places of another part and
    names no time; `asks_on`: a part that only asks why of the part before. `filled_in`: what it left out, as the question before it
    said that, was put in.
    """

    text: str
    masked: str
    places: Places
    when: When
    shape: Shape
    topic: Topic
    facts: tuple[FactRequest, ...]
    fragments: tuple[FactRequest, ...]
    figures: tuple[str, ...]
    paragraph: str | None
    report_ids: tuple[str, ...]
    misuse: bool
    foreign: bool
    notes: tuple[str, ...]
    own_years: Mapping[str, int] = field(default_factory=dict)
    names: tuple[ProperName, ...] = ()
    borrows: bool = False
    asks_on: bool = False
    filled_in: bool = False

    @property
    def fact(self) -> FactRequest | None:
        """The fact asked for, the first of several, or None."""
        return self.facts[0] if self.facts else None

    @property
    def has_topic(self) -> bool:
        """Whether anything but strengths, weaknesses and the like is asked about."""
        return self.topic.special > 0 or bool(self.topic.words)


class WordReader:
    """Reads questions with one register, one vocabulary and the words of one set of reports."""

    def __init__(
        self,
        gazetteer: Gazetteer,
        vocabulary: Vocabulary,
        report_ids: Collection[str],
        corpus_words: Mapping[str, int] | Collection[str],
        english: Collection[str],
        inspectors: Collection[str] = (),
        addressees: Collection[str] = (),
        today: Callable[[], date] = date.today,
    ) -> None:
        """`corpus_words` and `english` as for `QuestionReader`; `inspectors`, `addressees`: names that reports give; `today`: the day of asking."""
        self._today = today
        self._gazetteer = gazetteer
        self._vocabulary = vocabulary
        self._ids = frozenset(report_ids)
        self.people = naming(inspectors)
        self._addressees = naming(addressees)
        everyday = everyday_words() | gazetteer.data.cautious
        terms = vocabulary.words() | _ASKED_OF_REPORTS
        self._speller = Speller(corpus_words, terms, {*everyday, *STOP_WORDS, *english, *dictionary_words()})
        self._has_corpus = bool(corpus_words)
        self._ordinary = frozenset({*everyday, *STOP_WORDS, *terms, *corpus_words, *english})

    def in_reports(self, word: str) -> bool:
        """Whether the reports or the vocabulary use a word; True where the reports' words are not known."""
        return not self._has_corpus or self._speller.in_reports(word)

    def read(self, question: str) -> Reading:
        """What the words of `question` say."""
        unwrapped = unwrap(clean(question))
        proper = self._without_story(unwrapped.text)
        of_matter = self._of_the_matter(proper.question)
        asked = with_predecessors(of_matter, self._gazetteer, self._authorities)
        dated = as_years(asked, self._today().year, self._names_an_authority)
        in_months = as_months(dated.text, self._unnamed)
        text = in_months.text
        report_ids = tuple(one for one in _REPORT_ID.findall(text.lower()) if one in self._ids)
        paragraph = paragraph_asked(text)
        bare = text.replace(paragraph[1], " PARAGRAPH ", 1) if paragraph else text
        for report_id in report_ids:
            bare = re.sub(re.escape(report_id), " REPORTID ", bare, flags=re.IGNORECASE)
        bare = _NUMBER_OF.sub("number ", _PLUS.sub(" and ", bare))
        foreign = in_another_language(text)
        tokens = tokenize(bare)
        places = self._places(tokens, guess=not foreign)
        swallowed = in_longer_names(
            bare, tokens, places.mentions, STOP_WORDS, self._terms_in, of_everybody=places.which
        )
        places = places.without(swallowed)
        spelt = tokens if foreign else self._spelt(tokens, taken(places.spans))
        when = read_when(spelt, taken(places.spans))
        spans = (*_labelled(places), *when.spans)
        shown = masked(spelt, spans)
        places = beside_its_neighbours(partners_of_one(places, shown), shown)
        read_as = f"Read as the question: “{text}”" if proper.told else ""
        notes = [
            note
            for note in (unwrapped.note, read_as, dated.note, in_months.note, _put_right(tokens, spelt))
            if note
        ]
        if foreign:
            notes.append(_ENGLISH_ONLY)
        plain = self._plain(shown)
        topic_of = cache(self.topic)  # many patterns leave the same text
        leftover = _leftover(plain, topic_of)
        shape = read_shape(shown)
        of_all = shape.whole is not None and bool(places.of(PlaceKind.AUTHORITY))
        facts = () if paragraph or of_all else read_facts(plain, leftover)
        return Reading(
            text=text or clean(question),
            masked=shown,
            places=places,
            when=when,
            shape=shape,
            topic=self._topic_of(without_mention(shown), topic_of),
            facts=facts,
            fragments=() if paragraph else read_fragments(plain),
            figures=()
            if paragraph or any(fact.kind is not FactKind.ADDRESSEE for fact in facts)
            else read_figures(plain, leftover),
            paragraph=paragraph[0] if paragraph else None,
            report_ids=report_ids,
            misuse=unwrapped.misuse,
            foreign=foreign,
            notes=tuple(notes),
            own_years=own_years(tokens, places),
            names=proper_names(bare, taken(spans), STOP_WORDS, self._knows, swallowed),
        )

    def topic(self, text: str) -> Topic:
        """The topic that a text without names is."""
        return read_topic(text, self._vocabulary)

    def _of_the_matter(self, text: str) -> str:
        """The text without what is told of who asks; where they work is asked about only where nobody else is."""
        told = without_asker(text)
        if told.where and self._names_somebody(told.where) and not self._names_somebody(told.question):
            return f"{told.where}, {told.question}"
        return as_weaknesses(told.question)

    def _without_story(self, text: str) -> Proper:
        """The question of a text without the story told before it, asked of those whom the story names where it names nobody.

        Where the question by itself is on no matter of the field and the story is, they are read together.
        """
        lowered = text.lower()
        proper = question_proper(text)
        if not proper.story or tells_of_danger(lowered) or would_harm(lowered):
            return Proper(text)
        of_story = self.topic(proper.story.lower()).special
        if (of_story and not self._says_what(proper.question)) or self._leaves_out(proper):
            return Proper(text)
        if self._names_somebody(proper.question):
            return proper
        named = self._places(tokenize(proper.story), guess=False).mentions
        names = list(dict.fromkeys(one.written for one in named if not one.excluded and one.place.members))
        asked = proper.question[:1].lower() + proper.question[1:]
        return replace(proper, question=f"{listed(names)}, {asked}") if names else proper

    def _says_what(self, question: str) -> bool:
        """Whether one sentence by itself asks for something: a matter of the field, a fact, a figure."""
        reading = self.read(question)
        return bool(reading.topic.special or reading.facts or reading.figures)

    def _leaves_out(self, proper: Proper) -> bool:
        """Whether the matter that a story says it is about is no part of the question ("… on neglect. How good are assessments?")."""
        matter = self.topic(proper.matter.lower())
        said = {stem for concept in matter.concepts for stem in stems(concept.written)}
        return matter.special > 0 and said.isdisjoint(stems(proper.question))

    def _authorities(self, tokens: tuple[Token, ...]) -> tuple[Mention, ...]:
        return self._places(tokens, guess=True).of(PlaceKind.AUTHORITY)

    def _names_an_authority(self, text: str) -> bool:
        return len(self._authorities(tokenize(text))) == 1

    def _unnamed(self, text: str) -> str:
        """The text without the names of places."""
        tokens = tokenize(text)
        named = taken(self._places(tokens, guess=False).spans)
        return " ".join(token.written for place, token in enumerate(tokens) if place not in named)

    def _names_somebody(self, text: str) -> bool:
        places = self._places(tokenize(text), guess=True)
        return bool(places.mentions or places.every or places.which or places.others or places.unknown)

    def _places(self, tokens: tuple[Token, ...], *, guess: bool) -> Places:
        return read_places(
            tokens, self._gazetteer, self._ordinary, guess=guess, reads_as=self._speller.correct
        )

    def _knows(self, text: str) -> tuple[bool, bool]:
        """Whether the vocabulary knows the whole of a text, and whether some of it, no word being unheard of."""
        words = text.replace("-", " ").split()
        found = self._vocabulary.find(words, STOP_WORDS)
        heard_of = not self._has_corpus or all(map(self._heard_of, words))
        return any(one.first == 0 and one.last == len(words) for one in found), bool(found) and heard_of

    def _terms_in(self, words: Sequence[str]) -> int:
        """How many lower-case words, from the first, are terms of the vocabulary one after the other."""
        reached = 0
        for one in self._vocabulary.find(words, STOP_WORDS):
            if one.first == reached:
                reached = one.last
        return reached

    def _heard_of(self, word: str) -> bool:
        """Whether a word is known, or a slip of one that is."""
        plain = word.removesuffix("'s").strip("'")
        return (
            plain in self._ordinary
            or not plain.isalpha()
            or self._speller.knows(plain)
            or self._speller.correct(plain) is not None
        )

    def _topic_of(self, shown: str, topic_of: Callable[[str], Topic]) -> Topic:
        """The topic of a masked question; of one after what became of demands, that of the demands, or progress itself."""
        if not asks_what_became(shown):
            return topic_of(shown)
        about = topic_of(SAID_SO.sub(" ", shown))
        return about if about.concepts else self.topic(PROGRESS)

    def open_kinds(self, reading: Reading) -> frozenset[FactKind]:
        """The kinds of fact that a question of which no fact or figure was read may still ask for: no term of the field is left."""
        if reading.facts or reading.figures or reading.paragraph or reading.foreign or reading.misuse:
            return frozenset()
        if reading.shape.whole is not None:
            return frozenset()
        plain = self._plain(reading.masked)
        topic_of = cache(self.topic)

        def of_the_field(pattern: re.Pattern[str]) -> bool:
            return topic_of(pattern.sub(" ", plain)).special > 0

        return open_kinds(plain, of_the_field)

    def told(self, reading: Reading, kind_of: KindOf) -> Reading:
        """The reading with the fact that `kind_of` tells, where no pattern knew one or it tells another."""
        if reading.facts:
            return self._corrected(reading, kind_of)
        possible = self.open_kinds(reading)
        kind = kind_of(reading.masked, None) if possible else None
        if kind is None or kind not in possible or (reading.shape.wants_number and kind in _OF_ONE_PERSON):
            return reading
        plain = self._plain(reading.masked)
        if of_something_else(kind, plain):  # "which councils have waiting lists" asks of no catalogue
            return reading
        facts = of_kind(kind, plain)
        nobody = not reading.places.mentions and _OF_SOMEBODY.search(plain) is None
        if nobody and any(fact.kind is FactKind.GRADE and fact.grade for fact in facts):
            facts = of_kind(FactKind.GRADE_COUNT, plain)  # a grade of nobody named is asked of everybody
        return replace(reading, facts=facts)

    def _corrected(self, reading: Reading, kind_of: KindOf) -> Reading:
        read = reading.facts[0].kind
        plain = self._plain(reading.masked)
        if any(_is_settled(fact) or fact.kind is not read for fact in reading.facts) or is_certain(plain):
            return reading
        kind = kind_of(reading.masked, read)
        if (
            read is FactKind.GRADE_COUNT
            and kind is FactKind.GRADE
            and not reading.places.of(PlaceKind.AUTHORITY)
        ):
            return reading  # a grade of nobody named is asked of everybody, or of all of a region
        return reading if kind in (None, read) else replace(reading, facts=of_kind(kind, plain))

    def _plain(self, shown: str) -> str:
        plain = self.people.sub("PERSON", as_time_before(in_plain_words(shown)))
        return self._addressees.sub("ADDRESSEE", plain)

    def _spelt(self, tokens: tuple[Token, ...], read: Collection[int]) -> tuple[Token, ...]:
        """Tokens with their comparable forms put right; labels, names and capitals within a sentence stay."""
        spelt = []
        for place, token in enumerate(tokens):
            if token.written in ("PARAGRAPH", "REPORTID"):
                spelt.append(replace(token, low=token.written))
                continue
            if token.written == "%":
                spelt.append(token)
                continue
            proper = token.capital and place > 0 and not all(other.capital for other in tokens)
            right = None if place in read or proper else self._speller.correct(token.low)
            spelt.append(replace(token, low=right) if right else token)
        return tuple(spelt)


def _is_settled(fact: FactRequest) -> bool:
    """Whether a fact is asked for with more than its kind, which a model of kinds does not tell."""
    of_inspector = fact.kind is FactKind.LEAD_INSPECTOR and fact.judgement is not None
    return fact.why or bool(fact.conditions) or of_inspector


def _put_right(tokens: Sequence[Token], spelt: Sequence[Token]) -> str:
    """A note of the words that were put right, so that one that was misread is seen; "" where none was that matters."""
    changed = {
        old.written: new.low
        for old, new in zip(tokens, spelt, strict=True)
        if new.low != old.low and new.low.islower() and new.low not in STOP_WORDS
    }
    told = listed([f"“{old}” was read as “{new}”" for old, new in changed.items()])
    return f"{told}." if told else ""


def _leftover(plain: str, topic_of: Callable[[str], Topic]) -> Callable[[re.Pattern[str]], bool]:
    """Whether a topic is left of a question in plain words without what a pattern matches."""
    return lambda pattern: bool(topic_of(pattern.sub(" ", plain)).concepts)


def _labelled(places: Places) -> tuple[Span, ...]:
    regions = {m.span for m in places.mentions if m.place.kind in (PlaceKind.REGION, PlaceKind.AREA)}
    return tuple(replace(span, label="REGION") if span in regions else span for span in places.spans)
