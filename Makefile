# Everything a newcomer types. `make` alone lists the commands.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8000
REPORTS ?=
DATA ?= .data
READY := $(VENV)/.ready
export UV_LINK_MODE := copy
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export ANONYMIZED_TELEMETRY := False

.DEFAULT_GOAL := help
.PHONY: help install run test check format bench bench-chat bench-model bench-slack eval check-parse lock clean pictures load growth fuzz faults audit

help: ## List the commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

$(READY): requirements.lock pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --no-deps --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	@touch $(READY)

install: $(READY) ## Make .venv and install, if that is not done

run: $(READY) ## Index the sample (or REPORTS=DIR) and serve it on 127.0.0.1:8000 (PORT=)
	$(BIN)/pilcrow index "$(if $(REPORTS),$(REPORTS),service/sample)" --data "$(DATA)"
	$(BIN)/pilcrow serve --port $(PORT) --data "$(DATA)"

check: $(READY) ## Style, types and import direction
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: check ## Every check and every test
	$(BIN)/python -m pytest
	@command -v chromium chromium-browser google-chrome >/dev/null || test -n "$$PILCROW_CHROMIUM" || \
		echo "No Chromium was found, so the pages were not tested in a browser; apt-get install chromium."

pictures: $(READY) ## Take the pictures in docs/pictures anew (needs Chromium)
	$(BIN)/python -m tests.browser.pictures

bench: $(READY) ## Measure speed over the sample (or REPORTS=DIR)
	$(BIN)/python -m eval.bench "$(if $(REPORTS),$(REPORTS),service/sample)"

bench-chat: $(READY) ## Measure the chat API over the sample (or REPORTS=DIR): overhead, streams at once, memory
	$(BIN)/python -m eval.bench_chat "$(if $(REPORTS),$(REPORTS),service/sample)" --answers 10000

bench-model: $(READY) ## Measure what is added to a language model's own time, over a mock
	$(BIN)/python -m eval.bench_model

bench-slack: $(READY) ## Put 1,000 events to the Slack bot, kill it five times, count the answers
	$(BIN)/python -m tests.service.slack.onslaught

eval: $(READY) ## Put the sample's gold questions to the service and hold them against the gate
	$(BIN)/pilcrow index service/sample --data .bench/sample
	$(BIN)/pilcrow eval eval/gold/sample.jsonl --data .bench/sample

format: $(READY) ## Rewrite the code in the house style
	$(BIN)/ruff check --fix . || true
	$(BIN)/ruff format .

load: $(READY) ## Many callers for ten minutes over DATA= (SECONDS_= CALLERS= WORKERS=), the index switched meanwhile
	$(BIN)/python -m eval.load "$(DATA)" --seconds $(or $(SECONDS_),600) --callers $(or $(CALLERS),8) --workers $(or $(WORKERS),2)

growth: $(READY) ## Indexes of 5 to 2,000 reports and a million paragraphs (8 GB of disk, 8 GB of memory, 10 minutes)
	$(BIN)/python -m eval.growth $(if $(SCRATCH),--scratch "$(SCRATCH)")

fuzz: $(READY) ## 20,000 requests made from the OpenAPI description over DATA= (EXAMPLES= for each operation)
	$(BIN)/python -m eval.fuzz "$(DATA)" --examples $(or $(EXAMPLES),1300)

faults: $(READY) ## Kill and cut off fifty times each (KILLS=)
	PILCROW_KILLS=$(or $(KILLS),50) $(BIN)/python -m pytest --timeout 1800 tests/service/test_faults.py tests/service/test_clock.py tests/service/state/test_postgres.py

audit: $(READY) ## Known vulnerabilities of what is locked, licences, and a bill of materials in .bench/
	$(BIN)/python -m eval.materials docker/requirements.lock --to .bench

check-parse: $(READY) ## Hold the parse of REPORTS=DIR against its print, by a second extractor
	@test -n "$(REPORTS)" || { echo "say which reports: make check-parse REPORTS=DIR"; exit 2; }
	$(BIN)/python -m eval.parsing.check "$(REPORTS)" --faults --cache .bench/print

lock: ## Resolve requirements.lock anew (needs uv)
	printf 'sentence-transformers ; sys_platform == "never"\n' > .lock-overrides
	uv pip compile pyproject.toml requirements.in --extra postgres --extra redis --extra dev --universal \
		--python-version 3.11 --generate-hashes --override .lock-overrides \
		--no-emit-index-url --no-header --output-file requirements.lock --quiet
	uv pip compile pyproject.toml requirements.in --extra postgres --extra redis --universal \
		--python-version 3.11 --generate-hashes --override .lock-overrides --constraint requirements.lock \
		--no-emit-index-url --no-header --no-annotate --output-file docker/requirements.lock --quiet
	rm .lock-overrides

clean: ## Remove what can be made again
	rm -rf $(VENV) $(DATA) .bench .mypy_cache .ruff_cache .pytest_cache *.egg-info
