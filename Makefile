# Everything below needs Python 3.11 or newer, git and make; the first call sets up .venv (uv is used when present).
.PHONY: help run test lint torture bench screenshots docs wheel clean
.DELETE_ON_ERROR:

BIN := .venv/bin
PROJECT := pyproject.toml requirements.lock scripts/venv.sh

help:
	@echo "make run          the cockpit on the sample sprint (cockpit demo; ARGS='--day fri' for Friday)"
	@echo "make test         ruff, mypy, import-linter and all tests"
	@echo "make lint         the first three alone"
	@echo "make torture      kills, races and floods for minutes"
	@echo "make bench        startup, reload, keys, ticks and load, each against its floor"
	@echo "make screenshots  the pictures in screenshots/"
	@echo "make docs         docs/KEYS.md from the table of keys"
	@echo "make wheel        dist/*.whl"
	@echo "make clean        removes .venv and everything that was made, but no pictures"

.venv/stamp-run: $(PROJECT)
	@sh scripts/venv.sh requirements.lock
	@touch $@

.venv/stamp-dev: $(PROJECT) requirements-dev.lock
	@sh scripts/venv.sh requirements-dev.lock
	@touch .venv/stamp-run $@

run: .venv/stamp-run
	@$(BIN)/cockpit demo $(ARGS)

lint: .venv/stamp-dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

test: lint
	@rm -f snapshot_report.html
	$(BIN)/pytest -q -n auto --dist worksteal $(ARGS)

torture: .venv/stamp-dev
	HYPOTHESIS_PROFILE=explore $(BIN)/pytest -q -m torture -n auto --dist worksteal $(ARGS)

bench: .venv/stamp-dev
	$(BIN)/python -m benchmarks $(ARGS)

screenshots: .venv/stamp-dev
	$(BIN)/python -m scripts.screenshots $(ARGS)

docs: .venv/stamp-run
	$(BIN)/cockpit keys --markdown > docs/KEYS.md.new && mv docs/KEYS.md.new docs/KEYS.md

wheel: .venv/stamp-dev
	$(BIN)/python -m hatchling build -t wheel

clean:
	rm -rf .venv build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis snapshot_report.html
	find cockpit tests benchmarks scripts -name __pycache__ -type d -prune -exec rm -rf {} +
