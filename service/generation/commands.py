"""`pilcrow questions`: have a model make questions for the paragraphs of the index, for the search alone."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from indexer.build import Progress
    from service.generation.paragraph_questions import ParagraphQuestions


def questions(
    data: Annotated[Path | None, typer.Option("--data", help="Index folder (PILCROW_DATA)")] = None,
    wait: Annotated[bool, typer.Option("--wait", help="Wait while another process indexes")] = False,
) -> None:
    """Ask the language model for questions that each paragraph answers, and publish the index with them.

    They lead a search to their paragraph and are never shown. A run that was ended goes on where it
    stopped; `pilcrow index` keeps those of paragraphs that stay. Exit 1: some paragraphs are left.
    """
    from indexer.errors import ModelError
    from indexer.questions import add_questions
    from indexer.settings import IndexerSettings
    from service.generation.settings import ModelSettings
    from service.wiring import open_embedder, open_question_maker, open_state

    maker = open_question_maker(ModelSettings(), open_state(data))
    if maker is None:
        raise ModelError("no language model is set: set PILCROW_MODEL (docs/models.md)")
    try:
        folder = data or IndexerSettings().data
        asked = add_questions(folder, open_embedder(), maker, wait=wait, progress=_progress())
    finally:
        maker.close()
    print(
        f"{asked.asked:,} paragraphs asked about now, {asked.known:,} before, {asked.left:,} left. {_spent(maker)}"
    )
    if maker.trouble is not None:
        print(f"The language model {maker.trouble.value}.", file=sys.stderr)
    if asked.left:
        raise typer.Exit(1)


def _spent(maker: ParagraphQuestions) -> str:
    usage = maker.usage
    cost = "" if usage.cost is None else f", cost {usage.cost:.4f}"
    return f"{usage.prompt_tokens:,} tokens in, {usage.completion_tokens:,} out{cost}."


def _progress() -> Progress:
    """A line for each tenth of a stage."""
    shown: dict[str, int] = {}

    def advance(stage: str, done: int, total: int) -> None:
        tenth = 10 * done // max(total, 1)
        if tenth > shown.get(stage, -1):
            shown[stage] = tenth
            print(f"{stage} {10 * tenth} %", file=sys.stderr, flush=True)

    return advance
