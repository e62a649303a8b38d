# Two commands: `make demo` shows the main job, `make test` proves it. Both set up what they need.
VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= python3

.PHONY: demo test check lint system lock clean bench replies score fuzz promises soak coverage mutants learn
demo: $(VENV)/ready
	$(BIN)/registerbot demo

# Files stay together on a worker, in their order; a third worker makes two processors slower.
PYTEST_SHARED := -q -n 2 --dist loadfile --no-loadscope-reorder
test: system check
	$(BIN)/pytest $(PYTEST_SHARED)

# How well papers that nobody has tuned for are read: the table, and with `make score OPTIONS=--misses` every miss.
score: $(VENV)/ready
	$(BIN)/python -m tests.samples.varied $(OPTIONS)

check: $(VENV)/ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# How fast, and with how much memory; prints figures and proves nothing. `make bench BENCH="answers --mails 100"`, `BENCH=reading`
bench: system $(VENV)/ready
	$(BIN)/python -m tests.bench $(BENCH)

$(VENV)/ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || sh .ci/system python3-venv
	@echo "making $(VENV) with what requirements.lock names; the first time this takes a minute ..."
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

# Mutated mails and files through the readers: two and a half times the daily form; FUZZ=50 for a night.
FUZZ ?= 1
fuzz: $(VENV)/ready
	$(BIN)/python -m tests.hostile.fuzz $(FUZZ)

# Branch coverage of bot/ and storage/ over the whole suite, processes that tests start included; fails under 95 %. Whether
# the tests pass is for `make test` to say. It takes about twice as long as they do.
coverage: system $(VENV)/ready
	rm -rf build/coverage && mkdir -p build/coverage
	-$(BIN)/coverage run -m pytest $(PYTEST_SHARED)
	$(BIN)/coverage combine -q
	$(BIN)/coverage report

# Small faults in the rule modules (bot/core), one at a time: tests/core must notice nine in ten, else it fails. Prints how
# many of each module, then the unnoticed. `make mutants MODULE=bot/core/trust.py` judges one module.
mutants: $(VENV)/ready
	$(BIN)/python -m tests.house.mutants $(MODULE)

# The weights of bot/core/approval/learned.tsv, fitted anew to the sentences of tests/core/approval/sentences.tsv; tells first
# how well sentences are told apart that are left out of the fit.
learn: $(VENV)/ready
	$(BIN)/python -m tests.core.approval.learning --write

# The table from promise to test in docs/promises.md.
promises: $(VENV)/ready
	$(BIN)/python -m tests.house.promises

# The long forms of the fault tests, for a night: every step killed 200 times, every side effect of every kind of mail
# failing, 200 lives of 50 steps, and two hours of random faults that tell what they did.
SOAK_SECONDS := 7200
soak: $(VENV)/ready system
	SOAK=200 $(BIN)/pytest -q tests/faults --deselect tests/faults/test_soak.py
	$(BIN)/python -m tests.faults.soak $(SOAK_SECONDS)

# What the tests need beyond Python; a test whose program is missing is skipped and says what to install.
system:
	sh .ci/system dovecot-imapd dovecot-lmtpd postgresql tesseract-ocr tesseract-ocr-swe bubblewrap chromium openssl

# How the verdicts on labelled replies fall out: make replies FILE=my.tsv (label, language, text; \n a line break).
replies: $(VENV)/ready
	$(BIN)/python -m tests.core.approval.confusion $(FILE)

# New versions: every dependency again, with hashes and without addresses.
lock:
	uv pip compile --quiet --universal --python-version 3.11 --extra test --generate-hashes \
	  --no-emit-index-url --no-emit-find-links --no-header --no-annotate pyproject.toml -o requirements.lock

clean:
	rm -rf $(VENV) build dist demo *.egg-info
