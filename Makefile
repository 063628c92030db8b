# Everything that this project does to itself. The first two targets do all set-up on a fresh
# Debian or Ubuntu: `make demo` and `make test`.
PYTHON ?= python3
BIN := .venv/bin
VECTORS := $(abspath ../shared/vectors)
export PDPKIT_VECTORS ?= $(if $(wildcard $(VECTORS)/README.md),$(VECTORS))

.PHONY: demo test check bench crash laws mutants kills fuzz interop vectors docs clean

demo: .venv/ready
	rm -rf out/demo
	$(BIN)/pdp demo out/demo

test: .venv/ready .venv/tested
	$(BIN)/pytest -n 2 --dist worksteal -rs

check: .venv/ready
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: .venv/ready
	$(BIN)/python benchmarks/run.py

crash: .venv/ready .venv/tested
	PYTHONPATH=tests $(BIN)/python -m rigs.crash $(KILLS)

mutants: .venv/ready
	PYTHONPATH=tests $(BIN)/python -m rigs.mutants $(MUTANTS)

differential: .venv/ready
	PYTHONPATH=tests $(BIN)/python -m rigs.differential $(DOCUMENTS)

kills: .venv/ready
	PYTHONPATH=tests $(BIN)/python -m rigs.kills $(PORTION)

fuzz: .venv/ready
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[fuzz]'
	PYTHONPATH=tests $(BIN)/python -m rigs.fuzz $(SECONDS)

laws: .venv/ready
	PDPKIT_EXAMPLES=500 $(BIN)/pytest -n 2 tests/test_merging_laws.py tests/test_merging_faults.py

interop: .venv/ready
	tests/interop/run

vectors: .venv/ready
	PYTHONPATH=tests $(BIN)/python -m generate.vectors
	PYTHONPATH=tests $(BIN)/python -m generate.rules
	PYTHONPATH=tests $(BIN)/python -m generate.examples

docs: .venv/ready
	PYTHONPATH=tests $(BIN)/python -m generate.schemas
	PYTHONPATH=tests $(BIN)/python -m generate.spec
	PYTHONPATH=tests $(BIN)/python -m generate.coverage
	PYTHONPATH=tests $(BIN)/python -m generate.cli
	PYTHONPATH=tests $(BIN)/python -m generate.docs

clean:
	rm -rf .venv out

.venv/ready: pyproject.toml constraints.txt tests/install
	PYTHON=$(PYTHON) sh tests/install
	touch $@

.venv/tested: .venv/ready
	sh tests/install tests
	touch $@
