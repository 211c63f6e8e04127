# `make demo` and `make test` set everything up themselves; Python 3.11, git and make are enough.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
export VERSIONER_HOME ?= $(CURDIR)
# commands are started hundreds of times by tests: what is compiled once is kept
unexport PYTHONDONTWRITEBYTECODE

.PHONY: bench-peers phrasebook mutants docs man sbom test-lowest demo test test-long lint bench golden messages clean setup

setup: $(READY)

EXTRAS ?= dev
# what is imported is compiled then, by two processes; what never is, never: a third of the time
$(READY): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --no-compile --disable-pip-version-check --constraint constraints.txt --editable '.[$(EXTRAS)]'
	touch $@

demo: $(READY)  ## track an article and its source through a scripted story, and print what a reader sees
	$(BIN)/versioner demo

test: $(READY)  ## all tests but the long ones
	$(BIN)/python -m pytest -n 2 --dist worksteal -m 'not long'

test-long: $(READY)  ## hours of hypothesis, kill and fuzz
	HYPOTHESIS_PROFILE=long $(BIN)/python -m pytest -m 'long or not long'

lint: $(READY)  ## style, types, layers
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(READY)  ## every number the README and docs quote; VERSIONER_CORPUS names the labelled histories
	$(BIN)/python -m bench

bench-peers: $(READY)  ## versioner beside urlwatch, webchanges and a git script, installed under build/peers; not in CI
	$(PYTHON) -m venv build/peers
	build/peers/bin/python -m pip install --quiet --disable-pip-version-check urlwatch webchanges html2text
	$(BIN)/python bench/peers.py

SAMPLE ?= 40
mutants: $(READY)  ## how many plausible bugs in what decides are caught by the tests (cosmic-ray, not in CI)
	@mkdir -p build
	$(PYTHON) -m venv build/mutants
	build/mutants/bin/python -m pip install --quiet --disable-pip-version-check 'cosmic-ray>=8.4'
	$(BIN)/python bench/mutants.py --cosmic-ray build/mutants/bin/cosmic-ray --sample $(SAMPLE)

golden: $(READY)  ## what tests/golden/*/expected.txt say, written anew: read the difference before you commit it
	GOLDEN=write $(BIN)/python -m pytest -q tests/test_golden.py

phrasebook: $(READY)  ## what is said to SQLite word for word, from the statements as they are: after one was changed or added
	$(BIN)/python -m bench.phrasebook

EXTRACT := $(BIN)/pybabel -q extract --width=100 --project=versioner --version=1 --copyright-holder='the versioner authors'
MARKS := --keywords='N_ NN_:1,2'
ERRORS := E_ ExtractError FetchError UnreadableError ForbiddenAddressError NotAnArticleError PostponedError RobotsError TooLargeError VersionerError UsageError NotFoundError LostError AmbiguousError ConfigError StorageError CorruptError CutShortError SignInError StampError OldStateError _UnfitError Refusal:2
messages: $(READY)  ## the catalogues of changelog, pages, command line and errors: extract, update, compile
	@mkdir -p build
	$(EXTRACT) $(MARKS) --no-default-keywords --no-location -o build/versioner.pot versioner/view versioner/notify
	$(EXTRACT) $(MARKS) --no-location -F versioner/locale/pages.cfg -o build/pages.pot versioner
	$(EXTRACT) $(MARKS) --keywords='words many:1,2' --no-default-keywords --no-location -o build/terminal.pot versioner/cli versioner/demo
	@# by file: folders are walked in the order of the file system, which is another in every checkout
	$(EXTRACT) --sort-by-file --keywords='$(ERRORS)' --no-default-keywords --no-location -o build/errors.pot versioner
	$(BIN)/python -c 'from versioner.cli.main import COMMANDS, main; from versioner.cli.helps import template; print(template(main, (one[2] for one in COMMANDS.values())))' > build/help.pot
	for domain in versioner pages terminal errors help; do \
	  for language in de es fr; do \
	    file=versioner/locale/$$language/LC_MESSAGES/$$domain.po; \
	    test -e $$file || $(BIN)/pybabel -q init -D $$domain -l $$language -i build/$$domain.pot -d versioner/locale || exit; \
	  done; \
	  $(BIN)/pybabel -q update -D $$domain --width=100 --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date \
	    -i build/$$domain.pot -d versioner/locale && \
	  $(BIN)/pybabel -q compile -D $$domain -d versioner/locale || exit; \
	done

docs: $(READY)  ## the documentation's site, into build/docs; any warning fails
	@$(BIN)/python -c 'import furo, myst_parser, sphinx' 2>/dev/null || \
	  $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[docs]'
	$(BIN)/python -m sphinx -W --keep-going -q -b html docs build/docs

man: $(READY)  ## manual pages of every command, into build/man
	@mkdir -p build/man
	$(BIN)/python -m pip install --quiet --disable-pip-version-check click-man
	$(BIN)/click-man --target build/man versioner

sbom: $(READY)  ## what is in an installation and under which licence: CycloneDX, into build/sbom.json
	@mkdir -p build
	$(PYTHON) -m venv build/sbom-tool build/sbom-env
	build/sbom-tool/bin/python -m pip install --quiet --disable-pip-version-check cyclonedx-bom
	build/sbom-env/bin/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt .
	build/sbom-tool/bin/cyclonedx-py environment --pyproject pyproject.toml --output-reproducible \
	  --output-file build/sbom.json build/sbom-env

test-lowest: ## the tests with the lowest versions that pyproject.toml names of what it names itself
	$(PYTHON) -m venv build/lowest
	build/lowest/bin/python -m pip install --quiet --disable-pip-version-check uv
	build/lowest/bin/uv pip install --quiet --python build/lowest/bin/python --resolution lowest-direct --editable '.[dev]'
	build/lowest/bin/python -m pytest -n 2 -m 'not long and not browser'

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage
