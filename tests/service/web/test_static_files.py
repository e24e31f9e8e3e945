from __future__ import annotations

import hashlib
import re
from pathlib import Path

from service.web.static_files import static_files, static_url

ROOT = Path(__file__).parents[3]
HTMX = "d6fdc75f204e6bdefa99b69bf1e6d4ac69b8a364f77929f45c13476b4000f717"


def test_the_vendored_script_is_the_published_one_with_its_licence() -> None:
    files = static_files()
    assert hashlib.sha256(files["htmx-2.0.11.min.js"].plain).hexdigest() == HTMX
    assert b"Zero-Clause BSD" in files["htmx-LICENSE.txt"].plain


def test_an_address_changes_with_its_content_alone() -> None:
    assert re.fullmatch(r"/static/pilcrow\.css\?v=[0-9a-f]{12}", static_url("pilcrow.css"))
    assert static_url("pilcrow.css") == static_url("pilcrow.css")


def test_no_style_or_template_asks_another_host_or_stands_inline() -> None:
    assert "http" not in static_files()["pilcrow.css"].plain.decode()
    for template in (ROOT / "service/web/templates").iterdir():
        text = template.read_text("utf-8")
        assert not re.search(r"<script(?![^>]*src=)|<style|\sstyle=|\son[a-z]+=|https?://", text), (
            template.name
        )


def test_every_picture_of_the_documentation_is_taken_and_shown() -> None:
    shown = set(re.findall(r"pictures/([a-z-]+)\.png", (ROOT / "docs/pages.md").read_text("utf-8")))
    taken = {one.stem for one in (ROOT / "docs/pictures").iterdir()}
    assert shown <= taken
