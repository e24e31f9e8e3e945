"""`make audit`: what is locked, under which licences, as a bill of materials (CycloneDX 1.6); and pip-audit.

The licences are those that the installed packages state of themselves.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from email.message import Message
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import cast

_PIN = re.compile(r"^([A-Za-z0-9][\w.-]*)==(\S+)(?P<marker>.*)$", re.MULTILINE)
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
_CLASSIFIER = "License :: OSI Approved :: "
_UNKNOWN = "not stated"
# Known flaws that do not reach this product, each with the reason; see docs/security.md.
_ACCEPTED = {
    "CVE-2026-45829": "Chroma's HTTP server: it is never started; the library is used within the process",
}


@dataclass(frozen=True, slots=True)
class Component:
    """One locked package: what it is, under which licence, and the hashes of the files that may be installed."""

    name: str
    version: str
    licence: str
    hashes: tuple[str, ...]


def components(lock: str) -> Iterator[Component]:
    """The packages of a lock file that are installed on some platform, in its order."""
    pins = list(_PIN.finditer(lock))
    for place, pin in enumerate(pins):
        if "'never'" in pin["marker"]:
            continue
        end = pins[place + 1].start() if place + 1 < len(pins) else len(lock)
        hashes = tuple(_HASH.findall(lock[pin.end() : end]))
        yield Component(pin[1], pin[2].rstrip("\\"), licence(pin[1]), hashes)


def licence(name: str) -> str:
    """What an installed package says of its licence; `not stated` where it is silent or not installed here."""
    try:
        facts = cast("Message", distribution(name).metadata)  # which it is, whatever its protocol says
    except PackageNotFoundError:
        return _UNKNOWN
    if facts.get("License-Expression"):
        return str(facts["License-Expression"])
    classified = [
        entry.removeprefix(_CLASSIFIER)
        for entry in facts.get_all("Classifier") or ()
        if entry.startswith(_CLASSIFIER)
    ]
    if classified:
        return " and ".join(classified)
    written = str(facts.get("License") or "").strip().splitlines()
    return written[0][:80] if written else _UNKNOWN


def bill(found: Sequence[Component]) -> dict[str, object]:
    """The bill of materials in CycloneDX's JSON form."""
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": {"type": "application", "name": "pilcrow"}},
        "components": [
            {
                "type": "library",
                "name": one.name,
                "version": one.version,
                "purl": f"pkg:pypi/{one.name}@{one.version}",
                "licenses": [{"license": {"name": one.licence}}],
                "hashes": [{"alg": "SHA-256", "content": text} for text in one.hashes],
            }
            for one in found
        ],
    }


def audit(lock: Path) -> int:
    """Ask for known vulnerabilities, but for those accepted with a reason; exit code of pip-audit."""
    runner = shutil.which("uv")
    program = shutil.which("pip-audit")
    if program is None and runner is None:
        print("pip-audit is not installed (pip install pip-audit); vulnerabilities were not looked up")
        return 0
    command = [program] if program else [str(runner), "tool", "run", "pip-audit"]
    for identity, reason in _ACCEPTED.items():
        print(f"accepted: {identity}: {reason}")
        command += ["--ignore-vuln", identity]
    options = ["--requirement", str(lock), "--no-deps", "--disable-pip", "--progress-spinner", "off"]
    return subprocess.run([*command, *options], check=False).returncode  # noqa: S603 - named above


def main() -> None:
    """Write the bill of materials, print the licences, and audit; exit 1 when a vulnerability is known."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("lock", type=Path)
    parser.add_argument("--to", type=Path, required=True, help="folder for bill-of-materials.json")
    options = parser.parse_args()
    found = list(components(options.lock.read_text("utf-8")))
    options.to.mkdir(parents=True, exist_ok=True)
    file = options.to / "bill-of-materials.json"
    file.write_text(json.dumps(bill(found), indent=1), "utf-8")
    print(f"{len(found)} packages in {file}; licences:")
    for name, number in Counter(one.licence for one in found).most_common():
        print(f"  {number:4}  {name}")
    sys.exit(audit(options.lock))


if __name__ == "__main__":
    main()
