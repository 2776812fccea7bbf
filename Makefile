# Two commands do everything: `make demo` and `make test`. Both make their own virtual environment in .venv.

PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
READY := .venv/.ready
export PYTHONDONTWRITEBYTECODE := # every process would compile the whole program

.PHONY: demo test check tidy bench pictures clean

demo: $(READY)
	@$(BIN)/tracker demo demo

# The types are checked while the tests run: alone, mypy keeps one processor busy and the others waiting. Where nobody will
# check them a second time (CI is set), it writes nothing down for then, which is a sixth of its work.
test: tidy
	$(BIN)/mypy --no-error-summary $(if $(CI),--cache-dir=/dev/null) & types=$$!; \
	$(BIN)/python -m pytest -n auto --dist worksteal; tested=$$?; \
	wait $$types && exit $$tested

check: tidy
	$(BIN)/mypy --no-error-summary

tidy: $(READY)
	$(BIN)/ruff check --quiet .
	$(BIN)/ruff format --quiet --check .

bench: $(READY)
	$(BIN)/python bench/bench_startup.py
	$(BIN)/python bench/bench_import.py
	$(BIN)/python bench/bench_server.py
	$(BIN)/python bench/bench_listing.py
	$(BIN)/python bench/bench_independence.py
	$(BIN)/python bench/bench_past.py
	$(BIN)/python bench/bench_audit.py
	$(BIN)/python bench/bench_copies.py
	$(BIN)/python bench/bench_same_claim.py
	$(BIN)/python bench/bench_intake.py
	$(BIN)/python bench/bench_alignment.py
	$(BIN)/python bench/bench_extract.py
	$(BIN)/python bench/bench_reports.py
	$(BIN)/python bench/bench_writers.py
	$(BIN)/python bench/bench_carrying.py
	$(BIN)/python bench/bench_crash.py

pictures: $(READY)
	$(BIN)/python docs/make_pictures.py

$(READY): pyproject.toml
	@test -n "$(PYTHON)" || { echo "tracker needs Python 3.11 or newer, and finds none: install it and try again." >&2; exit 1; }
	@echo "Setting up .venv (once; a minute or so) ..."
	@$(PYTHON) -m venv .venv || { echo "Python cannot make a virtual environment: on Debian or Ubuntu, apt-get install python3-venv." >&2; exit 1; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $(READY)

clean:
	rm -rf .venv demo build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
