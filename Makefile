.PHONY: run test check bench lock catalogue clean
.DEFAULT_GOAL := run

PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin

# PYTHONPATH and an active environment of the caller must not leak into ours.
unexport PYTHONPATH VIRTUAL_ENV

$(VENV)/.run: requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	touch $@

$(VENV)/.test: $(VENV)/.run requirements-test.lock
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-test.lock
	touch $@

run: $(VENV)/.run ## set up, migrate, load the sample when empty, serve
	$(BIN)/quizapp demo --if-empty
	$(BIN)/quizapp serve --port $(PORT)

test: $(VENV)/.test ## every test, on both databases and in a real browser
	$(BIN)/python -m tests.browser.browsers
	$(BIN)/python -m pytest -n 2 $(ARGS)

check: $(VENV)/.test ## format, lint, types, layers, migrations
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	mkdir -p var && rm -f var/check.db*
	QUIZAPP_DATABASE_URL=sqlite:///var/check.db $(BIN)/alembic upgrade head
	QUIZAPP_DATABASE_URL=sqlite:///var/check.db $(BIN)/alembic check

bench: $(VENV)/.test ## the benchmarks: a table, and var/bench.json
	$(BIN)/python -m bench $(ARGS)

lock: ## renew the locked versions (needs uv)
	uv pip compile pyproject.toml --group build --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-emit-find-links --no-header --quiet -o requirements.lock
	uv pip compile pyproject.toml --group build --group test --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-emit-find-links --no-header --quiet -c requirements.lock -o requirements-test.lock

catalogue: $(VENV)/.test ## collect the messages into the English catalogue
	$(BIN)/pybabel -q extract -F pyproject.toml -k N_ --no-location --omit-header -o var/messages.pot quizapp question_bank templates
	$(BIN)/pybabel -q update --no-fuzzy-matching --ignore-obsolete --omit-header -N -l en \
		-i var/messages.pot -o quizapp/locale/en/LC_MESSAGES/quizapp.po

clean:
	rm -rf $(VENV) var .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
