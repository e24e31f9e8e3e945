"""The command `pilcrow eval`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from eval.contracts import Library
    from eval.opening import Opened
    from eval.runner import Progress

_SHUT = 1  # exit code when the gate is shut or the service failed
_USAGE = 2  # exit code when nothing could be evaluated


def register(app: typer.Typer) -> None:
    """Add the evaluation's command to the command line."""
    app.command("eval")(evaluate_command)


def evaluate_command(
    gold: Annotated[list[Path], typer.Argument(help="Gold files (JSONL)", show_default=False)],
    data: Annotated[Path | None, typer.Option("--data", help="Index folder (PILCROW_DATA)")] = None,
    url: Annotated[str | None, typer.Option(help="Ask the running service at this address instead")] = None,
    api_key: Annotated[
        str | None, typer.Option(envvar="PILCROW_API_KEY", help="API key of that service", show_default=False)
    ] = None,
    timeout: Annotated[float, typer.Option(min=0.1, help="Seconds to wait for each of its answers")] = 60.0,
    split: Annotated[str | None, typer.Option(help="Only questions of this split: tune or test")] = None,
    sample: Annotated[
        str | None, typer.Option(help="N/M: of these every M-th, starting with the N-th")
    ] = None,
    report: Annotated[
        list[str] | None, typer.Option(help="Narrow every question to this report id (repeatable)")
    ] = None,
    systems: Annotated[
        bool, typer.Option("--systems", help="Score the baselines over the same index too")
    ] = False,
    gate: Annotated[
        Path | None, typer.Option(help="Thresholds and accepted results (default: the packaged file)")
    ] = None,
    accept: Annotated[
        bool, typer.Option("--accept", help="Write this run's results into the gate file as accepted")
    ] = False,
    baseline: Annotated[
        Path | None, typer.Option(help="Compare with this earlier run (a file of --json)")
    ] = None,
    json_file: Annotated[Path | None, typer.Option("--json", help="Write the whole result here")] = None,
    junit: Annotated[Path | None, typer.Option(help="Write JUnit XML here")] = None,
    markdown: Annotated[Path | None, typer.Option(help="Write a pull-request comment here")] = None,
    html: Annotated[Path | None, typer.Option(help="Write a self-contained page here")] = None,
    fill_hashes: Annotated[
        bool,
        typer.Option("--fill-hashes", help="Write missing hashes of evidence into the files; ask nothing"),
    ] = False,
    rehash: Annotated[
        bool, typer.Option("--rehash", help="With --fill-hashes: write every hash anew")
    ] = False,
    feedback: Annotated[
        bool,
        typer.Option("--candidates", help="The files are users' feedback: print drafts of gold questions"),
    ] = False,
    judge_model: Annotated[str | None, typer.Option(help="Let this model judge key facts as well")] = None,
    judge_url: Annotated[
        str | None, typer.Option(envvar="PILCROW_JUDGE_URL", help="Its OpenAI-compatible endpoint")
    ] = None,
    judge_key: Annotated[
        str | None, typer.Option(envvar="PILCROW_JUDGE_KEY", help="Its key", show_default=False)
    ] = None,
    judge_record: Annotated[Path | None, typer.Option(help="Append the judge's answers to this file")] = None,
    judge_replay: Annotated[
        Path | None, typer.Option(help="Take the judge's answers from this file; ask no model")
    ] = None,
    model_record: Annotated[
        Path | None, typer.Option(help="Append the replies of the model that writes answers to this file")
    ] = None,
    model_replay: Annotated[
        Path | None, typer.Option(help="Let answers be written from the replies in this file; ask no model")
    ] = None,
) -> None:
    """Put gold questions to the service, score the answers, and hold them against the gate.

    Exit 0: the gate is open. 1: it is shut, or the service failed. 2: nothing could be evaluated.
    """
    from eval.errors import EvaluationError, SystemFailure
    from eval.opening import open_data, open_judge, open_library, open_url
    from eval.perform import Request, parse_sample, parse_split, perform
    from eval.session import read_sets
    from indexer.errors import PilcrowError

    def opening() -> AbstractContextManager[Opened]:
        if url:
            return open_url(url, key=api_key, timeout=timeout)
        return open_data(data, record=model_record, replay=model_replay)

    try:
        if rehash and not fill_hashes:
            raise EvaluationError("--rehash writes hashes anew together with --fill-hashes alone")
        if url and (model_record or model_replay):
            raise EvaluationError(
                "--model-record and --model-replay need the service in this process: use --data, not --url"
            )
        if feedback:
            _print_candidates(gold)
            return
        if fill_hashes:
            if url is None:
                with open_library(data) as library:
                    raise typer.Exit(_fill(gold, library, anew=rehash))
            with opening() as opened:
                raise typer.Exit(_fill(gold, opened.library, anew=rehash))
        judge = open_judge(
            model=judge_model, url=judge_url, key=judge_key, record=judge_record, replay=judge_replay
        )
        request = Request(
            read_sets(gold, parse_split(split), parse_sample(sample)),
            within=tuple(report or ()),
            systems=systems,
            gate=gate,
            accept=accept,
            baseline=baseline,
            json=json_file,
            junit=junit,
            markdown=markdown,
            html=html,
        )
        with opening() as opened:
            raise typer.Exit(perform(request, opened, judge=judge, progress=_progress()))
    except SystemFailure as error:
        print(f"error: the service failed before any question was asked: {error}", file=sys.stderr)
        raise typer.Exit(_SHUT) from error
    except PilcrowError as error:
        print(f"error: {error}", file=sys.stderr)
        raise typer.Exit(_USAGE) from error


def _fill(gold: Sequence[Path], library: Library, *, anew: bool) -> int:
    from eval.evidence import fill_hashes

    missing = 0
    for path in gold:
        filling = fill_hashes(path, library, anew=anew)
        print(f"{path}: {filling.written} hashes written")
        for problem in filling.problems:
            print(f"{path}: {problem}", file=sys.stderr)
        missing += len(filling.problems)
    return _SHUT if missing else 0


def _print_candidates(files: Sequence[Path]) -> None:
    from eval.candidates import candidates, read_feedback

    for candidate in candidates(one for path in files for one in read_feedback(path)):
        print(candidate.draft())


def _progress() -> Progress | None:
    """A counter on the terminal, if there is one to look at."""
    if not sys.stderr.isatty():
        return None

    def show(done: int, total: int) -> None:
        end = "\n" if done == total else ""
        print(f"\r{done} of {total}", end=end, file=sys.stderr, flush=True)

    return show
