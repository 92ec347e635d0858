.DEFAULT_GOAL := help
PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(CURDIR)/$(VENV)/bin
SITE := _build/html
# Where an instructor's own inventories lie; notebooks run in their own folder, so the path must be whole.
export INVENTORIES := $(if $(INVENTORIES),$(shell realpath "$(INVENTORIES)"))
# Where an instructor keeps keys that are not in data/keys.
export CLASSROOM_KEYS := $(if $(CLASSROOM_KEYS),$(shell realpath "$(CLASSROOM_KEYS)"))
export PATH := $(BIN):$(PATH)
PYTEST := pytest --numprocesses auto --dist loadgroup --no-loadscope-reorder
PIN := pip-compile --quiet --strip-extras --no-annotate --no-header --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-emit-options

help:  ## print these verbs
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 12

book: $(VENV)/reader site  ## make the book and serve it at a printed address (PORT=8000)
	@python -m http.server $(PORT) --bind 127.0.0.1 --directory $(SITE)

site: $(VENV)/reader book/node_modules  ## build the book into _build/html; a warning is an error
	python -m book

pdf: site  ## bind the built book into one PDF, _build/psychotherapy-relationship.pdf (needs Chromium)
	python -m book.bound pdf

epub: site  ## bind the built book into an EPUB, _build/psychotherapy-relationship.epub
	python -m book.bound epub

editions: $(VENV)/reader book/node_modules  ## build both editions and the instructor's bank into _build/editions
	EDITION=student python -m book _build/editions/student
	EDITION=instructor python -m book _build/editions/instructor
	cp _build/editions/instructor/classroom/instructor.bank.json _build/editions/

test: $(VENV)/tester  ## what must pass before every commit, in minutes
	$(MAKE) --jobs=2 check site
	$(PYTEST)
	node --test "tests/**/*.test.js"
	@python -m tests.whole_layer

test-all: $(VENV)/tester  ## everything that must pass before a release
	$(MAKE) --jobs=2 check site
	$(PYTEST) --whole
	node --test "tests/**/*.test.js"
	@python -m tests.whole_layer --passed

check: $(VENV)/tester tests/node_modules  ## format, lint, types, notebooks: seconds
	ruff format --check .
	ruff check .
	mypy
	tests/node_modules/.bin/tsc --project tests
	python -m tests.chapters.notebooks --check

notebooks: $(VENV)/tester  ## run the chapters and store their outputs in the one normal form
	python -m tests.chapters.notebooks

data: $(VENV)/reader  ## simulate the book's tables anew
	python -m widgets.simulation

bench: $(VENV)/tester site  ## measure, as ratios side by side in one run
	python -m tests.bench

live: $(VENV)/reader  ## open JupyterLab on the chapters
	jupyter lab --notebook-dir=chapters

pins: $(VENV)/tester  ## write the exact pins anew
	$(PIN) --upgrade --extra book --output-file requirements.txt pyproject.toml
	$(PIN) --upgrade --extra book --extra test --constraint requirements.txt --output-file tests/requirements.txt pyproject.toml
	sed -i -e "/^#/d" -e "/^$$/d" requirements.txt tests/requirements.txt
	echo "-e ." >> requirements.txt

clean:  ## remove what was built
	rm -rf _build

$(VENV)/pip:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; set PYTHON=")'
	$(PYTHON) -m venv $(VENV)
	touch $@

$(VENV)/reader: requirements.txt pyproject.toml | $(VENV)/pip
	$(BIN)/python -m pip install --quiet --requirement requirements.txt
	touch $@

$(VENV)/tester: tests/requirements.txt $(VENV)/reader
	$(BIN)/python -m pip install --quiet --requirement tests/requirements.txt
	touch $@

%/node_modules: %/package.json | $(VENV)/reader
	npm install --prefix $* --no-package-lock --silent
	touch $@

.PHONY: help book site pdf epub editions test test-all check notebooks data bench live pins clean
