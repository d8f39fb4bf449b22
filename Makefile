# What one does with this checkout. It needs Python 3.11 or newer, make and git; all else is installed into .venv.
# `make help` lists the targets.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
SHELL := /bin/sh

# The first Python that is new enough; `make PYTHON=/path/to/python test` takes another one.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$p" && break; done)

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
INSTALLED := $(VENV)/.installed
DEMO := demo

.PHONY: help demo test lint check eval train readme build lock clean

help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## /\1	/p' $(MAKEFILE_LIST)

$(INSTALLED): pyproject.toml constraints.txt
	@test -n "$(PYTHON)" && "$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo 'Python 3.11 or newer is needed: install it, or name it: make PYTHON=/path/to/python3.11 ...' >&2; exit 2; }
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo 'This Python cannot make virtual environments. On Debian or Ubuntu: apt install python3-venv' >&2; exit 2; }
	@echo 'Installing into $(VENV); the first time this takes a few minutes ...'
	@"$(PYTHON)" -m venv --clear $(VENV)
	@$(PIP) install --quiet --require-hashes --requirement constraints.txt
	@$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

demo: $(INSTALLED) ## build the graph of the sample articles, check it, draw it, report on it, answer three questions
	$(BIN)/kg build seeds/ -o $(DEMO)/graph --force
	$(BIN)/kg check $(DEMO)/graph
	$(BIN)/kg draw $(DEMO)/graph -o $(DEMO)/graph.html --force
	$(BIN)/kg report $(DEMO)/graph -o $(DEMO)/report.html --force
	@echo
	$(BIN)/kg ask $(DEMO)/graph concern-ranking
	@echo
	$(BIN)/kg ask $(DEMO)/graph claims-about-model --model 'Llama 3.1'
	@echo
	$(BIN)/kg ask $(DEMO)/graph stance --target 'open-source AI'
	@printf '\nThe page:    %s\nThe report:  %s\nThe dataset: %s\nGo on with:  . %s/activate, then kg --help\n' '$(CURDIR)/$(DEMO)/graph.html' '$(CURDIR)/$(DEMO)/report.html' '$(CURDIR)/$(DEMO)/graph' '$(BIN)'

test: $(INSTALLED) ## run the whole test suite, browser tests included
	CHROMIUM="$$($(BIN)/python tests/ensure_chromium.py)" && export CHROMIUM && \
		$(BIN)/python -m pytest --cov --cov-report=term $(PYTEST)

lint: $(INSTALLED) ## run the linters, the type checker and the import contracts
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

check: lint test ## lint and test

eval: $(INSTALLED) ## measure extraction against annotated articles: all of them, or EVAL="dev --show"
	$(BIN)/python benchmarks/accuracy.py $(EVAL)

train: $(INSTALLED) ## train the weights that judge claims from the sentences in training/
	@$(PIP) install --quiet 'scikit-learn>=1.5'
	$(BIN)/python training/train.py

readme: $(INSTALLED) ## run the blocks of README.md, write their true output into it, and take its picture
	$(BIN)/python docs/readme.py
	$(BIN)/python docs/picture.py

build: $(INSTALLED) ## build the wheel and the sdist into dist/
	$(BIN)/python -m build --no-isolation

lock: $(INSTALLED) ## look for newer versions of everything and write constraints.txt anew
	@$(PIP) install --quiet 'uv>=0.8'
	$(BIN)/uv pip compile pyproject.toml --extra test --extra lint --group build --upgrade --universal \
		--python-version 3.11 --generate-hashes --no-emit-index-url --no-strip-extras --no-header --no-annotate --quiet \
		--output-file constraints.txt

clean: ## remove everything that was made here
	rm -rf $(VENV) $(DEMO) dist build .coverage htmlcov .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
