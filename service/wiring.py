"""The one place where parts are put together: an index folder in, a service out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from indexer.contracts import Embedder, PublishedIndex
from indexer.errors import IndexForeignError, ModelError
from service.generation.settings import ModelSettings
from service.live import Live
from service.question.model import Question
from service.retrieval.adapter import QueryAdapter, load_adapter
from service.retrieval.answerability import Answerability, load_answerability
from service.retrieval.relevance import Relevance, load_relevance
from service.retrieval.remembering import Remembering
from service.service import Service, Snapshot
from service.settings import ServiceSettings
from service.state.database import default_url
from service.state.state import State

if TYPE_CHECKING:
    from service.generation.contract import LanguageModel
    from service.generation.generation import Generation
    from service.generation.paragraph_questions import ParagraphQuestions
    from service.generation.spending import Allowance
    from service.question.building import MatterOf
    from service.question.gazetteer import Gazetteer
    from service.question.reading import KindOf, LeaningOf
    from service.question.understand import QuestionReader
    from service.retrieval.reading import Reader
    from service.slack.bot import SlackBot
    from service.slack.settings import SlackSettings

_WORD = re.compile(r"[a-z]{2,}")


@lru_cache(maxsize=1)
def open_embedder() -> Embedder:
    """The embedder that the settings name; its model is loaded once a process, when first used.

    Raises ModelError when the settings ask for none, or not for a whole one.
    """
    from indexer.embedding.choice import open_embedder as chosen
    from indexer.settings import IndexerSettings

    embedder = chosen(IndexerSettings())
    if embedder is None:
        raise ModelError(
            "PILCROW_EMBEDDER=none: only an index without vectors can be asked; make one or unset it"
        )
    return Remembering(embedder)


@lru_cache(maxsize=1)
def open_reader() -> Reader:
    """What reads the best candidates a second time; its model is loaded once a process, when first used."""
    from indexer.embedding.cross_encoder import MiniLMCrossEncoder
    from service.retrieval.reading import Reader, load_reading

    return Reader(MiniLMCrossEncoder(), load_reading())


def open_snapshot(
    data: Path,
    relevance: Relevance | None = None,
    answerability: Answerability | None = None,
    adapter: QueryAdapter | None = None,
) -> Snapshot:
    """The live generation of an index folder with everything that answers from it; see `open_generation`."""
    from indexer.store.generations import current

    return open_generation(current(data), relevance, answerability, adapter)


def open_generation(
    folder: Path,
    relevance: Relevance | None = None,
    answerability: Answerability | None = None,
    adapter: QueryAdapter | None = None,
) -> Snapshot:
    """The generation in `folder` with everything that answers from it.

    `relevance`, `answerability` and `adapter` replace the packaged weights (training does). Raises IndexMissingError
    or IndexForeignError, each saying what to do, and FileNotFoundError when it was deleted meanwhile.
    """
    from indexer.store.published import OpenIndex
    from service.answering.answer import Answerer
    from service.answering.policy import Policy
    from service.generation.check import ClaimChecker
    from service.retrieval.retriever import Retriever

    index = OpenIndex(folder)
    embedder = open_embedder() if index.embedder_name else None
    if embedder and embedder.name != index.embedder_name:
        raise IndexForeignError(
            f"the index in {folder} was made with {index.embedder_name}, not {embedder.name}; index the reports again"
        )
    retriever = Retriever(
        index,
        embedder,
        relevance or load_relevance(),
        answerability or load_answerability(),
        adapter or load_adapter(index.embedder_name),
        open_reader() if embedder else None,
    )
    reader = open_questions(index, _kind_of(embedder), _matter_of(embedder), _leaning_of(embedder))
    checker = ClaimChecker(_written_names(reader.gazetteer), reader.gazetteer.data.cautious)
    answerer = Answerer(index, retriever, Policy(), _scope_of(embedder, index))
    return Snapshot(index, retriever, answerer, reader.understand, checker)


def open_questions(
    index: PublishedIndex,
    kind_of: KindOf | None = None,
    matter_of: MatterOf | None = None,
    leaning_of: LeaningOf | None = None,
) -> QuestionReader:
    """What understands questions over the reports of an index; what models tell as for `QuestionReader`."""
    from indexer.authorities import load as load_register
    from indexer.embedding.minilm import english_words
    from service.question.understand import QuestionReader
    from service.question.vocabulary import Vocabulary
    from service.retrieval.side_by_side import SideBySide

    register = load_register(*index.registers)
    return QuestionReader(
        index.reports(),
        register,
        Vocabulary.load(),
        corpus_words(index),
        english_words(),
        kind_of,
        matter_of,
        leaning_of,
        SideBySide(index),
    )


def _kind_of(embedder: Embedder | None) -> KindOf | None:
    """What tells a fact asked for in words that patterns do not know or misread; none without vectors of the model's embedder."""
    from service.question.fact_model import load_fact_model

    model = load_fact_model(embedder.name) if embedder else None
    if model is None or embedder is None:
        return None
    return lambda masked, read: model.kind(masked, read, embedder)


