# Everything here works on a machine that has Python 3.11 or newer, make and git. `make` alone lists the targets.
#   PYTHON=python3.12   the interpreter the environment is made with
#   MINUTES=1  MUTATIONS=1000   how long `make fuzz` goes on: minutes of the one fuzzer, files of the other
#   ARGS='...'          passed on to the program a target starts: make quiz ARGS='study --plain'

PYTHON ?=
ARGS ?=
MINUTES ?= 10
MUTATIONS ?= 100000
export PYTHON

VENV := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help quiz test check bench fuzz format pictures release-ids constraints clean ready-for-quiz ready-for-tests

help:
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1	\2/p' Makefile | expand -t 20

ready-for-quiz:
	@tools/set-up quiz

ready-for-tests:
	@tools/set-up dev

quiz: ready-for-quiz ## start the quiz, setting it up first where that has not been done
	@$(VENV)/python -m coldwar_quiz $(ARGS)

test: ready-for-tests ## run all tests, on as many as four processors at once
	$(VENV)/python -m pytest --numprocesses=auto --maxprocesses=4 --dist=worksteal $(ARGS)

check: ready-for-tests ## lint, formatting, types, import contracts, and the bank's own check
	$(VENV)/python -m ruff check .
	$(VENV)/python -m ruff format --check .
	$(VENV)/python -m mypy
	$(VENV)/lint-imports --no-cache
	$(VENV)/python -m coldwar_quiz check --strict

bench: ready-for-tests ## measure speed and memory against a named peer or floor
	$(VENV)/python -m benchmarks $(ARGS)

fuzz: ready-for-tests ## feed the reader files that a fuzzer makes up, for ten minutes, 100,000 mutations, and costly ones
	$(VENV)/python -m pip --disable-pip-version-check install -qq --constraint constraints.txt --group fuzz
	$(VENV)/python tests/fuzz/guided.py --minutes $(MINUTES)
	$(VENV)/python tests/fuzz/mutated.py --count $(MUTATIONS)
	$(VENV)/python tests/fuzz/costly.py

format: ready-for-tests ## put the code into its one format
	$(VENV)/python -m ruff check --fix .
	$(VENV)/python -m ruff format .

pictures: ready-for-tests ## make the README's pictures anew from the running program
	$(VENV)/python docs/make_pictures.py

release-ids: ready-for-quiz ## add today's question ids to decks/ids.lock, before a release
	@$(VENV)/python -m coldwar_quiz.authoring.release_ids decks

constraints: ## write constraints.txt anew, from the newest versions pyproject.toml allows
	tools/write-constraints

clean: ## remove the environment and everything the tools leave behind
	rm -rf .venv dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .fuzz
