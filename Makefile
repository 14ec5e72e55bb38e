# Needs Python 3.11 or newer and make; everything else goes into .venv.
PYTHON ?= python3
BIN := .venv/bin
ifeq ($(OS),Windows_NT)
BIN := .venv/Scripts
endif

.PHONY: demo test test-spark lint bench clean

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

BENCH ?=
bench: .venv/installed .venv-bench/installed  ## measure speed beside the peers; BENCH="--text FOLDER --largest 10000000"
	$(BIN)/python benchmarks/speed.py --peers .venv-bench/$(notdir $(BIN))/python -o docs $(BENCH)

# Peers have requirements of their own; one that does not install is left out of the table.
.venv-bench/installed:
	$(PYTHON) -m venv .venv-bench
	-.venv-bench/$(notdir $(BIN))/python -m pip install --quiet --disable-pip-version-check jionlp setuptools
	-.venv-bench/$(notdir $(BIN))/python -m pip install --quiet --disable-pip-version-check lac paddlepaddle
	@touch $@

.venv/installed: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[fast]'
	@touch $@

.venv/installed-dev: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@ .venv/installed

clean:
	rm -rf .venv .venv-bench dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis
