"""Makes the PDFs of the bundled sample from the `.report` files beside this script.

Run from the repository's root: `python -m tests.data.sample.make_sample`. The same sources give the
same bytes; needs reportlab, which the `dev` extra brings.
"""

from __future__ import annotations

import sys
from pathlib import Path

from .markup import read_source
from .setting import Setter

SOURCES = Path(__file__).parent
TARGET = SOURCES.parents[2] / "service" / "sample"


def make(target: Path) -> list[Path]:
    """Writes every PDF of the sample into `target`; returns their paths, sorted by name."""
    made: list[Path] = []
    for path in sorted(SOURCES.glob("*.report")):
        source = read_source(path)
        pdf = target / f"{path.stem}.pdf"
        Setter(source, pdf).set_all(source.blocks)
        made.append(pdf)
    return made


if __name__ == "__main__":
    for file in make(TARGET):
        sys.stdout.write(f"{file.name}: {file.stat().st_size} bytes\n")
