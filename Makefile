# Needs Python 3.11 or newer and make; everything else goes into .venv.
PYTHON ?= python3
BIN := .venv/bin
ifeq ($(OS),Windows_NT)
BIN := .venv/Scripts
endif

.PHONY: demo test test-spark lint clean

# seeds/README.md tells of the pages and is none.
PAGES = $(sort $(filter-out %/README.md,$(wildcard seeds/*.txt seeds/*.md)))

demo: .venv/installed  ## set up, then print the facts of the sample pages
	$(BIN)/newsx extract --format table $(PAGES)

test: .venv/installed-dev lint  ## set up, then check and test everything
	$(BIN)/pytest

test-spark: .venv/installed-dev  ## test the Spark adapter: about 600 MB of downloads, and Java 17 or newer
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[spark]'
	$(BIN)/pytest tests/test_spark.py

lint: .venv/installed-dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

.venv/installed: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[fast]'
	@touch $@

.venv/installed-dev: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@ .venv/installed

clean:
	rm -rf .venv dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis
