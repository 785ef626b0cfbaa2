# Every command of this project, and the guide to them: run · test · check · train · bench.
# Each installs what it needs into .venv first; a second run of anything starts at once.

.PHONY: help run test check train train-fast bench docs pins clean
.DEFAULT_GOAL := help

PYTHON ?= python3
BIN := .venv/bin
PORT ?= 8477
LEDGER ?= demo.sqlite
SHARED ?= $(if $(SAYSO_SHARED),$(SAYSO_SHARED),../shared)
# `make test T=tests/ledger` runs a part.
T ?=
WORK := training/work
# What the tests of the screens look for barriers with; tests/web/conftest.py reads it from here.
AXE_VERSION := 4.14.1
AXE := .make/axe/node_modules/axe-core/axe.min.js

help:  ## show this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 16

run: .venv/.runtime  ## read the demo pages into demo.sqlite and serve them on http://127.0.0.1:8477
	$(BIN)/sayso add demo/pages --ledger $(LEDGER)
	$(BIN)/sayso serve --ledger $(LEDGER) --port $(PORT)

test: .venv/.dev browser $(AXE)  ## every test (T=tests/ledger for a part)
	$(BIN)/python -m pytest $(T)

check: .venv/.dev  ## style, types, import arrows, and the quality floors
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	@if [ -d "$(SHARED)" ]; then $(BIN)/python -m benchmarks.quality; \
	else echo "No shared data at $(SHARED): the quality floors were not checked (set SAYSO_SHARED)."; fi

train: $(WORK)/silver/scores.npz  ## make the default model anew, from training/recipe.toml and the teacher's answers (hours; needs the shared data)
	$(BIN)/python -m training.train --shared $(SHARED)
	$(BIN)/python -m training.ship --shared $(SHARED)

train-fast: $(WORK)/silver/scores.npz  ## make the fast model anew, from training/fast.toml and the teacher's answers
	$(BIN)/python -m training.train --shared $(SHARED) --recipe training/fast.toml --out $(WORK)/fast
	$(BIN)/python -m training.ship --shared $(SHARED) --recipe training/fast.toml --work $(WORK)/fast --out src/sayso/statements/model/fast
	rm src/sayso/statements/model/fast/tokenizer.json  # it is the default model's

# What a large teacher (teacher.toml) answers on the annotated articles and on others: both models' recipes name the same.
$(WORK)/silver/scores.npz: | .venv/.train
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -r training/requirements-teacher.txt
	$(BIN)/python -m training.train --shared $(SHARED) --recipe training/teacher.toml --out $(WORK)/teacher
	$(BIN)/python -m training.ship --shared $(SHARED) --recipe training/teacher.toml --work $(WORK)/teacher --out $(WORK)/teacher/model
	$(BIN)/python -m training.silver --shared $(SHARED) --recipe training/fast.toml --teacher $(WORK)/teacher/model

bench: .venv/.dev  ## speed and memory on this machine
	$(BIN)/python -m benchmarks.speed

docs: .venv/.dev  ## write docs/cli.md from the commands themselves
	$(BIN)/python -m tests.documented > docs/cli.md

# The newest versions that fit pyproject.toml, as plain name==version lines.
pins:  ## renew requirements.txt and requirements-dev.txt
	rm -rf .venv-pins && $(PYTHON) -m venv .venv-pins
	.venv-pins/bin/pip install -q . && .venv-pins/bin/pip freeze --exclude sayso > requirements.txt
	.venv-pins/bin/pip install -q '.[dev]' && .venv-pins/bin/pip freeze --exclude sayso | grep -vxFf requirements.txt > requirements-dev.txt
	rm -rf .venv-pins build

clean:  ## remove what make made, except ledgers
	rm -rf .venv .make build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

# The stamps: a file in .venv says which pins are installed, so make knows when to install again.
.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Sayso needs Python 3.11 or newer; name one with: make PYTHON=/path/to/python3.11 $(MAKECMDGOALS)"; exit 1; }
	$(PYTHON) -m venv .venv

.venv/.runtime: requirements.txt pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

.venv/.dev: requirements-dev.txt .venv/.runtime
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

.venv/.train: training/requirements.txt .venv/.dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r training/requirements.txt
	@touch $@

# The tests of the screens drive a real browser: the system's Chromium, installed where that is possible.
.PHONY: browser
browser:
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || command -v google-chrome-stable >/dev/null || { \
	  if ! command -v apt-get >/dev/null; then echo "No Chromium found: the tests of the screens will fail."; exit 0; fi; \
	  if [ "$$(id -u)" = 0 ]; then sudo=; elif command -v sudo >/dev/null; then sudo=sudo; \
	  else echo "No Chromium found and no right to install it: the tests of the screens will fail."; exit 0; fi; \
	  echo "Installing Chromium, which the tests of the screens drive …"; \
	  $$sudo apt-get update -qq && DEBIAN_FRONTEND=noninteractive $$sudo apt-get install -qq -y --no-install-recommends chromium fonts-dejavu-core >/dev/null; }

# No lock file: the version is named above, and nothing of it is run at installation.
$(AXE): Makefile
	@command -v npm >/dev/null || { echo "npm was not found: install Node.js, which brings it (Debian, Ubuntu: apt-get install npm)."; exit 1; }
	npm install --prefix .make/axe --no-save --no-package-lock --ignore-scripts --no-audit --no-fund --silent axe-core@$(AXE_VERSION)
	@touch $@
