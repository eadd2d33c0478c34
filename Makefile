PYTHON ?= python3
IN = .venv/bin/python

.DEFAULT_GOAL := help
.PHONY: help run test engine lint types format messages ready ready-to-test

help: ## list the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' Makefile

run: ready ## set up what is missing, then open Molette in the browser
	@exec .venv/bin/molette serve

test: ready-to-test ## set up what is missing, then run every check and every test
	@$(IN) setup/checks.py

engine: ready-to-test ## test the engine alone, with NumPy and nothing else
	@$(IN) setup/checks.py engine

lint: ready-to-test ## check style, format and who imports whom
	@$(IN) setup/checks.py style format imports

types: ready-to-test ## check the types
	@$(IN) setup/checks.py types

format: ready-to-test ## write the code in the common format
	@.venv/bin/ruff check --fix-only --quiet . && .venv/bin/ruff format .

messages: ready-to-test ## gather the sentences to translate, then compile the translations
	@$(IN) setup/translations.py gather compile

ready:
	@$(PYTHON) setup/environment.py run

ready-to-test:
	@$(PYTHON) setup/environment.py test
