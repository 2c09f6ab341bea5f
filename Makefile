# `make` sets up and builds; `make help` lists the rest.
python := .venv/bin/python
verapdf := .cache/verapdf/greenfield-apps-1.28.2.jar
xjdf := .cache/xjdf/xjdf.xsd
ARGS :=

.PHONY: build test lint format lock bench bench-batch languages verapdf xjdf clean help

build: .venv/ready ## set up if need be, then build every material into output/
	$(python) build.py $(ARGS)

test: .venv/ready-to-develop ## set up if need be, then run the tests (ARGS="-k fold" narrows)
	$(python) -m pytest -n auto --dist loadfile $(ARGS)

lint: .venv/ready-to-develop ## style, types, import contracts, dependencies
	$(python) -m ruff check .
	$(python) -m ruff format --check .
	$(python) -m mypy
	.venv/bin/lint-imports
	$(python) -m deptry .

format: .venv/ready-to-develop ## put imports and layout in order
	$(python) -m ruff check --fix .
	$(python) -m ruff format .

# One lock serves every platform and Python from 3.11; it names no index, host or path.
uv_compile = $(python) -m uv pip compile pyproject.toml --quiet --universal --generate-hashes --no-header
lock: .venv/ready-to-develop ## pin again after a change to pyproject.toml (ARGS=--upgrade for the newest)
	$(uv_compile) --output-file requirements.lock $(ARGS)
	$(uv_compile) --group dev --constraint requirements.lock --output-file requirements-dev.lock $(ARGS)

bench: .venv/ready ## measure seconds and memory against the engine's own command line
	$(python) benchmarks/single.py $(ARGS)
	$(python) benchmarks/copyfit.py

languages: .venv/ready-to-develop ## draw every material in every language (ARGS=brochure narrows) into output/languages
	$(python) -m tests.languages.contact_sheets $(ARGS)

bench-batch: .venv/ready ## measure brochures for many partners beside full builds and Typst
	$(python) benchmarks/batch.py $(ARGS)
	$(python) benchmarks/job_file.py

verapdf: $(verapdf) ## fetch the PDF/UA validator for the tests (needs Java and Maven)

xjdf: $(xjdf) ## fetch the schema of job tickets for the tests (needs curl)

clean: ## remove what was made, and .venv
	rm -rf .venv .cache output .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis

help: ## show this list
	@sed -n 's/^\([a-z]*\):.*## /make \1:	/p' Makefile | expand -t 16

.venv/ready: scripts/set-up requirements.lock
	scripts/set-up requirements.lock
	@touch $@

.venv/ready-to-develop: scripts/set-up requirements-dev.lock
	scripts/set-up requirements-dev.lock
	@touch .venv/ready $@

$(verapdf):
	mvn --quiet --batch-mode dependency:copy -DoutputDirectory=$(@D) \
	    -Dartifact=org.verapdf.apps:$(subst greenfield-apps-,greenfield-apps:,$(basename $(@F)))
	@touch $@

# CIP4's schema of XJDF 2.1, by commit; its licence lets us use it, so it is fetched and not kept.
$(xjdf):
	curl --fail --silent --show-error --location --create-dirs --output $@ \
	    https://raw.githubusercontent.com/cip4/XJDF-Schema/21b2217ea4aca6540460962cc782479d6be76556/xjdf.xsd
