"""Questions that paragraphs answer, made by a model: kept in the cache, and in the index as vectors alone.

They lead a search to their paragraph and are nothing else: no text of theirs is published, so none can be
shown, quoted or cited.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from indexer.build import BuildResult, Progress, refusals, republish
from indexer.cache import Cache
from indexer.contracts import Embedder, QuestionMaker
from indexer.store.catalogue import Catalogue
from indexer.store.generations import current
from indexer.store.lock import indexing


@dataclass(frozen=True, slots=True)
class Asked:
    """What came of it: paragraphs (by text) known before, asked about now, still to be asked about; the index."""

    known: int
    asked: int
    left: int
    result: BuildResult


def add_questions(
    data: Path,
    embedder: Embedder,
    maker: QuestionMaker,
    *,
    wait: bool = False,
    progress: Progress = lambda *_: None,
) -> Asked:
    """Have questions made for every paragraph of the live index that has none, and publish it with them.

    What is made is kept at once, so a run that is ended goes on where it stopped; where the maker stops
    early, the index is published with what there is. Raises IndexMissingError, IndexLockedError and
    StoreError as indexing does.
    """
    with refusals(data), indexing(data, wait=wait):
        catalogue = Catalogue(current(data) / "catalogue.sqlite")
        texts = list(dict.fromkeys(one.paragraph.text for one in catalogue.paragraphs))
        cache = Cache(data / "cache.sqlite")
        try:
            known = cache.questions(maker.name, texts)
            missing = [text for text in texts if text not in known]
            done = 0
            for place, made in maker.made(missing):
                cache.keep_questions(maker.name, missing[place], made)
                done += 1
                progress("asking", done, len(missing))
            result = republish(data, embedder, cache, questions=maker.name, progress=progress)
        finally:
            cache.close()
    return Asked(len(known), done, len(missing) - done, result)