def _matter_of(embedder: Embedder | None) -> MatterOf | None:
    """What tells a matter meant in everyday words; none without vectors of the model's embedder."""
    from service.question.matter_model import load_matter_model

    model = load_matter_model(embedder.name) if embedder else None
    if model is None or embedder is None:
        return None
    return lambda topic, beside: model.matter(topic, beside, embedder)


def _leaning_of(embedder: Embedder | None) -> LeaningOf | None:
    """What tells the side of the findings asked for in words that patterns do not know."""
    from service.question.leaning_model import load_leaning_model

    model = load_leaning_model(embedder.name) if embedder else None
    if model is None or embedder is None:
        return None
    return lambda masked: model.leaning(masked, embedder)


def _written_names(gazetteer: Gazetteer) -> dict[str, str]:
    """Every way the register writes an authority, with the authority's name."""
    names = {}
    for authority in gazetteer.register.authorities:
        names.update(dict.fromkeys((*authority.aliases, authority.name), authority.name))
    return {written: name for written, name in names.items() if written[:1].isupper()}


def _scope_of(embedder: Embedder | None, index: PublishedIndex) -> Callable[[Question], bool]:
    """What tells questions outside the reports; without vectors of the model's embedder the rules stand alone.

    What reports speak of in the very words of a question, or by the name that it gives, is not outside them, whatever the model makes of it.
    """
    from service.question.scope_model import asks_of_own_academy, load_scope_model, only_terms_of_the_field
    from service.retrieval.together import names_it, says_it_together

    model = load_scope_model(embedder.name) if embedder else None
    if model is None or embedder is None:
        return lambda _: False
    return lambda question: (
        not (only_terms_of_the_field(question) or asks_of_own_academy(question))
        and model.outside(question, embedder)
        and not (says_it_together(index, question) or names_it(index, question))
    )


def corpus_words(index: PublishedIndex) -> Counter[str]:
    """Lower-case words of all paragraphs with their counts, for spelling and scope."""
    words: Counter[str] = Counter()
    last = max((report.end for report in index.reports()), default=0)
    for stored in index.paragraphs(0, last):
        words.update(_WORD.findall(stored.paragraph.text.lower()))
    return words


def open_state(data: Path | None, settings: ServiceSettings | None = None) -> State:
    """The state database that the settings name, else the one in the index folder; opened when first used."""
    from indexer.settings import IndexerSettings

    address = (settings or ServiceSettings()).database
    return State(address.get_secret_value() if address else default_url(data or IndexerSettings().data))


def open_model(settings: ModelSettings) -> LanguageModel | None:
    """The language model that the settings name; nothing is asked of it yet. None where they name none."""
    if not settings.model:
        return None
    from service.generation.endpoint import Endpoint, EndpointModel

    key = settings.model_key.get_secret_value() if settings.model_key else ""
    return EndpointModel(
        Endpoint(settings.model_url, settings.model, key, settings.model_temperature, settings.model_timeout)
    )


def open_writer(
    settings: ModelSettings, state: State, model: LanguageModel | None = None
) -> Generation | None:
    """A language model, by default the one that the settings name, ready to write answers; None without any."""
    model = model or open_model(settings)
    if model is None:
        return None
    from service.generation.generation import Generation

    return Generation(model, settings, _allowance(settings, state))


def open_question_maker(settings: ModelSettings, state: State) -> ParagraphQuestions | None:
    """What makes questions for paragraphs with the model that the settings name; None without any."""
    model = open_model(settings)
    if model is None:
        return None
    from service.generation.paragraph_questions import ParagraphQuestions

    return ParagraphQuestions(model, settings, _allowance(settings, state))


def _allowance(settings: ModelSettings, state: State) -> Allowance:
    from service.generation.spending import Allowance

    return Allowance(
        lambda: state.model_usage, tokens=settings.model_daily_tokens, cost=settings.model_daily_cost
    )


def open_pull() -> Callable[[], str | None] | None:
    """What brings a newly published index into the index folder and gives its name; None without PILCROW_PUBLISHED."""
    from indexer.settings import IndexerSettings
    from indexer.store.published import READ_LATER
    from indexer.store.replication import carry

    settings = IndexerSettings()
    published = settings.published
    return None if published is None else lambda: carry(published, settings.data, leaving_out=READ_LATER)


def open_slack(
    service: Service, state: State, settings: ServiceSettings, slack: SlackSettings | None = None
) -> SlackBot:
    """The Slack bot over a service; raises StateError when its queue cannot be opened."""
    from service.slack.bot import SlackBot
    from service.slack.settings import SlackSettings

    return SlackBot(service, state, slack or SlackSettings(), settings.public_url)


def open_service(
    data: Path | None,
    settings: ServiceSettings | None = None,
    *,
    must_exist: bool = True,
    model: ModelSettings | None = None,
    written_by: LanguageModel | None = None,
) -> Service:
    """A service over an index folder (default: PILCROW_DATA, else `.data`), with the language model `model` names.

    `written_by` takes that model's place (the evaluation replays one). With `must_exist` a missing index raises NotReadyError at once, else at the first question.
    """
    from indexer.settings import IndexerSettings

    live = Live(data or IndexerSettings().data, open_generation)
    if must_exist:
        live()
    settings = settings or ServiceSettings()
    writer = open_writer(model or ModelSettings(), open_state(data, settings), written_by)
    return Service(live, settings.question_limit, writer, live.refresh)
