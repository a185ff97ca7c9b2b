# `make demo` and `make test` need Python 3.11 (or newer), make and a package registry; nothing else.

VENV := .venv
PY := $(VENV)/bin/python
PORT ?= 8000
export PORT DEMO_PASSWORD

# An installation on PostgreSQL needs its driver too.
LAYER := $(if $(filter postgres%,$(DATABASE_URL)),postgres,base)

COMPILE := $(VENV)/bin/uv pip compile --quiet --no-config --upgrade --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-emit-find-links --no-header

.PHONY: help demo test check clean requirements diagram
.DELETE_ON_ERROR:

help:
	@echo 'make demo          the site with its examples, at http://127.0.0.1:8000 (PORT=8123 for another port)'
	@echo 'make test          the whole suite, on SQLite and on PostgreSQL, pages in a real browser'
	@echo 'make check         lint, format, types, migrations'
	@echo 'make requirements  compile requirements/*.in anew'
	@echo 'make diagram       draw the tables for docs/data-model.md'
	@echo 'make clean         remove what tools left behind; never data'

demo: $(VENV)/installed-$(LAYER)
	@scripts/demo

test: $(VENV)/installed-dev
	@scripts/test

# Templates are linted but not reformatted: between the words of a quote every blank counts.
check: $(VENV)/installed-dev
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/djlint --quiet --lint claims newsledger sources
	$(VENV)/bin/mypy
	$(PY) manage.py makemigrations --check --dry-run

# var/ holds the database, so it stays; so does the environment, which costs minutes and holds no code of ours.
clean:
	find . -name .venv -prune -o -name __pycache__ -type d -prune -exec rm -rf {} +
	rm -rf .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage .coverage.* htmlcov

# Each file is whole, and all hold the same versions: the largest is compiled first, the others follow it.
requirements: $(VENV)/installed-dev
	cd requirements && ../$(COMPILE) base.in postgres.in dev.in --output-file dev.txt
	cd requirements && ../$(COMPILE) base.in postgres.in --constraints dev.txt --output-file postgres.txt
	cd requirements && ../$(COMPILE) base.in --constraints dev.txt --output-file base.txt

# Without what every record has in common, so that it can be read at the width of a page.
diagram: $(VENV)/installed-base
	$(PY) manage.py graph_models ledger sources claims --pygraphviz --exclude-models Recorded,User --no-inheritance \
		--disable-abstract-fields --disable-sort-fields --hide-edge-labels --output docs/data-model.svg

# The stamp makes a second run start at once.
$(VENV)/installed-%: requirements/%.txt | $(PY)
	$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes --requirement $<
	@touch $@

$(PY):
	@scripts/make-environment $(VENV)
