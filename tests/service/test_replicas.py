"""Replicas copy the published index and switch to newer ones; several processes of one add up their figures."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import httpx

from eval.load import switch
from indexer.store.generations import current
from indexer.store.replication import carry
from tests.support.serving import Served

ASKED = {"question": "How good is supervision in Eastwold?"}


def test_a_replica_answers_from_the_published_index_and_follows_it(tmp_path: Path, sample_data: Path) -> None:
    made = Path(shutil.copytree(sample_data, tmp_path / "made"))
    published, own = tmp_path / "published", tmp_path / "replica"
    carry(made, published)
    own.mkdir()
    with Served(own, published=str(published)) as replica:
        ready = replica.wait("/readyz").json()
        assert ready["generation"] == current(published).name
        assert replica.client.post("/v1/ask", json=ASKED).json()["outcome"] == "answered"
        newer = switch(made)
        carry(made, published)
        until = time.monotonic() + 30
        while replica.client.get("/readyz").json()["generation"] != newer and time.monotonic() < until:
            time.sleep(0.05)
        assert replica.client.get("/readyz").json()["generation"] == newer
        shutil.rmtree(published)
        assert replica.client.post("/v1/ask", json=ASKED).json()["outcome"] == "answered"


def test_several_processes_answer_and_their_figures_are_one(tmp_path: Path, sample_data: Path) -> None:
    data = Path(shutil.copytree(sample_data, tmp_path / "data"))
    with Served(data, workers="2") as service:
        service.wait("/readyz")
        for _ in range(12):
            with httpx.Client(
                trust_env=False, timeout=30
            ) as client:  # a connection each, to whoever takes it
                assert client.post(f"http://127.0.0.1:{service.port}/v1/ask", json=ASKED).status_code == 200
        text = service.client.get("/metrics").text
        assert 'pilcrow_answers_total{generator="extractive",outcome="answered"} 12.0' in text
        assert service.client.get("/metrics").text.count("# TYPE pilcrow_answers_total counter") <= 1
        assert service.stop() in (0, -15)
