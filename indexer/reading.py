"""From files found to files read: parsed in children, remembered by content, kept when they fail now."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from indexer.authorities import Register, load
from indexer.cache import Cache
from indexer.discover import Found, Refused, Source, content_hash, discover, storable
from indexer.errors import ReadError
from indexer.model import ParsedReport, ParseWarning
from indexer.reconcile import ReadFile
from indexer.sandbox import Bounds, Failure, Job, ParseFile, parse_all, parse_real
from indexer.structure.headings import slugify
from indexer.versions import fingerprint, parser_version

_KEPT = "; what was read from it earlier is kept"


@dataclass(frozen=True, slots=True)
class Reading:
    """Files that were read, how many of them now (not kept from earlier), and those that failed."""

    files: tuple[ReadFile, ...]
    fresh: int
    failed: tuple[Refused, ...]


@dataclass(frozen=True, slots=True)
class _Content:
    """What a file holds: its digest, its size, and the key of its parse."""

    sha256: str
    size: int
    key: str


def read_files(
    found: Found,
    cache: Cache,
    earlier: Mapping[str, ReadFile],
    *,
    bounds: Bounds,
    processes: int,
    parse: ParseFile,
    progress: Callable[[str, int, int], None],
) -> Reading:
    """Read all files of `found`; unchanged ones come from the cache.

    `earlier` gives what was read from a path before; it is kept when the file cannot be read now.
    """
    register = load(*found.registers)  # first: one that cannot be read is nobody's fault but its own
    version = parser_version() + "".join(content_hash(path) for path in found.registers)
    contents: dict[Path, _Content] = {}
    results: dict[Path, ParsedReport | Failure] = {}
    for source in found.sources:
        content = _content(source, version, bounds)
        if isinstance(content, Failure):
            results[source.path] = content
            continue
        contents[source.path] = content
        known = cache.parsed(content.key)
        if known is not None:
            results[source.path] = Failure(known, True) if isinstance(known, str) else known
    jobs = [Job(source.path, source.published) for source in found.sources if source.path not in results]
    if jobs:
        progress("reading", 0, len(jobs))
    for done, (job, result) in enumerate(parse_all(jobs, found.registers, bounds, processes, parse), 1):
        results[job.path] = result
        if isinstance(result, ParsedReport) or result.lasting:
            cache.keep_parsed(
                contents[job.path].key, result if isinstance(result, ParsedReport) else result.reason
            )
        progress("reading", done, len(jobs))
    return _gather(found, contents, results, earlier, register)


def read_one(file: Path, *, bounds: Bounds, parse: ParseFile = parse_real) -> ParsedReport:
    """What indexing would read from one file; raises ReadError with the reason why it cannot be read."""
    found = discover([file])
    for refused in found.refused:
        if refused.path == storable(file.absolute()):
            raise ReadError(refused.name, refused.reason)
    register = load(*found.registers)
    (source,) = found.sources
    content = _content(source, "", bounds)
    if isinstance(content, Failure):
        raise ReadError(source.name, content.reason)
    ((_, result),) = parse_all([Job(source.path, source.published)], found.registers, bounds, 1, parse)
    if isinstance(result, Failure):
        raise ReadError(source.name, result.reason)
    return with_manifest(result, source, register)


def _content(source: Source, version: str, bounds: Bounds) -> _Content | Failure:
    try:
        size = source.path.stat().st_size
        if size > bounds.size:
            reason = f"it has {size / 1e6:,.0f} MB; at most {bounds.size / 1e6:,.0f} MB are read"
            return Failure(reason, False)
        digest = content_hash(source.path)
    except OSError as error:
        return Failure(f"it cannot be opened ({error.strerror}); check its permissions", False)
    return _Content(digest, size, fingerprint(digest, str(source.published), version))


def _gather(
    found: Found,
    contents: Mapping[Path, _Content],
    results: Mapping[Path, ParsedReport | Failure],
    earlier: Mapping[str, ReadFile],
    register: Register,
) -> Reading:
    read, failed = _kept_under_refused(found, earlier)
    fresh = 0
    for source in found.sources:
        result, path = results[source.path], storable(source.path)
        if isinstance(result, Failure):
            kept = earlier.get(path)
            failed.append(Refused(source.name, result.reason + (_KEPT if kept else ""), path))
            if kept:
                read.append(kept)
            continue
        fresh += 1
        content = contents[source.path]
        parsed = with_manifest(result, source, register)
        read.append(ReadFile(path, source.name, content.sha256, content.size, source.url, parsed))
    return Reading(tuple(read), fresh, tuple(failed))


def _kept_under_refused(
    found: Found, earlier: Mapping[str, ReadFile]
) -> tuple[list[ReadFile], list[Refused]]:
    """What was read earlier from places that are refused now: a file, or all of a folder."""
    kept: dict[str, ReadFile] = {}
    failed = []
    read = {storable(source.path) for source in found.sources}
    for one in found.refused:
        place = Path(one.path)
        place = place.parent.resolve() / place.name  # a link stays the link it is
        below = {
            path: file
            for path, file in earlier.items()
            if one.path and path not in read and Path(path).is_relative_to(place)
        }
        kept.update(below)
        failed.append(replace(one, reason=one.reason + (_KEPT if below else "")))
    return list(kept.values()), failed


def with_manifest(parsed: ParsedReport, source: Source, register: Register) -> ParsedReport:
    """The report with what the manifest's row adds: the authority's URN where the text gave none.

    What the document prints is never overridden; a contradiction is a warning.
    """
    report, warnings = parsed.report, [*parsed.warnings, *source.remarks]
    if source.urn and report.urn and source.urn != report.urn:
        message = (
            f"the manifest gives the authority's number as {source.urn}, the report's own is {report.urn}"
        )
        warnings.append(ParseWarning("manifest-urn", message))
    elif source.urn and not report.urn:
        authority = register.by_urn(source.urn)
        report = replace(report, urn=source.urn)
        if authority:
            old = slugify(report.authority)
            tail = report.report_id.removeprefix(old) if old else report.report_id
            name = f"{authority.slug}{tail}" if tail != report.report_id else report.report_id
            report = replace(report, report_id=name, authority=authority.name, region=authority.region)
    return replace(parsed, report=report, warnings=tuple(warnings))
