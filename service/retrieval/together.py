"""Whether the reports speak of what a question asks in its own rare words, together in one paragraph, or by its name."""

from __future__ import annotations

import math
from collections import defaultdict

from indexer.contracts import PublishedIndex
from service.question.model import Question
from service.retrieval.naming import read_naming

_SHARE = 0.5  # of what is asked, by rarity, that one paragraph has to say
_BY_CHANCE = 1 / 100  # of a paragraph that may be expected to say so much by accident


def says_it_together(index: PublishedIndex, question: Question) -> bool:
    """Whether a question names authorities and one paragraph of theirs says most of it, which would hardly be by chance.

    "Which authority is the Lantern programme modelled on?": whatever such words mean elsewhere, these reports
    speak of them. Reports that were superseded count too. Of N paragraphs in the index a word that stands in df
    is as rare as r = ln((N + 1) / (df + 0.5)); by chance words stand together in n · exp(-Σr) of n paragraphs.
    """
    asked = {*question.report_ids, *question.earlier_ids}
    ranges = [(stored.start, stored.end) for stored in index.reports() if stored.report.report_id in asked]
    searched = sum(end - start for start, end in ranges)
    if not (question.one_by_one and searched):
        return False
    paragraphs = max(stored.end for stored in index.reports())
    whole = 0.0
    said: defaultdict[int, float] = defaultdict(float)
    for concept in question.concepts:
        standing = min(index.document_frequency(word) for word in concept.written.split())
        rarity = math.log((paragraphs + 1) / (standing + 0.5))
        whole += rarity
        for hit in index.lexical({concept.written: 1.0}, ranges, searched):
            said[hit.row] += rarity
    most = max(said.values(), default=0.0)
    return most >= _SHARE * whole and searched * math.exp(-most) <= _BY_CHANCE


def names_it(index: PublishedIndex, question: Question) -> bool:
    """Whether reports, too, name what a question beyond doubt asks for by a name of several words ("Eastford's Lantern")."""
    told = [name for name in question.names if name.told and len(name.written.split()) > 1]
    last = max((stored.end for stored in index.reports()), default=0)
    naming = read_naming(index, told, question.concepts, [(0, last)]) if told else None
    return naming is not None and len(naming.rows) > 0
