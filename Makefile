# make demo: the program on an embedded OVHcloud.  make test: the tests.  Both set up what they need.

PYTHON := $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
ifeq ($(PYTHON),)
$(error Python 3.11 or newer is needed and was not found)
endif
VENV := .venv/bin
TOUR := demo-tour
# One more than the processors of an ordinary machine: tests of windows often wait.
JOBS ?= 3

.PHONY: demo test torture cover mutants check i18n setup setup-test format tour bench clean

demo: setup
	@$(VENV)/python tools/demo.py $(TOUR)

test: setup-test
	@QT_QPA_PLATFORM=offscreen $(VENV)/python -m pytest -n $(JOBS) $(ARGS)

# What takes too long for every day: the sending side killed at every point, every fault told, every minute in every
# zone, and every property over many more examples. Prints what came of it.
torture: setup-test
	@OVHSMS_TORTURE=1 QT_QPA_PLATFORM=offscreen $(VENV)/python -m pytest -n $(JOBS) --timeout=3600 \
		tests/torture tests/core/test_hours.py tests/outbox/test_many_receipts.py $(ARGS)
	@QT_QPA_PLATFORM=offscreen $(VENV)/python -m pytest -s -q -p no:randomly tests/outbox/test_fault_matrix.py $(ARGS)
	@OVHSMS_EXAMPLES=1500 OVHSMS_MUTATIONS=10000 QT_QPA_PLATFORM=offscreen $(VENV)/python -m pytest -n $(JOBS) \
		--timeout=3600 tests/store/test_journal_machine.py tests/core/test_verdicts.py tests/files $(ARGS)

# Which lines and branches the tests reach, where every one counts. Takes about twice as long as the tests alone.
cover: setup-test
	@$(VENV)/coverage erase
	@QT_QPA_PLATFORM=offscreen $(VENV)/coverage run -m pytest -n $(JOBS) $(ARGS)
	@$(VENV)/coverage combine -q
	@$(VENV)/python -m tools.cover

# Small faults, one at a time, to see whether a test notices: some minutes each room. Prints those that none did.
# make mutants ARGS="--seed 2 --count 20 --only ovhsms_gui/store"
mutants: setup-test
	@$(VENV)/python -m tools.mutants $(ARGS)

check: setup-test
	@$(VENV)/ruff check .
	@$(VENV)/ruff format --check .
	@$(VENV)/mypy
	@$(VENV)/lint-imports
	@$(VENV)/python tools/lint_rules.py ovhsms_gui
	@$(VENV)/python tools/i18n.py check

# Takes what is new in the code into the catalogues in resources/i18n, and compiles them.
i18n: setup-test
	@$(VENV)/python tools/i18n.py update

# The README's pictures come from the tour, which plays in each language.
tour: setup
	@LC_ALL=C.UTF-8 LANGUAGE=en TZ=Europe/Paris QT_QPA_PLATFORM=offscreen $(VENV)/python -m ovhsms_gui --demo --tour $(TOUR)/en
	@LC_ALL=fr_FR.UTF-8 LANGUAGE=fr TZ=Europe/Paris QT_QPA_PLATFORM=offscreen $(VENV)/python -m ovhsms_gui --demo --tour $(TOUR)/fr
	@cp $(TOUR)/en/*-placeholders.png docs/window.png
	@cp $(TOUR)/fr/*-placeholders.png docs/window-fr.png
	@cp $(TOUR)/fr/*-dark.png docs/window-fr-dark.png
	@cp $(TOUR)/en/*-confirm.png docs/confirm.png

# How fast it is, as ratios measured in one run.
bench: setup-test
	@$(VENV)/python -m tools.bench_core
	@QT_QPA_PLATFORM=offscreen $(VENV)/python -m tools.bench_start
	@QT_QPA_PLATFORM=offscreen $(VENV)/python -m tools.bench_files
	@QT_QPA_PLATFORM=offscreen $(VENV)/python -m tools.bench_contacts
	@QT_QPA_PLATFORM=offscreen $(VENV)/python -m tools.bench_outbox
	@QT_QPA_PLATFORM=offscreen $(VENV)/python -m tools.bench_compose
	@QT_QPA_PLATFORM=offscreen $(VENV)/python -m tools.bench_alive

format: setup-test
	@$(VENV)/ruff check --fix-only .
	@$(VENV)/ruff format .

setup:
	@$(PYTHON) tools/setup.py run

setup-test:
	@$(PYTHON) tools/setup.py test

clean:
	rm -rf .venv $(TOUR) build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis .coverage .coverage.*
