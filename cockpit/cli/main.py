"""`cockpit`: the cockpit itself, or one of its commands."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress

from cockpit.cli.commands import load
from cockpit.cli.output import Failure, Unusable, complain
from cockpit.cli.parser import parse


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code: 0 fine, 1 refused or found wanting, 2 usage or unreadable."""
    try:
        options = parse(sys.argv[1:] if argv is None else argv)
        code = load(options.command or "open").run(options)
        sys.stdout.flush()
    except Failure as failure:
        return complain(failure)
    except SystemExit as done:  # --help and --version
        return done.code if isinstance(done.code, int) else 0
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # the reader, `head` perhaps, has enough
        _write_no_more()
        return 0
    except OSError as error:  # a full disk behind `>`, a folder that may not be entered
        _write_no_more()
        return complain(Unusable(f"{error.filename or 'output'}: {error.strerror or error}"))
    return code


def _write_no_more() -> None:
    """What is left in the buffer would fail again when Python ends."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(main())
