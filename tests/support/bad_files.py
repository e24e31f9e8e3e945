"""Files that are no reports, are damaged, or are made to do harm; and what a person must be told of each."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

_PICTURE = 4_000_000  # bytes of nothing, for what unpacks to much


def _pdf(*objects: str, trailer: str = "") -> bytes:
    """A PDF of these objects, numbered from 1, with a table of where they are; the first is the root."""
    text, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(text))
        text += f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    return text + (
        f"xref\n0 {size}\n0000000000 65535 f \n{table}"
        f"trailer\n<< /Size {size} /Root 1 0 R {trailer}>>\nstartxref\n{len(text)}\n%%EOF\n"
    ).encode("latin-1")


def _stream(content: str) -> str:
    return f"<< /Length {len(content)} >>\nstream\n{content}\nendstream"


def _page(content: str, resources: str = "<< >>") -> bytes:
    return _pdf(
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources {resources} >>",
        _stream(content),
    )


def _deep_pages(depth: int) -> bytes:
    pages = [
        f"<< /Type /Pages /Parent {number - 1} 0 R /Kids [{number + 1} 0 R] /Count 1 >>"
        for number in range(2, depth)
    ]
    leaf = f"<< /Type /Page /Parent {depth - 1} 0 R /MediaBox [0 0 600 800] >>"
    return _pdf("<< /Type /Catalog /Pages 2 0 R >>", *pages, leaf)


def _docx(document: bytes, **more: bytes) -> bytes:
    packed = io.BytesIO()
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>',
        )
        archive.writestr(
            "_rels/.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="r1" Type="{relation}" Target="word/document.xml"/></Relationships>',
        )
        archive.writestr("word/document.xml", document)
        for name, content in more.items():
            archive.writestr(f"word/{name}.bin", content)
    return packed.getvalue()


def _word(body: str, head: str = "") -> bytes:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return f'<?xml version="1.0"?>{head}<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'.encode()


_LAUGHS = (
    "<!DOCTYPE d ["
    + '<!ENTITY a0 "ha">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    + "]>"
)
_SECRET = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'

BAD: dict[str, tuple[bytes, str]] = {
    "page.pdf": (b"<!doctype html><html><body>404</body></html>", "HTML page named .pdf"),
    "zero.pdf": (b"", "empty"),
    "nulls.txt": (b"\0" * 5000, "nothing but blanks"),
    "short.pdf": (_page("BT ET")[:300], "ends early"),
    "rubbish.pdf": (b"%PDF-1.7\n" + bytes(range(256)) * 40 + b"%%EOF", "damaged"),
    "locked.pdf": (
        _pdf(
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [] /Count 0 >>",
            trailer="/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -44 "
            f"/O <{'41' * 32}> /U <{'42' * 32}> >> /ID [<00><00>] ",
        ),
        "encrypted",
    ),
    "scan.pdf": (_page("0 0 600 800 re f"), "OCR"),
    "no-pages.pdf": (
        _pdf("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 0 >>"),
        "damaged",
    ),
    "round-pages.pdf": (
        _pdf("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2000000000 >>"),
        "damaged",
    ),
    "deep-pages.pdf": (_deep_pages(3000), "damaged"),
    "deep-array.pdf": (
        _pdf(
            "<< /Type /Catalog /Pages 2 0 R /Deep 3 0 R >>",
            "<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
            "[" * 100_000 + "]" * 100_000,
            "<< /Type /Page /Parent 2 0 R >>",
        ),
        "PDF",
    ),
    "deep-content.pdf": (_page("q " * 200_000 + "[" * 100_000), "PDF"),
    "round-form.pdf": (
        _pdf(
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R "
            "/Resources << /XObject << /X 5 0 R >> >> >>",
            _stream("/X Do"),
            "<< /Type /XObject /Subtype /Form /BBox [0 0 600 800] "
            "/Resources << /XObject << /X 5 0 R >> >> /Length 5 >>\nstream\n/X Do\nendstream",
        ),
        "PDF",
    ),
    "picture.pdf": (b"\x89PNG\r\n" + b"x" * 500, "picture"),
    "old.docx": (b"\xd0\xcf\x11\xe0" + b"x" * 500, "old Office file"),
    "bomb.docx": (
        _docx(_word(""), **{f"part{n}": b"\0" * _PICTURE for n in range(60)}),
        "unpacks to",
    ),
    "lying-bomb.docx": (
        _docx(_word(""), part=b"\0" * _PICTURE).replace(
            _PICTURE.to_bytes(4, "little"), (100).to_bytes(4, "little")
        ),
        "no text",
    ),
    "laughs.docx": (_docx(_word("&a9;", _LAUGHS)), "damaged or protected"),
    "secret.docx": (
        _docx(_word("<w:p><w:r><w:t>&x;</w:t></w:r></w:p>", _SECRET)),
        "no text",
    ),
    "deep.docx": (_docx(_word("<w:tbl>" * 50_000)), "damaged or protected"),
    "archive.docx": (_docx(_word(""))[:200], "damaged archive"),
    "deep.html": (b"<html><body>" + b"<div>" * 200_000 + b"x", "no paragraph"),
    "empty.html": (b"<html><body><script>alert(1)</script></body></html>", "no text"),
    'quotes "it\'s" 🧾 [bold]x[red].pdf': (b"", "empty"),
    "line\nbreak\x1b[2J.pdf": (b"", "empty"),
}


def write_bad_files(folder: Path) -> None:
    """Write all of `BAD`, and what is not a plain file or has a name that is no text."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, (content, _) in BAD.items():
        (folder / name).write_bytes(content)
    with (folder / "huge.pdf").open("wb") as file:
        file.truncate(500_000_000)
    Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9.pdf")).write_bytes(b"")
    (folder / "out.txt").symlink_to("/etc/passwd")
    (folder / "out").symlink_to("/etc")
    (folder / "gone.txt").symlink_to(folder / "nowhere")
    (folder / "circle-a.txt").symlink_to(folder / "circle-b.txt")
    (folder / "circle-b.txt").symlink_to(folder / "circle-a.txt")
    (folder / "round").symlink_to(folder)
    os.mkfifo(folder / "pipe.txt")
