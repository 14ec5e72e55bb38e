# Needs Python 3.11 or newer and make; everything else goes into .venv.
PYTHON ?= python3
BIN := .venv/bin
ifeq ($(OS),Windows_NT)
BIN := .venv/Scripts
endif

.PHONY: demo test test-spark translations man docs pictures fuzz audit sbom lock locked lint compiled test-compiled bench clean

# seeds/README.md tells of the pages and is none.
PAGES = $(sort $(filter-out %/README.md,$(wildcard seeds/*.txt seeds/*.md)))

demo: .venv/installed  ## set up, then print the facts of the sample pages
	$(BIN)/newsx extract --format table $(PAGES)

test: .venv/installed-dev lint  ## set up, then check and test everything
	$(BIN)/pytest

test-spark: .venv/installed-dev  ## test the Spark adapter: about 600 MB of downloads, and Java 17 or newer
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[spark]'
	$(BIN)/pytest tests/test_spark.py

man: .venv/installed-dev  ## write man/newsx.1 from the help of the commands
	$(BIN)/python scripts/man.py

docs: .venv/installed-dev  ## build the site of docs/ into site/; warnings are errors
	$(BIN)/mkdocs build --strict

pictures: .venv/installed-dev  ## make the pictures of README.md and docs/ anew, from real runs; needs jq and Chromium
	$(BIN)/python scripts/pictures.py

SECONDS ?= 60
EXAMPLES ?= 100000
# Goes on from fuzz/counts.json: `make fuzz EXAMPLES=2000000` counts up to two million over several runs.
fuzz: .venv/installed-dev  ## try EXAMPLES of the properties; feed reader and extractor with mutations, SECONDS each (Linux)
	$(BIN)/python -m fuzz.count $(EXAMPLES)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[fuzz]'
	$(BIN)/python fuzz/run.py reader $(SECONDS)
	$(BIN)/python fuzz/run.py extractor $(SECONDS)

# ruff's S rules look for the same in `make lint`; each noqa gives its reason. The pager is the user's own command.
audit: .venv/installed-dev  ## look for known weaknesses of the locked packages, and of our own code
	$(BIN)/python -m pip install --quiet --disable-pip-version-check pip-audit bandit
	$(BIN)/bandit --quiet --recursive src --skip B101,B608,B404,B603
	$(BIN)/pip-audit --strict --require-hashes --disable-pip --requirement requirements-dev.lock

sbom: .venv/installed  ## what is installed, with versions, as CycloneDX JSON
	$(BIN)/python -m pip install --quiet --disable-pip-version-check cyclonedx-bom
	$(BIN)/cyclonedx-py environment .venv --output-file sbom.json

lock: .venv/installed-dev  ## pin what development needs, with hashes, for every system and Python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	UV_CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/uv pip compile --quiet --universal --generate-hashes --upgrade \
		--no-emit-index-url --no-emit-find-links --extra dev --output-file requirements-dev.lock pyproject.toml

locked: requirements-dev.lock pyproject.toml  ## set up .venv with exactly what the lock names
	$(PYTHON) -m venv --clear .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	$(BIN)/python -m compileall -q src
	@touch .venv/installed .venv/installed-dev

lint: .venv/installed-dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

COMPILED := .venv-compiled/$(notdir $(BIN))
# What `pip install .` does, and an error where there is no C compiler. The wheel lies in dist/compiled.
compiled: .venv-compiled/installed  ## compile newsx to C: a wheel, and an environment of its own with it

.venv-compiled/installed: pyproject.toml $(shell find src dictionaries scripts -name '*.py' -o -name '*.tsv')
	$(PYTHON) -m venv --clear .venv-compiled
	rm -rf dist/compiled
	$(COMPILED)/python -m pip install --quiet --disable-pip-version-check build
	NEWSX_COMPILE=1 $(COMPILED)/python -m build --outdir dist/compiled
	$(COMPILED)/python -m pip install --quiet --disable-pip-version-check \
		"$$(echo dist/compiled/*.whl)[fast,batch]"
	@touch $@

TEXTS ?= seeds
# The corpus, and all that both find in TEXTS: a byte of difference is an error. Two jobs, for what goes to other processes.
test-compiled: .venv/installed .venv-compiled/installed  ## test the compiled newsx; TEXTS="FOLDER_OR_FILE…" is read by both
	$(COMPILED)/python -m pip install --quiet --disable-pip-version-check pytest hypothesis
	$(COMPILED)/newsx --version | grep compiled
	$(COMPILED)/python -m pytest $(addprefix tests/test_,articles.py entities.py facts.py figures.py layout.py periods.py seeds.py)
	@mkdir -p build
	$(BIN)/newsx extract $(TEXTS) --format jsonl -o build/plain.jsonl
	$(COMPILED)/newsx extract $(TEXTS) --format jsonl --jobs 2 -o build/compiled.jsonl
	cmp build/plain.jsonl build/compiled.jsonl

BENCH ?=
# What `pip install` gives is measured, which is compiled where there is a C compiler, and beside it this checkout.
bench: .venv/installed .venv-bench/installed  ## measure speed beside the peers; BENCH="--text FOLDER --largest 10000000"
	-$(MAKE) compiled
	$(BIN)/python benchmarks/speed.py --peers .venv-bench/$(notdir $(BIN))/python \
		$$(test -f .venv-compiled/installed && echo --installed $(COMPILED)/python) -o docs $(BENCH)

# Peers have requirements of their own; one that does not install is left out of the table. LAC is of 2021: its setup asks for
# pkg_resources, which setuptools 81 has dropped, and the program for what paddlepaddle 3 has dropped.
.venv-bench/installed:
	$(PYTHON) -m venv .venv-bench
	-.venv-bench/$(notdir $(BIN))/python -m pip install --quiet --disable-pip-version-check jionlp 'setuptools<81' wheel
	-.venv-bench/$(notdir $(BIN))/python -m pip install --quiet --disable-pip-version-check \
		'paddlepaddle==2.6.2' 'numpy<2' 'protobuf<=3.20.3'
	-.venv-bench/$(notdir $(BIN))/python -m pip install --quiet --disable-pip-version-check --no-build-isolation lac
	@touch $@

.venv/installed: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[fast]'
	$(BIN)/python -m compileall -q src  # so that the first start is a quick one, also where imports write no bytecode
	@touch $@

.venv/installed-dev: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	$(BIN)/python -m compileall -q src
	@touch $@ .venv/installed

clean:
	rm -rf .venv .venv-bench .venv-compiled dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis
