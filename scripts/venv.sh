#!/bin/sh
# Makes or mends .venv and installs what the given lock file pins, then the checkout itself.
# usage: scripts/venv.sh LOCK
set -eu

lock=$1
recent='import sys; sys.exit(sys.version_info < (3, 11))'

say() { printf '%s\n' "$*" >&2; }

find_python() {
    for candidate in python3 python3.13 python3.12 python3.11 python3.14 python; do
        if command -v "$candidate" >/dev/null 2>&1 && "$candidate" -c "$recent" >/dev/null 2>&1; then
            command -v "$candidate"
            return 0
        fi
    done
    return 1
}

make_venv() {
    rm -rf .venv
    if command -v uv >/dev/null 2>&1 && uv venv --quiet --python '>=3.11' .venv; then
        return 0
    fi
    if ! python=$(find_python); then
        say "cockpit needs Python 3.11 or newer; found: $(python3 --version 2>/dev/null || echo none). Install one and run make again."
        exit 1
    fi
    if ! "$python" -c 'import venv, ensurepip' >/dev/null 2>&1; then
        say "$python has no venv module. On Debian and Ubuntu: apt-get install python3-venv, then run make again."
        exit 1
    fi
    say "Setting up .venv with $("$python" --version) ..."
    "$python" -m venv .venv
}

install() {
    if command -v uv >/dev/null 2>&1; then
        uv pip install --quiet --python .venv/bin/python "$@"
    else
        .venv/bin/python -m pip install --quiet --disable-pip-version-check "$@"
    fi
}

.venv/bin/python -c "$recent" >/dev/null 2>&1 || make_venv
install -r "$lock"
install --no-deps --no-build-isolation -e .
