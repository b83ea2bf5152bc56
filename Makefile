# Everything one does with Rounds. `make` alone lists it.
# Needs: Python 3.11 or newer, git, make. All else is installed below this folder, by hash.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
BIN := $(CURDIR)/.venv/bin
PY := $(BIN)/python
# Node comes from a Python package; npm finds it through PATH.
NPM := cd frontend && PATH="$(BIN):$$PATH" npm_config_update_notifier=false npm
# Run with the database up; stopped afterwards if it was not running before.
BORROW := $(PY) -m config.borrow
UI := $(wildcard frontend/package.json)
UI_SOURCES := $(shell find frontend \( -name node_modules -o -name dist \) -prune -o -type f -print 2>/dev/null)
JOURNEYS := $(wildcard tests/journeys)
room ?=
seeds ?= 200
# The order of the tests: the same everywhere, so that a red run can be repeated; another: make test order=7
order ?= 1

.PHONY: help run test check fast journeys flows counts bench soak data demo backup restore lock fix clean setup test-needs

help: ## this list
	@echo "make TARGET:"
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  \1|\2/p' Makefile | awk -F'|' '{printf "  %-12s %s\n", $$1, $$2}'
	@echo "PORT=8001 HOST=0.0.0.0 ROUNDS_DATA=/srv/rounds DATABASE_URL=... CELERY_BROKER_URL=...: docs/operate/"

run: .venv/.run $(if $(UI),frontend/dist/.built) ## serve the product here; Ctrl-C stops it, data stays
	@exec $(PY) -m config.supervise

setup: .venv/.dev $(if $(UI),frontend/node_modules/.installed) ## install what development needs, run nothing

test: ## check, then every test (room=visits: that room only)
ifeq ($(room),)
	@$(MAKE) --no-print-directory check
	@$(MAKE) --no-print-directory test-needs
	@echo "== Tests of the server"
	@$(BORROW) $(PY) -m pytest -q --create-db --randomly-seed=$(order) -n auto --dist loadfile --ignore=tests/house -m "not alone"
	@$(BORROW) $(PY) -m pytest -q --create-db --randomly-seed=$(order) --ignore=tests/house -m alone
ifneq ($(UI),)
	@echo "== Tests of the app"
	@$(NPM) test
endif
	@$(MAKE) --no-print-directory journeys
else
	@$(MAKE) --no-print-directory .venv/.dev
	@$(BORROW) $(PY) -m pytest -q tests/$(room)
endif

check: .venv/.dev $(if $(UI),frontend/node_modules/.installed) ## format, lint, types, floors, migrations, house tests
	@echo "== Format and lint"
	@$(BIN)/ruff format --check --output-format concise . || { echo "not formatted: make fix"; exit 1; }
	@$(BIN)/ruff check --quiet --output-format concise .
	@echo "== Types"
	@$(PY) -m mypy .
	@echo "== Floors"
	@told=$$($(BIN)/lint-imports --no-cache 2>&1) || { echo "$$told"; exit 1; }
	@echo "== Migrations"
	@$(BORROW) $(PY) manage.py makemigrations --check --dry-run
ifneq ($(UI),)
	@echo "== The app: types, lint"
	@$(NPM) run --silent check
endif
	@echo "== House rules"
	@$(BORROW) $(PY) -m pytest -q tests/house

fast: .venv/.dev ## lint, then tests until the first failure (room=visits)
	@$(BIN)/ruff check --quiet .
	@$(BORROW) $(PY) -m pytest -q -x --ff $(if $(room),tests/$(room))

journeys: .venv/.dev $(if $(UI),frontend/dist/.built) ## browser tests at tablet size
ifneq ($(JOURNEYS),)
	@echo "== Journeys"
	@if $(PY) tests/needs.py --quiet; then \
		$(BORROW) $(PY) -m pytest -q -p no:randomly -n 2 --dist loadfile tests/journeys --ignore=tests/journeys/test_soak.py && \
		$(BORROW) $(PY) -m pytest -q -p no:randomly tests/journeys/test_soak.py; \
	elif [ -n "$$CI" ]; then $(PY) tests/needs.py; exit 1; \
	else $(PY) tests/needs.py; echo "NOT RUN: the browser journeys."; fi
