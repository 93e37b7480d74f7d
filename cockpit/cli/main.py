"""`cockpit`: the cockpit itself, or one of its commands."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from cockpit.cli.commands import load
from cockpit.cli.output import Failure, complain
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
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code


if __name__ == "__main__":
    sys.exit(main())
