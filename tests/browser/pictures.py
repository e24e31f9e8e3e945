"""Takes the pictures in docs/pictures/ anew, over the fictional sample reports: `make pictures`."""

from __future__ import annotations

import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import sync_playwright

from indexer.build import build
from indexer.embedding.minilm import MiniLM
from indexer.sandbox import Bounds
from service.wiring import open_service
from tests.browser.conftest import address_of, chromium
from tests.service.conftest import serving

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "docs" / "pictures"
_ASKED = "/?q=How+did+each+authority+handle+return+home+interviews%3F"
_FURTHER = f"/?before={_ASKED[4:]}&before=and+Eastwold%3F&q=what+about+Harrowmere%3F"
_COMPARED = "/compare?q=How+manageable+are+caseloads%3F&q=How+good+is+supervision%3F"


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: the file's name, the page's address, the screen's size in pixels, its colours."""

    name: str
    address: str
    size: tuple[int, int] = (1280, 860)
    dark: bool = False


PICTURES = (
    Picture("start", "/", (1280, 800)),
    Picture("answer", f"{_ASKED}#c2"),
    Picture("answer-dark", f"{_ASKED}#c2", dark=True),
    Picture("answer-phone", _ASKED, (390, 844)),
    Picture("further", _FURTHER, (1280, 1080)),
    Picture("further-phone", _FURTHER, (390, 844), dark=True),
    Picture("refusal", "/?q=How+are+caseloads%3F&authority=Ravensea"),
    Picture(
        "compare", f"{_COMPARED}&authority=Harrowmere&authority=Tidewell&authority=Ravensea", (1280, 1150)
    ),
    Picture("reader", "/reports/harrowmere-2024-inspection#p13"),
    Picture("reader-phone", "/reports/harrowmere-2024-inspection#p13", (390, 844), dark=True),
    Picture("library", "/reports"),
    Picture("grades", "/reports/grades?judgement=Overall+effectiveness", (1280, 720)),
    Picture("charts", "/reports/charts?theme=adoption", (1280, 1150)),
)


def take(address: str) -> None:
    """Write every picture of the service at `address`."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        for picture in PICTURES:
            width, height = picture.size
            page = browser.new_page(
                viewport={"width": width, "height": height}, color_scheme="dark" if picture.dark else "light"
            )
            page.goto(address + picture.address, wait_until="networkidle")
            page.screenshot(path=FOLDER / f"{picture.name}.png")
            page.close()
        browser.close()


def main() -> int:
    """Index the sample into a temporary folder, serve it on loopback, and take all pictures."""
    if chromium() is None:
        print("no Chromium is installed (apt-get install chromium)", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        build([ROOT / "service" / "sample"], data, MiniLM(), bounds=Bounds(), processes=2)
        with serving(open_service(data)) as client:
            take(address_of(client))
    print(f"{len(PICTURES)} pictures in {FOLDER.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
