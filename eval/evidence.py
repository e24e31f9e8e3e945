"""Evidence is a pointer and a hash: filling the hashes in, and noticing when the reports moved on."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.contracts import Library
from eval.records import Evidence, GoldRecord, line_numbers, read_gold

HASH_DIGITS = 16


@dataclass(frozen=True, slots=True)
class EvidenceProblem:
    """Evidence of one record that does not stand as it was judged."""

    record_id: str
    reference: str
    reason: str

    def __str__(self) -> str:
        return f"{self.record_id}: evidence {self.reference} {self.reason}"


def text_hash(text: str) -> str:
    """First 16 hexadecimal digits of the SHA-256 of the text in UTF-8."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:HASH_DIGITS]


def check_evidence(records: Sequence[GoldRecord], library: Library) -> tuple[EvidenceProblem, ...]:
    """Every piece of evidence that is gone, was never hashed, or whose text has changed, in order."""
    return tuple(
        EvidenceProblem(record.id, item.reference, reason)
        for record in records
        for item in record.evidence
        if (reason := _reason(item, library)) is not None
    )


def _reason(item: Evidence, library: Library) -> str | None:
    text = library.text(item.report_id, item.paragraph)
    if text is None:
        if library.authority(item.report_id) is None:
            return "is of a report that is not in the index"
        return "no longer exists in its report"
    if item.hash is None:
        return "has no hash; fill it in with `pilcrow eval --fill-hashes`"
    if item.hash != text_hash(text):
        return f"has changed (hash {text_hash(text)}, judged as {item.hash}); judge it anew"
    return None


@dataclass(frozen=True, slots=True)
class Filling:
    """What filling one file did: hashes written, and evidence that could not be found."""

    written: int
    problems: tuple[EvidenceProblem, ...]


def fill_hashes(path: Path, library: Library, *, anew: bool = False) -> Filling:
    """Write the hash of every evidence paragraph that has none (`anew`: of every one) into the file.

    Other fields and their order stay as they are. Raises GoldError for a file that cannot be used.
    """
    read_gold(path)
    numbers = line_numbers(path)
    lines = path.read_text(encoding="utf-8").split("\n")
    written = 0
    problems: list[EvidenceProblem] = []
    for record_id, number in numbers.items():
        record = json.loads(lines[number - 1])
        for item in record["evidence"]:
            if item.get("hash") is not None and not anew:
                continue
            problem = _fill(record_id, item, library)
            if problem is None:
                written += 1
            else:
                problems.append(problem)
        lines[number - 1] = json.dumps(record, ensure_ascii=False)
    if written:
        path.write_text("\n".join(lines), encoding="utf-8")
    return Filling(written, tuple(problems))


def _fill(record_id: str, item: dict[str, str], library: Library) -> EvidenceProblem | None:
    text = library.text(item["report_id"], item["paragraph"])
    if text is None:
        name = f"{item['report_id']}#{item['paragraph']}"
        return EvidenceProblem(record_id, name, "is not in the index, so it has no hash")
    item["hash"] = text_hash(text)
    return None


def problems_by_record(problems: Sequence[EvidenceProblem]) -> Mapping[str, str]:
    """For each record with problems, all of them in one line."""
    gathered: dict[str, list[str]] = {}
    for problem in problems:
        gathered.setdefault(problem.record_id, []).append(f"evidence {problem.reference} {problem.reason}")
    return {record_id: "; ".join(reasons) for record_id, reasons in gathered.items()}
