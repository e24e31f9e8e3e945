"""The lexical index: BM25 over paragraphs, English stems, by tantivy."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from indexer.contracts import Hit
from indexer.errors import WriteRefusedError

if TYPE_CHECKING:
    import tantivy

_WORD = re.compile(r"[^\W_]+")
_LONGEST = 40  # bytes; tantivy's `en_stem` leaves out longer words
_MEMORY = 50_000_000  # bytes for the writer


def _schema() -> tantivy.Schema:
    import tantivy

    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("row", stored=False, indexed=True, fast=True)
    builder.add_text_field("text", stored=False, tokenizer_name="en_stem")
    return builder.build()


def write_lexical(folder: Path, texts: Iterable[tuple[int, str]]) -> None:
    """Index (row, text) pairs into a new folder; raises WriteRefusedError when the disk refuses."""
    import tantivy

    folder.mkdir()
    try:
        writer = tantivy.Index(_schema(), path=str(folder)).writer(_MEMORY, 1)
        for row, text in texts:
            writer.add_document(tantivy.Document(row=row, text=_plain(text)))
        writer.commit()
        writer.wait_merging_threads()
    except ValueError as error:  # all that tantivy raises when the disk refuses
        raise WriteRefusedError(f"tantivy: {error}") from error


def _plain(text: str) -> str:
    return text.replace("’", "'")


def _joined(ranges: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The same rows in as few ranges as can be: each costs a search of its own."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(one for one in ranges if one[0] < one[1]):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


class LexicalIndex:
    """A lexical index opened for reading by many threads."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def search(
        self, weighted_terms: Mapping[str, float], ranges: Sequence[tuple[int, int]] | None, limit: int
    ) -> Sequence[Hit]:
        """See PublishedIndex.lexical."""
        import tantivy

        occur = tantivy.Occur
        words = [
            (occur.Should, tantivy.Query.boost_query(query, weight))
            for term, weight in weighted_terms.items()
            if (query := self._term(term)) is not None
        ]
        if not words or limit < 1:
            return ()
        query = tantivy.Query.boolean_query(words)
        joined = None if ranges is None else _joined(ranges)
        if joined is not None and joined != [(0, self.count())]:
            query = tantivy.Query.boolean_query([(occur.Must, query), (occur.Must, self._within(joined))])
        found = self._searcher.search(query, limit, count=False)
        addresses = [address for _, address in found.hits]
        rows = self._searcher.fast_field_values("row", addresses) if addresses else []
        return tuple(Hit(int(row or 0), score) for row, (score, _) in zip(rows, found.hits, strict=True))

    def document_frequency(self, word: str, ranges: Sequence[tuple[int, int]] | None = None) -> int:
        """See PublishedIndex.document_frequency."""
        import tantivy

        stems = self._stems(word)
        if ranges is None or not stems:
            return self._searcher.doc_freq("text", stems[0]) if stems else 0
        term = tantivy.Query.term_query(self._index.schema, "text", stems[0])
        must = tantivy.Occur.Must
        query = tantivy.Query.boolean_query([(must, term), (must, self._within(_joined(ranges)))])
        found = self._searcher.search(query, 1, count=True)
        return int(found.count)  # type: ignore[attr-defined]  # the package's stubs lack it

    def count(self) -> int:
        """How many paragraphs are indexed."""
        return self._searcher.num_docs

    def rows_with(self, stem: str) -> set[int]:
        """Rows of all paragraphs that hold `stem`."""
        import tantivy

        query = tantivy.Query.term_query(self._index.schema, "text", stem)
        hits = self._searcher.search(query, max(1, self.count()), count=False).hits
        rows = self._searcher.fast_field_values("row", [address for _, address in hits]) if hits else []
        return {int(row or 0) for row in rows}

    def indexed_stems(self, text: str) -> set[str]:
        """The stems under which a paragraph of that text is indexed."""
        return {stem for stem in self._analyzer.analyze(_plain(text)) if len(stem.encode()) < _LONGEST}

    def _term(self, term: str) -> tantivy.Query | None:
        import tantivy

        stems = self._stems(term)
        if not stems:
            return None
        if len(stems) == 1:
            return tantivy.Query.term_query(self._index.schema, "text", stems[0])
        return tantivy.Query.phrase_query(self._index.schema, "text", list(stems), slop=1)

    def _within(self, ranges: Sequence[tuple[int, int]]) -> tantivy.Query:
        import tantivy

        parts = [
            (
                tantivy.Occur.Should,
                tantivy.Query.range_query(
                    self._index.schema, "row", tantivy.FieldType.Integer, start, end, True, False
                ),
            )
            for start, end in ranges
        ]
        return tantivy.Query.const_score_query(tantivy.Query.boolean_query(parts), 0.0)

    def _stems(self, text: str) -> tuple[str, ...]:
        return tuple(self._analyzer.analyze(" ".join(_WORD.findall(_plain(text)))))

    @cached_property
    def _analyzer(self) -> tantivy.TextAnalyzer:
        import tantivy

        builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
        return builder.filter(tantivy.Filter.lowercase()).filter(tantivy.Filter.stemmer("english")).build()

    @cached_property
    def _index(self) -> tantivy.Index:
        import tantivy

        return tantivy.Index.open(str(self._folder))

    @cached_property
    def _searcher(self) -> tantivy.Searcher:
        return self._index.searcher()
