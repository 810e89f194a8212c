# Plenaria. `make run` and `make test` need Python 3.11 or newer, make and git; everything else they install.
# One word per target, each with its help text; what a target does is in deploy/ and in plenaria's commands.
PYTHON ?= python3
export PORT MODE DEMO PUBLIC_URL

VENV := .venv/bin
export PATH := $(CURDIR)/.tools/bin:$(PATH)
export NODE_USE_SYSTEM_CA := 1
PYTEST := $(VENV)/python -m pytest
NPM := .tools/bin/npm --prefix services/web

.DEFAULT_GOAL := help
.NOTPARALLEL:

.PHONY: help
help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:[^#]*## /\t/' | expand -t 14

.PHONY: install
install: ## install what running needs
	@$(PYTHON) -m deploy.install run

.PHONY: run
run: install ## install what is missing and serve the demonstration conference (PORT, MODE=services, DEMO=0, PUBLIC_URL)
	@exec $(VENV)/plenaria run

.PHONY: reset
reset: install ## remove the installation's data, after asking
	@exec $(VENV)/plenaria reset

.PHONY: setup
setup: ## install what the tests need, a browser included
	@$(PYTHON) -m deploy.install test

.PHONY: test
test: lint types unit journeys faults ## set up and run everything: lint, types, unit, service, contract, journey and fault tests

.PHONY: check
check: lint types ## the quick half of the tests: lint and types

.PHONY: lint
lint: setup ## ruff, import boundaries, Biome
	$(VENV)/ruff check .
	$(VENV)/ruff format --check .
	$(VENV)/lint-imports
	$(NPM) run --silent lint

.PHONY: types
types: setup ## mypy in strict mode, TypeScript, and that the client's types are what the services say
	$(VENV)/mypy shared services deploy tests
	$(VENV)/python -m shared.http.export .tools/openapi
	$(NPM) run --silent api -- $(CURDIR)/.tools/openapi --check
	$(NPM) run --silent typecheck

.PHONY: unit
unit: setup ## unit, service and contract tests
	$(NPM) run --silent test
	$(PYTEST) tests --ignore=tests/journeys --ignore=tests/faults --ignore=tests/load

.PHONY: journeys
journeys: setup ## the journeys, in real browsers
	$(PYTEST) tests/journeys

.PHONY: faults
faults: setup ## kill every process in turn; nothing may be lost or doubled
	$(PYTEST) tests/faults

.PHONY: bench
bench: setup ## measure, into docs/benchmarks.md
	$(PYTEST) tests -m bench -s

.PHONY: acceptance
acceptance: setup ## the long measurements and checks (hours), into docs/benchmarks.md
	$(PYTEST) tests -m acceptance -s

.PHONY: shots
shots: setup ## pictures of every screen, into var/shots
	$(VENV)/python -m tests.journeys.shots

.PHONY: format
format: setup ## format Python and TypeScript
	$(VENV)/ruff check --fix .
	$(VENV)/ruff format .
	$(NPM) run --silent format

.PHONY: api
api: setup ## write the client's types anew from what the services say
	$(VENV)/python -m shared.http.export .tools/openapi
	$(NPM) run --silent api -- $(CURDIR)/.tools/openapi

.PHONY: lock
lock: ## write the lock files anew from pyproject.toml
	@$(PYTHON) -m deploy.install lock
