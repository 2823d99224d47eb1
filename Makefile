# The two commands are `make book` and `make test`; each sets up what it needs.
PYTHON ?= python3
BIN := .venv/bin
# Installs what requirements.txt locks, once, and again when it changes.
.venv/ready: requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' || \
	  { echo "This book needs Python 3.11 to 3.13; PYTHON=python3.12 make $(MAKECMDGOALS) names one."; exit 1; }
	$(PYTHON) -m venv --clear .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch .venv/ready

.PHONY: book test check serve lab lock clean bench-site
book: .venv/ready      ## runs every chapter and writes the site to _build/html
	$(BIN)/python -m nhscuts build

test: book             ## passes every test, on the site as built
	$(BIN)/python -m pytest -n 2 --dist loadfile

check: .venv/ready     ## compares the figures in the chapters with the data
	$(BIN)/python -m nhscuts check

serve: .venv/ready     ## opens the built site
	$(BIN)/python -m nhscuts serve

lab: .venv/ready       ## opens the chapters in JupyterLab, where they run as they are
	JUPYTER_CONFIG_PATH=$(CURDIR)/.jupyter $(BIN)/jupyter lab --notebook-dir=chapters

lock:                  ## resolves requirements.in anew; needs uv
	uv pip compile --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.11 \
	  requirements.in -o requirements.txt

clean:                 ## removes everything that was made
	rm -rf _build .venv .pytest_cache .hypothesis *.egg-info

bench/node_modules: bench/package-lock.json
	npm ci --prefix bench --silent --no-audit --no-fund
	@touch bench/node_modules

bench-site: .venv/ready bench/node_modules  ## measures the built site with Lighthouse, beside stock Jupyter Book; needs node
	$(BIN)/python bench/site.py $(BENCH)