endif

test-needs: .venv/.dev ## install the system packages only tests need, when that is allowed
	@$(PY) tests/needs.py --install

fix: .venv/.dev $(if $(UI),frontend/node_modules/.installed) ## format and mend what tools can mend
	@$(BIN)/ruff check --fix --quiet . || true
	@$(BIN)/ruff format --quiet .
ifneq ($(UI),)
	@$(NPM) run --silent fix
endif

flows: .venv/.dev ## draw the state machines into the rooms' READMEs
	@$(BORROW) $(PY) manage.py flows

counts: .venv/.dev ## write down how many queries each read makes, to be read as a difference
	@$(BORROW) env ROUNDS_WRITE_COUNTS=1 $(PY) -m pytest -q -k written_down

bench: .venv/.dev $(if $(UI),frontend/dist/.built) ## measure at full size, into docs/bench.md
	@$(BORROW) $(PY) -m tests.bench

soak: .venv/.dev $(if $(UI),frontend/dist/.built) test-needs ## random rounds of kill, cut, duplicate, reorder (seeds=200)
	@$(BORROW) env ROUNDS_SOAK=$(seeds) $(PY) -m pytest -q -p no:randomly tests/journeys/test_soak.py

data: .venv/.run ## put the demo company into an empty database
	@$(BORROW) $(PY) manage.py prepare

demo: .venv/.run ## show one demo sign-in per role
	@$(BORROW) $(PY) manage.py demo --show

backup: .venv/.run ## save database, files and key into a new folder (to=/srv/backups)
	@[ -n "$(to)" ] || { echo "Where to? make backup to=/srv/backups"; exit 1; }
	@$(BORROW) $(PY) -m config.backup save $(to)

restore: .venv/.run ## fill an empty installation from a backup (from=/srv/backups/rounds-...)
	@[ -n "$(from)" ] || { echo "From where? make restore from=/srv/backups/rounds-..."; exit 1; }
	@$(BORROW) $(PY) -m config.backup load $(from)

lock: .venv/.uv ## lock the requirements anew, by hash, without addresses
	@for name in bootstrap run dev; do echo "Locking requirements/$$name.in"; (cd requirements && \
	$(BIN)/uv pip compile -q --generate-hashes --no-emit-index-url --no-header --python-version 3.11 \
	$$name.in -o $$name.txt) || exit 1; done

clean: ## remove what can be made again; data is never touched
	rm -rf .venv frontend/node_modules frontend/dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
	@echo "Kept: the data folder (var/, or ROUNDS_DATA)."

# What is installed, with a stamp each: a second `make run` does none of it.

.venv/.made:
	@[ -n "$(PYTHON)" ] || { echo "Rounds needs Python 3.11 or newer; none is on the PATH."; exit 1; }
	@echo "1/4 Making the Python environment in .venv"
	@$(PYTHON) -m venv .venv || { echo "Debian keeps this apart: apt-get install python3-venv"; exit 1; }
	@touch $@

.venv/.uv: requirements/bootstrap.txt | .venv/.made
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/bootstrap.txt
	@touch $@

.venv/.run: requirements/run.txt .venv/.uv
	@echo "2/4 Installing the locked Python packages (PostgreSQL and Node among them, about 150 MB)"
	@VIRTUAL_ENV=.venv $(BIN)/uv pip install --require-hashes -r requirements/run.txt
	@touch $@

.venv/.dev: requirements/dev.txt .venv/.run
	@echo "Installing the locked packages for checking and testing"
	@VIRTUAL_ENV=.venv $(BIN)/uv pip install --quiet --require-hashes -r requirements/dev.txt
	@touch $@

frontend/node_modules/.installed: frontend/package.json frontend/package-lock.json .venv/.run
	@echo "3/4 Installing the locked packages of the app (a minute)"
	@$(NPM) ci --no-fund --no-audit --loglevel=error
	@touch $@

frontend/dist/.built: frontend/node_modules/.installed $(UI_SOURCES)
	@echo "4/4 Building the app"
	@$(NPM) run --silent build
	@$(PY) -m whitenoise.compress --quiet frontend/dist/assets
	@touch $@
